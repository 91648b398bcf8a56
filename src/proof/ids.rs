//! Which message ids were seen, in bounded memory.

use std::hash::{BuildHasher as _, RandomState};

/// How many ids share a line of the processor's cache.
const WAYS: usize = 8;

/// How many such lines there are: four megabytes of the ids seen last, about half a million.
const LINES: usize = 1 << 16;

/// The message ids seen last. SDKs send a message again within seconds or hours, not months, so that what is
/// forgotten first is what was seen first.
#[derive(Debug, Default)]
pub(super) struct SeenIds {
    lines: Vec<[u64; WAYS]>,
}

/// Makes hashes of message ids that nobody outside can predict.
#[derive(Debug, Clone, Default)]
pub(super) struct IdHasher(RandomState);

impl IdHasher {
    /// The hash of an id; never 0.
    pub(super) fn hash(&self, id: &str) -> u64 {
        self.0.hash_one(id).max(1)
    }
}

impl SeenIds {
    /// Notes an id; whether it was new.
    pub(super) fn insert(&mut self, id: u64) -> bool {
        if self.lines.is_empty() {
            self.lines = vec![[0; WAYS]; LINES];
        }
        let at = usize::try_from(id % LINES as u64).unwrap_or_default();
        let line = &mut self.lines[at];
        if line.contains(&id) {
            return false;
        }
        line.rotate_right(1);
        line[0] = id;
        true
    }
}
