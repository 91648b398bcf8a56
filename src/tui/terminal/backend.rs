//! The backend that ratatui draws on: it collects a frame and never asks the terminal anything.

use crate::tui::terminal::canvas::{Canvas, CellChange};
use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::terminal::{self, Clear};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// The bytes of a frame that is being drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct SharedBuffer(Rc<RefCell<Vec<u8>>>);

impl SharedBuffer {
    /// The bytes so far; the next frame starts with none.
    pub(super) fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for SharedBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing: the screen sends a frame when it is complete, however often it is flushed before.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes frames to a buffer. Where the cursor is and how large the terminal is, it knows from what it
/// was sent: ratatui's own backend asks the terminal, and waits for the answer among the person's keys.
#[derive(Debug)]
pub(super) struct BufferedBackend {
    inner: CrosstermBackend<SharedBuffer>,
    canvas: Canvas,
    cursor: Position,
    size: Size,
}

impl BufferedBackend {
    pub(super) fn new(buffer: SharedBuffer, size: Size) -> Self {
        Self {
            inner: CrosstermBackend::new(buffer),
            canvas: Canvas::default(),
            cursor: Position::ORIGIN,
            size,
        }
    }

    /// Reports how large the terminal is.
    pub(super) fn resize(&mut self, size: Size) {
        self.size = size;
    }
}

impl Backend for BufferedBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let Self { inner, canvas, size, .. } = self;
        for change in canvas.change(*size, content) {
            match change {
                CellChange::Cells(cells) => inner.draw(cells.into_iter())?,
                CellChange::Whole(row, pieces) => {
                    queue!(inner, MoveTo(0, row), Clear(terminal::ClearType::CurrentLine))?;
                    // Each piece begins with a move of the cursor.
                    pieces.into_iter().try_for_each(|piece| inner.draw(piece.into_iter()))?;
                }
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        self.inner.set_cursor_position(self.cursor)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.canvas.clear();
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.canvas.clear();
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}
