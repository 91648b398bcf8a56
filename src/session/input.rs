//! What reaches a session from outside: keys, reports of the terminal and of the session's own threads, signals.

use crate::app::Message;
use crate::app::keymap::KeyPress;

/// Something from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A key was pressed. What it means depends on where the person is.
    Key(KeyPress),
    /// Anything else the terminal reports.
    Told(Message),
    /// The terminal has another size (SIGWINCH).
    Resized,
    /// The shell asks for the terminal (SIGTSTP).
    Stop,
    /// The process goes on after it was stopped (SIGCONT).
    Continue,
    /// A signal asks the program to end.
    End(i32),
    /// The terminal has a background on which text is dark; else it is light.
    LightBackground(bool),
    /// The terminal is gone.
    Closed,
    /// A thread panicked, and has reported it.
    Panicked,
}

/// Inputs that came together; the screen is drawn once for all of them.
pub type Burst = Vec<Input>;
