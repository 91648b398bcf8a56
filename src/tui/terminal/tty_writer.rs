//! The line to the terminal: writing waits for a terminal that is slow, but not forever for one that takes
//! nothing.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;
use rustix::termios::{QueueSelector, tcflush};
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long a terminal may take nothing once the program is to end.
const PATIENCE: Duration = Duration::from_millis(500);
/// How long to wait before it is looked again whether the program is to end.
const GLANCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// A line to a terminal.
#[derive(Debug)]
pub(super) struct TtyWriter {
    out: File,
    end: Arc<AtomicBool>,
}

impl TtyWriter {
    /// The line to the terminal that standard output is. Once `end` is true it is given up where it takes
    /// nothing.
    pub(super) fn new(end: Arc<AtomicBool>) -> io::Result<Self> {
        // Opened anew where the system can do that: the one that is there is shared with the shell, which a
        // write that does not wait would surprise.
        let anew = OFlags::WRONLY | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let out = match open("/proc/self/fd/1", anew, Mode::empty()) {
            Ok(line) => line,
            Err(_) => io::stdout().as_fd().try_clone_to_owned()?,
        };
        Ok(Self { out: out.into(), end })
    }

    /// Writes all of it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TimedOut`] when the program is to end and the terminal takes nothing.
    pub(super) fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.out.write(bytes) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(count) => bytes = &bytes[count..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => self.wait()?,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Throws away what the terminal has not taken yet.
    pub(super) fn clear(&self) {
        // What cannot be thrown away makes the next write fail, which reports it.
        let _ = tcflush(&self.out, QueueSelector::OFlush);
    }

    /// Waits until the terminal takes something.
    fn wait(&self) -> io::Result<()> {
        let mut asked = None;
        loop {
            match poll(&mut [PollFd::new(&self.out, PollFlags::OUT)], Some(&GLANCE)) {
                Ok(0) | Err(Errno::INTR) => {}
                Ok(_) => return Ok(()),
                Err(error) => return Err(error.into()),
            }
            if self.end.load(Ordering::Relaxed)
                && asked.get_or_insert_with(Instant::now).elapsed() > PATIENCE
            {
                return Err(ErrorKind::TimedOut.into());
            }
        }
    }
}
