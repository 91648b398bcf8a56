//! A person at the wizard: keys go in as a script, what comes out is the model, the screen and the files.
//!
//! Everything is real (the key table, `update`, `view`) but the disk and the clipboard, which are kept in
//! memory and tell what was asked of them.
#![allow(dead_code, reason = "each test file uses a part of it")]

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use segue::catalog::Catalog;
use segue::plan::{Document, SetupPlan};
use segue::wizard::app::{Base, Standing, StandingKind, Theirs, Written};
use segue::wizard::draft::{Draft, Snapshot};
use segue::wizard::message::{NotUpdated, Stored};
use segue::wizard::{App, Effect, Message, Theme, keymap, ui, update};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder in which the person stands.
pub(crate) const FOLDER: &str = "/home/ada/shop";

/// What the disk was asked to do and how it answers.
#[derive(Debug, Default)]
pub(crate) struct FakeDisk {
    /// What stands where; nothing stands anywhere else.
    pub(crate) standing: BTreeMap<PathBuf, StandingKind>,
    /// The files whose folders were made.
    pub(crate) made: Vec<PathBuf>,
    /// What writing answers in place of success.
    pub(crate) refusal: Option<String>,
    /// What keeping an open plan answers in place of success.
    pub(crate) answer: Option<Stored>,
    /// What the file of the open plan holds, where someone else wrote it; a sentence where that is no plan.
    pub(crate) theirs: Option<Result<Box<SetupPlan>, String>>,
    /// The states of the open plan that were to be kept, in order.
    pub(crate) kept: Vec<SetupPlan>,
    /// What updating a saved plan answers in place of success.
    pub(crate) not_updated: Option<NotUpdated>,
    /// What the file of the saved plan holds that is changed, once someone else wrote it.
    pub(crate) reread: Option<Result<Box<Document>, String>>,
    /// What became of saved plans that were changed, in order.
    pub(crate) updated: Vec<SetupPlan>,
    /// The plans that were written, with the paths of all files of each.
    pub(crate) written: Vec<(SetupPlan, Vec<PathBuf>)>,
}

/// A person at the wizard.
#[derive(Debug)]
pub(crate) struct Wizard {
    pub(crate) app: App,
    pub(crate) theme: Theme,
    pub(crate) disk: FakeDisk,
    /// What was put on the clipboard, in order.
    pub(crate) copied: Vec<String>,
    /// Whether the wizard asked to be left.
    pub(crate) ended: bool,
    /// How often it was to be looked which catalogs there are.
    pub(crate) listings: usize,
    /// The files whose catalogs were to be read, in order.
    pub(crate) asked_to_read: Vec<PathBuf>,
    /// How often the shell was given the terminal.
    pub(crate) suspensions: usize,
}

impl Wizard {
    /// The wizard on the draft catalog, on a terminal of 80x24 cells.
    pub(crate) fn start() -> Self {
        Self::on(Catalog::draft())
    }

    /// The wizard on a catalog.
    pub(crate) fn on(catalog: Catalog) -> Self {
        let base = Base { folder: FOLDER.into(), home: Some("/home/ada".into()) };
        let size = Size::new(80, 24);
        Self {
            app: App::new(Arc::new(catalog), size, base, "setup-plan.toml"),
            theme: Theme::mono(),
            disk: FakeDisk::default(),
            copied: Vec::new(),
            ended: false,
            listings: 0,
            asked_to_read: Vec::new(),
            suspensions: 0,
        }
    }

    /// The wizard after these keys.
    pub(crate) fn after(script: &str) -> Self {
        let mut wizard = Self::start();
        wizard.press(script);
        wizard
    }

    /// The checklist of a saved plan, with events, sources and destinations of two use cases.
    pub(crate) fn open() -> Self {
        Self::opened(Self::after("enter down down space down space enter enter").plan())
    }

    /// The checklist of this plan.
    pub(crate) fn opened(plan: SetupPlan) -> Self {
        Self::opened_on(Catalog::draft(), plan)
    }

