//! The screen of all keys: it shows every one, finds them, and gives the screen back.

use segue::app::keymap;
use segue::app::{Focus, Overlay, Symbols};
use support::wizard::Wizard;

/// All lines of the help, scrolled through.
fn help(wizard: &mut Wizard) -> String {
    let mut lines = Vec::new();
    for _ in 0..30 {
        lines.extend(wizard.screen().lines());
        wizard.press("page-down");
    }
    lines.join("\n")
}

#[test]
fn the_help_shows_every_key() {
    for size in [(80, 24), (120, 40)] {
        let mut wizard = Wizard::after("?").sized(size.0, size.1);
        let help = help(&mut wizard);
        for binding in keymap::bindings() {
            assert!(help.contains(binding.help), "`{}` is not in the help", binding.help);
            assert!(help.contains(&binding.key_names(&Symbols::UNICODE)), "{}", binding.help);
        }
        for (title, _) in Focus::TITLES {
            assert!(help.lines().any(|line| line.trim() == *title), "{title}");
        }
    }
}

#[test]
fn the_help_starts_with_the_keys_of_the_place_it_was_opened_from() {
    for (script, title) in [
        ("?", "Goal"),
        ("enter ?", "Use cases"),
        ("enter space enter ?", "Review"),
        ("enter / f1", "Typing a filter"),
    ] {
        let wizard = Wizard::reach(script).sized(80, 12);
        let lines = wizard.screen().lines();
        let first = lines
            .iter()
            .map(|line| line.trim())
            .find(|line| Focus::TITLES.iter().any(|(title, _)| title == line));
        assert_eq!(first, Some(title), "{script}");
    }
}

#[test]
fn every_key_is_found_in_the_help_by_its_sentence() {
    let mut wizard = Wizard::after("?");
    for binding in keymap::bindings() {
        wizard.press("ctrl-u");
        wizard.paste(binding.help);
        assert!(wizard.screen().shows(binding.help), "{}", binding.help);
    }
}

#[test]
fn the_help_says_when_nothing_matches() {
    let wizard = Wizard::after("? 'xyzzy'");
    assert!(wizard.screen().shows("No key matches what was typed."));
}

#[test]
fn the_help_gives_the_screen_back_as_it_was() {
    let mut wizard = Wizard::after("enter space down right down");
    let before = wizard.screen().text();
    wizard.press("? 'filter' down down");
    assert!(matches!(wizard.app.overlay(), Some(Overlay::Help(_))));
    wizard.press("esc");
    assert_eq!(wizard.screen().text(), before);
}

#[test]
fn the_help_scrolls_back_at_once_from_its_end() {
    let mut wizard = Wizard::after("?");
    for _ in 0..300 {
        wizard.press("down");
    }
    let end = wizard.screen().text();
    wizard.press("up");
    assert_ne!(wizard.screen().text(), end);
    wizard.press("down");
    assert_eq!(wizard.screen().text(), end);
}

#[test]
fn the_keys_that_show_and_leave_close_the_help_until_something_is_typed() {
    for key in ["?", "q"] {
        let mut wizard = Wizard::after("enter ?");
        wizard.press(key);
        assert_eq!(wizard.app.focus(), Focus::UseCases, "{key}");
    }
    let mut wizard = Wizard::after("enter ? 'e'");
    wizard.press("q ?");
    let Some(Overlay::Help(help)) = wizard.app.overlay() else { panic!("the help is closed") };
    assert_eq!(help.search.text(), "eq?");
}

#[test]
fn arrows_and_letters_that_do_the_same_share_a_row_of_the_help() {
    let screen = Wizard::after("enter ? 'down'").sized(80, 24).screen();
    assert!(screen.shows("↓, j"), "{}", screen.text());
}
