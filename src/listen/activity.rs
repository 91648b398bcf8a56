//! What whoever runs the listener is told while it runs.

use jiff::Timestamp;
use std::io;

/// Something that happened.
#[derive(Debug)]
pub enum Activity {
    /// A call arrived and was judged.
    Judged(JudgedCall),
    /// A request was turned down.
    Refused(Refusal),
    /// Every planned event has been seen right.
    Complete,
    /// What arrives cannot be recorded any more; the listener goes on without.
    RecordingFailed(io::Error),
}

/// A call that arrived, and what is wrong with it.
#[derive(Debug)]
pub struct JudgedCall {
    /// When it arrived.
    pub received: Timestamp,
    /// What it is, such as `track` and the event's name. It comes from the network: printable only through
    /// [`crate::text::printable`].
    pub title: String,
    /// What is wrong with it, a sentence each; from the network likewise.
    pub faults: Vec<String>,
}

/// A request that was turned down.
#[derive(Debug)]
pub struct Refusal {
    /// When it arrived.
    pub received: Timestamp,
    /// The status that answered it.
    pub status: u16,
    /// The method and the path; from the network.
    pub request: String,
    /// Why; it may quote what arrived.
    pub reason: String,
}
