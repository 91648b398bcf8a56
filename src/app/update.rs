//! What the model becomes when something happens. Pure: no files, no terminal, no clock.

mod catalogs;
mod checklist;
mod choosing;
mod editing;
mod finding;
mod lists;
mod opening;
mod overlays;
mod resuming;
mod saving;
mod updating;

use crate::app::message::{Action, Effect, Message, Motion};
use crate::app::{App, Focus, Notice, Overlay, Step};

/// Changes the model by what happened, and tells what is to be done in the world.
pub fn update(app: &mut App, message: Message) -> Option<Effect> {
    let before = app.areas();
    let effect = happen(app, message);
    // Too small a terminal shows no list: the one that grows back finds it as it was.
    let areas = app.areas();
    if areas.is_some() && areas != before {
        app.follow();
    }
    effect
}

fn happen(app: &mut App, message: Message) -> Option<Effect> {
    match message {
        Message::Resize(size) => {
            app.size = size;
            None
        }
        Message::Inspected(standing) => {
            app.save.standing = standing;
            None
        }
        Message::Unfinished(draft) => {
            app.offer(*draft);
            None
        }
        Message::SetAside(path) => {
            app.warn(format!("An unfinished plan could not be read; it is kept as {}.", path.display()));
            app.set_aside.push(path);
            None
        }
        Message::DraftKept(path) => {
            app.set_aside.push(path);
            (app.step == Step::Save).then(|| app.inspect())
        }
        Message::KeepsDrafts(result) => {
            app.keeps_drafts = result.is_ok();
            if let Err(sentence) = result {
                app.warn(format!("What you choose is not kept until you save. {sentence}"));
            }
            None
        }
        Message::Unsaved(plan) => {
            app.offer_unsaved(*plan);
            None
        }
        Message::Listed(listed) => {
            app.listed(*listed);
            None
        }
        Message::ListedAll => {
            app.shelf.is_listing = false;
            None
        }
        Message::Opened(path, opened) => {
            app.opened(path, opened);
            None
        }
        Message::Stored(stored) => app.stored(stored),
        Message::FolderMade(result) => app.folder_made(result),
        Message::Saved(result) => Some(app.saved(result)),
        Message::Updated(result) => app.updated(result),
        Message::Reread(result) => {
            app.reread(result);
            None
        }
        Message::Act(action) => {
            app.notice = None;
            act(app, action)
        }
        Message::Type(character) => {
            app.notice = None;
            app.typed(character.encode_utf8(&mut [0; 4]))
        }
        Message::Paste(text) if app.focus().takes_text() => app.typed(&text),
        Message::Paste(_) => None,
        Message::Wheel(motion) => {
            (0..3).for_each(|_| app.go(motion));
            None
        }
        Message::Click { column, row } => app.click(column, row),
    }
}

fn act(app: &mut App, action: Action) -> Option<Effect> {
    match action {
        Action::Move(motion) => return app.moved(motion),
        Action::Confirm => return app.confirm(),
        Action::Back => app.back(),
        Action::Toggle => return app.toggle(),
        Action::ToggleAll => app.toggle_all(),
        Action::Open => app.set_open(true),
        Action::Close => app.set_open(false),
        Action::OpenAll => app.set_all_open(true),
        Action::CloseAll => app.set_all_open(false),
        Action::Filter => app.start_filter(),
        Action::Rename | Action::Note => app.ask(action),
        Action::Undo => return app.undo(),
        Action::Redo => return app.redo(),
        Action::SwitchTab => app.switch_tab(),
        Action::OnlyLeft => app.toggle_only_left(),
        Action::TakeTheirs => return app.take_theirs(),
        Action::KeepMine => return app.keep_mine(),
        Action::ShowDifference => app.show_difference(),
        Action::Copy => return app.copy(),
        Action::Resume => return app.resume(),
        Action::Fresh => app.overlay = None,
        Action::UpdateExisting => app.update_existing(),
        Action::OtherPath => app.choose_other_path(),
        Action::Catalogs => return app.show_catalogs(),
        Action::Help => app.overlay = Some(Overlay::Help(crate::app::Help::default())),
        Action::Quit => return app.quit(),
        Action::Suspend => return Some(Effect::Suspend),
        Action::Edit(edit) => return app.edit(edit),
    }
    None
}

impl App {
    fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), is_error: false });
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), is_error: true });
    }

    fn moved(&mut self, motion: Motion) -> Option<Effect> {
        if matches!(self.focus(), Focus::Field | Focus::SaveOptions) {
            match motion {
                // A saved plan has its path, and nothing is written beside it.
                _ if self.is_editing() => {}
                Motion::Up => self.save.step(false),
                Motion::Down => self.save.step(true),
                _ => {}
            }
            return None;
        }
        self.go(motion);
        None
    }

    fn confirm(&mut self) -> Option<Effect> {
        match self.focus() {
            Focus::Goals => self.choose_goal(),
            Focus::NewGoal => self.change_goal(),
            Focus::Filter => self.keep_filter(),
            Focus::UseCases if self.work().choice.selection().is_empty() => {
                self.warn("Select a use case first: space selects the one under the cursor.");
            }
            Focus::UseCases => self.step = Step::Review,
            Focus::Review => return self.enter_save(),
            Focus::Field | Focus::SaveOptions => return self.write(),
            Focus::Prompt => return self.keep_prompt(),
            Focus::Catalogs => return self.use_catalog(),
            Focus::Leave => return Some(Effect::Quit),
            Focus::MakeFolder => return self.make_folder(),
            Focus::Help => self.overlay = None,
            Focus::Checklist => self.set_open(!self.can_close()),
            Focus::Conflict | Focus::Resume | Focus::Existing => {}
        }
        self.follow();
        None
    }

    fn back(&mut self) {
        match self.focus() {
            Focus::Filter => self.clear_filter(),
            Focus::UseCases if self.work().filter.is_active() => self.clear_filter(),
            Focus::UseCases => self.step = Step::Goal,
            Focus::Review => self.step = Step::UseCases,
            Focus::Field | Focus::SaveOptions => self.step = Step::Review,
            Focus::Prompt
            | Focus::Catalogs
            | Focus::Help
            | Focus::Leave
            | Focus::MakeFolder
            | Focus::Existing => self.overlay = None,
            Focus::NewGoal => self.keep_goal(),
            Focus::Checklist if self.open_plan.as_ref().is_some_and(|open| open.is_filtered()) => {
                self.clear_filter();
            }
            Focus::Goals | Focus::Checklist | Focus::Conflict | Focus::Resume => {}
        }
        self.follow();
    }

    fn quit(&mut self) -> Option<Effect> {
        if self.open_plan.is_some() {
            return self.leave_checklist();
        }
        let asked_already = self.overlay == Some(Overlay::Leave);
        if self.would_lose() && !asked_already {
            self.overlay = Some(Overlay::Leave);
            return None;
        }
        Some(Effect::Quit)
    }
}
