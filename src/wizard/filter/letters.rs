//! Scoring a word against a text, as the matching library does but for a fraction of the cost.
//!
//! Most texts are short and plain ASCII, most words are few letters. There it is enough to look at the places
//! where the word's letters stand, instead of at every pair of a letter and a place.

/// The longest word that is scored here, in letters.
const LONGEST_WORD: usize = 32;
/// The longest text that is scored here, in bytes.
pub(super) const LONGEST_TEXT: usize = 128;

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
/// From so much on, where a letter stands counts as the beginning of a word.
const BEGINNING: u8 = 8;

use super::letter_set::{LetterSet, bit};

/// The lowest bit of each of eight bytes, and the highest.
const LOW: u64 = u64::MAX / 255;
const HIGH: u64 = LOW << 7;

/// A word that can be scored here: ASCII, in lower case.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters<'a> {
    letters: &'a [u8],
    bits: u32,
}

/// One letter of a word at one of its places in the text: the best that the word can be worth up to there.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    place: u8,
    /// What a letter right behind this one is worth for that.
    run: u8,
    score: u16,
}

/// Where the letter before the present one and the present one stand.
#[derive(Debug)]
pub(super) struct Board([[Cell; LONGEST_TEXT]; 2]);

impl Default for Board {
    fn default() -> Self {
        Self([[Cell::default(); LONGEST_TEXT]; 2])
    }
}

impl<'a> Letters<'a> {
    /// The letters of a word, where it can be scored here.
    pub(super) fn of(word: &'a [u8]) -> Option<Self> {
        let fits = (1..=LONGEST_WORD).contains(&word.len()) && word.iter().all(|it| (1..128).contains(it));
        fits.then(|| Self { letters: word, bits: word.iter().fold(0, |set, letter| set | bit(*letter)) })
    }

    /// Whether all letters stand in a text of this set, in whatever order.
    pub(super) fn may_stand_in(self, set: LetterSet) -> bool {
        set.holds(self.bits)
    }

    /// Whether a text can be scored here.
    pub(super) fn can_score(text: &str) -> bool {
        let (eights, _) = text.as_bytes().as_chunks();
        let last = text
            .as_bytes()
            .last_chunk()
            .map_or_else(|| text.is_ascii(), |last| u64::from_le_bytes(*last) & HIGH == 0);
        last && text.len() <= LONGEST_TEXT && eights.iter().all(|it| u64::from_le_bytes(*it) & HIGH == 0)
    }

    /// How well the word matches a text that can be scored here; nothing where it does not.
    pub(super) fn score(self, text: &str, board: &mut Board) -> Option<u16> {
        let text = text.as_bytes();
        let [mut before, mut row] = board.0.each_mut();
        let mut count = first_row(text, self.letters[0], row);
        for letter in &self.letters[1..] {
            if count == 0 {
                return None;
            }
            std::mem::swap(&mut before, &mut row);
            count = next_row(text, *letter, &before[..count], row);
        }
        row[..count].iter().map(|cell| cell.score).max()
    }
}

fn first_row(text: &[u8], letter: u8, row: &mut [Cell; LONGEST_TEXT]) -> usize {
    let mut count = 0;
    each_place(text, letter, 0, |place| {
        let bonus = bonus(text, place);
        row[count] = Cell { place: narrow(place), run: bonus, score: MATCH + u16::from(bonus) * FIRST };
        count += 1;
    });
    count
}

