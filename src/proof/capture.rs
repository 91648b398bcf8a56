//! Captures: files and folders of messages as SDKs, object storage and browsers leave them.
//!
//! A capture is read in blocks of whole lines or whole documents, one block after the other, so that several judges
//! share the work and memory stays bounded whatever a file or a line is long.

mod block;
mod document;
mod file;
mod find;
mod har;
mod lines;
mod progress;
mod source;

pub(super) use block::{Block, Contents};
pub use file::Bytes;
pub use find::{Capture, CaptureError, find};
pub use progress::CaptureProgress;
pub(super) use source::Source;

/// How long a block is at least, unless its file ends.
const BLOCK: usize = 1 << 18;

/// How long a line or a document may be to be judged. Segment takes 32 KB a call and 500 KB a batch, RudderStack
/// 4 MB.
const LONGEST: usize = 1 << 22;
