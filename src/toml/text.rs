//! Texts out of values, and the message for values of another type.

use super::body::Text;
use super::findings::Findings;
use super::node::Node;
use super::schema::Field;
use crate::diagnostic::{Code, Finding, Related, quoted};
use std::collections::HashMap;
use std::fmt;
use toml::de::DeValue;

/// What a finding is about. Nearly always there is none, so it is put into words only where there is.
#[derive(Clone, Copy)]
pub(crate) enum FindingSubject<'n> {
    /// The value of a key.
    Key(&'n str),
    /// A part of the list under a key.
    ItemOf(&'n str),
}

impl fmt::Display for FindingSubject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => f.write_str(&quoted(key)),
            Self::ItemOf(key) => write!(f, "an item of {}", quoted(key)),
        }
    }
}

/// The text that `node` holds, where it does and is not empty.
pub(crate) fn text_of<'t>(
    node: Node<'t>,
    subject: FindingSubject,
    expected: &str,
    field: &Field,
    findings: &mut Findings,
) -> Option<Text<'t>> {
    let Some(text) = node.as_str() else {
        findings.push(wrong_type(node, subject, expected, field));
        return None;
    };
    if text.trim().is_empty() {
        let finding = Finding::new(Code::EmptyValue, node.span(), format!("{subject} is empty"));
        findings.push(finding.help(format!("write it out, as in {}", field.shown())));
        return None;
    }
    Some(Text { text, span: node.span() })
}

pub(crate) fn wrong_type(node: Node, subject: FindingSubject, expected: &str, field: &Field) -> Finding {
    if let DeValue::Integer(_) = node.value()
        && node.as_integer().is_none()
    {
        return node.too_large();
    }
    let message = format!("{subject} is {}, not {expected}", node.kind());
    Finding::new(Code::WrongType, node.span(), message)
        .label(format!("expected {expected}"))
        .help(format!("write it as in {}", field.shown()))
}

/// `` `a`, `b` and `c` ``.
pub(crate) fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<_> = names.map(quoted).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        last => last.unwrap_or_default(),
    }
}

pub(super) fn tell_repeated(texts: &[Text], name: &str, findings: &mut Findings) {
    // Nearly all lists are short, and comparing a few texts is faster than looking them up.
    let is_short = texts.len() <= 8;
    if is_short && (1..texts.len()).all(|at| texts[..at].iter().all(|it| it.text != texts[at].text)) {
        return;
    }
    let mut first = HashMap::with_capacity(texts.len());
    for Text { text, span } in texts {
        if let Some(first) = first.insert(*text, span.start) {
            let message = format!("{} is listed twice in {}", quoted(text), quoted(name));
            let finding = Finding::new(Code::DuplicateReference, span.clone(), message).help("remove it");
            findings.push(finding.related(Related::Here(first)));
        }
    }
}
