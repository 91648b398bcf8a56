//! Going on from an unfinished plan, or from changes that an earlier session could not write.

use crate::app::draft::Draft;
use crate::app::message::Effect;
use crate::app::text_field::TextField;
use crate::app::{App, Cause, Conflict, Desk, Overlay, Rebased, Step, Unfinished};
use crate::catalog::Catalog;
use crate::plan::SetupPlan;
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    /// Lays out a catalog that was opened, for whoever goes on from a draft of it.
    pub(crate) fn lay_out(&mut self, catalog: Catalog, file: Option<PathBuf>) {
        let mut desk = Desk::new(Arc::new(catalog));
        desk.file = file;
        self.other_desks.push(desk);
    }

    /// Asks whether to go on from an unfinished plan.
    pub(super) fn offer(&mut self, draft: Draft) {
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
        self.overlay = Some(Overlay::Resume(Box::new(unfinished)));
    }

    /// The catalog with this id, where it is laid out or comes with the program.
    pub(crate) fn catalog_at_hand(&self, id: &str) -> Option<Arc<Catalog>> {
        let mut desks = std::iter::once(&self.desk).chain(&self.other_desks);
        let laid_out = desks.find(|desk| desk.catalog.id() == id).map(|desk| Arc::clone(&desk.catalog));
        laid_out.or_else(|| Catalog::builtin(id).map(Arc::new))
    }

    /// The catalog for a draft of this one: the one that is shown where it is gone, or where a saved plan is
    /// changed, which is of one catalog.
    fn catalog_to_go_on_with(&self, id: &str) -> Arc<Catalog> {
        let at_hand = if self.is_editing() { None } else { self.catalog_at_hand(id) };
        at_hand.unwrap_or_else(|| Arc::clone(&self.desk.catalog))
    }

    /// Goes on from the unfinished plan; asks first where it changes a saved one that is another by now.
    pub(super) fn resume(&mut self) -> Option<Effect> {
        let Some(Overlay::Resume(unfinished)) = self.overlay.take() else { return None };
        if unfinished.is_file_changed {
            self.ask_whose_of_draft(unfinished);
            return None;
        }
        self.go_on_from(*unfinished, None)
    }

    /// Goes on from the unfinished plan, as far as the catalogs still have what it is made of; of a saved plan
    /// with what was `rebased`, where its file was changed since.
    pub(super) fn go_on_from(
        &mut self,
        unfinished: Unfinished,
        rebased: Option<Rebased>,
    ) -> Option<Effect> {
        let Unfinished { draft, missing, .. } = unfinished;
        let shown = self.catalog_to_go_on_with(&draft.shown.id);
        for other in draft.desks().skip(1) {
            if self.put_on_desk(&other.id) {
                other.restore(&mut self.desk);
            }
        }
        self.put_on_desk(shown.id());
        draft.shown.restore(&mut self.desk);
        draft.restore(self);
        self.settle_goal(&draft);
        if let Some(Rebased { edited, choice, name }) = rebased {
            self.set_choice(edited.goal, choice);
            let theirs = edited.document.plan().name.clone();
            self.save.name = TextField::new(&name.unwrap_or(theirs));
            self.edited = Some(Arc::new(edited));
        }
        self.follow();
        if !missing.is_empty() {
            self.warn(missing.join(" "));
            return Some(Effect::KeepDraft);
        }
        (self.step == Step::Save).then(|| self.inspect())
    }

    /// Asks whether the changes of an earlier session are to be written, where the file does not hold them.
    pub(super) fn offer_unsaved(&mut self, unsaved: SetupPlan) {
        let Some(open) = &mut self.open_plan else { return };
        let theirs = open.plan().clone();
        if unsaved == theirs {
            return;
        }
        open.take_up(unsaved);
        let conflict =
            Conflict { theirs: Ok(Box::new(theirs)), shows_difference: false, cause: Cause::LeftUnsaved };
        self.overlay = Some(Overlay::Conflict(conflict));
        self.follow();
    }
}
