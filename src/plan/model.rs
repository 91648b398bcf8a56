//! A plan as the tables, keys and values of its file, in the order in which they are written.

mod definition;
mod parts;

pub(super) use definition::{entries_of_event, entries_of_property};
pub(super) use parts::{connection_name, first_version, kept_property};

use super::SetupPlan;
use crate::toml::editor::{Remarks, write};

/// What a reader of the file should know before the first line. It names no file and no time, so that it
/// stays true when the file is renamed and does not stir a diff.
const HEAD: &str = "\
# A setup plan: what to track and connect, why, and how far the work is.
# Yours to edit by hand: segue keeps your comments, your order and your own keys.
# Next: `segue open FILE` to tick what is done, `segue check FILE` to look it over.

";

impl SetupPlan {
    /// The plan as the text of a new file: the same plan, the same bytes.
    pub fn to_toml(&self) -> String {
        format!("{HEAD}{}", write(&self.model(), Remarks::default(), &|_| None))
    }
}
