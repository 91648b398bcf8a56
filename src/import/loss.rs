//! What a catalog cannot say, counted by kind.

use serde::Serialize;
use std::collections::BTreeMap;

/// How often each thing was met that a catalog cannot say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Losses(BTreeMap<String, usize>);

impl Losses {
    /// Counts one more of a kind, such as `` `multipleOf` ``.
    pub(super) fn count(&mut self, kind: impl Into<String>) {
        *self.0.entry(kind.into()).or_default() += 1;
    }

    /// Each kind with its number, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(kind, count)| (&**kind, *count))
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }
}
