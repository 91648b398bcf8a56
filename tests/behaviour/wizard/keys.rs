//! The key table: what is bound, what is told of it, and that nothing contradicts.

use segue::app::Symbols;
use segue::app::keymap::{self, KeyBinding, When};
use segue::app::message::FieldEdit;
use segue::app::{Action, App, Focus, Motion};
use std::collections::HashSet;
use support::wizard::Wizard;

/// Keys that lead to each part of the program, where several keys matter in several states.
const PLACES: &[(Focus, &str)] = &[
    (Focus::Goals, ""),
    (Focus::Goals, "end"),
    (Focus::UseCases, "enter"),
    (Focus::UseCases, "enter space"),
    (Focus::UseCases, "enter right"),
    (Focus::UseCases, "enter space u"),
    (Focus::UseCases, "enter / 'cart' enter"),
    (Focus::UseCases, "enter / 'xyzzy' enter"),
    (Focus::Filter, "enter /"),
    (Focus::Filter, "enter / 'cart'"),
    (Focus::Review, "enter space enter"),
    (Focus::Review, "enter space enter right"),
    (Focus::Review, "enter space enter right down down"),
    (Focus::Review, "enter space enter end"),
    (Focus::Review, "enter space enter space u"),
    (Focus::Prompt, "enter space enter n"),
    (Focus::Prompt, "enter space enter end e"),
    (Focus::Field, "enter space enter enter"),
    (Focus::Field, "enter space enter enter tab"),
    (Focus::SaveOptions, "enter space enter enter tab tab"),
    (Focus::MakeFolder, "no-folder"),
    (Focus::Checklist, "open"),
    (Focus::Checklist, "open space"),
    (Focus::Checklist, "open space u"),
    (Focus::Checklist, "open right"),
    (Focus::Checklist, "open end"),
    (Focus::Checklist, "open down down down down"),
    (Focus::Checklist, "open o"),
    (Focus::Filter, "open / 'order'"),
    (Focus::Prompt, "open n"),
    (Focus::Conflict, "conflict"),
    (Focus::Conflict, "edit-conflict"),
    (Focus::Conflict, "edit-resume enter"),
    (Focus::Resume, "resume"),
    (Focus::FolderPlan, "folder-plan"),
    (Focus::Goals, "edit esc"),
    (Focus::UseCases, "edit"),
    (Focus::Review, "edit space enter"),
    (Focus::Review, "edit down space down space enter end"),
    (Focus::Field, "edit space enter enter"),
    (Focus::Field, "edit enter enter"),
    (Focus::Existing, "existing enter enter"),
    (Focus::Catalogs, "c"),
    (Focus::Help, "?"),
    (Focus::Help, "enter space enter enter f1"),
    (Focus::Leave, "enter space q"),
];

fn works(binding: &KeyBinding, app: &App) -> bool {
    keymap::works(binding, app)
}

#[test]
fn the_places_cover_every_part_of_the_program() {
    for (focus, script) in PLACES {
        assert_eq!(Wizard::reach(script).app.focus(), *focus, "{script}");
    }
    let reached: HashSet<_> = PLACES.iter().map(|(focus, _)| focus).collect();
    assert!(Focus::TITLES.iter().all(|(_, focus)| reached.contains(focus)));
}

#[test]
fn every_action_has_a_key() {
    use Motion::{Down, End, Home, PageDown, PageUp, Up};
    let moves = [Up, Down, PageUp, PageDown, Home, End].map(Action::Move);
    let others = [
        Action::Confirm,
        Action::Back,
        Action::Toggle,
        Action::ToggleAll,
        Action::Open,
        Action::Close,
        Action::OpenAll,
        Action::CloseAll,
        Action::Filter,
        Action::Rename,
        Action::Note,
        Action::Undo,
        Action::Redo,
        Action::Copy,
        Action::Catalogs,
        Action::Help,
        Action::Quit,
        Action::Suspend,
        Action::SwitchTab,
        Action::OnlyLeft,
        Action::TakeTheirs,
        Action::KeepMine,
        Action::ShowDifference,
        Action::Resume,
        Action::Fresh,
        Action::OpenPlan,
        Action::EditPlan,
        Action::UpdateExisting,
        Action::OtherPath,
    ];
    let edits = [
        FieldEdit::Left,
        FieldEdit::Right,
        FieldEdit::Start,
        FieldEdit::End,
        FieldEdit::NewLine,
        FieldEdit::DeleteLeft,
        FieldEdit::DeleteRight,
        FieldEdit::DeleteWord,
        FieldEdit::DeleteToStart,
    ]
    .map(Action::Edit);
    for action in moves.into_iter().chain(others).chain(edits) {
        assert!(keymap::bindings().any(|binding| binding.action == action), "{action:?} has no key");
    }
}

