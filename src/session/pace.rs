//! How often is kept what a person is at.

use std::time::{Duration, Instant};

/// At most once in so long it is kept.
const PAUSE: Duration = Duration::from_millis(300);

/// When something was kept last, and whether it may have changed since.
#[derive(Debug, Default)]
pub(super) struct Pace {
    last: Option<Instant>,
    is_due: bool,
}

impl Pace {
    /// Takes note that it may have changed.
    pub(super) fn touch(&mut self) {
        self.is_due = true;
    }

    /// Whether it may have changed since it was kept last.
    pub(super) fn is_due(&self) -> bool {
        self.is_due
    }

    /// How long the loop may sleep before it has to be kept; for ever where it has not.
    pub(super) fn patience(&self) -> Option<Duration> {
        let last = self.last.filter(|_| self.is_due)?;
        Some(PAUSE.saturating_sub(last.elapsed()))
    }

    /// Whether it is to be kept now: it may have changed, and the last time was long enough ago.
    pub(super) fn step(&mut self) -> bool {
        let is_now = self.is_due && self.last.is_none_or(|last| last.elapsed() >= PAUSE);
        if is_now {
            (self.is_due, self.last) = (false, Some(Instant::now()));
        }
        is_now
    }
}
