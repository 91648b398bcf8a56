//! What a typed line says: a word that means the same everywhere, numbers, or text.

use std::ops::RangeInclusive;

/// A word that means the same at every question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    Back,
    Help,
    Quit,
    Undo,
    Redo,
}

impl Word {
    /// The word that `text` is.
    pub(crate) fn of(text: &str) -> Option<Self> {
        Some(match text.to_lowercase().as_str() {
            "back" => Self::Back,
            "help" | "?" => Self::Help,
            "quit" | "exit" => Self::Quit,
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            _ => return None,
        })
    }
}

/// The first word of `text` in small letters, and what follows it.
pub(crate) fn command(text: &str) -> (String, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word.to_lowercase(), rest.trim())
}

/// Whether `text` sets out to be numbers.
pub(crate) fn is_numbers(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit())
}

/// The text that is meant: what is in quotes where all of it does, so that `"back"` is a text and `""` none.
pub(crate) fn unquoted(text: &str) -> &str {
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(text)
}

/// A number that people see, such as `2`, or `2.4` for the fourth part of the second; both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) whole: usize,
    pub(crate) part: Option<usize>,
}

/// The numbers that `text` names, in the order named, each once: `1 3-5`, `2.1-3`, commas or not. `count` gives
/// how many numbers there are, or how many parts one has.
///
/// # Errors
///
/// A sentence that says which word is wrong and what there is.
pub(crate) fn numbers(text: &str, count: impl Fn(Option<usize>) -> usize) -> Result<Vec<Number>, String> {
    let text = text.replace(',', " ").replace(" - ", "-");
    let mut named = Vec::new();
    for word in text.split_whitespace() {
        let (whole, range) = parse(word, &count)?;
        let numbers = range.map(|number| match whole {
            None => Number { whole: number, part: None },
            Some(whole) => Number { whole, part: Some(number) },
        });
        named.extend(numbers);
    }
    let mut seen = std::collections::HashSet::new();
    named.retain(|number: &Number| seen.insert((number.whole, number.part)));
    if named.is_empty() { Err("A number is missing.".to_owned()) } else { Ok(named) }
}

fn parse(
    word: &str,
    count: &impl Fn(Option<usize>) -> usize,
) -> Result<(Option<usize>, RangeInclusive<usize>), String> {
    let (whole, rest) = match word.split_once('.') {
        None => (None, word),
        Some((whole, rest)) => (Some(within(whole, count(None), None)?), rest),
    };
    let most = count(whole);
    let (first, last) = rest.split_once('-').unwrap_or((rest, rest));
    // `2.1-2.3` says what `2.1-3` says.
    let last = match (whole, last.split_once('.')) {
        (Some(whole), Some((again, last))) if again.parse() == Ok(whole) => last,
        _ => last,
    };
    let (first, last) = (within(first, most, whole)?, within(last, most, whole)?);
    if first > last {
        return Err(format!("{word} runs backwards; type the smaller number first."));
    }
    Ok((whole, first..=last))
}

fn within(word: &str, most: usize, whole: Option<usize>) -> Result<usize, String> {
    let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        let word = crate::plain::shortened(word);
        return Err(format!("\"{word}\" is no number. Type numbers and ranges, such as 1 3-5."));
    }
    match word.parse() {
        Ok(number) if (1..=most).contains(&number) => Ok(number),
        _ => {
            let word = crate::plain::shortened(word);
            Err(match (whole, most) {
                (Some(whole), 0) => format!("Number {whole} has no parts."),
                (Some(whole), _) => {
                    format!("There is no {whole}.{word}: there are {whole}.1 to {whole}.{most}.")
                }
                (None, 0) => format!("There is no number {word}: there is nothing to choose from."),
                (None, 1) => format!("There is no number {word}: there is only 1."),
                (None, _) => format!("There is no number {word}: there are 1 to {most}."),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, numbers, unquoted};

    /// Seven numbers; the second has three parts.
    fn read(text: &str) -> Result<Vec<String>, String> {
        let count = |whole| match whole {
            None => 7,
            Some(2) => 3,
            Some(_) => 0,
        };
        let shown = |number: &Number| match number.part {
            None => number.whole.to_string(),
            Some(part) => format!("{}.{part}", number.whole),
        };
        numbers(text, count).map(|numbers| numbers.iter().map(shown).collect())
    }

    #[test]
    fn numbers_and_ranges_keep_the_order_named_and_count_once() {
        assert_eq!(read("7, 3-5 4").unwrap(), ["7", "3", "4", "5"]);
        assert_eq!(read("2 - 3").unwrap(), ["2", "3"]);
        assert_eq!(read("2.1-2 2.3").unwrap(), ["2.1", "2.2", "2.3"]);
        assert_eq!(read("2.1-2.3").unwrap(), ["2.1", "2.2", "2.3"]);
    }

    #[test]
    fn what_is_wrong_is_named_with_what_there_is() {
        let wrong = |text: &str| read(text).unwrap_err();
        assert_eq!(wrong("8"), "There is no number 8: there are 1 to 7.");
        assert_eq!(wrong("0"), "There is no number 0: there are 1 to 7.");
        assert_eq!(wrong("1-99999999999999999999"), {
            "There is no number 99999999999999999999: there are 1 to 7."
        });
        assert_eq!(wrong("5-3"), "5-3 runs backwards; type the smaller number first.");
        assert_eq!(wrong("1x"), "\"1x\" is no number. Type numbers and ranges, such as 1 3-5.");
        assert_eq!(wrong("2.4"), "There is no 2.4: there are 2.1 to 2.3.");
        assert_eq!(wrong("1.1"), "Number 1 has no parts.");
        assert_eq!(wrong(""), "A number is missing.");
    }

    #[test]
    fn quotes_around_all_of_a_text_go() {
        assert_eq!(["\"back\"", "\"\"", "\"", "a \"b\""].map(unquoted), ["back", "", "\"", "a \"b\""]);
    }
}
