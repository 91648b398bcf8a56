//! Keeps the file of an open plan up to date, off the path of a key press.

use super::input::{Burst, Input};
use super::message::{Message, Stored};
use crate::plan::store::{Overwrite, SaveError, Stamp, save};
use crate::plan::{Document, SetupPlan};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

/// A thread that writes an open plan to its file, whole or not at all, and never over changes by others.
#[derive(Debug)]
pub struct Keeper {
    requests: Sender<Request>,
    thread: JoinHandle<()>,
}

/// What is asked of the thread.
#[derive(Debug)]
enum Request {
    /// Write the plan.
    Store(Box<SetupPlan>),
    /// Write the plan over what was found to be changed by others.
    KeepMine(Box<SetupPlan>),
    /// Go on from what was found to be changed by others.
    TakeTheirs,
}

impl Keeper {
    /// Starts to keep `document`, the file at `path`; answers go to `answers`.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub fn start(
        path: PathBuf,
        document: Document,
        now: fn() -> Timestamp,
        answers: Sender<Burst>,
    ) -> std::io::Result<Self> {
        let (requests, inbox) = mpsc::channel();
        let mut kept = Kept { path, document, theirs: None, now };
        let thread = thread::Builder::new().name("keeper".to_owned()).spawn(move || {
            while let Some(request) = latest(&inbox) {
                let Some(stored) = kept.answer(request) else { continue };
                // Nobody listens any more when the program ends; what was asked for is done all the same.
                let _ = answers.send(vec![Input::Told(Message::Stored(stored))]);
            }
        })?;
        Ok(Self { requests, thread })
    }

    /// Has the plan written.
    pub fn store(&self, plan: Box<SetupPlan>) {
        self.ask(Request::Store(plan));
    }

    /// Has the plan written over what others changed. What stands in the file and in no plan, such as their
    /// comments, stays.
    pub fn keep_mine(&self, plan: Box<SetupPlan>) {
        self.ask(Request::KeepMine(plan));
    }

    /// Goes on from what others changed.
    pub fn take_theirs(&self) {
        self.ask(Request::TakeTheirs);
    }

    fn ask(&self, request: Request) {
        // The thread ends only when this sender does.
        let _ = self.requests.send(request);
    }

    /// Waits until all that was asked for is done.
    pub fn finish(self) {
        drop(self.requests);
        // A panic there has been told already, and the terminal given back.
        let _ = self.thread.join();
    }
}

/// The next request. Of plans that wait to be written one after the other, only the last needs to be.
fn latest(inbox: &Receiver<Request>) -> Option<Request> {
    let mut request = inbox.recv().ok()?;
    while matches!(request, Request::Store(_)) {
        match inbox.try_recv() {
            Ok(next) => request = next,
            Err(_) => break,
        }
    }
    Some(request)
}

struct Kept {
    path: PathBuf,
    document: Document,
    theirs: Option<Vec<u8>>,
    now: fn() -> Timestamp,
}

impl Kept {
    fn answer(&mut self, request: Request) -> Option<Stored> {
        match request {
            Request::Store(plan) => Some(self.store(*plan)),
            Request::TakeTheirs => {
                self.adopt_theirs();
                None
            }
            Request::KeepMine(plan) => {
                self.adopt_theirs();
                Some(self.keep(*plan))
            }
        }
    }

    fn store(&mut self, plan: SetupPlan) -> Stored {
        let stamp = self.document.stamp();
        self.write(plan, Overwrite::IfUnchanged(stamp))
    }

    /// Where their file is no plan, mine is written over it: the person was told and chose so.
    fn keep(&mut self, plan: SetupPlan) -> Stored {
        let overwrite = match &self.theirs {
            Some(theirs) => Overwrite::IfUnchanged(Stamp::of(theirs)),
            None => Overwrite::IfUnchanged(self.document.stamp()),
        };
        self.theirs = None;
        self.write(plan, overwrite)
    }

    fn write(&mut self, mut plan: SetupPlan, overwrite: Overwrite) -> Stored {
        plan.updated = (self.now)();
        let text = self.document.text_with(&plan);
        match save(&self.path, text.as_bytes(), overwrite) {
            Ok(_) => self.adopt(text),
            Err(SaveError::Changed { theirs, .. }) => {
                let plan = parse(&self.path, &theirs).map(|document| Box::new(document.plan().clone()));
                self.theirs = Some(theirs);
                Stored::Changed(plan)
            }
            Err(error) => Stored::Failed(error.to_string()),
        }
    }

    fn adopt(&mut self, text: String) -> Stored {
        match Document::parse(&self.path.to_string_lossy(), text) {
            Ok(document) => {
                self.document = document;
                Stored::Done
            }
            Err(faults) => Stored::Failed(faults.to_string()),
        }
    }

    fn adopt_theirs(&mut self) {
        let theirs = self.theirs.as_deref().and_then(|theirs| parse(&self.path, theirs).ok());
        if let Some(document) = theirs {
            self.document = document;
            self.theirs = None;
        }
    }
}

/// The plan in a file's bytes, or a sentence on the first thing that is wrong.
fn parse(path: &Path, bytes: &[u8]) -> Result<Document, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text.".to_owned())?;
    Document::parse(&path.to_string_lossy(), text).map_err(|faults| {
        faults.iter().next().map_or_else(String::new, |fault| format!("{}.", fault.message))
    })
}
