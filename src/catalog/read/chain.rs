//! The catalogs that a catalog builds on, from the one that extends nothing to the one asked for.

use crate::catalog::Catalog;
use crate::catalog::extends::{Parent, ParentResolver};
use crate::diagnostic::{Code, Finding, quoted};
use crate::toml::{Findings, Sections, read_section};
use std::borrow::Cow;
use std::ops::Range;
use std::path::PathBuf;

/// How many catalogs may build on each other. Nobody needs as many; without a limit, files that are made
/// while they are read could go on for ever.
const LONGEST: usize = 16;

/// The files of a chain, the one asked for first.
pub(super) struct Chain<'t> {
    pub(super) files: Vec<ChainFile<'t>>,
    pub(super) built_in: Option<Box<Catalog>>,
}

pub(super) struct ChainFile<'t> {
    pub(super) path: String,
    pub(super) text: Cow<'t, str>,
    identity: Option<PathBuf>,
    /// Why it cannot extend what it says it does.
    pub(super) obstacle: Option<Finding>,
    /// Where it says that it extends another.
    pub(super) extends: Option<Range<usize>>,
}

impl<'t> Chain<'t> {
    pub(super) fn follow(path: &str, text: Cow<'t, str>, find: &mut ParentResolver) -> Self {
        let first = ChainFile::new(path.to_owned(), text, None);
        let mut chain = Self { files: vec![first], built_in: None };
        while let Some(file) = chain.files.last_mut() {
            let Some((name, span)) = head_text(&file.text, "extends") else { break };
            file.extends = Some(span.clone());
            match find(&name, &file.path) {
                Ok(Parent::BuiltIn(catalog)) => {
                    chain.built_in = Some(catalog);
                    break;
                }
                Ok(Parent::File { path, identity, text }) => {
                    if let Some((circle, help)) = chain.circle(&identity, &path) {
                        chain.stop(Finding::new(Code::InvalidExtends, span, circle).help(help));
                        break;
                    }
                    chain.files.push(ChainFile::new(path, text.into(), Some(identity)));
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
        let is_same = |file: &ChainFile| file.identity.as_ref() == Some(identity) || file.path == path;
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
        self.files.iter().map(|file| file.text.len()).sum()
    }

    fn stop(&mut self, finding: Finding) {
        if let Some(file) = self.files.last_mut() {
            file.obstacle = Some(finding);
        }
    }
}

impl<'t> ChainFile<'t> {
    fn new(path: String, text: Cow<'t, str>, identity: Option<PathBuf>) -> Self {
        Self { path, text, identity, obstacle: None, extends: None }
    }
}

/// The text of a key at the head of a catalog. Mistakes are reported when all of it is read.
pub(crate) fn head_text(text: &str, key: &str) -> Option<(String, Range<usize>)> {
    let mut sections = Sections::new(text);
    let section = sections.next().filter(|section| !section.has_header())?;
    read_section(text, &section, &mut Findings::default(), |root, _, _| {
        let node = root.get(key)?;
        let text = node.get_ref().as_str().filter(|text| !text.is_empty())?;
        Some((text.to_owned(), node.span()))
    })
}
