//! Sessions in which the program is killed, and what is left of them.
//!
//! Someone presses keys at random; at a random moment the program gets a SIGKILL. The same keys go into the
//! model, which tells what every screen looks like and what is worth keeping then. So whatever is found
//! afterwards can be reported from what was on the screen, and when: by the clock of whoever watches it.

mod kept;
mod random;

use crate::pty::{End, Folder, Pty, new_folder, segue};
use crate::wizard::Wizard;
use kept::{Kept, found};
use random::Random;
use segue::app::App;
use segue::app::PathBase;
use segue::plan::SetupPlan;
use signal_hook::consts::SIGKILL;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What was on the screen for so long is never lost.
pub const ACKNOWLEDGED: Duration = Duration::from_millis(500);

/// What the person is at when the program is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Making a plan.
    Choosing,
    /// Saving it for the first time.
    Saving,
    /// Working it off.
    Checklist,
}

/// What came of a session.
#[derive(Debug, Clone, Copy, Default)]
pub struct Outcome {
    /// For how long what is lost had been on the screen.
    pub loss: Duration,
    /// How many keys were pressed.
    pub keys: usize,
    /// How many states were seen on the screen after the first.
    pub seen: usize,
    /// How many temporary files nobody could remove any more.
    pub left_behind: usize,
}

impl Outcome {
    /// What came of both.
    pub fn and(self, other: Self) -> Self {
        Self {
            loss: self.loss.max(other.loss),
            keys: self.keys + other.keys,
            seen: self.seen + other.seen,
            left_behind: self.left_behind + other.left_behind,
        }
    }
}

/// What the model says after some of the keys.
struct State {
    screen: String,
    kept: Kept,
}

/// A session in progress.
struct Session {
    kind: Kind,
    seed: u64,
    folder: Folder,
    states: Vec<State>,
    /// Which states were seen on the screen, and when.
    seen: Vec<(Instant, usize)>,
    pressed: usize,
}

/// Runs the session that this number stands for, kills the program, and looks at what is left.
///
/// # Panics
///
/// When something is broken or lost that must not be.
pub fn run(kind: Kind, seed: u64) -> Outcome {
    let mut random = Random::new(seed);
    let folder = new_folder();
    let (keys, states) = states(kind, &folder, random.script(kind));
    let mut session = Session { kind, seed, folder, states, seen: Vec::new(), pressed: 0 };
    let mut pty = session.start(&[]);
    session.await_state(&mut pty, 0);
    let killed = session.press(&mut pty, &keys, &mut random);
    let end = pty.end();
    // Whoever saves may be done before the kill.
    let done = kind == Kind::Saving && end == End::Code(0);
    assert!(done || end == End::Signal(SIGKILL), "{}: {end:?}", session.describe());
    drop(pty);
    session.judge(killed)
}

/// A model of the session at its start.
fn model(kind: Kind, folder: &Folder) -> Wizard {
    let place = folder.path().canonicalize().expect("the folder is there");
    let mut wizard = Wizard::start();
    let base = PathBase { folder: place, home: None };
    let size = wizard.app.size();
    let catalog = std::sync::Arc::new(segue::catalog::Catalog::draft());
    wizard.app = match kind {
        Kind::Choosing | Kind::Saving => App::new(catalog, size, base, "setup-plan.toml"),
        Kind::Checklist => {
            let (path, plan) = (plan_path(folder), original());
            fs::write(&path, kept::by_hand(&plan)).expect("written");
            App::open(size, path, plan)
        }
    };
    wizard
}

fn original() -> SetupPlan {
    Wizard::open().open_plan().clone()
}

fn plan_path(folder: &Folder) -> PathBuf {
    folder.path().canonicalize().expect("the folder is there").join("setup-plan.toml")
}

/// The keys up to the one that would end the session, and what the model says before the first and after each.
fn states(kind: Kind, folder: &Folder, mut keys: Vec<String>) -> (Vec<String>, Vec<State>) {
    let mut wizard = model(kind, folder);
    let state = |wizard: &Wizard| State { screen: wizard.screen().text(), kept: Kept::of(&wizard.app) };
    let mut states = vec![state(&wizard)];
    for (index, key) in keys.iter().enumerate() {
        wizard.press(key);
        if wizard.ended && kind == Kind::Choosing {
            keys.truncate(index);
            break;
        }
        states.push(state(&wizard));
    }
    (keys, states)
}

