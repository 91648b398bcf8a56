//! Files with one fault each, which end with what is said about it.

use std::fs;
use std::path::{Path, PathBuf};

/// How the lines begin that hold what is said.
const SAID: &str = "#>";

/// The TOML files in a folder below `tests/fixtures`, by name.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(crate::ROOT).join("tests/fixtures").join(folder);
    let entries = fs::read_dir(&folder).expect("the fixtures are in the repository");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    files.sort();
    files
}

/// The name of a file, by which faults name it.
pub fn name(path: &Path) -> String {
    path.file_name().expect("a file").to_string_lossy().into_owned()
}

/// Holds each file of a folder to what it ends with: what `say` says of its name and of the text before. With
/// `INSTA_UPDATE=always`, as for snapshots, makes it so. Gives all that is said.
pub fn hold(folder: &str, say: impl Fn(&str, &str) -> String) -> String {
    let mut all = String::new();
    for path in files(folder) {
        let whole = fs::read_to_string(&path).expect("a readable fixture");
        let text = whole.split_once(&format!("\n{SAID}")).map_or(&*whole, |(text, _)| text);
        let said = say(&name(&path), text);
        let lines: Vec<_> =
            said.lines().map(|line| format!("{SAID} {line}").trim_end().to_owned()).collect();
        let wanted = format!("{text}\n{}\n", lines.join("\n"));
        if whole != wanted && std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
            fs::write(&path, &wanted).expect("a file that can be written");
        }
        assert_eq!(fs::read_to_string(&path).expect("a readable fixture"), wanted, "{}", name(&path));
        all.push_str(&said);
        all.push('\n');
    }
    all
}
