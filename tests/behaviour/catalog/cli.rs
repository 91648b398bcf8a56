//! `segue catalog`: what each of its commands prints and how it exits.

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A person with a configuration of their own and a folder in which they are.
struct Person {
    home: TempDir,
}

impl Person {
    fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a home") }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(support::program::exe());
        command.env("HOME", self.home.path()).env("XDG_CONFIG_HOME", self.home.path().join("config"));
        command.args(arguments).current_dir(self.home.path()).output().expect("segue runs")
    }

    /// Runs `segue catalog` and gives what it prints and how it exits.
    fn catalog(&self, arguments: &[&str]) -> (String, Option<i32>) {
        let output = self.run(&[&["catalog"], arguments].concat());
        let mut printed = String::from_utf8_lossy(&output.stdout).into_owned();
        printed.push_str(&String::from_utf8_lossy(&output.stderr));
        (printed, output.status.code())
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["catalog"], arguments].concat());
        serde_json::from_slice(&output.stdout).expect("JSON")
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.home.path().join(name);
        fs::write(&path, text).expect("a file");
        path
    }

    /// The folder of the person's own catalogs, made.
    fn folder(&self) -> PathBuf {
        let folder = PathBuf::from(self.catalog(&["path"]).0.trim_end());
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }
}

#[test]
fn a_new_catalog_is_valid_and_listed() {
    let person = Person::new();
    let (printed, exit) = person.catalog(&["new"]);
    let path = person.folder().join("my-catalog.toml");
    assert_eq!(exit, Some(0), "{printed}");
    assert!(printed.contains(&format!("Wrote  {}", path.display())), "{printed}");
    let (checked, exit) = person.catalog(&["check", &path.to_string_lossy()]);
    assert_eq!((checked.ends_with("ok; 5 goals, 17 use cases\n"), exit), (true, Some(0)), "{checked}");
    let (listed, exit) = person.catalog(&["list"]);
    let rows: Vec<_> = listed.lines().collect();
    assert_eq!((rows.len(), exit), (3, Some(0)));
    assert!(rows[0].starts_with("draft       Use Cases Reference, draft"), "{listed}");
    assert!(rows[0].ends_with("4 goals  16 use cases  comes with segue"), "{listed}");
    assert!(rows[2].starts_with("my-catalog  Our use cases"), "{listed}");
    assert!(rows[2].contains('~'), "the path is short: {listed}");
}

#[test]
fn a_new_catalog_takes_its_id_from_its_file() {
    let person = Person::new();
    assert_eq!(person.catalog(&["new", "Acme & Sons.toml"]).1, Some(0));
    assert_eq!(person.json(&["show", "./Acme & Sons.toml", "--format", "json"])["id"], "acme-sons");
    assert_eq!(person.catalog(&["new", "draft.toml"]).1, Some(0));
    assert_eq!(person.json(&["show", "draft.toml", "--format", "json"])["id"], "my-catalog");
}

#[test]
fn nothing_is_written_over_without_force() {
    let person = Person::new();
    let path = person.write("mine.toml", "precious");
    let (printed, exit) = person.catalog(&["new", "mine.toml"]);
    assert_eq!(exit, Some(1));
    assert!(printed.contains("exists already") && printed.contains("--force"), "{printed}");
    assert_eq!(fs::read_to_string(&path).expect("still there"), "precious");
    assert_eq!(person.catalog(&["new", "mine.toml", "--force"]).1, Some(0));
    assert_ne!(fs::read_to_string(&path).expect("still there"), "precious");
}

#[test]
fn a_new_catalog_can_be_printed() {
    let person = Person::new();
    let (printed, exit) = person.catalog(&["new", "-"]);
    assert_eq!(exit, Some(0));
    person.write("printed.toml", &printed);
    assert_eq!(person.catalog(&["check", "printed.toml"]).1, Some(0));
}

#[test]
fn a_check_tells_the_faults_of_all_files_and_exits_with_1() {
    let person = Person::new();
    person.catalog(&["new", "good.toml"]);
    person.write("a.toml", "id = \"a\"\ntitel = \"x\"\n");
    person.write("b.toml", "id = 7\n");
    let (printed, exit) = person.catalog(&["check", "a.toml", "good.toml", "b.toml"]);
    assert_eq!(exit, Some(1));
    assert!(printed.contains(" --> a.toml:2:1") && printed.contains(" --> b.toml:1:6"), "{printed}");
    assert!(printed.contains("did you mean `title`?"), "{printed}");
    assert!(printed.contains("good.toml: ok"), "{printed}");
    assert!(printed.ends_with("7 errors\n"), "{printed}");
    assert!(!printed.contains('\u{1b}'), "no colour where it is no terminal");
}

