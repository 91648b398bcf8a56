//! The thread that judges what arrived: one thing after the other, so that a question that comes after a call was
//! answered takes that call into account.

use super::activity::{Activity, Refusal};
use super::body::Body;
use super::judged::JudgedCall;
use super::kept::{KeptEvent, KeptEvents};
use super::query::EventFilter;
use super::recorder::Recorder;
use crate::proof::{CaptureOrigin, Judgements, MessageJudge, ReportScope, Tally};
use hyper::body::Bytes;
use jiff::Timestamp;
use std::io;
use tokio::sync::mpsc::Receiver;
use tokio::sync::{OwnedSemaphorePermit, oneshot};

/// What the server hands over.
pub(super) enum Work {
    /// Calls arrived.
    Calls(Calls),
    /// A request was turned down; its body, where that held no calls.
    Refused(Refusal, Option<Body>),
    /// A test asks.
    Ask(TestQuery, oneshot::Sender<String>),
}

/// The calls of one request.
pub(super) struct Calls {
    pub(super) received: Timestamp,
    pub(super) messages: Vec<Bytes>,
    /// Who waits for the judgements, as a JSON list.
    pub(super) judgements: Option<oneshot::Sender<String>>,
    /// Their share of the memory for what is pending.
    pub(super) _share: OwnedSemaphorePermit,
}

/// What a test asks.
pub(super) enum TestQuery {
    Report,
    Events(EventFilter),
    Forget,
}

/// Takes what the server hands over until nobody can hand over any more.
pub(super) struct Intake {
    pub(super) judge: MessageJudge,
    pub(super) tally: Tally,
    pub(super) scope: ReportScope,
    pub(super) origin: CaptureOrigin,
    pub(super) kept: KeptEvents,
    pub(super) recorder: Option<Recorder>,
    pub(super) observer: Box<dyn FnMut(Activity) + Send>,
    pub(super) found: Judgements,
    pub(super) is_complete: bool,
}

impl Intake {
    /// Works until the channel closes, and gives back what was counted.
    pub(super) fn run(mut self, mut work: Receiver<Work>) -> Tally {
        while let Some(next) = work.blocking_recv() {
            match next {
                Work::Calls(calls) => self.take(calls),
                Work::Refused(refusal, body) => self.refused(refusal, body),
                // Whoever asked may have gone.
                Work::Ask(question, answer) => drop(answer.send(self.answer(&question))),
            }
            if work.is_empty() {
                self.record(Recorder::flush);
            }
        }
        self.record(Recorder::flush);
        self.tally
    }

    fn take(&mut self, calls: Calls) {
        let mut judgements = Vec::new();
        for message in calls.messages {
            let judged = self.judge(&message, calls.received);
            if calls.judgements.is_some() {
                judgements.push(judged.clone());
            }
            (self.observer)(Activity::Judged(&judged));
            // A copy, or a small call would hold on to the whole body that it came in.
            let message = Bytes::copy_from_slice(&message);
            self.kept.push(KeptEvent { number: self.origin.line - 1, judged, message });
        }
        if let Some(waiting) = calls.judgements {
            // Nothing in them can fail; whoever waits for them may have gone.
            let _ = waiting.send(serde_json::to_string(&judgements).unwrap_or_default());
        }
        if !self.is_complete && self.tally.is_complete(&self.scope) {
            self.is_complete = true;
            (self.observer)(Activity::Complete);
        }
    }

    /// Judges a call, counts and records it.
    fn judge(&mut self, message: &[u8], received: Timestamp) -> JudgedCall {
        self.record(|recorder| recorder.line(message));
        self.found.clear();
        self.judge.judge(message, None, &mut self.found);
        let counted = self.tally.messages();
        self.tally.add(&self.found, self.origin);
        let is_duplicate = self.tally.messages() == counted;
        self.origin.line += 1;
        let mut judgements = self.found.iter();
        if let Some(judgement) = judgements.next() {
            let judged = JudgedCall::new(judgement, &self.judge, &self.scope, received);
            return JudgedCall { is_duplicate, ..judged };
        }
        let rejection = self.found.rejections().next().cloned();
        JudgedCall::rejected(rejection, received)
    }

    fn refused(&mut self, mut refusal: Refusal, body: Option<Body>) {
        if let Some(Body { bytes, .. }) = body {
            let on_one_line: Vec<u8> =
                bytes.iter().map(|&it| if matches!(it, b'\n' | b'\r') { b' ' } else { it }).collect();
            let judged = self.judge(&on_one_line, refusal.received);
            // It knows more of what SDKs get wrong.
            if let Some(rejection) = judged.rejection {
                refusal.reason = rejection.to_string();
            }
        }
        (self.observer)(Activity::Refused(refusal));
    }

    fn answer(&mut self, question: &TestQuery) -> String {
        match question {
            // Nothing in it can fail.
            TestQuery::Report => serde_json::to_string(&self.tally.report(&self.scope)).unwrap_or_default(),
            TestQuery::Events(filter) => self.kept.to_json(filter),
            TestQuery::Forget => {
                self.kept.clear();
                r#"{"success":true}"#.to_owned()
            }
        }
    }

    fn record(&mut self, write: impl FnOnce(&mut Recorder) -> io::Result<()>) {
        if let Some(Err(error)) = self.recorder.as_mut().map(write) {
            self.recorder = None;
            (self.observer)(Activity::RecordingFailed(error));
        }
    }
}
