//! The terminal's background, asked for and not waited for.

use support::pty::{Pty, segue};
use vt100::Color;

fn has_colour(pty: &Pty, index: u8) -> bool {
    let mut cells =
        (0..24).flat_map(|row| (0..80).filter_map(move |column| pty.screen().cell(row, column)));
    cells.any(|cell| cell.fgcolor() == Color::Idx(index))
}

#[test]
fn the_answer_recolours_and_is_never_taken_for_a_key() {
    // The accent colours of the two themes.
    for (colour, accent) in [("ffff/ffff/ffff", 24), ("1e1e/1e1e/1e1e", 80)] {
        let mut pty = segue(&[]).start();
        pty.wait_for("1 of 4");
        let before = pty.text();
        pty.send(format!("\x1b]11;rgb:{colour}\x1b\\"));
        pty.wait_until("the accent", |pty| has_colour(pty, accent));
        assert_eq!(pty.text(), before);
        pty.press("enter");
        pty.wait_for("2 of 4");
    }
}

#[test]
fn an_answer_among_keys_leaves_the_keys() {
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    pty.press("enter /");
    pty.wait_for("Filter:");
    pty.send("ca\x1b]11;rgb:0000/0000/0000\x07rt");
    pty.wait_for("Filter: cart");
    pty.wait_until("the accent", |pty| has_colour(pty, 80));
}

#[test]
fn a_terminal_that_never_answers_is_not_waited_for() {
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    pty.press("enter / esc esc");
    pty.wait_for("1 of 4");
}
