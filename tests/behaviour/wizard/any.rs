//! What holds in every part of the wizard, whatever a person does and whatever happens around them: to the
//! files, to the disk, to the catalogs.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use segue::app::Message;
use segue::app::draft::{Draft, Snapshot};
use segue::app::message::{NotUpdated, Stored};
use segue::app::{Focus, RemoteVersion, TargetKind, Unsaved};
use segue::catalog::{Catalog, CatalogLocation, Edition, Listed, NotOpened, Overview};
use segue::plan::{Change, Choice, Document, SetupPlan};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use support::cases::cases;
use support::catalogs::any_catalog;
use support::deeds::{Deed, deed};
use support::invariants::{hold, hold_in_full};
use support::wizard::hostile::HOSTILE;
use support::wizard::{FOLDER, Wizard, keys};

/// Where a person may be when it begins.
#[derive(Debug, Clone, Copy)]
enum Start {
    Fresh,
    FolderPlan,
    Checklist,
    Edit,
    Resume,
    Unsaved,
}

/// What comes next.
#[derive(Debug, Clone)]
enum Happening {
    Deed(Deed),
    /// Any key at all.
    Key(KeyEvent),
    /// Text that is not meant well is pasted.
    Paste(usize),
    /// Something else is where the plan is to go.
    Stands(Stands),
    /// From now on the disk takes what is written, or it does not.
    Disk(bool),
    /// Someone else writes the file of the plan that is open: another plan, what is none, or nothing any more.
    Someone(Someone),
    /// What is heard of catalogs.
    Shelf(Shelf),
    /// Whether drafts can be kept.
    Drafts(bool),
}

#[derive(Debug, Clone, Copy)]
enum Stands {
    Nothing,
    NoFolder,
    Plan,
    Other,
    Unusable,
}

#[derive(Debug, Clone, Copy)]
enum Someone {
    Plan,
    NoPlan,
    Nothing,
}

#[derive(Debug, Clone, Copy)]
enum Shelf {
    Own,
    Faulty,
    All,
    Opened,
    NotOpened,
}

fn any_key() -> impl Strategy<Value = KeyEvent> {
    use KeyCode::{
        BackTab, Backspace, Char, Delete, Down, End, Enter, Esc, F, Home, Insert, Left, Null, PageDown,
        PageUp, Right, Tab, Up,
    };
    let named = [
        BackTab, Backspace, Delete, Down, End, Enter, Esc, Home, Insert, Left, Null, PageDown, PageUp,
        Right, Tab, Up,
    ];
    let code = prop_oneof![
        3 => prop::sample::select(named.to_vec()),
        3 => prop::char::range(' ', '~').prop_map(Char),
        1 => any::<char>().prop_map(Char),
        1 => (0..=24_u8).prop_map(F),
    ];
    let modifiers = prop_oneof![4 => Just(0), 2 => Just(KeyModifiers::CONTROL.bits()), 1 => any::<u8>()];
    (code, modifiers).prop_map(|(code, bits)| KeyEvent::new(code, KeyModifiers::from_bits_truncate(bits)))
}

fn happening() -> impl Strategy<Value = Happening> {
    use Shelf::{All, Faulty, NotOpened, Opened, Own};
    use Stands::{NoFolder, Nothing, Other, Plan, Unusable};
    const ON: &[&str] = &[
        "enter",
        "enter",
        "space",
        "space enter",
        "n 'later' enter",
        "e 'acme' enter",
        "tab",
        "o",
        "t",
        "k",
        "d",
        "r",
        "f",
        "y",
        "n",
        "esc",
        "c end enter",
        "ctrl-u 'plans/x.toml'",
        "up enter",
        "down enter",
        "u",
        "ctrl-r",
    ];
    let one_of = |script: &'static str| Happening::Deed(Deed::Keys(script));
    prop_oneof![
        20 => deed().prop_map(Happening::Deed),
        20 => prop::sample::select(ON).prop_map(one_of),
        6 => any_key().prop_map(Happening::Key),
        2 => (0..HOSTILE.len()).prop_map(Happening::Paste),
        2 => prop::sample::select(vec![Nothing, NoFolder, Plan, Other, Unusable]).prop_map(Happening::Stands),
        1 => any::<bool>().prop_map(Happening::Disk),
        1 => prop::sample::select(vec![Someone::Plan, Someone::NoPlan, Someone::Nothing])
            .prop_map(Happening::Someone),
        3 => prop::sample::select(vec![Own, Faulty, All, Opened, NotOpened]).prop_map(Happening::Shelf),
        1 => any::<bool>().prop_map(Happening::Drafts),
    ]
}

