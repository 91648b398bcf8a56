//! Files of the project that the program itself makes.

use std::fs;
use std::path::Path;

/// Holds a file to what it should be; with `INSTA_UPDATE=always`, as for snapshots, makes it so.
pub fn hold(path: &Path, wanted: &str) {
    if std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
        fs::write(path, wanted).expect("a file that can be written");
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == wanted, "{} is not up to date; INSTA_UPDATE=always writes it anew", path.display());
}
