//! A server on this machine that takes what the SDKs of Segment and RudderStack send, so that a plan can be held
//! against real traffic.
//!
//! It speaks their HTTP API well enough for an SDK to be pointed at it unchanged, and answers tests that ask what
//! arrived. One thread serves, a second one judges: an SDK is answered before its calls are judged, since one that
//! waits long sends again. Everything that arrives is bounded, and the listener opens no connection of its own.

mod access;
mod activity;
mod answer;
mod body;
mod calls;
mod cors;
mod intake;
mod judged;
mod kept;
mod limits;
mod query;
mod recorder;
mod route;
mod server;
mod service;
mod settings;
mod traffic;

pub use access::Access;
pub use activity::{Activity, Refusal};
pub use judged::{CallFault, CallStatus, JudgedCall};
pub use limits::Limits;
pub use recorder::Recorder;

use crate::proof::{
    CaptureOrigin, Expectations, JudgeOptions, Judgements, MessageJudge, ReportScope, Tally,
};
use intake::Intake;
use kept::KeptEvents;
use service::Service;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use tokio::runtime;
use tokio::sync::{Semaphore, mpsc, watch};
use traffic::Traffic;

/// Requests whose calls wait to be judged. Their bytes are bounded besides.
const QUEUE: usize = 1024;

/// What a listener starts with.
#[derive(Debug)]
pub struct Options {
    /// What arrives is held against this.
    pub expectations: Arc<Expectations>,
    /// What counts as right.
    pub scope: ReportScope,
    /// What reports call the place where calls come from.
    pub capture: String,
    /// Where it listens: [`Ipv4Addr::LOCALHOST`] unless a person asked for another address.
    pub host: IpAddr,
    /// The port, or 0 for a free one.
    pub port: u16,
    /// Who may use the paths for tests.
    pub access: Access,
    /// The bounds on what arrives.
    pub limits: Limits,
    /// Where what arrives is kept, if anywhere.
    pub recorder: Option<Recorder>,
}

/// A server that runs until [`Listener::finish`].
#[derive(Debug)]
pub struct Listener {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    traffic: Arc<Traffic>,
    server: JoinHandle<io::Result<()>>,
    intake: JoinHandle<Tally>,
}

impl Listener {
    /// Starts to listen. `observer` is called with what happens, on the thread that judges.
    ///
    /// # Errors
    ///
    /// Where the address cannot be listened on: in use, not this machine's, not permitted.
    pub fn start(options: Options, observer: impl FnMut(Activity) + Send + 'static) -> io::Result<Self> {
        let Options { expectations, scope, capture, host, port, access, limits, recorder } = options;
        let listeners = bind(host, port)?;
        let address = listeners[0].local_addr()?;
        let (work, queue) = mpsc::channel(QUEUE);
        let mut tally = Tally::new(Arc::clone(&expectations));
        let origin = CaptureOrigin { capture: tally.add_capture(capture), line: 1 };
        let intake = Intake {
            judge: MessageJudge::new(expectations, JudgeOptions::default()),
            tally,
            scope,
            origin,
            kept: KeptEvents::new(limits.kept),
            recorder,
            observer: Box::new(observer),
            found: Judgements::default(),
            is_complete: false,
        };
        let pending = Arc::new(Semaphore::new(limits.pending));
        let traffic = Arc::<Traffic>::default();
        let service = Service { access, limits, work, pending, traffic: Arc::clone(&traffic) };
        let (stop, stopping) = watch::channel(false);
        let runtime = runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let intake = thread::Builder::new().name("judge".to_owned()).spawn(|| intake.run(queue))?;
        let server = thread::Builder::new()
            .name("listen".to_owned())
            .spawn(move || server::run(&runtime, listeners, service, &stopping))?;
        Ok(Self { address, stop, traffic, server, intake })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until no request has come for as long as `quiet`, `most` at most: what a command sent at its end may
    /// still be on its way.
    pub fn settle(&self, quiet: Duration, most: Duration) {
        let deadline = Instant::now() + most;
        let (mut seen, mut since) = (self.traffic.begun(), Instant::now());
        while since.elapsed() < quiet && Instant::now() < deadline {
            thread::sleep(quiet / 10);
            if self.traffic.begun() != seen || !self.traffic.is_idle() {
                (seen, since) = (self.traffic.begun(), Instant::now());
            }
        }
    }

    /// Stops listening, judges what has arrived and gives back what was counted.
    ///
    /// # Panics
    ///
    /// Where one of its threads has.
    pub fn finish(self) -> Tally {
        self.stop.send_replace(true);
        let served = self.server.join();
        let judged = self.intake.join();
        match (served, judged) {
            (Ok(_), Ok(tally)) => tally,
            (Err(panic), _) | (_, Err(panic)) => std::panic::resume_unwind(panic),
        }
    }
}

/// The sockets to listen on; the first is the one whose address is reported.
fn bind(host: IpAddr, port: u16) -> io::Result<Vec<TcpListener>> {
    let first = TcpListener::bind((host, port))?;
    let mut listeners = vec![first];
    if host == Ipv4Addr::LOCALHOST {
        // `localhost` leads to ::1 first on many machines; those without it do without.
        let port = listeners[0].local_addr()?.port();
        listeners.extend(TcpListener::bind((Ipv6Addr::LOCALHOST, port)));
    }
    listeners.iter().try_for_each(|listener| listener.set_nonblocking(true))?;
    Ok(listeners)
}
