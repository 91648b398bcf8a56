//! Numbers that say which of a catalog's things is meant.

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

/// A place as it is stored. A file that is read into memory does not hold four thousand million of
/// anything.
pub(super) fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("a catalog has fewer than 2^32 things of a kind")
}
