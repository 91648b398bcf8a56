//! Scoring a word against a text, as the matching library does but for a fraction of the cost.
//!
//! Most texts are short and plain ASCII, most words are few letters. There it is enough to look at the places
//! where the word's letters stand, instead of at every pair of a letter and a place.

/// The longest word that is scored here, in letters.
const LONGEST_WORD: usize = 32;
/// The longest text that is scored here, in bytes.
pub(crate) const LONGEST_TEXT: usize = 128;

/// For a letter that stands where it has to.
const MATCH: u16 = 16;
/// How much more where the first letter stands counts.
const FIRST: u16 = 2;
/// For the first letter that is skipped between two that match, beside [`SKIPPED`].
const GAP: u16 = 2;
/// For each letter that is skipped between two that match.
const SKIPPED: u16 = 1;
/// At least so much is a letter worth that stands right behind the one before.
const BEHIND: u8 = 4;

use crate::search::bonus::{BEGINNING, bonus};
use crate::search::eights::{Eights, Occurrences};
use crate::search::letter_set::{LetterSet, bit};

/// A word that can be scored here: ASCII, in lower case.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Letters<'a> {
    letters: &'a [u8],
    bits: u32,
}

/// One letter of a word at one of its places in the text: the best that the word can be worth up to there.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cell {
    place: u8,
    /// What a letter right behind this one is worth for that.
    run: u8,
    score: u16,
}

/// A text and where two letters of a word stand in it, the present one and the one before.
#[derive(Debug)]
pub(crate) struct Board {
    text: Eights,
    before: Row,
    row: Row,
}

/// One letter at all its places in the text.
type Row = [Cell; LONGEST_TEXT];

impl Default for Board {
    fn default() -> Self {
        let row = [Cell::default(); LONGEST_TEXT];
        Self { text: Eights::default(), before: row, row }
    }
}

impl<'a> Letters<'a> {
    /// The letters of a word, where it can be scored here.
    pub(crate) fn of(word: &'a [u8]) -> Option<Self> {
        let fits = (1..=LONGEST_WORD).contains(&word.len()) && word.iter().all(|it| (1..128).contains(it));
        fits.then(|| Self { letters: word, bits: word.iter().fold(0, |set, letter| set | bit(*letter)) })
    }

    /// Whether all letters stand in a text of this set, in whatever order.
    pub(crate) fn may_stand_in(self, set: LetterSet) -> bool {
        set.holds(self.bits)
    }

    /// Whether a text can be scored here.
    pub(crate) fn can_score(text: &str) -> bool {
        text.len() <= LONGEST_TEXT && text.is_ascii()
    }

    /// The last letter of the word at its places in a text that can be scored here; `known` has the one before,
    /// where that was looked for already.
    pub(crate) fn row<'b>(self, text: &str, known: Option<&[Cell]>, board: &'b mut Board) -> &'b [Cell] {
        let text = text.as_bytes();
        let Board { text: eights, before, row } = board;
        eights.hold(text);
        if let (Some(known), Some(last)) = (known, self.letters.last()) {
            let count = next_row(text, eights.occurrences(*last), known, row);
            return &row[..count];
        }
        let (mut before, mut row) = (before, row);
        let mut count = first_row(text, eights.occurrences(self.letters[0]), row);
        for letter in &self.letters[1..] {
            std::mem::swap(&mut before, &mut row);
            count = next_row(text, eights.occurrences(*letter), &before[..count], row);
        }
        &row[..count]
    }
}

/// How well a word matches that has this row for its last letter; 0 where it does not.
pub(crate) fn score(row: &[Cell]) -> u16 {
    row.iter().map(|cell| cell.score).max().unwrap_or(0)
}

fn first_row(text: &[u8], places: Occurrences, row: &mut Row) -> usize {
    let mut count = 0;
    for place in places {
        let bonus = bonus(text, place);
        row[count] = Cell { place: narrow(place), run: bonus, score: MATCH + u16::from(bonus) * FIRST };
        count += 1;
    }
    count
}

