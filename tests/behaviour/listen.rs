//! The listener, over real sockets.

mod browsers;
mod calls;
mod control;
mod hostile;

use segue::listen::{Access, Activity, Judge, Limits, Listener, Options, Recorder, Verdict};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use support::http::Client;

pub(crate) const TOKEN: &str = "a-token-for-tests";

/// Keeps every call that it is handed, and finds a call wrong that says so.
#[derive(Debug, Default)]
struct Keeper {
    calls: Vec<String>,
    unreadable: Vec<String>,
}

impl Judge for Keeper {
    fn judge(&mut self, call: &[u8]) -> Verdict {
        let call = String::from_utf8(call.to_vec()).expect("calls are text");
        let json: serde_json::Value = serde_json::from_str(&call).unwrap_or_default();
        let event = json["event"].as_str().map(str::to_owned);
        let faults: Vec<_> = json["wrong"].as_str().map(str::to_owned).into_iter().collect();
        let verdict = serde_json::json!({ "faults": faults }).to_string();
        self.calls.push(call);
        Verdict {
            title: event.clone().unwrap_or_default(),
            event,
            faults,
            json: serde_json::value::RawValue::from_string(verdict).expect("JSON"),
        }
    }

    fn unreadable(&mut self, _: &[u8], reason: &str) {
        self.unreadable.push(reason.to_owned());
    }

    fn is_complete(&self) -> bool {
        self.calls.iter().any(|call| call.contains("Last"))
    }

    fn report(&self) -> String {
        serde_json::json!({ "calls": self.calls.len() }).to_string()
    }
}

/// A listener for one test.
struct Running {
    listener: Listener<Keeper>,
    activity: Receiver<Activity>,
}

impl Running {
    fn start() -> Self {
        Self::with(Limits::default(), None)
    }

    fn with(limits: Limits, recorder: Option<Recorder>) -> Self {
        let access = Access { token: TOKEN.to_owned(), origins: vec!["http://page.test".to_owned()] };
        let options = Options { host: Ipv4Addr::LOCALHOST.into(), port: 0, access, limits, recorder };
        let (sender, activity) = channel();
        // A test that has seen enough does not read on.
        let observer = move |it| drop(sender.send(it));
        let listener = Listener::start(options, Keeper::default(), observer).expect("a free port");
        Self { listener, activity }
    }

    fn address(&self) -> SocketAddr {
        self.listener.address()
    }

    fn client(&self) -> Client {
        Client::connect(self.address())
    }

    fn finish(self) -> Keeper {
        self.listener.finish()
    }

    /// The next thing that happens.
    fn next(&self) -> Activity {
        self.activity.recv_timeout(Duration::from_secs(30)).expect("something happens")
    }
}
