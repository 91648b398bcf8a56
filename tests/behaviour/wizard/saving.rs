//! Giving the plan its name and place, and writing it.

use segue::app::{Focus, SaveField, Step, TargetKind};
use std::path::Path;
use support::wizard::steps::Steps as _;
use support::wizard::{FOLDER, Wizard};

/// The last step with one use case chosen.
fn save() -> Wizard {
    Wizard::after("enter space enter enter")
}

/// The paths that were written, seen from the person's folder.
fn written(wizard: &Wizard) -> Vec<String> {
    let paths = wizard.disk.written.iter().flat_map(|(_, paths)| paths);
    paths.map(|path| path.strip_prefix(FOLDER).unwrap_or(path).display().to_string()).collect()
}

#[test]
fn the_plan_is_called_after_its_goal_until_one_says_otherwise() {
    let mut wizard = save();
    assert_eq!(wizard.app.save_form().name.text(), "Optimize advertising");
    wizard.press("esc esc esc down enter space enter enter");
    assert_eq!(wizard.app.save_form().name.text(), "Optimize advertising", "the first of two");
    wizard.press("esc esc esc up enter space esc down enter enter enter");
    assert_eq!(wizard.app.save_form().name.text(), "Personalize first conversion");
    wizard.press("ctrl-u 'Acme' esc esc esc up enter enter enter");
    assert_eq!(wizard.app.save_form().name.text(), "Acme");
}

#[test]
fn a_checklist_is_written_beside_the_plan() {
    let mut wizard = save();
    wizard.press("enter");
    assert_eq!(written(&wizard), ["setup-plan.toml", "setup-checklist.md"]);
    assert!(wizard.ended);
}

#[test]
fn what_else_to_write_is_switched_with_space() {
    let mut wizard = save();
    wizard.press("tab tab space tab space tab space enter");
    let names = ["setup-plan.toml", "setup-checklist.html", "setup-tracking-plan.json"];
    assert_eq!(written(&wizard), names);
}

#[test]
fn name_and_path_are_typed() {
    let mut wizard = save();
    wizard.press("ctrl-u 'Acme shop' tab ctrl-u 'plans/acme.toml' enter");
    assert_eq!(wizard.saved().name, "Acme shop");
    assert_eq!(written(&wizard), ["plans/acme.toml", "plans/acme-checklist.md"]);
}

#[test]
fn a_tilde_stands_for_the_home_folder() {
    let mut wizard = save();
    wizard.press("tab ctrl-u '~/acme.toml' enter");
    assert_eq!(wizard.disk.written[0].1[0], Path::new("/home/ada/acme.toml"));
}

#[test]
fn the_fields_go_round() {
    let mut wizard = save();
    let mut seen = Vec::new();
    for _ in SaveField::ALL {
        seen.push(wizard.app.save_form().field);
        wizard.press("tab");
    }
    assert_eq!(seen, SaveField::ALL);
    assert_eq!(wizard.app.save_form().field, SaveField::Name);
    wizard.press("shift-tab");
    assert_eq!(wizard.app.save_form().field, SaveField::Companion(2));
    wizard.press("down down up");
    assert_eq!(wizard.app.save_form().field, SaveField::Name);
}

#[test]
fn the_exact_paths_are_shown_before_anything_is_written() {
    let wizard = save().sized(120, 40);
    let screen = wizard.screen();
    for path in ["/home/ada/shop/setup-plan.toml", "/home/ada/shop/setup-checklist.md"] {
        assert!(screen.shows(path), "{path} is not on\n{}", screen.text());
    }
    assert!(wizard.disk.written.is_empty());
}

#[test]
fn what_stands_there_already_is_shown_and_not_written_over() {
    let mut wizard = Wizard::after("enter space enter");
    wizard.occupy("setup-plan.toml", TargetKind::Taken("there already".to_owned()));
    wizard.press("enter");
    assert!(wizard.screen().shows("there already"), "{}", wizard.screen().text());
    wizard.press("enter");
    assert!(wizard.disk.written.is_empty() && !wizard.ended);
    assert!(wizard.app.notice().is_some_and(|notice| notice.is_error));
    assert_eq!(wizard.app.save_form().field, SaveField::Path, "the path is ready to be changed");
    wizard.press("ctrl-u 'other.toml' enter");
    assert_eq!(written(&wizard), ["other.toml", "other-checklist.md"]);
}

#[test]
fn a_checklist_in_the_way_is_not_written_over_either() {
    let mut wizard = Wizard::after("enter space enter");
    wizard.occupy("setup-checklist.md", TargetKind::Taken("there already".to_owned()));
    wizard.press("enter enter");
    assert!(wizard.disk.written.is_empty());
    wizard.press("tab space enter");
    assert_eq!(written(&wizard), ["setup-plan.toml"]);
}

/// The last step with a path in a folder that is not there.
fn in_a_missing_folder() -> Wizard {
    let mut wizard = save();
    let folder = || TargetKind::NoFolder(Path::new(FOLDER).join("plans"));
    wizard.occupy("plans/plan.toml", folder());
    wizard.occupy("plans/checklist.md", folder());
    wizard.press("tab ctrl-u 'plans/plan.toml'");
    wizard
}

