//! A session whose catalog has to be read first: the screen is there at once and shows how far it is.
//!
//! A thread of its own reads. What a person types meanwhile is kept and acts once the goals are there, as what
//! is typed before any program is ready does.

use crate::app::App;
use crate::app::keymap::{self, KeyPress};
use crate::app::message::{Action, Message};
use crate::app::update::update;
use crate::catalog::{Catalog, Library, NotOpened, ReadProgress};
use crate::session::Outcome;
use crate::session::{Burst, Input, spawn};
use crate::tui::event_loop::{RunOptions, Session, exit_after_grace, perform};
use crate::tui::input;
use crate::tui::terminal::{self, Screen};
use crate::tui::view::Opening;
use signal_hook::consts::SIGHUP;
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// What takes no longer than this is not worth telling.
const BLINK: Duration = Duration::from_millis(150);

/// How a session ended whose catalog had to be read first.
#[derive(Debug)]
pub enum Opened {
    /// It went as any session, and this is its model.
    Session(Box<App>, Outcome),
    /// The person left before the catalog was read.
    Early(Outcome),
    /// The catalog cannot be used.
    NotOpened(NotOpened),
}

/// What the reading thread sends.
enum News {
    Progress(ReadProgress),
    Read(Result<Box<Catalog>, NotOpened>),
}

/// Runs the wizard as [`run`](super::run) does, on the catalog that `library` has under the name `wanted`;
/// `make` makes the model from it.
///
/// # Errors
///
/// When the terminal cannot be set up or written to.
pub fn open(
    library: Library,
    wanted: &str,
    make: impl FnOnce(Arc<Catalog>) -> App,
    options: RunOptions,
) -> io::Result<Opened> {
    let opened = match run_session(library, wanted, make, options) {
        Err(_) if terminal::is_gone() => Opened::Early(Outcome::Signal(SIGHUP)),
        opened => opened?,
    };
    if let Opened::Session(_, ending) | Opened::Early(ending) = &opened {
        exit_after_grace(ending);
    }
    Ok(opened)
}

fn run_session(
    library: Library,
    wanted: &str,
    make: impl FnOnce(Arc<Catalog>) -> App,
    options: RunOptions,
) -> io::Result<Opened> {
    let (sender, inputs) = mpsc::channel();
    let news = read(library, wanted.to_owned(), &sender)?;
    let signals = input::catch_signals()?;
    let size = Screen::size()?;
    let RunOptions { theme, modes, files } = options;
    let screen = Screen::take(modes, size, signals.end())?;
    let opening = Opening { wanted: wanted.to_owned(), size, progress: None };
    let mut wait =
        LoadingWait { opening, stage: Session { screen, theme, sender, inputs }, ahead: Vec::new(), news };
    wait.stage.screen.draw_opening(&wait.opening, &wait.stage.theme)?;
    input::listen(signals, &wait.stage.screen, &wait.stage.sender)?;
    wait.stage.screen.ask_background()?;
    let catalog = match wait.until_read()? {
        ControlFlow::Continue(read) => match read {
            Ok(catalog) => catalog,
            Err(reason) => return Ok(Opened::NotOpened(reason)),
        },
        ControlFlow::Break(ending) => return Ok(Opened::Early(ending)),
    };
    let LoadingWait { opening, mut stage, ahead, .. } = wait;
    let mut app = make(Arc::from(catalog));
    update(&mut app, Message::Resize(opening.size));
    stage.screen.draw(&app, &stage.theme)?;
    let ending = perform(&mut app, stage, files, ahead)?;
    Ok(Opened::Session(Box::new(app), ending))
}

/// Reads a catalog on a thread of its own. Each piece of news is followed by an empty burst of inputs, which
/// wakes the loop.
fn read(library: Library, wanted: String, wake: &Sender<Burst>) -> io::Result<Receiver<News>> {
    let (sender, news) = mpsc::channel();
    let read = move |wake: &Sender<Burst>| {
        let tell = |news| {
            // Whoever left does not listen any more.
            let _ = sender.send(news);
            let _ = wake.send(Vec::new());
        };
        let catalog = library.open(&wanted, &mut |progress| tell(News::Progress(progress)));
        tell(News::Read(catalog.map(Box::new)));
    };
    spawn("catalog", wake, read)?;
    Ok(news)
}

struct LoadingWait {
    opening: Opening,
    stage: Session,
    ahead: Vec<KeyPress>,
    news: Receiver<News>,
}

impl LoadingWait {
    /// Waits for the catalog, or for what ends the session before.
    fn until_read(&mut self) -> io::Result<ControlFlow<Outcome, Result<Box<Catalog>, NotOpened>>> {
        let start = Instant::now();
        let mut latest = None;
        loop {
            for news in self.news.try_iter() {
                match news {
                    News::Progress(progress) => latest = Some(progress),
                    News::Read(read) => return Ok(ControlFlow::Continue(read)),
                }
            }
            let patience = BLINK.saturating_sub(start.elapsed());
            if patience.is_zero() {
                self.opening.progress = Some(latest.unwrap_or(ReadProgress { done: 0, total: 1 }));
            }
            self.stage.screen.draw_opening(&self.opening, &self.stage.theme)?;
            let burst = if patience.is_zero() {
                self.stage.inputs.recv().ok()
            } else {
                match self.stage.inputs.recv_timeout(patience) {
                    Err(RecvTimeoutError::Timeout) => continue,
                    burst => burst.ok(),
                }
            };
            let Some(burst) = burst else { return Ok(ControlFlow::Break(Outcome::Left)) };
            for input in burst {
                if let Some(ending) = self.take(&input)? {
                    return Ok(ControlFlow::Break(ending));
                }
            }
        }
    }

    /// Lets one input act; gives the ending if it is the last.
    fn take(&mut self, input: &Input) -> io::Result<Option<Outcome>> {
        match input {
            Input::Key(key) => match keymap::opening(*key) {
                // Behind other keys, `q` may be a letter of what they begin.
                Some(Action::Quit) if self.ahead.is_empty() || key.modifiers.control => {
                    return Ok(Some(Outcome::Left));
                }
                Some(Action::Suspend) => self.stage.screen.suspend()?,
                _ => self.ahead.push(*key),
            },
            Input::Told(_) => {}
            Input::Stop => self.stage.screen.suspend()?,
            Input::Continue => {
                self.stage.screen.resume()?;
                self.resume()?;
            }
            Input::Resized => self.resume()?,
            Input::LightBackground(is_light) => self.stage.theme = self.stage.theme.on(*is_light),
            Input::End(signal) => return Ok(Some(Outcome::Signal(*signal))),
            Input::Closed => return Ok(Some(Outcome::Signal(SIGHUP))),
            Input::Panicked => return Ok(Some(Outcome::Panicked)),
        }
        Ok(None)
    }

    fn resume(&mut self) -> io::Result<()> {
        self.stage.screen.invalidate()?;
        self.opening.size = Screen::size()?;
        Ok(())
    }
}
