//! Catalogs that anyone may have written: whatever they hold, the screen holds.

use proptest::prelude::*;
use segue::catalog::Catalog;
use support::cases::cases;
use support::wizard;
use support::wizard::Wizard;
use support::wizard::hostile::HOSTILE;

/// A TOML string on one line, which a key has to be.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|character| match character {
        '"' | '\\' => format!("\\{character}"),
        _ if character.is_control() => format!("\\u{:04X}", u32::from(character)),
        _ => character.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// A catalog that says `text` wherever a catalog says anything.
fn catalog(text: &str) -> String {
    let plain = quoted(text);
    // Names have to be distinct.
    let [first, second, third] = ["1", "2", "3"].map(|number| quoted(&format!("{text} {number}")));
    format!(
        r#"
id = "hostile"
title = {plain}
edition = {{ date = 2026-11-23, name = {plain} }}

[origins]
elsewhere = {plain}

[sources]
{first} = {plain}
{second} = {plain}

[destinations]
{first} = {plain}
{second} = {plain}
{third} = {plain}

[[event]]
name = {first}
description = {plain}
spec_name = {plain}
note = {plain}
properties = [
  {{ name = {first}, type = "string", example = {plain}, description = {plain}, pii = true }},
  {{ name = {second}, type = "array<object>", example = [{{ a = 1 }}], description = {plain} }},
]

[[event]]
name = {second}
description = {plain}
properties = []

[[use_case]]
id = "one"
title = {first}
summary = {plain}
events = [{first}, {second}]

[[use_case]]
id = "two"
title = {second}
summary = {plain}
events = [{second}]

[[goal]]
id = "goal"
title = {first}
summary = {plain}

[[goal.recommendation]]
use_case = "one"
sources = [{first}, {second}]
destinations = [{first}, {second}, {third}]
origin = "elsewhere"

[[goal.recommendation]]
use_case = "two"
sources = [{first}]
destinations = [{third}]
"#
    )
}

fn read(text: &str) -> Result<Wizard, String> {
    Catalog::read("hostile.toml", &catalog(text)).map(Wizard::on).map_err(|faults| faults.to_string())
}

/// Looks at every screen.
fn walk(mut wizard: Wizard) {
    let script = "enter space E down down down down down / 'a' enter esc a enter E down down space e 'x' esc n 'x' \
                  enter end e 'x' enter space y enter tab esc esc esc c esc ?";
    wizard.screen().assert_sound();
    for key in wizard::keys(script) {
        wizard.key(key);
        wizard.screen().assert_sound();
    }
}

#[test]
fn whatever_a_catalog_says_the_layout_holds() {
    for (what, text) in HOSTILE {
        for (width, height) in [(80, 24), (113, 20), (40, 12), (41, 13)] {
            match read(text) {
                Ok(wizard) => walk(wizard.sized(width, height)),
                Err(faults) => panic!("a catalog with {what} is refused:\n{faults}"),
            }
        }
    }
}

#[test]
fn escape_sequences_are_seen_not_obeyed() {
    let wizard = read("red\u{1b}[31m").expect("a catalog").sized(80, 24);
    assert!(wizard.screen().shows("red␛[31m 1"), "{}", wizard.screen().text());
}

#[test]
fn a_title_of_ten_thousand_characters_is_cut() {
    for text in ["wide 広 ".repeat(1_700), "unbroken".repeat(1_250), "👩\u{200d}🔧".repeat(2_500)] {
        let mut wizard = read(&text).expect("a catalog").sized(80, 24);
        for script in ["enter", "space", "right", "enter", "right", "enter"] {
            wizard.press(script);
            wizard.screen().assert_sound();
        }
    }
}

#[test]
fn what_is_pasted_into_a_name_is_shown_as_safely() {
    for (_, text) in HOSTILE {
        let mut wizard = Wizard::after("enter space enter end e");
        wizard.paste(text);
        wizard.screen().assert_sound();
        wizard.press("enter");
        wizard.screen().assert_sound();
        wizard.press("enter ctrl-u");
        wizard.paste(text);
        wizard.press("tab");
        wizard.paste(text);
        wizard.screen().assert_sound();
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn any_text_that_a_catalog_may_hold_is_drawn_soundly(text in "\\PC{1,40}|.{1,40}", width in 40u16..130) {
        if let Ok(wizard) = read(&text) {
            let mut wizard = wizard.sized(width, 20);
            for script in ["enter", "E", "a", "enter", "E", "enter"] {
                wizard.press(script);
                wizard.screen().assert_sound();
            }
        }
    }
}
