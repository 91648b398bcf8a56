//! A saved plan while what was chosen for it is changed.

use crate::app::draft::Draft;
use crate::app::plan_preview::Revision;
use crate::app::text_field::TextField;
use crate::app::{CatalogSession, Model, PathBase, Purpose, SaveForm, Size, Step, Unfinished, Wizard};
use crate::catalog::Catalog;
use crate::plan::store::Fingerprint;
use crate::plan::{
    Choice, Document, MissingUseCase, RestoredChoice, Revised, RevisionBase, SetupPlan, reopen, revise,
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
    /// The plan of `document`, the file at `path`; nothing where the catalog has none of its goals.
    pub fn new(path: PathBuf, document: Document, catalog: &Catalog) -> Option<Self> {
        let base = reopen(document.plan(), catalog)?;
        let fingerprint = Some(document.fingerprint());
        let origin = Arc::new(RevisionBase::of(document.plan(), catalog));
        Some(Self { path, document, fingerprint, base, origin, apart: None })
    }

    /// What `mine` is in what the file of this plan holds, where it started from `base`: only what was changed
    /// counts.
    fn rebased(self, mine: &Choice, base: &Choice, name: Option<String>) -> Rebased {
        Rebased { choice: mine.rebase_onto(base, &self.base.choice), name, edited: self }
    }
}

/// A person's changes of a saved plan, made in what its file holds now.
#[derive(Debug, Clone, PartialEq)]
pub struct Rebased {
    /// The plan as the file holds it.
    pub edited: EditedPlan,
    /// What is chosen.
    pub choice: Choice,
    /// What the person calls the plan, where that is not what the file calls it.
    pub name: Option<String>,
}

impl Wizard {
    /// The wizard on the plan of `document`, which is at `path`; nothing where `catalog` has none of the plan's
    /// goals.
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
        self.set_choice(edited.base.choice.clone());
        self.catalog.goals.cursor.row = edited.base.goals[0];
        let (base, path) = (self.save.base.clone(), edited.path.display().to_string());
        self.save = SaveForm::new(base, &path);
        self.save.name = TextField::new(&edited.document.plan().name);
        self.save.named = true;
        self.step = Step::UseCases;
        self.purpose = Purpose::SavedPlan(Arc::new(edited));
    }

    /// Lets the person go on from `choice`, with nothing to take back.
    pub(crate) fn set_choice(&mut self, choice: Choice) {
        let session = CatalogSession::with_choice(Arc::clone(&self.catalog.catalog), choice);
        let before = std::mem::replace(&mut self.catalog, session);
        self.catalog.file = before.file;
    }

    /// What becomes of the saved plan; what the person calls it aside.
    pub fn revision(&self) -> Option<&Revision> {
        let edited = self.edited()?;
        Some(self.work().revision(edited, self.catalog()))
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
        !self.work().choice.is_same(&edited.base.choice) || self.new_name() != edited.document.plan().name
    }

    /// What becomes of `edited` with this choice.
    pub(crate) fn revised_with(&self, edited: &EditedPlan, choice: &Choice) -> Revised {
        revise(&edited.origin, edited.document.plan(), self.catalog(), choice)
    }

    /// The person's changes made in what the file holds now, while it is asked whose stay; nothing where the
    /// file holds no plan of the catalog.
    pub(crate) fn rebased(&self) -> Option<Rebased> {
        let edited = self.edited()?;
        match edited.apart.as_ref()? {
            Divergence::Theirs(RemoteVersion { document, .. }) => {
                let document = document.as_deref().ok()?.clone();
                let theirs = EditedPlan::new(edited.path.clone(), document, self.catalog())?;
                let is_renamed = self.new_name() != edited.document.plan().name;
                let name = is_renamed.then(|| self.new_name().to_owned());
                Some(theirs.rebased(&self.work().choice, &edited.base.choice, name))
            }
            Divergence::Left(unfinished) => Some(self.rebased_draft(edited, &unfinished.draft)),
        }
    }

    /// What a draft changes of the saved plan, made in what its file holds now.
    pub(crate) fn rebased_draft(&self, edited: &EditedPlan, draft: &Draft) -> Rebased {
        let catalog = self.catalog();
        let then = draft.basis.as_ref().map(|basis| (basis.name.clone(), basis.choice(catalog)));
        let same = || (edited.document.plan().name.clone(), edited.base.choice.clone());
        let (name, base) = then.unwrap_or_else(same);
        let name = draft.name().filter(|mine| *mine != name).map(str::to_owned);
        let theirs = EditedPlan { apart: None, ..edited.clone() };
        theirs.rebased(&draft.shown.choice(catalog), &base, name)
    }

    /// The saved plan with these changes; its time of change stays.
    pub(crate) fn plan_of(&self, rebased: &Rebased) -> SetupPlan {
        let Rebased { edited, choice, name } = rebased;
        let mut plan = self.revised_with(edited, choice).plan;
        if let Some(name) = name {
            name.trim().clone_into(&mut plan.name);
        }
        plan
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
