//! Where unfinished sessions are kept.

mod found;
mod slot;
mod slot_name;
mod unsaved;
mod writer;

pub use found::Found;
pub use slot::Slot;
pub use unsaved::parse_unsaved;
pub(crate) use unsaved::unsaved_text;
pub use writer::Writer;
