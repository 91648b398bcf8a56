//! How the text of a file is laid out: its lines, and which of them belong to which table.

use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

/// The lines and sections of a text that is valid TOML.
pub(crate) struct LineMap<'a> {
    pub(crate) text: &'a str,
    lines: Vec<TextLine>,
    sections: Vec<SectionLines>,
    /// What ends a line in this text.
    pub(crate) line_end: &'static str,
}

/// A line with its end; several where a value goes over several.
#[derive(Debug, Clone)]
pub(crate) struct TextLine {
    pub(crate) span: Range<usize>,
    kind: LineKind,
    /// The comment at the end of the line, or that the line is.
    pub(crate) comment: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum LineKind {
    Blank,
    Comment,
    Header(Range<usize>),
    KeyValue,
}

/// A header with what is below it up to the next.
#[derive(Debug, Clone)]
pub(crate) struct SectionLines {
    /// The first of the comment lines right above the header, which speak of it; the header, where none do.
    pub(crate) start: usize,
    pub(crate) header: Range<usize>,
    /// The end of its last entry, and of the comment lines right below that.
    pub(crate) end: usize,
    /// Where the next section starts or, before that, comments that belong to neither.
    pub(crate) next: usize,
}

impl<'a> LineMap<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let lines = lines(text);
        let sections = sections(&lines, text.len());
        let first_end = text.find('\n').filter(|at| text[..*at].ends_with('\r'));
        Self { text, lines, sections, line_end: if first_end.is_some() { "\r\n" } else { "\n" } }
    }

    /// The line on which the byte at `offset` is.
    pub(crate) fn line(&self, offset: usize) -> &TextLine {
        let after = self.lines.partition_point(|line| line.span.start <= offset);
        &self.lines[after.saturating_sub(1)]
    }

    /// The section whose header starts at `offset`.
    pub(crate) fn section(&self, offset: usize) -> Option<&SectionLines> {
        let found = self.sections.binary_search_by_key(&offset, |section| section.header.start);
        found.ok().map(|at| &self.sections[at])
    }

    pub(crate) fn sections(&self) -> &[SectionLines] {
        &self.sections
    }

    /// `text` with the line ends of the file. What came from elsewhere in the file has them already.
    pub(crate) fn with_line_ends(&self, text: &str) -> String {
        match self.line_end {
            "\n" => text.to_owned(),
            line_end => text.replace("\r\n", "\n").replace('\n', line_end),
        }
    }

    /// Whether the byte at `offset` is on a line that says what is at a key.
    pub(crate) fn is_in_entry(&self, offset: usize) -> bool {
        self.line(offset).kind == LineKind::KeyValue
    }

    /// Whether a new line can begin at `offset`.
    pub(crate) fn is_line_start(&self, offset: usize) -> bool {
        offset == 0 || self.text[..offset].ends_with('\n')
    }
}

fn lines(text: &str) -> Vec<TextLine> {
    let tokens = Source::new(text).lex().into_vec();
    let mut lines = Vec::new();
    let (mut start, mut depth, mut first) = (0, 0_usize, 0);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth = depth.saturating_sub(1),
            TokenKind::Newline if depth == 0 => {
                lines.push(line(&tokens[first..at], start..token.span().end()));
                (start, first) = (token.span().end(), at + 1);
            }
            TokenKind::Eof => lines.push(line(&tokens[first..at], start..text.len())),
            _ => {}
        }
    }
    lines
}

fn line(tokens: &[Token], span: Range<usize>) -> TextLine {
    let comment = tokens.iter().find(|token| token.kind() == TokenKind::Comment);
    let says = |token: &&Token| !matches!(token.kind(), TokenKind::Whitespace | TokenKind::Comment);
    let mut said = tokens.iter().filter(says);
    let kind = match (said.next(), said.next_back()) {
        (Some(first), Some(last)) if first.kind() == TokenKind::LeftSquareBracket => {
            LineKind::Header(first.span().start()..last.span().end())
        }
        (Some(_), _) => LineKind::KeyValue,
        (None, _) if comment.is_some() => LineKind::Comment,
        (None, _) => LineKind::Blank,
    };
    TextLine { span, kind, comment: comment.map(|token| token.span().start()) }
}

fn sections(lines: &[TextLine], end: usize) -> Vec<SectionLines> {
    let is_header = |at: &usize| matches!(lines[*at].kind, LineKind::Header(_));
    let headers: Vec<_> = (0..lines.len()).filter(is_header).collect();
    let first_line = |header: usize| {
        header - lines[..header].iter().rev().take_while(|line| line.kind == LineKind::Comment).count()
    };
    let mut sections = Vec::with_capacity(headers.len());
    for (number, at) in headers.iter().enumerate() {
        let LineKind::Header(header) = &lines[*at].kind else { continue };
        let first = first_line(*at);
        let next = headers.get(number + 1).map_or(lines.len(), |next| first_line(*next));
        let said = |line: &TextLine| matches!(line.kind, LineKind::KeyValue | LineKind::Header(_));
        let last = (*at..next).rev().find(|at| said(&lines[*at])).unwrap_or(*at);
        let below = lines[last + 1..next].iter().take_while(|line| line.kind == LineKind::Comment).count();
        let past = last + 1 + below;
        let floating = lines[past..next].iter().find(|line| line.kind == LineKind::Comment);
        sections.push(SectionLines {
            start: lines[first].span.start,
            header: header.clone(),
            end: lines[past - 1].span.end,
            next: floating.or(lines.get(next)).map_or(end, |line| line.span.start),
        });
    }
    sections
}
