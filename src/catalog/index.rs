//! Numbers that say which of a catalog's things is meant, and lists of them, each kept once.
//!
//! In a large catalog thousands of use cases ask for the same few events, sources and destinations: each
//! distinct list is stored once and meant by its number.

use serde::{Deserialize, Serialize};

/// Declares a number that says which of a catalog's things is meant, one type a kind of thing.
macro_rules! index {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub(super) u32);

        impl $name {
            /// The place in the catalog's list, counted from 0.
            pub fn place(self) -> usize {
                self.0 as usize
            }
        }

        impl From<u32> for $name {
            fn from(place: u32) -> Self {
                Self(place)
            }
        }
    )*};
}

index! {
    /// Which event of a catalog.
    EventIndex;
    /// Which use case of a catalog.
    UseCaseIndex;
    /// Which source type of a catalog.
    SourceIndex;
    /// Which destination type of a catalog.
    DestinationIndex;
    /// Which origin of a catalog.
    OriginIndex;
}

/// Which of the distinct lists in a [`Lists`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListIndex(pub(super) u32);

impl ListIndex {
    /// The place among the lists of its kind, counted from 0.
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// The distinct lists of things of a kind that a catalog's recommendations name, end to end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lists<T> {
    items: Vec<T>,
    ends: Vec<u32>,
}

impl<T> Lists<T> {
    pub(super) fn new(items: Vec<T>, ends: Vec<u32>) -> Self {
        Self { items, ends }
    }

    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).expect("a list's number has 32 bits")
    }

    /// All lists, in the order of their places.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[T]> {
        (0..self.len()).map(|place| self.get(ListIndex(place)))
    }

    pub(super) fn get(&self, index: ListIndex) -> &[T] {
        let place = index.place();
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        &self.items[start..self.ends[place] as usize]
    }
}

/// A place as it is stored. A file that is read into memory does not hold four thousand million of
/// anything.
pub(super) fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("a catalog has fewer than 2^32 things of a kind")
}
