//! From the text of a catalog to the catalog, or to everything that is wrong in it.
//!
//! The text is read section by section, so that no more than one section of a large file stands in memory
//! as values. assets/README.md describes the format.

mod base;
mod chain;
mod draft;
mod event;
mod example;
mod fields;
mod findings;
mod goal;
mod head;
mod identity;
mod interner;
mod names;
mod node;
mod parse;
mod reader;
mod references;
mod schema;
mod sections;
mod site;
mod syntax;
mod use_case;

use super::Catalog;
use super::bases::{FindBase, find_built_in};
use super::index::narrow;
use crate::fault::{Faults, Finding};
pub(super) use chain::head_text;
use chain::{Chain, File};
use draft::Draft;
use reader::Reader;
use sections::Sections;
use site::{Page, Site};

/// How far a catalog and all that it extends are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub done: usize,
    /// Bytes to read in all.
    pub total: usize,
}

/// After how many bytes progress is told.
const STEP: usize = 1 << 18;

/// The largest file that is read. Places in it are kept with 32 bits.
pub(super) const LARGEST: usize = 1 << 29;

impl Catalog {
    /// The catalog that `text`, the content of the file `path`, describes; where it is faulty, all that is
    /// wrong with it. It may extend the catalogs that come with the program.
    pub fn read(path: &str, text: &str) -> Result<Self, Faults> {
        Self::read_with(path, text, &mut find_built_in, &mut |_| ())
    }

    /// The same for one that may extend whatever `find` finds. `progress` is told now and then how far it
    /// is read.
    pub fn read_with(
        path: &str,
        text: &str,
        find: &mut FindBase,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, Faults> {
        let mut chain = Chain::follow(path, text, find);
        let mut draft = chain.built_in.take().map_or_else(Draft::default, |base| (*base).into());
        let has_base = !draft.head.id.is_empty();
        let total = chain.files.iter().map(|file| file.text.len()).sum();
        let mut progress = Told { progress: Progress { done: 0, total }, to: progress };
        let mut faults = Faults::default();
        for (place, file) in chain.files.iter().rev().enumerate() {
            if place > 0 {
                draft.become_base(Site::File { file: narrow(place - 1), offset: 0 });
            } else if has_base {
                draft.become_base(Site::BuiltIn);
            }
            let found = read_file(&mut draft, file, !faults.is_empty(), &mut progress);
            faults.extend(found);
        }
        if faults.is_empty() { Ok(draft.finish()) } else { Err(faults) }
    }
}

/// Progress and who is told.
struct Told<'p> {
    progress: Progress,
    to: &'p mut dyn FnMut(Progress),
}

impl Told<'_> {
    fn advance(&mut self, done: usize) {
        if done >= self.progress.done + STEP || done == self.progress.total {
            self.progress.done = done;
            (self.to)(self.progress);
        }
    }
}

fn read_file<'a>(
    draft: &mut Draft<'a>,
    file: &'a File,
    is_base_faulty: bool,
    progress: &mut Told,
) -> Faults {
    let (path, text) = (&*file.path, &*file.text);
    if text.len() > LARGEST {
        return Faults::locate(path, "", vec![Finding::new(0..0, "the file is too large for a catalog")]);
    }
    let before: usize = draft.pages.iter().map(|page| page.text.len()).sum();
    draft.pages.push(Page::new(path, text));
    if is_base_faulty || file.obstacle.is_some() {
        draft.lack_definitions();
    }
    let mut reader = Reader::new(draft, file.extends.is_some());
    reader.findings.extend(file.obstacle.clone());
    if let Some(span) = file.extends.clone().filter(|_| is_base_faulty) {
        let finding = Finding::new(span, "the catalog that this one extends is faulty");
        reader.findings.push(finding.help("put right what is wrong there first"));
    }
    let mut sections = Sections::new(text);
    while let Some((section, end)) = sections.next(&mut reader.findings) {
        reader.section(section);
        progress.advance(before + end);
    }
    reader.finish();
    Faults::locate(path, text, reader.findings.take())
}
