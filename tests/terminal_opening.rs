//! A catalog that takes its time: the screen is there at once, and all that ends or interrupts a session does.
//!
//! The catalogs here come through a pipe, so that each is read when the test lets it be.

#[path = "common/pty.rs"]
mod pty;

use pty::{End, Pty, segue};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use signal_hook::consts::SIGTERM;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const CATALOG: &str = include_str!("../assets/catalogs/draft.toml");

/// segue while it waits for its catalog, and the pipe through which that comes.
struct Waiting {
    pty: Pty,
    pipe: PathBuf,
    _folder: TempDir,
}

impl Waiting {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the pipe");
        let pipe = folder.path().join("slow.toml");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
        let mut pty = segue(&["--catalog", pipe.to_str().expect("a plain path")]).start();
        pty.wait_for("1 of 4");
        Self { pty, pipe, _folder: folder }
    }

    fn let_read(&self, text: &str) {
        fs::write(&self.pipe, text).expect("segue reads from the pipe");
    }
}

#[test]
fn the_screen_is_there_first_and_the_goals_once_they_are_read() {
    let mut waiting = Waiting::start();
    waiting.pty.wait_for("Reading");
    waiting.let_read(CATALOG);
    waiting.pty.wait_for("Optimize advertising");
    waiting.pty.press("q");
    assert_eq!(waiting.pty.end(), End::Code(130));
    waiting.pty.assert_given_back();
}

#[test]
fn what_is_typed_ahead_acts_when_the_goals_are_there() {
    let mut waiting = Waiting::start();
    waiting.pty.press("enter / q u i");
    waiting.let_read(CATALOG);
    waiting.pty.wait_for("Filter: qui");
    waiting.pty.press("ctrl-c");
    assert_eq!(waiting.pty.end(), End::Code(130));
}

#[test]
fn nobody_has_to_wait_to_leave() {
    for key in ["q", "ctrl-c"] {
        let mut waiting = Waiting::start();
        waiting.pty.press(key);
        assert_eq!(waiting.pty.end(), End::Code(130), "{key}");
        waiting.pty.assert_given_back();
    }
    let mut waiting = Waiting::start();
    waiting.pty.signal(SIGTERM);
    assert_eq!(waiting.pty.end(), End::Signal(SIGTERM));
    waiting.pty.assert_given_back();
}

#[test]
fn it_fits_a_terminal_that_changes_meanwhile() {
    let mut waiting = Waiting::start();
    waiting.pty.wait_for("Reading");
    waiting.pty.resize(30, 8);
    waiting.pty.wait_for("segue needs 40x12");
    waiting.pty.resize(100, 30);
    waiting.pty.wait_for("Reading");
    waiting.let_read(CATALOG);
    waiting.pty.wait_for("Use cases of");
}

#[test]
fn the_faults_of_one_stand_on_the_normal_screen() {
    let mut waiting = Waiting::start();
    waiting.let_read("id = \"x\"\n[[goal]]\n");
    assert_eq!(waiting.pty.end(), End::Code(1));
    waiting.pty.assert_given_back();
    assert!(waiting.pty.text().contains("slow.toml:"), "{}", waiting.pty.text());
}

#[test]
fn ones_own_catalogs_are_found_and_read_while_the_list_is_open() {
    let folder = tempfile::tempdir().expect("a folder for the catalogs");
    let catalogs = folder.path().join("segue/catalogs");
    fs::create_dir_all(&catalogs).expect("a folder");
    let own = "id = \"our-shop\"\ntitle = \"Our shop\"\nextends = \"draft\"\n\
               edition = { date = 2026-01-31, name = \"first\" }\n";
    fs::write(catalogs.join("shop.toml"), own).expect("a file");
    // As long as the test's process lives, so do the names of its few folders.
    let config: &'static str = folder.path().to_string_lossy().into_owned().leak();
    let mut pty = segue(&[]).environment("XDG_CONFIG_HOME", config).start();
    pty.wait_for("1 of 4");
    pty.press("c");
    pty.wait_for("Choices stay with");
    pty.press("G enter");
    pty.wait_for("Now showing Our shop.");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(130));
}