#[test]
fn every_row_of_the_table_works_somewhere() {
    let places: Vec<_> = PLACES.iter().map(|(_, script)| Wizard::reach(script)).collect();
    for binding in keymap::bindings() {
        for focus in binding.at {
            let mut here = places.iter().filter(|wizard| wizard.app.focus() == *focus);
            assert!(here.any(|wizard| works(binding, &wizard.app)), "{} at {focus:?}", binding.help);
        }
    }
}

#[test]
fn no_key_means_two_things_in_the_same_place() {
    for (_, script) in PLACES {
        let wizard = Wizard::reach(script);
        let working: Vec<_> = keymap::bindings().filter(|binding| works(binding, &wizard.app)).collect();
        for (index, one) in working.iter().enumerate() {
            for other in &working[index + 1..] {
                let shared = one.keys.iter().find(|key| other.keys.contains(key));
                // With a filter, `esc` clears it first: the same way back, told more exactly.
                let same = one.action == other.action;
                assert!(
                    shared.is_none() || same,
                    "{script}: {shared:?} is {} and {}",
                    one.help,
                    other.help
                );
            }
        }
    }
}

#[test]
fn no_letter_is_a_key_where_one_types() {
    for binding in keymap::bindings().filter(|binding| binding.at.iter().any(|focus| focus.takes_text())) {
        let names = binding.key_names(&Symbols::ASCII);
        for name in names.split(", ") {
            let is_letter = name.chars().count() == 1 || name == "space";
            let text_places: Vec<_> = binding.at.iter().filter(|focus| focus.takes_text()).collect();
            // These close the help as long as nothing is typed, and are typed after that.
            let gives_way = binding.when == When::Unsearched;
            assert!(!is_letter || gives_way, "{name} cannot be typed at {text_places:?}");
        }
    }
}

#[test]
fn the_footer_offers_only_keys_that_work() {
    for (_, script) in PLACES {
        let wizard = Wizard::reach(script);
        let shown = keymap::footer(&wizard.app);
        assert!(!shown.is_empty(), "{script}");
        assert!(shown.iter().all(|binding| works(binding, &wizard.app)), "{script}");
    }
}

#[test]
fn the_footer_names_its_keys_as_the_table_does() {
    for (_, script) in PLACES {
        let wizard = Wizard::reach(script).sized(200, 12);
        let footer = wizard.footer();
        for binding in keymap::footer(&wizard.app) {
            let hint = hint(binding);
            assert!(footer.contains(&hint), "{script}: `{hint}` is not in `{footer}`");
        }
    }
}

#[test]
fn the_footer_always_shows_the_way_to_all_keys() {
    for (focus, script) in PLACES {
        let mut wizard = Wizard::reach(script);
        for (width, height) in [(40, 12), (60, 18), (80, 24)] {
            wizard = wizard.sized(width, height);
            let footer = wizard.footer();
            // What is in front of a step has few keys, and the footer shows the ways out of it.
            let wanted = match focus {
                Focus::Prompt | Focus::Help | Focus::Catalogs | Focus::Leave | Focus::MakeFolder => "esc ",
                Focus::Conflict => "t take theirs / k keep mine",
                Focus::Resume => "enter resume / f start over",
                Focus::FolderPlan => "enter open / esc new",
                Focus::Existing => "n new name / esc cancel",
                _ => " all keys",
            };
            let is_shown = wanted.split(" / ").all(|hint| footer.contains(hint));
            assert!(is_shown, "{script} at {width}x{height}: {footer}");
        }
    }
}

#[test]
fn the_footer_shows_how_to_choose_and_go_on_on_the_smallest_terminal() {
    for (script, wanted) in [
        ("", "enter choose"),
        ("enter", "space select  enter review"),
        ("enter space enter", "enter save"),
        ("enter space enter enter", "enter write"),
        ("open", "space tick"),
    ] {
        let footer = Wizard::reach(script).sized(40, 12).footer();
        assert!(footer.contains(wanted), "{script}: {footer}");
    }
}

#[test]
fn the_footer_is_cut_between_hints_not_within() {
    for (_, script) in PLACES {
        let mut wizard = Wizard::reach(script);
        for width in (40..=120).step_by(3) {
            wizard = wizard.sized(width, 12);
            let footer = wizard.footer();
            let known: Vec<_> = keymap::footer(&wizard.app).into_iter().map(hint).collect();
            for shown in footer.split("  ").map(str::trim).filter(|hint| !hint.is_empty()) {
                assert!(known.iter().any(|it| it == shown), "{script} at {width}: `{shown}` in `{footer}`");
            }
        }
    }
}

/// How the footer tells of a key.
fn hint(binding: &KeyBinding) -> String {
    format!("{} {}", binding.keys[0].name(&Symbols::UNICODE), binding.label)
}

#[test]
fn the_markdown_table_names_every_key_and_sentence() {
    let markdown = keymap::markdown();
    for binding in keymap::bindings() {
        assert!(markdown.contains(binding.help), "{}", binding.help);
        for key in binding.keys {
            assert!(markdown.contains(&format!("`{}`", key.name(&Symbols::UNICODE))));
        }
    }
}
