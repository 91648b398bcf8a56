//! Keeps the file of an open plan up to date, off the path of a key press.

mod kept;

pub use kept::PlanFile;

use crate::app::message::Message;
use crate::plan::SetupPlan;
use crate::session::{Burst, Input, spawn};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

/// A thread that writes an open plan to its file, whole or not at all, and never over changes by others.
#[derive(Debug)]
pub struct PlanSaver {
    requests: Sender<Request>,
    thread: JoinHandle<PlanFile>,
}

/// What is asked of the thread.
#[derive(Debug)]
enum Request {
    /// Write the plan.
    Store(Box<SetupPlan>),
    /// Write the plan over what was found to be changed by others.
    KeepMine(Box<SetupPlan>),
    /// Go on from what the file holds now.
    TakeTheirs,
}

impl PlanSaver {
    /// Starts to keep an open plan; answers go to `answers`.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub fn start(mut kept: PlanFile, answers: &Sender<Burst>) -> std::io::Result<Self> {
        let (requests, inbox) = mpsc::channel();
        let thread = spawn("keeper", answers, move |answers| {
            while let Some(request) = latest(&inbox) {
                let stored = match request {
                    Request::Store(plan) => kept.store(&plan),
                    Request::KeepMine(plan) => kept.keep_mine(&plan),
                    Request::TakeTheirs => kept.take_theirs(),
                };
                // Nobody listens any more when the program ends; what was asked for is done all the same.
                let _ = answers.send(vec![Input::Told(Message::Stored(stored))]);
            }
            kept
        })?;
        Ok(Self { requests, thread })
    }

    /// Has the plan written.
    pub fn store(&self, plan: Box<SetupPlan>) {
        self.ask(Request::Store(plan));
    }

    /// Has the plan written over what others changed. What is in the file and in no plan, such as their
    /// comments, stays.
    pub fn keep_mine(&self, plan: Box<SetupPlan>) {
        self.ask(Request::KeepMine(plan));
    }

    /// Goes on from what the file holds now.
    pub fn take_theirs(&self) {
        self.ask(Request::TakeTheirs);
    }

    fn ask(&self, request: Request) {
        // The thread ends only when this sender does.
        let _ = self.requests.send(request);
    }

    /// Waits until all that was asked for is done, and gives the file back.
    pub fn finish(self) -> Option<PlanFile> {
        drop(self.requests);
        // A panic there has been reported already, and the terminal given back.
        self.thread.join().ok()
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
