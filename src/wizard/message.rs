//! What can happen to the model, and what the model asks to be done in the world.

use super::app::{Standing, Written};
use ratatui::layout::Size;
use std::path::PathBuf;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The person pressed a key that means something here.
    Act(Action),
    /// The person typed a character into the text field that has the focus.
    Type(char),
    /// The person pasted text.
    Paste(String),
    /// The person clicked on a cell, counted from 0 at the top left.
    Click {
        /// The cell's column.
        column: u16,
        /// The cell's row.
        row: u16,
    },
    /// The person turned the mouse wheel by one notch.
    Wheel(Motion),
    /// The terminal has a new size.
    Resize(Size),
    /// What was asked for with [`Effect::Inspect`].
    Inspected(Vec<Standing>),
    /// How a [`Effect::Save`] ended.
    Saved(Result<Written, String>),
}

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Move the cursor.
    Move(Motion),
    /// Go on to the next step, or say yes.
    Confirm,
    /// Go back a step, close what is open in front, or say no.
    Back,
    /// Select or deselect, tick or untick what is under the cursor.
    Toggle,
    /// Select all use cases, or none where all are selected.
    ToggleAll,
    /// Open the panel under the cursor.
    Open,
    /// Close the panel under the cursor.
    Close,
    /// Open all panels.
    OpenAll,
    /// Close all panels.
    CloseAll,
    /// Type a filter.
    Filter,
    /// Give the source or destination under the cursor its name.
    Rename,
    /// Write a note to the item under the cursor.
    Note,
    /// Take the last change back.
    Undo,
    /// Make the change again that was taken back last.
    Redo,
    /// Copy what is under the cursor.
    Copy,
    /// Show the catalogs.
    Catalogs,
    /// Show all keys.
    Help,
    /// Leave.
    Quit,
    /// Give the shell the terminal until the person comes back.
    Suspend,
    /// Edit the text in the field that has the focus.
    Edit(Edit),
}

/// Where a cursor goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One screen up.
    PageUp,
    /// One screen down.
    PageDown,
    /// To the first line.
    Home,
    /// To the last line.
    End,
}

/// What a key does to text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edit {
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// To the start.
    Start,
    /// To the end.
    End,
    /// Remove the character on the left.
    DeleteLeft,
    /// Remove the character on the right.
    DeleteRight,
    /// Remove the word on the left.
    DeleteWord,
    /// Remove all up to the start.
    DeleteToStart,
}

/// Something to be done in the world.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Look what stands at these paths; answered with [`Message::Inspected`].
    Inspect(Vec<PathBuf>),
    /// Write the plan and what was asked for beside it; answered with [`Message::Saved`].
    Save,
    /// Put text on the clipboard of the person's terminal.
    Copy(String),
    /// Give the shell the terminal until the person comes back.
    Suspend,
    /// Leave.
    Quit,
}
