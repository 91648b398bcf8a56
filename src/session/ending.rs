//! How a session ends.

use crate::app::Written;

/// How the wizard ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The plan was written.
    Saved(Written),
    /// The person left before saving.
    Left,
    /// Something panicked, and has reported it. What was acknowledged is kept.
    Panicked,
    /// A signal asked the program to end.
    Signal(i32),
}
