//! How well one word matches each use case, in as little time as can be: this is what a person waits for who
//! types a filter.

use crate::catalog::{Catalog, Goal, Lists, Recommendation};
use crate::search::letter_set::LetterSet;
use crate::search::letters::{Board, Cell, Letters, score};
use crate::search::word::Word;
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// Fewer use cases than this are not worth another thread.
const WORTH_A_THREAD: usize = 4096;

/// How well a word matches each of a goal's use cases.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scores {
    /// 0 where it does not match.
    pub(crate) scores: Vec<u16>,
    /// In the titles, where its last letter stands: to go on from with a letter more.
    rows: Vec<Rows>,
}

/// Of some use cases that follow each other, the rows of a word's last letter in their titles, end to end.
#[derive(Debug, Clone, Default)]
struct Rows {
    cells: Vec<Cell>,
    ends: Vec<u32>,
}

impl Scores {
    /// Gives back the memory for going on.
    pub(crate) fn forget_rows(&mut self) {
        self.rows = Vec::new();
    }

    /// The rows of `count` use cases from `start` on, where they are kept together.
    fn rows(&self, start: usize, count: usize) -> Option<&Rows> {
        let starts =
            self.rows.iter().scan(0, |end, rows| Some(std::mem::replace(end, *end + rows.ends.len())));
        let (found, _) = self.rows.iter().zip(starts).find(|(_, it)| *it == start)?;
        (found.ends.len() == count).then_some(found)
    }
}

impl Rows {
    fn get(&self, place: usize) -> &[Cell] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        &self.cells[start..self.ends[place] as usize]
    }

    fn push(&mut self, row: &[Cell]) {
        self.cells.extend_from_slice(row);
        // A title has no more than 128 places, so 32 bits are enough for any catalog that fits into memory.
        self.ends.push(u32::try_from(self.cells.len()).unwrap_or(u32::MAX));
    }
}

/// What is known of a shorter word, with which the one to be scored begins.
#[derive(Clone, Copy)]
pub(crate) struct Wider<'a> {
    pub(crate) scores: &'a Scores,
    /// Whether it lacks one letter only.
    pub(crate) is_next: bool,
}

/// The letters of the titles of a goal's use cases.
pub(crate) fn letters_of_titles(catalog: &Catalog, goal: &Goal) -> Vec<LetterSet> {
    let mut titles = vec![LetterSet::default(); goal.use_case_count()];
    share_out(&mut titles, |start, titles| {
        for (recommendation, letters) in catalog.recommendations(goal).skip(start).zip(titles) {
            *letters = LetterSet::of(recommendation.use_case().title());
        }
    });
    titles
}

/// How well a word matches each of a goal's use cases. `titles` has the letters of their titles, or nothing.
pub(crate) fn score_all(
    word: &Word,
    titles: &[LetterSet],
    wider: Option<Wider>,
    catalog: &Catalog,
    goal: &Goal,
) -> Scores {
    let tables = Tables::new(&mut Scorer::new(word), catalog);
    let mut scores = vec![0; goal.use_case_count()];
    let rows = share_out(&mut scores, |start, scores| {
        let mut matching = Scorer::new(word);
        let known = wider.filter(|it| it.is_next).and_then(|it| it.scores.rows(start, scores.len()));
        let mut rows = Rows::default();
        for ((place, score), of) in
            scores.iter_mut().enumerate().zip(catalog.recommendations(goal).skip(start))
        {
            if wider.is_some_and(|wider| wider.scores.scores[start + place] == 0) {
                rows.push(&[]);
                continue;
            }
            let letters = titles.get(start + place).copied();
            let title = matching.title(of.use_case().title(), letters, known.map(|rows| rows.get(place)));
            rows.push(title.row);
            *score = tables.score(title.score, of);
        }
        rows
    });
    Scores { scores, rows }
}

/// Calls `with` with parts of `all` and the place at which each begins, on as many threads as are worth it, and
/// gives what comes of it in the order of the parts.
fn share_out<T: Send, R: Send>(all: &mut [T], with: impl Fn(usize, &mut [T]) -> R + Sync) -> Vec<R> {
    let share = all.len().div_ceil(threads(all.len())).max(1);
    thread::scope(|scope| {
        let mut parts = (0..).step_by(share).zip(all.chunks_mut(share));
        let first = parts.next();
        let with = &with;
        let others: Vec<_> = parts.map(|(start, part)| scope.spawn(move || with(start, part))).collect();
        let first = first.map(|(start, part)| with(start, part));
        let others = others.into_iter().map(|it| it.join().unwrap_or_else(|panic| resume_unwind(panic)));
        first.into_iter().chain(others).collect()
    })
}

