//! A faulty catalog is refused whole, and everything that is wrong with it is reported at once: where, what and
//! what to do.

use segue::catalog::{Catalog, Library};
use std::fs;
use support::fixtures::{files, hold, name};

/// The sentences of the fixtures, each held to its file. They are in the folder of a person's own catalogs,
/// beside those in `bases`, which they may extend.
fn status() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    for path in files("catalogs/bases") {
        fs::copy(&path, folder.path().join(name(&path))).expect("a copy");
    }
    hold("catalogs/shop.toml", "catalogs/invalid", |name, text| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        let faults = Library::new(folder.path()).read(&path, &mut |_| ()).expect_err(name);
        fs::remove_file(&path).expect("it was written");
        // Of what is wrong in a base, the base and the file are reported.
        let own = faults.iter().filter(|it| it.path == path.to_string_lossy()).count();
        let others = faults.len() - own;
        assert!(own == 1 && (others == 0 || name.starts_with("base_")), "{name}:\n{faults}");
        faults.to_string().replace(&format!("{}/", folder.path().display()), "")
    })
}

#[test]
fn each_fault_is_told_with_its_place_and_remedy() {
    status();
}

#[test]
fn all_faults_of_a_file_are_told_at_once_in_its_order() {
    let path = &files("catalogs/many_faults")[0];
    let text = fs::read_to_string(path).expect("a readable fixture");
    let faults = Catalog::read(&name(path), &text).expect_err("many faults");
    let lines: Vec<_> =
        faults.iter().filter_map(|it| it.location.as_ref()).map(|place| place.line).collect();
    assert!(lines.is_sorted(), "{lines:?}");
    insta::assert_snapshot!(faults);
}

#[test]
fn what_a_file_hides_from_the_eye_is_shown() {
    let text = "id = \"a\u{202e}b\u{1b}[31m\"\ntitle = \"\u{200b}\"\n";
    let faults = Catalog::read("own\u{7}.toml", text).expect_err("it lacks nearly everything").to_string();
    assert!(faults.contains("a<U+202E>b␛[31m") && faults.contains("own␇.toml"), "{faults}");
    assert!(!faults.contains(['\u{202e}', '\u{1b}', '\u{200b}', '\u{7}']), "{faults}");
}
