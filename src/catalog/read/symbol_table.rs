//! Names that are defined in one place and referred to in others, before or after.

use super::defined_at::DefinedAt;
use crate::catalog::index::narrow;
use indexmap::IndexMap;
use std::ops::Range;
use std::sync::Arc;

/// The names of one kind of thing. Each gets a symbol when it is first met, be it where it is defined or
/// where it is referred to; in the end each symbol means the place of a definition.
#[derive(Debug, Default)]
pub(super) struct SymbolTable {
    /// By symbol, what each name means.
    names: IndexMap<Arc<str>, Option<NameDefinition>>,
    /// References to names that were not defined when they were met.
    open: Vec<(u32, Range<usize>)>,
    /// Whether a definition could not be read, so that a name without a meaning may well have one.
    pub(super) is_incomplete: bool,
}

#[derive(Debug, Clone, Copy)]
struct NameDefinition {
    place: u32,
    at: DefinedAt,
}

impl SymbolTable {
    /// Says that `name` means the `place`-th of its kind; where it has a meaning already, says where that
    /// comes from.
    pub(super) fn define(&mut self, name: &Arc<str>, place: usize, at: DefinedAt) -> Result<(), DefinedAt> {
        match self.names.entry(Arc::clone(name)).or_default() {
            Some(definition) => Err(definition.at),
            meaning => {
                *meaning = Some(NameDefinition { place: narrow(place), at });
                Ok(())
            }
        }
    }

    /// The symbol of `name`, to which something at `span` refers.
    pub(super) fn refer(&mut self, name: &str, span: &Range<usize>) -> u32 {
        let known = self.names.get_full(name).map(|(symbol, _, meaning)| (symbol, meaning.is_some()));
        let (symbol, is_defined) =
            known.unwrap_or_else(|| (self.names.insert_full(name.into(), None).0, false));
        if !is_defined {
            self.open.push((narrow(symbol), span.clone()));
        }
        narrow(symbol)
    }

    /// What `name` means, where it is defined by now.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.names.get(name)?.map(|definition| definition.place as usize)
    }

    /// What `symbol` means; anything where it was never defined.
    pub(super) fn meaning(&self, symbol: u32) -> u32 {
        self.names[symbol as usize].map_or(0, |definition| definition.place)
    }

    /// The names that are defined, in the order in which they were met.
    pub(super) fn defined(&self) -> impl Iterator<Item = &str> {
        self.names.iter().filter(|(_, meaning)| meaning.is_some()).map(|(name, _)| &**name)
    }

    /// The references that still mean nothing.
    pub(super) fn take_undefined(&mut self) -> Vec<(String, Range<usize>)> {
        let open = std::mem::take(&mut self.open);
        let name = |symbol: u32| match self.names.get_index(symbol as usize) {
            Some((name, None)) if !self.is_incomplete => Some(name.to_string()),
            _ => None,
        };
        open.into_iter().filter_map(|(symbol, span)| Some((name(symbol)?, span))).collect()
    }
}