    /// The checklist of a plan of this catalog.
    pub(crate) fn opened_on(catalog: Catalog, plan: SetupPlan) -> Self {
        let Self { app, .. } = Self::start();
        let base = app.save_form().base.clone();
        let path = Path::new(FOLDER).join("setup-plan.toml");
        Self { app: App::open(Arc::new(catalog), app.size(), base, path, plan), ..Self::start() }
    }

    /// A saved plan on which work was done, to be changed: the same as [`Wizard::open`] shows, with what people
    /// added by hand.
    pub(crate) fn edit() -> Self {
        Self::editing(&worked_on())
    }

    /// The wizard on a saved plan.
    pub(crate) fn editing(plan: &SetupPlan) -> Self {
        let base = Self::start().app.save_form().base.clone();
        let path = Path::new(FOLDER).join("setup-plan.toml");
        let document = Document::parse("setup-plan.toml", plan.to_toml()).expect("a plan");
        let catalog = Arc::new(Catalog::draft());
        let app = App::reopen(catalog, Size::new(80, 24), base, path, document).expect("its goal");
        Self { app, ..Self::start() }
    }

    /// The wizard that finds an unfinished plan, left after these keys.
    pub(crate) fn unfinished(script: &str) -> Self {
        let left = Self::after(script);
        let snapshot = Snapshot::of(&left.app).expect("something that could be lost");
        let mut wizard = Self::start();
        wizard.tell(Message::Unfinished(Box::new(Draft::from(&snapshot))));
        wizard
    }

    /// The wizard that finds what is left after these keys once `change` has changed it.
    pub(crate) fn found(script: &str, change: impl Fn(String) -> String) -> Self {
        let left = Self::after(script);
        let draft = Draft::from(&Snapshot::of(&left.app).expect("something that could be lost"));
        let draft = Draft::parse(&change(draft.to_text())).expect("a draft");
        let mut wizard = Self::start();
        wizard.tell(Message::Unfinished(Box::new(draft)));
        wizard
    }

    /// The wizard after these keys, or where they start with one of these words: `open`, a checklist;
    /// `conflict`, one whose file someone else changed; `unsaved`, one with changes that its file does not hold;
    /// `edit`, a saved plan to be changed; `edit-conflict`, one whose file someone else changed; `edit-resume`,
    /// one with changes left by an earlier session, whose file someone else changed since; `existing`, a new one
    /// where a plan stands already; `resume`, an unfinished plan that was found; `changed`, one whose catalog changed; `no-folder`, a plan
    /// that is to go where no folder is.
    pub(crate) fn reach(script: &str) -> Self {
        let (start, rest) = script.split_once(' ').unwrap_or((script, ""));
        let mut wizard = match start {
            "open" => Self::open(),
            "edit" => Self::edit(),
            "existing" => {
                let mut wizard = Self::after("enter down space enter");
                let text = worked_on().to_toml();
                let document = Document::parse("setup-plan.toml", text).expect("a plan");
                wizard.occupy("setup-plan.toml", StandingKind::Plan(Box::new(document)));
                wizard
            }
            "conflict" => {
                let mut wizard = Self::open();
                let mut theirs = wizard.open_plan().clone();
                "Changed by a colleague".clone_into(&mut theirs.name);
                wizard.changed_by_someone_else(Ok(theirs));
                wizard
            }
            "edit-conflict" => {
                let mut wizard = Self::edit();
                let mut theirs = worked_on();
                "Changed by a colleague".clone_into(&mut theirs.name);
                theirs.sources[1].name = Some("their app".to_owned());
                wizard.changed_meanwhile(&theirs);
                wizard
            }
            "edit-resume" => Self::edit_left(|theirs| {
                theirs.sources[1].name = Some("their app".to_owned());
            }),
            "changed" => Self::found("enter a enter n 'why' enter", |text| {
                let text = text.replace("\"edition\": \"2024-07-09\"", "\"edition\": \"2023-01-01\"");
                let text = text.replace("\"mitigate-cart-abandonment\"", "\"sell-more-umbrellas\"");
                text.replace("\"Order Completed\"", "\"Order Sung\"")
            }),
            "unsaved" => {
                let mut wizard = Self::open();
                let unsaved = Self::reach("open space").open_plan().clone();
                wizard.disk.theirs = Some(Ok(Box::new(wizard.open_plan().clone())));
                wizard.tell(Message::Unsaved(Box::new(unsaved)));
                wizard
            }
            "no-folder" => {
                let mut wizard = Self::after("enter space enter");
                let folder = StandingKind::NoFolder(Path::new(FOLDER).join("plans"));
                wizard.occupy("plans/plan.toml", folder);
                wizard.press("enter tab ctrl-u 'plans/plan.toml' enter");
                wizard
            }
            "resume" => Self::unfinished("enter space down right down down"),
            _ => return Self::after(script),
        };
        wizard.press(rest);
        wizard
    }

