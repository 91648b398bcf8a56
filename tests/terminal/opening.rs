//! A catalog that takes its time: the screen is there at once, and all that ends or interrupts a session does.
//!
//! The catalogs here come through a pipe, so that each is read when the test lets it be.

use rustix::fs::{CWD, FileType, Mode, mknodat};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP};
use std::fs;
use std::path::PathBuf;
use support::pty;
use support::pty::{End, Pty, segue};
use tempfile::TempDir;

const CATALOG: &str = include_str!("../../assets/catalogs/draft.toml");

/// segue while it waits for its catalog, and the pipe through which that comes.
struct Waiting {
    pty: Pty,
    pipe: PathBuf,
    _folder: TempDir,
}

/// A pipe in a folder of its own, and its path.
fn pipe() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder for the pipe");
    let pipe = folder.path().join("slow.toml");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
    let pipe = pipe.to_str().expect("a plain path").to_owned();
    (folder, pipe)
}

impl Waiting {
    fn start() -> Self {
        let (folder, pipe) = pipe();
        let mut pty = segue(&["--catalog", &pipe]).start();
        pty.wait_for("1 of 4");
        Self { pty, pipe: pipe.into(), _folder: folder }
    }

    /// Lets a stopped program go on, which has to draw its whole screen again.
    fn comes_back(&mut self, screen_before: &str) {
        self.pty.wipe();
        self.pty.signal(SIGCONT);
        self.pty.wait_until("the screen as before", |pty| pty.text() == screen_before);
        self.pty.assert_taken(false);
    }

    /// The catalog comes at last, and the session goes as any.
    fn goes_on(&mut self) {
        self.let_read(CATALOG);
        self.pty.wait_for("Optimize advertising");
        self.pty.press("q");
        assert_eq!(self.pty.end(), End::Code(130));
        self.pty.assert_given_back();
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
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
        let mut waiting = Waiting::start();
        waiting.pty.signal(signal);
        assert_eq!(waiting.pty.end(), End::Signal(signal));
        waiting.pty.assert_given_back();
    }
}

#[test]
fn the_shell_gets_the_terminal_meanwhile() {
    let stops: [fn(&Pty); 2] = [|pty| pty.press("ctrl-z"), |pty| pty.signal(SIGTSTP)];
    for stop in stops {
        let mut waiting = Waiting::start();
        waiting.pty.wait_for("Reading");
        for _ in 0..3 {
            let before = waiting.pty.text();
            stop(&waiting.pty);
            waiting.pty.stop();
            waiting.pty.assert_given_back();
            waiting.comes_back(&before);
        }
        waiting.goes_on();
    }
}

#[test]
fn a_stop_that_no_program_can_hear_of_is_survived() {
    let mut waiting = Waiting::start();
    waiting.pty.wait_for("Reading");
    let before = waiting.pty.text();
    waiting.pty.signal(SIGSTOP);
    waiting.pty.stop();
    // What a shell does when its job stops.
    waiting.pty.set_line_mode();
    waiting.comes_back(&before);
    waiting.goes_on();
}

#[test]
fn a_catalog_that_is_read_while_the_shell_has_the_terminal_is_there_afterwards() {
    let mut waiting = Waiting::start();
    waiting.pty.press("ctrl-z");
    waiting.pty.stop();
    waiting.pty.resize(100, 30);
    // Nobody reads before the program goes on, so the text has to wait in the pipe.
    let pipe = waiting.pipe.clone();
    let author = std::thread::spawn(move || fs::write(pipe, CATALOG).expect("segue reads from the pipe"));
    waiting.pty.assert_given_back();
    waiting.pty.signal(SIGCONT);
    author.join().expect("it was read");
    waiting.pty.wait_for("Use cases of");
    waiting.pty.assert_taken(false);
}

#[test]
fn a_hang_up_ends_it_meanwhile() {
    let mut waiting = Waiting::start();
    waiting.pty.close();
    assert_eq!(waiting.pty.end(), End::Signal(SIGHUP));
    let (folder, pipe) = pipe();
    let mut pty = segue(&["--catalog", &pipe]).without_control().start();
    pty.wait_for("1 of 4");
    pty.close();
    assert_eq!(pty.end(), End::Signal(SIGHUP));
    drop(folder);
}

#[test]
fn a_paste_meanwhile_is_no_keys() {
    let mut waiting = Waiting::start();
    waiting.pty.paste("q\r \x1a\x03");
    waiting.pty.wait_for("Reading");
    waiting.goes_on();
}

#[test]
fn one_that_cannot_be_read_is_told_on_the_normal_screen() {
    let folder = pty::new_folder();
    fs::create_dir(folder.path().join("folder.toml")).expect("made");
    std::os::unix::fs::symlink("loop.toml", folder.path().join("loop.toml")).expect("linked");
    std::os::unix::net::UnixListener::bind(folder.path().join("socket.toml")).expect("bound");
    for (path, said) in [
        ("nowhere.toml", "check the path"),
        ("folder.toml", "add the name of a file"),
        ("loop.toml", "loop.toml"),
        ("socket.toml", "socket.toml"),
        ("./folder.toml/../..", "add the name of a file"),
        ("/dev/null", "this is not a catalog"),
        ("/dev/zero", "the file is too large for a catalog"),
    ] {
        let mut pty = segue(&["--catalog", path]).in_folder(&folder).start();
        assert_eq!(pty.end(), End::Code(1), "{path}: {}", pty.text());
        pty.assert_given_back();
        assert!(pty.text().replace('\n', " ").contains(said), "{path}: {}", pty.text());
    }
}

#[test]
fn a_catalog_without_an_end_is_given_up() {
    let mut waiting = Waiting::start();
    let pipe = waiting.pipe.clone();
    // The program stops reading, which a pipe tells to whoever writes.
    let author = std::thread::spawn(move || {
        let mut pipe = fs::OpenOptions::new().write(true).open(pipe).expect("segue reads from the pipe");
        while std::io::Write::write_all(&mut pipe, &[b'#'; 16384]).is_ok() {}
    });
    assert_eq!(waiting.pty.end(), End::Code(1));
    waiting.pty.assert_given_back();
    assert!(waiting.pty.text().contains("the file is too large for a catalog"), "{}", waiting.pty.text());
    author.join().expect("the pipe is closed");
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
