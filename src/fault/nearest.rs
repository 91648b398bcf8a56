//! What was meant where something is not known.

use std::borrow::Cow;

/// How many characters of a text a message quotes.
const QUOTED: usize = 60;

/// The candidate nearest to `word`, where one is near enough to have been meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().take(QUOTED + 1).count();
    if length > QUOTED {
        return None;
    }
    let folded = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let limit = best.map_or(1 + length / 4, |(distance, _)| distance - 1);
        // A byte more or less is at most one character more or less, of four bytes.
        if candidate.len().abs_diff(word.len()) > 4 * limit {
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
    best.map(|(_, candidate)| candidate)
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
