//! Whether what is called sends events, by its name and what is before it.

use crate::proof::scan::arguments::Code;
use crate::proof::scan::lexer::is_word;
use crate::proof::scan::names::fold;

/// Whether a function's name says that it tracks: `track`, `trackEvent`, `track_event`, `TrackMessage`.
pub(super) fn has_track(word: &[u8]) -> bool {
    let word = fold(word);
    word.strip_prefix(b"track").is_some_and(|rest| {
        matches!(
            rest,
            b"" | b"event" | b"message" | b"analytics" | b"analyticsevent" | b"usersevent" | b"async"
        )
    })
}

/// Whether the word at `at` is being defined, not called.
pub(super) fn is_definition(code: Code<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or(&b""[..], |before| code.text(before));
    matches!(
        before,
        b"function"
            | b"func"
            | b"fun"
            | b"def"
            | b"fn"
            | b"class"
            | b"struct"
            | b"interface"
            | b"enum"
            | b"object"
            | b"record"
            | b"void"
            | b"type"
            | b"module"
            | b"import"
            | b"protocol"
    )
}

pub(super) fn is_bare(code: Code<'_>, at: usize) -> bool {
    !at.checked_sub(1).is_some_and(|before| is_chain(code, before))
}

pub(super) fn is_chain(code: Code<'_>, at: usize) -> bool {
    code.is(at, b'.')
        || code.is(at, b':') && at > 0 && code.is(at - 1, b':')
        || code.is(at, b'>') && at > 0 && code.is(at - 1, b'-')
}

/// Whether what is before the word at `at` on its line is called as clients of analytics are.
pub(super) fn is_client(code: Code<'_>, at: usize) -> bool {
    if is_bare(code, at) {
        return false;
    }
    let end = code.tokens[at].span.start;
    let part = |byte: &u8| is_word(*byte) || byte.is_ascii_whitespace() || b".?!:->()&".contains(byte);
    let length = code.source[..end].iter().rev().take(120).take_while(|byte| part(byte)).count();
    let chain = code.source[end - length..end].to_ascii_lowercase();
    let holds = |word: &[u8]| chain.windows(word.len()).any(|it| it == word);
    [
        &b"analytics"[..],
        b"segment",
        b"rudder",
        b"tracking",
        b"tracker",
        b"telemetry",
        b"typewriter",
        b"rsclient",
    ]
    .into_iter()
    .any(holds)
}
