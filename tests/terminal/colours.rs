//! Without colours and without box characters, everything still shows.

use support::pty::{Pty, segue};
use vt100::{Cell, Color};

/// Goes through all steps and what is in front of them.
fn see_everything(pty: &mut Pty) {
    pty.wait_for("1 of 4");
    for (keys, sign) in [
        ("c", "begins one of your own"),
        ("esc", "Which goal"),
        ("enter", "2 of 4"),
        ("space right", "Order Completed"),
        ("/", "Filter:"),
        ("o r d e r", "Filter: order"),
        ("enter", "space select"),
        ("?", "Find a key"),
        ("esc", "space select"),
        ("enter", "3 of 4"),
        ("space", "[ ] Order Completed"),
        ("n", "Note to"),
        ("h i enter", "1 selected"),
        ("enter", "4 of 4"),
        ("esc", "3 of 4"),
    ] {
        pty.press(keys);
        pty.wait_for(sign);
    }
}

fn cells(pty: &Pty) -> impl Iterator<Item = &Cell> {
    (0..24).flat_map(move |row| (0..80).filter_map(move |column| pty.screen().cell(row, column)))
}

/// The select graphic rendition sequences of an output, their parameters.
fn renditions(output: &str) -> impl Iterator<Item = &str> {
    output.split("\x1b[").filter_map(|sequence| {
        let end = sequence.find(|part: char| !"0123456789;:".contains(part))?;
        sequence[end..].starts_with('m').then_some(&sequence[..end])
    })
}

/// Whether a rendition names a colour. 39 and 49 go back to the terminal's own.
fn is_colour(rendition: &str) -> bool {
    rendition.split([';', ':']).any(|part| {
        matches!(part.parse::<u8>(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107)) && !part.is_empty()
    })
}

fn assert_no_colours(pty: &Pty) {
    let coloured: Vec<_> = renditions(pty.output()).filter(|rendition| is_colour(rendition)).collect();
    assert!(coloured.is_empty(), "colours reached the terminal: {coloured:?}");
    assert!(cells(pty).all(|cell| cell.fgcolor() == Color::Default && cell.bgcolor() == Color::Default));
}

/// The rows in which something is reversed.
fn reversed_rows(pty: &Pty) -> Vec<u16> {
    (0..24)
        .filter(|row| (0..80).any(|column| pty.screen().cell(*row, column).is_some_and(Cell::inverse)))
        .collect()
}

fn assert_cursor_shows(pty: &mut Pty) {
    pty.wait_for("1 of 4");
    let before = reversed_rows(pty);
    assert!(!before.is_empty(), "the row under the cursor is reversed:\n{}", pty.text());
    pty.press("j");
    pty.wait_until("another row under the cursor", |pty| reversed_rows(pty) != before);
    assert!(!reversed_rows(pty).is_empty(), "the next row is:\n{}", pty.text());
    pty.press("k");
    pty.wait_until("the first row again", |pty| reversed_rows(pty) == before);
}

#[test]
fn no_color_means_no_colour_and_the_cursor_shows() {
    let mut pty = segue(&["--theme", "dark"]).environment("NO_COLOR", "1").start();
    assert_cursor_shows(&mut pty);
    see_everything(&mut pty);
    assert_no_colours(&pty);
}

#[test]
fn the_mono_theme_means_no_colour_and_the_cursor_shows() {
    let mut pty = segue(&["--theme", "mono"]).start();
    assert_cursor_shows(&mut pty);
    see_everything(&mut pty);
    assert_no_colours(&pty);
}

#[test]
fn other_themes_have_colours() {
    for theme in ["auto", "dark", "light"] {
        let mut pty = segue(&["--theme", theme]).start();
        pty.wait_for("1 of 4");
        assert!(renditions(pty.output()).any(is_colour), "{theme}");
        assert!(cells(&pty).any(|cell| cell.fgcolor() != Color::Default), "{theme}");
    }
}

#[test]
fn ascii_means_ascii() {
    let mut pty = segue(&["--ascii"]).start();
    see_everything(&mut pty);
    let other: String = pty.output().chars().filter(|character| !character.is_ascii()).collect();
    assert_eq!(other, "", "characters that are not ASCII reached the terminal");
}
