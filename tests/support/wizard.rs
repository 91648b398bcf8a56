//! A person at the wizard: keys go in as a script, what comes out is the model, the screen and the files.
//!
//! Everything is real (the key table, `update`, `view`) but the disk and the clipboard, which are kept in
//! memory and tell what was asked of them.

mod disk;
pub use crate::hostile;
mod keys;
mod screen;
mod starts;
pub mod steps;

pub use disk::FakeDisk;
pub use keys::keys;
pub use screen::Screen;
pub use starts::worked_on;

use crate::wizard::steps::Steps as _;
use crossterm::event::KeyEvent;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use segue::app::Size;
use segue::app::message::{NotUpdated, Stored};
use segue::app::{App, Effect, Message, keymap, update};
use segue::app::{RemoteVersion, TargetKind};
use segue::plan::{Document, SetupPlan};
use segue::tui::keys::pressed;
use segue::tui::{Theme, view};
use std::path::{Path, PathBuf};

/// The folder in which the person is.
pub const FOLDER: &str = "/home/ada/shop";

/// A person at the wizard.
#[derive(Debug)]
pub struct Wizard {
    pub app: App,
    pub theme: Theme,
    pub disk: FakeDisk,
    /// What was put on the clipboard, in order.
    pub copied: Vec<String>,
    /// Whether the wizard asked to be left.
    pub ended: bool,
    /// How often it was to be looked which catalogs there are.
    pub listings: usize,
    /// The files whose catalogs were to be read, in order.
    pub asked_to_read: Vec<PathBuf>,
    /// How often the shell was given the terminal.
    pub suspensions: usize,
}

impl Wizard {
    /// Saves a change of the saved plan just after someone else changed its file, and meets the question whose
    /// changes stay.
    pub fn changed_meanwhile(&mut self, theirs: &SetupPlan) {
        let document = Document::parse("setup-plan.toml", theirs.to_toml()).expect("a plan");
        let fingerprint = document.fingerprint();
        let theirs = RemoteVersion { document: Ok(Box::new(document)), fingerprint };
        self.disk.not_updated = Some(NotUpdated::Changed(theirs));
        self.press("space enter enter enter");
    }

    /// Puts the cursor of a list on what is called so.
    pub fn select_row(&mut self, subject: &str) {
        self.press("home");
        for _ in 0..200 {
            self.press("y");
            if self.copied.last().is_some_and(|copied| copied == subject) {
                return;
            }
            self.press("down");
        }
        panic!("{subject} is not in the list");
    }

    /// Ticks something and writes a note to it, just after someone else changed the file and wrote another, and
    /// meets the question whose changes stay.
    pub fn changed_by_someone_else(&mut self, theirs: Result<SetupPlan, &str>) {
        let theirs = theirs.map_err(str::to_owned).map(|mut theirs| {
            if let Some(event) = theirs.events.first_mut() {
                event.note = Some("theirs".to_owned());
            }
            Box::new(theirs)
        });
        self.disk.answer = Some(Stored::Failed("The disk is full.".to_owned()));
        self.press("space");
        self.disk.theirs = Some(theirs.clone());
        self.disk.answer = Some(Stored::Changed(theirs));
        self.press("n 'mine' enter");
        self.disk.answer = None;
    }

    /// The plan whose checklist is open.
    pub fn open_plan(&self) -> &SetupPlan {
        self.app.open_plan().expect("an open plan").plan()
    }

    /// The wizard on a terminal of another size.
    pub fn sized(mut self, width: u16, height: u16) -> Self {
        self.tell(Message::Resize(Size::new(width, height)));
        self
    }