    /// Saves a change of the saved plan just after someone else changed its file, and meets the question whose
    /// changes stay.
    pub(crate) fn changed_meanwhile(&mut self, theirs: &SetupPlan) {
        let document = Document::parse("setup-plan.toml", theirs.to_toml()).expect("a plan");
        let stamp = document.stamp();
        let theirs = Theirs { document: Ok(Box::new(document)), stamp };
        self.disk.not_updated = Some(NotUpdated::Changed(theirs));
        self.press("space enter enter enter");
    }

    /// The wizard on a saved plan that `change` changed after a session had left changes of it: one more use
    /// case, another name for a source.
    pub(crate) fn edit_left(change: impl FnOnce(&mut SetupPlan)) -> Self {
        let mut left = Self::edit();
        left.press("space enter");
        left.stand_on("Website");
        left.press("e ctrl-u 'acme.example' enter");
        let draft = Draft::from(&Snapshot::of(&left.app).expect("changes"));
        let draft = Draft::parse(&draft.to_text()).expect("a draft");
        let mut plan = worked_on();
        change(&mut plan);
        let mut wizard = Self::editing(&plan);
        wizard.disk.reread =
            Some(Ok(Box::new(wizard.app.edited().expect("a saved plan").document.clone())));
        wizard.tell(Message::Unfinished(Box::new(draft)));
        wizard
    }

    /// Puts the cursor of a list on what is called so.
    pub(crate) fn stand_on(&mut self, subject: &str) {
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

    /// Ticks something just after someone else changed the file, and meets the question whose changes stay.
    pub(crate) fn changed_by_someone_else(&mut self, theirs: Result<SetupPlan, &str>) {
        let theirs = theirs.map(Box::new).map_err(str::to_owned);
        self.disk.theirs = Some(theirs.clone());
        self.disk.answer = Some(Stored::Changed(theirs));
        self.press("space");
        self.disk.answer = None;
    }

    /// The plan whose checklist is open.
    pub(crate) fn open_plan(&self) -> &SetupPlan {
        self.app.open_plan().expect("an open plan").plan()
    }

    /// The wizard on a terminal of another size.
    pub(crate) fn sized(mut self, width: u16, height: u16) -> Self {
        self.tell(Message::Resize(Size::new(width, height)));
        self
    }

    /// The wizard in another look.
    pub(crate) fn themed(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// Presses keys one after the other: names as the footer shows them (`enter`, `ctrl-r`, `x`), and
    /// between single quotes what is typed letter by letter.
    pub(crate) fn press(&mut self, script: &str) {
        for key in keys(script) {
            self.key(key);
        }
    }

    /// Presses one key.
    pub(crate) fn key(&mut self, key: KeyEvent) {
        if let Some(message) = keymap::message(&self.app, key) {
            self.tell(message);
        }
    }

    /// Pastes text.
    pub(crate) fn paste(&mut self, text: &str) {
        self.tell(Message::Paste(text.to_owned()));
    }

    /// Lets something happen, and carries out what the wizard then wants done.
    pub(crate) fn tell(&mut self, message: Message) {
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
                Effect::Store(plan) | Effect::KeepMine(plan) => {
                    self.disk.kept.push(*plan);
                    next = Some(Message::Stored(self.disk.answer.clone().unwrap_or(Stored::Done)));
                }
                Effect::KeepDraft => next = Some(Message::DraftKept("/state/draft.before-1".into())),
                Effect::TakeTheirs => next = Some(Message::Stored(self.disk.take_theirs())),
                Effect::ListCatalogs => self.listings += 1,
                Effect::OpenCatalog(path) => self.asked_to_read.push(path),
                Effect::Quit => self.ended = true,
            }
        }
    }

