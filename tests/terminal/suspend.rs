//! The shell gets the terminal while segue is stopped, and the screen comes back whole.

use signal_hook::consts::{SIGCONT, SIGSTOP, SIGTSTP};
use support::pty;
use support::pty::{End, Pty, segue};

fn started() -> Pty {
    let mut pty = segue(&["--mouse"]).start();
    pty.wait_for("1 of 4");
    pty.press("enter space");
    pty.wait_for("1 selected");
    pty
}

/// Continues a stopped program: it has to draw its whole screen again, and to go on where it was.
fn comes_back(pty: &mut Pty, screen_before: &str) {
    pty.wipe();
    pty.signal(SIGCONT);
    pty.wait_until("the screen as before", |pty| pty.text() == screen_before);
    pty.assert_taken(true);
    pty.press("enter");
    pty.wait_for("3 of 4");
    pty.press("q y");
    assert_eq!(pty.end(), End::Code(130));
    pty.assert_given_back();
}

#[test]
fn ctrl_z_and_back() {
    let mut pty = started();
    let before = pty.text();
    pty.press("ctrl-z");
    pty.stop();
    pty.assert_given_back();
    comes_back(&mut pty, &before);
}

#[test]
fn a_signal_to_stop_is_ctrl_z() {
    let mut pty = started();
    let before = pty.text();
    pty.signal(SIGTSTP);
    pty.stop();
    pty.assert_given_back();
    comes_back(&mut pty, &before);
}

#[test]
fn a_stop_that_no_program_can_hear_of() {
    let mut pty = started();
    let before = pty.text();
    pty.signal(SIGSTOP);
    pty.stop();
    // What a shell does when its job stops.
    pty.set_line_mode();
    comes_back(&mut pty, &before);
}

#[test]
fn again_and_again() {
    let mut pty = started();
    let before = pty.text();
    for _ in 0..5 {
        pty.press("ctrl-z");
        pty.stop();
        pty.assert_given_back();
        pty.wipe();
        pty.signal(SIGCONT);
        pty.wait_until("the screen as before", |pty| pty.text() == before);
    }
    comes_back_without_stop(&mut pty);
}

fn comes_back_without_stop(pty: &mut Pty) {
    pty.assert_taken(true);
    pty.press("q y");
    assert_eq!(pty.end(), End::Code(130));
    pty.assert_given_back();
}

#[test]
fn whoever_started_it_stops_with_it() {
    let script = format!("{}; echo over", support::program::exe());
    let mut pty = pty::program("/bin/sh", &["-c", &script]).start();
    pty.wait_for("1 of 4");
    pty.press("ctrl-z");
    // It is the shell script that we started, and that a shell would wait for.
    pty.stop();
    pty.assert_given_back();
    pty.signal_group(SIGCONT);
    pty.wait_for("1 of 4");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(0));
    assert!(pty.text().contains("over"), "{}", pty.text());
    pty.assert_given_back();
}

#[test]
fn a_size_that_changed_meanwhile_is_drawn() {
    let mut pty = started();
    pty.press("ctrl-z");
    pty.stop();
    pty.resize(100, 30);
    pty.signal(SIGCONT);
    pty.wait_until("a screen of 30 rows", |pty| {
        let rows: Vec<_> = pty.screen().rows(0, 100).collect();
        pty.screen().alternate_screen() && !rows[29].trim().is_empty()
    });
}