/// The plan of what the first goal recommends, all of it or the first only.
fn plan(catalog: &Catalog, all: bool) -> SetupPlan {
    let goal = &catalog.goals()[0];
    let count = if all { goal.use_case_count() } else { 1 };
    let mut choice = Choice::default();
    choice.apply(Change::select_only(0, 0..count));
    SetupPlan::compose("Any", catalog, &choice, "2026-11-23T21:03:00Z".parse().expect("a time"))
}

fn document(plan: &SetupPlan) -> Box<Document> {
    Box::new(Document::parse("setup-plan.toml", plan.to_toml()).expect("a plan"))
}

/// A person with two catalogs at hand, of which the second is not read yet.
#[derive(Debug)]
struct Life {
    wizard: Wizard,
    own: Catalog,
    /// What someone else would write.
    theirs: SetupPlan,
}

impl Life {
    fn begin(start: Start, catalog: Catalog, own: Catalog, before: &[Deed]) -> Self {
        let all = plan(&catalog, true);
        let theirs = SetupPlan { name: format!("Theirs {}", HOSTILE[0].1), ..plan(&catalog, false) };
        let wizard = match start {
            Start::Fresh => Wizard::on(catalog),
            Start::FolderPlan => Wizard::on(catalog).beside(&all),
            Start::Checklist => Wizard::opened(all),
            Start::Edit => Wizard::editing_on(catalog, &all),
            Start::Resume => {
                let mut left = Wizard::on(catalog.clone());
                for deed in before {
                    act(&mut left, deed);
                }
                let mut wizard = Wizard::on(catalog);
                if let Some(snapshot) = Snapshot::of(&left.app) {
                    wizard.tell(Message::Unfinished(Box::new(Draft::from(&snapshot))));
                }
                wizard
            }
            Start::Unsaved => {
                let mut wizard = Wizard::opened(all);
                wizard.disk.theirs = Some(Ok(Box::new(wizard.open_plan().clone())));
                let (base, mine) = (wizard.open_plan().clone(), theirs.clone());
                wizard.tell(Message::Unsaved(Box::new(Unsaved { base, mine })));
                wizard
            }
        };
        Self { wizard, own, theirs }
    }

    /// Lets something happen, and has it looked at after every key.
    fn meet(&mut self, happening: Happening, mut look: impl FnMut(&Wizard)) {
        match happening {
            Happening::Deed(Deed::Keys(script)) => {
                for key in keys(script) {
                    self.wizard.key(key);
                    look(&self.wizard);
                }
            }
            Happening::Deed(Deed::Tell(message)) => self.wizard.tell(message),
            Happening::Key(key) => self.wizard.key(key),
            Happening::Paste(at) => self.wizard.paste(HOSTILE[at].1),
            Happening::Stands(stands) => self.put(stands),
            Happening::Disk(works) => self.break_disk(works),
            Happening::Someone(someone) => self.interfere(someone),
            Happening::Shelf(news) => self.hear(news),
            Happening::Drafts(kept) => {
                let kept = if kept { Ok(()) } else { Err(format!("No room. {}", HOSTILE[0].1)) };
                self.wizard.tell(Message::KeepsDrafts(kept));
            }
        }
        look(&self.wizard);
    }

    fn put(&mut self, stands: Stands) {
        let kind = match stands {
            Stands::Nothing => TargetKind::Nothing,
            Stands::NoFolder => TargetKind::NoFolder(Path::new(FOLDER).join(HOSTILE[0].1)),
            Stands::Plan => TargetKind::Plan(document(&self.theirs)),
            Stands::Other => TargetKind::Taken("a folder".to_owned()),
            Stands::Unusable => TargetKind::Unusable(format!("{}: no permission.", HOSTILE[0].1)),
        };
        for path in ["setup-plan.toml", "plans/x.toml", "setup-checklist.md"] {
            self.wizard.occupy(path, kind.clone());
        }
    }

    fn break_disk(&mut self, works: bool) {
        let sentence = format!("The disk is full. {}", HOSTILE[0].1);
        let disk = &mut self.wizard.disk;
        disk.refusal = (!works).then(|| sentence.clone());
        disk.answer = (!works).then(|| Stored::Failed(sentence.clone()));
        disk.not_updated = (!works).then_some(NotUpdated::Failed(sentence));
    }