    /// Lets something stand at a path, seen from the person's folder.
    pub(crate) fn occupy(&mut self, path: &str, kind: StandingKind) {
        self.disk.standing.insert(Path::new(FOLDER).join(path), kind);
    }

    /// The screen, drawn.
    pub(crate) fn screen(&self) -> Screen {
        let Size { width, height } = self.app.size();
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen in memory");
        terminal.draw(|frame| ui::view(&self.app, &self.theme, frame)).expect("drawing in memory");
        let cursor = terminal.backend().cursor_visible().then(|| terminal.backend().cursor_position());
        Screen { buffer: terminal.backend().buffer().clone(), cursor }
    }

    /// What stands above the keys: what is said or what is selected.
    pub(crate) fn status(&self) -> String {
        let screen = self.screen();
        let area = self.app.areas().expect("a screen that is large enough").status;
        let lines: Vec<_> = area.rows().map(|row| screen.line(row.y).trim().to_owned()).collect();
        format!(" {}", lines.join(" "))
    }

    /// The keys that the last line offers.
    pub(crate) fn footer(&self) -> String {
        self.screen().line_from_bottom(0)
    }

    /// The titles of the chosen use cases, in the order chosen.
    pub(crate) fn chosen(&self) -> Vec<&str> {
        let (catalog, goal) = (self.app.catalog(), self.app.goal());
        let places = self.app.work().choice.selection().iter();
        let recommendations = places.filter_map(|place| catalog.recommendation(goal, place));
        recommendations.map(|recommendation| recommendation.use_case().title()).collect()
    }

    /// The plan as it would be written now.
    pub(crate) fn plan(&self) -> SetupPlan {
        compose(&self.app)
    }

    /// The only plan that was written.
    pub(crate) fn saved(&self) -> &SetupPlan {
        let [(plan, _)] = &*self.disk.written else {
            panic!("{} plans were written", self.disk.written.len())
        };
        plan
    }
}

impl FakeDisk {
    /// What the file of an open plan holds, as it is taken.
    fn take_theirs(&mut self) -> Stored {
        match self.theirs.clone().expect("someone else wrote the file") {
            Ok(plan) => Stored::Taken(plan),
            Err(sentence) => Stored::NotTaken(sentence),
        }
    }

    fn inspect(&self, paths: &[PathBuf]) -> Vec<Standing> {
        let kind = |path| self.standing.get(path).cloned().unwrap_or(StandingKind::Nothing);
        paths.iter().map(|path| Standing { path: path.clone(), kind: kind(path) }).collect()
    }

    fn reread(&self) -> Result<Box<Document>, String> {
        self.reread.clone().expect("the file of a saved plan")
    }

    fn update(&mut self, app: &App) -> Result<Written, NotUpdated> {
        if let Some(refusal) = self.not_updated.take() {
            if let NotUpdated::Changed(theirs) = &refusal {
                self.reread = Some(theirs.document.clone());
            }
            return Err(refusal);
        }
        let (edited, revised) = (app.edited().expect("a saved plan"), app.revised().expect("a saved plan"));
        self.updated.push(revised);
        Ok(Written { paths: vec![edited.path.clone()], problems: Vec::new() })
    }

