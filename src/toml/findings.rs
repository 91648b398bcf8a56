//! What was found wrong so far.

use super::syntax::Mistakes;
use crate::diagnostic::{Finding, nearest, quoted};
use std::ops::Range;

/// How many names are compared in search of what was meant, in one file. A file with thousands of wrong
/// names among thousands of right ones would take minutes otherwise; past the limit nothing is suggested.
const COMPARED: usize = 200_000;

#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    /// What is no TOML, apart: nothing else is reported on these lines.
    broken: Vec<Finding>,
    broken_lines: Vec<Range<usize>>,
    /// Whether keys of the section that is read may be on such lines, so that nobody knows what it lacks.
    pub(crate) may_lack: bool,
    compared: usize,
    /// Whether the text is no TOML.
    pub(crate) is_broken: bool,
}

impl Findings {
    pub(crate) fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Where the last line ends that was reported as no TOML.
    pub(super) fn broken_to(&self) -> Option<usize> {
        self.broken_lines.last().map(|line| line.end)
    }

    /// Whether the byte at `offset` is on a line that is no TOML.
    pub(crate) fn is_broken_at(&self, offset: usize) -> bool {
        holds(&self.broken_lines, offset)
    }

    /// Takes in what is no TOML in the section that will be read now.
    pub(super) fn begin_section(&mut self, mistakes: Mistakes) {
        self.may_lack = mistakes.may_hide_keys;
        self.broken.extend(mistakes.findings);
        self.broken_lines.extend(mistakes.lines);
    }

    pub(crate) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.list.extend(findings);
    }

    pub(crate) fn take(&mut self) -> Vec<Finding> {
        let lines = std::mem::take(&mut self.broken_lines);
        let mut findings = std::mem::take(&mut self.broken);
        let list = std::mem::take(&mut self.list);
        // What is missing is reported at the head of a table, whatever is there.
        let is_whole = |it: &Finding| it.span.is_empty() || !holds(&lines, it.span.start);
        findings.extend(list.into_iter().filter(is_whole));
        findings
    }

    /// Forgets what was found since there were `count` findings.
    pub(crate) fn truncate(&mut self, count: usize) {
        self.list.truncate(count);
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty() && self.broken.is_empty()
    }

    /// What was meant by `word`, where a candidate is near enough.
    pub(crate) fn nearest<'n>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        let left = COMPARED.saturating_sub(self.compared);
        let compared = &mut self.compared;
        nearest(word, candidates.into_iter().take(left).inspect(|_| *compared += 1))
    }

    /// The help that offers what was meant by `word`, where a candidate is near enough.
    pub(crate) fn did_you_mean<'n>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'n str>,
    ) -> Option<String> {
        self.nearest(word, candidates).map(|meant| format!("did you mean {}?", quoted(meant)))
    }
}

/// Whether one of the lines, which are in order, holds the byte at `offset`.
fn holds(lines: &[Range<usize>], offset: usize) -> bool {
    let after = lines.partition_point(|line| line.start <= offset);
    after > 0 && offset <= lines[after - 1].end
}
