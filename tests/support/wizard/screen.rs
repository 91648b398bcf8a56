//! What a person sees, and how to find something on it.

use super::hostile::is_obeyed;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

/// What a person sees.
#[derive(Debug)]
pub struct Screen {
    pub buffer: Buffer,
    /// Where the terminal's cursor is, where it is shown.
    pub cursor: Option<Position>,
}

impl Screen {
    /// The text of each line, without the blanks at its end.
    pub fn lines(&self) -> Vec<String> {
        (0..self.buffer.area.height).map(|row| self.line(row)).collect()
    }

    /// The text of a line, without the blanks at its end.
    pub fn line(&self, row: u16) -> String {
        let mut text = String::new();
        let mut hidden = 0;
        for column in 0..self.buffer.area.width {
            let symbol = self.buffer[(column, row)].symbol();
            // The cell behind a wide character holds nothing of its own.
            if hidden == 0 {
                text.push_str(symbol);
                hidden = symbol.width().max(1);
            }
            hidden -= 1;
        }
        text.truncate(text.trim_end().len());
        text
    }

    pub(super) fn line_from_bottom(&self, distance: u16) -> String {
        self.line(self.buffer.area.height - 1 - distance)
    }

    /// All text, a line a row.
    pub fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// Where `text` first is, in cells from the left and from the top.
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        (0..self.buffer.area.height).find_map(|row| {
            let line = self.line(row);
            let before = &line[..line.find(text)?];
            Some((u16::try_from(before.width()).ok()?, row))
        })
    }

    /// Whether `text` is in one of the lines.
    pub fn shows(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Fails where a cell holds what a terminal would obey, or a character reaches into a cell that says
    /// something else or over the edge.
    #[track_caller]
    pub fn assert_sound(&self) {
        let area = self.buffer.area;
        for row in 0..area.height {
            let mut column = 0;
            while column < area.width {
                let symbol = self.buffer[(column, row)].symbol();
                assert!(!symbol.contains(is_obeyed), "{symbol:?} at {column},{row}");
                let width = u16::try_from(symbol.width()).expect("a cell's width").max(1);
                assert!(column + width <= area.width, "{symbol:?} reaches over the edge in line {row}");
                for hidden in column + 1..column + width {
                    let behind = self.buffer[(hidden, row)].symbol();
                    assert!(behind.trim().is_empty(), "{symbol:?} covers {behind:?} at {hidden},{row}");
                }
                column += width;
            }
        }
    }

    /// The style of the first cell of `text`.
    pub fn style_of(&self, text: &str) -> ratatui::style::Style {
        let Some(cell) = self.find(text) else { panic!("`{text}` is not on\n{}", self.text()) };
        self.buffer[cell].style()
    }
}
