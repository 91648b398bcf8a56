//! Which use cases are chosen, in the order chosen.

/// The chosen use cases of a goal, by their places among the goal's, in the order chosen.
///
/// Asking whether a place is chosen costs the same however many there are: a screen asks it for every row.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    order: Vec<u32>,
    chosen: Vec<u64>,
}

impl Selection {
    /// Nothing chosen.
    pub(super) const NONE: Self = Self { order: Vec::new(), chosen: Vec::new() };

    /// How many are chosen.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether none is chosen.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Whether `place` is chosen.
    pub fn contains(&self, place: usize) -> bool {
        self.chosen.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// The chosen places, in the order chosen.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = usize> + DoubleEndedIterator + Clone + '_ {
        self.order.iter().map(|place| *place as usize)
    }

    /// Whether the same places are chosen, in whatever order.
    pub(super) fn is_same_set(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|place| other.contains(place))
    }

    /// Chooses `place` as the `at`-th, counted from 0; the last where `at` is past the end. Nothing changes
    /// where it is chosen already.
    pub(super) fn insert(&mut self, place: usize, at: usize) {
        if self.mark(place) {
            self.order.insert(at.min(self.order.len()), narrow(place));
        }
    }

    /// Takes `place` out of the selection and returns its position in the order; nothing where it was not in.
    pub(super) fn remove(&mut self, place: usize) -> Option<usize> {
        if !self.contains(place) {
            return None;
        }
        self.chosen[place / 64] &= !(1 << (place % 64));
        let at = self.order.iter().position(|other| *other == narrow(place))?;
        self.order.remove(at);
        Some(at)
    }

    fn mark(&mut self, place: usize) -> bool {
        if self.contains(place) {
            return false;
        }
        if self.chosen.len() <= place / 64 {
            self.chosen.resize(place / 64 + 1, 0);
        }
        self.chosen[place / 64] |= 1 << (place % 64);
        true
    }
}

impl PartialEq for Selection {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order
    }
}

impl Eq for Selection {}

impl FromIterator<usize> for Selection {
    fn from_iter<I: IntoIterator<Item = usize>>(places: I) -> Self {
        let mut selection = Self::default();
        for place in places {
            if selection.mark(place) {
                selection.order.push(narrow(place));
            }
        }
        selection
    }
}

/// A catalog numbers its use cases with 32 bits, so a place among them fits.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("a place among a goal's use cases fits 32 bits")
}
