//! How far the reading is, on a terminal; how long it took, elsewhere.

use crate::proof::capture::CaptureProgress;
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// What is done sooner is not worth a word.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often what is shown changes.
const INTERVAL: Duration = Duration::from_millis(100);

/// Shows progress on standard error.
pub(super) struct Meter<'a> {
    progress: &'a CaptureProgress,
    total: Option<u64>,
    started: Instant,
}

impl<'a> Meter<'a> {
    pub(super) fn new(progress: &'a CaptureProgress, total: Option<u64>) -> Self {
        Self { progress, total, started: Instant::now() }
    }

    /// Shows it until nobody can send to `done` any more.
    pub(super) fn show_until(&self, done: &Receiver<()>) {
        let is_done = |patience| done.recv_timeout(patience) != Err(RecvTimeoutError::Timeout);
        if is_done(PATIENCE) {
            return;
        }
        if !io::stderr().is_terminal() {
            while !is_done(Duration::from_secs(3600)) {}
            let (read, time) = (bytes(self.progress.read()), self.started.elapsed().as_secs_f64());
            // Where this cannot be printed, there is nowhere left to report it.
            let _ = writeln!(io::stderr(), "Read {read} in {time:.1} s ({}/s)", bytes(self.rate()));
            return;
        }
        let mut width = 0;
        loop {
            let line = self.line();
            width = line.len().max(width);
            let _ = write!(io::stderr(), "\r{line:width$}");
            if is_done(INTERVAL) {
                let _ = write!(io::stderr(), "\r{:width$}\r", "");
                return;
            }
        }
    }

    fn rate(&self) -> u64 {
        let milliseconds = self.started.elapsed().as_millis().max(1);
        u64::try_from(u128::from(self.progress.read()) * 1000 / milliseconds).unwrap_or(u64::MAX)
    }

    fn line(&self) -> String {
        let (read, rate) = (self.progress.read(), self.rate());
        if let Some(total) = self.total.filter(|&total| total >= read && rate > 0) {
            let left = (total - read).div_ceil(rate);
            format!("{} of {}, {}/s, {left} s left", bytes(read), bytes(total), bytes(rate))
        } else {
            format!("{}, {}/s", bytes(read), bytes(rate))
        }
    }
}

/// A number of bytes as a person reads it: `3.1 MB`.
fn bytes(count: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if count < 1000 {
        return format!("{count} bytes");
    }
    let (mut tenths, mut unit) = (count / 100, 0);
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1000;
        unit += 1;
    }
    format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn sizes_are_short() {
        let sizes = [0, 999, 1000, 999_999, 1_000_000, 1_073_741_824, u64::MAX];
        let expected = ["0 bytes", "999 bytes", "1.0 kB", "999.9 kB", "1.0 MB", "1.0 GB", "18446744.0 TB"];
        assert_eq!(sizes.map(bytes), expected);
    }
}
