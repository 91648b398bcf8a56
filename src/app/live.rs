//! What a listener hears while a checklist is open.

use jiff::Timestamp;
use std::collections::HashMap;

/// What has arrived so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Live {
    /// Where the listener listens.
    pub url: String,
    /// How to point SDKs at it, shown until something arrives.
    pub instructions: Vec<String>,
    /// How often each planned event arrived, by its name.
    pub events: HashMap<String, Arrivals>,
    /// How many calls arrived.
    pub calls: u64,
    /// How many requests were turned down.
    pub refused: u64,
    /// What arrived last.
    pub last: Option<Arrival>,
    /// What keeps what arrives from being recorded, if anything.
    pub problem: Option<String>,
}

/// How often an event arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrivals {
    /// How often in all.
    pub seen: u64,
    /// How often with something in it that is not as planned.
    pub wrong: u64,
    /// When it arrived last.
    pub last: Timestamp,
}

/// Something that arrived. Its texts come from the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// When.
    pub received: Timestamp,
    /// What it is: `track Order Completed`.
    pub title: String,
    /// Whether it is as planned.
    pub is_right: bool,
    /// What is wrong with it, a sentence each.
    pub faults: Vec<String>,
}

impl Live {
    /// Counts one arrival of a planned event.
    pub fn count(&mut self, event: &str, is_right: bool, received: Timestamp) {
        let wrong = u64::from(!is_right);
        if let Some(arrivals) = self.events.get_mut(event) {
            *arrivals = Arrivals { seen: arrivals.seen + 1, wrong: arrivals.wrong + wrong, last: received };
        } else {
            self.events.insert(event.to_owned(), Arrivals { seen: 1, wrong, last: received });
        }
    }
}
