//! What the person types into the last step, and which files come of it.

use crate::app::text_field::TextField;
use crate::plan::store::{PathError, expand};
use crate::plan::{Document, Environment};
use std::path::{Path, PathBuf};

/// Where paths that are typed start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathBase {
    /// The folder that a relative path is seen from.
    pub folder: PathBuf,
    /// What `~` stands for.
    pub home: Option<PathBuf>,
}

/// The form of the last step.
#[derive(Debug, Clone)]
pub struct SaveForm {
    /// The plan's name, where the person gave one.
    pub name: TextField,
    /// Where it goes, as the person wrote it.
    pub path: TextField,
    /// Where paths that are typed start from.
    pub base: PathBase,
    /// What is written beside it, and whether it is.
    pub companions: [(Companion, bool); 3],
    /// Which field has the focus.
    pub field: SaveField,
    /// What is at the paths already, as far as it is known.
    pub targets: Vec<TargetStatus>,
    /// Whether the person changed the name; until then it is the goal's title.
    pub named: bool,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveField {
    /// The plan's name.
    Name,
    /// The plan's path.
    Path,
    /// Whether the companion at this place is written.
    Companion(usize),
}

impl SaveField {
    /// All fields, from the top.
    pub const ALL: [Self; 5] =
        [Self::Name, Self::Path, Self::Companion(0), Self::Companion(1), Self::Companion(2)];

    /// Whether it is a text field.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Companion(_))
    }
}

/// A file that can be written beside the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Companion {
    /// A checklist for GitHub and other readers of Markdown.
    Markdown,
    /// A checklist for a browser.
    Html,
    /// A tracking plan as Segment takes it.
    TrackingPlan,
}

impl Companion {
    /// What the file is, in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Markdown => "Checklist, Markdown",
            Self::Html => "Checklist, HTML",
            Self::TrackingPlan => "Tracking plan, Segment JSON",
        }
    }

    /// Where the file goes when the plan goes to `plan`: `setup-checklist.md` beside `setup-plan.toml`.
    pub fn beside(self, plan: &Path) -> PathBuf {
        let ending = match self {
            Self::Markdown => "checklist.md",
            Self::Html => "checklist.html",
            Self::TrackingPlan => "tracking-plan.json",
        };
        let stem = plan.file_stem().unwrap_or_default().to_string_lossy();
        let base = stem.strip_suffix("-plan").unwrap_or(&stem);
        plan.with_file_name(if base.is_empty() { ending.to_owned() } else { format!("{base}-{ending}") })
    }
}

/// What is at a path before anything is written there.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetStatus {
    /// The path.
    pub path: PathBuf,
    /// What is there.
    pub kind: TargetKind,
}

/// What can be at a path.
#[derive(Debug, Clone, PartialEq)]
pub enum TargetKind {
    /// Nothing; the file will be new.
    Nothing,
    /// Nothing, and the folder that it would be in is missing too.
    NoFolder(PathBuf),
    /// Something that must not be written over; a few words on what it is.
    Taken(String),
    /// A plan, which must not be written over but can be updated.
    Plan(Box<Document>),
    /// The file cannot be written there; a sentence on why.
    Unusable(String),
}

impl TargetKind {
    /// A few words on a plan: its name and how far it is.
    pub fn of_plan(document: &Document) -> String {
        let plan = document.plan();
        let count = plan.count(Environment::Dev);
        format!("the plan `{}`, {} of {} done in dev", plan.name, count.done, count.total)
    }
}

impl SaveForm {
    /// A form with the default answers: the plan goes to `output`, with a Markdown checklist beside it.
    pub fn new(base: PathBase, output: &str) -> Self {
        Self {
            name: TextField::default(),
            path: TextField::new(output),
            base,
            companions: [
                (Companion::Markdown, true),
                (Companion::Html, false),
                (Companion::TrackingPlan, false),
            ],
            field: SaveField::Name,
            targets: Vec::new(),
            named: false,
        }
    }

    /// The text field that has the focus, if one has.
    pub fn text_mut(&mut self) -> Option<&mut TextField> {
        match self.field {
            SaveField::Name => Some(&mut self.name),
            SaveField::Path => Some(&mut self.path),
            SaveField::Companion(_) => None,
        }
    }

    /// Where the plan goes.
    pub fn plan_path(&self) -> Result<PathBuf, PathError> {
        let path = expand(self.path.text(), self.base.home.as_deref())?;
        Ok(self.base.folder.join(path))
    }

    /// The companions that are written beside the plan, with their paths.
    pub fn chosen(&self, plan: &Path) -> Vec<(Companion, PathBuf)> {
        let chosen = self.companions.iter().filter(|(_, chosen)| *chosen);
        chosen.map(|(companion, _)| (*companion, companion.beside(plan))).collect()
    }

    /// All files that will be written, the plan first; none while the plan's path is no path.
    pub fn paths(&self) -> Vec<PathBuf> {
        let Ok(plan) = self.plan_path() else { return Vec::new() };
        let companions = self.chosen(&plan);
        std::iter::once(plan).chain(companions.into_iter().map(|(_, path)| path)).collect()
    }

    /// What is known to be at a path.
    pub fn target_at(&self, path: &Path) -> Option<&TargetKind> {
        self.targets.iter().find(|target| target.path == path).map(|target| &target.kind)
    }

    /// Moves the focus by one field, around the ends.
    pub fn step(&mut self, forward: bool) {
        let fields = SaveField::ALL;
        let at = fields.iter().position(|field| *field == self.field).unwrap_or(0);
        let to = if forward { at + 1 } else { at + fields.len() - 1 };
        self.field = fields[to % fields.len()];
    }
}

#[cfg(test)]
mod tests {
    use super::Companion;
    use std::path::Path;

    #[test]
    fn companions_are_named_after_the_plan() {
        let beside = |plan: &str| Companion::Markdown.beside(Path::new(plan)).display().to_string();
        assert_eq!(beside("setup-plan.toml"), "setup-checklist.md");
        assert_eq!(beside("plans/acme.toml"), "plans/acme-checklist.md");
        assert_eq!(beside("-plan.toml"), "checklist.md");
    }
}
