//! A line for each thing that happens, written on a thread of its own: a terminal that stands still must not
//! hold up what arrives.

use crate::listen::{CallStatus, JudgedCall, Refusal};
use crate::proof::Call;
use crate::text::printable;
use jiff::Timestamp;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread::{self, JoinHandle};

/// Lines that may wait for the terminal.
const WAITING: usize = 4096;

/// Something to log.
#[derive(Debug)]
pub(super) enum LogItem {
    Call(Box<JudgedCall>),
    Refusal(Refusal),
}

/// Where lines are handed over.
#[derive(Debug, Clone)]
pub(super) struct Log {
    entries: SyncSender<LogItem>,
    skipped: Arc<AtomicU64>,
}

impl Log {
    /// Starts to write to `output`; the thread ends when the last [`Log`] is gone.
    pub(super) fn start(output: impl Write + Send + 'static) -> (Self, JoinHandle<()>) {
        let (entries, receiver) = sync_channel(WAITING);
        let skipped = Arc::new(AtomicU64::new(0));
        let log = Self { entries, skipped: Arc::clone(&skipped) };
        // Where the output is closed, what arrives is counted all the same.
        let writer = thread::spawn(move || drop(write_all(output, &receiver, &skipped)));
        (log, writer)
    }

    /// Hands over a line, or counts it where too many wait already.
    pub(super) fn push(&self, entry: LogItem) {
        if self.entries.try_send(entry).is_err() {
            self.skipped.fetch_add(1, Ordering::Relaxed);
        }
    }
}

fn write_all(mut output: impl Write, entries: &Receiver<LogItem>, skipped: &AtomicU64) -> io::Result<()> {
    loop {
        let entry = match entries.try_recv() {
            Ok(entry) => entry,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                tell_skipped(&mut output, skipped)?;
                output.flush()?;
                let Ok(entry) = entries.recv() else { break };
                entry
            }
        };
        write(&mut output, &entry)?;
    }
    tell_skipped(&mut output, skipped)?;
    output.flush()
}

fn tell_skipped(output: &mut impl Write, skipped: &AtomicU64) -> io::Result<()> {
    match skipped.swap(0, Ordering::Relaxed) {
        0 => Ok(()),
        count => writeln!(output, "{:24}and {count} more, faster than they can be shown", ""),
    }
}

fn write(output: &mut impl Write, entry: &LogItem) -> io::Result<()> {
    match entry {
        LogItem::Call(call) => self::call(output, call),
        LogItem::Refusal(refusal) => {
            let (status, request) = (refusal.status.to_string(), printable(&refusal.request));
            line(output, refusal.received, &status, &request)?;
            detail(output, &refusal.reason)
        }
    }
}

fn call(output: &mut impl Write, call: &JudgedCall) -> io::Result<()> {
    let status = match call.status {
        CallStatus::Right => "ok",
        CallStatus::Wrong => "wrong",
        CallStatus::Unplanned => "not planned",
        CallStatus::Rejected => "not read",
    };
    let name = printable(call.title());
    let kind = call.call.map_or("body", Call::name);
    line(output, call.received, status, &format!("{kind} {name}"))?;
    call.faults.iter().try_for_each(|fault| detail(output, &fault.to_string()))?;
    call.rejection.iter().try_for_each(|rejection| detail(output, &rejection.to_string()))
}

fn line(output: &mut impl Write, received: Timestamp, status: &str, what: &str) -> io::Result<()> {
    writeln!(output, "{}  {status:<11}  {}", time(received), what.trim_end())
}

/// A line below the one that it belongs to.
fn detail(output: &mut impl Write, text: &str) -> io::Result<()> {
    writeln!(output, "{:24}{}", "", printable(text))
}

/// The time of day in UTC, as what arrives has it.
fn time(time: Timestamp) -> jiff::fmt::strtime::Display<'static> {
    time.strftime("%H:%M:%SZ")
}