fn next_row(text: &[u8], places: Occurrences, before: &[Cell], row: &mut Row) -> usize {
    let Some(first) = before.first() else { return 0 };
    let mut count = 0;
    // What the word is worth up to the last place where the letter before may stand, less what was skipped
    // since; and up to which place letters were counted as skipped.
    let (mut best, mut skipped_to) = (0_u16, 0);
    let mut reached = 0;
    for place in places.from(usize::from(first.place) + 1) {
        while let Some(cell) = before.get(reached)
            && usize::from(cell.place) + 1 < place
        {
            let end = usize::from(cell.place) + 1;
            best = less(best, end - skipped_to).max(cell.score.saturating_sub(GAP + SKIPPED));
            skipped_to = end;
            reached += 1;
        }
        if skipped_to > 0 {
            best = less(best, place - 1 - skipped_to);
            skipped_to = place - 1;
        }
        let bonus = bonus(text, place);
        let mut cell = Cell { place: narrow(place), run: bonus, score: best + u16::from(bonus) + MATCH };
        if let Some(neighbour) = before.get(reached)
            && usize::from(neighbour.place) + 1 == place
        {
            let run = neighbour.run.max(BEHIND);
            let run = if bonus >= BEGINNING { run.max(bonus) } else { run };
            let score = neighbour.score + u16::from(run.max(bonus)) + MATCH;
            if score > cell.score {
                (cell.run, cell.score) = (run, score);
            }
        }
        row[count] = cell;
        count += 1;
    }
    count
}

fn less(score: u16, skipped: usize) -> u16 {
    score.saturating_sub(u16::from(narrow(skipped)) * SKIPPED)
}

/// Occurrences in a text that is scored here fit into a byte.
fn narrow(place: usize) -> u8 {
    u8::try_from(place).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Board, LONGEST_TEXT, LetterSet, Letters, score};
    use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
    use nucleo_matcher::{Config, Matcher, Utf32Str};
    use proptest::prelude::*;

    fn assert_as_the_library(word: &str, text: &str) -> Result<(), TestCaseError> {
        let atom = Atom::new(word, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy, false);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let wanted = atom.score(Utf32Str::Ascii(text.as_bytes()), &mut matcher);
        let lower = word.to_ascii_lowercase();
        let letters = Letters::of(lower.as_bytes()).expect("a word of a few letters");
        prop_assert!(LetterSet::of(text).can_be_scored() && Letters::can_score(text));
        let (mut typed, mut known) = (Board::default(), None);
        for end in 1..=lower.len() {
            let letters = Letters::of(&lower.as_bytes()[..end]).expect("a part of the word");
            known = Some(letters.row(text, known.as_deref(), &mut typed).to_vec());
        }
        prop_assert_eq!(
            Some(score(&known.unwrap_or_default())).filter(|it| *it > 0),
            wanted,
            "letter by letter"
        );
        prop_assert!(wanted.is_none() || letters.may_stand_in(LetterSet::of(text)));
        prop_assert_eq!(
            Some(score(letters.row(text, None, &mut Board::default()))).filter(|it| *it > 0),
            wanted,
            "{:?} in {:?}",
            word,
            text
        );
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn a_score_is_what_the_library_gives(word in "[abAB1 /_]{1,6}", text in "[abAB12 /_,-]{0,40}") {
            assert_as_the_library(&word, &text)?;
        }

        #[test]
        fn whatever_the_letters_are(word in "[\\x01-\\x7f]{1,4}", text in "[\\x00-\\x7f]{0,128}") {
            assert_as_the_library(&word, &text)?;
        }

        #[test]
        fn both_ways_tell_alike_what_can_be_scored(text in "[a-z]{0,20}(ä?[a-z]{0,120}){2}") {
            prop_assert_eq!(Letters::can_score(&text), LetterSet::of(&text).can_be_scored());
        }

        #[test]
        fn the_letters_of_a_text_match_it(
            text in "[a-e ]{1,128}",
            kept in proptest::collection::vec(proptest::bool::weighted(0.3), LONGEST_TEXT),
        ) {
            let letters = text.chars().zip(kept).filter(|(_, kept)| *kept).map(|(letter, _)| letter);
            let word: String = letters.take(32).collect();
            if !word.is_empty() {
                assert_as_the_library(&word, &text)?;
            }
        }
    }
}
