//! What was found wrong so far.

use crate::catalog::toml_mistakes;
use crate::diagnostic::{Code, Finding, quoted};
use std::ops::Range;
use toml::de::Error;

/// How many faults are told. Nobody reads further, and a file of random bytes has one a line.
const MOST: usize = 100;

#[derive(Debug, Default)]
pub(in crate::plan) struct Findings {
    list: Vec<Finding>,
    /// What is missing, apart: where the TOML is broken, nobody knows what is.
    missing: Vec<Finding>,
}

impl Findings {
    pub(in crate::plan) fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    pub(super) fn push_missing(&mut self, finding: Finding) {
        self.missing.push(finding);
    }

    /// All that was found in `text`, in its order, with what the parser said of it.
    ///
    /// One mistake often confuses the parser several times, and those who read what it made of the rest of
    /// the line: of each line with broken TOML, the first fault is told.
    pub(in crate::plan) fn with_syntax(self, text: &str, errors: &[Error]) -> Vec<Finding> {
        let lines = Lines::of(text);
        let mut findings = broken(text, errors);
        findings.dedup_by_key(|finding| lines.line(finding.span.start));
        if findings.is_empty() {
            findings = self.missing;
        }
        let broken: Vec<_> = findings.iter().map(|finding| lines.line(finding.span.start)).collect();
        let is_whole = |finding: &Finding| {
            errors.is_empty() || broken.binary_search(&lines.line(finding.span.start)).is_err()
        };
        findings.extend(self.list.into_iter().filter(is_whole));
        findings.sort_by_key(|finding| finding.span.start);
        shorten(&mut findings, text.len());
        findings
    }
}

/// What keeps `text`, in which the parser found these errors, from being TOML. Only the parser looks at all of
/// it, and so at tables that stand twice.
fn broken(text: &str, errors: &[Error]) -> Vec<Finding> {
    if errors.is_empty() {
        return Vec::new();
    }
    let mut findings = toml_mistakes(text);
    let is_twice = |error: &&Error| error.message() == "duplicate key";
    findings.extend(errors.iter().filter(is_twice).map(|error| twice(error, text)));
    if findings.is_empty() {
        findings.extend(
            errors.iter().map(|error| Finding::new(Code::SyntaxError, span(error, text), error.message())),
        );
    }
    findings.sort_by_key(|finding| finding.span.start);
    findings
}

fn twice(error: &Error, text: &str) -> Finding {
    let span = span(error, text);
    let key = quoted(text.get(span.clone()).unwrap_or_default().trim());
    Finding::new(Code::DuplicateKey, span, format!("duplicate key {key}")).help(format!("remove one {key}"))
}

fn span(error: &Error, text: &str) -> Range<usize> {
    error.span().unwrap_or(text.len()..text.len())
}

fn shorten(findings: &mut Vec<Finding>, end: usize) {
    let more = findings.len().saturating_sub(MOST);
    if more > 0 {
        findings.truncate(MOST);
        let message = format!("{more} more faults are not listed");
        findings
            .push(Finding::new(Code::MoreProblems, end..end, message).help("put those above right first"));
    }
}

/// Where the lines of a text end.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect())
    }

    /// Which line the byte at `offset` is on, counted from 0.
    fn line(&self, offset: usize) -> usize {
        self.0.partition_point(|end| *end < offset)
    }
}
