//! A catalog adds to another without copying it.

use segue::catalog::{Catalog, Library, Recommendation};
use segue::diagnostic::Diagnostics;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const HEAD: &str = "title = \"Ours\"\nedition = { date = 2026-01-31, name = \"first\" }\n";

const ACME: &str = r#"
id = "acme"
title = "Use cases at Acme"
edition = { date = 2026-01-31, name = "first" }
extends = "draft"

[sources]
Chat = "Conversations with the support team."

[[event]]
name = "Colleague Invited"
description = "Someone asked a colleague to join."

[[use_case]]
title = "Invite a colleague"
summary = "Make teams of people who work alone."
events = ["Colleague Invited", "Signed In"]

[[goal]]
extends = "optimize-advertising"

[[goal.recommendation]]
use_case = "invite-a-colleague"
sources = ["Chat", "Website"]
destinations = ["Email Marketing"]

[[goal]]
title = "Grow teams"
summary = "Let those who use it bring those who do not."

[[goal.recommendation]]
use_case = "accelerate-onboarding"
sources = ["Website"]
destinations = ["Analytics"]
origin = "published"
"#;

fn read(text: &str) -> Result<Catalog, Diagnostics> {
    Catalog::read("acme.toml", text)
}

/// A library with these files, and the path of the first.
fn files(files: &[(&str, String)]) -> (TempDir, Library, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let library = Library::new(folder.path());
    let first = folder.path().join(files[0].0);
    (folder, library, first)
}

fn told(library: &Library, path: &std::path::Path) -> String {
    library.read(path, &mut |_| ()).expect_err("faulty").to_string()
}

#[test]
fn what_is_added_comes_after_what_is_there() {
    let (catalog, draft) = (read(ACME).expect("valid"), Catalog::draft());
    assert_eq!((catalog.id(), catalog.title()), ("acme", "Use cases at Acme"));
    assert_eq!(catalog.events()[..15], *draft.events());
    assert_eq!(catalog.events()[15].name, "Colleague Invited");
    assert_eq!(catalog.use_cases().len(), 17);
    let titles: Vec<_> = catalog.goals().iter().map(|goal| &*goal.title).collect();
    assert_eq!(titles[..4], draft.goals().iter().map(|goal| &*goal.title).collect::<Vec<_>>());
    assert_eq!(titles[4], "Grow teams");
    assert_eq!(catalog.source_types().last().map(|kind| &*kind.name), Some("Chat"));
}

#[test]
fn a_goal_keeps_what_it_recommends_and_gets_more() {
    let (catalog, draft) = (read(ACME).expect("valid"), Catalog::draft());
    let row = |it: Recommendation| {
        let events: Vec<_> = it.events().map(|it| it.name.clone()).collect();
        let sources: Vec<_> = it.sources().map(|it| it.name.clone()).collect();
        let destinations: Vec<_> = it.destinations().map(|it| it.name.clone()).collect();
        (it.use_case().id().to_owned(), events, sources, destinations)
    };
    for (goal, before) in catalog.goals().iter().zip(draft.goals()) {
        let rows: Vec<_> = catalog.recommendations(goal).map(row).collect();
        let rows_before: Vec<_> = draft.recommendations(before).map(row).collect();
        assert_eq!(rows[..rows_before.len()], rows_before);
        let added = usize::from(goal.id == "optimize-advertising");
        assert_eq!(rows.len(), rows_before.len() + added);
    }
    let added = catalog.recommendations(&catalog.goals()[0]).last().map(row).expect("the added one");
    let texts = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(added.0, "invite-a-colleague");
    assert_eq!(added.1, texts(&["Colleague Invited", "Signed In"]));
    assert_eq!(added.2, texts(&["Chat", "Website"]));
    assert_eq!(added.3, texts(&["Email Marketing"]));
}

#[test]
fn what_was_there_tells_that_it_comes_from_there() {
    let catalog = read(ACME).expect("valid");
    let origins = |goal: usize| -> Vec<_> {
        let of = |it: Recommendation| it.origin().map(|it| it.name.clone());
        catalog.recommendations(&catalog.goals()[goal]).map(of).collect()
    };
    assert_eq!(origins(0)[6..], [Some("draft".to_owned()), None]);
    assert_eq!(origins(1)[0].as_deref(), Some("published"));
    assert_eq!(origins(4)[0].as_deref(), Some("published"));
    let first =
        catalog.recommendation(&catalog.goals()[0], 0).and_then(Recommendation::origin).expect("an origin");
    assert_eq!(first.note, "From Use Cases Reference, draft (2024-07-09).");
}

#[test]
fn catalogs_extend_each_other_by_id_and_by_path() {
    let (_folder, library, acme) = files(&[
        ("acme.toml", format!("id = \"acme\"\nextends = \"team\"\n{HEAD}")),
        ("base.toml", format!("id = \"team\"\nextends = \"./other.toml\"\n{HEAD}")),
        ("other.toml", ACME.replace("\"acme\"", "\"other\"")),
    ]);
    let catalog = library.read(&acme, &mut |_| ()).expect("valid");
    assert_eq!((catalog.id(), catalog.goals().len(), catalog.events().len()), ("acme", 5, 16));
}

#[test]
fn what_is_there_cannot_be_defined_again() {
    let base = ACME.replace("\"acme\"", "\"base\"");
    let again =
        "[sources]\nChat = \"Ours.\"\n[[event]]\nname = \"Colleague Invited\"\ndescription = \"Ours.\"\n";
    let (folder, library, acme) = files(&[
        ("acme.toml", format!("id = \"acme\"\nextends = \"base\"\n{HEAD}{again}")),
        ("base.toml", base),
    ]);
    let told = told(&library, &acme);
    let base = folder.path().join("base.toml");
    for (what, line) in [("source `Chat` is already defined", 8), ("event `Colleague Invited` is", 11)] {
        assert!(told.contains(what), "{told}");
        assert!(told.contains(&format!("the first is at {}:{line}", base.display())), "{told}");
    }
}