fn next_row(text: &[u8], letter: u8, before: &[Cell], row: &mut [Cell; LONGEST_TEXT]) -> usize {
    let mut count = 0;
    // What the word is worth up to the last place where the letter before may stand, less what was skipped
    // since; and up to which place letters were counted as skipped.
    let (mut best, mut skipped_to) = (0_u16, 0);
    let mut reached = 0;
    each_place(text, letter, usize::from(before[0].place) + 1, |place| {
        while let Some(cell) = before.get(reached).filter(|cell| usize::from(cell.place) + 1 < place) {
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
        let apart = Cell { place: narrow(place), run: bonus, score: best + u16::from(bonus) + MATCH };
        let behind = before.get(reached).filter(|cell| usize::from(cell.place) + 1 == place);
        row[count] = behind.map_or(apart, |cell| {
            let run = cell.run.max(BEHIND);
            let run = if bonus >= BEGINNING { run.max(bonus) } else { run };
            let score = cell.score + u16::from(run.max(bonus)) + MATCH;
            if score > apart.score { Cell { run, score, ..apart } } else { apart }
        });
        count += 1;
    });
    count
}

fn less(score: u16, skipped: usize) -> u16 {
    score.saturating_sub(u16::from(narrow(skipped)) * SKIPPED)
}

/// Places in a text that is scored here fit into a byte.
fn narrow(place: usize) -> u8 {
    u8::try_from(place).unwrap_or(u8::MAX)
}

/// Calls `with` with each place from `start` on at which `letter` stands, eight bytes at a time.
#[expect(clippy::inline_always, reason = "a filter spends its time here")]
#[inline(always)]
fn each_place(text: &[u8], letter: u8, start: usize, mut with: impl FnMut(usize)) {
    // Of letters, the bit that tells capitals does not count.
    let any_case = if letter.is_ascii_lowercase() { LOW * 0x20 } else { 0 };
    let wanted = LOW * u64::from(letter);
    let first = start / 8;
    let mut before = u64::MAX << (start % 8 * 8);
    let (eights, rest) = text.as_chunks();
    let rest = match text.last_chunk() {
        Some(_) if rest.is_empty() => 0,
        Some(last) => u64::from_le_bytes(*last) >> (64 - 8 * rest.len()),
        None => rest.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
    };
    let eights = eights.iter().map(|eight| u64::from_le_bytes(*eight)).chain([rest]);
    for (index, eight) in eights.enumerate().skip(first) {
        let differ = (eight | any_case) ^ wanted;
        // In ASCII no byte carries into the next.
        let mut found = !(differ + (HIGH - LOW)) & HIGH & before;
        before = u64::MAX;
        while found != 0 {
            with(index * 8 + found.trailing_zeros() as usize / 8);
            found &= found - 1;
        }
    }
}

/// What kind of character stands somewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    White,
    Sign,
    Delimiter,
    Small,
    Capital,
    Digit,
}

/// The kinds of all ASCII characters.
const CLASSES: [Class; 128] = {
    let mut classes = [Class::Sign; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' => Class::Small,
            b'A'..=b'Z' => Class::Capital,
            b'0'..=b'9' => Class::Digit,
            b'/' | b',' | b':' | b';' | b'|' => Class::Delimiter,
            _ if byte.is_ascii_whitespace() => Class::White,
            _ => Class::Sign,
        };
        byte += 1;
    }
    classes
};

/// What a letter is worth for where it stands: the beginning of a word is more than its middle.
#[expect(clippy::inline_always, reason = "a filter spends its time here")]
#[inline(always)]
fn bonus(text: &[u8], place: usize) -> u8 {
    let class = |place: usize| CLASSES[usize::from(text[place] & 127)];
    let before = place.checked_sub(1).map_or(Class::White, class);
    let this = class(place);
    match (before, this) {
        (Class::White, Class::Small | Class::Capital | Class::Digit) | (_, Class::White) => 10,
        (Class::Delimiter, Class::Small | Class::Capital | Class::Digit) => 9,
        (Class::Sign, Class::Small | Class::Capital | Class::Digit) | (_, Class::Sign) => BEGINNING,
        (Class::Digit, Class::Digit) => 0,
        (Class::Small, Class::Capital) | (_, Class::Digit) => 5,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Board, LONGEST_TEXT, LetterSet, Letters};
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
        prop_assert!(wanted.is_none() || letters.may_stand_in(LetterSet::of(text)));
        prop_assert_eq!(letters.score(text, &mut Board::default()), wanted, "{:?} in {:?}", word, text);
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
