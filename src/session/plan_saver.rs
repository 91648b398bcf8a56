//! Keeps the file of an open plan up to date, off the path of a key press.

mod plan_file;

pub use plan_file::PlanFile;

use crate::app::message::Message;
use crate::plan::{Edit, SetupPlan};
use crate::session::pace::Pace;
use crate::session::{Burst, Input, spawn};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

/// A thread that writes an open plan to its file, whole or not at all, and never over changes by others.
#[derive(Debug)]
pub struct PlanSaver {
    requests: Sender<Request>,
    thread: JoinHandle<PlanFile>,
    pace: Pace,
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
    /// Keep a text that is being typed, or forget it.
    Typed(Option<Edit>),
}

impl Request {
    fn is_typed(&self) -> bool {
        matches!(self, Self::Typed(_))
    }
}

impl PlanSaver {
    /// Starts to keep an open plan; answers go to `answers`.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub fn start(mut kept: PlanFile, answers: &Sender<Burst>) -> std::io::Result<Self> {
        let (requests, inbox) = mpsc::channel();
        let thread = spawn("saver", answers, move |answers| {
            while let Some(requests) = waiting(&inbox) {
                for request in requests {
                    answer(request, &mut kept, answers);
                }
            }
            kept
        })?;
        Ok(Self { requests, thread, pace: Pace::default() })
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

    /// Takes note that a text that is being typed may have changed.
    pub fn touch(&mut self) {
        self.pace.touch();
    }

    /// How long the loop may sleep before such a text has to be kept; for ever where none has to.
    pub fn patience(&self) -> Option<Duration> {
        self.pace.patience()
    }

    /// Has a text kept that is being typed, if that is due and the last time was long enough ago.
    pub fn keep_typed(&mut self, typed: impl FnOnce() -> Option<Edit>) {
        if self.pace.step() {
            self.ask(Request::Typed(typed()));
        }
    }

    fn ask(&self, request: Request) {
        // The thread ends only when this sender does.
        let _ = self.requests.send(request);
    }

    /// Keeps a text that is being typed, waits until all that was asked for is done, and gives the file back.
    pub fn finish(self, typed: impl FnOnce() -> Option<Edit>) -> Option<PlanFile> {
        if self.pace.is_due() {
            self.ask(Request::Typed(typed()));
        }
        self.abandon()
    }

    /// Waits until all that was asked for is done, and gives the file back; what is still due is not kept.
    pub fn abandon(self) -> Option<PlanFile> {
        drop(self.requests);
        // A panic there has been reported already, and the terminal given back.
        self.thread.join().ok()
    }
}

/// Does what is asked for, and tells how it ended.
fn answer(request: Request, kept: &mut PlanFile, answers: &Sender<Burst>) {
    let stored = match request {
        Request::Store(plan) => Some(kept.store(&plan)),
        Request::KeepMine(plan) => Some(kept.keep_mine(&plan)),
        Request::TakeTheirs => Some(kept.take_theirs()),
        Request::Typed(edit) => {
            kept.keep_typed(edit);
            None
        }
    };
    let told = kept.keeps_now().map(Message::KeepsDrafts).into_iter();
    let told: Burst = told.chain(stored.map(Message::Stored)).map(Input::Told).collect();
    if !told.is_empty() {
        // Nobody listens any more when the program ends; what was asked for is done all the same.
        let _ = answers.send(told);
    }
}

/// The requests that wait; nothing once none can come. Of plans that wait to be written one after the other, only
/// the last needs to be, and so of texts that are being typed.
fn waiting(inbox: &Receiver<Request>) -> Option<Vec<Request>> {
    let mut requests = vec![inbox.recv().ok()?];
    requests.extend(inbox.try_iter());
    let last = |is: fn(&Request) -> bool| requests.iter().rposition(is);
    let last = [last(Request::is_typed), last(|request| !request.is_typed())];
    let mut place = 0..;
    requests.retain(|request| {
        let is_last = last.contains(&place.next());
        is_last || !matches!(request, Request::Typed(_) | Request::Store(_))
    });
    Some(requests)
}

#[cfg(test)]
mod tests {
    use super::{Request, waiting};
    use crate::plan::Edit;
    use std::sync::mpsc;

    #[test]
    fn only_the_last_of_plans_and_of_texts_is_written() {
        let (sender, inbox) = mpsc::channel();
        let plan =
            crate::plan::SetupPlan::parse("", include_str!("../../tests/fixtures/plans/hand-edited.toml"));
        let plan = Box::new(plan.expect("a plan"));
        let typed = |text: &str| Request::Typed(Some(Edit::Rename(text.to_owned())));
        let store = || Request::Store(plan.clone());
        for request in [store(), typed("a"), Request::TakeTheirs, store(), typed("b"), store(), typed("c")]
        {
            sender.send(request).expect("it listens");
        }
        let waiting: Vec<_> = waiting(&inbox).expect("some").iter().map(|it| format!("{it:?}")).collect();
        let all = [Request::TakeTheirs, store(), typed("c")].map(|it| format!("{it:?}"));
        assert_eq!(waiting, all);
        drop(sender);
        assert!(super::waiting(&inbox).is_none());
    }
}
