//! Waiting for the end of a run: the command's, that of the time, or that of everything being seen.

use super::command::Running;
use rustix::process::Signal;
use std::io;
use std::process::ExitStatus;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// How long a command that was asked to end may take before it is made to.
const GRACE: Duration = Duration::from_secs(5);

/// What can happen meanwhile.
#[derive(Debug)]
pub(super) enum Happening {
    /// Every planned event has been seen right.
    Complete,
    /// What arrives cannot be recorded any more.
    RecordingFailed(io::Error),
    /// The command has ended.
    Ended(io::Result<ExitStatus>),
    /// A signal arrived.
    Signal(i32),
}

/// Why a run ended.
#[derive(Debug)]
pub(super) enum EndReason {
    /// What was waited for has come.
    Done,
    /// The time is up.
    TimedOut,
    /// A signal asked for it.
    Signal(i32),
}

/// How a run ended.
#[derive(Debug)]
pub(super) struct End {
    pub(super) reason: EndReason,
    /// How the command ended, if there was one.
    pub(super) command: Option<io::Result<ExitStatus>>,
    pub(super) recording: Option<io::Error>,
}

/// A run that goes on.
pub(super) struct Wait {
    pub(super) command: Option<Running>,
    /// Whether it is over when every planned event has been seen right; a command's end is awaited all the same,
    /// since it may fail after that.
    pub(super) ends_complete: bool,
    pub(super) deadline: Option<Instant>,
    pub(super) happenings: Receiver<Happening>,
}

impl Wait {
    /// Waits, and stops the command if it has not ended by then.
    pub(super) fn until_end(self) -> End {
        let mut end = End { reason: EndReason::Done, command: None, recording: None };
        loop {
            match self.next(self.deadline) {
                Some(Happening::Ended(status)) => {
                    end.command = Some(status);
                    return end;
                }
                Some(Happening::Complete) if self.ends_complete && self.command.is_none() => return end,
                Some(Happening::Complete) => {}
                Some(Happening::RecordingFailed(error)) => end.recording = Some(error),
                Some(Happening::Signal(signal)) => {
                    end.reason = EndReason::Signal(signal);
                    break;
                }
                None => {
                    end.reason = EndReason::TimedOut;
                    break;
                }
            }
        }
        end.command = self.stop_command(&end.reason);
        end
    }

    /// The next thing that happens; nothing where the time is up before.
    fn next(&self, deadline: Option<Instant>) -> Option<Happening> {
        let Some(deadline) = deadline else { return self.happenings.recv().ok() };
        let left = deadline.saturating_duration_since(Instant::now());
        self.happenings.recv_timeout(left).ok()
    }

    /// Asks the command to end, and makes it end where it does not or where a second signal comes.
    fn stop_command(&self, reason: &EndReason) -> Option<io::Result<ExitStatus>> {
        let command = self.command.as_ref()?;
        command.signal(match reason {
            EndReason::Signal(signal) => Signal::from_named_raw(*signal).unwrap_or(Signal::TERM),
            _ => Signal::TERM,
        });
        let deadline = Instant::now() + GRACE;
        loop {
            match self.next(Some(deadline)) {
                Some(Happening::Ended(status)) => return Some(status),
                Some(Happening::Signal(_)) | None => break,
                Some(_) => {}
            }
        }
        command.signal(Signal::KILL);
        let deadline = Instant::now() + GRACE;
        loop {
            if let Happening::Ended(status) = self.next(Some(deadline))? {
                return Some(status);
            }
        }
    }
}
