//! Changing a saved plan: another goal, a file that stands there already, whose changes stay.

use crate::plan::{Change, Choice, Document, Lost, Revised};
use crate::wizard::app::{
    App, Cause, Conflict, EditedPlan, Existing, GoalChange, Joined, Overlay, Theirs, Written,
};
use crate::wizard::app::{SaveField, StandingKind, Step};
use crate::wizard::message::{Effect, NotUpdated};
use std::path::PathBuf;

impl App {
    /// Goes on with the goal under the cursor; asks first where that changes a saved plan.
    pub(super) fn choose_goal(&mut self) {
        let place = self.desk.goals.cursor.row;
        match self.edited() {
            Some(edited) if edited.goal != place => {
                let choice = self.choice_under(edited, place);
                let Revised { plan, added, gone } = self.revised_under(edited, place, &choice);
                let is_gone = |id: &str| plan.use_cases.iter().all(|it| it.id != id);
                let old = edited.document.plan().use_cases.iter();
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
            edited.goal = place;
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
    pub(in crate::wizard) fn tell_what_changed(&mut self) {
        let Some(edited) = self.edited() else { return };
        let mut sentences: Vec<_> = edited.base.lost.iter().map(sentence).collect();
        match self.revised().map_or(0, |revised| revised.added.len()) {
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
    pub(in crate::wizard) fn can_update(&self) -> bool {
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

    /// Takes note of how updating the saved plan ended.
    pub(super) fn updated(&mut self, result: Result<Written, NotUpdated>) -> Option<Effect> {
        let edited = self.edited.as_mut()?;
        match result {
            Ok(written) => {
                self.written = Some(written);
                return Some(Effect::Quit);
            }
            Err(NotUpdated::Failed(sentence)) => self.warn(sentence),
            Err(NotUpdated::Vanished(sentence)) => {
                edited.stamp = None;
                self.warn(sentence);
            }
            Err(NotUpdated::Changed(theirs)) => {
                let plan = theirs.document.as_ref().map(|document| Box::new(document.plan().clone()));
                let conflict = Conflict {
                    theirs: plan.map_err(Clone::clone),
                    shows_difference: false,
                    cause: Cause::ChangedMeanwhile,
                };
                edited.theirs = Some(theirs);
                self.overlay = Some(Overlay::Conflict(conflict));
            }
        }
        None
    }

    /// Starts again from what someone else made of the saved plan.
    pub(super) fn edit_theirs(&mut self) {
        let Some(edited) = &mut self.edited else { return };
        let Some(Theirs { document: Ok(document), .. }) = edited.theirs.clone() else {
            return self.warn("The file is no plan that can be read; keep yours, or put it right first.");
        };
        let path = edited.path.clone();
        let Some(theirs) = EditedPlan::new(path, *document, self.catalog()) else {
            return self.warn("The goal of their plan is not in the catalog; keep yours, or leave.");
        };
        self.overlay = None;
        self.set_edited(theirs);
        self.follow();
        self.tell("Now showing what the file holds.");
    }

    /// Makes the changes that were made here in what someone else made of the saved plan.
    pub(super) fn keep_edited(&mut self) -> Option<Effect> {
        let Theirs { document, stamp } = self.edited.as_mut()?.theirs.take()?;
        self.overlay = None;
        let edited = self.edited.as_deref()?.clone();
        let path = edited.path.clone();
        let theirs = document.ok().and_then(|document| EditedPlan::new(path, *document, self.catalog()));
        let Some(theirs) = theirs else {
            // Their file is no plan to build on: mine is written over it, since the person was told and chose so.
            self.edited.as_mut()?.stamp = Some(stamp);
            return Some(Effect::Update);
        };
        let mine = self.choice_under(&edited, edited.goal);
        let is_same_goal = theirs.goal == edited.base.goal && edited.goal == theirs.goal;
        let choice =
            if is_same_goal { mine.on_top_of(&edited.base.choice, &theirs.base.choice) } else { mine };
        let name = self.save.name.clone();
        let is_renamed = name.text().trim() != edited.document.plan().name;
        let theirs = EditedPlan { goal: edited.goal, ..theirs };
        self.set_edited(theirs);
        self.set_choice(edited.goal, choice);
        self.step = Step::Save;
        if is_renamed {
            self.save.name = name;
        }
        Some(Effect::Update)
    }
}

fn sentence(lost: &Lost) -> String {
    match lost {
        Lost::Unknown(it) => format!("The catalog has no use case `{}` any more; it stays.", it.title),
        Lost::Elsewhere(it) => format!("`{}` is not recommended for this goal any more.", it.title),
    }
}

impl App {
    /// Lets a draft alone say what is taken out of the saved plan.
    pub(super) fn forget_declined(&mut self) {
        let Some(edited) = self.edited() else { return };
        let mut choice = edited.base.choice.clone();
        let declined: Vec<_> = choice.declined().cloned().collect();
        for item in declined {
            choice.apply(Change::Restore(item));
        }
        self.set_choice(edited.goal, choice);
    }

    /// Takes the goal under the cursor as that of the saved plan where something is chosen under it.
    pub(super) fn settle_goal(&mut self) {
        let has_choice = self.work().choice != Choice::default();
        let place = self.desk.goals.cursor.row;
        if let Some(edited) = &mut self.edited {
            if has_choice {
                edited.goal = place;
            }
            self.desk.goals.cursor.row = edited.goal;
        }
    }
}