    fn interfere(&mut self, someone: Someone) {
        let disk = &mut self.wizard.disk;
        let document = document(&self.theirs);
        let fingerprint = document.fingerprint();
        let (theirs, not_updated) = match someone {
            Someone::Plan => {
                let theirs = RemoteVersion { document: Ok(document), fingerprint };
                (Ok(Box::new(self.theirs.clone())), NotUpdated::Changed(theirs))
            }
            Someone::NoPlan => {
                let sentence = format!("it is no plan {}.", HOSTILE[0].1);
                let theirs = RemoteVersion { document: Err(sentence.clone()), fingerprint };
                (Err(sentence), NotUpdated::Changed(theirs))
            }
            Someone::Nothing => {
                let sentence = "It is not there any more.".to_owned();
                disk.answer = Some(Stored::Failed(sentence.clone()));
                disk.not_updated = Some(NotUpdated::Vanished(sentence));
                return;
            }
        };
        disk.theirs = Some(theirs.clone());
        disk.answer = Some(Stored::Changed(theirs));
        disk.not_updated = Some(not_updated);
    }

    /// Where the own catalog is said to be; awaited or not.
    fn path(&self) -> PathBuf {
        self.wizard.asked_to_read.last().cloned().unwrap_or_else(|| Path::new(FOLDER).join("own.toml"))
    }

    fn hear(&mut self, news: Shelf) {
        let faults = || Catalog::read(HOSTILE[0].1, "id = 1\n[[goal]]\n").expect_err("faults");
        let listed = |content| Message::Listed(Box::new(content));
        let edition = || Edition { name: HOSTILE[1].1.into(), ..self.own.edition().clone() };
        let message = match news {
            Shelf::Own => listed(Listed {
                id: "own".to_owned(),
                location: CatalogLocation::File(self.path()),
                content: Ok(Overview {
                    title: HOSTILE[0].1.to_owned(),
                    edition: edition(),
                    goals: self.own.goals().len(),
                    use_cases: self.own.use_cases().len(),
                }),
            }),
            Shelf::Faulty => listed(Listed {
                id: HOSTILE[0].1.to_owned(),
                location: CatalogLocation::File(Path::new(FOLDER).join(HOSTILE[1].1)),
                content: Err(faults()),
            }),
            Shelf::All => Message::ListedAll,
            Shelf::Opened => Message::Opened(self.path(), Ok(Arc::new(self.own.clone()))),
            Shelf::NotOpened => Message::Opened(self.path(), Err(NotOpened::Faulty(faults()))),
        };
        self.wizard.tell(message);
    }
}

fn act(wizard: &mut Wizard, deed: &Deed) {
    match deed {
        Deed::Keys(script) => wizard.press(script),
        Deed::Tell(message) => wizard.tell(message.clone()),
    }
}

/// The kinds of beginnings.
const STARTS: [Start; 6] =
    [Start::Fresh, Start::FolderPlan, Start::Checklist, Start::Edit, Start::Resume, Start::Unsaved];

/// Any life, and what is met in it.
fn any_life() -> impl Strategy<Value = (Life, Vec<Happening>)> {
    let start = prop::sample::select(&STARTS[..]);
    let before = prop::collection::vec(deed(), 0..60);
    let begun = (start, any_catalog(), any_catalog(), before)
        .prop_map(|(start, catalog, own, before)| Life::begin(start, catalog, own, &before));
    (begun, prop::collection::vec(happening(), 200))
}

#[test]
fn such_lives_lead_to_every_part_of_the_wizard() {
    let mut runner = TestRunner::deterministic();
    let mut missing: HashSet<_> = Focus::TITLES.iter().map(|(_, focus)| *focus).collect();
    for _ in 0..60 {
        let (mut life, happenings) = any_life().new_tree(&mut runner).expect("a life").current();
        for happening in happenings {
            life.meet(happening, |wizard| {
                missing.remove(&wizard.app.focus());
            });
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn whatever_happens_everything_stays_in_order((mut life, happenings) in any_life()) {
        hold_in_full(&life.wizard);
        for (index, happening) in happenings.into_iter().enumerate() {
            life.meet(happening, hold);
            if index % 10 == 0 {
                hold_in_full(&life.wizard);
            }
        }
        hold_in_full(&life.wizard);
    }
}
