//! What whoever runs the listener sees while it runs.

use super::judged::JudgedCall;
use jiff::Timestamp;
use std::io;

/// Something that happened.
#[derive(Debug)]
pub enum Activity<'a> {
    /// A call arrived and was judged.
    Judged(&'a JudgedCall),
    /// A request was turned down.
    Refused(Refusal),
    /// Every planned event has been seen right.
    Complete,
    /// What arrives cannot be recorded any more; the listener goes on without.
    RecordingFailed(io::Error),
}

/// A request that was turned down.
#[derive(Debug)]
pub struct Refusal {
    /// When it arrived.
    pub received: Timestamp,
    /// The status that answered it.
    pub status: u16,
    /// The method and the path. They come from the network: a terminal gets them through
    /// [`crate::text::printable`] only, like the reason, which may quote what arrived.
    pub request: String,
    /// Why.
    pub reason: String,
}
