//! Bodies that are no JSON because of a bare `NaN`.
//!
//! Python's `json` writes `NaN`, `Infinity` and `-Infinity` unless asked not to, and
//! `segment-analytics-python` 2.4.0 does not ask. Servers then refuse the whole batch.

use super::json;
use crate::proof::Rejection;
use serde_json::value::RawValue;

/// The words that are no JSON, the longest first where one ends in another.
const TOKENS: [&str; 3] = ["-Infinity", "Infinity", "NaN"];

/// The report on `text`, which is no JSON, if such words are the only reason.
pub(super) fn bare_nan(text: &str, error: &serde_json::Error) -> Option<Rejection> {
    // Most of what is broken holds none of them.
    if error.is_eof() || !TOKENS.iter().any(|token| text.contains(token)) {
        return None;
    }
    let (mended, token) = with_null(text)?;
    let whole = serde_json::from_str::<&RawValue>(&mended).ok()?.get();
    let batch = json::get(whole, "batch").unwrap_or(whole);
    let (mut calls, mut library) = (0, None);
    let mut call = |call| {
        calls += 1;
        library = library.take().or_else(|| name(call));
    };
    if batch.starts_with('[') {
        json::elements(batch, call);
    } else {
        call(batch);
    }
    Some(Rejection::BareNan { token: token.to_owned(), library, calls })
}

/// The text with `null` in the place of each such word outside strings, and the first of the words.
fn with_null(text: &str) -> Option<(String, &'static str)> {
    let mut mended = String::with_capacity(text.len());
    let (mut rest, mut first) = (text, None);
    while let Some(at) = rest.find(['"', 'N', 'I', '-']) {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if let Some(token) = TOKENS.into_iter().find(|token| rest.starts_with(token)) {
            first = first.or(Some(token));
            mended.push_str("null");
            rest = &rest[token.len()..];
            continue;
        } else if rest.starts_with('"') {
            string_length(rest)
        } else {
            1
        };
        mended.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    mended.push_str(rest);
    first.map(|first| (mended, first))
}

/// How long the string is with which `text` begins, both quotes included.
fn string_length(text: &str) -> usize {
    let mut at = 1;
    while let Some(found) = text[at..].find(['"', '\\']) {
        at += found + 1;
        if text.as_bytes()[at - 1] == b'"' {
            return at;
        }
        // Whatever is escaped, its first character is no end.
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    text.len()
}

/// The name and version of the SDK that made a call.
fn name(call: &str) -> Option<String> {
    let library = json::get(json::get(call, "context")?, "library")?;
    let text = |key| {
        let text = json::get(library, key).filter(|it| it.starts_with('"')).map(json::string)?;
        (!text.is_empty()).then(|| text.chars().take(60).collect::<String>())
    };
    let name = text("name")?;
    Some(text("version").map_or(name.clone(), |version| format!("{name} {version}")))
}
