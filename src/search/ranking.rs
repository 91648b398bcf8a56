//! Which rows match, the best first.
//!
//! The scores of the last words are kept: who types a letter more asks again only about what matched before,
//! and the other words have their scores already.

use super::query::Query;
use super::rows::{Rows, Score};
use nucleo_matcher::pattern::Atom;
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// Of so many words the scores are kept, those of the query and then those that were typed before it.
const KEPT: usize = 12;
/// Fewer rows than this are not worth another thread.
const WORTH_A_THREAD: usize = 4096;

/// Ranks the rows of one list, query after query.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    words: Vec<ScoredWord>,
}

/// A word, and how well it matches each row.
#[derive(Debug, Clone)]
struct ScoredWord {
    word: Atom,
    scores: Vec<Score>,
}

impl Ranking {
    /// The rows that every word matches, the best match first, equal ones in their order. The rows have to
    /// be the same each time.
    pub fn rank(&mut self, query: &Query, rows: &(impl Rows + ?Sized)) -> Vec<u32> {
        let mut totals = vec![0; rows.count()];
        let mut asked = Vec::new();
        for (place, word) in query.words.iter().enumerate() {
            let scored = self.score(word, rows);
            add(&mut totals, &scored.scores, place == 0);
            // The last one stays too: its place is taken by the word that is typed on from it.
            if asked.len() < KEPT {
                asked.push(scored);
            } else {
                asked[KEPT - 1] = scored;
            }
        }
        asked.append(&mut self.words);
        asked.truncate(KEPT);
        self.words = asked;
        best_first(&totals)
    }

    /// The scores of a word, which are kept no longer.
    fn score(&mut self, word: &Atom, rows: &(impl Rows + ?Sized)) -> ScoredWord {
        if let Some(known) = self.words.iter().position(|known| known.word == *word) {
            return self.words.remove(known);
        }
        let wider = self.words.iter().filter(|known| is_prefix(&known.word, word));
        let wider = wider.max_by_key(|known| known.word.needle_text().len());
        let scores = score_all(word, wider.map(|known| &*known.scores), rows);
        ScoredWord { word: word.clone(), scores }
    }
}

/// Whether what matches `long` certainly matches `short` too.
fn is_prefix(short: &Atom, long: &Atom) -> bool {
    match (short.needle_text(), long.needle_text()) {
        (Utf32Str::Ascii(short), Utf32Str::Ascii(long)) => long.starts_with(short),
        _ => false,
    }
}

/// How well a word matches each row; not asked again where `wider`, a word that matches more, does not match.
fn score_all(word: &Atom, wider: Option<&[Score]>, rows: &(impl Rows + ?Sized)) -> Vec<Score> {
    let shared = rows.score_shared(&mut Scorer::new(word).score());
    let highest = shared.iter().max().copied().unwrap_or(0);
    let mut scores = vec![0; rows.count()];
    share_out(&mut scores, |start, scores| {
        let mut matching = Scorer::new(word);
        let mut score = matching.score();
        for (row, best) in (start..).zip(scores) {
            if wider.is_none_or(|wider| wider[row] > 0) {
                // Only of words of more than a thousand letters is it cut.
                let title = u32::from(score(rows.title(row))) * 3 / 2;
                let title = Score::try_from(title).unwrap_or(Score::MAX);
                *best = if title < highest { title.max(rows.best_shared(row, &shared)) } else { title };
            }
        }
    });
    scores
}

/// A word and what is needed to match it.
struct Scorer<'a> {
    word: &'a Atom,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl<'a> Scorer<'a> {
    fn new(word: &'a Atom) -> Self {
        Self { word, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new() }
    }

    fn score(&mut self) -> impl FnMut(&str) -> Score {
        |text| self.word.score(Utf32Str::new(text, &mut self.buffer), &mut self.matcher).unwrap_or(0)
    }
}

/// Adds what a word scores to what the words before it score together; 0 where one does not match.
fn add(totals: &mut [u32], scores: &[Score], is_first: bool) {
    for (total, score) in totals.iter_mut().zip(scores) {
        let is_match = *score > 0 && (is_first || *total > 0);
        *total = if is_match { *total + u32::from(*score) } else { 0 };
    }
}

/// The places of all scores but 0, the highest first, equal ones in their order.
fn best_first(scores: &[u32]) -> Vec<u32> {
    let matching = scores.iter().zip(0..).filter(|(score, _)| **score > 0);
    let mut hits: Vec<(_, u32)> = matching.map(|(score, place)| (Reverse(*score), place)).collect();
    hits.sort_unstable();
    hits.into_iter().map(|(_, place)| place).collect()
}

/// Calls `with` with parts of `all` and the place at which each begins, on as many threads as are worth it.
fn share_out<T: Send>(all: &mut [T], with: impl Fn(usize, &mut [T]) + Sync) {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = all.len().div_ceil(threads).max(WORTH_A_THREAD);
    let with = &with;
    thread::scope(|scope| {
        let mut parts = (0..).step_by(share).zip(all.chunks_mut(share));
        let first = parts.next();
        let others: Vec<_> = parts.map(|(start, part)| scope.spawn(move || with(start, part))).collect();
        if let Some((start, part)) = first {
            with(start, part);
        }
        for other in others {
            other.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
}
