//! Terminals of every size, and terminals that change theirs.

use support::pty::{End, segue};

#[test]
fn a_small_terminal_says_what_is_needed_and_growing_brings_the_screen_back() {
    let mut pty = segue(&[]).size(30, 5).start();
    pty.wait_for("40x12");
    let sentence = pty.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(sentence, "segue needs 40x12 cells; this terminal has 30x5.");
    pty.resize(80, 24);
    pty.wait_for("1 of 4");
    assert!(!pty.text().contains("needs"), "{}", pty.text());
    pty.press("enter space");
    pty.wait_for("1 selected");
    let before = pty.text();
    pty.resize(20, 3);
    pty.wait_for("needs");
    pty.resize(80, 24);
    pty.wait_until("the screen as before", |pty| pty.text() == before);
}

#[test]
fn one_cell_is_no_reason_to_fail() {
    let mut pty = segue(&[]).size(1, 1).start();
    pty.wait_until("a first frame", |pty| pty.screen().alternate_screen() && !pty.text().is_empty());
    pty.press("enter space enter q y");
    assert_eq!(pty.end(), End::Code(130));
    pty.assert_given_back();
}

#[test]
fn a_size_beyond_reason_is_no_reason_to_fail() {
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    pty.claim_size(65_535, 65_535);
    pty.press("enter");
    pty.wait_until("the next step", |pty| pty.text().contains("esc back"));
    pty.press("q");
    assert_eq!(pty.end(), End::Code(130));
    pty.assert_given_back();
}

#[test]
fn a_storm_of_resizes_ends_in_the_frame_of_a_fresh_start() {
    for (width, height) in [(80, 24), (40, 12), (120, 40)] {
        let mut fresh = segue(&[]).size(width, height).start();
        fresh.wait_for("1 of 4");
        let mut pty = segue(&[]).start();
        pty.wait_for("1 of 4");
        for step in 0..60 {
            pty.resize(1 + (step * 37) % 160, 1 + (step * 23) % 60);
        }
        pty.resize(width, height);
        let wanted = fresh.screen().contents_formatted();
        pty.wait_until("the frame of a fresh start", |pty| pty.screen().contents_formatted() == wanted);
    }
}
