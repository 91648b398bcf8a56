//! Changes of a text, each at its place, so that all other bytes stay as they are.

use std::cmp::Reverse;
use std::ops::Range;

/// Replacements of parts of a text.
#[derive(Debug, Default)]
pub(super) struct Splices(Vec<Splice>);

#[derive(Debug)]
struct Splice {
    span: Range<usize>,
    by: String,
    /// Whether it is a section, which comes after all else that is inserted at the same place.
    is_section: bool,
}

impl Splices {
    pub(super) fn replace(&mut self, span: Range<usize>, by: impl Into<String>) {
        self.0.push(Splice { span, by: by.into(), is_section: false });
    }

    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Inserts what has a header. Where another section ends at the same place, its last lines come before.
    pub(super) fn insert_section(&mut self, at: usize, text: String) {
        self.0.push(Splice { span: at..at, by: text, is_section: true });
    }

    pub(super) fn cut(&mut self, span: Range<usize>) {
        self.replace(span, "");
    }

    /// The parts of `text`, one after the other, with the replacements within them. What is inserted at the
    /// same place stands in the order in which it was inserted, also within what is cut; what is replaced within
    /// what is cut is gone.
    pub(super) fn apply(mut self, text: &str, parts: &[Range<usize>]) -> Vec<String> {
        let order = |it: &Splice| (it.span.start, !it.span.is_empty(), it.is_section, Reverse(it.span.end));
        self.0.sort_by_key(order);
        let mut splices = self.0.into_iter().peekable();
        let mut results = Vec::with_capacity(parts.len());
        for part in parts {
            let mut result = String::with_capacity(part.len() + 64);
            let mut at = part.start;
            // What is inserted where one part ends and the next starts belongs to the one.
            let is_within = |splice: &Splice| {
                let start = splice.span.start;
                start < part.end || (start == part.end && splice.span.is_empty())
            };
            while let Some(Splice { span, by, .. }) = splices.next_if(is_within) {
                result.push_str(text.get(at..span.start).unwrap_or_default());
                if span.start >= at || span.is_empty() {
                    result.push_str(&by);
                }
                at = at.max(span.end);
            }
            result.push_str(text.get(at..part.end).unwrap_or_default());
            results.push(result);
        }
        results
    }
}
