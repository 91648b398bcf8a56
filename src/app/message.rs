//! What can happen to the model, and what the model asks to be done in the world.

use crate::app::draft::Draft;
use crate::app::{Live, RemoteVersion, Size, TargetStatus, Unsaved, Written};
use crate::catalog::{Catalog, Listed, NotOpened};
use crate::plan::{Document, SetupPlan};
use std::path::PathBuf;
use std::sync::Arc;

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
    Inspected(Vec<TargetStatus>),
    /// An unfinished plan was found.
    Unfinished(Box<Draft>),
    /// A catalog that an unfinished plan was made from, and its file where its id does not find it.
    CatalogRead(Arc<Catalog>, Option<PathBuf>),
    /// What was kept as an unfinished plan could not be read and was set aside under this path.
    SetAside(PathBuf),
    /// The draft that was gone on from is kept as it was under this path, since not all of it could be taken.
    DraftKept(PathBuf),
    /// Whether drafts can be kept; a sentence on why not. Sent whenever that changes.
    KeepsDrafts(Result<(), String>),
    /// Changes of the open plan were found that an earlier session could not write to its file; the plan with
    /// them.
    Unsaved(Box<Unsaved>),
    /// A catalog that is at hand, found for [`Effect::ListCatalogs`].
    Listed(Box<Listed>),
    /// All catalogs have been sent.
    ListedAll,
    /// The catalog of this file, asked for with [`Effect::OpenCatalog`].
    Opened(PathBuf, Result<Arc<Catalog>, NotOpened>),
    /// How a [`Effect::Store`], [`Effect::KeepMine`] or [`Effect::TakeTheirs`] ended.
    Stored(Stored),
    /// What a listener has heard so far.
    Heard(Box<Live>),
    /// How a [`Effect::MakeFolder`] ended.
    FolderMade(Result<(), String>),
    /// How a [`Effect::Save`] ended.
    Saved(Result<Written, String>),
    /// How a [`Effect::Update`] ended.
    Updated(Result<Written, NotUpdated>),
    /// What was asked for with [`Effect::Reread`]; a sentence where the file holds no plan.
    Reread(Result<Box<Document>, String>),
}

/// Why a saved plan was not updated. Its file is as it was.
#[derive(Debug, Clone, PartialEq)]
pub enum NotUpdated {
    /// The file was changed by someone else.
    Changed(RemoteVersion),
    /// The file is not there any more; a sentence that says so.
    Vanished(String),
    /// It could not be written; a sentence on why.
    Failed(String),
}

/// How bringing an open plan and its file together ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Stored {
    /// The file holds this plan, which may have been changed again since.
    Done(Box<SetupPlan>),
    /// The file was changed by someone else and left alone. What it holds, or a sentence where that is no plan.
    Changed(Result<Box<SetupPlan>, String>),
    /// It could not be written; a sentence on why.
    Failed(String),
    /// It was not written: what the file holds now was taken instead.
    Taken(Box<SetupPlan>),
    /// What the file holds now should be taken and cannot be; a sentence on why.
    NotTaken(String),
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
    /// Look at the other environment.
    SwitchTab,
    /// Show only what is left to do, or all.
    OnlyLeft,
    /// Take what the file holds instead of one's own changes.
    TakeTheirs,
    /// Write one's own changes over what the file holds.
    KeepMine,
    /// Show how the two differ.
    ShowDifference,
    /// Go on from the unfinished plan.
    Resume,
    /// Start with nothing chosen.
    Fresh,
    /// Open the checklist of the folder's plan.
    OpenPlan,
    /// Change what was chosen for the folder's plan.
    EditPlan,
    /// Add what was chosen to the plan that is there.
    UpdateExisting,
    /// Save under another path.
    OtherPath,
    /// Show the catalogs.
    Catalogs,
    /// Show all keys.
    Help,
    /// Leave.
    Quit,
    /// Give the shell the terminal until the person comes back.
    Suspend,
    /// Edit the text in the field that has the focus.
    Edit(FieldEdit),
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

impl Motion {
    /// Where the motion leads from `row` in a list of `count` rows that fits the screen.
    pub(crate) fn step(self, row: usize, count: usize) -> usize {
        match self {
            Self::Up => row.saturating_sub(1),
            Self::Down => (row + 1).min(count.saturating_sub(1)),
            Self::PageUp | Self::Home => 0,
            Self::PageDown | Self::End => count.saturating_sub(1),
        }
    }
}

/// What a key does to text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldEdit {
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// To the start of the line.
    Start,
    /// To the end of the line.
    End,
    /// Break the line, where the text may have several.
    NewLine,
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
    /// Look what is at these paths; answered with [`Message::Inspected`].
    Inspect(Vec<PathBuf>),
    /// Make the folder in which this file is to be, and those above it; answered with
    /// [`Message::FolderMade`].
    MakeFolder(PathBuf),
    /// Write the plan and what was asked for beside it; answered with [`Message::Saved`].
    Save,
    /// Write the changes of the saved plan to its file; answered with [`Message::Updated`].
    Update,
    /// Look what the file of the saved plan holds now; answered with [`Message::Reread`].
    Reread,
    /// Write the open plan to its file; answered with [`Message::Stored`].
    Store(Box<SetupPlan>),
    /// Write the open plan over what someone else changed; answered with [`Message::Stored`].
    KeepMine(Box<SetupPlan>),
    /// Go on from what the file holds now; answered with [`Message::Stored`].
    TakeTheirs,
    /// Keep the draft as it is beside those to come; answered with [`Message::DraftKept`].
    KeepDraft,
    /// Look which catalogs there are, beside the keys; answered with a [`Message::Listed`] for each and then
    /// [`Message::ListedAll`].
    ListCatalogs,
    /// Read the catalog in this file, beside the keys; answered with [`Message::Opened`].
    OpenCatalog(PathBuf),
    /// Put text on the clipboard of the person's terminal.
    Copy(String),
    /// Give the shell the terminal until the person comes back.
    Suspend,
    /// Leave.
    Quit,
}
