//! How wide text is on the screen. Everything that measures text does it here, cell by cell as the screen is
//! filled: the width of a whole string may be less, where letters join (Arabic lam and alef).

use crate::text::printable;
use std::borrow::Cow;
use textwrap::core::{Fragment, Word};
use textwrap::wrap_algorithms::wrap_first_fit;
use textwrap::{WordSeparator, WordSplitter};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells text takes once it is made [`printable`].
pub fn width(text: &str) -> usize {
    // Of ASCII even what is made visible takes one cell.
    if text.is_ascii() {
        text.len()
    } else {
        printable(text).graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// As much of the beginning of [`printable`] `text` as fits into `room` cells.
pub fn fitting(text: &str, room: usize) -> &str {
    let mut used = 0;
    let too_much = text.grapheme_indices(true).find(|(_, grapheme)| {
        used += grapheme.width();
        used > room
    });
    too_much.map_or(text, |(end, _)| &text[..end])
}

/// As much of the end of [`printable`] `text` as fits into `room` cells.
pub fn fitting_end(text: &str, room: usize) -> &str {
    let mut used = 0;
    let too_much = text.grapheme_indices(true).rev().find(|(_, grapheme)| {
        used += grapheme.width();
        used > room
    });
    too_much.map_or(text, |(start, grapheme)| &text[start + grapheme.len()..])
}

/// Text in lines of at most `width` cells, made [`printable`].
pub fn wrap(text: &str, width: usize) -> Vec<Cow<'_, str>> {
    match printable(text) {
        // Most texts fit, and finding where to break them takes its time.
        Cow::Borrowed(text) if text.len() <= width && text.is_ascii() && !text.ends_with(' ') => {
            vec![Cow::Borrowed(text)]
        }
        Cow::Borrowed(text) => lines(text, width).into_iter().map(Cow::Borrowed).collect(),
        Cow::Owned(text) => {
            lines(&text, width).into_iter().map(|line| Cow::Owned(line.to_owned())).collect()
        }
    }
}

/// A word or a part of one, where it is in the text, and the blanks behind it.
#[derive(Debug)]
struct Piece {
    start: usize,
    end: usize,
    width: usize,
    blanks: usize,
}

impl Fragment for Piece {
    #[expect(clippy::cast_precision_loss, reason = "no line is that wide")]
    fn width(&self) -> f64 {
        self.width as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "no line is that wide")]
    fn whitespace_width(&self) -> f64 {
        self.blanks as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

#[expect(clippy::cast_precision_loss, reason = "no line is that wide")]
fn lines(text: &str, width: usize) -> Vec<&str> {
    let width = width.max(1);
    let pieces = pieces(text, width);
    let lines = wrap_first_fit(&pieces, &[width as f64]);
    lines
        .into_iter()
        .map(|line| line.first().zip(line.last()).map_or("", |(a, b)| &text[a.start..b.end]))
        .collect()
}

/// The pieces between which a line may end: words, parts of words with hyphens, and what is too wide for a line.
fn pieces(text: &str, most: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for Word { word, whitespace, .. } in WordSeparator::new().find_words(text) {
        let mut ends = WordSplitter::HyphenSplitter.split_points(word);
        ends.push(word.len());
        let mut from = 0;
        for end in ends {
            let mut part = &word[from..end];
            while width(part) > most {
                let head = fitting(part, most);
                // A character that is wider than the line is on it all the same.
                let length = if head.is_empty() {
                    part.graphemes(true).next().map_or(0, str::len)
                } else {
                    head.len()
                };
                pieces.push(Piece {
                    start: start + from,
                    end: start + from + length,
                    width: width(&part[..length]),
                    blanks: 0,
                });
                from += length;
                part = &part[length..];
            }
            if !part.is_empty() {
                pieces.push(Piece { start: start + from, end: start + end, width: width(part), blanks: 0 });
            }
            from = end;
        }
        if let Some(last) = pieces.last_mut() {
            last.blanks = whitespace.len();
        } else {
            pieces.push(Piece { start, end: start, width: 0, blanks: whitespace.len() });
        }
        start += word.len() + whitespace.len();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{fitting, fitting_end, width, wrap};
    use proptest::prelude::*;

    /// Joined letters, a flag, joined emoji, a variation selector, a combining mark.
    const ODD: &str = "لا🇩🇪👩\u{200d}🔧❤\u{fe0f}e\u{301}";

    proptest! {
        #[test]
        fn ascii_is_wrapped_as_the_library_does(text in "[a-c -]{0,12}", most in 1_usize..14) {
            prop_assert_eq!(wrap(&text, most), textwrap::wrap(&text, most));
        }

        #[test]
        fn no_line_is_wider_than_it_may_be(text in "(لا|🇩🇪|👩\u{200d}🔧|❤\u{fe0f}|e\u{301}|注| |-|a){0,30}", most in 2_usize..14) {
            let lines = wrap(&text, most);
            prop_assert!(lines.iter().all(|line| width(line) <= most), "{:?}", lines);
            let kept = lines.concat().replace(' ', "");
            prop_assert_eq!(kept, text.replace(' ', ""));
        }
    }

    #[test]
    fn what_joins_is_measured_as_it_is_drawn() {
        assert_eq!(width(ODD), 2 + 2 + 2 + 2 + 1);
        assert_eq!(width("plain"), 5);
    }

    #[test]
    fn beginning_and_end_are_cut_between_characters() {
        assert_eq!(fitting("注文ab", 3), "注");
        assert_eq!(fitting_end("ab注文", 3), "文");
        assert_eq!(fitting("ab", 9), "ab");
        assert_eq!(fitting_end("ab", 9), "ab");
    }
}