#[test]
fn a_check_speaks_to_programs_and_pull_requests() {
    let person = Person::new();
    person.catalog(&["new", "good.toml"]);
    assert_eq!(person.json(&["check", "good.toml", "--format", "json"]), serde_json::json!([]));
    person.write(
        "a.toml",
        "id = \"My Shop\"\ntitle = \"x\"\nedition = { date = 2026-01-31, name = \"a\" }\n",
    );
    let faults = person.json(&["check", "a.toml", "--format", "json"]);
    assert_eq!(faults.as_array().map(Vec::len), Some(2));
    let fault = faults.as_array().expect("a list").iter().find(|it| it["column"] == 6).expect("the id's");
    assert_eq!(
        (&fault["path"], &fault["line"], &fault["length"]),
        (&"a.toml".into(), &1.into(), &9.into())
    );
    assert_eq!(fault["message"], "`My Shop` is not in kebab-case");
    assert_eq!(
        (&fault["help"], &fault["snippet"]),
        (&"write `my-shop`".into(), &"id = \"My Shop\"".into())
    );
    let (printed, exit) = person.catalog(&["check", "a.toml", "--format", "github"]);
    assert_eq!(exit, Some(1));
    let expected = "::error file=a.toml,line=1,col=6,endColumn=14,title=invalid-value::`My Shop` is not in kebab-case; write `my-shop`";
    assert!(printed.lines().any(|line| line == expected), "{printed}");
}

#[test]
fn ones_own_are_checked_by_id_or_all_at_once() {
    let person = Person::new();
    let folder = person.folder();
    let (printed, exit) = person.catalog(&["check"]);
    assert_eq!(exit, Some(1));
    assert!(
        printed.contains("there are no catalogs in") && printed.contains("`segue catalog new`"),
        "{printed}"
    );
    for (file, id) in [("a.toml", "acme"), ("b.toml", "acme"), ("c.toml", "published")] {
        person.catalog(&["new", &folder.join(file).to_string_lossy()]);
        let text = fs::read_to_string(folder.join(file)).expect("the new one");
        let own = format!("id = \"{}\"", &file[..1]);
        fs::write(folder.join(file), text.replacen(&own, &format!("id = \"{id}\""), 1)).expect("a file");
    }
    let (printed, exit) = person.catalog(&["check"]);
    assert!(printed.contains("a.toml: ok") && printed.ends_with("2 errors\n"), "{printed}");
    assert!(printed.contains("another catalog has the id `acme`"), "{printed}");
    assert!(printed.contains("a catalog that comes with segue has the id `published`"), "{printed}");
    assert_eq!(exit, Some(1));
    let (printed, exit) = person.catalog(&["check", "acme"]);
    assert!(printed.contains("a.toml: ok") && exit == Some(0), "{printed}");
    let (printed, exit) = person.catalog(&["check", "acm"]);
    assert!(printed.contains("did you mean `acme`?") && exit == Some(2), "{printed}");
    assert!(
        person
            .catalog(&["list"])
            .0
            .ends_with("`segue catalog check` says what is wrong with the faulty ones.\n")
    );
}

#[test]
fn a_file_without_its_ending_is_offered() {
    let person = Person::new();
    person.catalog(&["new", "acme.toml"]);
    let (printed, exit) = person.catalog(&["show", "acme"]);
    assert!(printed.contains("did you mean the file `acme.toml`?") && exit == Some(2), "{printed}");
    let (printed, exit) = person.catalog(&["check", "acmee.toml"]);
    assert!(printed.contains("= help: did you mean `acme.toml`?") && exit == Some(1), "{printed}");
}

#[test]
fn everything_is_resolved_for_programs() {
    let person = Person::new();
    let draft = person.json(&["show", "--format", "json"]);
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&draft), ["id", "title", "edition", "goals"]);
    assert_eq!((&draft["id"], &draft["edition"]), (&"draft".into(), &"2024-07-09".into()));
    let goal = &draft["goals"][0];
    assert_eq!(keys(goal), ["id", "title", "summary", "use_cases"]);
    let use_case = &goal["use_cases"][2];
    assert_eq!(keys(use_case), ["id", "title", "summary", "origin", "events", "sources", "destinations"]);
    assert_eq!(use_case["sources"], serde_json::json!(["Website", "Mobile", "Reverse ETL", "Advertising"]));
    assert_eq!(use_case["destinations"], serde_json::json!(["Reverse ETL", "Analytics", "Advertising"]));
    assert_eq!(keys(&use_case["events"][0]), ["name", "description", "properties"]);
    assert_eq!(
        use_case["events"][0]["properties"][0],
        serde_json::json!({
            "name": "first_name", "type": "string", "description": "Given name of the new user",
            "example": "Robin", "pii": true,
        })
    );
    assert_eq!(
        (&use_case["origin"], &draft["goals"][1]["use_cases"][0]["origin"]),
        (&"draft".into(), &"published".into())
    );
    let published = person.json(&["show", "published", "--format", "json"]);
    assert_eq!(published["goals"][3]["use_cases"][5]["origin"], "published");
}

