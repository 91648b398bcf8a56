//! A faulty catalog is refused whole, and everything that is wrong with it is told at once: where, what and
//! what to do.

use segue::catalog::Catalog;
use std::fs;
use std::path::PathBuf;

/// Each file below `invalid/` has one fault and ends with what is said about it, in lines that begin so.
const SAID: &str = "#>";

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = format!("{}/tests/fixtures/catalogs/{folder}", env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(&folder).expect("the fixtures are in the repository");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    files.sort();
    files
}

fn name(path: &std::path::Path) -> String {
    path.file_name().expect("a file").to_string_lossy().into_owned()
}

#[test]
fn each_fault_is_told_with_its_place_and_remedy() {
    let files = fixtures("invalid");
    assert!(files.len() > 80, "only {} fixtures", files.len());
    for path in files {
        let text = fs::read_to_string(&path).expect("a readable fixture");
        let (catalog, said) = text.split_once(&format!("\n{SAID}")).expect("what is said about it");
        let expected: Vec<_> =
            said.lines().map(|line| line.trim_start_matches(SAID).trim_start_matches(' ')).collect();
        let faults = Catalog::read(&name(&path), catalog).expect_err(&name(&path)).to_string();
        let told: Vec<_> = faults.lines().map(str::trim_start).collect();
        assert_eq!(told, expected, "{}", name(&path));
    }
}

#[test]
fn all_faults_of_a_file_are_told_at_once_in_its_order() {
    let path = &fixtures("many_faults")[0];
    let text = fs::read_to_string(path).expect("a readable fixture");
    let faults = Catalog::read(&name(path), &text).expect_err("many faults");
    let lines: Vec<_> = faults.iter().filter_map(|it| it.place.as_ref()).map(|place| place.line).collect();
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
