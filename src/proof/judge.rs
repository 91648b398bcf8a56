//! Holds messages against what is planned.
//!
//! A body is read twice where that is needed: first by a visitor that keeps kinds, not values, and that gives up
//! on anything out of the ordinary; then exactly.

mod call;
mod envelope;
mod exact;
mod json;
mod nan;
mod quick;
mod scratch;
mod walk;

use super::Rejection;
use super::ids::IdHasher;
use super::judgement::Judgements;
use super::{Call, Expectations};
use scratch::Scratch;
use std::sync::Arc;
use walk::Walk;

/// How a judge works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct JudgeOptions {
    /// Keeps the values that are wrong, cut where they are long.
    pub keeps_values: bool,
    /// Keeps the ids of messages.
    pub keeps_ids: bool,
}

/// Holds messages against what is planned. One judges on one thread; several share their [`Expectations`].
#[derive(Debug)]
pub struct MessageJudge {
    expectations: Arc<Expectations>,
    options: JudgeOptions,
    scratch: Scratch,
    hasher: IdHasher,
}

impl MessageJudge {
    /// A judge of what `expectations` let messages look like.
    pub fn new(expectations: Arc<Expectations>, options: JudgeOptions) -> Self {
        let scratch = Scratch::new(expectations.fields().len());
        Self { expectations, options, scratch, hasher: IdHasher::default() }
    }

    /// Another judge, whose judgements go into the same tally.
    pub fn colleague(&self) -> Self {
        let mut other = Self::new(Arc::clone(&self.expectations), self.options);
        other.hasher = self.hasher.clone();
        other
    }

    /// What messages are held against.
    pub fn expectations(&self) -> &Arc<Expectations> {
        &self.expectations
    }

    /// Judges one body: a call, a batch of calls or an array of either, as JSON. `posted` is the call of the path
    /// to which it was posted; it stands in for a `type` that is missing.
    ///
    /// What is found is added to `found`. What is no call is a [`Rejection`] there and hinders nothing else.
    pub fn judge(&mut self, body: &[u8], posted: Option<Call>, found: &mut Judgements) {
        match std::str::from_utf8(body) {
            Ok(text) => self.judge_text(text, posted, found),
            Err(error) => found.reject(Rejection::NotUtf8 { column: error.valid_up_to() + 1 }),
        }
    }

    pub(super) fn judge_text(&mut self, text: &str, posted: Option<Call>, found: &mut Judgements) {
        let mut walk = Walk {
            expectations: &self.expectations,
            options: self.options,
            hasher: &self.hasher,
            scratch: &mut self.scratch,
            found,
            posted,
        };
        let (mark, place) = (walk.found.mark(), walk.found.place);
        if walk.options.keeps_values || quick::judge(&mut walk, text).is_err() {
            walk.found.rewind(mark);
            walk.found.place = place;
            exact::judge(&mut walk, text);
        }
    }
}
