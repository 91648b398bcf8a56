//! Names and descriptions in the shapes that RudderStack's rules ask for.

use crate::export::text::{line, said};

/// How many characters a description may have.
const DESCRIPTION: usize = 2000;

/// How many characters the name of a tracking plan may have.
const DISPLAY_NAME: usize = 65;

/// The text as a name of `[A-Z_a-z][ \w,.-]{1,63}[\w,.-]`.
pub(super) fn display_name(text: &str) -> String {
    let kept = |character: char| character.is_ascii_alphanumeric() || "_,.-".contains(character);
    let words = text.split(|character: char| !kept(character)).filter(|word| !word.is_empty());
    let mut name = words.collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        "Setup plan".clone_into(&mut name);
    }
    if name.len() < 3
        || !name.starts_with(|character: char| character.is_ascii_alphabetic() || character == '_')
    {
        name.insert_str(0, "Plan ");
    }
    name.truncate(DISPLAY_NAME);
    name.trim_end().to_owned()
}

/// The text as a description of 3 to 2000 characters that begins with a letter of the alphabet, with `subject`
/// before it where it is too short or begins otherwise; nothing where it says nothing.
pub(super) fn description(text: &str, subject: &str) -> Option<String> {
    let text = line(said(Some(text))?);
    let fits =
        text.starts_with(|character: char| character.is_ascii_alphabetic()) && text.chars().count() >= 3;
    let text = if fits { text } else { format!("{subject}: {text}") };
    let cut = text.char_indices().nth(DESCRIPTION - 1).filter(|_| text.chars().count() > DESCRIPTION);
    Some(cut.map_or(text.clone(), |(at, _)| format!("{}…", &text[..at])))
}

#[cfg(test)]
mod tests {
    use super::{description, display_name};

    #[test]
    fn display_names_keep_what_is_allowed() {
        assert_eq!(display_name("Acme shop, EU-1.0"), "Acme shop, EU-1.0");
        assert_eq!(display_name("2026 <launch>"), "Plan 2026 launch");
        assert_eq!(display_name("A"), "Plan A");
        assert_eq!(display_name("注文"), "Setup plan");
        assert_eq!(display_name(&"ab ".repeat(40)), "ab ".repeat(22).trim_end());
    }

    #[test]
    fn descriptions_begin_with_a_letter_and_end_in_time() {
        assert_eq!(description("Sum of it", "Property").as_deref(), Some("Sum of it"));
        assert_eq!(description("42 and more", "Event").as_deref(), Some("Event: 42 and more"));
        assert_eq!(description("ab", "Event").as_deref(), Some("Event: ab"));
        assert_eq!(description(" \n ", "Event"), None);
        let cut = description(&"é".repeat(3000), "Event").unwrap();
        assert_eq!(cut.chars().count(), 2000);
        assert!(cut.starts_with("Event: éé") && cut.ends_with("é…"));
        assert_eq!(description(&"a".repeat(2000), "Event"), Some("a".repeat(2000)));
    }
}
