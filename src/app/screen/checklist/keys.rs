//! The keys of the checklist.

use crate::app::keymap::binding::{ENTER, SPACE, TAB};
use crate::app::keymap::{Key, KeyBinding};
use crate::app::layout::checklist_areas;
use crate::app::message::{Action, Effect, Message};
use crate::app::model::WithList;
use crate::app::outline::ListPosition;
use crate::app::text_field::TextField;
use crate::app::{Area, Focus, Model, OpenPlan, PromptKind, Shared};

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[SPACE],
        Action::Toggle,
        &[Focus::Checklist],
        "tick",
        "Tick the work as done, or take the tick away",
    )
    .rank(1),
    KeyBinding::new(
        &[ENTER],
        Action::Confirm,
        &[Focus::Checklist],
        "open/close",
        "Open the panel, or close it",
    ),
    KeyBinding::new(
        &[TAB],
        Action::SwitchTab,
        &[Focus::Checklist],
        "dev/prod",
        "Look at the other environment",
    )
    .rank(2),
    KeyBinding::new(
        &[Key::char('o')],
        Action::OnlyLeft,
        &[Focus::Checklist],
        "only left",
        "Show only what is left to do, or all",
    )
    .rank(4),
];

impl Model for OpenPlan {
    fn shared(&self) -> &Shared {
        &self.shared
    }

    fn shared_mut(&mut self) -> &mut Shared {
        &mut self.shared
    }

    fn focus_behind(&self) -> Focus {
        if self.typing { Focus::Filter } else { Focus::Checklist }
    }

    fn asked_on_leaving(&self) -> &'static str {
        if self.shared.keeps_drafts {
            "Leave? The last changes are not in the file; the next `segue open` offers them."
        } else {
            "Leave? The last changes could not be written and would be lost."
        }
    }

    fn not_kept(&self) -> &'static str {
        "Changes that are not in the file are not kept."
    }

    fn aside(&self) -> Option<&'static str> {
        None
    }

    fn list_in(&self, body: Area) -> Area {
        checklist_areas(body, self.live.as_ref()).0
    }

    fn with_list(&mut self, with: WithList) {
        let (mut view, page) = (self.view(), self.page());
        with(&self.rows(), &mut view, page);
        *self.view_mut() = view;
    }

    fn overlay_rows(&self) -> usize {
        0
    }

    fn has_marks(&self) -> bool {
        true
    }

    fn is_open(&self) -> Option<bool> {
        self.entry(|entry| self.open.contains(&entry.task))
    }

    fn act(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Move(motion) => self.go(motion),
            Action::Confirm => return self.confirm(),
            Action::Back => self.back(),
            Action::Toggle => return self.tick(),
            Action::Open => self.set_open(true),
            Action::Close => self.set_open(false),
            Action::OpenAll => self.set_all_open(true),
            Action::CloseAll => self.set_all_open(false),
            Action::Filter => self.typing = true,
            Action::Rename => self.ask(PromptKind::Name),
            Action::Note => self.ask(PromptKind::Note),
            Action::Undo => return self.undo_work(),
            Action::Redo => return self.redo_work(),
            Action::SwitchTab => self.switch_tab(),
            Action::OnlyLeft => self.toggle_only_left(),
            Action::TakeTheirs => return self.take_theirs(),
            Action::KeepMine => return self.keep_mine(),
            Action::Copy => return self.copy(),
            Action::Quit => return self.leave(),
            _ => {}
        }
        None
    }

    fn edit_text(&mut self, with: &mut dyn FnMut(&mut TextField)) -> Option<Effect> {
        if let Some(overlay) = &mut self.shared.overlay {
            overlay.edit_text(with);
        } else if self.typing {
            with(&mut self.query);
            *self.view_mut() = ListPosition::default();
            self.follow();
        }
        None
    }

    fn receive(&mut self, message: Message) -> Option<Effect> {
        match message {
            Message::Unsaved(unsaved) => self.offer_unsaved(&unsaved),
            Message::Stored(stored) => return self.stored(stored),
            Message::Heard(live) => self.heard(*live),
            _ => {}
        }
        None
    }
}
