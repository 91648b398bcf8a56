//! What was found wrong so far.

use crate::fault::{Finding, nearest, quoted};
use toml_parser::Span;

/// How many names are compared in search of what was meant, in one file. A file with thousands of wrong
/// names among thousands of right ones would take minutes otherwise; past the limit nothing is suggested.
const COMPARED: usize = 200_000;

#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    compared: usize,
}

impl Findings {
    pub(super) fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.list.extend(findings);
    }

    pub(super) fn take(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.list)
    }

    /// Forgets what was found since there were `count` findings.
    pub(super) fn truncate(&mut self, count: usize) {
        self.list.truncate(count);
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// What was meant by `word`, where a candidate is near enough.
    pub(super) fn nearest<'n>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        let left = COMPARED.saturating_sub(self.compared);
        let compared = &mut self.compared;
        nearest(word, candidates.into_iter().take(left).inspect(|_| *compared += 1))
    }

    /// The help that offers what was meant by `word`, where a candidate is near enough.
    pub(super) fn did_you_mean<'n>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'n str>,
    ) -> Option<String> {
        self.nearest(word, candidates).map(|meant| format!("did you mean {}?", quoted(meant)))
    }
}

pub(super) fn range(span: Span) -> std::ops::Range<usize> {
    span.start()..span.end()
}
