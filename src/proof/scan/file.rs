//! What one file says of the planned events.

use super::arguments::{Code, Keys};
use super::calls::{CodeCall, Search, Sent};
use super::lexer::{Kind, Token, tokens};
use super::place::is_generated_client;

/// What was found in one file; places are bytes of it.
#[derive(Debug, Default)]
pub(super) struct FileFindings {
    /// The calls that send events.
    pub calls: Vec<FoundCall>,
    /// Where events are named that no call there sends.
    pub mentions: Vec<Mention>,
}

/// A call that sends an event.
#[derive(Debug)]
pub(super) struct FoundCall {
    pub sent: Sent,
    pub position: CodePosition,
    pub keys: Option<Keys>,
}

/// A place at which an event is named.
#[derive(Debug)]
pub(super) struct Mention {
    pub event: usize,
    pub position: CodePosition,
    pub is_comment: bool,
}

/// A line and a column, both counted from 1; columns are bytes, as compilers and `grep` count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CodePosition {
    pub line: usize,
    pub column: usize,
}

/// Reads a file.
pub(super) fn read(source: &[u8], search: &Search<'_>) -> FileFindings {
    let all = tokens(source, search.language);
    let (comments, tokens): (Vec<Token>, Vec<Token>) =
        all.into_iter().partition(|token| token.kind == Kind::Comment);
    let code = Code { source, tokens: &tokens };
    let calls = if is_generated_client(source) { Vec::new() } else { without_nested(search.calls(code)) };
    let lines = LineStarts::of(source);
    let mentions = mentions(code, &comments, search, &calls);
    let mentions = mentions.into_iter().map(|(event, at, is_comment)| {
        let position = lines.position(at);
        Mention { event, position, is_comment }
    });
    let calls = calls.iter().map(|call| FoundCall {
        sent: call.sent.clone(),
        position: lines.position(call.at),
        keys: call.keys.clone(),
    });
    FileFindings { calls: calls.collect(), mentions: mentions.collect() }
}

/// A call in the arguments of another that sends the same: `orderCompleted(OrderCompleted(total))`.
fn without_nested(calls: Vec<CodeCall>) -> Vec<CodeCall> {
    let mut kept: Vec<CodeCall> = Vec::with_capacity(calls.len());
    for call in calls {
        let around = kept.iter_mut().rev().find(|it| {
            it.tokens.contains(&call.tokens.start) && it.sent == call.sent && it.tokens != call.tokens
        });
        match around {
            // What the outer call does not write out, the type that it is given does.
            Some(outer) if outer.keys.is_none() => outer.keys = call.keys,
            Some(_) => {}
            None => kept.push(call),
        }
    }
    kept
}

fn mentions(
    code: Code<'_>,
    comments: &[Token],
    search: &Search<'_>,
    calls: &[CodeCall],
) -> Vec<(usize, usize, bool)> {
    let mut found = Vec::new();
    for token in code.tokens {
        let text = token.of(code.source);
        let event = match token.kind {
            Kind::Text => search.names.exact(text),
            Kind::Word => search.names.generated(text).filter(|event| !search.names.is_one_word(*event)),
            _ => None,
        };
        found.extend(event.map(|event| (event, token.span.start, false)));
    }
    let is_sent = |event: usize, at: usize| {
        let sends = |call: &&CodeCall| call.sent == Sent::Planned(event);
        calls.iter().filter(sends).any(|call| {
            call.tokens.clone().any(|token| code.tokens.get(token).is_some_and(|it| it.span.start == at))
        })
    };
    found.retain(|(event, at, _)| !is_sent(*event, *at));
    for comment in comments {
        let named = search.names.in_text(comment.of(code.source));
        found.extend(named.map(|(event, at)| (event, comment.span.start + at, true)));
    }
    found
}

/// Where the lines of a text begin.
struct LineStarts(Vec<usize>);

impl LineStarts {
    fn of(source: &[u8]) -> Self {
        let ends = source.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        Self(std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect())
    }

    fn position(&self, at: usize) -> CodePosition {
        let line = self.0.partition_point(|start| *start <= at);
        CodePosition { line, column: at - self.0[line - 1] + 1 }
    }
}
