//! Before a plan is saved, what is there already can be reported.

use segue::plan::{PathStatus, path_status};
use std::fs;
use std::path::Path;

const ACME: &str = include_str!("../../fixtures/plans/acme.toml");

fn of_file(content: &[u8]) -> PathStatus {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("setup-plan.toml");
    fs::write(&path, content).unwrap();
    path_status(&path)
}

#[test]
fn a_plan_is_known_by_its_name() {
    let PathStatus::Plan(document) = of_file(ACME.as_bytes()) else { panic!("no plan") };
    assert_eq!(document.plan().name, "Acme \"shop\"");
    assert_eq!(document.text(), ACME);
}

#[test]
fn a_plan_that_is_broken_or_from_the_future_is_told_apart_from_other_files() {
    let conflict = ACME.replace("dev = true", "<<<<<<< HEAD\ndev = true\n=======\ndev = false\n>>>>>>> b");
    for text in [conflict, ACME.replace("version = 2", "version = 3"), ACME.replace("\"string\"", "\"s")] {
        let status = of_file(text.as_bytes());
        assert!(matches!(status, PathStatus::FaultyPlan(_)), "{status:?}");
    }
    let catalog = include_str!("../../../assets/catalogs/draft.toml");
    let manifest = include_str!("../../../Cargo.toml");
    for content in
        ["", "shopping list", manifest, catalog].map(str::as_bytes).into_iter().chain([&b"\xff"[..]])
    {
        match of_file(content) {
            PathStatus::OtherFile { length, modified } => {
                assert_eq!(length, content.len() as u64);
                assert!(modified.is_some());
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn nothing_and_not_even_a_folder_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(path_status(&folder.path().join("plan.toml")), PathStatus::Nothing));
    assert!(matches!(path_status(folder.path()), PathStatus::Folder));
    match path_status(&folder.path().join("plans/plan.toml")) {
        PathStatus::NoFolder(missing) => assert_eq!(missing, folder.path().join("plans")),
        other => panic!("{other:?}"),
    }
    assert!(
        matches!(path_status(Path::new("no-such-plan.toml")), PathStatus::Nothing),
        "in the current folder"
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_devices_are_no_files() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("plan.toml");
    std::os::unix::fs::symlink("elsewhere/plan.toml", &link).unwrap();
    match path_status(&link) {
        PathStatus::NoFolder(missing) => assert_eq!(missing, folder.path().join("elsewhere")),
        other => panic!("{other:?}"),
    }
    let circle = folder.path().join("circle");
    std::os::unix::fs::symlink("circle", &circle).unwrap();
    assert!(matches!(path_status(&circle), PathStatus::Unreadable(_)));
    assert!(matches!(path_status(Path::new("/dev/null")), PathStatus::NoFile));
    assert!(matches!(path_status(Path::new("/dev/null/plan.toml")), PathStatus::Unreadable(_)));
}
