//! What was meant where something is not known.

use std::borrow::Cow;

/// How many characters of a text a message quotes.
const QUOTED: usize = 60;

/// From how many characters on the beginning of a word stands for all of it.
const SHORTENED: usize = 3;

/// The candidate nearest to `word`, where one is near enough to have been meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().take(QUOTED + 1).count();
    if length > QUOTED {
        return None;
    }
    let folded = word.to_lowercase();
    let letters = letters(word);
    let (mut best, mut begun) = (None, None);
    for candidate in candidates {
        let limit = best.map_or(length.max(3) / 3, |(distance, _)| distance - 1);
        if begun.is_none() && length >= SHORTENED && is_begun_by(candidate, &folded) {
            begun = Some(candidate);
        }
        // A slip adds or takes away one character, of up to four bytes, and changes at most two of the letters
        // that occur, so that most candidates are ruled out without a closer look.
        let is_too_long = candidate.len().abs_diff(word.len()) > 4 * limit;
        if is_too_long || (letters ^ self::letters(candidate)).count_ones() as usize > 2 * limit {
            continue;
        }
        let distance = strsim::osa_distance(&folded, &candidate.to_lowercase());
        if distance == 0 {
            return Some(candidate);
        }
        if distance <= limit {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate).or(begun)
}

/// Which letters occur in `text`, a bit for each of 64 groups of letters.
fn letters(text: &str) -> u64 {
    if text.is_ascii() {
        return text.bytes().fold(0, |seen, letter| seen | 1 << (letter.to_ascii_lowercase() % 64));
    }
    text.chars().flat_map(char::to_lowercase).fold(0, |seen, letter| seen | 1 << (u32::from(letter) % 64))
}

fn is_begun_by(candidate: &str, folded: &str) -> bool {
    let mut letters = candidate.chars().flat_map(char::to_lowercase);
    folded.chars().all(|letter| letters.next() == Some(letter))
}

/// The help that offers the candidate nearest to `word`, where one is near enough.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, candidates).map(|candidate| format!("did you mean {}?", quoted(candidate)))
}

/// `text` between backquotes, cut where it is long.
pub fn quoted(text: &str) -> String {
    let cut = text.char_indices().nth(QUOTED);
    let shown = cut.map_or(Cow::Borrowed(text), |(at, _)| format!("{}…", &text[..at]).into());
    format!("`{shown}`")
}

#[cfg(test)]
mod tests {
    use super::{nearest, quoted};

    #[test]
    fn a_slip_is_found_and_a_different_word_is_not() {
        let known = ["suppress-with-purchase", "mitigate-cart-abandonment"];
        assert_eq!(nearest("supress-with-purchase", known), Some("suppress-with-purchase"));
        assert_eq!(nearest("Suppress-With-Purchase", known), Some("suppress-with-purchase"));
        assert_eq!(nearest("win-back", known), None);
        assert_eq!(nearest("tpye", ["title", "type"]), Some("type"));
        assert_eq!(nearest("übrig", ["ubrig"]), Some("ubrig"));
    }

    #[test]
    fn a_word_cut_short_is_found() {
        assert_eq!(nearest("int", ["string", "integer"]), Some("integer"));
        assert_eq!(nearest("in", ["string", "integer"]), None);
    }

    #[test]
    fn the_first_of_two_equally_near_wins() {
        assert_eq!(nearest("cat", ["car", "can"]), Some("car"));
    }

    #[test]
    fn long_text_is_quoted_in_part() {
        assert_eq!(quoted("short"), "`short`");
        assert_eq!(quoted(&"x".repeat(9_000)).chars().count(), 63);
    }
}
