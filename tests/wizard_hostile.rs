//! Catalogs that anyone may have written: whatever they hold, the screen holds.

#[path = "common/wizard.rs"]
mod wizard;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use segue::catalog::Catalog;
use unicode_width::UnicodeWidthStr;
use wizard::Wizard;

const HOSTILE: &[(&str, &str)] = &[
    ("escape sequences", "a\u{1b}[2J\u{1b}]52;c;cGFzdGU=\u{7}\u{9b}31m\u{90}q"),
    ("line breaks", "one\r\ntwo\u{85}three\u{2028}four\tfive\u{b}six\u{c}seven"),
    ("bidirectional overrides", "\u{202e}drowssap\u{202c} \u{2066}left\u{2069} \u{200f}right \u{61c}"),
    ("zero width", "s\u{200b}e\u{200c}g\u{2060}u\u{feff}e\u{ad}"),
    ("tags", "x\u{e0041}\u{e0042}\u{e007f}y"),
    ("wide characters", "日本語のタイトル、全角文字だけでできている長い題名と説明文"),
    ("combining characters", "e\u{301}\u{302}\u{303}\u{304}\u{305} Z\u{334}\u{335}\u{336}\u{337}algo"),
    ("a joined emoji", "👩\u{200d}👩\u{200d}👧\u{200d}👦 🏳\u{fe0f}\u{200d}🌈 🇩🇪 👍🏽"),
    ("only a combining character", "\u{301}"),
    ("right to left", "שלום עולם مرحبا بالعالم"),
    ("nearly a hint", "space select   q quit"),
    ("a wide character at every edge", "漢"),
];

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

/// Whether a terminal would obey the character rather than draw it.
fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{ad}' | '\u{180e}' | '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// No cell holds what a terminal would obey, and no character reaches into a cell that says something else
/// or over the edge.
fn is_sound(buffer: &Buffer) {
    let area = buffer.area;
    for row in 0..area.height {
        let mut column = 0;
        while column < area.width {
            let symbol = buffer[(column, row)].symbol();
            assert!(!symbol.contains(is_obeyed), "{symbol:?} at {column},{row}");
            let width = u16::try_from(symbol.width()).expect("a cell's width").max(1);
            assert!(column + width <= area.width, "{symbol:?} reaches over the edge in line {row}");
            for hidden in column + 1..column + width {
                let behind = buffer[(hidden, row)].symbol();
                assert!(behind.trim().is_empty(), "{symbol:?} covers {behind:?} at {hidden},{row}");
            }
            column += width;
        }
    }
}

/// Looks at every screen.
fn walk(mut wizard: Wizard) {
    let script = "enter space E down down down down down / 'a' enter esc a enter E down down space e 'x' esc n 'x' \
                  enter end e 'x' enter space y enter tab esc esc esc c esc ?";
    is_sound(&wizard.screen().buffer);
    for key in wizard::keys(script) {
        wizard.key(key);
        is_sound(&wizard.screen().buffer);
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
            is_sound(&wizard.screen().buffer);
        }
    }
}

#[test]
fn what_is_pasted_into_a_name_is_shown_as_safely() {
    for (_, text) in HOSTILE {
        let mut wizard = Wizard::after("enter space enter end e");
        wizard.paste(text);
        is_sound(&wizard.screen().buffer);
        wizard.press("enter");
        is_sound(&wizard.screen().buffer);
        wizard.press("enter ctrl-u");
        wizard.paste(text);
        wizard.press("tab");
        wizard.paste(text);
        is_sound(&wizard.screen().buffer);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_text_that_a_catalog_may_hold_is_drawn_soundly(text in "\\PC{1,40}|.{1,40}", width in 40u16..130) {
        if let Ok(wizard) = read(&text) {
            let mut wizard = wizard.sized(width, 20);
            for script in ["enter", "E", "a", "enter", "E", "enter"] {
                wizard.press(script);
                is_sound(&wizard.screen().buffer);
            }
        }
    }
}
