//! Files with one fault each, and what is said about it: small changes to one good file, or whole files where
//! the file is wholly something else.
//!
//! A change, `NAME.patch`, has the lines of a unified diff without its headers, `@@` between two places, then an
//! empty line and what is said. What is before a change occurs once in the good file. A whole file,
//! `NAME.toml`, ends with what is said, behind `#>`.

use std::fs;
use std::path::{Path, PathBuf};

/// How the lines of a whole file begin that hold what is said.
const SAID: &str = "#>";

/// The TOML files in a folder below `tests/fixtures`, by name.
pub fn files(folder: &str) -> Vec<PathBuf> {
    with_ending(folder, "toml")
}

fn with_ending(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(fixtures().join(folder)).expect("the fixtures are in the repository");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == ending));
    files.sort();
    files
}

fn fixtures() -> PathBuf {
    Path::new(crate::ROOT).join("tests/fixtures")
}

/// The name of a file, by which faults name it.
pub fn name(path: &Path) -> String {
    path.file_name().expect("a file").to_string_lossy().into_owned()
}

/// Holds each fault of a folder to what `say` says of its name and text; `good` is the file that is changed.
/// With `INSTA_UPDATE=always`, as for snapshots, makes it so. Gives all that is said.
pub fn hold(good: &str, folder: &str, say: impl Fn(&str, &str) -> String) -> String {
    let good = fs::read_to_string(fixtures().join(good)).expect("a readable fixture");
    let mut all = String::new();
    for path in with_ending(folder, "patch") {
        let whole = fs::read_to_string(&path).expect("a readable fixture");
        let patch = whole.split_once("\n\n").map_or(whole.trim_end(), |(patch, _)| patch);
        let said = say(&name(&path.with_extension("toml")), &patched(&good, patch));
        hold_file(&path, &whole, &format!("{patch}\n\n{said}\n"));
        all.push_str(&said);
        all.push('\n');
    }
    for path in files(folder) {
        let whole = fs::read_to_string(&path).expect("a readable fixture");
        let text = whole.split_once(&format!("\n{SAID}")).map_or(&*whole, |(text, _)| text);
        let said = say(&name(&path), text);
        let lines: Vec<_> =
            said.lines().map(|line| format!("{SAID} {line}").trim_end().to_owned()).collect();
        hold_file(&path, &whole, &format!("{text}\n{}\n", lines.join("\n")));
        all.push_str(&said);
        all.push('\n');
    }
    all
}

fn hold_file(path: &Path, whole: &str, wanted: &str) {
    if whole != wanted && std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
        fs::write(path, wanted).expect("a file that can be written");
    }
    assert_eq!(fs::read_to_string(path).expect("a readable fixture"), wanted, "{}", name(path));
}

/// `good` with the changes of `patch`.
fn patched(good: &str, patch: &str) -> String {
    let mut text = format!("\n{good}\n");
    for hunk in patch.split("\n@@\n") {
        let side = |other: char| {
            let lines = hunk.lines().filter(|line| !line.starts_with(other));
            let lines = lines.map(|line| line.get(1..).expect("a line begins with a space, `-` or `+`"));
            format!("\n{}\n", lines.collect::<Vec<_>>().join("\n"))
        };
        let (before, after) = (side('+'), side('-'));
        assert_eq!(text.matches(&before).count(), 1, "{hunk}");
        // With nothing left, one end of line stays.
        text = text.replacen(&before, if after == "\n\n" { "\n" } else { &after }, 1);
    }
    text[1..text.len() - 1].to_owned()
}
