//! A terminal that takes nothing any more, as a window that hangs or a line that is down, keeps nobody: a
//! signal ends the program, nothing is lost, and whoever looks again finds the terminal as it was before.

use rustix::fs::{CWD, FileType, Mode, mknodat};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use std::fs;
use support::pty;
use support::pty::{End, Pty, segue};

const PLAN: &str = include_str!("../fixtures/plans/hand-edited.toml");

/// A wizard in which something is chosen.
fn chosen() -> Pty {
    let mut pty = segue(&["--mouse"]).start();
    pty.wait_for("1 of 4");
    pty.press("enter space");
    pty.wait_for("1 selected");
    pty
}

/// The program ends with the first signal, and what is not seen is not in the way of giving the terminal back.
fn ends(pty: &mut Pty, signal: i32) {
    pty.signal(signal);
    assert_eq!(pty.end(), End::Signal(signal));
    pty.assert_given_back();
}

#[test]
fn the_first_signal_ends_it() {
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
        let mut pty = chosen();
        pty.stall();
        ends(&mut pty, signal);
    }
}

#[test]
fn it_does_in_the_middle_of_a_frame_and_what_was_chosen_is_kept() {
    let mut pty = chosen();
    pty.stall();
    // Its frame waits; what the key did is not waited for.
    pty.press("down");
    pty.resize(120, 40);
    ends(&mut pty, SIGTERM);
    let mut pty = segue(&["--resume"]).in_folder(&pty.share_folder()).start();
    pty.wait_for("1 selected");
}

#[test]
fn it_does_while_the_terminal_is_about_to_be_given_back() {
    for keys in ["q", "ctrl-z"] {
        let mut pty = segue(&[]).start();
        pty.wait_for("1 of 4");
        pty.stall();
        pty.press(keys);
        pty.signal(SIGTERM);
        let end = pty.end();
        assert!(matches!(end, End::Code(130) | End::Signal(SIGTERM)), "{keys}: {end:?}");
        pty.assert_given_back();
    }
}

#[test]
fn it_does_while_a_catalog_is_read() {
    let folder = pty::new_folder();
    let pipe = folder.path().join("slow.toml");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
    let mut pty = segue(&["--catalog", "slow.toml"]).in_folder(&folder).start();
    pty.wait_for("Reading");
    pty.stall();
    pty.resize(100, 30);
    ends(&mut pty, SIGTERM);
}

#[test]
fn what_is_left_to_say_does_not_keep_it_either() {
    let folder = pty::new_folder();
    let path = folder.path().join("plan.toml");
    fs::write(&path, PLAN).expect("written");
    let mut pty = segue(&["open", "plan.toml"]).in_folder(&folder).start();
    pty.wait_for("Track events");
    let ticks = |pty: &Pty| pty.text().matches("[x]").count();
    let before = ticks(&pty);
    pty.press("down space");
    pty.wait_until("the tick", |pty| ticks(pty) == before + 1 && pty.text().contains("· saved"));
    pty.stall();
    pty.resize(120, 40);
    ends(&mut pty, SIGTERM);
    let ticked = fs::read_to_string(&path).expect("there").matches("dev = true").count();
    assert_eq!(ticked, PLAN.matches("dev = true").count() + 1);
}

#[test]
fn who_signals_twice_is_not_waited_for() {
    let mut pty = chosen();
    pty.stall();
    pty.resize(120, 40);
    pty.signal(SIGTERM);
    pty.signal(SIGINT);
    let end = pty.end();
    assert!(matches!(end, End::Signal(SIGTERM | SIGINT)), "{end:?}");
    assert!(pty.is_in_line_mode());
}

#[test]
fn a_terminal_that_goes_on_gets_all_it_missed() {
    let mut pty = chosen();
    pty.stall();
    pty.press("down space");
    pty.resize(120, 40);
    pty.go_on();
    pty.wait_for("2 selected");
    pty.press("q y");
    assert_eq!(pty.end(), End::Code(130));
    pty.assert_given_back();
}
