//! The catalogs that a catalog builds on, from the one that extends nothing to the one asked for.

use super::findings::{Findings, range};
use super::node::{Node, Value};
use super::sections::Sections;
use crate::catalog::Catalog;
use crate::catalog::bases::{Base, FindBase};
use crate::catalog::content::Content;
use crate::diagnostic::{Code, Diagnostics, Finding, quoted};
use std::borrow::Cow;
use std::ops::Range;
use std::path::PathBuf;

/// How many catalogs may build on each other. Nobody needs as many; without a limit, files that are made
/// while they are read could go on for ever.
const LONGEST: usize = 16;

/// The files of a chain, the one asked for first.
pub(super) struct Chain<'t> {
    pub(super) files: Vec<File<'t>>,
    pub(super) built_in: Option<Box<Catalog>>,
}

pub(super) struct File<'t> {
    pub(super) head: Head,
    pub(super) content: Content<'t>,
}

/// A file but for its content.
pub(super) struct Head {
    pub(super) path: String,
    identity: Option<PathBuf>,
    /// Why it cannot extend what it says it does.
    pub(super) obstacle: Option<Finding>,
    /// Where it says that it extends another.
    pub(super) extends: Option<Range<usize>>,
}

impl<'t> Chain<'t> {
    pub(super) fn follow(path: &str, content: Content<'t>, find: &mut FindBase) -> Self {
        let first = File::new(path.to_owned(), content, None);
        let mut chain = Self { files: vec![first], built_in: None };
        while let Some(File { head, content }) = chain.files.last_mut() {
            let text = content.head();
            let Some((name, span)) = head_text(&text, "extends") else { break };
            head.extends = Some(span.clone());
            match find(&name, &head.path) {
                Ok(Base::BuiltIn(catalog)) => {
                    chain.built_in = Some(catalog);
                    break;
                }
                Ok(Base::File { path, identity, content }) => {
                    if let Some((circle, help)) = chain.circle(&identity, &path) {
                        chain.stop(Finding::new(Code::InvalidExtends, span, circle).help(help));
                        break;
                    }
                    chain.files.push(File::new(path, content, Some(identity)));
                }
                Err(obstacle) => {
                    let finding = Finding::new(Code::InvalidExtends, span, obstacle.message)
                        .help_if_any(obstacle.help);
                    chain.stop(finding);
                    break;
                }
            }
        }
        chain
    }

    /// What is wrong where the chain would go on with a file that is in it, or would become too long, and what
    /// to do about it.
    fn circle(&self, identity: &PathBuf, path: &str) -> Option<(String, &'static str)> {
        let is_same = |file: &File| file.head.identity.as_ref() == Some(identity) || file.head.path == path;
        if self.files.last().is_some_and(is_same) {
            return Some(("this catalog extends itself".to_owned(), "name the one that it adds to"));
        }
        if self.files.iter().any(is_same) {
            let circle = format!("this catalog and {} extend each other in a circle", quoted(path));
            return Some((circle, "let one of them extend nothing"));
        }
        let message = || format!("more than {LONGEST} catalogs extend each other");
        (self.files.len() >= LONGEST).then(|| (message(), "let one of them extend a built-in catalog"))
    }

    /// How long all files are together, in bytes.
    pub(super) fn len(&self) -> usize {
        self.files.iter().map(|file| file.content.len()).sum()
    }

    /// Whether a file is long.
    pub(super) fn is_long(&self) -> bool {
        self.files.iter().any(|file| matches!(file.content, Content::Long(..)))
    }

    /// Reads the long files to their ends.
    pub(super) fn hold_whole(&mut self) -> Result<(), Diagnostics> {
        for File { head, content } in &mut self.files {
            content.hold_whole(&head.path)?;
        }
        Ok(())
    }

    fn stop(&mut self, finding: Finding) {
        if let Some(file) = self.files.last_mut() {
            file.head.obstacle = Some(finding);
        }
    }
}

impl<'t> File<'t> {
    fn new(path: String, content: Content<'t>, identity: Option<PathBuf>) -> Self {
        Self { head: Head { path, identity, obstacle: None, extends: None }, content }
    }
}

impl Content<'_> {
    /// The text up to its first header at least; what can be read of it, where not all of it can.
    pub(crate) fn head(&mut self) -> Cow<'_, str> {
        let Ok(mut pieces) = self.pieces() else { return Cow::Borrowed("") };
        while !pieces.is_last() {
            let end = Sections::new(pieces.text()).next(&mut Findings::default()).map_or(0, |(_, end)| end);
            if end < pieces.text().len() || pieces.advance(0).is_err() {
                break;
            }
        }
        pieces.into_text()
    }
}

/// The text of a key at the head of a catalog. Mistakes are told when all of it is read.
pub(crate) fn head_text<'t>(text: &'t str, key: &str) -> Option<(Cow<'t, str>, Range<usize>)> {
    let (section, _) = Sections::new(text).next(&mut Findings::default())?;
    let mut table = section.header.is_none().then_some(section.table)?;
    match table.remove(key)? {
        Node { value: Value::Text(text), span } => Some((text, range(span))),
        _ => None,
    }
}
