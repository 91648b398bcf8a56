//! What reaches the program from outside while it runs: keys, pastes, resizes, signals.
//!
//! Two threads wait for it, one at the terminal and one for signals, so that the loop can sleep until
//! there is something to do. Nothing here knows what an input means.

use super::message::{Message, Motion};
use crossterm::event::{self, Event, KeyEvent, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::layout::Size;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// Something from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A key was pressed. What it means depends on where the person is.
    Key(KeyEvent),
    /// Anything else the terminal tells.
    Told(Message),
    /// The shell asks for the terminal (SIGTSTP).
    Stop,
    /// The process goes on after it was stopped (SIGCONT).
    Continue,
    /// A signal asks the program to end.
    End(i32),
    /// The terminal is gone.
    Closed,
}

/// Inputs that came together; the screen is drawn once for all of them.
pub type Burst = Vec<Input>;

/// Registers for the signals that ask a program to end, stop or go on. From here on none of them acts by
/// itself, so [`listen`] has to follow.
///
/// # Errors
///
/// When the system refuses.
pub fn catch_signals() -> io::Result<Signals> {
    Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT])
}

/// Sends what comes from the terminal and what signals ask for, until nobody listens any more.
///
/// # Errors
///
/// When a thread cannot be started.
pub fn listen(signals: Signals, to: &Sender<Burst>) -> io::Result<()> {
    let terminal = to.clone();
    thread::Builder::new().name("inputs".to_owned()).spawn(move || read_terminal(&terminal))?;
    let to = to.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || read_signals(signals, &to))?;
    Ok(())
}

fn read_terminal(to: &Sender<Burst>) {
    loop {
        let burst = read_burst().unwrap_or_else(|_| vec![Input::Closed]);
        let closed = burst.contains(&Input::Closed);
        if to.send(burst).is_err() || closed {
            return;
        }
    }
}

/// Waits for an input and takes all that are there with it.
fn read_burst() -> io::Result<Burst> {
    let mut burst: Burst = input(event::read()?).into_iter().collect();
    while event::poll(Duration::ZERO)? {
        burst.extend(input(event::read()?));
    }
    Ok(burst)
}

fn input(event: Event) -> Option<Input> {
    match event {
        // Terminals that tell of released keys tell of pressed ones too.
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Told(Message::Paste(text))),
        Event::Resize(width, height) => Some(Input::Told(Message::Resize(Size { width, height }))),
        Event::Mouse(mouse) => {
            let message = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => {
                    Message::Click { column: mouse.column, row: mouse.row }
                }
                MouseEventKind::ScrollUp => Message::Wheel(Motion::Up),
                MouseEventKind::ScrollDown => Message::Wheel(Motion::Down),
                _ => return None,
            };
            Some(Input::Told(message))
        }
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn read_signals(mut signals: Signals, to: &Sender<Burst>) {
    let mut asked_to_end = false;
    for signal in signals.forever() {
        let input = match signal {
            SIGTSTP => Input::Stop,
            SIGCONT => Input::Continue,
            // Whoever asks twice is not waited for: the loop may hang on a terminal that takes nothing.
            _ if asked_to_end => {
                let _ = signal_hook::low_level::emulate_default_handler(signal);
                return;
            }
            _ => {
                asked_to_end = true;
                Input::End(signal)
            }
        };
        if to.send(vec![input]).is_err() {
            return;
        }
    }
}
