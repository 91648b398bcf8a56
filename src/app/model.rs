//! What the wizard and the checklist have in common.

use crate::app::layout::{self, Areas};
use crate::app::message::{Action, Effect, FieldEdit, Message, Motion};
use crate::app::outline::{self, ListPosition, Outline};
use crate::app::text_field::TextField;
use crate::app::{Area, Focus, Notice, Overlay, Prompt, Size, StatusMessage};
use crate::export::CodeLanguage;
use std::collections::HashSet;
use std::hash::Hash;
use std::path::PathBuf;

/// What is shown around the lists, and what becomes of unsaved work.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) size: Size,
    pub(crate) overlay: Option<Overlay>,
    /// The text that was being typed when it was asked whether to leave.
    interrupted: Option<Prompt>,
    pub(crate) notice: Option<Notice>,
    /// Whether what is not saved is kept, so that nobody has to be asked before leaving.
    pub(crate) keeps_drafts: bool,
    /// Where drafts are kept that could not be gone on from, or not in whole.
    pub(crate) set_aside: Vec<PathBuf>,
    /// In which language the code of events is copied.
    pub(crate) code_language: CodeLanguage,
}

impl Shared {
    pub(crate) fn new(size: Size) -> Self {
        Self {
            size,
            overlay: None,
            interrupted: None,
            notice: None,
            keeps_drafts: false,
            set_aside: Vec::new(),
            code_language: CodeLanguage::default(),
        }
    }

    /// The text that is being typed, also while a question stands in front of it.
    pub(crate) fn prompt(&self) -> Option<&Prompt> {
        match &self.overlay {
            Some(Overlay::Prompt(prompt)) => Some(prompt),
            _ => self.interrupted.as_ref(),
        }
    }

    /// Asks whether to leave; a text that is being typed waits for the answer.
    pub(crate) fn ask_to_leave(&mut self) {
        if let Some(Overlay::Prompt(prompt)) = self.overlay.replace(Overlay::Leave) {
            self.interrupted = Some(prompt);
        }
    }

    /// Goes back to the text that was being typed before the question, if one was.
    pub(crate) fn back_to_prompt(&mut self) {
        self.overlay = self.interrupted.take().map(Overlay::Prompt);
    }

    pub(crate) fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), is_error: false });
    }

    pub(crate) fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), is_error: true });
    }
}

/// What can be done with a list: its rows, where the person is in it, and how many lines a screen shows.
pub(crate) type WithList<'a> = &'a mut dyn FnMut(&dyn Outline, &mut ListPosition, usize);

/// One of the two programs that a session can be: the wizard, or the checklist of a saved plan.
pub(crate) trait Model {
    fn shared(&self) -> &Shared;
    fn shared_mut(&mut self) -> &mut Shared;

    /// Which part of the screen the keys go to when nothing is in front of it.
    fn focus_behind(&self) -> Focus;

    /// What is asked before something would be lost.
    fn asked_on_leaving(&self) -> &'static str;

    /// What is not kept where drafts cannot be written.
    fn not_kept(&self) -> &'static str;

    /// The text beside the list of an overlay.
    fn aside(&self) -> Option<&'static str>;

    /// The part of the body that the list takes.
    fn list_in(&self, body: Area) -> Area;

    /// Calls `with` with the list that is shown; not at all where none is.
    fn with_list(&mut self, with: WithList);

    /// How many rows the overlay in front has, where it is a list.
    fn overlay_rows(&self) -> usize;

    /// Whether the first columns of a row open it and tick it.
    fn has_marks(&self) -> bool;

    /// Does what a key asks for.
    fn act(&mut self, action: Action) -> Option<Effect>;

    /// Edits the text that has the focus.
    fn edit_text(&mut self, with: &mut dyn FnMut(&mut TextField)) -> Option<Effect>;

    /// Takes note of an answer to an effect, or of what was found at the start.
    fn receive(&mut self, message: Message) -> Option<Effect>;

    /// Which part of the screen the keys go to.
    fn focus(&self) -> Focus {
        self.shared().overlay.as_ref().map_or_else(|| self.focus_behind(), Overlay::focus)
    }

    /// The parts of the screen, with room for the status message; nothing where the terminal is too small.
    fn areas(&self) -> Option<Areas> {
        let areas = layout::areas(self.shared().size)?;
        let rows = match &self.shared().overlay {
            Some(Overlay::Prompt(prompt)) => prompt.text.lines().len(),
            _ => self.status().map_or(1, |said| said.lines(areas.status.width).len()),
        };
        Some(areas.with_status(u16::try_from(rows).unwrap_or(u16::MAX)))
    }

