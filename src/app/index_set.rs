//! A set of places in a long list, a bit for each.

/// A set of places, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// The last word is not 0, so that equal sets have equal words.
    words: Vec<u64>,
}

impl Places {
    /// All places before `end`.
    pub fn all(end: usize) -> Self {
        let mut words = vec![u64::MAX; end / 64];
        words.push((1 << (end % 64)) - 1);
        let mut places = Self { words };
        places.trim();
        places
    }

    /// Whether the place is in the set.
    pub fn contains(&self, place: usize) -> bool {
        self.words.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// Puts a place in or takes it out.
    pub fn set(&mut self, place: usize, is_in: bool) {
        let bit = 1 << (place % 64);
        match self.words.get_mut(place / 64) {
            Some(word) if is_in => *word |= bit,
            Some(word) => *word &= !bit,
            None if is_in => {
                self.words.resize(place / 64 + 1, 0);
                self.words[place / 64] = bit;
            }
            None => {}
        }
        self.trim();
    }

    fn trim(&mut self) {
        while self.words.last() == Some(&0) {
            self.words.pop();
        }
    }

    /// The places in the set, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.words.len() * 64).filter(|place| self.contains(*place))
    }
}

impl FromIterator<usize> for Places {
    fn from_iter<I: IntoIterator<Item = usize>>(places: I) -> Self {
        let mut set = Self::default();
        places.into_iter().for_each(|place| set.set(place, true));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn places_go_in_and_out() {
        let mut places: Places = [3, 64, 200].into_iter().collect();
        places.set(64, false);
        places.set(1_000, false);
        assert_eq!(places.iter().collect::<Vec<_>>(), [3, 200]);
        assert!(places.contains(200) && !places.contains(64) && !places.contains(10_000));
    }

    #[test]
    fn sets_of_the_same_places_are_equal() {
        let mut places: Places = [3, 200].into_iter().collect();
        places.set(200, false);
        assert_eq!(places, [3].into_iter().collect());
        assert_eq!(Places::all(64), (0..64).collect());
        places.set(3, false);
        assert_eq!(places, Places::all(0));
    }

    #[test]
    fn all_ends_where_it_is_to_end() {
        for end in [0, 1, 63, 64, 65, 130] {
            assert!(Places::all(end).iter().eq(0..end), "{end}");
        }
    }
}
