//! The arguments of a call, and the keys of an object that is written out in it.

use super::lexer::{Kind, Token};
use super::names::fold;
use std::ops::Range;

/// Tokens without comments, with the source that they are of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Code<'a> {
    pub source: &'a [u8],
    pub tokens: &'a [Token],
}

/// An argument: its key, where it has one, and the tokens of its value.
#[derive(Debug, Clone)]
pub(super) struct Argument {
    /// What it is called, folded.
    pub key: Option<Vec<u8>>,
    /// Its value.
    pub value: Range<usize>,
}

/// The keys of an object that is written out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Keys {
    /// The keys, as they are written.
    pub keys: Vec<String>,
    /// Whether there may be others that only running the code would show.
    pub is_open: bool,
}

impl<'a> Code<'a> {
    /// The bytes of a token; none behind the last.
    pub(super) fn text(self, at: usize) -> &'a [u8] {
        self.tokens.get(at).map_or(b"", |token| token.of(self.source))
    }

    pub(super) fn is(self, at: usize, sign: u8) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(sign))
    }

    pub(super) fn kind(self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The arguments between the bracket at `open` and the one that closes it.
    pub(super) fn arguments(self, open: usize) -> Vec<Argument> {
        self.split(open + 1..self.close(open))
    }

    /// The arguments of a call without parentheses: all to the end of the line.
    pub(super) fn bare_arguments(self, start: usize) -> Vec<Argument> {
        let mut end = start;
        let mut depth = 0;
        while let Some(token) = self.tokens.get(end) {
            let begins_line = end > start && {
                let gap = &self.source[self.tokens[end - 1].span.end..token.span.start];
                gap.contains(&b'\n') && !self.is(end - 1, b',')
            };
            depth += bracket(token);
            if begins_line && depth <= 0 || depth < 0 {
                break;
            }
            end += 1;
        }
        self.split(start..end)
    }

    /// Where the bracket at `open` closes; the end of the file where it does not.
    pub(super) fn close(self, open: usize) -> usize {
        let mut depth = 0;
        for (at, token) in self.tokens.iter().enumerate().skip(open) {
            depth += bracket(token);
            if depth == 0 {
                return at;
            }
        }
        self.tokens.len()
    }

    fn split(self, range: Range<usize>) -> Vec<Argument> {
        let mut arguments = Vec::new();
        let mut start = range.start;
        let mut depth = 0;
        for at in range.clone() {
            depth += bracket(&self.tokens[at]);
            if depth == 0 && self.is(at, b',') {
                arguments.extend(self.argument(start..at));
                start = at + 1;
            }
        }
        arguments.extend(self.argument(start..range.end));
        arguments
    }

    fn argument(self, range: Range<usize>) -> Option<Argument> {
        if range.is_empty() {
            return None;
        }
        let key = self.key(range.clone());
        Some(match key {
            Some((key, value)) => Argument { key: Some(fold(key)), value: value..range.end },
            None => Argument { key: None, value: range },
        })
    }

    /// The key with which an entry begins, and where its value does: `a: 1`, `'a' => 1`, `a = 1`, `"a" to 1`,
    /// `["a"] = 1`, `{ "a", 1 }`.
    fn key(self, range: Range<usize>) -> Option<(&'a [u8], usize)> {
        let start = range.start;
        let (name, next) = match self.kind(start)? {
            Kind::Word | Kind::Text => (start, start + 1),
            Kind::Sign(b'[') if self.is(start + 2, b']') => (start + 1, start + 3),
            Kind::Sign(b'{') if self.is(start + 2, b',') => (start + 1, start + 2),
            // Ruby's `:a => 1`.
            Kind::Sign(b':') if self.is(start + 2, b'=') => (start + 1, start + 2),
            _ => return None,
        };
        if !matches!(self.kind(name), Some(Kind::Word | Kind::Text)) || next >= range.end {
            return None;
        }
        let value = match self.kind(next)? {
            Kind::Sign(b':') if !self.is(next + 1, b':') => next + 1,
            Kind::Sign(b',') if self.is(start, b'{') => next + 1,
            Kind::Sign(b'=') if self.is(next + 1, b'>') => next + 2,
            Kind::Sign(b'=') if !self.is(next + 1, b'=') => next + 1,
            Kind::Word if self.text(next) == b"to" => next + 1,
            _ => return None,
        };
        Some((self.text(name), value))
    }

    /// The keys of the object that a value writes out; none where it is something else, such as a variable.
    pub(super) fn keys(self, value: Range<usize>) -> Option<Keys> {
        let mut keys = Keys::default();
        let chained = self.chained(value.clone(), &mut keys);
        let Some(open) = value.clone().find(|at| self.opens_object(value.start, *at)) else {
            return chained.then_some(keys);
        };
        if chained && !self.is(open, b'{') {
            return Some(keys);
        }
        for entry in self.entries(open) {
            match self.entry_key(entry.clone()) {
                Some(key) if !key.is_empty() => keys.keys.push(String::from_utf8_lossy(key).into_owned()),
                _ if self.is_call(entry.clone()) => {}
                _ => keys.is_open = true,
            }
        }
        Some(keys)
    }

    fn entries(self, open: usize) -> Vec<Range<usize>> {
        let inside = open + 1..self.close(open);
        let mut entries = Vec::new();
        let mut start = inside.start;
        let mut depth = 0;
        for at in inside.clone() {
            depth += bracket(&self.tokens[at]);
            if depth == 0 && self.is(at, b',') {
                entries.push(start..at);
                start = at + 1;
            }
        }
        entries.push(start..inside.end);
        entries.into_iter().filter(|entry| !entry.is_empty()).collect()
    }

    /// The key of an entry, also of the short form `{ total }`.
    fn entry_key(self, entry: Range<usize>) -> Option<&'a [u8]> {
        if let Some((key, _)) = self.key(entry.clone()) {
            return Some(key);
        }
        let is_short = entry.len() == 1 && self.kind(entry.start) == Some(Kind::Word);
        is_short.then(|| self.text(entry.start))
    }

    /// Whether an object begins at `at` of a value that begins at `start`: nothing but names of types or of
    /// functions that make one is before it.
    fn opens_object(self, start: usize, at: usize) -> bool {
        let is_bracket = self.is(at, b'{') || self.is(at, b'[') || self.is(at, b'(');
        let before = start..at;
        let is_type = |it: usize| match self.kind(it) {
            Some(Kind::Word) => true,
            Some(Kind::Sign(sign)) => b".<>*&?[](),".contains(&sign),
            _ => false,
        };
        if !is_bracket || !before.clone().all(is_type) {
            return false;
        }
        if self.is(at, b'(') {
            // `mapOf("a" to 1)`, `array("a" => 1)`, `OrderCompleted(total: 1)`, but not `props(order)`.
            return !before.is_empty() && self.key(at + 1..self.close(at)).is_some();
        }
        // The brackets of Go's `map[string]any{` are no object.
        self.is(at, b'{') || before.is_empty()
    }

    /// Takes the keys of `.put("a", 1)` and its like; whether there are any.
    fn chained(self, value: Range<usize>, keys: &mut Keys) -> bool {
        let before = keys.keys.len();
        for at in value.start..value.end.saturating_sub(3) {
            let sets = matches!(self.text(at), b"put" | b"putValue" | b"set" | b"Set" | b"add" | b"Add");
            if sets
                && self.is(at + 1, b'(')
                && self.kind(at + 2) == Some(Kind::Text)
                && self.is(at + 3, b',')
            {
                keys.keys.push(String::from_utf8_lossy(self.text(at + 2)).into_owned());
            }
        }
        keys.keys.len() > before
    }

    /// Whether an entry is code that fills the object, as in Kotlin's `buildJsonObject { put("a", 1) }`.
    fn is_call(self, entry: Range<usize>) -> bool {
        self.kind(entry.start) == Some(Kind::Word) && self.is(entry.start + 1, b'(')
    }
}

fn bracket(token: &Token) -> i32 {
    match token.kind {
        Kind::Sign(b'(' | b'[' | b'{') => 1,
        Kind::Sign(b')' | b']' | b'}') => -1,
        _ => 0,
    }
}
