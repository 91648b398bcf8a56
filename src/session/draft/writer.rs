//! Writes drafts off the path of a key press.

use crate::app::draft::{Draft, Snapshot};
use crate::app::message::Message;
use crate::session::draft::Slot;
use crate::session::draft::slot::copy_aside;
use crate::session::pace::Pace;
use crate::session::{Burst, Input, spawn};
use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

/// A thread that writes drafts.
#[derive(Debug)]
pub struct Writer {
    path: PathBuf,
    requests: Sender<Option<Snapshot>>,
    thread: JoinHandle<Slot>,
    pace: Pace,
}

impl Writer {
    /// Starts to write drafts to `slot`; that they cannot be written, or can again, goes to `answers`.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub fn start(slot: Slot, answers: &Sender<Burst>) -> io::Result<Self> {
        let path = slot.path().to_owned();
        let (requests, inbox) = mpsc::channel();
        let thread = spawn("drafts", answers, move |answers| write(slot, &inbox, answers))?;
        Ok(Self { path, requests, thread, pace: Pace::default() })
    }

    /// Takes note that the model may have changed.
    pub fn touch(&mut self) {
        self.pace.touch();
    }

    /// How long the loop may sleep before a draft has to be written; for ever where none has to.
    pub fn patience(&self) -> Option<Duration> {
        self.pace.patience()
    }

    /// Has a draft written if one is due and the last one was long enough ago.
    pub fn keep(&mut self, snapshot: impl FnOnce() -> Option<Snapshot>) {
        if self.pace.step() {
            self.keep_now(snapshot());
        }
    }

    /// Copies the draft as it is, so that it outlives those that are written from now on; gives the copy's path.
    pub fn set_copy_aside(&self) -> Option<PathBuf> {
        copy_aside(&self.path)
    }

    fn keep_now(&self, snapshot: Option<Snapshot>) {
        // The thread ends only when this sender does.
        let _ = self.requests.send(snapshot);
    }

    /// Waits until all is written that was asked for; what is still due is not.
    pub fn abandon(self) {
        drop(self.requests);
        let _ = self.thread.join();
    }

    /// Writes what is still due, waits until it is written, and gives the slot back.
    pub fn finish(self, snapshot: impl FnOnce() -> Option<Snapshot>) -> Option<Slot> {
        if self.pace.is_due() {
            self.keep_now(snapshot());
        }
        drop(self.requests);
        self.thread.join().ok()
    }
}

fn write(slot: Slot, inbox: &Receiver<Option<Snapshot>>, answers: &Sender<Burst>) -> Slot {
    // Of a large catalog, a draft takes megabytes: what was written is remembered by its hash.
    let hash = RandomState::new();
    let mut written = None;
    let mut keeps = true;
    for snapshot in inbox {
        let text = snapshot.map(|snapshot| Draft::from(&snapshot).to_text());
        let state = text.as_ref().map(|text| hash.hash_one(text));
        if state == written {
            continue;
        }
        let result = match &text {
            Some(text) => slot.write(text),
            None => slot.remove().map_err(|error| error.to_string()),
        };
        let before = std::mem::replace(&mut keeps, result.is_ok());
        // What could not be written is tried again with the next change.
        if result.is_ok() {
            written = state;
        }
        if keeps != before {
            // Nobody listens any more when the program ends.
            let _ = answers.send(vec![Input::Told(Message::KeepsDrafts(result))]);
        }
    }
    slot
}
