//! The thread that judges what arrived: one thing after the other, so that whoever asks after a call was
//! answered is told of that call too.

use super::activity::{Activity, JudgedCall, Refusal};
use super::body::Body;
use super::kept::{KeptEvent, KeptEvents};
use super::query::Filter;
use super::recorder::Recorder;
use hyper::body::Bytes;
use jiff::Timestamp;
use serde_json::value::RawValue;
use tokio::sync::mpsc::Receiver;
use tokio::sync::{OwnedSemaphorePermit, oneshot};

/// Holds calls against what is planned, and counts.
pub trait Judge: Send + 'static {
    /// Judges a call: JSON on one line.
    fn judge(&mut self, call: &[u8]) -> Verdict;
    /// Counts a body that held no calls for the reason given.
    fn unreadable(&mut self, body: &[u8], reason: &str);
    /// Whether every planned event was seen right.
    fn is_complete(&self) -> bool;
    /// How what was judged compares with the plan, as JSON.
    fn report(&self) -> String;
}

/// What a judge found in a call.
#[derive(Debug)]
pub struct Verdict {
    /// The name under which the call counts, where it has one.
    pub event: Option<String>,
    /// The call for a person: `track Order Completed`.
    pub title: String,
    /// What is wrong, a sentence each.
    pub faults: Vec<String>,
    /// All of it as JSON.
    pub json: Box<RawValue>,
}

/// What the server hands over.
pub(super) enum Work {
    Calls(Calls),
    Refused(Refusal, Option<Body>),
    Ask(Question, oneshot::Sender<String>),
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
pub(super) enum Question {
    Report,
    Events(Filter),
    Forget,
}

/// Takes what the server hands over until nobody can hand over any more.
pub(super) struct Intake<J> {
    pub(super) judge: J,
    pub(super) kept: KeptEvents,
    pub(super) recorder: Option<Recorder>,
    pub(super) observer: Box<dyn FnMut(Activity) + Send>,
    pub(super) count: u64,
    pub(super) is_complete: bool,
}

impl<J: Judge> Intake<J> {
    /// Works until the channel closes, and gives back the judge.
    pub(super) fn run(mut self, mut work: Receiver<Work>) -> J {
        while let Some(next) = work.blocking_recv() {
            match next {
                Work::Calls(calls) => self.calls(calls),
                Work::Refused(refusal, body) => {
                    self.refused(refusal, body.as_ref().map(|body| &*body.bytes));
                }
                Work::Ask(question, answer) => {
                    // Whoever asked may have gone.
                    let _ = answer.send(self.answer(&question));
                }
            }
            if work.is_empty() {
                self.record(Recorder::flush);
            }
        }
        self.record(Recorder::flush);
        self.judge
    }

    fn calls(&mut self, calls: Calls) {
        let mut judgements = Vec::new();
        for message in calls.messages {
            self.record(|recorder| recorder.line(&message));
            let verdict = self.judge.judge(&message);
            if calls.judgements.is_some() {
                judgements.push(verdict.json.clone());
            }
            self.keep(calls.received, &message, verdict);
        }
        if let Some(waiting) = calls.judgements {
            // Its parts are JSON already; whoever waits for it may have gone.
            let _ = waiting.send(serde_json::to_string(&judgements).unwrap_or_default());
        }
        if !self.is_complete && self.judge.is_complete() {
            self.is_complete = true;
            (self.observer)(Activity::Complete);
        }
    }

    fn keep(&mut self, received: Timestamp, message: &Bytes, verdict: Verdict) {
        let Verdict { event, title, faults, json } = verdict;
        self.count += 1;
        // A copy, or a small call would hold on to the whole body that it came in.
        let message = Bytes::copy_from_slice(message);
        self.kept.push(KeptEvent { number: self.count, received, event, judgement: json, message });
        (self.observer)(Activity::Judged(JudgedCall { received, title, faults }));
    }

    fn refused(&mut self, refusal: Refusal, body: Option<&[u8]>) {
        if let Some(body) = body {
            let line: Vec<u8> =
                body.iter().map(|&it| if matches!(it, b'\n' | b'\r') { b' ' } else { it }).collect();
            self.record(|recorder| recorder.line(&line));
            self.judge.unreadable(body, &refusal.reason);
        }
        (self.observer)(Activity::Refused(refusal));
    }

    fn answer(&mut self, question: &Question) -> String {
        match question {
            Question::Report => self.judge.report(),
            Question::Events(filter) => self.kept.to_json(filter),
            Question::Forget => {
                self.kept.clear();
                "{}".to_owned()
            }
        }
    }

    fn record(&mut self, write: impl FnOnce(&mut Recorder) -> std::io::Result<()>) {
        if let Some(Err(error)) = self.recorder.as_mut().map(write) {
            self.recorder = None;
            (self.observer)(Activity::RecordingFailed(error));
        }
    }
}
