//! A person's own catalogs: found by id and by path, listed with what is wrong with them.

use segue::catalog::{CatalogLocation, Library, Listed, NotOpened};
use segue::diagnostic::Diagnostics;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const SHOP: &str = include_str!("../../fixtures/catalogs/shop.toml");

/// A library with these files in its folder.
fn library(files: &[(&str, &str)]) -> (TempDir, Library) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let library = Library::new(folder.path());
    (folder, library)
}

fn open(library: &Library, wanted: &str) -> Result<String, NotOpened> {
    library.open(wanted, &mut |_| ()).map(|catalog| catalog.id().to_owned())
}

fn own(library: &Library) -> Vec<Listed> {
    library.list().filter(|listed| listed.location != CatalogLocation::BuiltIn).collect()
}

#[test]
fn the_built_in_editions_come_first() {
    let listed: Vec<_> = Library::built_in().list().collect();
    let told: Vec<_> = listed
        .iter()
        .map(|it| (it.id.as_str(), it.content.as_ref().map(|it| (it.goals, it.use_cases))))
        .collect();
    assert_eq!(told, [("draft", Ok((4, 16))), ("published", Ok((4, 16)))]);
    assert!(listed.iter().all(|it| it.location == CatalogLocation::BuiltIn));
}

#[test]
fn own_catalogs_are_listed_by_the_names_of_their_files() {
    let (folder, library) = library(&[
        ("b.toml", SHOP),
        ("a.toml", &SHOP.replace("\"shop\"", "\"other\"")),
        (".#b.toml", "an editor's"),
        ("notes.txt", "a person's"),
    ]);
    let listed = own(&library);
    assert_eq!(listed.iter().map(|it| &*it.id).collect::<Vec<_>>(), ["other", "shop"]);
    let shop = &listed[1];
    assert_eq!(shop.location, CatalogLocation::File(folder.path().join("b.toml")));
    let content = shop.content.as_ref().expect("a valid catalog");
    assert_eq!((&*content.title, &*content.edition.date), ("Use cases of a shop", "2026-01-31"));
    assert_eq!((content.goals, content.use_cases), (1, 1));
}

#[test]
fn a_folder_that_does_not_exist_holds_no_catalogs() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(own(&Library::new(folder.path().join("none"))).is_empty());
}

#[test]
fn a_faulty_catalog_is_listed_and_hinders_no_other() {
    let wrong = SHOP.replace("\"Website\"]", "\"Web\"]").replace("\"Analytics\"]", "\"Anlytics\"]");
    let (_folder, library) =
        library(&[("a.toml", &wrong), ("b.toml", "id = "), ("shop.toml", &SHOP.replace("shop", "fine"))]);
    let listed = own(&library);
    let faults: Vec<_> =
        listed.iter().map(|it| it.content.as_ref().err().map_or(0, Diagnostics::len)).collect();
    assert_eq!(faults[0], 2);
    assert!(faults[1] > 0 && faults[2] == 0, "{faults:?}");
    assert_eq!(listed.iter().map(|it| &*it.id).collect::<Vec<_>>(), ["shop", "b", "fine"]);
    assert_eq!(open(&library, "fine").as_deref(), Ok("fine"));
    assert!(matches!(open(&library, "shop"), Err(NotOpened::Faulty(faults)) if faults.len() == 2));
    assert!(matches!(open(&library, "b"), Err(NotOpened::Faulty(_))), "by the name of its file");
}

#[test]
fn two_catalogs_cannot_have_one_id() {
    let (folder, library) = library(&[
        ("a.toml", SHOP),
        ("b.toml", SHOP),
        ("c.toml", &SHOP.replace("\"shop\"", "\"published\"")),
    ]);
    let listed = own(&library);
    assert!(listed[0].content.is_ok());
    let told = |listed: &Listed| listed.content.as_ref().expect_err("taken").to_string();
    let first = folder.path().join("a.toml");
    assert!(
        told(&listed[1]).contains(&format!("the first is at {}:1", first.display())),
        "{}",
        told(&listed[1])
    );
    assert!(told(&listed[2]).contains("comes with segue"), "{}", told(&listed[2]));
    assert_eq!(open(&library, "shop").as_deref(), Ok("shop"), "the first one counts");
}

#[test]
fn a_catalog_is_opened_by_id_or_by_path() {
    let (folder, library) = library(&[("a.toml", SHOP)]);
    assert_eq!(open(&library, "draft").as_deref(), Ok("draft"));
    assert_eq!(open(&library, "shop").as_deref(), Ok("shop"));
    let path = folder.path().join("a.toml");
    assert_eq!(open(&Library::built_in(), &path.to_string_lossy()).as_deref(), Ok("shop"));
}

#[test]
fn a_near_miss_is_offered() {
    let (_folder, library) = library(&[("a.toml", SHOP)]);
    let told = |wanted| open(&library, wanted).expect_err("there is none").to_string();
    assert_eq!(
        told("shpo"),
        "There is no catalog `shpo`; did you mean `shop`? `segue catalog list` shows those there are; a file \
         is named by its path."
    );
    assert!(told("drafd").contains("did you mean `draft`?"));
    assert!(!told("something-else").contains("did you mean"));
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let (folder, library) = library(&[("latin.toml", "")]);
    fs::write(folder.path().join("latin.toml"), b"id = \"caf\xe9\"\n").expect("a file");
    let told = |path: &Path| open(&library, &path.to_string_lossy()).expect_err("unreadable").to_string();
    assert!(told(&folder.path().join("none.toml")).contains("there is no such file"));
    assert!(told(&folder.path().join("latin.toml")).contains("latin.toml:1:10"));
    fs::create_dir(folder.path().join("folder.toml")).expect("a folder");
    assert!(told(&folder.path().join("folder.toml")).contains("this is a folder"));
    assert_eq!(own(&library).len(), 1, "a folder is no catalog");
}

#[cfg(unix)]
#[test]
fn a_file_without_an_end_is_refused() {
    let told = open(&Library::built_in(), "/dev/../dev/zero").expect_err("no catalog").to_string();
    assert!(told.contains("too large"), "{told}");
}
