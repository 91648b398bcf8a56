//! The bytes of a capture, with gzip taken off.

use super::Capture;
use super::progress::{CaptureProgress, CountedReader};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read};

/// How much is read from a file at once.
const READ: usize = 1 << 16;

/// The bytes of a capture.
pub type Bytes = Box<dyn Read + Send>;

/// Opens a capture, standard input once. Gzip is known by its first bytes, whatever the file is called, and may have several members, as
/// files have that were put behind one another.
pub(super) fn open(
    capture: &Capture,
    input: &mut Option<Bytes>,
    progress: &CaptureProgress,
) -> io::Result<Bytes> {
    let inner: Bytes = match &capture.path {
        Some(path) => Box::new(File::open(path)?),
        None => input.take().unwrap_or_else(|| Box::new(io::empty())),
    };
    let mut reader = BufReader::with_capacity(READ, CountedReader { inner, progress: progress.clone() });
    let is_gzip = loop {
        match reader.fill_buf() {
            Ok(start) => break start.starts_with(&[0x1f, 0x8b]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    };
    Ok(if is_gzip { Box::new(MultiGzDecoder::new(reader)) } else { Box::new(reader) })
}
