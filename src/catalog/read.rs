//! From the text of a catalog to the catalog, or to everything that is wrong in it.
//!
//! The text is read section by section, so that no more than one section of a large file stands in memory
//! as values, and a long file piece by piece. assets/README.md describes the format.

mod base;
mod chain;
mod change;
mod constraints;
mod draft;
mod event;
mod extension;
mod fields;
mod findings;
mod goal;
mod head;
mod identity;
mod interner;
mod names;
mod node;
mod parse;
mod property;
mod reader;
mod references;
mod schema;
mod sections;
mod site;
mod slip;
mod stranger;
mod syntax;
mod use_case;
mod value_slip;
mod values;

use super::Catalog;
use super::bases::{FindBase, find_built_in};
use super::content::{Content, Pieces};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Finding};
pub(super) use chain::head_text;
use chain::{Chain, File, Head};
use draft::Draft;
use findings::Findings;
use reader::Reader;
use sections::Sections;
use site::Page;
use stranger::Met;

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
    pub fn read(path: &str, text: &str) -> Result<Self, Diagnostics> {
        Self::read_with(path, text, &mut find_built_in, &mut |_| ())
    }

    /// The same for one that may be long and may extend whatever `find` finds. `progress` is told now and then
    /// how far it is read.
    pub fn read_with<'t>(
        path: &str,
        content: impl Into<Content<'t>>,
        find: &mut FindBase,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, Diagnostics> {
        let content = content.into();
        if content.len() > LARGEST {
            return Err(Diagnostic::of_file(
                Code::FileTooLarge,
                path,
                "the file is too large for a catalog",
                None,
            )
            .into());
        }
        let mut chain = Chain::follow(path, content, find);
        if chain.is_long() {
            if let Some(catalog) = read_in_pieces(&mut chain, progress) {
                return Ok(catalog);
            }
            chain.hold_whole()?;
        }
        read_whole(&chain, progress)
    }
}

/// Reads a chain of which some files are long; nothing where anything is wrong with them. What that is can be
/// told of whole texts only.
fn read_in_pieces(chain: &mut Chain, progress: &mut dyn FnMut(Progress)) -> Option<Catalog> {
    let mut progress = Told::new(chain.len(), progress);
    let mut draft = Draft::on(chain.built_in.as_deref());
    for (place, File { head, content }) in chain.files.iter_mut().rev().enumerate() {
        draft.build_on(place);
        let pieces = content.pieces().ok()?;
        draft.pages.push(Page::new(&head.path, ""));
        if !read_file(&mut draft, head, pieces, false, &mut progress).0.is_empty() {
            return None;
        }
    }
    Some(draft.finish())
}

fn read_whole(chain: &Chain, progress: &mut dyn FnMut(Progress)) -> Result<Catalog, Diagnostics> {
    let mut progress = Told::new(chain.len(), progress);
    let mut draft = Draft::on(chain.built_in.as_deref());
    let mut diagnostics = Diagnostics::default();
    for (place, File { head, content }) in chain.files.iter().rev().enumerate() {
        draft.build_on(place);
        let text = content.text();
        draft.pages.push(Page::new(&head.path, text));
        let (mut findings, met) =
            read_file(&mut draft, head, text.into(), !diagnostics.is_empty(), &mut progress);
        if !findings.is_empty() {
            let instead = met.stranger(text);
            findings = if instead.is_empty() { findings } else { instead };
        }
        diagnostics.extend(Diagnostics::locate(&head.path, text, findings));
    }
    if diagnostics.is_empty() { Ok(draft.finish()) } else { Err(diagnostics) }
}

/// What keeps `text`, whatever it should hold, from being TOML: of each line the first mistake.
pub(crate) fn toml_mistakes(text: &str) -> Vec<Finding> {
    let (mut sections, mut findings) = (Sections::new(text), Findings::default());
    while sections.next(&mut findings).is_some() {}
    findings.take()
}

/// Progress and who is told.
struct Told<'p> {
    progress: Progress,
    /// Bytes read by now, of which not all are told.
    done: usize,
    to: &'p mut dyn FnMut(Progress),
}

impl<'p> Told<'p> {
    fn new(total: usize, to: &'p mut dyn FnMut(Progress)) -> Self {
        Self { progress: Progress { done: 0, total }, done: 0, to }
    }

    fn advance(&mut self, bytes: usize) {
        self.done += bytes;
        if self.done >= self.progress.done + STEP || self.done == self.progress.total {
            self.progress.done = self.done;
            (self.to)(self.progress);
        }
    }
}

/// Adds a file to the draft, of which it is the last page, and tells what is wrong in it and what it has at its
/// top level.
fn read_file(
    draft: &mut Draft,
    head: &Head,
    mut pieces: Pieces,
    is_base_faulty: bool,
    progress: &mut Told,
) -> (Vec<Finding>, Met) {
    if is_base_faulty || head.obstacle.is_some() {
        draft.lack_definitions();
    }
    let mut reader = Reader::new(draft, head.extends.is_some());
    reader.findings.extend(head.obstacle.clone());
    if let Some(span) = head.extends.clone().filter(|_| is_base_faulty) {
        let finding =
            Finding::new(Code::InvalidExtends, span, "the catalog that this one extends is faulty");
        reader.findings.push(finding.help("put right what is wrong there first"));
    }
    loop {
        let done = read_piece(&mut reader, &pieces, progress);
        if pieces.is_last() {
            break;
        }
        if let Err(error) = pieces.advance(done) {
            reader.findings.push(Finding::new(
                Code::UnreadableFile,
                0..0,
                format!("the file cannot be read: {error}"),
            ));
            break;
        }
    }
    reader.finish();
    (reader.findings.take(), reader.met)
}

/// Reads the sections that are whole in a piece of a text; gives the place where the first begins that is not.
fn read_piece(reader: &mut Reader, pieces: &Pieces, progress: &mut Told) -> usize {
    let mut sections = Sections::new(pieces.text());
    let mut done = 0;
    loop {
        let before = reader.findings.mark();
        let Some((section, end)) = sections.next(&mut reader.findings) else { return done };
        if end == pieces.text().len() && !pieces.is_last() {
            // What comes may belong to it, and put right what seems to be wrong with it.
            reader.findings.go_back_to(before);
            return done;
        }
        reader.section(section);
        progress.advance(end - done);
        done = end;
    }
}
