//! Changing a saved plan: another goal, and a file that stands there already.

use crate::app::{App, EditedPlan, Existing, GoalChange, Joined, Overlay, SaveField, StandingKind, Step};
use crate::plan::{Choice, Document, Lost, Revised};
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    /// Goes on with the goal under the cursor; asks first where that changes a saved plan.
    pub(super) fn choose_goal(&mut self) {
        let place = self.desk.goals.cursor.row;
        match self.edited() {
            Some(edited) if edited.goal != place => {
                let choice = self.choice_under(edited, place);
                let Revised { plan, added, gone, .. } = self.revised_under(edited, place, &choice);
                let is_gone = |id: &str| plan.use_cases().all(|it| &*it.id != id);
                let old = edited.document.plan().use_cases();
                let lost = old.filter(|it| is_gone(&it.id)).map(|it| it.title.clone()).collect();
                let change = GoalChange { from: edited.goal, choice, lost, added, gone };
                self.overlay = Some(Overlay::NewGoal(Box::new(change)));
            }
            _ => self.step = Step::UseCases,
        }
    }

    /// Changes the goal of the saved plan.
    pub(super) fn change_goal(&mut self) {
        let Some(Overlay::NewGoal(change)) = self.overlay.take() else { return };
        let place = self.desk.goals.cursor.row;
        if self.work().choice != change.choice {
            self.set_choice(place, change.choice);
        }
        if let Some(edited) = &mut self.edited {
            Arc::make_mut(edited).goal = place;
        }
        self.step = Step::UseCases;
    }

    /// Leaves the goal of the saved plan as it is.
    pub(super) fn keep_goal(&mut self) {
        if let Some(Overlay::NewGoal(change)) = self.overlay.take() {
            self.desk.goals.cursor.row = change.from;
        }
    }

    /// Says what became of the catalog since the plan was saved.
    pub(crate) fn tell_what_changed(&mut self) {
        let Some(edited) = self.edited() else { return };
        let mut sentences: Vec<_> = edited.base.lost.iter().map(sentence).collect();
        match self.revision().map_or(0, |revision| revision.added.len()) {
            0 => {}
            count => sentences.push(format!("Newly recommended: {count}, marked in the review.")),
        }
        if !sentences.is_empty() {
            self.tell(sentences.join(" "));
        }
    }

    /// Asks what to do where a plan stands already at the path of the new one; tells whether it asked.
    pub(super) fn ask_about_existing(&mut self) -> bool {
        let Ok(path) = self.save.plan_path() else { return false };
        let Some(StandingKind::Plan(document)) = self.save.standing_at(&path) else { return false };
        let document = document.clone();
        let joined = self.joined(path.clone(), (*document).clone());
        self.overlay = Some(Overlay::Existing(Box::new(Existing { path, document, joined })));
        true
    }

    /// What a saved plan becomes with what is chosen here; a sentence where it cannot take that.
    fn joined(&self, path: PathBuf, document: Document) -> Result<Joined, String> {
        let theirs = &document.plan().catalog.id;
        if theirs != self.catalog().id() {
            let ours = self.catalog().id();
            return Err(format!(
                "It cannot be updated: it is of the catalog `{theirs}`, this is `{ours}`."
            ));
        }
        let Some(mut edited) = EditedPlan::new(path, document, self.catalog()) else {
            return Err("It cannot be updated: its goal is not in the catalog any more.".to_owned());
        };
        let goal = self.desk.goals.cursor.row;
        let plan = edited.document.plan();
        let goals = self.catalog().goals();
        let base = &edited.base;
        let there = if base.goal == goal {
            base.choice.clone()
        } else {
            crate::plan::carried(&base.choice, plan, self.catalog(), &goals[base.goal], &goals[goal])
        };
        let choice = self.work().choice.on_top_of(&Choice::default(), &there);
        let Revised { added, gone, .. } = self.revised_under(&edited, goal, &choice);
        edited.goal = goal;
        Ok(Joined { edited, choice, added, gone })
    }

    /// Whether the plan that stands there can be updated.
    pub(crate) fn can_update(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Existing(existing)) if existing.joined.is_ok())
    }

    /// Goes on with the plan that stands there, to which what was chosen is added.
    pub(super) fn update_existing(&mut self) {
        let Some(Overlay::Existing(existing)) = self.overlay.take() else { return };
        let Ok(Joined { edited, choice, .. }) = existing.joined else { return };
        let place = edited.goal;
        self.set_edited(edited);
        self.set_choice(place, choice);
        self.step = Step::Save;
        self.tell("Look at what changes; enter saves it.");
    }

    /// Lets the person type another path.
    pub(super) fn choose_other_path(&mut self) {
        self.overlay = None;
        self.save.field = SaveField::Path;
    }
}

fn sentence(lost: &Lost) -> String {
    match lost {
        Lost::Unknown(it) => format!("The catalog has no use case `{}` any more; it stays.", it.title),
        Lost::Elsewhere(it) => format!("`{}` is not recommended for this goal any more.", it.title),
    }
}
