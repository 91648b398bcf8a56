//! A word of a query, as the matching library wants it: without capitals, and with accents only where the person
//! typed them.

use nucleo_matcher::chars::{graphemes, normalize, to_lower_case};
use nucleo_matcher::{Matcher, Utf32Str, Utf32String};

/// A word that has to match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    letters: Utf32String,
    /// Whether `e` matches `é` too: only where the word itself has no accents.
    ignores_accents: bool,
}

impl Word {
    /// The words of a query.
    pub(crate) fn all(query: &str) -> Vec<Self> {
        query.split_whitespace().map(Self::new).collect()
    }

    fn new(word: &str) -> Self {
        if word.is_ascii() {
            return Self { letters: word.to_ascii_lowercase().into(), ignores_accents: true };
        }
        let letters: Vec<_> = graphemes(word).map(to_lower_case).collect();
        let ignores_accents = letters.iter().all(|letter| normalize(*letter) == *letter);
        Self { letters: Utf32String::Unicode(letters.into()), ignores_accents }
    }

    pub(crate) fn letters(&self) -> Utf32Str<'_> {
        self.letters.slice(..)
    }

    /// How many letters it has.
    pub(crate) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether what matches `narrow` certainly matches this word too.
    pub(crate) fn is_wider_than(&self, narrow: &Self) -> bool {
        match (self.letters(), narrow.letters()) {
            (Utf32Str::Ascii(wide), Utf32Str::Ascii(narrow)) => narrow.starts_with(wide),
            _ => false,
        }
    }

    /// How well it matches a text; nothing where it does not.
    pub(crate) fn score(&self, text: Utf32Str, matcher: &mut Matcher) -> Option<u16> {
        self.configure(matcher);
        matcher.fuzzy_match(text, self.letters())
    }

    /// Adds to `places` which characters of a text it matches, if it does.
    pub(crate) fn find(&self, text: Utf32Str, matcher: &mut Matcher, places: &mut Vec<u32>) {
        self.configure(matcher);
        matcher.fuzzy_indices(text, self.letters(), places);
    }

    fn configure(&self, matcher: &mut Matcher) {
        matcher.config.ignore_case = true;
        matcher.config.normalize = self.ignores_accents;
    }
}

#[cfg(test)]
mod tests {
    use super::Word;
    use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
    use nucleo_matcher::{Config, Matcher, Utf32Str};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn it_matches_as_a_pattern_of_the_library(word in "[aeAEéÉßüx中]{1,4}", text in "[aeAEéÉßüx中 ]{0,12}") {
            let atom = Atom::new(&word, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy, false);
            let (mut matcher, mut buffer) = (Matcher::new(Config::DEFAULT), Vec::new());
            let (mut wanted, mut found) = (Vec::new(), Vec::new());
            let text = Utf32Str::new(&text, &mut buffer);
            let score = atom.indices(text, &mut matcher, &mut wanted);
            let word = Word::new(&word);
            word.find(text, &mut matcher, &mut found);
            prop_assert_eq!(word.score(text, &mut matcher), score);
            prop_assert_eq!(found, wanted);
        }
    }

    #[test]
    fn words_are_parted_by_blanks() {
        let words = Word::all("  Order  complétéd ");
        assert_eq!(
            words.iter().map(|word| word.letters().to_string()).collect::<Vec<_>>(),
            ["order", "complétéd"]
        );
        assert_eq!(words.iter().map(Word::len).collect::<Vec<_>>(), [5, 9]);
    }
}
