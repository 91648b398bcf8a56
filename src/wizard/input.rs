//! What reaches the program from outside while it runs: keys, pastes, resizes, signals.
//!
//! Three threads wait for it, one for what the terminal sends, one for the terminal's end and one for
//! signals, so that the loop can sleep until there is something to do. Nothing here knows what an input means.

use super::message::{Message, Motion};
use crossterm::event::{self, Event, KeyEvent, KeyEventKind, MouseButton, MouseEventKind};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

/// Something from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A key was pressed. What it means depends on where the person is.
    Key(KeyEvent),
    /// Anything else the terminal tells.
    Told(Message),
    /// The terminal has another size (SIGWINCH).
    Resized,
    /// The shell asks for the terminal (SIGTSTP).
    Stop,
    /// The process goes on after it was stopped (SIGCONT).
    Continue,
    /// A signal asks the program to end.
    End(i32),
    /// The terminal is gone.
    Closed,
    /// A thread panicked, and has said so.
    Panicked,
}

/// Inputs that came together; the screen is drawn once for all of them.
pub type Burst = Vec<Input>;

/// All inputs that are there, `first` before the others: it may be a mere wake-up with keys behind it.
pub fn gather(first: Burst, inputs: &Receiver<Burst>) -> Burst {
    first.into_iter().chain(inputs.try_iter().flatten()).collect()
}

/// Registers for the signals that ask a program to end, stop or go on, or tell of a new size. From here on none of them acts by
/// itself, so [`listen`] has to follow.
///
/// # Errors
///
/// When the system refuses.
pub fn catch_signals() -> io::Result<Signals> {
    Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])
}

/// Sends what comes from the terminal and what signals ask for, until nobody listens any more.
///
/// # Errors
///
/// When a thread cannot be started.
pub fn listen(signals: Signals, to: &Sender<Burst>) -> io::Result<()> {
    spawn("inputs", to, read_terminal)?;
    spawn("hang-up", to, watch_terminal)?;
    spawn("signals", to, |to| read_signals(signals, to))
}

fn spawn(
    name: &str,
    to: &Sender<Burst>,
    run: impl FnOnce(&Sender<Burst>) + Send + 'static,
) -> io::Result<()> {
    let last_word = LastWord(to.clone());
    thread::Builder::new().name(name.to_owned()).spawn(move || run(&last_word.0)).map(drop)
}

/// Tells the loop when its thread panics: it would wait for inputs that nobody sends any more.
struct LastWord(Sender<Burst>);

impl Drop for LastWord {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(vec![Input::Panicked]);
        }
    }
}

fn read_terminal(to: &Sender<Burst>) {
    // One by one: asking crossterm whether there is more leaves keys lying that it has read already.
    while let Ok(event) = event::read() {
        if input(event).is_some_and(|input| to.send(vec![input]).is_err()) {
            return;
        }
    }
    let _ = to.send(vec![Input::Closed]);
}

/// Waits until the terminal hangs up. Reading does not tell: crossterm takes the end of a terminal for a
/// terminal that has nothing to say, and reads on.
fn watch_terminal(to: &Sender<Burst>) {
    let terminal = io::stdin();
    // Hanging up is told unasked; keys are not asked for, and wake nobody here.
    let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
    loop {
        match poll(&mut watched, None) {
            Ok(_) => break,
            Err(Errno::INTR) => {}
            // Where it cannot be watched, the signal has to do.
            Err(_) => return,
        }
    }
    let _ = to.send(vec![Input::Closed]);
}

fn input(event: Event) -> Option<Input> {
    match event {
        // Terminals that tell of released keys tell of pressed ones too.
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Told(Message::Paste(text))),
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
        // The signal tells of a new size.
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn read_signals(mut signals: Signals, to: &Sender<Burst>) {
    let mut asked_to_end = false;
    for signal in signals.forever() {
        let input = match signal {
            SIGWINCH => Input::Resized,
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

#[cfg(test)]
mod tests {
    use super::{Input, gather, spawn};
    use std::sync::mpsc;

    #[test]
    fn what_stands_behind_a_mere_wake_up_is_not_overlooked() {
        let (sender, inputs) = mpsc::channel();
        sender.send(vec![Input::Resized]).expect("it is heard");
        assert_eq!(gather(Vec::new(), &inputs), [Input::Resized]);
        assert_eq!(gather(Vec::new(), &inputs), []);
    }

    #[test]
    fn a_thread_that_panics_is_heard_of() {
        let (sender, inputs) = mpsc::channel();
        spawn("test", &sender, |_| panic!("for the test's sake")).expect("a thread");
        assert_eq!(inputs.recv(), Ok(vec![Input::Panicked]));
    }
}
