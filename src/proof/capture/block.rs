//! Some lines or documents of a capture.

use crate::proof::{Call, CaptureIndex, Rejection};
use std::ops::Range;

/// Some lines or documents of a capture, in one piece of memory that is used again.
#[derive(Debug, Default)]
pub(in crate::proof) struct Block {
    pub(in crate::proof) capture: CaptureIndex,
    /// The number of the first line, counted from 1.
    pub(in crate::proof) line: u64,
    pub(in crate::proof) bytes: Vec<u8>,
    pub(in crate::proof) contents: Contents,
    /// What was no message already when it was read, with the lines from the first one on.
    pub(in crate::proof) rejections: Vec<(u32, Rejection)>,
}

/// How a block is to be taken apart.
#[derive(Debug, Default, PartialEq)]
pub(in crate::proof) enum Contents {
    /// A body a line.
    #[default]
    Lines,
    /// A body in each of these places.
    Documents(Vec<BodySpan>),
}

/// A body within a block.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::proof) struct BodySpan {
    pub(in crate::proof) range: Range<usize>,
    /// The lines before it, from the first one of the block on.
    pub(in crate::proof) line: u32,
    /// The call of the path to which it was posted.
    pub(in crate::proof) posted: Option<Call>,
}

impl Block {
    pub(super) fn clear(&mut self, capture: CaptureIndex, line: u64) {
        *self = Self { capture, line, bytes: std::mem::take(&mut self.bytes), ..Self::default() };
        self.bytes.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty() && self.rejections.is_empty()
    }
}
