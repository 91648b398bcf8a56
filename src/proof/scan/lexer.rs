//! Source code cut into words, strings, comments and signs.
//!
//! It knows no grammar. Its limits: the text between the tags of JSX and templates is code to it, heredocs and
//! Ruby's `%w[]` likewise, and a `/` begins a regular expression where no value is before it. A string that
//! does not end on the line on which it has to is no string, so that a stray quotation mark spoils one line at
//! most.

use super::language::{Language, Quote};
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An identifier, a keyword or a number.
    Word,
    /// A string whose value is known; the span is what is between the quotation marks.
    Text,
    /// A string that is put together at run time.
    Interpolated,
    /// A comment.
    Comment,
    /// The first byte of anything else.
    Sign(u8),
}

/// A piece of source code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it is, in bytes.
    pub span: Range<usize>,
}

impl Token {
    /// The bytes of the token in `source`.
    pub(super) fn of<'a>(&self, source: &'a [u8]) -> &'a [u8] {
        &source[self.span.clone()]
    }

    /// Whether it is this sign.
    pub(super) fn is(&self, sign: u8) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// The tokens of `source`; white space is none.
pub(super) fn tokens(source: &[u8], language: &'static Language) -> Vec<Token> {
    let mut lexer = Lexer { source, language, at: 0, tokens: Vec::with_capacity(source.len() / 5) };
    while lexer.at < source.len() {
        lexer.step();
    }
    lexer.tokens
}

struct Lexer<'a> {
    source: &'a [u8],
    language: &'static Language,
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn step(&mut self) {
        let byte = self.source[self.at];
        if byte.is_ascii_whitespace() && !self.begins_block(b'\n') {
            self.at += 1;
        } else if let Some(end) = self.comment_end() {
            self.push(Kind::Comment, self.at..end, end);
        } else if !self.literal(byte) {
            let length = self.source[self.at..].iter().take_while(|byte| is_word(**byte)).count();
            let kind = if length > 0 { Kind::Word } else { Kind::Sign(byte) };
            self.push(kind, self.at..self.at + length.max(1), self.at + length.max(1));
        }
    }

    /// Takes the string or regular expression that begins with `byte` here, where one does.
    fn literal(&mut self, byte: u8) -> bool {
        let may_be_prefix = self.language.string_prefixes.as_bytes().contains(&byte);
        may_be_prefix && self.prefixed_string()
            // C# opens strings with `$"`, and a `$` is part of names elsewhere.
            || (!is_word(byte) || byte == b'$') && self.string_at(self.at, false)
            || byte == b'/' && self.language.has_regex_literals && self.regex()
    }

    fn push(&mut self, kind: Kind, span: Range<usize>, next: usize) {
        self.tokens.push(Token { kind, span });
        self.at = next;
    }

    fn rest_starts_with(&self, at: usize, text: &str) -> bool {
        self.source[at..].starts_with(text.as_bytes())
    }

    /// Whether a comment that begins with `first` begins here.
    fn begins_block(&self, first: u8) -> bool {
        self.source[self.at] == first
            && self.language.block_comments.iter().any(|(open, _)| self.rest_starts_with(self.at, open))
    }

    fn comment_end(&self) -> Option<usize> {
        let begins = |open: &&str| self.rest_starts_with(self.at, open);
        if self.language.line_comments.iter().any(begins) {
            return Some(find(self.source, self.at, b"\n"));
        }
        let (open, close) = self.language.block_comments.iter().find(|(open, _)| begins(open))?;
        let close = close.as_bytes();
        Some((find(self.source, self.at + open.len(), close) + close.len()).min(self.source.len()))
    }

    /// Takes a string with letters before it, where one is here.
    fn prefixed_string(&mut self) -> bool {
        let letters = self.language.string_prefixes.as_bytes();
        let prefix = &self.source[self.at..];
        let length = prefix.iter().take(3).take_while(|byte| letters.contains(byte)).count();
        let is_filled = prefix[..length].iter().any(|letter| b"fFtT".contains(letter));
        length < 3 && self.string_at(self.at + length, is_filled)
    }

    /// Takes the string that begins at `at`, where one does.
    fn string_at(&mut self, at: usize, is_filled: bool) -> bool {
        let strings = self.language.strings.iter();
        let opened = strings.filter(|quote| self.rest_starts_with(at, quote.open));
        for quote in opened {
            let start = at + quote.open.len();
            if let Some((end, is_interpolated)) = self.string_end(start, quote) {
                let is_interpolated =
                    is_interpolated || is_filled && self.source[start..end].contains(&b'{');
                let kind = if is_interpolated { Kind::Interpolated } else { Kind::Text };
                self.push(kind, start..end, end + quote.close.len());
                return true;
            }
        }
        false
    }

    /// Where the string that began before `at` ends, and whether an expression is in it.
    fn string_end(&self, mut at: usize, quote: &Quote) -> Option<(usize, bool)> {
        let mut is_interpolated = false;
        while at < self.source.len() {
            let byte = self.source[at];
            if byte == b'\n' && !quote.multiline {
                return None;
            }
            if !quote.interpolation.is_empty() && self.rest_starts_with(at, quote.interpolation) {
                is_interpolated = true;
                at = self.past_expression(at + quote.interpolation.len(), quote);
            } else if quote.backslash && byte == b'\\' {
                at += 2;
            } else if self.rest_starts_with(at, quote.close) {
                return Some((at, is_interpolated));
            } else {
                at += 1;
            }
        }
        None
    }

    /// Behind the expression in a string that was opened before `at`: strings in it may hold the very quotation
    /// marks that end the string around.
    fn past_expression(&self, at: usize, quote: &Quote) -> usize {
        let (open, close) = match quote.interpolation.as_bytes().last() {
            Some(b'{') => (b'{', b'}'),
            Some(b'(') => (b'(', b')'),
            _ => return at,
        };
        let mut depth = 1;
        for (offset, byte) in self.source[at..].iter().enumerate() {
            if *byte == b'\n' && !quote.multiline {
                return at + offset;
            }
            depth += i32::from(*byte == open) - i32::from(*byte == close);
            if depth == 0 {
                return at + offset + 1;
            }
        }
        self.source.len()
    }

    /// Takes a regular expression, where one begins here.
    fn regex(&mut self) -> bool {
        let before = self.tokens.iter().rev().find(|token| token.kind != Kind::Comment);
        let may_begin = match before {
            None => true,
            Some(token) => match token.kind {
                Kind::Sign(sign) => b"(,=:[!&|?{};+-*%~^<>".contains(&sign),
                Kind::Word => {
                    matches!(token.of(self.source), b"return" | b"typeof" | b"case" | b"in" | b"of")
                }
                _ => false,
            },
        };
        let mut at = self.at + 1;
        let mut in_class = false;
        while may_begin && at < self.source.len() {
            match self.source[at] {
                b'\n' => return false,
                b'\\' => at += 1,
                b'[' => in_class = true,
                b']' => in_class = false,
                b'/' if !in_class => {
                    self.push(Kind::Sign(b'/'), self.at..at + 1, at + 1);
                    return true;
                }
                _ => {}
            }
            at += 1;
        }
        false
    }
}

