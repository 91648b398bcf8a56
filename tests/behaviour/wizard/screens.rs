//! What each screen looks like.

use ratatui::style::{Color, Modifier};
use segue::app::Symbols;
use segue::app::TargetKind;
use segue::tui::Theme;
use segue::tui::theme::{Hints, ThemeChoice};
use support::wizard::Wizard;

/// Each screen, with the keys that lead to it.
const SCREENS: &[(&str, &str)] = &[
    ("goal", ""),
    ("use-cases", "enter space down"),
    ("use-cases-open", "enter down down space right"),
    ("use-cases-inside", "enter down down space right down down down down"),
    ("filter", "enter space / 'cart'"),
    ("filter-nothing", "enter / 'xyzzy'"),
    ("review", "enter down down space down space enter down space"),
    ("review-open", "enter down down space down space enter right"),
    ("prompt", "enter down down space enter down down e 'acme.com'"),
    ("picker", "enter down down space enter end e"),
    ("picker-search", "enter down down space enter end e 'google' down down"),
    ("fit", "enter space enter end e 'Facebook Conversions API' enter right down down down down"),
    ("save", "enter space enter enter"),
    ("save-options", "enter space enter enter tab tab"),
    ("help", "enter ?"),
    ("help-search", "enter ? 'filter'"),
    ("catalogs", "c"),
    ("leave", "enter space q"),
    ("checklist", "open down space"),
    ("checklist-prod", "open tab space"),
    ("checklist-open", "open right"),
    ("checklist-filter", "open space / 'order'"),
    ("checklist-left", "open space o"),
    ("conflict", "conflict"),
    ("conflict-difference", "conflict d"),
    ("resume", "resume"),
    ("resume-in-part", "changed"),
    ("unsaved", "unsaved d"),
    ("make-folder", "no-folder"),
    ("edit", "edit"),
    ("edit-review", "edit down space down space enter"),
    ("edit-falls-away", "edit down space down space enter end"),
    ("edit-save", "edit down space down space enter enter"),
    ("edit-save-nothing", "edit enter enter"),
    ("edit-save-texts", "edit enter n 'ask Bo' enter enter ctrl-u 'Acme & Sons'"),
    ("folder-plan", "folder-plan"),
    ("edit-goal", "edit esc down"),
    ("edit-conflict", "edit-conflict"),
    ("edit-conflict-difference", "edit-conflict d"),
    ("edit-resume", "edit-resume"),
    ("edit-resume-conflict", "edit-resume enter d"),
    ("existing", "existing enter enter"),
    ("existing-update", "existing enter enter u"),
];

#[test]
fn every_screen_at_three_sizes() {
    for (name, script) in SCREENS {
        for (width, height) in [(80, 24), (120, 40), (40, 12)] {
            let screen = Wizard::reach(script).sized(width, height).screen();
            insta::assert_snapshot!(format!("{name}@{width}x{height}"), screen.text());
        }
    }
}

#[test]
fn without_box_characters_everything_is_ascii() {
    let ascii = Theme { symbols: Symbols::ASCII, ..Theme::mono() };
    for (name, script) in SCREENS {
        let screen = Wizard::reach(script).themed(ascii.clone()).screen();
        assert!(screen.text().is_ascii(), "{name}:\n{}", screen.text());
    }
    for name in ["use-cases-open", "review", "save"] {
        let (_, script) = SCREENS.iter().find(|(it, _)| *it == name).expect("a screen of that name");
        let screen = Wizard::reach(script).themed(ascii.clone()).screen();
        insta::assert_snapshot!(format!("{name}@ascii"), screen.text());
    }
}

#[test]
fn a_file_in_the_way_is_told_beside_its_path() {
    let mut wizard = Wizard::after("enter space enter");
    wizard.occupy("setup-plan.toml", TargetKind::Taken("there already".to_owned()));
    wizard.press("enter enter");
    insta::assert_snapshot!(wizard.screen().text());
}

fn theme(choice: ThemeChoice) -> Theme {
    Theme::choose(choice, &Hints::default(), Symbols::UNICODE)
}

