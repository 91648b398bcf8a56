//! From the text of a catalog to the catalog, or to everything that is wrong in it.
//!
//! The text is read section by section, so that no more than one section of a large file is in memory
//! as values. assets/README.md describes the format.

mod base;
mod builder;
mod chain;
mod change;
mod constraints;
mod current;
mod defined_at;
pub(crate) mod definition;
mod document_kind;
mod event;
mod extension;
mod goal;
mod head;
mod identity;
mod property;
mod reader;
mod references;
mod schema;
mod symbol_table;
mod use_case;
mod values;

use super::Catalog;
use super::extends::{ParentResolver, find_built_in};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Finding};
use crate::toml::Sections;
use builder::CatalogBuilder;
pub(super) use chain::head_text;
use chain::{Chain, ChainFile};
use defined_at::SourceFile;
use document_kind::TopLevelKeys;
use reader::CatalogReader;
use std::borrow::Cow;

/// How far a catalog and all that it extends are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadProgress {
    /// Bytes read.
    pub done: usize,
    /// Bytes to read in all.
    pub total: usize,
}

/// How many bytes lie between two reports of progress.
const STEP: usize = 1 << 18;

/// The largest file that is read, in bytes: twice what a hundred thousand use cases take.
pub(super) const LARGEST: usize = 100_000_000;

impl Catalog {
    /// The catalog that `text`, the content of the file `path`, describes; where it is faulty, all that is
    /// wrong with it. It may extend the catalogs that come with the program.
    pub fn read(path: &str, text: &str) -> Result<Self, Diagnostics> {
        Self::read_with(path, text, &mut find_built_in, &mut |_| ())
    }

    /// The same for one that may extend whatever `find` finds. `progress` is called now and then with how far it is read.
    pub fn read_with<'t>(
        path: &str,
        text: impl Into<Cow<'t, str>>,
        find: &mut ParentResolver,
        progress: &mut dyn FnMut(ReadProgress),
    ) -> Result<Self, Diagnostics> {
        let text = text.into();
        if text.len() > LARGEST {
            return Err(too_large(path).into());
        }
        let chain = Chain::follow(path, text, find);
        let mut progress = Told::new(chain.len(), progress);
        let mut builder = CatalogBuilder::on(chain.built_in.as_deref());
        let mut diagnostics = Diagnostics::default();
        for (place, file) in chain.files.iter().rev().enumerate() {
            builder.build_on(place);
            builder.files.push(SourceFile::new(&file.path, &file.text));
            let (mut findings, keys) =
                read_file(&mut builder, file, !diagnostics.is_empty(), &mut progress);
            if !findings.is_empty() {
                let instead = keys.another_document(&file.text);
                findings = if instead.is_empty() { findings } else { instead };
            }
            diagnostics.extend(Diagnostics::locate(&file.path, &file.text, findings));
        }
        if diagnostics.is_empty() { Ok(builder.finish()) } else { Err(diagnostics) }
    }
}

/// That a file is larger than any catalog.
pub(super) fn too_large(path: &str) -> Diagnostic {
    let help = Some("a catalog has up to 100 megabytes");
    Diagnostic::of_file(Code::FileTooLarge, path, "the file is too large for a catalog", help)
}

/// Progress and whom to report it to.
struct Told<'p> {
    progress: ReadProgress,
    /// Bytes read so far, which are reported in steps.
    done: usize,
    to: &'p mut dyn FnMut(ReadProgress),
}

impl<'p> Told<'p> {
    fn new(total: usize, to: &'p mut dyn FnMut(ReadProgress)) -> Self {
        Self { progress: ReadProgress { done: 0, total }, done: 0, to }
    }

    fn advance(&mut self, bytes: usize) {
        self.done += bytes;
        if self.done >= self.progress.done + STEP || self.done == self.progress.total {
            self.progress.done = self.done;
            (self.to)(self.progress);
        }
    }
}

/// Adds a file to the builder, of which it is the last, and reports what is wrong in it and what it has at its
/// top level.
fn read_file(
    builder: &mut CatalogBuilder,
    file: &ChainFile,
    is_base_faulty: bool,
    progress: &mut Told,
) -> (Vec<Finding>, TopLevelKeys) {
    if is_base_faulty || file.obstacle.is_some() {
        builder.lack_definitions();
    }
    let mut reader = CatalogReader::new(builder, file.extends.is_some());
    reader.findings.extend(file.obstacle.clone());
    if let Some(span) = file.extends.clone().filter(|_| is_base_faulty) {
        let finding =
            Finding::new(Code::InvalidExtends, span, "the catalog that this one extends is faulty");
        reader.findings.push(finding.help("put right what is wrong there first"));
    }
    let mut sections = Sections::new(&file.text);
    while let Some(section) = sections.next() {
        reader.section(&file.text, &section);
        progress.advance(section.range.len());
    }
    reader.finish();
    (reader.findings.take(), reader.keys)
}
