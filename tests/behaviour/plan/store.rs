//! What segue writes is whole or not at all, and nobody's work is written over.

use segue::plan::store::{
    Fingerprint, Overwrite, PathError, SaveError, expand, folder_of, make_folder, read, save,
};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// The names in a folder, sorted: what a save leaves behind.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<_> = entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_new_file_holds_what_was_saved_and_nothing_else_stays() {
    let folder = folder();
    let path = folder.path().join("setup-plan.toml");
    let fingerprint = save(&path, b"version = 1\n", Overwrite::Never).expect("saved");
    assert_eq!(fingerprint, Fingerprint::of(b"version = 1\n"));
    assert_eq!(read(&path).expect("readable"), ("version = 1\n".to_owned(), fingerprint));
    assert_eq!(names(folder.path()), ["setup-plan.toml"]);
}

#[test]
fn a_file_that_is_there_is_not_written_over_unasked() {
    let folder = folder();
    let path = folder.path().join("plan.toml");
    fs::write(&path, "theirs").expect("written");
    let error = save(&path, b"mine", Overwrite::Never).expect_err("refused");
    assert!(matches!(error, SaveError::Exists(_)), "{error:?}");
    assert_eq!(fs::read_to_string(&path).expect("there"), "theirs");
    save(&path, b"mine", Overwrite::Always).expect("asked for");
    assert_eq!(fs::read_to_string(&path).expect("there"), "mine");
    assert_eq!(names(folder.path()), ["plan.toml"]);
}

#[test]
fn a_file_that_changed_since_it_was_read_is_not_written_over() {
    let folder = folder();
    let path = folder.path().join("plan.toml");
    fs::write(&path, "old").expect("written");
    let (_, fingerprint) = read(&path).expect("readable");
    fs::write(&path, "theirs").expect("written");
    match save(&path, b"mine", Overwrite::IfUnchanged(fingerprint)) {
        Err(SaveError::Changed { theirs, .. }) => assert_eq!(theirs, b"theirs"),
        other => panic!("{other:?}"),
    }
    assert_eq!(fs::read_to_string(&path).expect("there"), "theirs");
    let fingerprint =
        save(&path, b"both", Overwrite::IfUnchanged(Fingerprint::of(b"theirs"))).expect("saved");
    save(&path, b"again", Overwrite::IfUnchanged(fingerprint))
        .expect("the fingerprint of a save is good for the next");
    assert_eq!(names(folder.path()), ["plan.toml"]);
}

#[test]
fn a_file_that_vanished_is_told_and_not_made_anew() {
    let folder = folder();
    let path = folder.path().join("plan.toml");
    let error = save(&path, b"mine", Overwrite::IfUnchanged(Fingerprint::of(b"old"))).expect_err("refused");
    assert!(matches!(error, SaveError::Vanished(_)), "{error:?}");
    assert!(names(folder.path()).is_empty());
}

