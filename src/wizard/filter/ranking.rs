//! Which use cases match what was typed, and in which order.
//!
//! Of every word the scores are kept: who types a letter more asks again only about what matched before, and
//! the other words have their scores already.

use super::letter_set::LetterSet;
use super::letters::{Board, Letters};
use crate::catalog::{Catalog, Goal, Recommendation};
use nucleo_matcher::pattern::Atom;
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::hint::black_box;
use std::num::NonZero;
use std::thread;

/// Fewer use cases than this are not worth another thread.
const WORTH_A_THREAD: usize = 4096;
/// Of so many words the scores are kept, those of a query and then those that were typed before it.
const KEPT: usize = 12;
/// So many use cases are looked at together.
const BATCH: usize = 16;
/// Scores up to this are sorted by counting them.
const COUNTED: usize = 1 << 16;

/// The words of a query, with how well each matches each of a goal's use cases.
#[derive(Debug, Clone, Default)]
pub(super) struct Ranking {
    /// The letters of the use cases' titles; none before they are of use.
    titles: Vec<LetterSet>,
    /// The words last asked for, and behind them those before.
    words: Vec<ScoredWord>,
}

/// A word, and for each of a goal's use cases how well it matches; 0 where it does not.
#[derive(Debug, Clone)]
struct ScoredWord {
    word: Atom,
    scores: Vec<u16>,
}

impl Ranking {
    /// The places of the goal's use cases that match every word, the best match first, equal ones in
    /// display order. The goal has to be the same each time.
    pub(super) fn rank(&mut self, words: &[Atom], catalog: &Catalog, goal: &Goal) -> Vec<u32> {
        let mut totals = vec![u32::MAX; goal.use_case_count()];
        for (place, word) in words.iter().enumerate() {
            if place < KEPT {
                self.bring_up(place, word, catalog, goal);
                add(&mut totals, &self.words[place].scores, place == 0);
            } else {
                let matched: Vec<_> = totals.iter().map(|total| u16::from(*total > 0)).collect();
                let scores = score_all(word, &self.titles, Some(&matched), catalog, goal);
                add(&mut totals, &scores, false);
            }
        }
        self.words.truncate(KEPT);
        best_first(&totals)
    }

