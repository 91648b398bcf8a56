//! Finding use cases by what a person types.
//!
//! Each word of the query has to match the title, an event, a property, a source or a destination of a use
//! case, fuzzily. Events and types stand in many use cases, so each is matched once and not once a use case.

mod bonus;
mod eights;
mod letter_set;
mod letters;
mod ranking;
mod scores;
mod word;

pub use ranking::Ranking;

use crate::catalog::Recommendation;
use nucleo_matcher::{Config, Matcher, Utf32Str};
use word::Word;

/// What was typed, ready to be matched.
#[derive(Debug)]
pub struct Query {
    words: Vec<Word>,
    matcher: Matcher,
}

impl Query {
    /// Makes the words of `text` ready to be matched.
    pub fn new(text: &str) -> Self {
        Self { words: Word::all(text), matcher: Matcher::new(Config::DEFAULT) }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The characters of `text` (counted as graphemes) that the words match, in ascending order; none
    /// where no word does.
    pub fn matched(&mut self, text: &str) -> Vec<u32> {
        let mut buffer = Vec::new();
        let mut indices = Vec::new();
        for word in &self.words {
            word.find(Utf32Str::new(text, &mut buffer), &mut self.matcher, &mut indices);
        }
        indices.sort_unstable();
        indices.dedup();
        indices
    }

    /// What of a recommendation matches the first word that its title does not match: the text and what
    /// kind of thing it is.
    pub fn reason<'a>(&mut self, recommendation: Recommendation<'a>) -> Option<(&'static str, &'a str)> {
        let title = recommendation.use_case().title();
        let matcher = &mut self.matcher;
        let word = self.words.iter().find(|word| score(word, title, matcher).is_none())?;
        let events = recommendation.events().map(|event| ("event", &*event.name));
        let properties = recommendation.events().flat_map(|event| &event.properties);
        let properties = properties.map(|property| ("property", &*property.name));
        let sources = recommendation.sources().map(|source| ("source", &*source.name));
        let destinations = recommendation.destinations().map(|kind| ("destination", &*kind.name));
        let texts = events.chain(properties).chain(sources).chain(destinations);
        let scored = texts.filter_map(|(kind, text)| Some((score(word, text, matcher)?, kind, text)));
        // The first of the best: `max_by_key` would give the last.
        let best = scored.reduce(|best, other| if other.0 > best.0 { other } else { best });
        best.map(|(_, kind, text)| (kind, text))
    }
}

fn score(word: &Word, text: &str, matcher: &mut Matcher) -> Option<u16> {
    let mut buffer = Vec::new();
    word.score(Utf32Str::new(text, &mut buffer), matcher)
}
