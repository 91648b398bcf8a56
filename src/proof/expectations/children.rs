//! The properties within an object, by name.

use super::FieldIndex;
use std::collections::HashMap;

/// From how many names on they are found by hashing. Below, comparing is faster.
const MANY: usize = 32;

/// The properties within an object, in the order of the plan.
#[derive(Debug, Default)]
pub(in crate::proof) struct Children {
    names: Vec<(Box<str>, FieldIndex)>,
    by_name: HashMap<Box<str>, u32>,
}

impl Children {
    pub(super) fn new(names: Vec<(Box<str>, FieldIndex)>) -> Self {
        let mut by_name = HashMap::new();
        if names.len() > MANY {
            by_name.extend((0..).zip(&names).map(|(place, (name, _))| (name.clone(), place)));
        }
        Self { names, by_name }
    }

    pub(in crate::proof) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(in crate::proof) fn iter(&self) -> impl Iterator<Item = FieldIndex> {
        self.names.iter().map(|(_, field)| *field)
    }

    /// The property called `name`. Objects of one kind have their keys in one order, so that the search begins
    /// at `next`, behind the one found last.
    #[inline]
    pub(in crate::proof) fn find(&self, name: &str, next: &mut u32) -> Option<FieldIndex> {
        let guess = *next as usize;
        if let Some((known, field)) = self.names.get(guess)
            && **known == *name
        {
            *next += 1;
            return Some(*field);
        }
        let place = self.place(name)?;
        *next = place + 1;
        Some(self.names[place as usize].1)
    }

    fn place(&self, name: &str) -> Option<u32> {
        if !self.by_name.is_empty() {
            return self.by_name.get(name).copied();
        }
        (0..).zip(&self.names).find(|(_, (known, _))| **known == *name).map(|(place, _)| place)
    }
}
