//! Which letters a text has at all: what lacks one of a word's need not be looked at more closely.

use crate::search::letters::LONGEST_TEXT;

/// Which letters stand in a text, and whether it is plain and short.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LetterSet(u32);

impl LetterSet {
    /// Stands for a text that may hold anything and is not scored by its letters.
    const ANY: Self = Self(u32::MAX);

    /// The letters of a text.
    pub(crate) fn of(text: &str) -> Self {
        if text.len() > LONGEST_TEXT {
            return Self::ANY;
        }
        let set = text.bytes().fold(0, |set, byte| set | bit(byte));
        if set >> 31 == 0 { Self(set) } else { Self::ANY }
    }

    /// Whether all letters of these bits stand in the text.
    pub(crate) fn holds(self, bits: u32) -> bool {
        self.0 & bits == bits
    }

    /// Whether the text is one of those that [`Letters`](super::letters::Letters) score.
    pub(crate) fn can_be_scored(self) -> bool {
        self.0 >> 31 == 0
    }
}

/// Of each byte the bit that stands for it: one for each letter, one for all digits and some for all else; the
/// last for what is no ASCII.
const BITS: [u32; 256] = {
    let mut bits = [1 << 31; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        bits[byte as usize] = 1
            << match byte {
                b'a'..=b'z' => byte - b'a',
                b'A'..=b'Z' => byte - b'A',
                b'0'..=b'9' => 26,
                b' ' => 27,
                _ => 28 + byte % 3,
            };
        byte += 1;
    }
    bits
};

/// The bit that stands for a byte.
pub(crate) fn bit(byte: u8) -> u32 {
    BITS[usize::from(byte)]
}