#[test]
fn catalogs_in_a_circle_are_told() {
    let (_folder, library, a) = files(&[
        ("a.toml", format!("id = \"a\"\nextends = \"b\"\n{HEAD}")),
        ("b.toml", format!("id = \"b\"\nextends = \"a.toml\"\n{HEAD}")),
    ]);
    let told = told(&library, &a);
    assert!(told.contains("extend each other in a circle"), "{told}");
    let (_folder, library, own) = files(&[("a.toml", format!("id = \"a\"\nextends = \"a\"\n{HEAD}"))]);
    assert!(self::told(&library, &own).contains("this catalog extends itself"));
}

#[test]
fn a_chain_has_an_end() {
    let link = |it: usize| {
        (format!("c{it}.toml"), format!("id = \"c{it}\"\nextends = \"c{}.toml\"\n{HEAD}", it + 1))
    };
    let links: Vec<_> = (0..40).map(link).collect();
    let links: Vec<_> = links.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let (_folder, library, first) = files(&links);
    assert!(told(&library, &first).contains("more than 16 catalogs extend each other"));
}

#[test]
fn a_faulty_base_is_told_with_its_faults_and_ours() {
    let ours = "[[event]]\ndescription = \"Ours\"\n[[use_case]]\ntitle = \"A\"\nsummary = \"B.\"\nevents = [\"Theirs\"]\n";
    let (folder, library, acme) = files(&[
        ("acme.toml", format!("id = \"acme\"\nextends = \"base\"\n{HEAD}{ours}")),
        ("base.toml", ACME.replace("\"acme\"", "\"base\"").replace("\"Signed In\"", "\"Signed in\"")),
    ]);
    let faults = library.read(&acme, &mut |_| ()).expect_err("faulty");
    let told: Vec<_> = faults.iter().map(|it| (it.path.clone(), it.message.clone())).collect();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    assert_eq!(
        told,
        [
            (path("base.toml"), "event `Signed in` is not defined".to_owned()),
            (path("acme.toml"), "the catalog that this one extends is faulty".to_owned()),
            (path("acme.toml"), "this event has no `name`".to_owned()),
        ],
        "what the base might define is not told as missing"
    );
}

#[test]
fn a_base_that_is_not_there_is_told() {
    let (_folder, library, acme) = files(&[
        ("acme.toml", format!("id = \"acme\"\nextends = \"bas\"\n{HEAD}")),
        ("base.toml", ACME.replace("\"acme\"", "\"base\"")),
    ]);
    assert!(told(&library, &acme).contains("did you mean `base`?"));
    fs::write(&acme, format!("id = \"acme\"\nextends = \"../none.toml\"\n{HEAD}")).expect("a file");
    assert!(told(&library, &acme).contains("`../none.toml`: there is no such file"));
}

/// A catalog that extends the draft and holds these lines.
fn extending(lines: &str) -> Result<Catalog, Diagnostics> {
    read(&format!("id = \"acme\"\n{HEAD}extends = \"draft\"\n{lines}"))
}

#[test]
fn an_event_of_the_extended_catalog_is_changed() {
    let catalog = extending(
        r#"
[[event]]
extends = "Order Completed"
owner = "checkout team"
was = ["Order Done"]
hide = ["num_items"]

[[event.properties]]
name = "order_id"
required = true

[[event.properties]]
name = "currency"
type = "string"
enum = ["EUR", "USD"]
"#,
    );
    let (catalog, draft) = (catalog.expect("valid"), Catalog::draft());
    let find = |catalog: &Catalog| {
        catalog.events().iter().find(|event| event.name == "Order Completed").cloned().expect("the event")
    };
    let (ours, theirs) = (find(&catalog), find(&draft));
    assert_eq!(
        (ours.owner.as_deref(), &*ours.was),
        (Some("checkout team"), &["Order Done".to_owned()][..])
    );
    assert_eq!((&ours.description, &ours.note), (&theirs.description, &theirs.note));
    assert_eq!(catalog.events().len(), draft.events().len());
    let names: Vec<_> = ours.properties.iter().map(|it| &*it.name).collect();
    let mut expected: Vec<_> = theirs.properties.iter().map(|it| &*it.name).collect();
    expected.retain(|name| *name != "num_items");
    expected.push("currency");
    assert_eq!(names, expected);
    let order_id = ours.properties.iter().find(|it| it.name == "order_id").expect("kept");
    let before = theirs.properties.iter().find(|it| it.name == "order_id").expect("there");
    assert!(order_id.required && !before.required);
    assert_eq!((order_id.kind, &order_id.example), (before.kind, &before.example));
}

#[test]
fn what_cannot_be_changed_is_told() {
    let told = |lines: &str| extending(lines).expect_err("faulty").to_string();
    let unknown = told("[[event]]\nextends = \"Order Complete\"\n");
    assert!(unknown.starts_with("error[unknown-reference]: there is no event `Order Complete` to extend"));
    assert!(unknown.ends_with("help: did you mean `Order Completed`?"), "{unknown}");
    let hidden = told("[[event]]\nextends = \"Order Completed\"\nhide = [\"num_item\"]\n");
    assert!(hidden.ends_with("help: did you mean `num_items`?"), "{hidden}");
    let example = told(
        "[[event]]\nextends = \"Order Completed\"\nproperties = [{ name = \"order_id\", enum = [\"a\"] }]\n",
    );
    assert!(example.starts_with("error[invalid-example]"), "{example}");
}
