//! A call, or the calls of an array or a batch.

use super::super::exact::NESTING;
use super::super::walk::Walk;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

pub(super) struct BodySeed<'a, 'w> {
    pub(super) walk: &'a mut Walk<'w>,
    pub(super) depth: u32,
}

impl<'de> DeserializeSeed<'de> for BodySeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for BodySeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a call, or an array of calls")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        super::object(self.walk, self.depth, map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut calls: A) -> Result<(), A::Error> {
        if self.depth >= NESTING {
            return Err(serde::de::Error::custom("too many arrays"));
        }
        loop {
            // The end is only known after it was looked for.
            self.walk.found.place.item += 1;
            let seed = BodySeed { walk: &mut *self.walk, depth: self.depth + 1 };
            if calls.next_element_seed(seed)?.is_none() {
                self.walk.found.place.item -= 1;
                return Ok(());
            }
        }
    }
}
