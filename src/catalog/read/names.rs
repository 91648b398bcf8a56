//! Names that are defined in one place and referred to in others, before or after.

use super::site::Site;
use indexmap::IndexMap;
use std::borrow::Cow;
use toml_parser::Span;

/// A map that keeps its order and is quick with short keys. Its seed differs from run to run, so that no file
/// can be made to slow it down.
pub(super) type Map<K, V> = IndexMap<K, V, foldhash::fast::RandomState>;

/// The names of one kind of thing. Each gets a symbol when it is first met, be it where it is defined or
/// where it is referred to; in the end each symbol means the place of a definition.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// By symbol.
    meanings: Map<Cow<'a, str>, Option<Definition>>,
    /// References to names that were not defined when they were met.
    open: Vec<(u32, Span)>,
    /// Whether a definition could not be read, so that a name without a meaning may well have one.
    pub(super) is_incomplete: bool,
}

#[derive(Debug, Clone, Copy)]
struct Definition {
    place: u32,
    site: Site,
}

impl<'a> Names<'a> {
    /// Says that `name` means the `place`-th of its kind; where it has a meaning already, says where that
    /// comes from.
    pub(super) fn define(&mut self, name: Cow<'a, str>, place: usize, site: Site) -> Result<(), Site> {
        let definition = self.meanings.entry(name).or_default();
        if let Some(definition) = definition {
            return Err(definition.site);
        }
        *definition = Some(Definition { place: narrow(place), site });
        Ok(())
    }

    /// The symbol of `name`, to which something at `span` refers.
    pub(super) fn refer(&mut self, name: Cow<'a, str>, span: Span) -> u32 {
        let entry = self.meanings.entry(name);
        let symbol = narrow(entry.index());
        if entry.or_default().is_none() {
            self.open.push((symbol, span));
        }
        symbol
    }

    /// What `name` means, where it is defined by now.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.meanings.get(name)?.map(|definition| definition.place as usize)
    }

    /// What `symbol` means; anything where it was never defined.
    pub(super) fn meaning(&self, symbol: u32) -> u32 {
        self.meanings[symbol as usize].map_or(0, |definition| definition.place)
    }

    /// The names that are defined, in the order in which they were met.
    pub(super) fn defined(&self) -> impl Iterator<Item = &str> {
        self.meanings.iter().filter(|(_, definition)| definition.is_some()).map(|(name, _)| &**name)
    }

    /// The references that still mean nothing.
    pub(super) fn take_undefined(&mut self) -> Vec<(String, Span)> {
        let undefined = |(symbol, span): (u32, Span)| {
            let (name, definition) = self.meanings.get_index(symbol as usize)?;
            definition.is_none().then(|| (name.to_string(), span))
        };
        let open = std::mem::take(&mut self.open);
        let undefined = open.into_iter().filter_map(undefined);
        undefined.filter(|_| !self.is_incomplete).collect()
    }
}

/// A place as it is stored. A file that is read into memory does not hold four thousand million of
/// anything.
pub(super) fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("a catalog has fewer than 2^32 things of a kind")
}
