//! The keys of the four steps.

use crate::app::layout;
use crate::app::message::{Action, Effect, Message, Motion};
use crate::app::model::{WithList, set_open};
use crate::app::outline::RowPos;
use crate::app::screen::goals::GoalRows;
use crate::app::screen::use_cases::PanelLine;
use crate::app::text_field::TextField;
use crate::app::{Area, Focus, Model, NextSession, Overlay, PromptKind, Shared, Step, Wizard};
use std::sync::Arc;

impl Model for Wizard {
    fn shared(&self) -> &Shared {
        &self.shared
    }

    fn shared_mut(&mut self) -> &mut Shared {
        &mut self.shared
    }

    fn focus_behind(&self) -> Focus {
        match self.step {
            Step::Goal => Focus::Goals,
            Step::UseCases if self.goal_view().filter.typing => Focus::Filter,
            Step::UseCases => Focus::UseCases,
            Step::Review => Focus::Review,
            Step::Save if self.save.field.is_text() => Focus::Field,
            Step::Save => Focus::SaveOptions,
        }
    }

    fn asked_on_leaving(&self) -> &'static str {
        if self.is_editing() {
            "Leave without saving? The changes of the plan would be lost."
        } else {
            "Leave without saving? What is selected would be lost."
        }
    }

    fn not_kept(&self) -> &'static str {
        "What you choose is not kept until you save."
    }

    fn aside(&self) -> Option<&'static str> {
        match &self.shared.overlay {
            Some(Overlay::Catalogs(_)) if self.picker.is_listing => Some("Reading your own catalogs."),
            Some(Overlay::Catalogs(_)) if self.picker.has_own() => {
                Some("Choices stay with the catalog that they were made in.")
            }
            Some(Overlay::Catalogs(_)) => Some("`segue catalog new` begins one of your own."),
            Some(Overlay::FolderPlan(_)) => Some("Open it, change it, or begin another plan?"),
            Some(Overlay::Resume(_)) => Some("If you start over, your first choice replaces this draft."),
            _ => None,
        }
    }

    fn list_in(&self, body: Area) -> Area {
        match self.step {
            Step::Goal => layout::goal_areas(body, self.catalog()).list,
            Step::UseCases => layout::use_case_areas(body).list,
            Step::Review | Step::Save => body,
        }
    }

    fn with_list(&mut self, with: WithList) {
        let (area, page) = (self.list_area(), self.page());
        let catalog = Arc::clone(&self.catalog.catalog);
        match self.step {
            Step::Goal => {
                let rows = GoalRows::new(&catalog, area.size());
                with(&rows, &mut self.catalog.goals, page);
                // One does not choose a goal by half of what it says.
                self.catalog.goals.reveal_row(&rows, page);
            }
            Step::UseCases => {
                let mut view = self.goal_view().panels;
                with(&self.panel_rows(), &mut view, page);
                self.catalog.view_mut().panels = view;
            }
            Step::Review => {
                let mut view = self.work().review;
                with(&self.review_rows(), &mut view, page);
                self.catalog.work.review = view;
            }
            Step::Save => {}
        }
    }

    fn overlay_rows(&self) -> usize {
        self.picker.entries().len()
    }

    fn has_marks(&self) -> bool {
        self.step != Step::Goal
    }

    fn is_open(&self) -> Option<bool> {
        match self.step {
            Step::UseCases => {
                let view = self.goal_view();
                let place = self.panel_rows().place(view.panels.cursor.row)?;
                Some(view.open.contains(place))
            }
            Step::Review => {
                let (rows, work) = (self.review_rows(), self.work());
                rows.row(work.review.cursor.row).map(|row| work.review_open.contains(row.item))
            }
            Step::Goal | Step::Save => None,
        }
    }

    fn act(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Move(motion) => self.moved(motion),
            Action::Confirm => return self.confirm(),
            Action::Back => self.back(),
            Action::Toggle => return self.toggle(),
            Action::ToggleAll => self.toggle_all(),
            Action::Open => self.set_open(true),
            Action::Close => self.set_open(false),
            Action::OpenAll => self.set_all_open(true),
            Action::CloseAll => self.set_all_open(false),
            Action::Filter => self.catalog.view_mut().filter.typing = true,
            Action::Rename => self.ask(PromptKind::Name),
            Action::Note => self.ask(PromptKind::Note),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::TakeTheirs => return Some(Effect::Reread),
            Action::KeepMine => return self.keep_edited(),
            Action::Copy => return self.copy(),
            Action::Resume => return self.resume(),
            Action::Fresh => self.shared.overlay = None,
            Action::OpenPlan => return self.go_on_with(NextSession::Open),
            Action::EditPlan => return self.go_on_with(NextSession::Edit),
            Action::UpdateExisting => self.update_existing(),
            Action::OtherPath => self.choose_other_path(),
            Action::Catalogs => return self.show_catalogs(),
            Action::Quit => return self.quit(),
            _ => {}
        }
        None
    }

    fn edit_text(&mut self, with: &mut dyn FnMut(&mut TextField)) -> Option<Effect> {
        if let Some(overlay) = &mut self.shared.overlay {
            overlay.edit_text(with);
            return None;
        }
        match self.focus() {
            Focus::Filter => {
                let filter = &mut self.catalog.view_mut().filter;
                let before = filter.query.text().to_owned();
                with(&mut filter.query);
                if filter.query.text() != before {
                    self.refresh_filter();
                }
            }
            Focus::Field => return self.edit_form(with),
            _ => {}
        }
        None
    }

    fn receive(&mut self, message: Message) -> Option<Effect> {
        match message {
            Message::Inspected(targets) => self.save.targets = targets,
            Message::CatalogRead(catalog, file) => self.add_catalog(catalog, file),
            Message::Unfinished(draft) => self.offer(*draft),
            Message::DraftKept(path) => {
                self.shared.set_aside.push(path);
                return (self.step == Step::Save).then(|| self.inspect());
            }
            Message::Listed(listed) => self.listed(*listed),
            Message::ListedAll => self.picker.is_listing = false,
            Message::Opened(path, opened) => self.opened(path, opened),
            Message::FolderMade(result) => return self.folder_made(result),
            Message::Saved(result) => return Some(self.saved(result)),
            Message::Updated(result) => return self.updated(result),
            Message::Reread(result) => self.reread(result),
            _ => {}
        }
        None
    }
}