/// Whether a byte belongs into a word; those of characters beyond ASCII do.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || byte >= 0x80
}

/// Where `wanted` is at or behind `at`; the end where it does not.
fn find(source: &[u8], at: usize, wanted: &[u8]) -> usize {
    let at = at.min(source.len());
    source[at..]
        .windows(wanted.len())
        .position(|it| it == wanted)
        .map_or(source.len(), |offset| at + offset)
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokens};
    use crate::proof::scan::language::Language;
    use std::path::Path;

    fn lexed(file: &str, source: &str) -> Vec<String> {
        let language = Language::of(Path::new(file)).unwrap();
        let tokens = tokens(source.as_bytes(), language).into_iter();
        let shown = tokens.map(|token| {
            let text = &source[token.span.clone()];
            match token.kind {
                Kind::Word | Kind::Sign(_) => text.to_owned(),
                Kind::Text => format!("<{text}>"),
                Kind::Interpolated => format!("<{text}>+"),
                Kind::Comment => "#".to_owned(),
            }
        });
        shown.collect()
    }

    #[test]
    fn strings_and_comments_are_told_from_code() {
        let cases = [
            ("a.ts", "f('it\\'s') // x", "f ( <it\\'s> ) #"),
            ("a.ts", "`a ${b('`')} c`; /* \n */ d", "<a ${b('`')} c>+ ; # d"),
            ("a.tsx", "<p>Don't</p>\nf('x')", "< p > Don ' t < / p > f ( <x> )"),
            ("a.js", "x = /['\"/]/; y / 'z' / 2", "x = /['\"/]/ ; y / <z> / 2"),
            ("a.py", "f(rb'a', f\"b{c}\", '''d\n'e''') # '", "f ( <a> , <b{c}>+ , <d\n'e> ) #"),
            ("a.swift", "f(\"a \\(b(\"c\")) d\", #\"e\"f\"#)", "f ( <a \\(b(\"c\")) d>+ , <e\"f> )"),
            ("a.kt", "f(\"a $b\", \"\"\"c\\\"\"\")", "f ( <a $b>+ , <c\\> )"),
            ("a.rb", "f 'a', \"b#{c}\"\n=begin\n'x\n=end\ng", "f <a> , <b#{c}>+ # g"),
            ("a.go", "f(`a\\`, 'b', \"c\")", "f ( <a\\> , <b> , <c> )"),
            ("a.php", "f('a', \"b$c\") # 'd", "f ( <a> , <b$c>+ ) #"),
            ("a.cs", "f(@\"a\\\", $\"b{c}\") // d", "f ( <a\\> , <b{c}>+ ) #"),
            ("a.vue", "<!-- 'a' --><b @c=\"d('e')\">", "# < b @ c = <d('e')> >"),
        ];
        for (file, source, expected) in cases {
            assert_eq!(lexed(file, source).join(" "), expected, "{file}: {source}");
        }
    }
}