fn threads(total: usize) -> usize {
    if total < 2 * WORTH_A_THREAD {
        return 1;
    }
    thread::available_parallelism().map_or(1, NonZero::get).min(total / WORTH_A_THREAD)
}

/// A word and what is needed to match it.
struct Scorer<'a> {
    word: &'a Word,
    letters: Option<Letters<'a>>,
    board: Board,
    matcher: Option<Matcher>,
    buffer: Vec<char>,
}

impl<'a> Scorer<'a> {
    fn new(word: &'a Word) -> Self {
        let letters = match word.letters() {
            Utf32Str::Ascii(word) => Letters::of(word),
            Utf32Str::Unicode(_) => None,
        };
        Self { word, letters, board: Board::default(), matcher: None, buffer: Vec::new() }
    }

    /// How well the word matches a text; 0 where it does not.
    fn score(&mut self, text: &str) -> u16 {
        match self.letters {
            Some(letters) if Letters::can_score(text) => score(letters.row(text, None, &mut self.board)),
            _ => self.score_any(text),
        }
    }

    fn score_any(&mut self, text: &str) -> u16 {
        let matcher = self.matcher.get_or_insert_with(|| Matcher::new(Config::DEFAULT));
        self.word.score(Utf32Str::new(text, &mut self.buffer), matcher).unwrap_or(0)
    }

    /// How well the word matches a title, whose letters and whose row up to the last letter may be known.
    fn title(&mut self, title: &str, set: Option<LetterSet>, known: Option<&[Cell]>) -> Title<'_> {
        let none: &[Cell] = &[];
        let is_plain = match set {
            Some(set) => set.can_be_scored(),
            None => Letters::can_score(title),
        };
        match self.letters {
            Some(letters) if is_plain => {
                if set.is_some_and(|set| !letters.may_stand_in(set)) {
                    return Title { score: 0, row: none };
                }
                let row = letters.row(title, known, &mut self.board);
                Title { score: score(row), row }
            }
            _ => Title { score: self.score_any(title), row: none },
        }
    }
}

/// How well a word matches a title, and where its last letter stands there.
struct Title<'b> {
    score: u16,
    row: &'b [Cell],
}

/// How well a word matches what many use cases share: for each list of a catalog, the best in it; 0 where there
/// is none.
struct Tables {
    events: Vec<u16>,
    sources: Vec<u16>,
    destinations: Vec<u16>,
    /// The highest of all.
    highest: u16,
}

impl Tables {
    fn new(scorer: &mut Scorer, catalog: &Catalog) -> Self {
        let mut score = |text: &String| scorer.score(text);
        let events = catalog.events().iter().map(|event| {
            let properties = event.properties.iter().map(|property| &property.name);
            std::iter::once(&event.name).chain(properties).map(&mut score).max().unwrap_or(0)
        });
        let events: Vec<_> = events.collect();
        let sources: Vec<_> = catalog.source_types().iter().map(|kind| score(&kind.name)).collect();
        let destinations: Vec<_> =
            catalog.destination_types().iter().map(|kind| score(&kind.name)).collect();
        let highest = events.iter().chain(&sources).chain(&destinations).max().copied().unwrap_or(0);
        Self {
            events: best(catalog.event_lists(), |index| events[index.place()]),
            sources: best(catalog.source_lists(), |index| sources[index.place()]),
            destinations: best(catalog.destination_lists(), |index| destinations[index.place()]),
            highest,
        }
    }

    /// How well a word that matches the title so well matches the recommendation: as well as its best match
    /// there. A title counts half as much again, since it is what a person remembers.
    fn score(&self, title: u16, of: Recommendation) -> u16 {
        // Only of words of more than a thousand letters is it cut.
        let title = u16::try_from(u32::from(title) * 3 / 2).unwrap_or(u16::MAX);
        if title >= self.highest {
            return title;
        }
        let event = self.events[of.event_list().place()];
        let source = self.sources[of.source_list().place()];
        title.max(event).max(source).max(self.destinations[of.destination_list().place()])
    }
}

fn best<T: Copy>(lists: &Lists<T>, score: impl Fn(T) -> u16) -> Vec<u16> {
    lists.iter().map(|list| list.iter().map(|index| score(*index)).max().unwrap_or(0)).collect()
}
