//! Going on from an unfinished plan, or from changes that an earlier session could not write.

use crate::app::Focus;
use crate::app::draft::Draft;
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
        "start afresh",
        "Start with nothing chosen",
    )
    .rank(2),
];

/// An unfinished plan of an earlier session.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfinished {
    /// The plan.
    pub draft: Draft,
    /// What its goal is called.
    pub goal: String,
    /// A sentence for whatever of it is not there any more.
    pub missing: Vec<String>,
    /// Whether it changes a saved plan whose file was changed since.
    pub is_file_changed: bool,
}

impl Unfinished {
    /// What is said where the file of the saved plan was changed since.
    pub const FILE_CHANGED: &str =
        "Someone else changed the file since. Whoever resumes is asked whose changes stay.";
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
        let catalog = self.catalog_to_go_on_with(&shown.id);
        let goal = catalog.goal(&shown.goal).map_or_else(|| shown.goal.clone(), |goal| goal.title.clone());
        let mut missing = shown.missing(&catalog, draft.basis.as_ref());
        for other in draft.desks().skip(1) {
            match self.catalog_at_hand(&other.id) {
                Some(catalog) => missing.extend(other.missing(&catalog, None)),
                None => missing.push(other.gone()),
            }
        }
        let mut is_file_changed = false;
        if let Some(edited) = self.edited() {
            let rebased = self.rebased_draft(edited, &draft);
            if self.plan_of(&rebased) == *edited.document.plan() {
                // The session ended after it had written all.
                return;
            }
            let stamp = edited.document.stamp();
            is_file_changed = draft.basis.as_ref().is_some_and(|basis| basis.stamp != stamp);
        }
        let unfinished = Unfinished { draft, goal, missing, is_file_changed };
        self.shared.overlay = Some(Overlay::Resume(Box::new(unfinished)));
    }

    /// Whether the catalog with this id needs not be read.
    pub fn has_at_hand(&self, id: &str) -> bool {
        self.catalog_at_hand(id).is_some()
    }

    /// The catalog with this id, where it was read or comes with the program.
    pub(crate) fn catalog_at_hand(&self, id: &str) -> Option<Arc<Catalog>> {
        let mut desks = std::iter::once(&self.catalog).chain(&self.other_catalogs);
        let laid_out = desks.find(|desk| desk.catalog.id() == id).map(|desk| Arc::clone(&desk.catalog));
        laid_out.or_else(|| Catalog::builtin(id).map(Arc::new))
    }

    /// The catalog for a draft of this one: the one that is shown where it is gone, or where a saved plan is
    /// changed, which is of one catalog.
    pub(crate) fn catalog_to_go_on_with(&self, id: &str) -> Arc<Catalog> {
        let at_hand = if self.is_editing() { None } else { self.catalog_at_hand(id) };
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
        let shown = self.catalog_to_go_on_with(&draft.shown.id);
        for other in draft.desks().skip(1) {
            if self.put_on_desk(&other.id) {
                other.restore(&mut self.catalog);
            }
        }
        self.put_on_desk(shown.id());
        draft.shown.restore(&mut self.catalog);
        draft.restore(self);
        self.settle_goal(&draft);
        if let Some(Rebased { edited, choice, name }) = rebased {
            self.set_choice(edited.goal, choice);
            let theirs = edited.document.plan().name.clone();
            self.save.name = TextField::new(&name.unwrap_or(theirs));
            self.purpose = Purpose::SavedPlan(Arc::new(edited));
        }
        self.follow();
        if !missing.is_empty() {
            self.shared.warn(missing.join(" "));
            return Some(Effect::KeepDraft);
        }
        (self.step == Step::Save).then(|| self.inspect())
    }
}
