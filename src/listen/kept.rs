//! The events that arrived last, kept for tests that ask whether theirs is among them.

use super::judged::JudgedCall;
use super::query::EventFilter;
use hyper::body::Bytes;
use serde::Serialize;
use serde::ser::SerializeStruct as _;
use serde_json::value::RawValue;
use std::collections::VecDeque;

/// An event as it arrived, with what was found in it.
#[derive(Debug)]
pub(super) struct KeptEvent {
    /// Counts from 1, also over what is not kept any more.
    pub(super) number: u64,
    pub(super) judged: JudgedCall,
    pub(super) message: Bytes,
}

impl KeptEvent {
    fn size(&self) -> usize {
        size_of::<Self>() + self.judged.size() + self.message.len()
    }

    /// The message as JSON; nothing where it is none.
    pub(super) fn json(&self) -> Option<&RawValue> {
        serde_json::from_slice(&self.message).ok()
    }
}

impl Serialize for KeptEvent {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut event = serializer.serialize_struct("KeptEvent", 4)?;
        event.serialize_field("number", &self.number)?;
        event.serialize_field("received", &self.judged.received)?;
        event.serialize_field("judgement", &self.judged)?;
        event.serialize_field("message", &self.json())?;
        event.end()
    }
}

/// As many of the last events as fit into a number of bytes.
#[derive(Debug)]
pub(super) struct KeptEvents {
    events: VecDeque<KeptEvent>,
    bytes: usize,
    largest: usize,
    /// How many have gone to make room since the last [`KeptEvents::clear`].
    dropped: u64,
}

/// The answer to a question for events.
#[derive(Serialize)]
struct EventsAnswer<'a> {
    events: Vec<&'a KeptEvent>,
    dropped: u64,
}

impl KeptEvents {
    pub(super) fn new(largest: usize) -> Self {
        Self { events: VecDeque::new(), bytes: 0, largest, dropped: 0 }
    }

    pub(super) fn push(&mut self, event: KeptEvent) {
        self.bytes += event.size();
        self.events.push_back(event);
        while self.bytes > self.largest
            && let Some(oldest) = self.events.pop_front()
        {
            self.bytes -= oldest.size();
            self.dropped += 1;
        }
    }

    /// Forgets them; what comes next is found alone.
    pub(super) fn clear(&mut self) {
        *self = Self::new(self.largest);
    }

    /// Those that the filter lets through, as JSON, in the order in which they arrived.
    pub(super) fn to_json(&self, filter: &EventFilter) -> String {
        let events = self
            .events
            .iter()
            .filter(|event| filter.matches(event.judged.title(), || event.json()))
            .collect();
        // Its parts are JSON already.
        serde_json::to_string(&EventsAnswer { events, dropped: self.dropped }).unwrap_or_default()
    }
}
