//! Reads into a block, and reports what kind of file its beginning is.

use super::file::Bytes;
use std::io::{self, Read as _};

/// Reads until `bytes` are at least `wanted` long or the file ends; whether it ended.
pub(super) fn read_to(reader: &mut Bytes, bytes: &mut Vec<u8>, wanted: usize) -> io::Result<bool> {
    let missing = wanted.saturating_sub(bytes.len());
    let read = reader.take(missing as u64).read_to_end(bytes)?;
    Ok(read < missing)
}

/// How the bodies of a file are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// One a line, and each line by itself.
    Lines,
    /// One after the other, wherever lines begin and end, or in an array.
    Documents,
    /// In the entries of a log of what a browser sent.
    Har,
    /// There is no JSON.
    Nothing,
}

impl Layout {
    /// The kind of file, by its beginning, which is all of the file where `is_whole`.
    pub(super) fn of(start: &[u8], is_whole: bool) -> Self {
        let start = start.trim_ascii_start();
        if !matches!(start.first(), Some(b'{' | b'[')) {
            return Self::Nothing;
        }
        if start[1..].trim_ascii_start().starts_with(b"\"log\"") {
            return Self::Har;
        }
        let end = memchr::memchr(b'\n', start);
        let line = &start[..end.unwrap_or(start.len())];
        let mut values = serde_json::Deserializer::from_slice(line).into_iter::<serde::de::IgnoredAny>();
        match values.next() {
            Some(Ok(_)) => match line[values.byte_offset()..].trim_ascii_start().first() {
                Some(b'{' | b'[') => Self::Documents,
                _ => Self::Lines,
            },
            Some(Err(error)) if error.is_eof() && (end.is_some() || !is_whole) => Self::Documents,
            _ => Self::Lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Layout;

    #[test]
    fn the_first_line_tells_how_a_file_is_laid_out() {
        for (start, layout) in [
            ("{\"a\":1}\n{\"a\":", Layout::Lines),
            ("\n  [{\"a\":1}]\r\n", Layout::Lines),
            ("{\"a\":1}", Layout::Lines),
            ("{\"a\":1}}\n", Layout::Lines),
            ("{\"a\":NaN}\n", Layout::Lines),
            ("{\"a\":1} {\"a\":2}\n", Layout::Documents),
            ("{\n  \"a\": 1\n}\n", Layout::Documents),
            ("[\n", Layout::Documents),
            ("[{\"a\":1},\n", Layout::Documents),
            ("{ \"log\": {\"version\"", Layout::Har),
            ("a,b\n", Layout::Nothing),
            ("", Layout::Nothing),
        ] {
            assert_eq!(Layout::of(start.as_bytes(), false), layout, "{start:?}");
        }
        assert_eq!(Layout::of(b"{\"a\":", true), Layout::Lines);
        assert_eq!(Layout::of(b"{\"a\":", false), Layout::Documents);
    }
}
