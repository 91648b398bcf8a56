//! How far the reading is.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How far the reading of captures is, for another thread to look at.
#[derive(Debug, Clone, Default)]
pub struct CaptureProgress {
    read: Arc<AtomicU64>,
}

impl CaptureProgress {
    /// How many bytes of the files were read; of gzip those of the file, not of what it holds.
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }
}

/// Counts what is read.
pub(super) struct CountedReader<R> {
    pub(super) inner: R,
    pub(super) progress: CaptureProgress,
}

impl<R: Read> Read for CountedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.progress.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
