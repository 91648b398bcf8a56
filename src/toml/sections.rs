//! The text section by section: each `[header]` with what is below it, up to the next.
//!
//! A file may be tens of megabytes long: parsed as a whole, 46 MB of catalog took 700 MB and left 260 MB behind.
//! Section by section, no more than one is held as tokens and values at a time.

use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::{Lexer, Token, TokenKind};

pub(crate) struct Sections<'a> {
    source: Source<'a>,
    lexer: Lexer<'a>,
    /// The token that opens the next section.
    opening: Option<Token>,
    tokens: Vec<Token>,
}

/// A header and what is below it, up to the next; the first section of a file has no header.
#[derive(Debug)]
pub(crate) struct Section<'s> {
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    pub(super) tokens: &'s [Token],
}

impl Section<'_> {
    /// Whether it begins with a header.
    pub(crate) fn has_header(&self) -> bool {
        let first = self.tokens.iter().find(|token| token.kind() != TokenKind::Whitespace);
        first.is_some_and(|token| token.kind() == TokenKind::LeftSquareBracket)
    }
}

impl<'a> Sections<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let source = Source::new(text);
        Self { source, lexer: source.lex(), opening: None, tokens: Vec::new() }
    }

    pub(crate) fn next(&mut self) -> Option<Section<'_>> {
        self.read_tokens();
        let range = self.tokens.first()?.span().start()..self.tokens.last()?.span().end();
        Some(Section { range, tokens: &self.tokens })
    }

    fn read_tokens(&mut self) {
        self.tokens.clear();
        let (mut depth, mut line_start) = (0_usize, true);
        while let Some(token) = self.opening.take().or_else(|| self.lexer.next()) {
            let kind = token.kind();
            let bracket = line_start && kind == TokenKind::LeftSquareBracket && !self.tokens.is_empty();
            if bracket && (depth == 0 || self.is_surely_header(token)) {
                self.opening = Some(token);
                return;
            }
            match kind {
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            line_start = match kind {
                TokenKind::Newline => true,
                TokenKind::Whitespace => line_start,
                _ => false,
            };
            self.tokens.push(token);
        }
    }

    /// Whether the bracket opens a header even where a list was never closed: in a list, no bare word can
    /// follow it.
    fn is_surely_header(&self, bracket: Token) -> bool {
        let text = &self.source.input()[bracket.span().end()..];
        let text = text.strip_prefix('[').unwrap_or(text).trim_start_matches([' ', '\t']);
        let word_end = text.find(|it: char| !it.is_ascii_alphanumeric() && it != '_' && it != '-');
        let (word, rest) = text.split_at(word_end.unwrap_or(text.len()));
        word.starts_with(|it: char| it.is_ascii_alphabetic())
            && !["true", "false", "inf", "nan"].contains(&word)
            && rest.trim_start_matches([' ', '\t']).starts_with(['.', ']'])
    }
}

#[cfg(test)]
mod tests {
    use super::Sections;

    fn headers(text: &str) -> Vec<&str> {
        let (mut sections, mut headers) = (Sections::new(text), Vec::new());
        while let Some(section) = sections.next() {
            let first = text[section.range.clone()].lines().next().unwrap_or_default().trim();
            headers.push(if section.has_header() { first } else { "-" });
        }
        headers
    }

    #[test]
    fn a_bracket_at_the_start_of_a_line_opens_a_section() {
        assert_eq!(headers("a = 1\n[b]\n  [[c . d]] # c\ne = 1\n"), ["-", "[b]", "[[c . d]] # c"]);
    }

    #[test]
    fn brackets_in_lists_and_in_texts_do_not() {
        assert_eq!(headers("a = [\n[1],\n[\"b\"],\n[true]\n]\nb = '''\n[c]\n'''\n"), ["-"]);
    }

    #[test]
    fn a_list_that_is_never_closed_ends_at_the_next_header() {
        assert_eq!(headers("a = [\n1,\n[[event]]\nb = 1\n"), ["-", "[[event]]"]);
    }
}
