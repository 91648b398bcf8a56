//! Finds where one body ends and the next begins, in JSON documents one after the other and in arrays of them.
//!
//! It only counts brackets. Whether a body is JSON is seen when it is judged.

mod recovery;

use std::ops::Range;

/// What a scan came upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scanned {
    /// A body, with the number of lines before it.
    Body(Range<usize>, u64),
    /// Something that is no body, or a body that does not end, with the number of lines before it.
    Broken(&'static str, u64),
    /// All was looked at.
    End,
}

/// Where a scan is between the pieces in which a file is read.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    /// How far the bytes were looked at.
    at: usize,
    /// The lines before that.
    line: u64,
    /// How far behind the beginning of its line that is, without what was looked at since.
    column: usize,
    line_start: usize,
    /// The body that was begun and did not end yet.
    body: Option<OpenBody>,
    is_in_array: bool,
    /// After something broken: the indentation up to which a line may begin a body.
    recovers_at: Option<usize>,
    recoveries: u32,
}

#[derive(Debug, Clone, Copy)]
struct OpenBody {
    start: usize,
    line: u64,
    indentation: usize,
    depth: u64,
    /// A bit for each open bracket, set for those of arrays, the innermost lowest. Below 128 they are not distinguished.
    arrays: u128,
    is_deep: bool,
    is_in_string: bool,
    is_dropped: bool,
}

impl Scanner {
    /// A scan that begins behind `line` lines.
    pub(super) fn behind(line: u64) -> Self {
        Self { line, ..Self::default() }
    }

    /// The lines before what is not done with.
    pub(super) fn open_line(&self) -> u64 {
        self.body.filter(|body| !body.is_dropped).map_or(self.line, |body| body.line)
    }

    /// How far all is done with.
    pub(super) fn done(&self) -> usize {
        self.body.filter(|body| !body.is_dropped).map_or(self.at, |body| body.start)
    }

    /// Says that the first `count` bytes are gone.
    pub(super) fn forget(&mut self, count: usize) {
        if count > self.line_start {
            self.column += count - self.line_start;
        }
        self.line_start = self.line_start.saturating_sub(count);
        self.at -= count;
        if let Some(body) = &mut self.body {
            body.start = body.start.saturating_sub(count);
        }
    }

    /// Gives up the body that is longer than what is judged; the number of lines before it.
    pub(super) fn give_up(&mut self, bytes: &[u8]) -> u64 {
        let Some(mut body) = self.body else { return self.line };
        if memchr::memchr(b'\n', &bytes[body.start..self.at]).is_some() {
            self.go_back(body, bytes);
        } else {
            body.is_dropped = true;
            self.body = Some(body);
        }
        body.line
    }

    /// Looks on until something is found. `is_end` says that no more bytes come.
    pub(super) fn next(&mut self, bytes: &[u8], is_end: bool) -> Scanned {
        loop {
            if let Some(indentation) = self.recovers_at
                && !self.recover(indentation, bytes, is_end)
            {
                return Scanned::End;
            }
            let Some(&byte) = bytes.get(self.at) else { return self.end(bytes, is_end) };
            let found = match self.body {
                Some(body) if body.is_in_string => self.within_string(body, bytes),
                Some(body) => self.within(body, byte, bytes),
                None => self.between(byte),
            };
            match found {
                Some(Scanned::End) => return self.end(bytes, is_end),
                Some(found) => return found,
                None => {}
            }
        }
    }

    fn end(&mut self, bytes: &[u8], is_end: bool) -> Scanned {
        let Some(body) = self.body.filter(|_| is_end) else { return Scanned::End };
        if body.depth == 0 && !body.is_in_string {
            self.at = bytes.len();
            return self.close(body).unwrap_or(Scanned::End);
        }
        self.go_back(body, bytes);
        Scanned::Broken("it does not end", body.line)
    }

    fn new_line(&mut self) {
        self.line += 1;
        self.line_start = self.at;
        self.column = 0;
    }

    fn between(&mut self, byte: u8) -> Option<Scanned> {
        let body = OpenBody {
            start: self.at,
            line: self.line,
            indentation: self.column + self.at - self.line_start,
            depth: 0,
            arrays: u128::from(byte == b'['),
            is_deep: false,
            is_in_string: byte == b'"',
            is_dropped: false,
        };
        self.at += 1;
        match byte {
            b'\n' => self.new_line(),
            b' ' | b'\t' | b'\r' => {}
            b'[' if !self.is_in_array => self.is_in_array = true,
            b']' if self.is_in_array => self.is_in_array = false,
            // Which comma may be where is not looked at; bodies are found all the same.
            b',' if self.is_in_array => {}
            b'{' | b'[' => self.body = Some(OpenBody { depth: 1, ..body }),
            b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n' if self.is_in_array => self.body = Some(body),
            _ => {
                self.recovers_at = Some(body.indentation);
                return Some(Scanned::Broken("unexpected text between bodies", body.line));
            }
        }
        None
    }

