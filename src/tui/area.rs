//! The parts of the screen in ratatui's terms and in the model's.

use crate::app::{Area, Size};
use ratatui::layout::{self, Rect};

impl From<Area> for Rect {
    fn from(area: Area) -> Self {
        let Area { x, y, width, height } = area;
        Self { x, y, width, height }
    }
}

impl From<Rect> for Area {
    fn from(area: Rect) -> Self {
        let Rect { x, y, width, height } = area;
        Self { x, y, width, height }
    }
}

impl From<Size> for layout::Size {
    fn from(size: Size) -> Self {
        Self::new(size.width, size.height)
    }
}
