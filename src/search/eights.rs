//! Where a letter stands in a text of ASCII, looked up eight bytes at a time.

use crate::search::letters::LONGEST_TEXT;

/// The lowest bit of each of eight bytes, and the highest.
const LOW: u64 = u64::MAX / 255;
const HIGH: u64 = LOW << 7;

/// The bytes of a text, eight to a word, so that eight are compared at a time.
#[derive(Debug, Default)]
pub(crate) struct Eights {
    words: [u64; LONGEST_TEXT / 8],
    /// How many words are in use. The last may end with bytes of 0, which no letter is.
    count: usize,
}

impl Eights {
    /// Takes in a text of ASCII that is no longer than [`LONGEST_TEXT`].
    pub(crate) fn hold(&mut self, text: &[u8]) {
        let (whole, rest) = text.as_chunks();
        for (word, eight) in self.words.iter_mut().zip(whole) {
            *word = u64::from_le_bytes(*eight);
        }
        self.count = whole.len();
        if let Some(word) = self.words.get_mut(whole.len()).filter(|_| !rest.is_empty()) {
            *word = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            self.count += 1;
        }
    }

    /// Where `letter` stands.
    pub(crate) fn occurrences(&self, letter: u8) -> Occurrences {
        // Of letters, the bit that tells capitals does not count.
        let any_case = if letter.is_ascii_lowercase() { LOW * 0x20 } else { 0 };
        let wanted = LOW * u64::from(letter);
        let mut places = 0;
        for word in self.words[..self.count].iter().rev() {
            let differ = (word | any_case) ^ wanted;
            // In ASCII no byte carries into the next.
            let found = !(differ + (HIGH - LOW)) & HIGH;
            // Gathers the highest bits of the eight bytes in the highest byte.
            places = places << 8 | u128::from((found >> 7).wrapping_mul(GATHER) >> 56);
        }
        Occurrences(places)
    }
}

/// Multiplied with the lowest bits of eight bytes, it gathers them in the highest byte.
const GATHER: u64 = 0x0102_0408_1020_4080;

/// Occurrences in a text that is scored here, a bit for each.
pub(crate) struct Occurrences(u128);

impl Occurrences {
    /// Those that are not before `start`.
    pub(crate) fn from(self, start: usize) -> Self {
        Self(if start < LONGEST_TEXT { self.0 & u128::MAX << start } else { 0 })
    }
}

impl Iterator for Occurrences {
    type Item = usize;

    #[expect(clippy::inline_always, reason = "a filter spends its time here")]
    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        let place = self.0.trailing_zeros() as usize;
        self.0 &= self.0.wrapping_sub(1);
        (place < LONGEST_TEXT).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::Eights;

    #[test]
    fn a_letter_is_found_wherever_it_stands() {
        let mut eights = Eights::default();
        eights.hold(&[b'b'; 128]);
        for length in 0..=128_usize {
            let text = "aBcAxa-b".repeat(16);
            let text = &text.as_bytes()[..length];
            eights.hold(text);
            for letter in [b'a', b'b', b'-', b'y'] {
                let stands = |place: &usize| text[*place].to_ascii_lowercase() == letter;
                let wanted: Vec<_> = (0..length).filter(stands).collect();
                assert!(eights.occurrences(letter).eq(wanted.iter().copied()), "{letter} in {length}");
                let later = wanted.into_iter().filter(|place| *place >= 9);
                assert!(eights.occurrences(letter).from(9).eq(later), "{letter} from 9 on in {length}");
            }
        }
    }
}
