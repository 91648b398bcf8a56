//! What the sections of a catalog belong to that are below another.

use std::collections::HashMap;
use std::ops::Range;

/// The goal to which the recommendations that follow belong.
#[derive(Debug)]
pub(super) struct CurrentGoal {
    /// Which it is; nothing where that is not known.
    pub(super) place: Option<usize>,
    pub(super) span: Range<usize>,
    /// Where it has its recommendations in a list, so that none may follow below it.
    pub(super) written: Option<usize>,
    pub(super) is_bare: bool,
}

/// What the properties that follow below it belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// The last event.
    Event,
    /// The last group.
    Group,
}

/// The properties of the event or group that is being read.
#[derive(Debug, Default)]
pub(super) struct CurrentProperties {
    /// Where each is.
    pub(super) names: HashMap<String, usize>,
    /// Where they are in a list, so that none may follow below.
    pub(super) written: Option<usize>,
}
