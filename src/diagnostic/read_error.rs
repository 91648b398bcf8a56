//! Files that cannot be read.

use super::{Code, Diagnostic, nearest, quoted};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How many files of a folder are looked at in search of the one that was meant.
const FILES: usize = 1_000;

/// Why the file at `path` cannot be read. Where it is missing, one beside it may have been meant.
pub fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let (message, help) = match error.kind() {
        ErrorKind::NotFound if path.is_symlink() => {
            let target = fs::read_link(path).unwrap_or_default();
            let target = quoted(&target.to_string_lossy());
            (
                format!("this is a link to {target}, which is not there"),
                "let it lead to a file, or remove it",
            )
        }
        ErrorKind::NotFound => {
            let near = nearest_file(path).map(|near| format!("did you mean {}?", quoted(&near)));
            return diagnostic(path, "there is no such file", near.as_deref().unwrap_or("check the path"));
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
    diagnostic(path, &message, help)
}

fn diagnostic(path: &Path, message: &str, help: &str) -> Diagnostic {
    Diagnostic::of_file(Code::UnreadableFile, path.to_string_lossy(), message, Some(help))
}

/// The file in the folder of `path` whose name is nearest to its.
fn nearest_file(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?.take(FILES).flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()));
    let mut files: Vec<_> = files.map(|entry| PathBuf::from(entry.file_name())).collect();
    files.sort_unstable();
    // What all names end with does not make any of them nearer.
    let (alike, other) = files.iter().partition(|file| file.extension() == path.extension());
    let near = nearest_by(path, alike, Path::file_stem);
    let near = near.or_else(|| nearest_by(path, other, Path::file_name))?;
    let near = folder.map_or_else(|| near.to_owned(), |folder| folder.join(near));
    Some(near.to_string_lossy().into_owned())
}

fn nearest_by<'f>(
    wanted: &Path,
    mut files: Vec<&'f PathBuf>,
    part: fn(&Path) -> Option<&OsStr>,
) -> Option<&'f Path> {
    let text = |path| part(path).unwrap_or_default().to_string_lossy().into_owned();
    let texts: Vec<_> = files.iter().map(|file| text(file)).collect();
    let near = nearest(&text(wanted), texts.iter().map(String::as_str))?;
    let location = texts.iter().position(|text| text == near)?;
    Some(files.swap_remove(location))
}

#[cfg(test)]
mod tests {
    use super::unreadable;
    use std::fs;

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_told_as_such() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("plan.toml");
        std::os::unix::fs::symlink("plans/plan.toml", &path).expect("a link");
        let told = unreadable(&path, &fs::read(&path).expect_err("it leads nowhere"));
        assert_eq!(told.message, "this is a link to `plans/plan.toml`, which is not there");
        assert_eq!(told.help.as_deref(), Some("let it lead to a file, or remove it"));
    }

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
        assert_eq!(help("setup-plan"), help("setup-pln.toml"));
        assert_eq!(help("setup-plan.tmol"), help("setup-pln.toml"));
        assert_eq!(help("other.toml"), "check the path");
        fs::create_dir(folder.path().join("others.toml")).expect("a folder");
        fs::write(folder.path().join("bother.toml"), "").expect("a file");
        assert!(help("other.toml").ends_with("bother.toml`?"), "a folder is no file");
        assert_eq!(help("nowhere.toml"), "check the path", "what all names end with brings none nearer");
    }
}
