//! What was typed, word by word.

use super::rows::Row;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// What was typed, ready to be matched: without regard to case, and to accents only where some were typed.
#[derive(Debug)]
pub struct Query {
    pub(super) words: Vec<Atom>,
    matcher: Matcher,
}

impl Query {
    /// A query of the words in `text`, which blanks separate.
    pub fn new(text: &str) -> Self {
        let word =
            |word| Atom::new(word, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy, false);
        Self { words: text.split_whitespace().map(word).collect(), matcher: Matcher::new(Config::DEFAULT) }
    }

    /// Whether it has no word, so that everything matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The characters of `text` (counted as graphemes) that the words match, in ascending order; none
    /// where no word does.
    pub fn matched(&mut self, text: &str) -> Vec<u32> {
        let mut buffer = Vec::new();
        let text = Utf32Str::new(text, &mut buffer);
        let mut indices = Vec::new();
        for word in &self.words {
            word.indices(text, &mut self.matcher, &mut indices);
        }
        indices.sort_unstable();
        indices.dedup();
        indices
    }

    /// What matches the first word that the row's title does not match: the text, and what kind of thing it is.
    pub fn reason<'a>(&mut self, row: impl Into<Row<'a>>) -> Option<(&'static str, &'a str)> {
        let row = row.into();
        let mut buffer = Vec::new();
        let mut score = |word: &Atom, text| word.score(Utf32Str::new(text, &mut buffer), &mut self.matcher);
        let word = self.words.iter().find(|word| score(word, row.title).is_none())?;
        let scored = row.others.iter().filter_map(|(kind, text)| Some((score(word, text)?, kind, text)));
        // The first of the best: `max_by_key` would give the last.
        let best = scored.reduce(|best, other| if other.0 > best.0 { other } else { best });
        best.map(|(_, kind, text)| (*kind, *text))
    }
}