impl Session {
    fn start(&self, more: &[&str]) -> Pty {
        let mut arguments = more.to_vec();
        if self.kind == Kind::Checklist {
            arguments.extend(["open", "setup-plan.toml"]);
        }
        segue(&arguments).in_folder(&self.folder).start()
    }

    /// How to run this session again.
    fn describe(&self) -> String {
        format!("{:?} with seed {}, after {} keys", self.kind, self.seed, self.pressed)
    }

    fn await_state(&self, pty: &mut Pty, state: usize) {
        let screen = &self.states[state].screen;
        pty.wait_until(&format!("{}:\n{screen}\n", self.describe()), |pty| pty.text() == *screen);
    }

    /// Presses keys with pauses between until the moment of the kill, which is given.
    fn press(&mut self, pty: &mut Pty, keys: &[String], random: &mut Random) -> Instant {
        let start = Instant::now();
        let end = start + random.life(self.kind);
        self.seen.push((start, 0));
        for key in keys {
            pty.press(key);
            self.pressed += 1;
            let is_last = self.pressed == keys.len();
            let pause = if is_last { random.last_pause(self.kind) } else { random.pause(self.kind) };
            let until = Instant::now() + pause;
            let until = if self.kind == Kind::Saving { until } else { until.min(end) };
            pty.watch_until(until, |pty| self.look(pty));
            if self.kind != Kind::Saving && Instant::now() >= end {
                break;
            }
        }
        let killed = Instant::now();
        pty.kill();
        killed
    }

    /// Takes note of the state that is on the screen.
    fn look(&mut self, pty: &Pty) {
        let text = pty.text();
        let last = self.seen.last().map_or(0, |(_, state)| *state);
        let state = (last..=self.pressed).find(|state| self.states[*state].screen == text);
        if let Some(state) = state.filter(|state| *state > last) {
            self.seen.push((Instant::now(), state));
        }
    }

    /// Compares what is left with what was shown; nothing may be lost that was shown for long enough.
    fn judge(&self, killed: Instant) -> Outcome {
        let found = found(self.kind, &self.folder, &self.describe());
        let matches = |state: &usize| found.is(&self.states[*state].kept);
        let latest = (0..=self.pressed).rev().find(matches).unwrap_or_else(|| {
            panic!("{}: what is left was never on the screen:\n{found:#?}", self.describe())
        });
        let first = self.seen.iter().find(|(_, state)| *state > latest);
        let loss = first.map_or(Duration::ZERO, |(shown, _)| killed - *shown);
        assert!(
            loss <= ACKNOWLEDGED,
            "{}: what is lost had been on the screen for {loss:?}:\n{}\nleft is\n{found:#?}",
            self.describe(),
            first.map_or("", |(_, state)| &self.states[*state].screen),
        );
        self.go_on(&found);
        let seen = self.seen.len() - 1;
        Outcome { loss, keys: self.pressed, seen, left_behind: found.left_behind }
    }

    /// Starts the program once more: what was left has to be on its screen.
    fn go_on(&self, found: &kept::Found) {
        let (arguments, expected) = match &found.kept {
            Kept::Draft(draft) => {
                let mut wizard = model(self.kind, &self.folder);
                wizard.tell(segue::app::Message::Unfinished(draft.clone()));
                wizard.press("r");
                (&["--resume"][..], wizard)
            }
            Kept::Plan(plan) if self.kind == Kind::Checklist => {
                let mut wizard = model(self.kind, &self.folder);
                fs::write(plan_path(&self.folder), &found.text).expect("written");
                let (app, path) = (&wizard.app, plan_path(&self.folder));
                wizard.app = App::open(app.size(), path, (**plan).clone());
                (&[][..], wizard)
            }
            _ => return,
        };
        let screen = expected.screen().text();
        let mut pty = self.start(arguments);
        pty.wait_until(&format!("{}:\n{screen}\n", self.describe()), |pty| pty.text() == screen);
    }
}
