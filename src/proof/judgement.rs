//! What was found in messages, many of them in one piece of memory that is used again.

use super::sdk::Platform;
use super::{Call, EventIndex, FieldIndex, PersonalData, Rejection, ValueKind};
use jiff::Timestamp;
use serde::Serialize;
use std::ops::Range;

/// In which way a value is not as planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ViolationKind {
    /// It is required and absent, or `null`.
    Missing,
    /// It is of another type.
    WrongType,
    /// It is not among the allowed values.
    NotAllowed,
    /// It is a number below the least or above the most that is allowed.
    OutOfBounds,
    /// It does not match the pattern.
    NoMatch,
    /// It is not in the format.
    WrongFormat,
    /// It has too few or too many characters or elements.
    WrongLength,
    /// It is personal data, and not planned to be.
    PersonalData,
    /// It is wrong, and who found it does not say in which way.
    NotAsPlanned,
}

impl ViolationKind {
    /// What is wrong, as reports say it.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::WrongType => "wrong type",
            Self::NotAllowed => "not an allowed value",
            Self::OutOfBounds => "out of bounds",
            Self::NoMatch => "does not match the pattern",
            Self::WrongFormat => "wrong format",
            Self::WrongLength => "wrong length",
            Self::PersonalData => "personal data, not planned as such",
            Self::NotAsPlanned => "not as planned",
        }
    }
}

/// A planned property whose value is not as planned. A message has each of them once, however many elements of
/// an array share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Violation {
    /// The property.
    pub field: FieldIndex,
    /// In which way it is wrong.
    pub kind: ViolationKind,
    /// The value's kind.
    pub found: ValueKind,
    /// The kind of personal data, where it is that.
    pub personal: Option<PersonalData>,
    pub(super) value: TextSpan,
}

/// A property that is not planned.
#[derive(Debug, Clone, Copy)]
pub(super) struct UnplannedProperty {
    /// The object that holds it.
    pub(super) parent: FieldIndex,
    pub(super) name: TextSpan,
    pub(super) found: ValueKind,
    pub(super) personal: Option<PersonalData>,
    /// The very object in the message.
    pub(super) object: u64,
}

/// Text kept beside the judgements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct TextSpan {
    start: u32,
    end: u32,
}

/// What is kept of one message.
#[derive(Debug, Clone)]
pub(super) struct JudgedMessage {
    pub(super) call: Call,
    pub(super) event: Option<EventIndex>,
    pub(super) name: TextSpan,
    /// The hash of its id, 0 where it has none.
    pub(super) id: u64,
    pub(super) id_text: TextSpan,
    pub(super) time: Option<Timestamp>,
    pub(super) library: TextSpan,
    pub(super) version: TextSpan,
    pub(super) platform: Platform,
    pub(super) place: BodyPlace,
    pub(super) present: Range<u32>,
    pub(super) violations: Range<u32>,
    pub(super) unplanned: Range<u32>,
}

/// A line, counted from 0 within what is judged at once, and the place in the batch that is on it, counted
/// from 1; 0 where it is no batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct BodyPlace {
    pub(super) line: u32,
    pub(super) item: u32,
}

/// The judgements on messages, in their order.
#[derive(Debug, Default)]
pub struct Judgements {
    pub(super) entries: Vec<JudgedMessage>,
    pub(super) present: Vec<FieldIndex>,
    pub(super) violations: Vec<Violation>,
    pub(super) unplanned: Vec<UnplannedProperty>,
    pub(super) rejections: Vec<(BodyPlace, Rejection)>,
    pub(super) text: String,
    pub(super) place: BodyPlace,
}

/// How much judgements held at some time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Checkpoint([usize; 6]);

impl Judgements {
    /// Forgets everything, and keeps the memory.
    pub fn clear(&mut self) {
        self.rewind(Checkpoint([0; 6]));
        self.place = BodyPlace::default();
    }

    /// The judgements on the calls.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Judgement<'_>> {
        self.entries.iter().map(|entry| Judgement { all: self, entry })
    }

    /// Why what is no call is none.
    pub fn rejections(&self) -> impl ExactSizeIterator<Item = &Rejection> {
        self.rejections.iter().map(|(_, rejection)| rejection)
    }

    pub(super) fn mark(&self) -> Checkpoint {
        let lengths = [self.entries.len(), self.present.len(), self.violations.len(), self.unplanned.len()];
        let [entries, present, violations, unplanned] = lengths;
        Checkpoint([entries, present, violations, unplanned, self.rejections.len(), self.text.len()])
    }

    pub(super) fn rewind(&mut self, mark: Checkpoint) {
        let [entries, present, violations, unplanned, rejections, text] = mark.0;
        self.entries.truncate(entries);
        self.present.truncate(present);
        self.violations.truncate(violations);
        self.unplanned.truncate(unplanned);
        self.rejections.truncate(rejections);
        self.text.truncate(text);
    }

    pub(super) fn reject(&mut self, rejection: Rejection) {
        self.rejections.push((self.place, rejection));
    }

    pub(super) fn keep(&mut self, text: &str) -> TextSpan {
        let start = narrow(self.text.len());
        self.text.push_str(text);
        TextSpan { start, end: narrow(self.text.len()) }
    }

    pub(super) fn text(&self, span: TextSpan) -> &str {
        &self.text[span.start as usize..span.end as usize]
    }
}

/// The judgement on one call.
#[derive(Debug, Clone, Copy)]
pub struct Judgement<'a> {
    all: &'a Judgements,
    entry: &'a JudgedMessage,
}

impl<'a> Judgement<'a> {
    /// Which of the six calls it is.
    pub fn call(self) -> Call {
        self.entry.call
    }

    /// The planned event that it counts for.
    pub fn event(self) -> Option<EventIndex> {
        self.entry.event
    }

    /// The name by which the call names its event or page; empty where it has none.
    pub fn name(self) -> &'a str {
        self.all.text(self.entry.name)
    }

    /// Whether it names an event that is not planned. Calls that carry no event, such as `identify`, need no plan.
    pub fn is_unplanned(self) -> bool {
        self.entry.event.is_none() && matches!(self.entry.call, Call::Track | Call::Page | Call::Screen)
    }

    /// When it was sent, by its own account.
    pub fn time(self) -> Option<Timestamp> {
        self.entry.time
    }

    /// The SDK's name, and its version; empty where the call has none.
    pub fn library(self) -> (&'a str, &'a str) {
        (self.all.text(self.entry.library), self.all.text(self.entry.version))
    }

    /// Where the call was made.
    pub fn platform(self) -> Platform {
        self.entry.platform
    }

    /// What is not as planned.
    pub fn violations(self) -> &'a [Violation] {
        &self.all.violations[range(&self.entry.violations)]
    }

    /// The properties that are planned and there.
    pub fn present(self) -> &'a [FieldIndex] {
        &self.all.present[range(&self.entry.present)]
    }

    /// The properties that are not planned: the object that holds each, its name and its kind.
    pub fn unplanned(self) -> impl ExactSizeIterator<Item = (FieldIndex, &'a str, ValueKind)> {
        let found = &self.all.unplanned[range(&self.entry.unplanned)];
        found.iter().map(move |it| (it.parent, self.all.text(it.name), it.found))
    }

    /// Whether it counts for a planned event and everything in it is as planned.
    pub fn is_right(self) -> bool {
        self.entry.event.is_some() && self.entry.violations.is_empty() && self.entry.unplanned.is_empty()
    }
}

fn range(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// What is judged at once is a few megabytes at most.
pub(super) fn narrow(length: usize) -> u32 {
    u32::try_from(length).expect("a few megabytes")
}
