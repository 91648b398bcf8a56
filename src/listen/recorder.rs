//! What came, kept in a file for `segue verify`: a call a line.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};

/// A file that takes what arrives.
#[derive(Debug)]
pub struct Recorder {
    file: BufWriter<File>,
}

impl Recorder {
    /// Appends to `file`, which the caller opened.
    pub fn new(file: File) -> Self {
        Self { file: BufWriter::with_capacity(64 << 10, file) }
    }

    pub(super) fn line(&mut self, call: &[u8]) -> io::Result<()> {
        self.file.write_all(call)?;
        self.file.write_all(b"\n")
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
