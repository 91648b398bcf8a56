//! A saved plan while what was chosen for it is changed.

use crate::app::draft::Draft;
use crate::app::outline::RowPos;
use crate::app::plan_preview::Revision;
use crate::app::text_field::TextField;
use crate::app::{
    CatalogSession, GoalState, Model, PathBase, Purpose, SaveForm, Size, Step, Unfinished, Wizard,
};
use crate::catalog::Catalog;
use crate::plan::store::Fingerprint;
use crate::plan::{
    Change, Choice, Document, MissingUseCase, RestoredChoice, Revised, RevisionBase, SetupPlan, reopen,
    revise, transfer_to_goal,
};
use std::path::PathBuf;
use std::sync::Arc;

/// A saved plan while what was chosen for it is changed.
#[derive(Debug, Clone, PartialEq)]
pub struct EditedPlan {
    /// The file.
    pub path: PathBuf,
    /// What it held when it was read.
    pub document: Document,
    /// By what it is known that it holds that still; nothing once the file is gone.
    pub fingerprint: Option<Fingerprint>,
    /// What was chosen when it was read.
    pub base: RestoredChoice,
    /// What it was made from.
    pub origin: Arc<RevisionBase>,
    /// The place of the goal that the plan is to serve.
    pub goal: usize,
    /// How the person's changes and the file came apart, while it is asked whose stay.
    pub apart: Option<Divergence>,
}

/// How a person's changes of a saved plan and its file came apart.
#[derive(Debug, Clone, PartialEq)]
pub enum Divergence {
    /// Someone else wrote the file since it was read here.
    Theirs(RemoteVersion),
    /// Someone else wrote the file since an earlier session left these changes of it.
    Left(Box<Unfinished>),
}

/// What someone else made of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct RemoteVersion {
    /// The plan; a sentence where the file holds none.
    pub document: Result<Box<Document>, String>,
    /// By what it is known that the file holds that still.
    pub fingerprint: Fingerprint,
}

impl EditedPlan {
    /// The plan of `document`, the file at `path`; nothing where the catalog does not have its goal.
    pub fn new(path: PathBuf, document: Document, catalog: &Catalog) -> Option<Self> {
        let base = reopen(document.plan(), catalog)?;
        let (fingerprint, goal) = (Some(document.fingerprint()), base.goal);
        let origin = Arc::new(RevisionBase::of(document.plan(), catalog));
        Some(Self { path, document, fingerprint, base, origin, goal, apart: None })
    }

    /// What `mine`, chosen under the goal of this plan that it is to serve, is in what the file of this plan
    /// holds, where it started from `base`: only what was changed counts.
    fn rebased(
        mut self,
        goal: usize,
        mine: &Choice,
        base: &RestoredChoice,
        name: Option<String>,
    ) -> Rebased {
        let (mut base_choice, mut theirs) = (base.choice.clone(), self.base.choice.clone());
        if base.goal != goal || self.base.goal != goal {
            // Use cases of different goals cannot be compared: mine count.
            for choice in [&mut base_choice, &mut theirs] {
                choice.apply(Change::SelectOnly(mine.selection().clone()));
            }
        }
        self.goal = goal;
        Rebased { choice: mine.rebase_onto(&base_choice, &theirs), name, edited: self }
    }
}

/// A person's changes of a saved plan, made in what its file holds now.
#[derive(Debug, Clone, PartialEq)]
pub struct Rebased {
    /// The plan as the file holds it, with the goal that it is to serve.
    pub edited: EditedPlan,
    /// What is chosen.
    pub choice: Choice,
    /// What the person calls the plan, where that is not what the file calls it.
    pub name: Option<String>,
}

impl Wizard {
    /// The wizard on the plan of `document`, which is at `path`; nothing where `catalog` does not have the
    /// plan's goal.
    pub fn reopen(
        catalog: Arc<Catalog>,
        size: Size,
        base: PathBase,
        path: PathBuf,
        document: Document,
    ) -> Option<Self> {
        let edited = EditedPlan::new(path, document, &catalog)?;
        let mut wizard = Self::new(catalog, size, base, "");
        wizard.set_edited(edited);
        wizard.follow();
        wizard.tell_what_changed();
        Some(wizard)
    }

    /// Puts a saved plan on the desk, as it was chosen.
    pub(crate) fn set_edited(&mut self, edited: EditedPlan) {
        self.catalog = CatalogSession::new(Arc::clone(&self.catalog.catalog));
        self.set_choice(edited.goal, edited.base.choice.clone());
        let (base, path) = (self.save.base.clone(), edited.path.display().to_string());
        self.save = SaveForm::new(base, &path);
        self.save.name = TextField::new(&edited.document.plan().name);
        self.save.named = true;
        self.step = Step::UseCases;
        self.purpose = Purpose::SavedPlan(Arc::new(edited));
    }

    /// Lets the person go on from `choice` under the goal at `place`.
    pub(crate) fn set_choice(&mut self, place: usize, choice: Choice) {
        let catalog = Arc::clone(&self.catalog.catalog);
        *self.catalog.work_at(place) = GoalState::from_choice(&catalog, &catalog.goals()[place], choice);
        self.catalog.goals.cursor = RowPos { row: place, line: 0 };
    }

