//! The two front ends of the wizard, run in process: keys through the key table, and typed answers.

use crate::wizard::steps::Steps as _;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::Timestamp;
use segue::app::PathBase;
use segue::app::Size;
use segue::app::{App, Effect, Message, keymap, update};
use segue::catalog::Catalog;
use segue::plain::{self, PromptSession};
use segue::plan::Document;
use segue::session::Outcome;
use segue::session::plan_saver::PlanFile;
use segue::session::{Disk, Files};
use segue::tui::keys::pressed;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The disk, at a time that stands still.
pub const DISK: Disk = Disk { now: || Timestamp::UNIX_EPOCH };

/// A wizard on this catalog that writes to `folder`.
pub fn app_on(catalog: Catalog, folder: &Path) -> App {
    let base = PathBase { folder: folder.to_owned(), home: None };
    App::new(Arc::new(catalog), Size { width: 80, height: 24 }, base, "setup-plan.toml")
}

/// A wizard on the default catalog that writes to `folder`.
pub fn app(folder: &Path) -> App {
    app_on(Catalog::draft(), folder)
}

/// The files of a folder, by name.
pub fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).expect("the folder can be listed").map(|entry| {
        let entry = entry.expect("an entry");
        let text = fs::read_to_string(entry.path()).expect("a text file");
        (entry.file_name().to_string_lossy().into_owned(), text)
    });
    entries.collect()
}

/// Answers these lines in a wizard that writes to `folder`; gives what is printed and how it ended.
pub fn answer(app: App, lines: &[impl AsRef<str>]) -> (String, Outcome) {
    let lines: Vec<_> = lines.iter().map(AsRef::as_ref).collect();
    let input = if lines.is_empty() { String::new() } else { lines.join("\n") + "\n" };
    let mut output = Vec::new();
    let ending = plain::run(app, DISK, input.as_bytes(), &mut output, true).expect("memory can be written");
    (String::from_utf8(output).expect("text"), ending)
}

/// A plain wizard after these answers; what it printed is gone.
pub fn plain_after(app: App, lines: &[&str]) -> PromptSession {
    let mut plain = PromptSession::new(app, DISK);
    for line in lines {
        plain.answer(line);
    }
    plain.take_text();
    plain
}

/// The checklist of the plan at `path`, and the file as it was read.
pub fn open(path: &Path) -> (App, Files) {
    let document = Document::open(path).expect("a plan");
    let (size, plan) = (Size { width: 80, height: 24 }, document.plan().clone());
    let app = App::open(size, path.to_owned(), plan);
    (app, Files { document: Some(document), ..Files::from(DISK) })
}

/// The wizard on the saved plan at `path`.
pub fn edit(path: &Path) -> App {
    let document = Document::open(path).expect("a plan");
    let base = PathBase { folder: path.parent().expect("a folder").to_owned(), home: None };
    let (catalog, size) = (Arc::new(Catalog::draft()), Size { width: 80, height: 24 });
    App::reopen(catalog, size, base, path.to_owned(), document).expect("its goal")
}

/// The wizard under someone's fingers.
pub struct Keys {
    pub app: App,
    pub ending: Option<Outcome>,
    copied: Option<String>,
    kept: Option<PlanFile>,
}

impl Keys {
    pub fn new(app: App) -> Self {
        Self { app, ending: None, copied: None, kept: None }
    }

    /// The checklist of the plan at `path`.
    pub fn open(path: &Path) -> Self {
        let (app, files) = open(path);
        let document = files.document.expect("a plan is open");
        Self { kept: Some(PlanFile::new(path.to_owned(), document, None)), ..Self::new(app) }
    }

    /// Presses keys: `enter`, `ctrl-u`, `x`; `text:…` types, `to:…` goes down until that would be copied.
    pub fn press(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            if let Some(text) = key.strip_prefix("text:") {
                self.type_text(text);
            } else if let Some(subject) = key.strip_prefix("to:") {
                self.go_to(subject);
            } else {
                self.send(event(key));
            }
        }
    }

    /// Types text, blanks and all.
    pub fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            self.send(KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE));
        }
    }

    fn go_to(&mut self, subject: &str) {
        for _ in 0..200 {
            self.send(event("y"));
            if self.copied.as_deref() == Some(subject) {
                return;
            }
            self.send(event("down"));
        }
        panic!("{subject} is not in the list");
    }

    fn send(&mut self, event: KeyEvent) {
        let mut message = pressed(event).and_then(|key| keymap::message(&self.app, key));
        while let Some(effect) = message.take().and_then(|message| update(&mut self.app, message)) {
            match effect {
                Effect::Inspect(paths) => message = Some(Message::Inspected(DISK.inspect(&paths))),
                Effect::MakeFolder(file) => message = Some(Message::FolderMade(DISK.make_folder(&file))),
                Effect::Save => message = Some(Message::Saved(DISK.save(self.app.steps()))),
                Effect::Copy(text) => self.copied = Some(text),
                Effect::Quit => {
                    let written = self.app.written().cloned();
                    self.ending = Some(written.map_or(Outcome::Left, Outcome::Saved));
                }
                Effect::Store(plan) => {
                    message = self.kept.as_mut().map(|kept| Message::Stored(kept.store(&plan)));
                }
                Effect::KeepMine(plan) => {
                    message = self.kept.as_mut().map(|kept| Message::Stored(kept.keep_mine(&plan)));
                }
                Effect::TakeTheirs => {
                    message = self.kept.as_mut().map(|kept| Message::Stored(kept.take_theirs()));
                }
                Effect::Update => message = Some(Message::Updated(DISK.update(self.app.steps()))),
                Effect::Reread => message = Some(Message::Reread(DISK.reread(self.app.steps()))),
                Effect::Suspend | Effect::KeepDraft | Effect::ListCatalogs | Effect::OpenCatalog(_) => {}
            }
        }
    }
}

fn event(key: &str) -> KeyEvent {
    let (key, modifiers) = match key.strip_prefix("ctrl-") {
        Some(key) => (key, KeyModifiers::CONTROL),
        None => (key, KeyModifiers::NONE),
    };
    let code = match key {
        "enter" => KeyCode::Enter,
        "space" => KeyCode::Char(' '),
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        _ => KeyCode::Char(key.chars().next().expect("a key")),
    };
    KeyEvent::new(code, modifiers)
}
