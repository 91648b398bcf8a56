//! How a command ended, and the exit code that says so.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything asked for was done.
    Done,
    /// A check found something, or the work could not be done.
    Problem,
    /// The command line makes no sense.
    Usage,
    /// The person left before saving.
    Left,
    /// Something panicked, which was reported already.
    Panicked,
    /// A signal asked the program to end.
    Signal(i32),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Problem => Self::from(1),
            Exit::Usage => Self::from(2),
            Exit::Left => Self::from(130),
            Exit::Panicked => Self::from(101),
            Exit::Signal(signal) => {
                // Whoever started us learns of the signal from the way we end. It does not return; should it,
                // the exit code is the one that shells give.
                let _ = signal_hook::low_level::emulate_default_handler(signal);
                Self::from(u8::try_from(128 + signal).unwrap_or(1))
            }
        }
    }
}
