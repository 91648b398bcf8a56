//! Going on from an unfinished plan, or from changes that an earlier session could not write.

use crate::app::Focus;
use crate::app::draft::{DeskDraft, Draft};
use crate::app::keymap::binding::ENTER;
use crate::app::keymap::{Key, KeyBinding};
use crate::app::message::{Action, Effect};
use crate::app::text_field::TextField;
use crate::app::{CatalogSession, Model, Overlay, Purpose, Rebased, Step, Wizard};
use crate::catalog::Catalog;
use std::path::PathBuf;
use std::sync::Arc;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[ENTER, Key::char('r')],
        Action::Resume,
        &[Focus::Resume],
        "resume",
        "Go on from the unfinished plan",
    )
    .rank(1),
    KeyBinding::new(
        &[Key::char('f')],
        Action::Fresh,
        &[Focus::Resume],
        "start over",
        "Start with nothing chosen",
    )
    .rank(2),
];

/// An unfinished plan of an earlier session.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfinished {
    /// The plan.
    pub draft: Draft,
    /// What its goals are called.
    pub goals: String,
    /// A sentence for whatever of it is not there any more.
    pub missing: Vec<String>,
    /// Whether it changes a saved plan whose file was changed since.
    pub is_file_changed: bool,
}

impl Unfinished {
    /// What to show where the file of the saved plan was changed since.
    pub const FILE_CHANGED: &str =
        "Someone else changed the file since. If you resume, you will be asked which changes to keep.";
}

impl Wizard {
    /// Keeps a catalog at hand that was read, for whoever goes on from a draft of it.
    pub(crate) fn add_catalog(&mut self, catalog: Arc<Catalog>, file: Option<PathBuf>) {
        let mut desk = CatalogSession::new(catalog);
        desk.file = file;
        self.other_catalogs.push(desk);
    }

    /// Asks whether to go on from an unfinished plan.
    pub(crate) fn offer(&mut self, draft: Draft) {
        let shown = &draft.shown;
        let catalog = self.catalog_to_go_on_with(shown);
        let title = |id: &str| catalog.goal(id).map_or_else(|| id.to_owned(), |goal| goal.title.clone());
        let goals = shown.goals().into_iter().map(title).collect::<Vec<_>>().join(", ");
        let mut missing = shown.missing(&catalog, draft.basis.as_ref());
        for other in draft.desks().skip(1) {
            match self.catalog_at_hand(other) {
                Some(catalog) => missing.extend(other.missing(&catalog, None)),
                None => missing.push(other.gone()),
            }
        }
        let mut is_file_changed = false;
        if let Some(edited) = self.edited() {
            let rebased = self.rebased_draft(edited, &draft);
            if draft.typed().is_none() && self.plan_of(&rebased) == *edited.document.plan() {
                // The session ended after it had written all.
                return;
            }
            let fingerprint = edited.document.fingerprint();
            is_file_changed = draft.basis.as_ref().is_some_and(|basis| basis.fingerprint != fingerprint);
        }
        let unfinished = Unfinished { draft, goals, missing, is_file_changed };
        self.shared.overlay = Some(Overlay::Resume(Box::new(unfinished)));
    }

    /// Whether the catalog of a draft needs not be read.
    pub fn has_at_hand(&self, draft: &DeskDraft) -> bool {
        self.catalog_at_hand(draft).is_some()
    }

    /// The catalog of a draft, where it was read or comes with the program.
    fn catalog_at_hand(&self, draft: &DeskDraft) -> Option<Arc<Catalog>> {
        let file = draft.catalog_file();
        let mut sessions = std::iter::once(&self.catalog).chain(&self.other_catalogs);
        let known = sessions.find(|session| session.is_of(&draft.id, file.as_deref()));
        match known {
            Some(session) => Some(Arc::clone(&session.catalog)),
            None if file.is_some() => None,
            None => Catalog::builtin(&draft.id).map(Arc::new),
        }
    }

    /// The catalog for a draft of this one: the one that is shown where it is gone, or where a saved plan is
    /// changed, which is of one catalog.
    fn catalog_to_go_on_with(&self, draft: &DeskDraft) -> Arc<Catalog> {
        let at_hand = if self.is_editing() { None } else { self.catalog_at_hand(draft) };
        at_hand.unwrap_or_else(|| Arc::clone(&self.catalog.catalog))
    }

    /// Goes on from the unfinished plan; asks first where it changes a saved one that is another by now.
    pub(crate) fn resume(&mut self) -> Option<Effect> {
        let Some(Overlay::Resume(unfinished)) = self.shared.overlay.take() else { return None };
        if unfinished.is_file_changed {
            self.ask_whose_of_draft(unfinished);
            return None;
        }
        self.go_on_from(*unfinished, None)
    }

    /// Goes on from the unfinished plan, as far as the catalogs still have what it is made of; of a saved plan
    /// with what was `rebased`, where its file was changed since.
    pub(crate) fn go_on_from(
        &mut self,
        unfinished: Unfinished,
        rebased: Option<Rebased>,
    ) -> Option<Effect> {
        let Unfinished { draft, missing, .. } = unfinished;
        let before = (self.catalog().id().to_owned(), self.catalog.file.clone());
        let is_at_hand = !self.is_editing() && self.has_at_hand(&draft.shown);
        for other in draft.desks().skip(1) {
            if self.switch_catalog(&other.id, other.catalog_file().as_deref()) {
                other.restore(&mut self.catalog);
            }
        }
        if is_at_hand {
            self.switch_catalog(&draft.shown.id, draft.shown.catalog_file().as_deref());
        } else {
            self.switch_catalog(&before.0, before.1.as_deref());
        }
        draft.shown.restore(&mut self.catalog);
        draft.restore(self);
        if let Some(Rebased { edited, choice, name }) = rebased {
            self.set_choice(choice);
            let theirs = edited.document.plan().name.clone();
            self.save.name = TextField::new(&name.unwrap_or(theirs));
            self.purpose = Purpose::SavedPlan(Arc::new(edited));
        }
        if let Some(typed) = draft.typed() {
            self.go_on_typing(typed);
        }
        self.follow();
        if !missing.is_empty() {
            self.shared.warn(missing.join(" "));
            return Some(Effect::KeepDraft);
        }
        (self.step == Step::Save).then(|| self.inspect())
    }
}
