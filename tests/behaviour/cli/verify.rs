//! `segue verify`: what was captured, held against a plan.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use support::program::{answered, segue, told};
use tempfile::TempDir;

const PLAN: &str = include_str!("../../fixtures/plans/acme.toml");

const ORDER: &str = r#"{"type":"track","event":"Order Completed","messageId":"1","properties":{"order_id":"o","products":[{}],"email":"ada@example.com"}}"#;
const INSTALL: &str = r#"{"type":"track","event":"Install Attributed","messageId":"2","properties":{}}"#;

fn folder(captures: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.toml"), PLAN).unwrap();
    for (name, content) in captures {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn verify(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    told(segue(folder, &[&["verify", "plan.toml"], arguments].concat()))
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

/// Both events are read from a capture of this content, and nothing else is said of it.
#[track_caller]
fn check(name: &str, content: &[u8]) {
    let folder = folder(&[(name, content)]);
    let (out, error, code) = verify(folder.path(), &[name]);
    assert_eq!((&*error, code), ("", 0), "{out}");
    assert!(out.ends_with("2 messages (2 track)\n2 of 2 planned events seen and right\n"), "{out}");
}

#[test]
fn captures_are_read_in_whatever_form_they_are() {
    let both = format!("{ORDER}\n{INSTALL}\n");
    check("lines.ndjson", both.as_bytes());
    check("lines.ndjson", format!("\u{feff}{ORDER}\r\n\r\n{INSTALL}").as_bytes());
    check("row.json", format!("{ORDER}{INSTALL}").as_bytes());
    check("array.json", format!("[{ORDER},{INSTALL}]").as_bytes());
    check("array.json", format!("[\n  {ORDER},\n  {INSTALL}\n]\n").as_bytes());
    check("batch.json", format!("{{\"batch\":[{ORDER},{INSTALL}],\"writeKey\":\"k\"}}").as_bytes());
    check("pretty.json", both.replace(',', ",\n  ").as_bytes());
    check("wrapped.json", format!("{{\"message\":{ORDER}}}\n{{\"event_payload\":{INSTALL}}}\n").as_bytes());
    check("lines.gz", &gzip(&both));
    check("members.log", &[gzip(&format!("{ORDER}\n")), gzip(INSTALL)].concat());
}

#[test]
fn folders_are_read_whole_and_what_is_no_capture_is_told() {
    let folder = folder(&[
        ("logs/1/a.gz", &gzip(ORDER)),
        ("logs/2/b.json", INSTALL.as_bytes()),
        ("logs/.hidden", b"x"),
        ("logs/README.md", b"# Logs"),
    ]);
    let (out, _, code) = verify(folder.path(), &["logs"]);
    assert!(out.contains("logs/README.md:1: no JSON in this file"), "{out}");
    assert!(out.contains("2 of 2 planned events") && code == 0, "{out}");
}

#[test]
fn har_files_are_read_for_what_was_posted_to_the_api() {
    let entry = |url: &str, body: &str| {
        format!(
            r#"{{"request":{{"method":"POST","url":{url:?},"postData":{{"mimeType":"text/plain","text":{body:?}}}}}}}"#
        )
    };
    let untyped = ORDER.replace("\"type\":\"track\",", "");
    let entries = [
        r#"{"request":{"method":"GET","url":"https://shop.test/"}}"#.to_owned(),
        entry("https://api.segment.io/v1/t?x=1", &untyped),
        entry("https://shop.test/rest", "{\"basket\":1}"),
        entry("https://hosted.rudderlabs.com/v1/batch", &format!("{{\"batch\":[{INSTALL}]}}")),
    ];
    let log = format!(r#"{{"log":{{"version":"1.2","pages":[{{}}],"entries":[{}]}}}}"#, entries.join(","));
    check("shop.har", log.as_bytes());
}

#[test]
fn standard_input_is_read() {
    let folder = folder(&[]);
    let command = segue(folder.path(), &["verify", "plan.toml", "-"]);
    let (out, _, code) = answered(command, &[ORDER, INSTALL]);
    assert!(out.contains("2 of 2 planned events") && code == 0, "{out}");
}

#[test]
fn a_bad_line_is_told_with_its_place_and_stops_nothing() {
    let folder = folder(&[("a.ndjson", format!("{ORDER}\n{{\"type\":\n\u{1}\n{INSTALL}\n").as_bytes())]);
    let (out, _, code) = verify(folder.path(), &["a.ndjson"]);
    assert!(
        out.contains("a.ndjson:2: not JSON at byte 8") && out.contains("a.ndjson:3: not JSON"),
        "{out}"
    );
    assert!(out.contains("2 of 2 planned events") && code == 1, "{out}");
}

#[test]
fn lines_longer_than_a_block_are_judged_and_longer_than_any_body_are_told() {
    let long =
        |size| ORDER.replace("\"order_id\":\"o\"", &format!("\"order_id\":\"{}\"", "x".repeat(size)));
    let folder = folder(&[
        ("long.ndjson", format!("{}\n{INSTALL}\n", long(1 << 20)).as_bytes()),
        ("array.json", format!("[{INSTALL},{},{ORDER}]", long(5 << 20)).as_bytes()),
    ]);
    let (out, _, code) = verify(folder.path(), &["long.ndjson"]);
    assert!(code == 0, "{out}");
    let (out, _, code) = verify(folder.path(), &["array.json"]);
    assert!(out.contains("array.json:1: longer than ") && out.contains("2 messages (2 track)"), "{out}");
    assert_eq!(code, 1);
}

#[test]
fn what_was_proved_is_ticked_and_nothing_unticked_unless_asked() {
    let folder = folder(&[("a.ndjson", INSTALL.as_bytes())]);
    let path = folder.path().join("plan.toml");
    let (out, _, code) = verify(folder.path(), &["a.ndjson", "--tick", "dev"]);
    assert!(out.ends_with("Ticked 1 in dev.\n") && code == 1, "{out}");
    let line = "name = \"Install Attributed\"\ndev = false";
    let ticked = PLAN.replacen(line, &line.replace("false", "true"), 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), ticked);
    let (out, ..) = verify(folder.path(), &["a.ndjson", "--tick", "dev", "--untick"]);
    assert!(out.ends_with("Ticked 0 in dev, unticked 1.\n"), "{out}");
    // Of the other event nothing was seen, though a person had ticked it.
    let unticked = PLAN.replacen("dev = true", "dev = false", 1);
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        unticked.replacen(line, &line.replace("false", "true"), 1)
    );
}

#[test]
fn all_that_arrives_right_ticks_that_it_was_verified() {
    let folder = folder(&[("a.ndjson", format!("{ORDER}\n{INSTALL}").as_bytes())]);
    let (_, _, code) = verify(folder.path(), &["a.ndjson", "--tick", "prod"]);
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    assert!(plan.contains("[verify]\ndev = false\n\nprod = true\n") && code == 0, "{plan}");
}

#[test]
fn the_plan_of_the_folder_is_taken_where_none_is_named() {
    let folder = folder(&[("a.ndjson", ORDER.as_bytes())]);
    let (out, _, code) = told(segue(folder.path(), &["verify", "a.ndjson", "--only", "Order Completed"]));
    assert!(out.contains("1 of 1 planned events seen and right") && code == 0, "{out}");
}

#[test]
fn wrong_use_is_told() {
    let folder = folder(&[("empty/.keep", b"")]);
    for (arguments, sentence, expected) in [
        (&[][..], "no capture is named", 2),
        (&["missing.ndjson"], "cannot read `missing.ndjson`", 1),
        (&["empty"], "no files in the folder `empty`", 1),
        (&["a", "--only", "Order Complete"], "did you mean `Order Completed`?", 2),
        (&["a", "--untick"], "--tick", 2),
    ] {
        let (_, error, code) = verify(folder.path(), arguments);
        assert!(error.contains(sentence) && code == expected, "{arguments:?}: {error}");
    }
}

#[test]
fn messages_that_came_again_are_listed_when_asked_for() {
    let folder = folder(&[("a.ndjson", format!("{ORDER}\n{INSTALL}\n{ORDER}\n").as_bytes())]);
    let (out, ..) = verify(folder.path(), &["a.ndjson", "--duplicates"]);
    assert!(out.contains("Sent again:\n  a.ndjson:3: 1\n") && out.contains("1 sent again"), "{out}");
}

#[test]
fn values_are_held_to_what_the_plan_itself_says_of_them() {
    let folder = folder(&[("lines.ndjson", format!("{ORDER}\n{INSTALL}\n").as_bytes())]);
    let plan = PLAN.replacen("name = \"email\"\n", "name = \"email\"\nenum = [\"grace@example.com\"]\n", 1);
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    let (out, _, code) = verify(folder.path(), &["lines.ndjson"]);
    assert!(out.contains("email: ") && code == 1, "{out}");
}
