//! Going on from an unfinished plan, or from changes that an earlier session could not write.

use crate::catalog::Catalog;
use crate::plan::SetupPlan;
use crate::wizard::app::{App, Cause, Conflict, Desk, Overlay, Step, Unfinished};
use crate::wizard::draft::Draft;
use crate::wizard::message::Effect;
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    /// Lays out a catalog that was opened, for whoever goes on from a draft of it.
    pub(in crate::wizard) fn lay_out(&mut self, catalog: Catalog, file: Option<PathBuf>) {
        let mut desk = Desk::new(Arc::new(catalog));
        desk.file = file;
        self.other_desks.push(desk);
    }

    /// Asks whether to go on from an unfinished plan.
    pub(super) fn offer(&mut self, draft: Draft) {
        let shown = &draft.shown;
        let catalog = self.catalog_to_go_on_with(&shown.id);
        let goal = catalog.goal(&shown.goal).map_or_else(|| shown.goal.clone(), |goal| goal.title.clone());
        let mut missing = shown.missing(&catalog);
        for other in draft.desks().skip(1) {
            match self.catalog_at_hand(&other.id) {
                Some(catalog) => missing.extend(other.missing(&catalog)),
                None => missing.push(other.gone()),
            }
        }
        self.overlay = Some(Overlay::Resume(Box::new(Unfinished { draft, goal, missing })));
    }

    /// The catalog with this id, where it is laid out or comes with the program.
    pub(in crate::wizard) fn catalog_at_hand(&self, id: &str) -> Option<Arc<Catalog>> {
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

    /// Goes on from the unfinished plan, as far as the catalogs still have what it is made of.
    pub(super) fn resume(&mut self) -> Option<Effect> {
        let Some(Overlay::Resume(unfinished)) = self.overlay.take() else { return None };
        let Unfinished { draft, missing, .. } = *unfinished;
        let shown = self.catalog_to_go_on_with(&draft.shown.id);
        for other in draft.desks().skip(1) {
            if self.put_on_desk(&other.id) {
                other.restore(&mut self.desk);
            }
        }
        self.put_on_desk(shown.id());
        self.forget_declined();
        draft.shown.restore(&mut self.desk);
        draft.restore(self);
        self.settle_goal();
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
        if (SetupPlan { updated: theirs.updated, ..unsaved.clone() }) == theirs {
            return;
        }
        open.take_up(unsaved);
        let conflict =
            Conflict { theirs: Ok(Box::new(theirs)), shows_difference: false, cause: Cause::LeftUnsaved };
        self.overlay = Some(Overlay::Conflict(conflict));
        self.follow();
    }
}
