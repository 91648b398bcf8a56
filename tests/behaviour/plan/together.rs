//! Two people work on one file at the same time, each without knowing of the other.

use proptest::prelude::*;
use segue::app::message::{Effect, FieldEdit, Message};
use segue::app::{Action, App, Focus, Motion, Size, update};
use segue::plan::checklist::Task;
use segue::plan::{Document, Edit, Environment, SetupPlan};
use segue::session::plan_saver::PlanFile;
use std::fs;
use support::cases::cases;

const PLAN: &str = include_str!("../../fixtures/plans/hand-edited.toml");

/// What someone does.
#[derive(Debug, Clone)]
enum Deed {
    /// I tick, or take the tick away, on the screen.
    Mine(usize),
    /// I write a note to something that the other writes none to.
    MyNote(usize, String),
    /// They do, in the file.
    Theirs(usize),
    /// They write a comment below the file, and a note.
    TheirNote(usize, String),
}

fn deed() -> impl Strategy<Value = Deed> {
    let text = "[a-z][a-z\"'# ]{1,12}[a-z]";
    prop_oneof![
        4 => (0..7usize).prop_map(Deed::Mine),
        1 => (0..2usize, text).prop_map(|(at, text)| Deed::MyNote(at, text)),
        4 => (0..7usize).prop_map(Deed::Theirs),
        1 => (3..7usize, text).prop_map(|(at, text)| Deed::TheirNote(at, text)),
    ]
}

fn tasks(plan: &SetupPlan) -> Vec<Task> {
    let list = plan.checklist(Environment::Dev);
    list.groups.into_iter().flat_map(|group| group.entries).map(|entry| entry.task).collect()
}

fn done(plan: &SetupPlan) -> Vec<bool> {
    let progress = |task: &Task| plan.progress(task).expect("it is in the plan");
    tasks(plan).iter().map(|task| progress(task).is_done(Environment::Dev)).collect()
}

/// The screen of one of the two, and the file that both write.
struct Desk {
    app: App,
    kept: PlanFile,
    path: std::path::PathBuf,
}

impl Desk {
    fn open(path: &std::path::Path) -> Self {
        fs::write(path, PLAN).unwrap();
        let document = Document::open(path).unwrap();
        let size = Size { width: 80, height: 24 };
        let app = App::open(size, path.to_owned(), document.plan().clone());
        Self { app, kept: PlanFile::new(path.to_owned(), document, None), path: path.to_owned() }
    }

    fn plan(&self) -> &SetupPlan {
        self.app.open_plan().expect("an open plan").plan()
    }

    /// Does what keys do, and has it written.
    fn act(&mut self, message: Message) {
        let mut next = Some(message);
        while let Some(effect) = next.take().and_then(|message| update(&mut self.app, message)) {
            next = Some(Message::Stored(match effect {
                Effect::Store(plan) => self.kept.store(&plan),
                Effect::KeepMine(plan) => self.kept.keep_mine(&plan),
                effect => panic!("{effect:?}"),
            }));
        }
    }

    fn select_row(&mut self, at: usize) {
        self.act(Message::Act(Action::Move(Motion::Home)));
        (0..at).for_each(|_| self.act(Message::Act(Action::Move(Motion::Down))));
    }

    fn tick(&mut self, at: usize) {
        self.select_row(at);
        self.act(Message::Act(Action::Toggle));
        assert_eq!(self.app.focus(), Focus::Checklist, "nobody need be asked");
    }

    fn note(&mut self, at: usize, text: &str) {
        self.select_row(at);
        self.act(Message::Act(Action::Note));
        self.act(Message::Act(Action::Edit(FieldEdit::End)));
        self.act(Message::Act(Action::Edit(FieldEdit::DeleteToStart)));
        self.act(Message::Paste(text.to_owned()));
        self.act(Message::Act(Action::Confirm));
        assert_eq!(self.app.focus(), Focus::Checklist, "nobody need be asked");
    }

    fn in_file(&self, change: impl FnOnce(&mut SetupPlan), comment: &str) {
        let document = Document::open(&self.path).unwrap();
        let mut plan = document.plan().clone();
        change(&mut plan);
        fs::write(&self.path, document.text_with(&plan).unwrap() + comment).unwrap();
    }
}

fn tick(plan: &SetupPlan, at: usize) -> Edit {
    let done = !done(plan)[at];
    Edit::Tick { task: tasks(plan)[at].clone(), environment: Environment::Dev, done }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn both_peoples_changes_are_in_the_file(deeds in prop::collection::vec(deed(), 1..24)) {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::open(&folder.path().join("plan.toml"));
        let (mut known, mut file) = (done(desk.plan()), done(desk.plan()));
        let (mut notes, mut comments) = (vec![None; 7], Vec::new());
        for deed in deeds {
            match deed {
                Deed::Mine(at) => {
                    let now = !known[at];
                    desk.tick(at);
                    // What I see is what the file held when I last wrote to it.
                    file[at] = now;
                    known.clone_from(&file);
                }
                Deed::MyNote(at, text) => {
                    let at = at * 2;
                    desk.note(at, &text);
                    notes[at] = Some(text);
                    known.clone_from(&file);
                }
                Deed::Theirs(at) => {
                    file[at] = !file[at];
                    desk.in_file(|plan| drop(plan.apply(tick(plan, at))), "");
                }
                Deed::TheirNote(at, text) => {
                    let comment = format!("# {} {text}\n", comments.len());
                    notes[at] = Some(text.clone());
                    desk.in_file(|plan| drop(plan.apply(Edit::note(tasks(plan)[at].clone(), &text))), &comment);
                    comments.push(comment);
                }
            }
            let text = fs::read_to_string(&desk.path).unwrap();
            let plan = SetupPlan::parse("plan.toml", &text).unwrap();
            prop_assert_eq!(&done(&plan), &file);
            prop_assert!(comments.iter().all(|comment| text.contains(comment)), "{}", text);
            let list = plan.checklist(Environment::Dev);
            let written = list.groups.iter().flat_map(|group| &group.entries).map(|entry| entry.note);
            for (note, written) in notes.iter().zip(written) {
                prop_assert!(note.is_none() || note.as_deref() == written, "{:?} {:?}", note, written);
            }
        }
    }
}
