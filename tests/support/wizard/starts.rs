//! Where a person may start: on a catalog, before a saved plan, with something unfinished.

use super::{FOLDER, FakeDisk, Wizard};
use crate::wizard::steps::Steps as _;
use segue::app::Size;
use segue::app::draft::{Draft, Snapshot};
use segue::app::{App, FolderPlan, Message};
use segue::app::{PathBase, TargetKind, Unsaved};
use segue::catalog::Catalog;
use segue::plan::{Document, Environment, SetupPlan};
use segue::tui::Theme;
use std::path::Path;
use std::sync::Arc;

impl Wizard {
    /// The wizard on the draft catalog, on a terminal of 80x24 cells.
    pub fn start() -> Self {
        Self::on(Catalog::draft())
    }

    /// The wizard on a catalog.
    pub fn on(catalog: Catalog) -> Self {
        let base = PathBase { folder: FOLDER.into(), home: Some("/home/ada".into()) };
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
    pub fn after(script: &str) -> Self {
        let mut wizard = Self::start();
        wizard.press(script);
        wizard
    }

    /// The checklist of a saved plan, with events, sources and destinations of two use cases.
    pub fn open() -> Self {
        Self::opened(Self::after("enter down down space down space enter enter").plan())
    }

    /// The same in a folder that has this plan.
    pub fn beside(mut self, plan: &SetupPlan) -> Self {
        self.app = self.app.beside(Some(FolderPlan::new("setup-plan.toml".into(), plan)));
        self
    }

    /// The checklist of this plan.
    pub fn opened(plan: SetupPlan) -> Self {
        let wizard = Self::start();
        let path = Path::new(FOLDER).join("setup-plan.toml");
        Self { app: App::open(wizard.app.size(), path, plan), ..wizard }
    }

    /// A saved plan on which work was done, to be changed: the same as [`Wizard::open`] shows, with what people
    /// added by hand.
    pub fn edit() -> Self {
        Self::editing(&worked_on())
    }

    /// The wizard on a saved plan.
    pub fn editing(plan: &SetupPlan) -> Self {
        Self::editing_on(Catalog::draft(), plan)
    }

    /// The wizard on a saved plan of this catalog.
    pub fn editing_on(catalog: Catalog, plan: &SetupPlan) -> Self {
        let base = Self::start().app.save_form().base.clone();
        let path = Path::new(FOLDER).join("setup-plan.toml");
        let document = Document::parse("setup-plan.toml", plan.to_toml()).expect("a plan");
        let app = App::reopen(Arc::new(catalog), Size::new(80, 24), base, path, document);
        Self { app: app.expect("its goal"), ..Self::start() }
    }

    /// The wizard that finds an unfinished plan, left after these keys.
    pub fn unfinished(script: &str) -> Self {
        let left = Self::after(script);
        let snapshot = Snapshot::of(&left.app).expect("something that could be lost");
        let mut wizard = Self::start();
        wizard.tell(Message::Unfinished(Box::new(Draft::from(&snapshot))));
        wizard
    }

    /// The wizard that finds what is left after these keys once `change` has changed it.
    pub fn found(script: &str, change: impl Fn(String) -> String) -> Self {
        let left = Self::after(script);
        let draft = Draft::from(&Snapshot::of(&left.app).expect("something that could be lost"));
        let draft = Draft::parse(&change(draft.to_text())).expect("a draft");
        let mut wizard = Self::start();
        wizard.tell(Message::Unfinished(Box::new(draft)));
        wizard
    }

    /// The wizard on a saved plan that `change` changed after a session had left changes of it: one more use
    /// case, another name for a source.
    pub fn edit_left(change: impl FnOnce(&mut SetupPlan)) -> Self {
        let mut left = Self::edit();
        left.press("space enter");
        left.select_row("Website");
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

    /// The wizard after these keys, or where they start with one of these words: `open`, a checklist;
    /// `conflict`, one whose file someone else changed; `unsaved`, one with changes that its file does not hold;
    /// `edit`, a saved plan to be changed; `edit-conflict`, one whose file someone else changed; `edit-resume`,
    /// one with changes left by an earlier session, whose file someone else changed since; `existing`, a new one
    /// where a plan is already; `resume`, an unfinished plan that was found; `changed`, one whose catalog
    /// changed; `no-folder`, a plan that is to go where no folder is.
    pub fn reach(script: &str) -> Self {
        let (start, rest) = script.split_once(' ').unwrap_or((script, ""));
        let mut wizard = match start {
            "open" => Self::open(),
            "edit" => Self::edit(),
            "existing" => {
                let mut wizard = Self::after("enter down space enter");
                let text = worked_on().to_toml();
                let document = Document::parse("setup-plan.toml", text).expect("a plan");
                wizard.occupy("setup-plan.toml", TargetKind::Plan(Box::new(document)));
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
                let unsaved = Unsaved { base: wizard.open_plan().clone(), mine: unsaved };
                wizard.tell(Message::Unsaved(Box::new(unsaved)));
                wizard
            }
            "no-folder" => {
                let mut wizard = Self::after("enter space enter");
                let folder = TargetKind::NoFolder(Path::new(FOLDER).join("plans"));
                wizard.occupy("plans/plan.toml", folder);
                wizard.press("enter tab ctrl-u 'plans/plan.toml' enter");
                wizard
            }
            "folder-plan" => Self::start().beside(&worked_on()),
            "resume" => Self::unfinished("enter space down right down down"),
            _ => return Self::after(script),
        };
        wizard.press(rest);
        wizard
    }
}

/// A plan that was worked on for a while.
pub fn worked_on() -> SetupPlan {
    let mut plan = Wizard::after("enter down down space down space enter enter").plan();
    "Acme".clone_into(&mut plan.name);
    plan.events[0].progress.set(Environment::Dev, true);
    plan.sources[0].name = Some("acme.com".to_owned());
    let mut own = plan.sources[0].clone();
    "Fax".clone_into(&mut own.kind);
    plan.sources.push(own);
    plan
}
