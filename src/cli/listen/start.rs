//! What a listener starts with: its address, the token, the file to record to.

use super::ListenArgs;
use super::log::Log;
use crate::cli::proof_format::ProofFormat;
use crate::cli::{Failure, catalog};
use crate::diagnostic::quoted;
use crate::listen::{Access, Limits, Options, Recorder};
use crate::plan::SetupPlan;
use crate::proof::{Expectations, ReportScope};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

/// The fewest characters of a token that someone chose.
const SHORTEST_TOKEN: usize = 16;

/// What the arguments ask for.
pub(super) fn options(arguments: &ListenArgs, plan: &SetupPlan) -> Result<Options, Failure> {
    let record = arguments.record.as_deref();
    Ok(Options {
        expectations: Arc::new(Expectations::of(plan, catalog::of_plan(plan).as_ref())),
        scope: ReportScope { allows_unplanned: arguments.allow_unplanned, only: arguments.only.clone() },
        // A line of the record is a call, so that places in a report are places in the record.
        capture: record.map_or_else(|| "call".to_owned(), |path| path.to_string_lossy().into_owned()),
        host: arguments.host,
        port: arguments.port,
        access: Access { token: token()?, origins: arguments.allow_origin.clone() },
        limits: Limits::default(),
        recorder: record.map(|path| recorder(path, arguments.force)).transpose()?,
    })
}

/// The token that the environment names, or one that nobody can guess.
fn token() -> Result<String, Failure> {
    if let Some(token) = std::env::var("SEGUE_TOKEN").ok().filter(|token| !token.is_empty()) {
        let is_fine = token.len() >= SHORTEST_TOKEN && token.bytes().all(|it| it.is_ascii_graphic());
        return if is_fine {
            Ok(token)
        } else {
            Err(Failure::usage(format!(
                "SEGUE_TOKEN is set and no good token. Give it {SHORTEST_TOKEN} or more characters without spaces, or unset it."
            )))
        };
    }
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::problem(format!("The system gives no random number: {error}.")))?;
    Ok(bytes.iter().fold(String::new(), |mut token, byte| {
        // Writing to a String cannot fail.
        let _ = write!(token, "{byte:02x}");
        token
    }))
}

fn recorder(path: &Path, force: bool) -> Result<Recorder, Failure> {
    let file = if force { File::create(path) } else { create_new(path) };
    let shown = quoted(&path.to_string_lossy());
    file.map(Recorder::new).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::problem(format!(
            "{shown} exists already. It was left as it is. Choose another --record, or add --force to write over it."
        )),
        _ => Failure::problem(format!("{shown} cannot be written: {error}.")),
    })
}

/// Creates the file, or takes one that holds nothing, or that is none: a pipe, say.
fn create_new(path: &Path) -> io::Result<File> {
    match fs::metadata(path) {
        Ok(existing) if !existing.is_file() || existing.len() == 0 => {
            File::options().write(true).open(path)
        }
        _ => File::create_new(path),
    }
}

/// Where lines are logged: apart from a report that a program reads.
pub(super) fn log(format: ProofFormat) -> (Log, JoinHandle<()>) {
    match format {
        ProofFormat::Text => Log::start(io::stdout()),
        ProofFormat::Json | ProofFormat::Github | ProofFormat::Junit => Log::start(io::stderr()),
    }
}

/// By what clients reach the listener.
pub(super) fn url(address: SocketAddr) -> String {
    // What listens on every address is reached by this machine's own.
    let address = match (address.ip().is_unspecified(), address) {
        (true, SocketAddr::V4(_)) => SocketAddr::new([127, 0, 0, 1].into(), address.port()),
        (true, SocketAddr::V6(_)) => SocketAddr::new([0, 0, 0, 0, 0, 0, 0, 1].into(), address.port()),
        (false, address) => address,
    };
    format!("http://{address}")
}

/// What to know where others than this machine can reach it.
pub(super) fn warning(host: IpAddr) -> Option<String> {
    (!host.is_loopback()).then(|| {
        format!(
            "anyone who reaches {host} can send events and read what arrived. Leave --host out to keep to this machine."
        )
    })
}

/// Why the address cannot be listened on, and what to do.
pub(super) fn not_bound(error: &io::Error, host: IpAddr, port: u16) -> Failure {
    let address = SocketAddr::new(host, port);
    Failure::problem(match error.kind() {
        ErrorKind::AddrInUse => format!("{address} is in use. Choose another --port; 0 takes a free one."),
        ErrorKind::AddrNotAvailable => {
            format!("{host} is no address of this machine. Choose another --host.")
        }
        ErrorKind::PermissionDenied => {
            format!("{address} may not be listened on. Choose a --port above 1023.")
        }
        _ => format!("{address} cannot be listened on: {error}."),
    })
}
