//! Editor of a text, each at its place, so that all other bytes stay as they are.

use std::cmp::Reverse;
use std::ops::Range;

/// Replacements of parts of a text.
#[derive(Debug, Default)]
pub(crate) struct TextEdits(Vec<TextEdit>);

#[derive(Debug)]
struct TextEdit {
    span: Range<usize>,
    by: String,
    /// Whether it is a section, which comes after all else that is inserted at the same place.
    is_section: bool,
}

impl TextEdits {
    pub(crate) fn replace(&mut self, span: Range<usize>, by: impl Into<String>) {
        self.0.push(TextEdit { span, by: by.into(), is_section: false });
    }

    pub(crate) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Inserts what has a header. Where another section ends at the same place, its last lines come before.
    pub(crate) fn insert_section(&mut self, at: usize, text: String) {
        self.0.push(TextEdit { span: at..at, by: text, is_section: true });
    }

    pub(crate) fn cut(&mut self, span: Range<usize>) {
        self.replace(span, "");
    }

    /// The parts of `text`, one after the other, with the replacements within them. What is inserted at the
    /// same place is in the order in which it was inserted, also within what is cut; what is replaced within
    /// what is cut is gone.
    pub(crate) fn apply(mut self, text: &str, parts: &[Range<usize>]) -> Vec<String> {
        let order =
            |it: &TextEdit| (it.span.start, !it.span.is_empty(), it.is_section, Reverse(it.span.end));
        self.0.sort_by_key(order);
        let mut edits = self.0.into_iter().peekable();
        let mut results = Vec::with_capacity(parts.len());
        for part in parts {
            let mut result = String::with_capacity(part.len() + 64);
            let mut at = part.start;
            // What is inserted where one part ends and the next starts belongs to the one.
            let is_within = |splice: &TextEdit| {
                let start = splice.span.start;
                start < part.end || (start == part.end && splice.span.is_empty())
            };
            while let Some(TextEdit { span, by, .. }) = edits.next_if(is_within) {
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
