//! Real sources, destinations and warehouses, and what a destination's default mappings make of an event.

pub mod definition;
pub mod directory;
mod evaluate;
pub mod expression;
mod fit;
mod judge;
mod lookup;
pub mod message;
mod nearest;
mod offer;
mod packed;
mod planned;
mod rank;
mod schema;
pub mod trigger;
mod words;

pub use fit::{DestinationFit, EventFit, Fit, Known, ModeFit, Reach, Verdict, fit};
pub use judge::{Altered, Lack, Taken, Want, WantKind, behavior, demands, judge};
pub use lookup::Lookup;
pub use nearest::Nearest;
pub use offer::{Offer, offered_destinations, offered_sources};
pub use packed::{definition, directory, has_definition};
pub use planned::{EventMessages, PlannedMessages, PlannedSource};
pub use rank::{RankedDestination, rank};
