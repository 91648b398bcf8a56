//! Lists of symbols, each distinct one kept once.

use super::names::Names;
use crate::catalog::index::narrow;
use crate::catalog::index::{ListIndex, Lists};
use indexmap::IndexSet;

#[derive(Debug, Default)]
pub(super) struct Interner {
    lists: IndexSet<Box<[u32]>, foldhash::fast::RandomState>,
}

impl Interner {
    pub(super) fn intern(&mut self, symbols: &[u32]) -> ListIndex {
        if let Some(place) = self.lists.get_index_of(symbols) {
            return ListIndex(narrow(place));
        }
        let (place, _) = self.lists.insert_full(symbols.into());
        ListIndex(narrow(place))
    }

    /// The lists with what their symbols mean.
    pub(super) fn finish<T: From<u32>>(self, names: &Names) -> Lists<T> {
        let mut ends = Vec::with_capacity(self.lists.len());
        let mut items = Vec::with_capacity(self.lists.iter().map(|list| list.len()).sum());
        for list in &self.lists {
            items.extend(list.iter().map(|symbol| T::from(names.meaning(*symbol))));
            ends.push(narrow(items.len()));
        }
        Lists::new(items, ends)
    }
}
