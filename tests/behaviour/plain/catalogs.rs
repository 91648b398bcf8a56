//! Plain mode with catalogs of the person's own.

use std::fs;
use support::program::{answered, segue};
use tempfile::TempDir;

/// A folder whose person has a catalog of their own, and one with a fault.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let catalogs = folder.path().join(".config/segue/catalogs");
    fs::create_dir_all(&catalogs).expect("made");
    let draft = include_str!("../../../assets/catalogs/draft.toml");
    let ours = draft
        .replace("\nid = \"draft\"", "\nid = \"umbrellas\"")
        .replace("Optimize advertising", "Sell umbrellas");
    fs::write(catalogs.join("faulty.toml"), "id = 7").expect("written");
    fs::write(catalogs.join("umbrellas.toml"), ours).expect("written");
    folder
}

#[test]
fn ones_own_catalogs_are_listed_with_their_sizes_and_can_be_used() {
    let folder = folder();
    let (said, _, _) = answered(segue(folder.path(), &["--plain"]), &["catalog", "4", "quit"]);
    assert!(said.contains("1. draft, 4 goals, 16 use cases, in use"), "{said}");
    assert!(said.contains("umbrellas, 4 goals, 16 use cases"), "{said}");
    assert!(said.contains("Sell umbrellas, 7 use cases"), "{said}");
}

#[test]
fn a_faulty_one_is_listed_and_says_how_to_see_its_faults() {
    let folder = folder();
    let (said, _, _) = answered(segue(folder.path(), &["--plain"]), &["catalog", "3", "quit"]);
    assert!(said.contains("3. faulty") && said.contains("fault"), "{said}");
    assert!(said.contains("`segue catalog check"), "{said}");
}
