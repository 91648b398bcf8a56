//! What stands in front of the steps: prompts, catalogs, keys; and text that is typed anywhere.

use crate::app::message::{Action, Edit, Effect, Motion};
use crate::app::outline::Viewpoint;
use crate::app::text_field::TextField;
use crate::app::{App, Focus, Help, Overlay, Prompt, PromptKind, Step, Subject};
use crate::plan::{Change, Item};

impl App {
    /// Takes typed or pasted text where the focus takes any.
    pub(super) fn typed(&mut self, text: &str) -> Option<Effect> {
        self.edit_text(|field| field.insert(text))
    }

    /// Edits the text that has the focus.
    pub(super) fn edit(&mut self, edit: Edit) -> Option<Effect> {
        self.edit_text(|field| field.edit(edit))
    }

    fn edit_text(&mut self, with: impl FnOnce(&mut TextField)) -> Option<Effect> {
        match self.focus() {
            Focus::Filter if self.open_plan.is_some() => {
                if let Some(open) = &mut self.open_plan {
                    with(&mut open.query);
                    *open.view_mut() = Viewpoint::default();
                }
                self.follow();
            }
            Focus::Filter => {
                let filter = &mut self.desk.work_mut().filter;
                let before = filter.query.text().to_owned();
                with(&mut filter.query);
                if filter.query.text() != before {
                    self.refresh_filter();
                }
            }
            Focus::Prompt => {
                if let Some(Overlay::Prompt(prompt)) = &mut self.overlay {
                    with(&mut prompt.text);
                }
            }
            Focus::Help => {
                if let Some(Overlay::Help(help)) = &mut self.overlay {
                    with(&mut help.search);
                    help.top = 0;
                }
            }
            Focus::Field => return self.edit_form(with),
            _ => {}
        }
        None
    }

    /// Whether what is under the cursor can be given a name.
    pub(crate) fn can_rename(&self) -> bool {
        if self.open_plan.is_some() {
            return self.is_on_connection();
        }
        matches!(self.reviewed(), Some(Item::Source(_) | Item::Destination(_)))
    }

    /// Whether a note can be written to what is under the cursor.
    pub(crate) fn can_note(&self) -> bool {
        if self.open_plan.is_some() {
            return self.entry(|_| ()).is_some();
        }
        self.reviewed().is_some_and(|item| !matches!(item, Item::Property { .. }))
    }

    /// Asks for a name or a note.
    pub(super) fn ask(&mut self, action: Action) {
        if self.open_plan.is_some() {
            return self.ask_about_work(action);
        }
        let Some(item) = self.reviewed() else { return };
        let choice = &self.work().choice;
        let (kind, before) = match action {
            Action::Rename => (PromptKind::Name, choice.name(&item)),
            _ => (PromptKind::Note, choice.note(&item)),
        };
        let text = TextField::new(before.unwrap_or_default());
        self.overlay = Some(Overlay::Prompt(Prompt { subject: Subject::Item(item), kind, text }));
    }

    /// Keeps what was typed into the prompt.
    pub(super) fn keep_prompt(&mut self) -> Option<Effect> {
        let Some(Overlay::Prompt(Prompt { subject, kind, text })) = self.overlay.take() else {
            return None;
        };
        match subject {
            Subject::Item(item) => self.keep_about_item(item, kind, &text),
            Subject::Task(task) => return self.keep_about_work(task, kind, text.text().trim()),
        }
        None
    }

    fn keep_about_item(&mut self, item: Item, kind: PromptKind, text: &TextField) {
        let text = Some(text.text().trim().to_owned()).filter(|text| !text.is_empty());
        let choice = &self.work().choice;
        let before = match kind {
            PromptKind::Name => choice.name(&item),
            PromptKind::Note => choice.note(&item),
        };
        if before == text.as_deref() {
            return;
        }
        self.change(match kind {
            PromptKind::Name => Change::Name(item, text),
            PromptKind::Note => Change::Note(item, text),
        });
    }
}

impl App {
    fn reviewed(&self) -> Option<Item> {
        if self.step != Step::Review {
            return None;
        }
        let rows = self.review_rows();
        rows.item(self.work().review.cursor).filter(|_| rows.is_asked_for(self.work().review.cursor.row))
    }
}

impl Help {
    /// Scrolls by one line or one screen of `page` lines, among `lines`.
    pub(super) fn scroll(&mut self, motion: Motion, lines: usize, page: usize) {
        let top = match motion {
            Motion::Up => self.top.saturating_sub(1),
            Motion::Down => self.top + 1,
            Motion::PageUp => self.top.saturating_sub(page),
            Motion::PageDown => self.top + page,
            Motion::Home => 0,
            Motion::End => lines,
        };
        self.top = top.min(lines.saturating_sub(page));
    }
}

impl Motion {
    /// Where the motion leads from `row` in a list of `count` rows that fits the screen.
    pub(super) fn step(self, row: usize, count: usize) -> usize {
        match self {
            Self::Up => row.saturating_sub(1),
            Self::Down => (row + 1).min(count.saturating_sub(1)),
            Self::PageUp | Self::Home => 0,
            Self::PageDown | Self::End => count.saturating_sub(1),
        }
    }
}
