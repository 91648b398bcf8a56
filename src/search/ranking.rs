//! Which use cases match what was typed, and in which order.
//!
//! Of every word the scores are kept: who types a letter more asks again only about what matched before, and
//! the other words have their scores already.

use crate::catalog::{Catalog, Goal};
use crate::search::Query;
use crate::search::letter_set::LetterSet;
use crate::search::scores::{Scores, Wider, letters_of_titles, score_all};
use crate::search::word::Word;

/// Of so many words the scores are kept, those of a query and then those that were typed before it.
const KEPT: usize = 12;
/// Scores up to this are sorted by counting them.
const COUNTED: usize = 1 << 16;

/// The words of a query, with how well each matches each of a goal's use cases.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// The letters of the use cases' titles; none before they are of use.
    titles: Vec<LetterSet>,
    /// The words last asked for, and behind them those before.
    words: Vec<ScoredWord>,
}

/// A word, and how well it matches each of a goal's use cases.
#[derive(Debug, Clone)]
struct ScoredWord {
    word: Word,
    scores: Scores,
}

impl Ranking {
    /// The places of the goal's use cases that match every word, the best match first, equal ones in
    /// display order. The goal has to be the same each time.
    pub fn rank(&mut self, query: &Query, catalog: &Catalog, goal: &Goal) -> Vec<u32> {
        let mut totals = vec![u32::MAX; goal.use_case_count()];
        for (place, word) in query.words.iter().enumerate() {
            if place < KEPT {
                self.bring_up(place, word, catalog, goal);
                add(&mut totals, &self.words[place].scores.scores, place == 0);
            } else {
                add(&mut totals, &score_all(word, &self.titles, None, catalog, goal).scores, false);
            }
        }
        self.words.truncate(KEPT);
        best_first(&totals)
    }

    /// Has the scores of a word at this place among those that are kept.
    fn bring_up(&mut self, place: usize, word: &Word, catalog: &Catalog, goal: &Goal) {
        if let Some(known) = self.words.iter().position(|known| known.word == *word) {
            // A word that stands in the query twice needs its scores twice.
            let known = if known < place { self.words[known].clone() } else { self.words.remove(known) };
            return self.words.insert(place, known);
        }
        let wider = self.words.iter().filter(|known| known.word.is_wider_than(word));
        let wider = wider.max_by_key(|known| known.word.len());
        // Of one letter, each text is asked once, so that asking all of them first is no use.
        if wider.is_none() && word.len() > 1 && self.titles.is_empty() {
            self.titles = letters_of_titles(catalog, goal);
        }
        let wider =
            wider.map(|known| Wider { scores: &known.scores, is_next: known.word.len() + 1 == word.len() });
        let scores = score_all(word, &self.titles, wider, catalog, goal);
        // Only the word last typed is gone on with.
        self.words.iter_mut().for_each(|known| known.scores.forget_rows());
        self.words.insert(place, ScoredWord { word: word.clone(), scores });
    }
}

/// Adds what a word scores to what the words before it score together; 0 where one does not match.
fn add(totals: &mut [u32], scores: &[u16], is_first: bool) {
    if is_first {
        return totals.iter_mut().zip(scores).for_each(|(total, score)| *total = u32::from(*score));
    }
    for (total, score) in totals.iter_mut().zip(scores) {
        *total = if *total == 0 || *score == 0 { 0 } else { *total + u32::from(*score) };
    }
}

/// The places of all scores but 0, the highest first, equal ones in their order.
fn best_first(scores: &[u32]) -> Vec<u32> {
    let highest = scores.iter().max().map_or(0, |it| *it as usize);
    if highest > COUNTED {
        let mut places: Vec<u32> = (0..).zip(scores).filter(|(_, it)| **it > 0).map(|(it, _)| it).collect();
        places.sort_by_key(|place| std::cmp::Reverse(scores[*place as usize]));
        return places;
    }
    // There are few different scores, so counting them sorts them.
    let mut starts = vec![0; highest + 1];
    for score in scores {
        starts[highest - *score as usize] += 1;
    }
    let mut start = 0;
    for count in &mut starts {
        start += std::mem::replace(count, start);
    }
    let mut places = vec![0; starts[highest]];
    for (place, score) in (0..).zip(scores).filter(|(_, score)| **score > 0) {
        let next = &mut starts[highest - *score as usize];
        places[*next] = place;
        *next += 1;
    }
    places
}
