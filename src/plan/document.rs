//! A plan as its file has it: the person's comments, blank lines, order, quoting and own keys included.

mod change;
mod entry;
mod header;
mod layout;
mod list;
mod moves;
pub(super) mod place;
mod splices;

use super::SetupPlan;
use super::store::{Stamp, read};
use crate::fault::Faults;
use change::{Change, Changes};
use layout::Layout;
use place::Place;
use std::path::Path;
use toml::de::DeTable;

/// A plan together with the text in which a person keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    text: String,
    plan: SetupPlan,
}

impl Document {
    /// The plan that the file at `path` holds.
    ///
    /// # Errors
    ///
    /// Why the file cannot be read, or everything that keeps it from being a plan.
    pub fn open(path: &Path) -> Result<Self, Faults> {
        let (text, _) = read(path)?;
        Self::parse(&path.to_string_lossy(), text)
    }

    /// The plan that `text`, the content of the file `path`, holds.
    ///
    /// # Errors
    ///
    /// Everything that keeps it from being a plan.
    pub fn parse(path: &str, text: impl Into<String>) -> Result<Self, Faults> {
        let text = text.into();
        let plan = SetupPlan::parse(path, &text)?;
        Ok(Self { text, plan })
    }

    /// The plan.
    pub fn plan(&self) -> &SetupPlan {
        &self.plan
    }

    /// The text of the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The stamp of the file as long as it holds this text.
    pub fn stamp(&self) -> Stamp {
        Stamp::of(self.text.as_bytes())
    }

    /// The text of the file for what became of its plan: only what differs from [`Document::plan`] is changed,
    /// all else stays byte for byte. What stands in both plans stays in the order of the file.
    ///
    /// Undoing every change of the plan therefore gives back the very text, whatever was saved between.
    pub fn text_with(&self, plan: &SetupPlan) -> String {
        let (old, mut new) = (self.plan.form(), plan.form());
        if old == new {
            return self.text.clone();
        }
        let (root, _) = DeTable::parse_recoverable(&self.text);
        let root = Place::root(root.get_ref());
        let layout = Layout::of(&self.text);
        let mut changes = Changes::new(&layout);
        changes.prepare_moves(&root, &old, &mut new);
        changes.table(Change { place: &root, old: &old, new: &new, path: "" });
        let whole = 0..self.text.len();
        let mut text = changes.splices.apply(&self.text, &[whole]).concat();
        trim_end(&mut text, &self.text);
        text
    }
}

/// Takes off the empty lines that were left at the end of `text` by taking out what stood there, which `before`
/// did not end with.
fn trim_end(text: &mut String, before: &str) {
    let blank = |text: &str| text.len() - text.trim_end().len();
    let said = text.trim_end().len();
    let line_end = if text[said..].starts_with('\r') { 2 } else { 1 };
    let most = blank(before).max(line_end);
    text.truncate(text.len().min(said + most));
}