#[test]
fn a_catalog_is_shown_to_people() {
    let person = Person::new();
    insta::assert_snapshot!(person.catalog(&["show"]).0);
}

#[test]
fn an_unknown_catalog_is_wrong_use_and_a_near_one_is_offered() {
    let (printed, exit) = Person::new().catalog(&["show", "publishd"]);
    assert_eq!(exit, Some(2));
    assert!(printed.contains("did you mean `published`?"), "{printed}");
}

#[test]
fn a_faulty_catalog_is_listed_with_its_faults() {
    let person = Person::new();
    fs::write(person.folder().join("bad\u{1b}[31m.toml"), "id = \"bad\u{7}\"\n").expect("a file");
    let (listed, exit) = person.catalog(&["list"]);
    assert_eq!(exit, Some(0));
    assert!(listed.lines().any(|line| line.starts_with("bad") && line.contains(" faults  ")), "{listed}");
    assert!(!listed.contains(['\u{1b}', '\u{7}']), "{listed}");
    let entries = person.json(&["list", "--format", "json"]);
    assert_eq!((&entries[0]["path"], &entries[0]["use_cases"]), (&Value::Null, &16.into()));
    assert_eq!(
        (&entries[2]["title"], entries[2]["faults"].as_array().is_some_and(|it| it.len() > 2)),
        (&Value::Null, true)
    );
    let (printed, exit) = person.catalog(&["show", "bad\u{1b}[31m"]);
    assert_eq!(exit, Some(1));
    assert!(printed.contains("this catalog has no `title`"), "{printed}");
}

#[test]
fn what_a_catalog_hides_reaches_no_terminal() {
    let person = Person::new();
    person.catalog(&["new", "evil.toml"]);
    let text = fs::read_to_string(person.home.path().join("evil.toml")).expect("the new one");
    let evil = r"\u001b]0;owned\u0007\u202e\u0000";
    let title = "title = \"Answer trial users first";
    let text = text.replace(title, &format!("id = \"answer-trial-users-first\"\n{title}{evil}"));
    let text =
        text.replace("Ticket Opened", &format!("Ticket{evil}")).replace("ticket_id", &format!("id{evil}"));
    let text = text.replace("Chat", "Ch\u{202e}at").replace("Ch\u{202e}at =", "\"Ch\u{202e}at\" =");
    let text = text.replace("Our use cases", evil).replace("Keep people happy", &format!("Keep{evil}"));
    person.write("evil.toml", &text);
    let (shown, exit) = person.catalog(&["show", "evil.toml"]);
    assert_eq!(exit, Some(0), "{shown}");
    assert!(shown.contains("␛]0;owned␇<U+202E>␀"), "{shown}");
    assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\0']), "{shown}");
}

#[test]
fn nobody_has_to_read_to_the_end() {
    let person = Person::new();
    let mut segue = Command::new(support::program::exe())
        .args(["catalog", "show", "--format", "json"])
        .current_dir(person.home.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("segue runs");
    drop(segue.stdout.take());
    let output = segue.wait_with_output().expect("segue ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn a_strict_check_warns_of_what_hurts_later() {
    let person = Person::new();
    person.catalog(&["new", "good.toml"]);
    let good = fs::read_to_string(person.home.path().join("good.toml")).expect("the new one");
    let more = r#"
[[event]]
name = "Cart: Opened"
description = "Someone looked into the cart."
properties = [
  { name = "site_id", type = "string", example = "a", description = "The site" },
  { name = "siteId", type = "integer", example = 1, description = "The site" },
]

[[event]]
name = "cart_opened"
properties = [{ name = "site_id", type = "integer",
  example = 1, description = "The site", pattern = '^\d+$' }]
"#;
    person.write("acme.toml", &format!("{good}{more}"));
    let (printed, exit) = person.catalog(&["check", "acme.toml"]);
    assert!(printed.contains("acme.toml: ok") && exit == Some(0), "{printed}");
    let diagnostics = person.json(&["check", "acme.toml", "--strict", "--format", "json"]);
    let diagnostics = diagnostics.as_array().expect("a list");
    assert!(diagnostics.iter().all(|it| it["severity"] == "warning"), "{diagnostics:?}");
    for code in [
        "unportable-name",
        "similar-names",
        "undocumented",
        "inconsistent-type",
        "unportable-toml",
        "unportable-pattern",
    ] {
        assert!(diagnostics.iter().any(|it| it["code"] == code), "{code}: {diagnostics:?}");
    }
    let (printed, exit) = person.catalog(&["check", "acme.toml", "--strict"]);
    assert!(printed.contains("warning[similar-names]: ") && exit == Some(1), "{printed}");
    assert!(printed.ends_with(" warnings\n"), "{printed}");
}
