//! Brings what a listener hears to the model, as often as a person can see and no more.

use crate::app::message::Message;
use crate::app::{Arrival, Live};
use crate::listen::{Activity, CallStatus, JudgedCall};
use crate::proof::Call;
use crate::session::{Burst, Input, spawn};
use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How long what arrives may wait for what comes right behind it: half a frame.
const GATHERING: Duration = Duration::from_millis(16);

/// What the listener has heard, handed from its thread to the session's.
#[derive(Debug, Clone, Default)]
pub struct LiveFeed(Arc<SharedFeed>);

#[derive(Debug, Default)]
struct SharedFeed {
    state: Mutex<FeedState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct FeedState {
    live: Live,
    /// Whether the model does not know of it yet.
    is_new: bool,
}

impl LiveFeed {
    /// Takes note of what happened.
    pub fn take(&self, activity: &Activity) {
        self.change(|live| match activity {
            Activity::Judged(call) => judged(live, call),
            Activity::Refused(refusal) => {
                live.refused += 1;
                live.last = Some(Arrival {
                    received: refusal.received,
                    title: format!("{} {}", refusal.status, refusal.request),
                    is_right: false,
                    faults: vec![refusal.reason.clone()],
                });
            }
            Activity::Complete => {}
            Activity::RecordingFailed(error) => live.problem = Some(format!("Not recorded: {error}.")),
        });
    }

    /// Changes what the model is to know.
    pub fn change(&self, change: impl FnOnce(&mut Live)) {
        let mut state = self.lock();
        change(&mut state.live);
        state.is_new = true;
        self.0.changed.notify_one();
    }

    /// Starts to send a session what has arrived; the thread ends when the session does.
    ///
    /// # Errors
    ///
    /// When the thread cannot be started.
    pub(crate) fn start(self, to: &Sender<Burst>) -> io::Result<()> {
        let tell = move |to: &Sender<Burst>| {
            while to.send(vec![Input::Told(Message::Heard(Box::new(self.next())))]).is_ok() {
                thread::sleep(GATHERING);
            }
        };
        spawn("live", to, tell).map(drop)
    }

    /// Waits for something new.
    fn next(&self) -> Live {
        let state = self.0.changed.wait_while(self.lock(), |state| !state.is_new);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.is_new = false;
        state.live.clone()
    }

    fn lock(&self) -> MutexGuard<'_, FeedState> {
        // What it holds is counts; half a change does no harm.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn judged(live: &mut Live, call: &JudgedCall) {
    live.calls += 1;
    let is_right = call.status == CallStatus::Right;
    if let Some(event) = call.event.as_deref().filter(|_| !call.is_duplicate) {
        live.count(event, is_right, call.received);
    }
    let kind = call.call.map_or("body", Call::name);
    let unplanned = (call.status == CallStatus::Unplanned).then(|| "not planned".to_owned());
    let rejection = call.rejection.as_ref().map(ToString::to_string);
    let faults = call.faults.iter().map(ToString::to_string);
    live.last = Some(Arrival {
        received: call.received,
        title: format!("{kind} {}", call.title()).trim_end().to_owned(),
        is_right,
        faults: unplanned.into_iter().chain(rejection).chain(faults).collect(),
    });
}
