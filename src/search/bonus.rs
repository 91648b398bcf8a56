//! What a letter is worth for where it stands in a text, as the matching library has it.

/// From so much on, where a letter stands counts as the beginning of a word.
pub(crate) const BEGINNING: u8 = 8;

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

impl Class {
    const ALL: [Self; 6] =
        [Self::White, Self::Sign, Self::Delimiter, Self::Small, Self::Capital, Self::Digit];

    const fn of(byte: u8) -> Self {
        match byte {
            b'a'..=b'z' => Self::Small,
            b'A'..=b'Z' => Self::Capital,
            b'0'..=b'9' => Self::Digit,
            b'/' | b',' | b':' | b';' | b'|' => Self::Delimiter,
            _ if byte.is_ascii_whitespace() => Self::White,
            _ => Self::Sign,
        }
    }

    /// What a character of this class is worth behind one of the class `before`.
    const fn behind(self, before: Self) -> u8 {
        match (before, self) {
            (Self::White, Self::Small | Self::Capital | Self::Digit) | (_, Self::White) => 10,
            (Self::Delimiter, Self::Small | Self::Capital | Self::Digit) => 9,
            (Self::Sign, Self::Small | Self::Capital | Self::Digit) | (_, Self::Sign) => BEGINNING,
            (Self::Digit, Self::Digit) => 0,
            (Self::Small, Self::Capital) | (_, Self::Digit) => 5,
            _ => 0,
        }
    }
}

/// The classes of all ASCII characters, each shifted so that the class before fits below it.
const CLASSES: [u8; 128] = {
    let mut classes = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        classes[byte as usize] = (Class::of(byte) as u8) << 3;
        byte += 1;
    }
    classes
};

/// What a character is worth, by its class and the one before.
const BONUSES: [u8; 64] = {
    let mut bonuses = [0; 64];
    let mut place = 0;
    while place < 36 {
        let (this, before) = (Class::ALL[place / 6], Class::ALL[place % 6]);
        bonuses[(this as usize) << 3 | before as usize] = this.behind(before);
        place += 1;
    }
    bonuses
};

/// What a letter is worth for where it stands: the beginning of a word is more than its middle.
#[expect(clippy::inline_always, reason = "a filter spends its time here")]
#[inline(always)]
pub(crate) fn bonus(text: &[u8], place: usize) -> u8 {
    // A text begins as if a blank stood before it.
    let before = if place == 0 { 0 } else { CLASSES[usize::from(text[place - 1] & 127)] >> 3 };
    BONUSES[usize::from((CLASSES[usize::from(text[place] & 127)] | before) & 63)]
}
