//! Whether requests are on their way.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts requests, whatever became of them.
#[derive(Debug, Default)]
pub(super) struct Traffic {
    begun: AtomicU64,
    ended: AtomicU64,
}

/// A request that is being answered.
pub(super) struct InFlight<'a>(&'a Traffic);

impl Traffic {
    pub(super) fn begin(&self) -> InFlight<'_> {
        self.begun.fetch_add(1, Ordering::Relaxed);
        InFlight(self)
    }

    /// How many have come.
    pub(super) fn begun(&self) -> u64 {
        self.begun.load(Ordering::Relaxed)
    }

    /// Whether all that came have been answered.
    pub(super) fn is_idle(&self) -> bool {
        self.ended.load(Ordering::Relaxed) == self.begun()
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.ended.fetch_add(1, Ordering::Relaxed);
    }
}
