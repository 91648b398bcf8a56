//! A terminal that takes nothing any more, as a window that hangs.

use super::Pty;
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, write};
use std::sync::atomic::Ordering;

impl Pty {
    /// Reads nothing more, and fills what the system holds for a terminal that is slow: whatever is written
    /// from now on waits.
    pub fn stall(&mut self) {
        self.pause.wanted.store(true, Ordering::SeqCst);
        let name =
            self.master.as_ref().and_then(|master| master.tty_name()).expect("the terminal has a name");
        let flags = OFlags::WRONLY | OFlags::NOCTTY | OFlags::NONBLOCK;
        let line = open(name, flags, Mode::empty()).expect("it opens");
        // The thread that reads waits for one more piece before it rests.
        while !self.pause.taken.load(Ordering::SeqCst) {
            let _ = write(&line, b" ");
        }
        for piece in [&[b' '; 256][..], b" "] {
            while !matches!(write(&line, piece), Err(Errno::AGAIN)) {}
        }
        self.read_what_came();
    }

    /// Reads again.
    pub fn go_on(&mut self) {
        self.pause.wanted.store(false, Ordering::SeqCst);
        if let Some(reading) = &self.reading {
            reading.thread().unpark();
        }
    }
}
