//! Texts that the format, the pattern and the length of a property take.

use crate::catalog::Property;
use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

/// The longest text that is written out, and how often something is repeated at most for the sake of a length.
const LONGEST: usize = 1_000;

/// A text for the property.
pub(super) fn made(property: &Property) -> String {
    let usual = property.format.as_deref().and_then(of_format).unwrap_or("example");
    let least = usize::try_from(property.min_length.unwrap_or_default()).unwrap_or(LONGEST).min(LONGEST);
    let most = usize::try_from(property.max_length.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let Some(pattern) = &property.pattern else {
        return usual.chars().cycle().take(usual.chars().count().clamp(least.min(most), most)).collect();
    };
    let is_fit = |text: &String| matches(property, text) && (least..=most).contains(&text.chars().count());
    let Ok(tree) = regex_syntax::parse(pattern) else { return usual.to_owned() };
    let candidates = (0..=least).map(|extra| {
        let mut text = String::new();
        push(&tree, extra, &mut text);
        text
    });
    std::iter::once(usual.to_owned()).chain(candidates).find(is_fit).unwrap_or_else(|| usual.to_owned())
}

/// Whether a text matches the property's pattern.
pub(super) fn matches(property: &Property, text: &str) -> bool {
    let pattern = property.pattern.as_deref().and_then(|it| Regex::new(it).ok());
    pattern.is_none_or(|it| it.is_match(text))
}

fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "date-time" => "2026-01-31T12:00:00Z",
        "date" => "2026-01-31",
        "time" => "12:00:00Z",
        "duration" => "P1D",
        "email" | "idn-email" => "ada@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" | "uri-reference" | "iri" | "iri-reference" => "https://example.com/",
        "uuid" => "3f2b8c1e-5d47-4a90-9e6b-7c1d2f3a4b5c",
        "json-pointer" => "/example",
        "regex" => ".*",
        _ => return None,
    })
}

/// Adds a text that matches: the first way of each choice, and each repetition `extra` times more than it must be.
fn push(tree: &Hir, extra: usize, text: &mut String) {
    if text.len() > LONGEST {
        return;
    }
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(character(class)),
        HirKind::Repetition(repeated) => {
            let most = repeated.max.map_or(usize::MAX, |it| it as usize);
            let count = (repeated.min as usize).saturating_add(extra).min(most).min(LONGEST);
            (0..count).for_each(|_| push(&repeated.sub, extra, text));
        }
        HirKind::Capture(group) => push(&group.sub, extra, text),
        HirKind::Concat(parts) => parts.iter().for_each(|it| push(it, extra, text)),
        HirKind::Alternation(ways) => ways.iter().take(1).for_each(|it| push(it, extra, text)),
    }
}

/// A letter or digit where the class has one, else the first of its characters.
fn character(class: &Class) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|it| (it.start(), it.end())).collect(),
        Class::Bytes(class) => class.iter().map(|it| (it.start().into(), it.end().into())).collect(),
    };
    let has = |it: &char| ranges.iter().any(|(first, last)| (first..=last).contains(&it));
    ('a'..='z').chain('A'..='Z').chain('0'..='9').find(has).or_else(|| Some(ranges.first()?.0))
}
