//! Many texts of a kind, end to end, each meant by its place.
//!
//! A large catalog has hundreds of thousands of short texts. Kept one by one they would take twice the memory,
//! and going through them would wait for it again and again.

use serde::{Deserialize, Serialize};

/// Texts end to end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text at a place, counted from 0.
    pub(super) fn get(&self, place: usize) -> &str {
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        &self.all[start..self.ends[place] as usize]
    }

    pub(super) fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(u32::try_from(self.all.len()).expect("the texts of a kind have less than 4 GiB"));
    }

    /// All texts, in order.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|place| self.get(place))
    }

    /// Gives back the memory that was set aside for more.
    pub(super) fn shrink_to_fit(&mut self) {
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn texts_come_back_as_they_were_put_in() {
        let mut texts = Texts::default();
        let all = ["", "Suppress with purchase", "ü", "", "e"];
        for text in all {
            texts.push(text);
        }
        assert!(texts.iter().eq(all));
        assert_eq!((texts.len(), texts.get(2)), (5, "ü"));
    }
}