#[test]
fn a_missing_folder_is_made_when_the_person_says_so() {
    for yes in ["enter", "y"] {
        let mut wizard = in_a_missing_folder();
        wizard.press("enter");
        assert_eq!(wizard.app.focus(), Focus::MakeFolder);
        assert_eq!(wizard.status(), " There is no folder /home/ada/shop/plans. Make it?");
        assert!(wizard.disk.made.is_empty() && wizard.disk.written.is_empty());
        wizard.press(yes);
        assert_eq!(wizard.disk.made, [Path::new(FOLDER).join("plans/plan.toml")]);
        assert_eq!(written(&wizard)[0], "plans/plan.toml");
        assert!(wizard.ended);
    }
}

#[test]
fn a_missing_folder_is_left_missing_when_the_person_says_so() {
    for no in ["esc", "n"] {
        let mut wizard = in_a_missing_folder();
        wizard.press(&format!("enter {no}"));
        assert!(wizard.disk.made.is_empty() && wizard.disk.written.is_empty() && !wizard.ended);
        assert_eq!(wizard.app.save_form().field, SaveField::Path, "the path is ready to be changed");
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let mut wizard = in_a_missing_folder();
    wizard.disk.refusal = Some("No file may be written in /home/ada/shop.".to_owned());
    wizard.press("enter y");
    assert!(wizard.disk.written.is_empty() && !wizard.ended);
    assert_eq!(wizard.status(), " No file may be written in /home/ada/shop.");
}

#[test]
fn what_cannot_be_written_is_said_before_writing() {
    let mut wizard = save();
    let sentence = "This path leads nowhere.";
    wizard.occupy("nowhere/plan.toml", TargetKind::Unusable(sentence.to_owned()));
    wizard.press("tab ctrl-u 'nowhere/plan.toml' enter");
    assert!(wizard.disk.written.is_empty());
    assert_eq!(wizard.app.notice().map(|notice| &*notice.text), Some(sentence));
}

#[test]
fn a_plan_without_a_name_or_path_is_not_written() {
    for (keys, field) in [("ctrl-u enter", SaveField::Name), ("tab ctrl-u enter", SaveField::Path)] {
        let mut wizard = save();
        wizard.press(keys);
        assert!(wizard.disk.written.is_empty());
        assert!(wizard.app.notice().is_some_and(|notice| notice.is_error), "{keys}");
        assert_eq!(wizard.app.save_form().field, field);
    }
}

#[test]
fn when_writing_fails_the_person_stays_and_is_told_why() {
    let mut wizard = save();
    wizard.disk.refusal = Some("The disk is full.".to_owned());
    wizard.press("enter");
    assert!(!wizard.ended);
    assert_eq!(wizard.status(), " The disk is full.");
    wizard.disk.refusal = None;
    wizard.press("enter");
    assert_eq!(written(&wizard).len(), 2);
}

#[test]
fn back_keeps_what_was_typed() {
    let mut wizard = save();
    wizard.press("ctrl-u 'Acme' tab ctrl-u 'a.toml' tab space esc");
    assert_eq!(wizard.app.step(), Step::Review);
    wizard.press("enter");
    let form = wizard.app.save_form();
    assert_eq!((form.name.text(), form.path.text()), ("Acme", "a.toml"));
    assert_eq!(form.paths().len(), 1);
}

#[test]
fn q_is_a_letter_in_a_field_and_leaves_elsewhere() {
    let mut wizard = save();
    wizard.press("'q'");
    assert!(!wizard.ended && wizard.app.save_form().name.text().ends_with('q'));
    wizard.press("tab tab q");
    assert_eq!(wizard.app.focus(), Focus::Leave);
}

#[test]
fn a_paste_goes_into_the_field_on_one_line() {
    let mut wizard = save();
    wizard.press("ctrl-u");
    wizard.paste("Acme\nshop\x07");
    assert_eq!(wizard.app.save_form().name.text(), "Acme shop");
    wizard.press("tab tab");
    wizard.paste("nowhere");
    assert_eq!(wizard.app.save_form().name.text(), "Acme shop");
}

#[test]
fn a_text_longer_than_its_field_shows_where_one_types() {
    let mut wizard = save().sized(40, 12);
    wizard.press("ctrl-u 'a name that is a good deal longer than the field is wide' '!'");
    let screen = wizard.screen();
    assert!(screen.shows("wide!"), "{}", screen.text());
    let cursor = screen.cursor.expect("the cursor is shown");
    assert_eq!(screen.buffer[(cursor.x - 1, cursor.y)].symbol(), "!");
    wizard.press("home");
    assert!(wizard.screen().shows("a name that"));
}

#[test]
fn a_refusal_goes_once_the_person_types_on() {
    let mut wizard = Wizard::after("enter space enter enter tab ctrl-u enter");
    let refusal = wizard.app.notice().expect("a path is missing").text.clone();
    wizard.press("'a'");
    assert!(wizard.app.notice().is_none(), "{refusal}");
}