#[test]
fn the_selection_stands_out_in_every_theme() {
    for choice in [ThemeChoice::Auto, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Mono] {
        let screen = Wizard::after("enter space down").themed(theme(choice)).screen();
        let selected = screen.style_of("[x] Build high");
        let unselected = screen.style_of("[ ] Increase");
        assert_ne!(selected, unselected, "{choice:?}");
        assert!(selected.add_modifier.contains(Modifier::BOLD), "{choice:?}");
    }
}

#[test]
fn the_row_under_the_cursor_stands_out_in_every_theme() {
    for choice in [ThemeChoice::Auto, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Mono] {
        let screen = Wizard::after("enter down").themed(theme(choice)).screen();
        let here = screen.style_of("Build lookalikes for app");
        let elsewhere = screen.style_of("Build high-value");
        assert_ne!(here, elsewhere, "{choice:?}");
        let (_, row) = screen.find("Build lookalikes for app").expect("the row is shown");
        assert_eq!(screen.buffer[(0, row)].symbol(), "▌");
    }
}

#[test]
fn the_bar_of_the_cursor_reaches_across_the_list() {
    let screen = Wizard::after("enter down").themed(theme(ThemeChoice::Dark)).screen();
    let (_, row) = screen.find("Build lookalikes for app").expect("the row is shown");
    let bar = Some(Color::Indexed(237));
    assert!((0..80).all(|column| screen.buffer[(column, row)].style().bg == bar));
}

#[test]
fn matched_characters_stand_out_in_every_theme() {
    for choice in [ThemeChoice::Auto, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Mono] {
        let screen = Wizard::after("enter down / 'cart' down down").themed(theme(choice)).screen();
        let style = screen.style_of("cart abandonment");
        assert!(style.add_modifier.contains(Modifier::UNDERLINED), "{choice:?}");
        assert!(!screen.style_of("abandonment").add_modifier.contains(Modifier::UNDERLINED), "{choice:?}");
    }
}

#[test]
fn personal_data_is_marked_in_a_warm_colour() {
    for (choice, colour) in [
        // Until the terminal has said what its background is, no colour is sure to be read on it.
        (ThemeChoice::Auto, Color::Reset),
        (ThemeChoice::Dark, Color::Indexed(215)),
        (ThemeChoice::Light, Color::Indexed(124)),
    ] {
        let screen = Wizard::after("enter down down right").themed(theme(choice)).screen();
        assert_eq!(screen.style_of("◆").fg, Some(colour), "{choice:?}");
    }
    let mono = Wizard::after("enter down down right").screen();
    assert!(mono.style_of("◆").add_modifier.contains(Modifier::BOLD));
}

#[test]
fn the_step_where_one_is_stands_out() {
    let screen = Wizard::after("enter").themed(theme(ThemeChoice::Dark)).screen();
    assert_eq!(screen.style_of("● Use cases").fg, Some(Color::Indexed(80)));
    assert_eq!(screen.style_of("○ Review").fg, Some(Color::Indexed(249)));
}

#[test]
fn a_refusal_looks_like_one() {
    let screen = Wizard::after("enter enter").themed(theme(ThemeChoice::Dark)).screen();
    assert_eq!(screen.style_of("Select a use case first").fg, Some(Color::Indexed(215)));
}

#[test]
fn without_colours_no_cell_has_one() {
    for (name, script) in SCREENS {
        let screen = Wizard::reach(script).themed(Theme::mono()).screen();
        for cell in &screen.buffer.content {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{name}");
        }
    }
}

#[test]
fn nothing_is_said_by_colour_alone() {
    // The text by itself tells the cursor, what is selected, what is open, what is out, what is personal.
    let use_cases = Wizard::after("enter down down space right").sized(80, 40).screen();
    for text in ["▌▾ [x] Increase", " ▸ [ ] Build", "◆ personal data", "✓ Goal", "● Use cases", "○ Review"]
    {
        assert!(use_cases.shows(text), "{text}\n{}", use_cases.text());
    }
    let review = Wizard::after("enter down down space enter space").screen();
    assert!(review.shows("[ ] Signed Up") && review.shows("taken out"), "{}", review.text());
}

#[test]
fn the_terminals_cursor_shows_only_where_one_types() {
    for (name, script) in SCREENS {
        let wizard = Wizard::reach(script);
        let types = wizard.app.focus().takes_text();
        assert_eq!(wizard.screen().cursor.is_some(), types, "{name}");
    }
}
