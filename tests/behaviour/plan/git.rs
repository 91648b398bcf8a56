//! Two people work on one plan in git: their work comes together by itself, wherever a person would expect it to.

use proptest::prelude::*;
use segue::plan::checklist::Task;
use segue::plan::{Change, Choice, Document, Edit, Environment, SetupPlan, reconcile};
use std::fs;
use std::path::Path;
use std::process::Command;
use support::acts::tasks;
use support::cases::cases;
use support::program::{segue, told};
use tempfile::TempDir;

/// A repository with a plan as segue writes it, whose git knows nothing of the machine's.
struct Repository(TempDir);

const PLAN: &str = "setup-plan.toml";

impl Repository {
    fn new(text: &str) -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        repository.git(&["init", "-q", "-b", "main", "."]);
        repository.commit(text, "base");
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> bool {
        let mut git = Command::new("git");
        git.current_dir(self.path()).env("HOME", self.path()).env("GIT_CONFIG_NOSYSTEM", "1");
        git.args(["-c", "user.name=Robin", "-c", "user.email=robin@example.com"]).args(arguments);
        git.output().expect("git runs").status.success()
    }

    fn git(&self, arguments: &[&str]) {
        assert!(self.run(arguments), "git {arguments:?}");
    }

    fn read(&self) -> String {
        fs::read_to_string(self.path().join(PLAN)).unwrap()
    }

