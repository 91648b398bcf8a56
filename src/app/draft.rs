//! An unfinished session of the wizard, as it is kept in case the program ends before the plan is saved.
//!
//! A draft names goals and use cases by their ids, so that it outlives a change of the catalog: what is not
//! there any more is reported, and all else is as it was.

mod basis;
mod choice;
mod missing;
mod restore;
mod snapshot;

pub use basis::Basis;
pub use snapshot::Snapshot;

use crate::app::{PromptKind, Step};
use crate::catalog::Catalog;
use crate::plan::{Choice, Item};
use choice::ChoiceDraft;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The version of drafts that this program writes.
const VERSION: u32 = 2;

/// An unfinished session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    version: u32,
    step: Step,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    companions: Vec<bool>,
    /// What was chosen from the catalog that was shown.
    #[serde(rename = "catalog")]
    pub shown: DeskDraft,
    /// What was chosen from others.
    #[serde(rename = "other_catalog", default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<DeskDraft>,
    /// The saved plan that is changed, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// The name or the note that was being typed, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    typed: Option<TypedDraft>,
}

/// A name or a note that was being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TypedDraft {
    /// What it is for.
    pub(super) item: Item,
    /// Whether it is a name or a note.
    pub(super) kind: PromptKind,
    /// How far it was typed.
    pub(super) text: String,
}

/// What was chosen from one catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskDraft {
    /// The id of the catalog.
    pub id: String,
    /// The date of the catalog's edition.
    edition: String,
    /// The file of the catalog, where it has no place in which its id finds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// The id of the goal under the cursor.
    pub goal: String,
    /// What was chosen.
    choice: ChoiceDraft,
    #[serde(rename = "view", default)]
    views: Vec<ViewDraft>,
    /// The row and the line of the cursor in the review.
    review: (usize, usize),
    review_open: Vec<Item>,
}

/// How the use cases of a goal were looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewDraft {
    goal: String,
    cursor: Option<String>,
    /// The line within the panel under the cursor.
    line: usize,
    filter: String,
    open: Vec<String>,
}

impl Draft {
    /// The draft that `text` holds.
    ///
    /// # Errors
    ///
    /// A few words on what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let draft: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if draft.version != VERSION {
            return Err(format!("it is of version {}", draft.version));
        }
        Ok(draft)
    }

    /// The draft as the text of its file.
    pub fn to_text(&self) -> String {
        // Every part of a draft has a form in JSON.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// What was chosen from each catalog.
    pub fn desks(&self) -> impl Iterator<Item = &DeskDraft> {
        std::iter::once(&self.shown).chain(&self.others)
    }

    /// The name that the person gave the plan, where they gave one.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What was being typed.
    pub(super) fn typed(&self) -> Option<&TypedDraft> {
        self.typed.as_ref()
    }

    /// The step at which the session ended.
    pub fn step(&self) -> Step {
        self.step
    }
}

impl DeskDraft {
    /// How many use cases were chosen.
    pub fn chosen(&self) -> usize {
        self.choice.goals.iter().map(|it| it.use_cases.len()).sum()
    }

    /// The ids of the goals under which use cases were chosen; that of the goal under the cursor where there are
    /// none.
    pub fn goals(&self) -> Vec<&str> {
        let chosen: Vec<_> = self.choice.goals.iter().map(|it| &*it.goal).collect();
        if chosen.is_empty() { vec![&*self.goal] } else { chosen }
    }

    /// What was chosen, as far as the catalog still has it.
    pub fn choice(&self, catalog: &Catalog) -> Choice {
        self.choice.choice(catalog)
    }

    /// Whether it is the catalog that everyone starts with.
    pub fn is_of_default(&self) -> bool {
        self.file.is_none() && self.id == Catalog::BUILTIN[0]
    }

    /// What to open the catalog by: its file, or else its id.
    pub fn catalog_source(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.id)
    }

    /// The file of the catalog, where its id does not find it.
    pub fn catalog_file(&self) -> Option<PathBuf> {
        self.file.as_ref().map(PathBuf::from)
    }
}
