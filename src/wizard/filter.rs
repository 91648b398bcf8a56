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

use super::text_field::TextField;
use crate::catalog::{Catalog, Goal, Recommendation};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ranking::Ranking;
use word::Word;

/// What was typed, and which use cases it leaves.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// What was typed.
    pub query: TextField,
    /// Whether the person is typing at the moment.
    pub typing: bool,
    hits: Option<Vec<u32>>,
    ranking: Ranking,
}

impl Filter {
    /// How many of `total` use cases are left.
    pub fn count(&self, total: usize) -> usize {
        self.hits.as_ref().map_or(total, Vec::len)
    }

    /// Which use case, by its place among the goal's, stands in this row.
    pub fn place(&self, row: usize) -> Option<usize> {
        match &self.hits {
            Some(hits) => hits.get(row).map(|place| *place as usize),
            None => Some(row),
        }
    }

    /// In which row the use case at this place stands, if it is left.
    pub fn row(&self, place: usize) -> Option<usize> {
        match &self.hits {
            Some(hits) => hits.iter().position(|hit| *hit as usize == place),
            None => Some(place),
        }
    }

    /// Whether a filter holds.
    pub fn is_active(&self) -> bool {
        self.hits.is_some()
    }

    /// Finds anew what the query leaves.
    pub fn refresh(&mut self, catalog: &Catalog, goal: &Goal) {
        let words = Word::all(self.query.text());
        self.hits = (!words.is_empty()).then(|| self.ranking.rank(&words, catalog, goal));
    }

    /// Forgets the query.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

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
