//! What is wrong in a file that a person wrote, put so that they can correct it.
//!
//! Whoever reads a file collects [`Finding`]s, each at a span of the text, and turns them all at once into
//! [`Diagnostics`] with lines, columns and snippets. Diagnostics outlive the text, are safe to show on a terminal and
//! are drawn as compilers draw theirs. This module knows nothing of catalogs or plans.

mod code;
mod decode;
mod foreign_format;
mod github;
mod locate;
mod read_error;
mod render;
mod suggest;

pub use code::{Code, Explanation, Severity, UnknownCode};
pub use decode::decode;
pub use foreign_format::{merge_conflict_markers, other_format};
pub use github::GitHub;
pub use read_error::unreadable;
pub use render::Rendered;
pub use suggest::{did_you_mean, nearest, quoted};

use crate::text::printable;
use serde::Serialize;
use std::ops::Range;
use std::{fmt, slice, vec};

/// Something wrong at a span of a text that is still at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of problem it is.
    pub code: Code,
    /// Where, in bytes of the text; empty where something is missing.
    pub span: Range<usize>,
    /// What is wrong, without a full stop: `` use case `onbording` is not defined ``.
    pub message: String,
    /// What is expected at this place, in a few words.
    pub label: Option<String>,
    /// What to do about it: `` did you mean `onboarding`? ``.
    pub help: Option<String>,
    /// The first of two places that cannot both are.
    pub related: Option<Related>,
}

/// Where the first of two things is, the second of which is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Related {
    /// At this byte of the same text.
    Here(usize),
    /// In another file.
    There(RelatedLocation),
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelatedLocation {
    /// The file as the person named it; not made safe.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
}

impl Finding {
    /// A finding that says what is wrong and no more.
    pub fn new(code: Code, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { code, span, message: message.into(), label: None, help: None, related: None }
    }

    /// Says what is expected at the place.
    pub fn label(self, label: impl Into<String>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// Says what to do.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.help_if_any(Some(help.into()))
    }

    /// Adds what to do, where there is a remedy.
    pub fn help_if_any(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    /// Says where the first of two is, the second of which is meant.
    pub fn related(self, related: Related) -> Self {
        Self { related: Some(related), ..self }
    }
}

/// Something wrong in a file.
///
/// Message, label, help and snippet hold no character that a terminal would obey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The file as the person named it; not made safe, since programs look it up.
    pub path: String,
    /// Where in the file; nothing where the whole file is meant.
    #[serde(flatten)]
    pub location: Option<Location>,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What is expected at the place.
    pub label: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// Where the first of two is, the second of which is meant.
    pub related: Option<RelatedLocation>,
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The line, counted from 1.
    pub line: usize,
    /// The column of the first character meant, counted in characters from 1.
    pub column: usize,
    /// How many characters of the line are meant; 0 where something is missing.
    pub length: usize,
    /// The line, or the part around the place where it is long.
    pub snippet: Snippet,
}

/// The part of a line that shows a problem, with the characters that a terminal would obey made visible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct Snippet {
    text: String,
    marked: Range<usize>,
}

impl Snippet {
    /// The text to show.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of [`Snippet::text`] that are meant.
    pub fn marked(&self) -> Range<usize> {
        self.marked.clone()
    }
}

impl From<Snippet> for String {
    fn from(snippet: Snippet) -> Self {
        snippet.text
    }
}

impl Diagnostic {
    /// A problem of a whole file: `message` says what is wrong with it, `help` what to do.
    pub fn of_file(code: Code, path: impl Into<String>, message: &str, help: Option<&str>) -> Self {
        Self {
            code,
            severity: code.severity(),
            path: path.into(),
            location: None,
            message: printable(message).into_owned(),
            label: None,
            help: help.map(|help| printable(help).into_owned()),
            related: None,
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Rendered::plain(self).fmt(f)
    }
}

/// All that is wrong in one file or several, in the order of each file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// The diagnostics that `findings` about `text`, the content of the file `path`, amount to, in the order of
    /// the text. Those at the same place keep the order in which they were found.
    pub fn locate(path: &str, text: &str, findings: Vec<Finding>) -> Self {
        Self(locate::locate(path, text, findings))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The problems, in order.
    pub fn iter(&self) -> slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl fmt::Display for Diagnostics {
    /// Draws all problems without colour, an empty line between two.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, diagnostic) in self.0.iter().enumerate() {
            if number > 0 {
                f.write_str("\n\n")?;
            }
            diagnostic.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self(diagnostics.into_iter().collect())
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.0.extend(diagnostics);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
