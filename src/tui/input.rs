//! What reaches the program from outside while it runs: keys, pastes, resizes, signals.
//!
//! Three threads wait for it, one for what the terminal sends, one for the terminal's end and one for
//! signals, so that the loop can sleep until there is something to do. Nothing here knows what an input means.

use crate::app::message::{Message, Motion};
use crate::session::{Burst, Input, spawn};
use crate::tui::background::{AnswerReader, Background, Read};
use crate::tui::keys;
use crate::tui::terminal::{Release, Screen};
use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEventKind};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
#[cfg(target_os = "linux")]
use rustix::process::Signal;
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGWINCH, SIGXCPU,
};
use signal_hook::iterator::Signals;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// The signals that end a program which does not catch them, but for those raised by a fault in it: it could
/// not go on to give the terminal back.
const ENDING: &[i32] = &[
    SIGINT,
    SIGTERM,
    SIGHUP,
    SIGQUIT,
    SIGUSR1,
    SIGUSR2,
    SIGALRM,
    SIGVTALRM,
    SIGPROF,
    SIGXCPU,
    SIGABRT,
    #[cfg(target_os = "linux")]
    Signal::POWER.as_raw(),
    #[cfg(target_os = "linux")]
    Signal::STKFLT.as_raw(),
    #[cfg(target_os = "linux")]
    Signal::IO.as_raw(),
];

/// So long after the start, an escape may be the beginning of the answer that was asked for.
const EXPECTED: Duration = Duration::from_secs(2);
/// No further apart do the bytes of an answer come.
const APART: Duration = Duration::from_millis(30);

/// How long a program that is to end may take to say so.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// All inputs that are there, `first` before the others: it may be a mere wake-up with keys behind it.
pub(crate) fn gather(first: Burst, inputs: &Receiver<Burst>) -> Burst {
    first.into_iter().chain(inputs.try_iter().flatten()).collect()
}

/// The signals that ask a program to end, stop or go on, or announce a new size. None of them acts by itself.
#[derive(Debug)]
pub(crate) struct Caught {
    signals: Signals,
    end: Arc<AtomicBool>,
}

impl Caught {
    /// Becomes true as soon as a signal asks the program to end, whatever the loop is at.
    pub(crate) fn end(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.end)
    }
}

/// Registers for the signals. From here on none of them acts by itself, so [`listen`] has to follow.
///
/// # Errors
///
/// When the system refuses.
pub(crate) fn catch_signals() -> io::Result<Caught> {
    let signals = Signals::new(ENDING.iter().chain(&[SIGTSTP, SIGCONT, SIGWINCH]))?;
    Ok(Caught { signals, end: Arc::default() })
}

/// Sends what comes from the terminal and what signals ask for, until nobody listens any more.
///
/// # Errors
///
/// When a thread cannot be started.
pub(crate) fn listen(signals: Caught, screen: &Screen, to: &Sender<Burst>) -> io::Result<()> {
    let (release, asks) = (screen.release(), screen.asks_background());
    spawn("inputs", to, move |to| read_terminal(asks, to))?;
    spawn("hang-up", to, watch_terminal)?;
    spawn("signals", to, move |to| read_signals(signals, &release, to)).map(drop)
}

fn read_terminal(asks_background: bool, to: &Sender<Burst>) {
    // One by one: asking crossterm whether there is more leaves keys lying that it has read already.
    let send = |events: Vec<Event>| {
        let inputs: Vec<_> = events.into_iter().filter_map(input).collect();
        inputs.is_empty() || to.send(inputs).is_ok()
    };
    let mut answer = asks_background.then(AnswerReader::default);
    let asked = Instant::now();
    loop {
        if let Some(answer) = &mut answer
            && answer.holds_escape()
            && (asked.elapsed() > EXPECTED || !event::poll(APART).unwrap_or(false))
            && !send(answer.release())
        {
            return;
        }
        let Ok(event) = event::read() else { break };
        let read =
            answer.as_mut().map_or_else(|| Read::Events(vec![event.clone()]), |it| it.read(event.clone()));
        let goes_on = match read {
            Read::Held => true,
            Read::Events(events) => send(events),
            Read::Answered(background) => {
                answer = None;
                let told = |background| vec![Input::LightBackground(background == Background::Light)];
                background.is_none_or(|background| to.send(told(background)).is_ok())
            }
        };
        if !goes_on {
            return;
        }
    }
    let _ = to.send(vec![Input::Closed]);
}

/// Waits until the terminal hangs up. Reading does not show it: crossterm takes the end of a terminal for a
/// terminal that has nothing to say, and reads on.
fn watch_terminal(to: &Sender<Burst>) {
    let terminal = io::stdin();
    // A hang-up is always reported; keys are not asked for, and do not wake this thread.
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
        // Terminals that report released keys report pressed ones too.
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => keys::pressed(key).map(Input::Key),
        Event::Paste(text) => {
            // Terminals send what enter sends for a line break.
            Some(Input::Told(Message::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))))
        }
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
        // The signal announces a new size.
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn read_signals(Caught { mut signals, end }: Caught, release: &Release, to: &Sender<Burst>) {
    for signal in signals.forever() {
        let input = match signal {
            SIGWINCH => Input::Resized,
            SIGTSTP => Input::Stop,
            SIGCONT => Input::Continue,
            // Whoever asks twice is not waited for, whatever the loop hangs on.
            _ if end.swap(true, Ordering::Relaxed) => {
                release.give_back();
                return act_by_default(signal);
            }
            _ => Input::End(signal),
        };
        // Without a loop the program is about to end, and a signal may hurry it.
        if to.send(vec![input]).is_err() {
            return act_by_default(signal);
        }
    }
}

/// Ends the program by a signal, should it not end by itself soon: all is kept, and who still has something to
/// say may say it to a terminal that takes nothing.
pub(crate) fn end_soon(signal: i32) {
    let end = move || {
        thread::sleep(LAST_WORDS);
        act_by_default(signal);
    };
    // Without the thread the signal has to come once more.
    let _ = thread::Builder::new().name("end".to_owned()).spawn(end);
}

/// Lets a signal do what it does to a program that does not catch it.
fn act_by_default(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    // Those of which the library does not know that they end a program.
    std::process::exit(128 + signal);
}

#[cfg(test)]
mod tests {
    use super::{Input, gather};
    use std::sync::mpsc;

    #[test]
    fn what_stands_behind_a_mere_wake_up_is_not_overlooked() {
        let (sender, inputs) = mpsc::channel();
        sender.send(vec![Input::Resized]).expect("it is heard");
        assert_eq!(gather(Vec::new(), &inputs), [Input::Resized]);
        assert_eq!(gather(Vec::new(), &inputs), []);
    }
}