    /// What becomes of the saved plan; what the person calls it aside.
    pub fn revision(&self) -> Option<&Revision> {
        let edited = self.edited()?;
        let goal = &self.catalog().goals()[edited.goal];
        Some(self.catalog.work_of(edited.goal)?.revision(edited, self.catalog(), goal))
    }

    /// The saved plan as it is to be; its time of change stays.
    pub fn revised(&self) -> Option<SetupPlan> {
        let mut plan = self.revision()?.plan.clone();
        self.new_name().clone_into(&mut plan.name);
        Some(plan)
    }

    /// What the person calls the plan.
    pub(crate) fn new_name(&self) -> &str {
        let name = self.save.name.text();
        match self.edited() {
            // A name that nobody touched stays, blanks around it too.
            Some(edited) if edited.document.plan().name == name => name,
            _ => name.trim(),
        }
    }

    /// Whether the saved plan is to be another than it was when it was read.
    pub fn is_revised(&self) -> bool {
        let (Some(edited), Some(revision)) = (self.edited(), self.revision()) else { return false };
        revision.is_change || edited.document.plan().name != self.new_name()
    }

    /// Whether the person chose something else for the saved plan than it was read with.
    pub(crate) fn is_chosen_otherwise(&self, edited: &EditedPlan) -> bool {
        let choice = self.catalog.work_of(edited.goal).map(|work| &work.choice);
        edited.goal != edited.base.goal
            || choice.is_some_and(|choice| !choice.is_same(&edited.base.choice))
            || self.new_name() != edited.document.plan().name
    }

    /// What becomes of `edited` with this choice under the goal at `place`.
    pub(crate) fn revised_under(&self, edited: &EditedPlan, place: usize, choice: &Choice) -> Revised {
        let plan = edited.document.plan();
        let (origin, catalog) = (&edited.origin, self.catalog());
        revise(origin, plan, catalog, &catalog.goals()[place], choice)
    }

    /// The person's changes made in what the file holds now, while it is asked whose stay; nothing where the
    /// file holds no plan of the catalog.
    pub(crate) fn rebased(&self) -> Option<Rebased> {
        let edited = self.edited()?;
        match edited.apart.as_ref()? {
            Divergence::Theirs(RemoteVersion { document, .. }) => {
                let document = document.as_deref().ok()?.clone();
                let theirs = EditedPlan::new(edited.path.clone(), document, self.catalog())?;
                let mine = self.choice_under(edited, edited.goal);
                let is_renamed = self.new_name() != edited.document.plan().name;
                let name = is_renamed.then(|| self.new_name().to_owned());
                Some(theirs.rebased(edited.goal, &mine, &edited.base, name))
            }
            Divergence::Left(unfinished) => Some(self.rebased_draft(edited, &unfinished.draft)),
        }
    }

    /// What a draft changes of the saved plan, made in what its file holds now.
    pub(crate) fn rebased_draft(&self, edited: &EditedPlan, draft: &Draft) -> Rebased {
        let catalog = self.catalog();
        let same = || (edited.document.plan().name.clone(), edited.base.clone());
        let then = draft.basis.as_ref().and_then(|basis| {
            let (goal, choice) = basis.choice(catalog)?;
            Some((basis.name.clone(), RestoredChoice { goal, choice, lost: Vec::new() }))
        });
        let (name, base) = then.unwrap_or_else(same);
        let place = draft.basis.as_ref().and_then(|basis| basis.new_goal(catalog));
        let mine = |place| Some((place, draft.shown.choice_under(catalog, place)?));
        let (goal, mine) =
            place.and_then(mine).or_else(|| mine(base.goal)).unwrap_or((base.goal, base.choice.clone()));
        let name = draft.name().filter(|mine| *mine != name).map(str::to_owned);
        let theirs = EditedPlan { apart: None, ..edited.clone() };
        theirs.rebased(goal, &mine, &base, name)
    }

    /// The saved plan with these changes; its time of change stays.
    pub(crate) fn plan_of(&self, rebased: &Rebased) -> SetupPlan {
        let Rebased { edited, choice, name } = rebased;
        let mut plan = self.revised_under(edited, edited.goal, choice).plan;
        if let Some(name) = name {
            name.trim().clone_into(&mut plan.name);
        }
        plan
    }

    /// What is chosen under the goal at `place`, where nothing was yet what it takes over from the other goal.
    pub(crate) fn choice_under(&self, edited: &EditedPlan, place: usize) -> Choice {
        let of = |place| self.catalog.work_of(place).map(|work| &work.choice);
        if let Some(choice) = of(place).filter(|choice| **choice != Choice::default()) {
            return choice.clone();
        }
        let goals = self.catalog().goals();
        let choice = of(edited.goal).unwrap_or(&edited.base.choice);
        transfer_to_goal(choice, edited.document.plan(), self.catalog(), &goals[edited.goal], &goals[place])
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
            self.shared.tell(sentences.join(" "));
        }
    }
}

fn sentence(lost: &MissingUseCase) -> String {
    match lost {
        MissingUseCase::Unknown(it) => {
            format!("The catalog has no use case `{}` any more; it stays.", it.title)
        }
        MissingUseCase::Elsewhere(it) => {
            format!("`{}` is not recommended for this goal any more.", it.title)
        }
    }
}
