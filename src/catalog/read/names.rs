//! Names that are defined in one place and referred to in others, before or after.

use super::site::Site;
use crate::catalog::index::narrow;
use crate::catalog::texts::Texts;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::hash::BuildHasher;
use std::ops::Range;

/// The names of one kind of thing. Each gets a symbol when it is first met, be it where it is defined or
/// where it is referred to; in the end each symbol means the place of a definition.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By symbol.
    texts: Texts,
    /// By symbol, too.
    meanings: Vec<Option<Definition>>,
    symbols: HashTable<u32>,
    hasher: RandomState,
    /// References to names that were not defined when they were met.
    open: Vec<(u32, Range<usize>)>,
    /// Whether a definition could not be read, so that a name without a meaning may well have one.
    pub(super) is_incomplete: bool,
}

#[derive(Debug, Clone, Copy)]
struct Definition {
    place: u32,
    site: Site,
}

impl Names {
    /// Says that `name` means the `place`-th of its kind; where it has a meaning already, says where that
    /// comes from.
    pub(super) fn define(&mut self, name: &str, place: usize, site: Site) -> Result<(), Site> {
        let symbol = self.symbol(name);
        match &mut self.meanings[symbol as usize] {
            Some(definition) => Err(definition.site),
            meaning => {
                *meaning = Some(Definition { place: narrow(place), site });
                Ok(())
            }
        }
    }

    /// The symbol of `name`, to which something at `span` refers.
    pub(super) fn refer(&mut self, name: &str, span: &Range<usize>) -> u32 {
        let symbol = self.symbol(name);
        if self.meanings[symbol as usize].is_none() {
            self.open.push((symbol, span.clone()));
        }
        symbol
    }

    fn symbol(&mut self, name: &str) -> u32 {
        let Self { texts, meanings, symbols, hasher, .. } = self;
        let is_it = |symbol: &u32| texts.get(*symbol as usize) == name;
        let hash = |symbol: &u32| hasher.hash_one(texts.get(*symbol as usize));
        match symbols.entry(hasher.hash_one(name), is_it, hash) {
            Entry::Occupied(entry) => *entry.get(),
            Entry::Vacant(entry) => {
                let symbol = narrow(meanings.len());
                entry.insert(symbol);
                texts.push(name);
                meanings.push(None);
                symbol
            }
        }
    }

    fn find(&self, name: &str) -> Option<u32> {
        let is_it = |symbol: &u32| self.texts.get(*symbol as usize) == name;
        self.symbols.find(self.hasher.hash_one(name), is_it).copied()
    }

    /// What `name` means, where it is defined by now.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.meanings[self.find(name)? as usize].map(|definition| definition.place as usize)
    }

    /// What `symbol` means; anything where it was never defined.
    pub(super) fn meaning(&self, symbol: u32) -> u32 {
        self.meanings[symbol as usize].map_or(0, |definition| definition.place)
    }

    /// The names that are defined, in the order in which they were met.
    pub(super) fn defined(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().zip(&self.meanings).filter(|(_, meaning)| meaning.is_some()).map(|(name, _)| name)
    }

    /// The references that still mean nothing.
    pub(super) fn take_undefined(&mut self) -> Vec<(String, Range<usize>)> {
        let open = std::mem::take(&mut self.open);
        let is_undefined = |symbol: u32| !self.is_incomplete && self.meanings[symbol as usize].is_none();
        let undefined = open.into_iter().filter(|(symbol, _)| is_undefined(*symbol));
        undefined.map(|(symbol, span)| (self.texts.get(symbol as usize).to_owned(), span)).collect()
    }
}
