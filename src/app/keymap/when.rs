//! Whether a key does anything, read off the model.

use crate::app::keymap::When;
use crate::app::{App, OpenPlan, Overlay, Wizard};

impl When {
    pub(super) fn holds(self, app: &App) -> bool {
        let (wizard, open) = (app.wizard(), app.open_plan());
        match self {
            Self::Always => true,
            Self::New => wizard.is_some_and(|it| !it.is_editing()),
            Self::Editing => wizard.is_some_and(Wizard::is_editing),
            Self::Revised => wizard.is_some_and(Wizard::is_revised),
            Self::Unchanged => wizard.is_some_and(|it| it.is_editing() && !it.is_revised()),
            Self::Checklist => open.is_some(),
            Self::CanOpen => app.model().is_open() == Some(false),
            Self::CanClose => app.model().is_open() == Some(true),
            Self::CanTakeOut => wizard.is_some_and(Wizard::can_take_out),
            Self::CanUpdate => wizard.is_some_and(Wizard::can_update),
            Self::CanRename => {
                wizard.is_some_and(Wizard::can_rename) || open.is_some_and(OpenPlan::can_rename)
            }
            Self::CanNote => wizard.is_some_and(Wizard::can_note) || open.is_some_and(OpenPlan::can_note),
            Self::HasOffers => {
                matches!(app.overlay(), Some(Overlay::Prompt(prompt)) if !prompt.offers().is_empty())
            }
            Self::HasLines => {
                matches!(app.overlay(), Some(Overlay::Prompt(prompt)) if prompt.text.has_lines())
            }
            Self::CanUndo => {
                wizard.is_some_and(|it| it.work().history().can_undo())
                    || open.is_some_and(|it| it.history().can_undo())
            }
            Self::CanRedo => {
                wizard.is_some_and(|it| it.work().history().can_redo())
                    || open.is_some_and(|it| it.history().can_redo())
            }
            Self::Filtered => app.is_filtered(),
            Self::Unfiltered => !app.is_filtered(),
            Self::Unsearched => {
                matches!(app.overlay(), Some(Overlay::Help(help)) if help.search.is_empty())
            }
        }
    }
}
