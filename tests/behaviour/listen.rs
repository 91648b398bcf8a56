//! The listener, over real sockets.

mod browsers;
mod calls;
mod control;
mod hostile;

use segue::listen::{Access, Activity, JudgedCall, Limits, Listener, Options, Recorder, Refusal};
use segue::plan::SetupPlan;
use segue::proof::{Expectations, ProofReport, ReportScope};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use support::http::Client;

pub(crate) const TOKEN: &str = "a-token-for-tests";

/// A plan of two events, one of which has a property that must be there.
const PLAN: &str = include_str!("../fixtures/plans/two-events.toml");

/// What has happened, as far as a test needs it.
#[derive(Debug)]
pub(crate) enum Told {
    Judged(JudgedCall),
    Refused(Refusal),
    Complete,
    RecordingFailed,
}

/// A listener for one test.
struct Running {
    listener: Listener,
    told: Receiver<Told>,
}

impl Running {
    fn start() -> Self {
        Self::with(Limits::default(), None)
    }

    fn with(limits: Limits, recorder: Option<Recorder>) -> Self {
        let plan = SetupPlan::parse("plan.toml", PLAN).expect("a plan");
        let options = Options {
            expectations: Arc::new(Expectations::of(&plan, None)),
            scope: ReportScope::default(),
            capture: "call".to_owned(),
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            access: Access { token: TOKEN.to_owned(), origins: vec!["http://page.test".to_owned()] },
            limits,
            recorder,
        };
        let (sender, told) = channel();
        let observer = move |activity: Activity| {
            let it = match activity {
                Activity::Judged(call) => Told::Judged(call.clone()),
                Activity::Refused(refusal) => Told::Refused(refusal),
                Activity::Complete => Told::Complete,
                Activity::RecordingFailed(_) => Told::RecordingFailed,
            };
            // A test that has seen enough does not read on.
            drop(sender.send(it));
        };
        Self { listener: Listener::start(options, observer).expect("a free port"), told }
    }

    fn address(&self) -> SocketAddr {
        self.listener.address()
    }

    fn client(&self) -> Client {
        Client::connect(self.address())
    }

    /// How what arrived compares with the plan.
    fn finish(self) -> ProofReport {
        self.listener.finish().report(&ReportScope::default())
    }

    /// The next thing that happens.
    fn next(&self) -> Told {
        self.told.recv_timeout(Duration::from_secs(30)).expect("something happens")
    }
}
