//! What the file of an open plan does not take, and whether it can be kept.

use segue::app::message::Stored;
use segue::plan::checklist::Task;
use segue::plan::{Document, Edit, Environment, SetupPlan};
use segue::session::draft::{Slot, parse_unsaved};
use segue::session::plan_saver::PlanFile;
use std::fs;
use std::path::PathBuf;
use support::wizard::worked_on;
use tempfile::TempDir;

/// An open plan, and a slot for what its file does not take.
struct Session {
    folder: TempDir,
    plan: SetupPlan,
    kept: PlanFile,
}

impl Session {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("plan.toml");
        fs::write(&path, worked_on().to_toml()).expect("written");
        let document = Document::open(&path).expect("a plan");
        let slot = Slot::hold(&folder.path().join("state"), &path, "toml").expect("a slot");
        let plan = document.plan().clone();
        Self { kept: PlanFile::new(path, document, Some(slot)), folder, plan }
    }

    fn slot(&self) -> PathBuf {
        let entries = fs::read_dir(self.folder.path().join("state")).expect("a folder");
        let lock = entries
            .map(|it| it.expect("an entry").path())
            .find(|it| it.extension().is_some_and(|it| it == "lock"));
        lock.expect("a slot").with_extension("toml")
    }

    fn tick(&mut self) -> Stored {
        let task = Task::Verify;
        self.plan.apply(Edit::Tick { task, environment: Environment::Dev, done: true }).expect("a task");
        self.kept.store(&self.plan)
    }

    /// Someone else changes the file.
    fn change(&self) {
        let theirs = SetupPlan { name: "theirs".to_owned(), ..worked_on() };
        fs::write(self.folder.path().join("plan.toml"), theirs.to_toml()).expect("written");
    }

    fn mine(&self) -> Option<SetupPlan> {
        let text = fs::read_to_string(self.slot()).ok()?;
        Some(parse_unsaved(&text).expect("changes").mine)
    }
}

#[test]
fn what_cannot_be_kept_during_a_conflict_is_told_and_so_is_that_it_can_again() {
    let mut session = Session::start();
    session.change();
    // No disk takes a file under the name of a folder.
    fs::create_dir(session.slot()).expect("made");
    assert!(matches!(session.tick(), Stored::Changed(Ok(_))));
    assert!(session.kept.keeps_now().is_some_and(|keeps| keeps.is_err()));
    assert_eq!(session.kept.keeps_now(), None, "once is enough");
    fs::remove_dir(session.slot()).expect("removed");
    assert!(matches!(session.tick(), Stored::Changed(Ok(_))));
    assert_eq!(session.kept.keeps_now(), Some(Ok(())));
    assert_eq!(session.mine().as_ref(), Some(&session.plan));
}

#[test]
fn a_text_is_kept_while_it_is_typed_and_forgotten_once_it_is_in_the_file() {
    let mut session = Session::start();
    let note = Edit::note(Task::Verify, "half a sen");
    session.kept.keep_typed(Some(note.clone()));
    let mut typed = session.plan.clone();
    typed.apply(note.clone());
    assert_eq!(session.mine().as_ref(), Some(&typed));
    assert!(matches!(session.tick(), Stored::Done(_)));
    typed = session.plan.clone();
    typed.apply(note.clone());
    assert_eq!(session.mine().as_ref(), Some(&typed), "a tick is saved and the text is still typed");
    session.plan = typed;
    assert!(matches!(session.kept.store(&session.plan), Stored::Done(_)));
    assert_eq!(session.mine(), None);
    session.kept.keep_typed(None);
    assert_eq!(session.mine(), None);
}

#[test]
fn a_text_that_is_given_up_leaves_what_else_the_file_does_not_take() {
    let mut session = Session::start();
    session.change();
    assert!(matches!(session.tick(), Stored::Changed(_)));
    session.kept.keep_typed(Some(Edit::note(Task::Verify, "no, this")));
    assert_ne!(session.mine().as_ref(), Some(&session.plan));
    session.kept.keep_typed(None);
    assert_eq!(session.mine().as_ref(), Some(&session.plan));
}