    fn within(&mut self, mut body: OpenBody, byte: u8, bytes: &[u8]) -> Option<Scanned> {
        if body.depth == 0 && matches!(byte, b',' | b']' | b'}' | b'\n') {
            return self.close(body);
        }
        self.at += 1;
        match byte {
            b'"' => body.is_in_string = true,
            b'{' | b'[' => {
                body.depth += 1;
                body.arrays = body.arrays << 1 | u128::from(byte == b'[');
                body.is_deep |= body.depth > u64::from(u128::BITS);
            }
            b'}' | b']' => {
                if !body.is_deep && (body.arrays & 1 == 1) != (byte == b']') {
                    self.go_back(body, bytes);
                    return Some(Scanned::Broken("a bracket does not fit", body.line));
                }
                body.arrays >>= 1;
                body.depth -= 1;
                if body.depth == 0 {
                    return self.close(body);
                }
            }
            b'\n' => self.new_line(),
            _ => {
                let is_plain =
                    |byte: &&u8| !matches!(byte, b'"' | b'{' | b'}' | b'[' | b']' | b'\n' | b',');
                self.at += bytes[self.at..].iter().take_while(is_plain).count();
            }
        }
        self.body = Some(body);
        None
    }

    fn within_string(&mut self, mut body: OpenBody, bytes: &[u8]) -> Option<Scanned> {
        let Some(found) = memchr::memchr3(b'"', b'\\', b'\n', &bytes[self.at..]) else {
            self.at = bytes.len();
            return None;
        };
        self.at += found;
        match (bytes[self.at], bytes.get(self.at + 1)) {
            (b'"', _) => {
                self.at += 1;
                body.is_in_string = false;
                self.body = Some(body);
                None
            }
            // What is escaped may not be here yet.
            (b'\\', None) => Some(Scanned::End),
            (b'\\', Some(b'\n')) => {
                self.at += 1;
                None
            }
            (b'\\', Some(_)) => {
                self.at += 2;
                None
            }
            _ => {
                self.body = None;
                self.recovers_at = Some(body.indentation);
                Some(Scanned::Broken("a string goes past its line", body.line))
            }
        }
    }

    fn close(&mut self, body: OpenBody) -> Option<Scanned> {
        self.body = None;
        (!body.is_dropped).then_some(Scanned::Body(body.start..self.at, body.line))
    }
}

#[cfg(test)]
mod tests {
    use super::{Scanned, Scanner};

    /// The bodies that are found when `text` comes in pieces of `piece` bytes, each with its line, and what is broken.
    fn scan(text: &str, piece: usize) -> Vec<String> {
        let (mut scanner, mut bytes, mut found) = (Scanner::default(), Vec::new(), Vec::new());
        let mut rest = text.as_bytes().chunks(piece);
        loop {
            let more = rest.next();
            bytes.extend_from_slice(more.unwrap_or_default());
            loop {
                match scanner.next(&bytes, more.is_none()) {
                    Scanned::Body(range, line) => {
                        found.push(format!("{line} {}", String::from_utf8_lossy(&bytes[range])));
                    }
                    Scanned::Broken(_, line) => found.push(format!("{line} broken")),
                    Scanned::End => break,
                }
            }
            if more.is_none() {
                return found;
            }
            let done = scanner.done();
            bytes.drain(..done);
            scanner.forget(done);
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        for piece in [1, 2, 3, 7, 1000] {
            assert_eq!(scan(text, piece), expected, "in pieces of {piece}");
        }
    }

    #[test]
    fn documents_in_a_row_and_in_arrays_are_found() {
        check(
            "{\"a\":1}{\"b\":[{}]}\n\n {\"c\":\"}\\\"\"}",
            &["0 {\"a\":1}", "0 {\"b\":[{}]}", "2 {\"c\":\"}\\\"\"}"],
        );
        check(
            "[\n  {\n\"a\": 1\n},\n  7, \"x\", [2]\n]\n{}",
            &["1 {\n\"a\": 1\n}", "4 7", "4 \"x\"", "4 [2]", "6 {}"],
        );
    }

    #[test]
    fn what_is_broken_does_not_hide_the_rest() {
        check("{\n  \"a\": \"x\n}\n{\n}\n", &["0 broken", "3 {\n}"]);
        check("{}\nfoo\nbar\n{}\n", &["0 {}", "1 broken", "3 {}"]);
        check("{\n  \"a\": {\n  }\n{\n}\n", &["0 broken", "3 {\n}"]);
        check("[\n  {\"a\": {},\n  {\"b\": 2}\n]", &["1 broken", "2 {\"b\": 2}"]);
        check("{\"a\":\"\\", &["0 broken"]);
    }
}