    /// Has the scores of a word at this place among those that are kept.
    fn bring_up(&mut self, place: usize, word: &Atom, catalog: &Catalog, goal: &Goal) {
        if let Some(known) = self.words.iter().position(|known| known.word == *word) {
            // A word that stands in the query twice needs its scores twice.
            let known = if known < place { self.words[known].clone() } else { self.words.remove(known) };
            return self.words.insert(place, known);
        }
        let wider = self.words.iter().filter(|known| is_wider(&known.word, word));
        let wider = wider.max_by_key(|known| known.word.needle_text().len());
        // Of one letter, each text is asked once, so that asking all of them first is no use.
        if wider.is_none() && word.needle_text().len() > 1 && self.titles.is_empty() {
            self.titles = letters_of_titles(catalog, goal);
        }
        let scores = score_all(word, &self.titles, wider.map(|known| &*known.scores), catalog, goal);
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

/// Whether what matches `narrow` certainly matches `wide` too.
fn is_wider(wide: &Atom, narrow: &Atom) -> bool {
    match (wide.needle_text(), narrow.needle_text()) {
        (Utf32Str::Ascii(wide), Utf32Str::Ascii(narrow)) => narrow.starts_with(wide),
        _ => false,
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

fn letters_of_titles(catalog: &Catalog, goal: &Goal) -> Vec<LetterSet> {
    let mut titles = vec![LetterSet::default(); goal.use_case_count()];
    share_out(
        &mut titles,
        || (),
        |(), start, titles| {
            fetch(start..start + titles.len(), catalog, goal);
            for (place, letters) in (start..).zip(titles) {
                let recommendation = catalog.recommendation(goal, place);
                *letters = recommendation
                    .map_or_else(LetterSet::default, |it| LetterSet::of(it.use_case().title()));
            }
        },
    );
    titles
}

/// How well a word matches each of a goal's use cases; those that `wider` has at 0 are known not to.
fn score_all(
    word: &Atom,
    titles: &[LetterSet],
    wider: Option<&[u16]>,
    catalog: &Catalog,
    goal: &Goal,
) -> Vec<u16> {
    let tables = Tables::new(&mut Scorer::new(word), catalog);
    let mut scores = vec![0; goal.use_case_count()];
    share_out(
        &mut scores,
        || Scorer::new(word),
        |scorer, start, scores| {
            let asked = |place: &usize| wider.is_none_or(|wider| wider[*place] > 0);
            let letters = |place: &usize| titles.get(*place).copied();
            let read = |place: &usize| asked(place) && scorer.may_match(letters(place));
            fetch((start..start + scores.len()).filter(read), catalog, goal);
            for (place, score) in (start..).zip(scores).filter(|(place, _)| asked(place)) {
                if let Some(recommendation) = catalog.recommendation(goal, place) {
                    let found = tables.score(recommendation, letters(&place), scorer);
                    // Only of words of more than a thousand letters is it cut.
                    *score = u16::try_from(found).unwrap_or(u16::MAX);
                }
            }
        },
    );
    scores
}

/// Has the titles at these places fetched from memory together: it can fetch several at once, and waiting for
/// one after the other takes as long as all the rest.
fn fetch(places: impl Iterator<Item = usize>, catalog: &Catalog, goal: &Goal) {
    let recommendations = places.filter_map(|place| catalog.recommendation(goal, place));
    let titles = recommendations.map(|it| it.use_case().title().as_bytes());
    let ends = titles.filter_map(|title| Some(title.first()? ^ title.last()?));
    black_box(ends.fold(0, std::ops::BitXor::bitxor));
}

/// Calls `with` with each batch of `all` and the place at which it begins, on as many threads as are worth it,
/// each with a state of its own.
fn share_out<T: Send, S>(
    all: &mut [T],
    state: impl Fn() -> S + Sync,
    with: impl Fn(&mut S, usize, &mut [T]) + Sync,
) {
    let share = all.len().div_ceil(threads(all.len())).next_multiple_of(BATCH);
    let work = |(part, values): (usize, &mut [T])| {
        let mut state = state();
        for (batch, values) in values.chunks_mut(BATCH).enumerate() {
            with(&mut state, part * share + batch * BATCH, values);
        }
    };
    thread::scope(|scope| {
        let mut parts = all.chunks_mut(share.max(1)).enumerate();
        let first = parts.next();
        for part in parts {
            let work = &work;
            scope.spawn(move || work(part));
        }
        first.map(work);
    });
}

fn threads(total: usize) -> usize {
    if total < 2 * WORTH_A_THREAD {
        return 1;
    }
    thread::available_parallelism().map_or(1, NonZero::get).min(total / WORTH_A_THREAD)
}

/// A word and what is needed to match it.
struct Scorer<'a> {
    word: &'a Atom,
    letters: Option<Letters<'a>>,
    board: Board,
    matcher: Option<Matcher>,
    buffer: Vec<char>,
}

impl<'a> Scorer<'a> {
    fn new(word: &'a Atom) -> Self {
        let letters = match word.needle_text() {
            Utf32Str::Ascii(word) => Letters::of(word),
            Utf32Str::Unicode(_) => None,
        };
        Self { word, letters, board: Board::default(), matcher: None, buffer: Vec::new() }
    }

    /// Whether the word may match a text of these letters, or of those that are not known.
    fn may_match(&self, set: Option<LetterSet>) -> bool {
        self.letters.zip(set).is_none_or(|(letters, set)| letters.may_stand_in(set))
    }

    /// How well the word matches the text, whose letters may be known; 0 where it does not.
    fn score(&mut self, text: &str, set: Option<LetterSet>) -> u32 {
        if !self.may_match(set) {
            return 0;
        }
        let is_plain = || set.map_or_else(|| Letters::can_score(text), LetterSet::can_be_scored);
        if let Some(letters) = self.letters.filter(|_| is_plain()) {
            return letters.score(text, &mut self.board).unwrap_or(0).into();
        }
        let matcher = self.matcher.get_or_insert_with(|| Matcher::new(Config::DEFAULT));
        self.word.score(Utf32Str::new(text, &mut self.buffer), matcher).unwrap_or(0).into()
    }
}

/// How well a word matches the things that many use cases share; 0 where it does not.
struct Tables {
    events: Vec<u32>,
    sources: Vec<u32>,
    destinations: Vec<u32>,
    /// The highest of all.
    highest: u32,
}

impl Tables {
    fn new(scorer: &mut Scorer, catalog: &Catalog) -> Self {
        let mut score = |text: &String| scorer.score(text, None);
        let events = catalog.events().iter().map(|event| {
            let properties = event.properties.iter().map(|property| &property.name);
            std::iter::once(&event.name).chain(properties).map(&mut score).max().unwrap_or(0)
        });
        let events: Vec<_> = events.collect();
        let sources: Vec<_> = catalog.source_types().iter().map(|kind| score(&kind.name)).collect();
        let destinations: Vec<_> =
            catalog.destination_types().iter().map(|kind| score(&kind.name)).collect();
        let highest = events.iter().chain(&sources).chain(&destinations).max().copied().unwrap_or(0);
        Self { events, sources, destinations, highest }
    }

    /// How well the word matches a recommendation: as well as its best match there. A title counts half
    /// as much again, since it is what a person remembers.
    fn score(
        &self,
        recommendation: Recommendation,
        letters: Option<LetterSet>,
        scorer: &mut Scorer,
    ) -> u32 {
        let mut best = scorer.score(recommendation.use_case().title(), letters) * 3 / 2;
        if best >= self.highest {
            return best;
        }
        for index in recommendation.event_indices() {
            best = best.max(self.events[index.place()]);
        }
        for index in recommendation.source_indices() {
            best = best.max(self.sources[index.place()]);
        }
        for index in recommendation.destination_indices() {
            best = best.max(self.destinations[index.place()]);
        }
        best
    }
}
