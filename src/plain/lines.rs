//! Answers, a line each, from an input that may hold anything.

use std::io::{self, BufRead, Read as _};

/// The longest line that is taken, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Reads lines.
#[derive(Debug)]
pub(crate) struct LineReader<R>(R);

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum LineRead {
    /// A line without its end.
    Line(String),
    /// A line that is no text; a sentence on why.
    Unreadable(&'static str),
    /// There is nothing more to read.
    End,
}

impl<R: BufRead> LineReader<R> {
    /// Reads lines of `input`.
    pub(crate) fn new(input: R) -> Self {
        Self(input)
    }

    /// Waits for a line. The last one needs no line break.
    pub(crate) fn next(&mut self) -> io::Result<LineRead> {
        let mut bytes = Vec::new();
        let read = self.0.by_ref().take(LONGEST).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(LineRead::End);
        }
        if bytes.last() != Some(&b'\n') && bytes.len() as u64 == LONGEST {
            self.skip_line()?;
            return Ok(LineRead::Unreadable(
                "The line is longer than 64 KiB and was not taken. Type a shorter one.",
            ));
        }
        Ok(String::from_utf8(bytes).map_or(
            LineRead::Unreadable("The line is not UTF-8 and was not taken. Type it in UTF-8."),
            |line| LineRead::Line(line.trim_end_matches(['\n', '\r']).to_owned()),
        ))
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let buffer = match self.0.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(buffer.len(), |at| at + 1);
            self.0.consume(used);
            if end.is_some() || used == 0 {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LineRead, LineReader};

    fn read(input: &[u8]) -> Vec<LineRead> {
        let mut lines = LineReader::new(input);
        std::iter::from_fn(|| Some(lines.next().expect("memory can be read"))).take(4).collect()
    }

    fn line(text: &str) -> LineRead {
        LineRead::Line(text.to_owned())
    }

    #[test]
    fn lines_end_in_any_way() {
        assert_eq!(read(b"a\r\n\nb"), [line("a"), line(""), line("b"), LineRead::End]);
    }

    #[test]
    fn what_is_no_text_is_told_and_the_next_line_counts() {
        let said = read(b"\xff\xfe\nok\n");
        assert!(matches!(said[0], LineRead::Unreadable(why) if why.contains("UTF-8")));
        assert_eq!(said[1..3], [line("ok"), LineRead::End]);
    }

    #[test]
    fn a_line_without_end_is_skipped_and_not_kept() {
        let said = read(&["x".repeat(3_000_000).as_bytes(), b"\nok"].concat());
        assert!(matches!(said[0], LineRead::Unreadable(why) if why.contains("64 KiB")));
        assert_eq!(said[1..3], [line("ok"), LineRead::End]);
    }
}
