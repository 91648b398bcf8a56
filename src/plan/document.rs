//! A plan as its file has it: the person's comments, blank lines, order, quoting and own keys included.

mod archive;
mod merge;
mod moves;
mod pairs;
mod same;

use super::SetupPlan;
use super::model::first_version;
use super::read::version_of;
use super::schema::PLAN;
use super::store::{Fingerprint, read};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::toml::editor::{Editor, LineMap, Remarks, TableChange, TableModel, TableSpan, comments, write};
use archive::archive_words;
pub use merge::{MergedText, merge_texts};
use moves::prepare_moves;
use pairs::{Moves, pair_renamed};
use same::is_same;
use std::collections::HashMap;
use std::path::Path;
use toml::de::DeTable;

/// A plan together with the text in which a person keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    text: String,
    plan: SetupPlan,
    is_outdated: bool,
}

impl Document {
    /// The plan that the file at `path` holds.
    ///
    /// # Errors
    ///
    /// Why the file cannot be read, or everything that keeps it from being a plan.
    pub fn open(path: &Path) -> Result<Self, Diagnostics> {
        let (text, _) = read(path)?;
        Self::parse(&path.to_string_lossy(), text)
    }

    /// The plan that `text`, the content of the file `path`, holds.
    ///
    /// # Errors
    ///
    /// Everything that keeps it from being a plan.
    pub fn parse(path: &str, text: impl Into<String>) -> Result<Self, Diagnostics> {
        let text = text.into();
        let plan = SetupPlan::parse(path, &text)?;
        let (root, _) = DeTable::parse_recoverable(&text);
        let is_outdated = version_of(root.get_ref()) == Some(1);
        Ok(Self { text, plan, is_outdated })
    }

    /// The plan.
    pub fn plan(&self) -> &SetupPlan {
        &self.plan
    }

    /// The text of the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The fingerprint of the file as long as it holds this text.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.text.as_bytes())
    }

    /// Whether the file is of an older version, and so written anew at its first change.
    pub fn is_outdated(&self) -> bool {
        self.is_outdated
    }

    /// The text of the file for what became of its plan: only what differs from [`Document::plan`] is changed,
    /// all else stays byte for byte. What is in both plans stays in the order of the file.
    ///
    /// Undoing every change of the plan therefore gives back the very text, whatever was saved between. What
    /// leaves the plan with words that only the file has, comments or own keys, is archived with them.
    ///
    /// # Errors
    ///
    /// Where neither the text changed in place nor one written anew reads back as the plan that is meant, with
    /// every comment: nothing of that kind is known, and nothing is to be written then.
    pub fn text_with(&self, plan: &SetupPlan) -> Result<String, Diagnostics> {
        if *plan == self.plan {
            return Ok(self.text.clone());
        }
        let (root, _) = DeTable::parse_recoverable(&self.text);
        let root = TableSpan::root(root.get_ref());
        let old = self.model();
        let remarks = Remarks::of(&self.text, &root, &old);
        let plan = &archive_words(plan, &self.plan, &remarks);
        let mut new = plan.model();
        pair_renamed(&old, &mut new);
        if !self.is_outdated {
            let text = self.in_place(&root, &old, new.clone());
            if self.check(&text, plan).is_ok() {
                return Ok(text);
            }
        }
        let text = self.anew(remarks, &new);
        self.check(&text, plan).map(|()| text)
    }

    /// The tables of the file, in its version.
    fn model(&self) -> TableModel {
        if self.is_outdated { first_version(&self.plan) } else { self.plan.model() }
    }

    /// The text with changes where they belong.
    fn in_place(&self, root: &TableSpan, old: &TableModel, mut new: TableModel) -> String {
        let lines = LineMap::of(&self.text);
        let mut changes = Editor::new(&PLAN, &lines);
        prepare_moves(&mut changes, root, old, &mut new);
        changes.table(TableChange { place: root, old, new: &new, path: "" });
        let whole = 0..self.text.len();
        let mut text = changes.edits.apply(&self.text, &[whole]).concat();
        trim_end(&mut text, &self.text);
        text
    }

    /// The text as segue writes a new file, with every comment.
    fn anew(&self, remarks: Remarks, new: &TableModel) -> String {
        let moves = Moves::of(&self.plan);
        let text = write(new, remarks, &|path| moves.find(path));
        let (mark, old) = match self.text.strip_prefix(BYTE_ORDER_MARK) {
            Some(old) => (BYTE_ORDER_MARK, old),
            None => ("", &*self.text),
        };
        let is_windows = old.find('\n').is_some_and(|at| old[..at].ends_with('\r'));
        format!("{mark}{}", if is_windows { text.replace('\n', "\r\n") } else { text })
    }

    /// Whether `text` holds `plan`, and every comment of this file.
    fn check(&self, text: &str, plan: &SetupPlan) -> Result<(), Diagnostics> {
        let written = SetupPlan::parse("the new text", text)?;
        let keeps = is_same(&written, plan) && has_comments_of(text, &self.text);
        keeps.then_some(()).ok_or_else(|| {
            let message = "this change cannot be written without losing words of the file";
            Diagnostics::from(Diagnostic::of_file(
                Code::InvalidValue,
                "",
                message,
                Some("make it in an editor, and report the file"),
            ))
        })
    }
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Whether each comment of `before` is in `text`, as often.
fn has_comments_of(text: &str, before: &str) -> bool {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for comment in comments(text) {
        *left.entry(text[comment].trim_end()).or_default() += 1;
    }
    comments(before).into_iter().all(|comment| {
        let count = left.get_mut(before[comment].trim_end());
        count.is_some_and(|count| count.checked_sub(1).map(|fewer| *count = fewer).is_some())
    })
}

/// Takes off the empty lines that were left at the end of `text` by taking out what was there, which `before`
/// did not end with.
fn trim_end(text: &mut String, before: &str) {
    let blank = |text: &str| text.len() - text.trim_end().len();
    let said = text.trim_end().len();
    let line_end = if text[said..].starts_with('\r') { 2 } else { 1 };
    let most = blank(before).max(line_end);
    text.truncate(text.len().min(said + most));
}
