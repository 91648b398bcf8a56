//! Files that cannot be read.

use super::{Fault, nearest, quoted};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How many files of a folder are looked at in search of the one that was meant.
const FILES: usize = 1_000;

/// Why the file at `path` cannot be read. Where it is missing, one beside it may have been meant.
pub fn unreadable(path: &Path, error: &io::Error) -> Fault {
    let (message, help) = match error.kind() {
        ErrorKind::NotFound => {
            let near = nearest_file(path).map(|near| format!("did you mean {}?", quoted(&near)));
            return fault(path, "there is no such file", near.as_deref().unwrap_or("check the path"));
        }
        ErrorKind::NotADirectory => {
            ("a part of the path is a file, not a folder".to_owned(), "check the path")
        }
        ErrorKind::IsADirectory => ("this is a folder, not a file".to_owned(), "add the name of a file"),
        ErrorKind::PermissionDenied => {
            ("you may not read this file".to_owned(), "ask its owner to let you read it")
        }
        _ => (format!("the file cannot be read: {error}"), "check the path and the disk"),
    };
    fault(path, &message, help)
}

fn fault(path: &Path, message: &str, help: &str) -> Fault {
    Fault::of_file(path.to_string_lossy(), message, Some(help))
}

/// The file in the folder of `path` whose name is nearest to its.
fn nearest_file(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_string_lossy();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let names = entries.take(FILES).filter_map(|entry| Some(entry.ok()?.file_name()));
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    let near = nearest(&wanted, names.iter().map(String::as_str))?;
    let near = folder.map_or_else(|| PathBuf::from(near), |folder| folder.join(near));
    Some(near.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::unreadable;
    use std::fs;

    #[test]
    fn the_file_that_was_meant_is_offered() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("setup-plan.toml"), "").expect("a file");
        let help = |name: &str| {
            let path = folder.path().join(name);
            let error = fs::read(&path).expect_err("it is not there");
            unreadable(&path, &error).help.expect("a remedy")
        };
        let near = folder.path().join("setup-plan.toml");
        assert_eq!(help("setup-pln.toml"), format!("did you mean `{}`?", near.display()));
        assert_eq!(help("other.toml"), "check the path");
    }
}
