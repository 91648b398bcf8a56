//! A plan as its file has it: the person's comments, blank lines, order, quoting and own keys included.

use super::SetupPlan;
use super::store::{Stamp, read};
use crate::fault::Faults;
use std::path::Path;

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
}
