//! Where something was defined: in the file that is being read or in one that it extends.

use crate::diagnostic::{Related, RelatedLocation};
use std::cell::OnceCell;

/// Where something was defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DefinedAt {
    /// In the built-in edition that is extended.
    BuiltIn,
    /// At a byte of one of the files.
    File { file: u32, offset: u32 },
}

/// A file with its text.
#[derive(Debug)]
pub(super) struct SourceFile<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    /// Where each line begins; found when it is first asked for.
    line_starts: OnceCell<Vec<usize>>,
}

impl<'a> SourceFile<'a> {
    pub(super) fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, line_starts: OnceCell::new() }
    }

    fn line(&self, offset: usize) -> RelatedLocation {
        let starts = self.line_starts.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        RelatedLocation {
            path: self.path.to_owned(),
            line: starts.partition_point(|start| *start <= offset),
        }
    }
}

/// How a finding about the last of `files` names `site`.
pub(super) fn earlier(site: DefinedAt, files: &[SourceFile]) -> Option<Related> {
    match site {
        DefinedAt::BuiltIn => None,
        DefinedAt::File { file, offset } if file as usize + 1 == files.len() => {
            Some(Related::Here(offset as usize))
        }
        DefinedAt::File { file, offset } => {
            Some(Related::There(files[file as usize].line(offset as usize)))
        }
    }
}
