//! Where unfinished sessions are kept.

mod found;
mod slot;
mod writer;

pub use found::Found;
pub use slot::Slot;
pub use writer::Writer;
