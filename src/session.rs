//! What outlives a key: effects on the disk, the saver of an open plan, drafts, the loading of catalogs.

pub(crate) mod catalog_loader;
pub(crate) mod disk;
pub mod draft;
mod ending;
pub(crate) mod files;
mod input;
mod live;
mod pace;
pub mod plan_saver;
mod threads;

pub use disk::Disk;
pub use ending::Outcome;
pub use files::{Drafts, Files, Resume};
pub use input::{Burst, Input};
pub use live::LiveFeed;
pub(crate) use threads::spawn;
