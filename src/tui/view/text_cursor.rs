//! Where a text is being typed.

use ratatui::layout::Position;

/// Where the terminal's cursor goes, where a text is being typed: what is drawn to a buffer cannot say it.
pub(crate) type TextCursor = Option<Position>;
