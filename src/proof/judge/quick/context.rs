//! What is looked at in a call's context.

use super::text::TextSeed;
use crate::proof::sdk::ContextSigns;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// What is known of a call's context.
#[derive(Default)]
pub(super) struct Context<'de> {
    pub(super) library: Option<Cow<'de, str>>,
    pub(super) version: Option<Cow<'de, str>>,
    pub(super) signs: ContextSigns,
    pub(super) traits: Option<&'de str>,
}

/// A context. One that is no object is read exactly.
pub(super) struct ContextSeed;

impl<'de> DeserializeSeed<'de> for ContextSeed {
    type Value = Context<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ContextSeed {
    type Value = Context<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a context")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut context = Context::default();
        let mut seen = 0;
        while let Some(key) = map.next_key_seed(NameSeed(["library", "page", "device", "traits"]))? {
            let Some(key) = key else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if seen & 1 << key != 0 {
                return Err(A::Error::custom("an equal key"));
            }
            seen |= 1 << key;
            match key {
                0 => map.next_value_seed(LibrarySeed(&mut context))?,
                1 => context.signs.has_page = map.next_value::<&RawValue>()?.get().starts_with('{'),
                2 => context.signs.has_device = map.next_value::<&RawValue>()?.get().starts_with('{'),
                _ => context.traits = Some(map.next_value::<&RawValue>()?.get()),
            }
        }
        Ok(context)
    }
}

struct LibrarySeed<'a, 'de>(&'a mut Context<'de>);

impl<'de> DeserializeSeed<'de> for LibrarySeed<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for LibrarySeed<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a library")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut name, mut version) = (None, None);
        while let Some(key) = map.next_key_seed(NameSeed(["name", "version"]))? {
            let slot = match key {
                Some(0) => &mut name,
                Some(_) => &mut version,
                None => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if slot.replace(map.next_value_seed(TextSeed)?).is_some() {
                return Err(A::Error::custom("an equal key"));
            }
        }
        self.0.library = name.flatten();
        self.0.version = version.flatten();
        Ok(())
    }
}

/// Which of some names a key is.
struct NameSeed<const N: usize>([&'static str; N]);

impl<'de, const N: usize> DeserializeSeed<'de> for NameSeed<N> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<const N: usize> Visitor<'_> for NameSeed<N> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.iter().position(|it| *it == name))
    }
}