    /// The area of the list that is shown; a small one where the terminal shows none.
    fn list_area(&self) -> Area {
        let none = || Area::at_top(layout::SMALLEST.width, 1);
        self.areas().map_or_else(none, |areas| self.list_in(areas.body))
    }

    /// How many lines of the list a screen shows.
    fn page(&self) -> usize {
        usize::from(self.list_area().height).max(1)
    }

    /// The current status message; none while something is typed.
    fn status(&self) -> Option<StatusMessage<'_>> {
        StatusMessage::of(self.shared(), self.asked_on_leaving(), self.aside())
    }

    /// Keeps the cursor on the screen after the rows or the screen changed.
    fn follow(&mut self) {
        self.with_list(&mut |rows, view, page| view.scroll_into_view(rows, page));
    }

    /// Puts the cursor on the first line of a row on which it can be.
    fn select_row(&mut self, row: usize) {
        self.with_list(&mut |rows, view, page| view.select_row(rows, row, page));
    }

    /// Scrolls so that the whole row under the cursor is on the screen, or as much of it as fits.
    fn reveal_row(&mut self) {
        self.with_list(&mut |rows, view, page| view.reveal_row(rows, page));
    }

    /// Moves the cursor of what has the focus.
    fn go(&mut self, motion: Motion) {
        let (rows, page) = (self.overlay_rows(), self.page());
        match &mut self.shared_mut().overlay {
            Some(Overlay::Catalogs(row)) => *row = motion.step(*row, rows),
            Some(Overlay::Prompt(prompt)) => prompt.go(motion, page),
            Some(_) => {}
            None => self.with_list(&mut |rows, view, page| view.go(rows, motion, page)),
        }
    }

    /// How far a notch of the wheel goes: on a list that fits the screen, only to the next line.
    fn lines_a_notch(&mut self) -> usize {
        let mut is_short = false;
        match self.shared().overlay {
            Some(Overlay::Catalogs(_)) => is_short = self.overlay_rows() <= self.page(),
            Some(_) => {}
            None => self.with_list(&mut |rows, _, page| is_short = outline::fits(rows, page)),
        }
        if is_short { 1 } else { 3 }
    }

    /// Puts the cursor where the person clicked. A click on the disclosure mark opens or closes, one on the
    /// check box selects: what is then to be done.
    fn click(&mut self, column: u16, row: u16) -> Option<Action> {
        let area = self.list_area();
        if self.shared().overlay.is_some() || !area.contains(column, row) {
            return None;
        }
        let mut on_header = false;
        self.with_list(&mut |rows, view, page| {
            let hit = view.visible(rows, page).nth(usize::from(row - area.y));
            if let Some(pos) = hit.filter(|pos| rows.is_selectable(pos.row, pos.line)) {
                view.cursor = pos;
                view.scroll_into_view(rows, page);
                on_header = !(0..pos.line).any(|line| rows.is_selectable(pos.row, line));
            }
        });
        if !self.has_marks() || !on_header {
            return None;
        }
        match column - area.x {
            0..3 => Some(if self.is_open() == Some(false) { Action::Open } else { Action::Close }),
            3..6 => Some(Action::Toggle),
            _ => None,
        }
    }

    /// Whether the row under the cursor is open; nothing where it cannot be opened.
    fn is_open(&self) -> Option<bool>;

    /// Moves the cursor within the text that has the focus, or removes text.
    fn edit(&mut self, edit: FieldEdit) -> Option<Effect> {
        self.edit_text(&mut |field| field.edit(edit))
    }

    /// Takes typed or pasted text where the focus takes any.
    fn typed(&mut self, text: &str) -> Option<Effect> {
        let mut cut = None;
        let effect = self.edit_text(&mut |field| {
            field.insert(text);
            cut = field.is_cut_at();
        });
        if let Some(most) = cut {
            self.shared_mut().warn(format!("Only the first part was taken: at most {most} bytes."));
        }
        effect
    }
}

/// Opens or closes rows. What is open is remembered by what the rows are about, so that it stays open when rows
/// come and go.
pub(crate) fn set_open<T: Eq + Hash>(
    rows: &mut HashSet<T>,
    which: impl IntoIterator<Item = T>,
    open: bool,
) {
    if open {
        rows.extend(which);
    } else {
        which.into_iter().for_each(|row| {
            rows.remove(&row);
        });
    }
}
