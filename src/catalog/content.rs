//! The text of a catalog: held whole, or in a long file that is gone through piece by piece.
//!
//! Whoever goes through a long one holds no more of it than a piece. To tell what is wrong in it takes all of
//! its text, so then it is read whole after all.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, decode};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek};

/// How much of a file is read at a time, in bytes.
const PIECE: usize = 1 << 18;

/// The text of a catalog.
#[derive(Debug)]
pub enum Content<'t> {
    /// All of it.
    Whole(Cow<'t, str>),
    /// A regular file of this many bytes, too long to be held without need. It may turn out not to be text.
    Long(File, usize),
}

impl Content<'_> {
    /// How long it is, in bytes.
    pub fn len(&self) -> usize {
        match self {
            Self::Whole(text) => text.len(),
            Self::Long(_, length) => *length,
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text from its beginning, at first a part of it.
    pub(super) fn pieces(&mut self) -> io::Result<Pieces<'_>> {
        match self {
            Self::Whole(text) => Ok(Pieces::from(&**text)),
            Self::Long(file, length) => Pieces::of(file, *length, PIECE),
        }
    }

    /// The whole text of one that is not long.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Whole(text) => text,
            Self::Long(..) => "",
        }
    }

    /// Reads a long one, which is the file `path`, to its end.
    pub(super) fn hold_whole(&mut self, path: &str) -> Result<(), Diagnostics> {
        let Self::Long(file, length) = self else { return Ok(()) };
        let mut bytes = Vec::with_capacity(*length);
        let read = file.rewind().and_then(|()| file.take(*length as u64).read_to_end(&mut bytes));
        if let Err(error) = read {
            return Err(Diagnostic::of_file(
                Code::UnreadableFile,
                path,
                &format!("the file cannot be read: {error}"),
                None,
            )
            .into());
        }
        *self = Self::Whole(decode(path, bytes)?.into());
        Ok(())
    }
}

impl<'t, T: Into<Cow<'t, str>>> From<T> for Content<'t> {
    fn from(text: T) -> Self {
        Self::Whole(text.into())
    }
}

/// A text of which only a piece is held, which ends with a line.
pub(super) struct Pieces<'c> {
    text: Cow<'c, str>,
    rest: Option<Rest<'c>>,
}

/// What was not read yet, and what was read of a line that has not ended.
struct Rest<'c> {
    file: io::Take<&'c mut File>,
    line: Vec<u8>,
    piece: usize,
}

impl<'c> From<&'c str> for Pieces<'c> {
    fn from(text: &'c str) -> Self {
        Self { text: Cow::Borrowed(text), rest: None }
    }
}

impl<'c> Pieces<'c> {
    /// The first `length` bytes of a file, `piece` bytes or more at a time.
    fn of(file: &'c mut File, length: usize, piece: usize) -> io::Result<Self> {
        file.rewind()?;
        let rest = Rest { file: file.take(length as u64), line: Vec::new(), piece };
        let mut pieces = Self { text: Cow::Owned(String::new()), rest: Some(rest) };
        pieces.advance(0)?;
        Ok(pieces)
    }

    /// What is held.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What is held, of a text of which no more is needed.
    pub(super) fn into_text(self) -> Cow<'c, str> {
        self.text
    }

    /// Whether nothing comes behind what is held.
    pub(super) fn is_last(&self) -> bool {
        self.rest.is_none()
    }

    /// Forgets the first `done` bytes of what is held and reads on. What is held grows to twice what stays of
    /// it at the least, so that going through a text in which nothing is ever done takes no longer than reading
    /// it twice.
    pub(super) fn advance(&mut self, done: usize) -> io::Result<()> {
        let text = self.text.to_mut();
        text.drain(..done);
        let Some(rest) = &mut self.rest else { return Ok(()) };
        let wanted = text.len() + text.len().max(rest.piece);
        while text.len() < wanted {
            let is_end = rest.read_into(text)?;
            if is_end {
                self.rest = None;
                break;
            }
        }
        Ok(())
    }
}

impl Rest<'_> {
    /// Reads on; says whether that was the end.
    fn read_into(&mut self, text: &mut String) -> io::Result<bool> {
        let before = self.line.len();
        let is_end = self.file.by_ref().take(self.piece as u64).read_to_end(&mut self.line)? == 0;
        let line_end = self.line[before..].iter().rposition(|byte| *byte == b'\n');
        let end = match line_end {
            _ if is_end => before,
            Some(at) => before + at + 1,
            None => 0,
        };
        let lines = str::from_utf8(&self.line[..end]).map_err(|_| io::ErrorKind::InvalidData)?;
        text.push_str(lines);
        self.line.drain(..end);
        Ok(is_end)
    }
}

#[cfg(test)]
mod tests {
    use super::Pieces;
    use std::io::Write;

    const TEXT: &str = "first\nsécond\n\na line that is longer than a piece\nlast, without an end";

    fn file(bytes: &[u8]) -> std::fs::File {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(bytes).expect("room for a few bytes");
        file
    }

    #[test]
    fn pieces_end_with_lines_and_together_are_the_text() {
        let mut file = file(TEXT.as_bytes());
        for piece in 1..TEXT.len() + 2 {
            let mut pieces = Pieces::of(&mut file, TEXT.len(), piece).expect("text");
            let mut read = String::new();
            while !pieces.is_last() {
                assert!(pieces.text().ends_with('\n'), "{piece}: {:?}", pieces.text());
                read.push_str(pieces.text());
                pieces.advance(pieces.text().len()).expect("text");
            }
            assert_eq!(read + pieces.text(), TEXT, "{piece}");
        }
    }

    #[test]
    fn what_is_not_done_stays() {
        let mut file = file(TEXT.as_bytes());
        let mut pieces = Pieces::of(&mut file, TEXT.len(), 3).expect("text");
        while !pieces.is_last() {
            let before = pieces.text().len();
            pieces.advance(0).expect("text");
            assert!(pieces.is_last() || pieces.text().len() >= 2 * before);
        }
        assert_eq!(pieces.text(), TEXT);
    }

    #[test]
    fn what_is_no_text_is_an_error() {
        let mut file = file(b"first\nsec\xffnd\n");
        assert!(Pieces::of(&mut file, 13, 6).and_then(|mut pieces| pieces.advance(6)).is_err());
    }
}
