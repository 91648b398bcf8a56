//! What is wrong in a file that a person wrote, said so that they can put it right.
//!
//! Whoever reads a file collects [`Finding`]s, each at a span of the text, and turns them all at once into
//! [`Faults`] with lines, columns and excerpts. Faults outlive the text, are safe to show on a terminal and
//! are drawn as compilers draw theirs. This module knows nothing of catalogs or plans.

mod decode;
mod draw;
mod github;
mod locate;
mod nearest;
mod stranger;
mod unreadable;

pub use decode::decode;
pub use draw::Drawn;
pub use github::GitHub;
pub use nearest::{did_you_mean, nearest, quoted};
pub use stranger::{conflicts, other_format};
pub use unreadable::unreadable;

use crate::text::printable;
use serde::Serialize;
use std::ops::Range;
use std::{fmt, slice, vec};

/// Something wrong at a span of a text that is still at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where, in bytes of the text; empty where something is missing.
    pub span: Range<usize>,
    /// What is wrong, without a full stop: `` use case `onbording` is not defined ``.
    pub message: String,
    /// What is expected at this place, in a few words.
    pub label: Option<String>,
    /// What to do about it: `` did you mean `onboarding`? ``.
    pub help: Option<String>,
    /// The first of two places that cannot both stand.
    pub earlier: Option<Earlier>,
}

/// Where the first of two things stands, the second of which is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Earlier {
    /// At this byte of the same text.
    Here(usize),
    /// In another file.
    There(Line),
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The file as the person named it; not made safe.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
}

impl Finding {
    /// A finding that says what is wrong and no more.
    pub fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), label: None, help: None, earlier: None }
    }

    /// Says what is expected at the place.
    pub fn label(self, label: impl Into<String>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// Says what to do.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.help_if_any(Some(help.into()))
    }

    /// Says what to do, where something can be said.
    pub fn help_if_any(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    /// Says where the first of two stands, the second of which is meant.
    pub fn earlier(self, earlier: Earlier) -> Self {
        Self { earlier: Some(earlier), ..self }
    }
}

/// Something wrong in a file.
///
/// Message, label, help and excerpt hold no character that a terminal would obey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The file as the person named it; not made safe, since programs look it up.
    pub path: String,
    /// Where in the file; nothing where the whole file is meant.
    #[serde(flatten)]
    pub place: Option<Place>,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What is expected at the place.
    pub label: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// Where the first of two stands, the second of which is meant.
    pub earlier: Option<Line>,
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The line, counted from 1.
    pub line: usize,
    /// The column of the first character meant, counted in characters from 1.
    pub column: usize,
    /// How many characters of the line are meant; 0 where something is missing.
    pub length: usize,
    /// The line, or the part around the place where it is long.
    pub excerpt: Excerpt,
}

/// The part of a line that shows a fault, with the characters that a terminal would obey made visible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct Excerpt {
    text: String,
    marked: Range<usize>,
}

impl Excerpt {
    /// The text to show.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of [`Excerpt::text`] that are meant.
    pub fn marked(&self) -> Range<usize> {
        self.marked.clone()
    }
}

impl From<Excerpt> for String {
    fn from(excerpt: Excerpt) -> Self {
        excerpt.text
    }
}

impl Fault {
    /// A fault of a whole file: `message` says what is wrong with it, `help` what to do.
    pub fn of_file(path: impl Into<String>, message: &str, help: Option<&str>) -> Self {
        Self {
            path: path.into(),
            place: None,
            message: printable(message).into_owned(),
            label: None,
            help: help.map(|help| printable(help).into_owned()),
            earlier: None,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Drawn::plain(self).fmt(f)
    }
}

/// All that is wrong in one file or several, in the order of each file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// The faults that `findings` about `text`, the content of the file `path`, amount to, in the order of
    /// the text. Those at the same place keep the order in which they were found.
    pub fn locate(path: &str, text: &str, findings: Vec<Finding>) -> Self {
        Self(locate::locate(path, text, findings))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults, in order.
    pub fn iter(&self) -> slice::Iter<'_, Fault> {
        self.0.iter()
    }
}

impl fmt::Display for Faults {
    /// Draws all faults without colour, an empty line between two.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, fault) in self.0.iter().enumerate() {
            if number > 0 {
                f.write_str("\n\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl FromIterator<Fault> for Faults {
    fn from_iter<I: IntoIterator<Item = Fault>>(faults: I) -> Self {
        Self(faults.into_iter().collect())
    }
}

impl Extend<Fault> for Faults {
    fn extend<I: IntoIterator<Item = Fault>>(&mut self, faults: I) {
        self.0.extend(faults);
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = vec::IntoIter<Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