    /// The wizard in another look.
    pub fn themed(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// Presses keys one after the other: names as the footer shows them (`enter`, `ctrl-r`, `x`), and
    /// between single quotes what is typed letter by letter.
    pub fn press(&mut self, script: &str) {
        for key in keys(script) {
            self.key(key);
        }
    }

    /// Presses one key.
    pub fn key(&mut self, key: KeyEvent) {
        let meant = pressed(key).and_then(|key| keymap::message(&self.app, key));
        if let Some(message) = meant {
            self.tell(message);
        }
    }

    /// Pastes text.
    pub fn paste(&mut self, text: &str) {
        self.tell(Message::Paste(text.to_owned()));
    }

    /// Lets something happen, and carries out what the wizard then wants done.
    pub fn tell(&mut self, message: Message) {
        let mut next = Some(message);
        while let Some(effect) = next.take().and_then(|message| update(&mut self.app, message)) {
            match effect {
                Effect::Inspect(paths) => next = Some(Message::Inspected(self.disk.inspect(&paths))),
                Effect::MakeFolder(file) => {
                    let made = self.disk.refusal.clone().map_or(Ok(file), Err);
                    next = Some(Message::FolderMade(made.map(|file| self.disk.made.push(file))));
                }
                Effect::Save => next = Some(Message::Saved(self.disk.save(&self.app))),
                Effect::Reread => next = Some(Message::Reread(self.disk.reread())),
                Effect::Update => next = Some(Message::Updated(self.disk.update(&self.app))),
                Effect::Copy(text) => self.copied.push(text),
                Effect::Suspend => self.suspensions += 1,
                Effect::Store(plan) => next = Some(Message::Stored(self.disk.store(plan))),
                Effect::KeepMine(plan) => next = Some(Message::Stored(self.disk.keep_mine(plan))),
                Effect::KeepDraft => next = Some(Message::DraftKept("/state/draft.before-1".into())),
                Effect::TakeTheirs => next = Some(Message::Stored(self.disk.take_theirs())),
                Effect::ListCatalogs => self.listings += 1,
                Effect::OpenCatalog(path) => self.asked_to_read.push(path),
                Effect::Quit => self.ended = true,
            }
        }
    }

    /// Puts something at a path, seen from the person's folder.
    pub fn occupy(&mut self, path: &str, kind: TargetKind) {
        self.disk.targets.insert(Path::new(FOLDER).join(path), kind);
    }

    /// The screen, drawn.
    pub fn screen(&self) -> Screen {
        let Size { width, height } = self.app.size();
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen in memory");
        terminal.draw(|frame| view::view(&self.app, &self.theme, frame)).expect("drawing in memory");
        let cursor = terminal.backend().cursor_visible().then(|| terminal.backend().cursor_position());
        Screen { buffer: terminal.backend().buffer().clone(), cursor }
    }

    /// What is above the keys: what is said or what is selected.
    pub fn status(&self) -> String {
        let screen = self.screen();
        let area = self.app.areas().expect("a screen that is large enough").status;
        let lines: Vec<_> = (area.y..area.bottom()).map(|row| screen.line(row).trim().to_owned()).collect();
        format!(" {}", lines.join(" "))
    }

    /// The keys that the last line offers.
    pub fn footer(&self) -> String {
        self.screen().line_from_bottom(0)
    }

    /// The titles of the chosen use cases, in the order chosen.
    pub fn chosen(&self) -> Vec<&str> {
        let (catalog, goal) = (self.app.catalog(), self.app.goal());
        let places = self.app.selection().iter();
        let recommendations = places.filter_map(|place| catalog.recommendation(goal, place));
        recommendations.map(|recommendation| recommendation.use_case().title()).collect()
    }

    /// The plan as it would be written now.
    pub fn plan(&self) -> SetupPlan {
        compose(&self.app)
    }

    /// The only plan that was written.
    pub fn saved(&self) -> &SetupPlan {
        let [(plan, _)] = &*self.disk.written else {
            panic!("{} plans were written", self.disk.written.len())
        };
        plan
    }
}

fn compose(app: &App) -> SetupPlan {
    let name = app.save_form().name.text().trim();
    let now = "2026-11-23T21:03:00Z".parse().expect("a time");
    SetupPlan::compose(name, app.catalog(), &app.work().choice, now)
}