#[test]
fn two_writers_never_lose_each_others_work() {
    const EACH: usize = 60;
    let folder = folder();
    let path = folder.path().join("plan.toml");
    fs::write(&path, "").expect("written");
    std::thread::scope(|scope| {
        for name in ["a", "b"] {
            let path = &path;
            scope.spawn(move || {
                let mut left = EACH;
                while left > 0 {
                    let (text, fingerprint) = read(path).expect("readable at any moment");
                    let text = format!("{text}{name}");
                    match save(path, text.as_bytes(), Overwrite::IfUnchanged(fingerprint)) {
                        Ok(_) => left -= 1,
                        Err(SaveError::Changed { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    let text = fs::read_to_string(&path).expect("there");
    assert_eq!(text.matches('a').count(), EACH);
    assert_eq!(text.matches('b').count(), EACH);
    assert_eq!(names(folder.path()), ["plan.toml"]);
}

#[test]
fn what_a_killed_save_left_behind_goes_with_the_next() {
    let folder = folder();
    let make = |name: &str, minutes: u64| {
        let file = fs::File::create(folder.path().join(name)).expect("written");
        let age = std::time::Duration::from_secs(minutes * 60);
        file.set_modified(std::time::SystemTime::now() - age).expect("a time of its own");
        file
    };
    make(".segue-stale.tmp", 5);
    make(".segue-young.tmp", 0);
    make(".other-stale.tmp", 5);
    let used = make(".segue-used.tmp", 5);
    used.try_lock().expect("nobody else has it");
    save(&folder.path().join("plan.toml"), b"mine", Overwrite::Never).expect("saved");
    let stay = [".other-stale.tmp", ".segue-used.tmp", ".segue-young.tmp", "plan.toml"];
    assert_eq!(names(folder.path()), stay);
    drop(used);
    save(&folder.path().join("plan.toml"), b"again", Overwrite::Always).expect("saved");
    assert!(!names(folder.path()).contains(&".segue-used.tmp".to_owned()));
}

#[cfg(unix)]
mod unix {
    use super::{folder, names};
    use segue::plan::store::{Overwrite, SaveError, save};
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::Path;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("there").permissions().mode() & 0o7777
    }

    #[test]
    fn permissions_are_kept_and_a_new_file_gets_the_usual_ones() {
        let folder = folder();
        let (usual, path) = (folder.path().join("usual"), folder.path().join("plan.toml"));
        fs::write(&usual, "").expect("written");
        save(&path, b"1", Overwrite::Never).expect("saved");
        assert_eq!(mode(&path), mode(&usual));
        fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("changed");
        save(&path, b"2", Overwrite::Always).expect("saved");
        assert_eq!(mode(&path), 0o640);
    }

    #[test]
    fn a_symbolic_link_is_followed_not_replaced() {
        let folder = folder();
        fs::create_dir(folder.path().join("plans")).expect("made");
        let (link, target) = (folder.path().join("plan.toml"), folder.path().join("plans/real.toml"));
        symlink("second.toml", &link).expect("linked");
        symlink("plans/real.toml", folder.path().join("second.toml")).expect("linked");
        save(&link, b"new", Overwrite::Never).expect("a link that leads nowhere yet shows where to write");
        assert_eq!(fs::read_to_string(&target).expect("there"), "new");
        save(&link, b"newer", Overwrite::Always).expect("saved");
        assert_eq!(fs::read_to_string(&target).expect("there"), "newer");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(names(folder.path()), ["plan.toml", "plans", "second.toml"]);
        assert_eq!(names(&folder.path().join("plans")), ["real.toml"]);
    }

    #[test]
    fn links_in_a_circle_are_told() {
        let folder = folder();
        let link = folder.path().join("plan.toml");
        symlink("plan.toml", &link).expect("linked");
        let error = save(&link, b"x", Overwrite::Always).expect_err("refused");
        assert!(matches!(error, SaveError::CircularLinks(_)), "{error:?}");
    }

    #[test]
    fn a_read_only_file_stays_as_it_is() {
        let folder = folder();
        let path = folder.path().join("plan.toml");
        fs::write(&path, "theirs").expect("written");
        fs::set_permissions(&path, Permissions::from_mode(0o444)).expect("changed");
        let error = save(&path, b"mine", Overwrite::Always).expect_err("refused");
        assert!(matches!(error, SaveError::ReadOnly(_)), "{error:?}");
        assert_eq!(fs::read_to_string(&path).expect("there"), "theirs");
    }

    #[test]
    fn a_device_is_no_file() {
        let error = save(Path::new("/dev/null"), b"x", Overwrite::Always).expect_err("refused");
        assert!(matches!(error, SaveError::NotAFile(_)), "{error:?}");
    }
}

#[test]
fn a_folder_is_not_written_over() {
    let folder = folder();
    let error = save(folder.path(), b"x", Overwrite::Always).expect_err("refused");
    assert!(matches!(error, SaveError::Folder(_)), "{error:?}");
    assert!(read(folder.path()).expect_err("no file").to_string().contains("this is a folder, not a file"));
}

#[test]
fn a_missing_folder_is_told_apart_and_can_be_made() {
    let folder = folder();
    let path = folder.path().join("plans/2026/plan.toml");
    match save(&path, b"x", Overwrite::Never) {
        Err(SaveError::NoFolder(missing)) => assert_eq!(missing, folder_of(&path)),
        other => panic!("{other:?}"),
    }
    make_folder(&path).expect("made");
    save(&path, b"x", Overwrite::Never).expect("saved");
    let below_a_file = path.join("plan.toml");
    for error in [
        save(&below_a_file, b"x", Overwrite::Never).expect_err("refused"),
        make_folder(&below_a_file.join("x")).expect_err("refused"),
    ] {
        assert!(matches!(error, SaveError::FolderIsAFile(_)), "{error:?}");
    }
}

#[test]
fn a_name_that_is_too_long_is_told() {
    let folder = folder();
    let error = save(&folder.path().join("n".repeat(300)), b"x", Overwrite::Never).expect_err("refused");
    assert!(matches!(error, SaveError::NameTooLong(_)), "{error:?}");
    assert!(names(folder.path()).is_empty());
    let long = "n".repeat(255);
    save(&folder.path().join(&long), b"x", Overwrite::Never).expect("as long as a name may be");
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let folder = folder();
    let path = folder.path().join("plan.toml");
    assert!(read(&path).expect_err("missing").to_string().contains("there is no such file"));
    fs::write(&path, b"name = \"\xff\"").expect("written");
    let fault = read(&path).expect_err("not UTF-8").to_string();
    assert!(fault.contains("plan.toml:1:9"), "{fault}");
}

#[test]
fn what_a_person_types_becomes_a_path() {
    let home = Some(Path::new("/home/ada"));
    let path = |typed| expand(typed, home);
    assert_eq!(path("plans/a.toml"), Ok(PathBuf::from("plans/a.toml")));
    assert_eq!(path("  my plan.toml "), Ok(PathBuf::from("my plan.toml")));
    assert_eq!(path("~/plan.toml"), Ok(PathBuf::from("/home/ada/plan.toml")));
    assert_eq!(expand("~/plan.toml", None), Err(PathError::UnknownHome));
    assert_eq!(path("~bob/plan.toml"), Err(PathError::UnknownHome));
    assert_eq!(path("a~"), Ok(PathBuf::from("a~")));
    assert_eq!(path(" "), Err(PathError::Empty));
    assert_eq!(path("plan\x1b[2J.toml"), Err(PathError::ControlCharacter));
    for folder in ["plans/", "~", "~/", ".", ".."] {
        assert_eq!(path(folder), Err(PathError::Folder), "{folder}");
    }
}

#[test]
fn errors_show_no_name_raw() {
    let error = SaveError::Exists("a\x1b[31m.toml".into()).to_string();
    assert_eq!(error, "a␛[31m.toml exists already and was left as it is. Choose another name.");
}