impl Wizard {
    fn moved(&mut self, motion: Motion) {
        if !matches!(self.focus(), Focus::Field | Focus::SaveOptions) {
            return self.go(motion);
        }
        match motion {
            // A saved plan has its path, and nothing is written beside it.
            _ if self.is_editing() => {}
            Motion::Up => self.save.step(false),
            Motion::Down => self.save.step(true),
            _ => {}
        }
    }

    fn confirm(&mut self) -> Option<Effect> {
        match self.focus() {
            Focus::Goals => self.step = Step::UseCases,
            Focus::Filter => self.catalog.view_mut().filter.typing = false,
            Focus::UseCases if self.work().choice.is_empty() => {
                self.shared.warn("Select a use case first: space selects the one under the cursor.");
            }
            Focus::UseCases => self.step = Step::Review,
            Focus::Review => return self.enter_save(),
            Focus::Field | Focus::SaveOptions => return self.write(),
            Focus::Prompt => self.keep_prompt(),
            Focus::Catalogs => return self.use_catalog(),
            Focus::Leave => return Some(Effect::Quit),
            Focus::MakeFolder => return self.make_folder(),
            Focus::Help => self.shared.overlay = None,
            Focus::Checklist | Focus::Conflict | Focus::Resume | Focus::FolderPlan | Focus::Existing => {}
        }
        self.follow();
        None
    }

    fn back(&mut self) {
        match self.focus() {
            Focus::Filter => self.clear_filter(),
            Focus::UseCases if self.is_filtered() => self.clear_filter(),
            Focus::UseCases => self.step = Step::Goal,
            Focus::Review => self.step = Step::UseCases,
            Focus::Field | Focus::SaveOptions => self.step = Step::Review,
            Focus::Prompt | Focus::Catalogs | Focus::Help | Focus::MakeFolder | Focus::Existing => {
                self.shared.overlay = None;
            }
            Focus::Leave => self.shared.back_to_prompt(),
            Focus::Goals | Focus::Checklist | Focus::Conflict | Focus::Resume | Focus::FolderPlan => {}
        }
        self.follow();
    }

    fn cursor(&self) -> RowPos {
        match self.step {
            Step::Goal | Step::Save => self.catalog.goals.cursor,
            Step::UseCases => self.goal_view().panels.cursor,
            Step::Review => self.work().review.cursor,
        }
    }

    /// Opens or closes the row under the cursor. Closing puts the cursor on the row's header.
    fn set_open(&mut self, open: bool) {
        let row = self.cursor().row;
        if self.step == Step::UseCases {
            if let Some(place) = self.panel_rows().place(row) {
                self.catalog.view_mut().open.set(place, open);
            }
        } else {
            let item = self.review_rows().row(row).map(|row| row.item.clone());
            set_open(&mut self.catalog.work.review_open, item, open);
        }
        if open { self.reveal_row() } else { self.select_row(row) }
    }

    /// Opens or closes all rows that are shown.
    fn set_all_open(&mut self, open: bool) {
        let row = self.cursor().row;
        if self.step == Step::UseCases {
            let total = self.goal().use_case_count();
            self.catalog.view_mut().set_all_open(total, open);
        } else {
            let items: Vec<_> = self.review_rows().iter().map(|row| row.item.clone()).collect();
            set_open(&mut self.catalog.work.review_open, items, open);
        }
        self.select_row(row);
    }

    /// Copies the code of an event of the review, and the name of anything else.
    fn copy(&mut self) -> Option<Effect> {
        if let Some((event, code)) = self.reviewed_code() {
            self.shared.tell(format!("Copied the code of {event}"));
            return Some(Effect::Copy(code));
        }
        let text = self.subject()?;
        self.shared.tell(format!("Copied {text}"));
        Some(Effect::Copy(text))
    }

    fn subject(&self) -> Option<String> {
        match self.step {
            Step::Goal => Some(self.goal().title.clone()),
            Step::UseCases => {
                let (rows, pos) = (self.panel_rows(), self.goal_view().panels.cursor);
                let inside = rows.line(pos).and_then(|line: PanelLine| line.subject().map(str::to_owned));
                inside.or_else(|| Some(rows.recommendation(pos.row)?.use_case().title().to_owned()))
            }
            Step::Review => {
                self.review_rows().item(self.work().review.cursor).map(|item| item.title().to_owned())
            }
            Step::Save => None,
        }
    }
}
