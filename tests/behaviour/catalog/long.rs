//! Long catalogs in files: the same catalogs and the same faults as from their texts.

use segue::catalog::{Catalog, Library, ReadProgress};
use std::fs;
use std::path::PathBuf;
use support::large_catalog as catalogs;
use tempfile::TempDir;

/// A long catalog of which `change` makes what is to be read, in a file.
fn long(change: impl FnOnce(String) -> Vec<u8>) -> (TempDir, PathBuf, Vec<u8>) {
    let text = change(catalogs::catalog(3_000));
    assert!(text.len() > 1 << 20);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.toml");
    fs::write(&path, &text).expect("room for a megabyte");
    (folder, path, text)
}

#[test]
fn it_is_the_catalog_that_its_text_says() {
    let (_folder, path, text) = long(String::into_bytes);
    let mut told = Vec::new();
    let read = Library::built_in().read(&path, &mut |progress| told.push(progress));
    let wanted = Catalog::read("long.toml", str::from_utf8(&text).expect("text"));
    assert_eq!(read, wanted.map(Catalog::fingerprinted));
    let total = text.len();
    assert_eq!(told.last(), Some(&ReadProgress { done: total, total }));
    assert!(
        told.len() > 2 && told.is_sorted_by_key(|it| it.done) && told.iter().all(|it| it.total == total)
    );
}

#[test]
fn its_faults_are_told_as_those_of_any_text() {
    for slip in
        ["\n[[use_case]]\ntitle = 3\n", "\n[[goal.recommendation]]\nuse_case = \"none\"\n", "x = \"\n"]
    {
        let (_folder, path, text) = long(|text| (text + slip).into_bytes());
        let told = Library::built_in().read(&path, &mut |_| ()).expect_err(slip);
        let text = str::from_utf8(&text).expect("text");
        assert_eq!(Catalog::read(&path.to_string_lossy(), text), Err(told), "{slip}");
    }
}

#[test]
fn what_is_no_text_has_a_place_far_down_too() {
    let (_folder, path, text) = long(|text| [text.as_bytes(), b"# caf\xe9\n"].concat());
    let lines = text.split_inclusive(|byte| *byte == b'\n').count();
    let told = Library::built_in().read(&path, &mut |_| ()).expect_err("no text");
    let place = told.iter().next().and_then(|fault| fault.location.as_ref()).expect("a place");
    assert_eq!((told.len(), place.line, place.column), (1, lines, 6));
}

#[test]
fn one_table_may_be_long() {
    let properties =
        "  { name = \"a\", type = \"string\", example = \"a\", description = \"b\" },\n".repeat(20_000);
    let event =
        format!("\n[[event]]\nname = \"Long\"\ndescription = \"Long.\"\nproperties = [\n{properties}]\n");
    let (_folder, path, _) = long(|text| (text + &event).into_bytes());
    let told = Library::built_in().read(&path, &mut |_| ()).expect_err("names stand twice");
    assert_eq!(told.len(), 19_999);
    let comments = "# nothing to see here\n".repeat(50_000);
    let (_folder, path, text) = long(|text| (comments + &text).into_bytes());
    let read = Library::built_in().read(&path, &mut |_| ());
    let wanted = Catalog::read("long.toml", str::from_utf8(&text).expect("text"));
    assert_eq!(read, wanted.map(Catalog::fingerprinted));
}

#[test]
fn it_may_extend_others_and_they_it() {
    let (folder, _, _) = long(|_| {
        let use_case = |number| {
            format!(
                "[[use_case]]\ntitle = \"Use case {number}\"\nsummary = \"One of many use cases of a large firm.\"\n\
                 events = [\"Order Completed\"]\n"
            )
        };
        let head = "id = \"long\"\ntitle = \"Long\"\nedition = { date = 2026-01-31, name = \"first\" }\n";
        let use_cases: String = (0..10_000).map(use_case).collect();
        format!("{head}extends = \"draft\"\n{use_cases}").into_bytes()
    });
    let path = folder.path().join("short.toml");
    let head = "id = \"short\"\ntitle = \"Short\"\nedition = { date = 2026-01-31, name = \"second\" }\n";
    fs::write(&path, format!("{head}extends = \"./long.toml\"\n")).expect("room for a few lines");
    let catalog = Library::built_in().read(&path, &mut |_| ()).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!((catalog.id(), catalog.use_cases().len()), ("short", 10_000 + 16));
    let last = catalog.use_cases().last().expect("the last one");
    assert_eq!((last.id(), last.events().len()), ("use-case-9999", 1));
}