    fn save(&mut self, app: &App) -> Result<Written, String> {
        if let Some(refusal) = &self.refusal {
            return Err(refusal.clone());
        }
        let paths = app.save_form().paths();
        self.written.push((compose(app), paths.clone()));
        Ok(Written { paths, problems: Vec::new() })
    }
}

fn compose(app: &App) -> SetupPlan {
    let name = app.save_form().name.text().trim();
    let now = "2026-11-23T21:03:00Z".parse().expect("a time");
    SetupPlan::compose(name, app.catalog(), app.goal(), &app.work().choice, now)
}

/// A plan that was worked on for a while.
pub(crate) fn worked_on() -> SetupPlan {
    let mut plan = Wizard::after("enter down down space down space enter enter").plan();
    "Acme".clone_into(&mut plan.name);
    plan.events[0].progress.dev = true;
    plan.sources[0].name = Some("acme.com".to_owned());
    let mut own = plan.sources[0].clone();
    "Fax".clone_into(&mut own.kind);
    plan.sources.push(own);
    plan
}

/// What a person sees.
#[derive(Debug)]
pub(crate) struct Screen {
    pub(crate) buffer: Buffer,
    /// Where the terminal's cursor stands, where it is shown.
    pub(crate) cursor: Option<Position>,
}

impl Screen {
    /// The text of each line, without the blanks at its end.
    pub(crate) fn lines(&self) -> Vec<String> {
        (0..self.buffer.area.height).map(|row| self.line(row)).collect()
    }

    /// The text of a line, without the blanks at its end.
    pub(crate) fn line(&self, row: u16) -> String {
        let mut text = String::new();
        let mut hidden = 0;
        for column in 0..self.buffer.area.width {
            let symbol = self.buffer[(column, row)].symbol();
            // The cell behind a wide character holds nothing of its own.
            if hidden == 0 {
                text.push_str(symbol);
                hidden = unicode_width::UnicodeWidthStr::width(symbol).max(1);
            }
            hidden -= 1;
        }
        text.truncate(text.trim_end().len());
        text
    }

    fn line_from_bottom(&self, distance: u16) -> String {
        self.line(self.buffer.area.height - 1 - distance)
    }

    /// All text, a line a row.
    pub(crate) fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// Where `text` first stands, in cells from the left and from the top.
    pub(crate) fn find(&self, text: &str) -> Option<(u16, u16)> {
        (0..self.buffer.area.height).find_map(|row| {
            let line = self.line(row);
            let before = &line[..line.find(text)?];
            Some((u16::try_from(unicode_width::UnicodeWidthStr::width(before)).ok()?, row))
        })
    }

    /// Whether `text` stands in one of the lines.
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// The style of the first cell of `text`.
    pub(crate) fn style_of(&self, text: &str) -> ratatui::style::Style {
        let Some(cell) = self.find(text) else { panic!("`{text}` is not on\n{}", self.text()) };
        self.buffer[cell].style()
    }
}

/// The keys of a script.
pub(crate) fn keys(script: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    // Every second part stands between quotes.
    for (index, part) in script.split('\'').enumerate() {
        if index % 2 == 1 {
            keys.extend(part.chars().map(|character| key(KeyCode::Char(character))));
        } else {
            keys.extend(part.split_whitespace().map(named));
        }
    }
    keys
}

fn named(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("ctrl-") {
        return KeyEvent::new(named(letter).code, KeyModifiers::CONTROL);
    }
    let mut letters = name.chars();
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "space" => KeyCode::Char(' '),
        "tab" => KeyCode::Tab,
        "shift-tab" => KeyCode::BackTab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "page-up" => KeyCode::PageUp,
        "page-down" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "f1" => KeyCode::F(1),
        _ => match (letters.next(), letters.next()) {
            (Some(letter), None) => KeyCode::Char(letter),
            _ => panic!("no key is called `{name}`"),
        },
    };
    key(code)
}

fn key(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}