    fn commit(&self, text: &str, message: &str) {
        fs::write(self.path().join(PLAN), text).unwrap();
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// Commits `ours` and `theirs` on two branches and merges them; whether git could.
    fn merge(&self, ours: &str, theirs: &str) -> bool {
        self.git(&["checkout", "-q", "-b", "theirs"]);
        self.commit(theirs, "theirs");
        self.git(&["checkout", "-q", "-b", "ours", "main"]);
        self.commit(ours, "ours");
        self.run(&["merge", "-q", "-m", "both", "theirs"])
    }

    /// Lets git merge plans with segue.
    fn install(&self) {
        let (stdout, stderr, code) = told(segue(self.path(), &["merge", "--install", "--yes"]));
        assert_eq!((&*stderr, code), ("", 0), "{stdout}");
        assert!(stdout.contains("To undo: git config --remove-section merge.segue"), "{stdout}");
        self.git(&["add", ".gitattributes"]);
        self.git(&["commit", "-q", "-m", "attributes"]);
    }
}

fn catalog() -> segue::catalog::Catalog {
    segue::catalog::Catalog::builtin("draft").unwrap()
}

/// The plan of these use cases of the first goal.
fn plan_of(places: &[usize]) -> SetupPlan {
    let mut choice = Choice::default();
    choice.apply(Change::select_only(0, places.iter().copied()));
    let catalog = catalog();
    SetupPlan::compose("Acme", &catalog, &choice, "2026-03-01T09:00:00Z".parse().unwrap())
}

fn edited(text: &str, edit: impl FnOnce(&mut SetupPlan)) -> String {
    let document = Document::parse(PLAN, text).unwrap();
    let mut plan = document.plan().clone();
    edit(&mut plan);
    document.text_with(&plan).unwrap()
}

fn plan(text: &str) -> SetupPlan {
    SetupPlan::parse(PLAN, text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

fn tick(task: Task, environment: Environment) -> Edit {
    Edit::Tick { task, environment, done: true }
}

#[test]
fn git_merges_ticks_of_neighbours() {
    let base = plan_of(&[0, 1]).to_toml();
    let all = tasks(&plan(&base));
    for pair in all.windows(2) {
        let [ours, theirs] = [&pair[0], &pair[1]].map(|task| {
            edited(&base, |plan| drop(plan.apply(tick(task.clone(), Environment::Dev)).unwrap()))
        });
        assert!(merged_by_git(&base, &ours, &theirs).is_some(), "{pair:?}");
    }
    // Both environments of one thing, in a real repository.
    let [ours, theirs] = Environment::ALL
        .map(|it| edited(&base, |plan| drop(plan.apply(tick(all[0].clone(), it)).unwrap())));
    let repository = Repository::new(&base);
    assert!(repository.merge(&ours, &theirs), "{}", repository.read());
    assert!(plan(&repository.read()).progress(&all[0]).is_some_and(|it| it.dev && it.prod));
}

/// What git makes of three files by their lines, also with the conflict style that moves what both sides have.
fn merged_by_git(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let merge = |style: &str| {
        let mut git = Command::new("git");
        git.current_dir(folder.path()).args(["merge-file", "-p", style, "ours", "base", "theirs"]);
        let output = git.output().expect("git runs");
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
    };
    let merged = merge("--zdiff3")?;
    assert_eq!(merge("--diff3"), Some(merged.clone()));
    Some(merged)
}

/// One change of the thing at a place among all: a tick, a note, or a name where it takes one.
fn any_edit() -> impl Strategy<Value = (prop::sample::Index, u8, String)> {
    (any::<prop::sample::Index>(), 0..4_u8, "[a-z]{1,9}")
}

fn edit_of(plan: &SetupPlan, (at, kind, text): &(prop::sample::Index, u8, String)) -> (Task, Edit) {
    let all = tasks(plan);
    let task = all[at.index(all.len())].clone();
    let edit = match (kind, &task) {
        (0, _) => tick(task.clone(), Environment::Dev),
        (1, _) => tick(task.clone(), Environment::Prod),
        (2, Task::Source(_) | Task::Destination(_)) => Edit::name(task.clone(), text),
        _ => Edit::note(task.clone(), text),
    };
    (task, edit)
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn git_merges_any_two_ticks_names_and_notes_of_different_things(a in any_edit(), b in any_edit()) {
        let base = plan_of(&[0, 1, 2]).to_toml();
        let of_base = plan(&base);
        let ((first, ours), (second, theirs)) = (edit_of(&of_base, &a), edit_of(&of_base, &b));
        prop_assume!(first != second);
        let (ours, theirs) = (
            edited(&base, |plan| drop(plan.apply(ours).unwrap())),
            edited(&base, |plan| drop(plan.apply(theirs).unwrap())),
        );
        let merged = merged_by_git(&base, &ours, &theirs);
        prop_assert!(merged.is_some());
        // And it is what the merge by meaning makes of them.
        let meant = reconcile(&of_base, &plan(&ours), &plan(&theirs));
        prop_assert_eq!(&meant.conflicts, &[]);
        prop_assert_eq!(plan(&merged.unwrap()), meant.plan);
    }

    #[test]
    fn merging_with_one_side_unchanged_gives_the_other(a in any_edit(), places in prop::sample::subsequence(vec![0_usize, 1, 2, 3], 1..4)) {
        let base = plan_of(&[0, 1]);
        let mut changed = plan_of(&places);
        let (_, edit) = edit_of(&changed, &a);
        changed.apply(edit);
        prop_assert_eq!(reconcile(&base, &changed, &base).plan, changed.clone());
        let theirs = reconcile(&base, &base, &changed);
        prop_assert_eq!(&theirs.conflicts, &[]);
        let names = |plan: &SetupPlan| {
            let mut all: Vec<_> = tasks(plan);
            all.sort();
            all
        };
        prop_assert_eq!(names(&theirs.plan), names(&changed));
    }
}

#[test]
fn two_people_add_different_use_cases() {
    let repository = Repository::new(&plan_of(&[0]).to_toml());
    repository.install();
    let (ours, theirs) = (plan_of(&[0, 1]), plan_of(&[0, 2]));
    assert!(repository.merge(&ours.to_toml(), &theirs.to_toml()), "{}", repository.read());
    let merged = plan(&repository.read());
    let ids = |plan: &SetupPlan| plan.use_cases().map(|it| it.id.to_string()).collect::<Vec<_>>();
    let mut wanted = ids(&ours);
    wanted.extend(ids(&theirs).into_iter().skip(1));
    let mut found = ids(&merged);
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
    let (stdout, _, code) = told(segue(repository.path(), &["check", PLAN]));
    assert_eq!(code, 0, "{stdout}");
}

#[test]
fn what_one_withdraws_and_the_other_ticks_is_out_with_its_tick_kept() {
    let base = plan_of(&[0]).to_toml();
    let name = plan(&base).events[0].name.clone();
    let ticked = edited(&base, |plan| drop(plan.apply(tick(Task::Event(name.clone()), Environment::Dev))));
    let without = edited(&base, |plan| {
        plan.events.remove(0);
        plan.declined.events.push(name.clone());
    });
    for (ours, theirs) in [(&ticked, &without), (&without, &ticked)] {
        let repository = Repository::new(&base);
        repository.install();
        assert!(repository.merge(ours, theirs), "{}", repository.read());
        let merged = plan(&repository.read());
        assert!(merged.events.iter().all(|it| it.name != name));
        assert_eq!(merged.declined.events, std::slice::from_ref(&name));
        assert!(merged.declined.kept.events.iter().any(|it| it.name == name && it.progress.overall().dev));
    }
}

#[test]
fn what_one_renames_keeps_what_the_other_did() {
    let base = plan_of(&[0]);
    let mut ours = base.clone();
    ours.sources[0].name = Some("acme.com".to_owned());
    ours.events[0].name = "Order Paid".to_owned();
    let mut theirs = base.clone();
    theirs.sources[0].progress.dev = true;
    theirs.events[0].progress.set(Environment::Prod, true);
    for merged in [reconcile(&base, &ours, &theirs), reconcile(&base, &theirs, &ours)] {
        assert_eq!(merged.conflicts, []);
        let (source, event) = (&merged.plan.sources[0], &merged.plan.events[0]);
        assert_eq!((source.name.as_deref(), source.progress.dev), (Some("acme.com"), true));
        assert_eq!((&*event.name, event.progress.overall().prod), ("Order Paid", true));
    }
}

#[test]
fn the_same_fact_changed_in_two_ways_is_a_conflict_with_its_name() {
    let base = plan_of(&[0]).to_toml();
    let name = plan(&base).events[0].name.clone();
    let noted =
        |text: &str| edited(&base, |plan| drop(plan.apply(Edit::note(Task::Event(name.clone()), text))));
    let repository = Repository::new(&base);
    repository.install();
    assert!(!repository.merge(&noted("ask Ada"), &noted("ask Bo")));
    let both = "<<<<<<< ours\nnote = \"ask Ada\"\n=======\nnote = \"ask Bo\"\n>>>>>>> theirs\n";
    assert!(repository.read().contains(both), "{}", repository.read());
    let (_, stderr, code) = told(segue(repository.path(), &["merge", "--resolve", PLAN]));
    assert_eq!((stderr, code), (format!("conflict: event {name}: note\n"), 1));
}

#[test]
fn a_plan_in_conflict_is_settled_from_what_git_has() {
    let repository = Repository::new(&plan_of(&[0]).to_toml());
    // Without the driver, git merges by lines and cannot.
    assert!(!repository.merge(&plan_of(&[0, 1]).to_toml(), &plan_of(&[0, 2]).to_toml()));
    let (stdout, stderr, code) = told(segue(repository.path(), &["merge", "--resolve"]));
    assert_eq!(
        (&*stdout, &*stderr, code),
        ("merged setup-plan.toml\nNext: git add setup-plan.toml\n", "", 0)
    );
    assert_eq!(plan(&repository.read()).use_cases().count(), 3);
    repository.git(&["add", PLAN]);
    let (_, stderr, code) = told(segue(repository.path(), &["merge", "--resolve", PLAN]));
    assert!(stderr.contains("is in no merge conflict of git"), "{stderr}");
    assert_eq!(code, 1);
}

#[test]
fn comments_of_both_sides_stay() {
    let base = plan_of(&[0]).to_toml();
    let name = format!("name = \"{}\"", plan(&base).events[0].name);
    let ours = base.replacen(&name, &format!("# ours\n{name} # beside"), 1);
    let theirs = base.replacen("[[source]]", "# theirs, with a tick\n[[source]]", 1);
    let theirs = theirs.replacen("\nid = \"draft\"", "\nid = \"draft\" # since spring", 1);
    let repository = Repository::new(&base);
    repository.install();
    let source = plan(&base).sources[0].id();
    let theirs = edited(&theirs, |plan| drop(plan.apply(tick(Task::Source(source), Environment::Dev))));
    assert!(repository.merge(&ours, &theirs));
    let merged = repository.read();
    for comment in
        ["# ours\n", " # beside\n", "# theirs, with a tick\n[[source]]", "id = \"draft\" # since spring\n"]
    {
        assert!(merged.contains(comment), "{comment}\n{merged}");
    }
}

#[test]
fn what_is_no_plan_is_merged_by_lines() {
    let repository = Repository::new("one\n\ntwo\n\nthree\n");
    repository.install();
    assert!(repository.merge("ONE\n\ntwo\n\nthree\n", "one\n\ntwo\n\nTHREE\n"));
    assert_eq!(repository.read(), "ONE\n\ntwo\n\nTHREE\n");
}

#[test]
fn nothing_is_set_up_without_being_asked_for() {
    let repository = Repository::new("");
    let (_, stderr, code) = told(segue(repository.path(), &["merge", "--install"]));
    assert!(stderr.contains("add --yes"), "{stderr}");
    assert_eq!(code, 2);
    assert!(!repository.path().join(".gitattributes").exists());
}
