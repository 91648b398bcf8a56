//! Reads a body once, with what it holds where it is in the text, and gives up on anything out of the ordinary:
//! two equal keys, a number whose exact value decides, what other vendors send, a fault in the JSON.
//!
//! What it gives up on is read exactly, so that only speed depends on this.

mod batch;
mod context;
mod payload;
mod text;

use super::call::{Heading, find_event, names_within, push_entry, traits};
use super::envelope::BodyKey;
use super::walk::{Begun, Walk};
use crate::proof::call::has_traits;
use crate::proof::{Call, EventIndex};
use batch::BodySeed;
use context::{Context, ContextSeed};
use payload::{PayloadSeed, judge_raw};
use serde::de::{DeserializeSeed as _, Error, IgnoredAny, MapAccess};
use serde_json::value::RawValue;
use std::borrow::Cow;
use text::{KeySeed, TextSeed};

/// Judges a body, or says that it has to be read exactly. Then what was found so far counts for nothing.
pub(super) fn judge(walk: &mut Walk, text: &str) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    BodySeed { walk, depth: 0 }.deserialize(&mut reader)?;
    reader.end()
}

/// What is known of an object at the top while its keys are read.
#[derive(Default)]
struct Top<'de> {
    /// A bit for each key that was there.
    seen: u64,
    call: Option<Call>,
    event: Option<Cow<'de, str>>,
    name: Option<Cow<'de, str>>,
    category: Option<Cow<'de, str>>,
    id: u64,
    id_text: Option<Cow<'de, str>>,
    times: [Option<Cow<'de, str>>; 3],
    context: Context<'de>,
    payload: Payload<'de>,
    traits: Option<&'de str>,
}

/// How far the properties of a call are judged.
#[derive(Default)]
enum Payload<'de> {
    #[default]
    Absent,
    /// They come before what decides how to judge them.
    Waiting(&'de str),
    Judged(Option<EventIndex>, Begun),
}

impl<'de> Top<'de> {
    /// Reads the value of a key.
    fn key<A: MapAccess<'de>>(
        &mut self,
        key: BodyKey,
        map: &mut A,
        walk: &mut Walk,
        depth: u32,
    ) -> Result<(), A::Error> {
        let bit = 1 << key as u64;
        if self.seen & bit != 0 {
            return Err(A::Error::custom("an equal key"));
        }
        self.seen |= bit;
        match key {
            BodyKey::Type => {
                let name = map.next_value_seed(TextSeed)?;
                self.call = name.as_deref().and_then(|name| name.parse().ok());
            }
            BodyKey::Event => self.event = map.next_value_seed(TextSeed)?,
            BodyKey::Name => self.name = map.next_value_seed(TextSeed)?,
            BodyKey::Category => self.category = map.next_value_seed(TextSeed)?,
            BodyKey::Timestamp => self.times[0] = map.next_value_seed(TextSeed)?,
            BodyKey::OriginalTimestamp => self.times[1] = map.next_value_seed(TextSeed)?,
            BodyKey::ReceivedAt => self.times[2] = map.next_value_seed(TextSeed)?,
            BodyKey::MessageId => {
                let id = map.next_value_seed(TextSeed)?;
                self.id = id.as_deref().map_or(0, |id| walk.hasher.hash(id));
                self.id_text = id.filter(|_| walk.options.keeps_ids);
            }
            BodyKey::Context => self.context = map.next_value_seed(ContextSeed)?,
            BodyKey::Traits => self.traits = Some(map.next_value::<&RawValue>()?.get()),
            BodyKey::Properties => return self.properties(map, walk),
            BodyKey::Batch => map.next_value_seed(BodySeed { walk, depth: depth + 1 })?,
            _ => drop(map.next_value::<IgnoredAny>()?),
        }
        Ok(())
    }

    fn properties<A: MapAccess<'de>>(&mut self, map: &mut A, walk: &mut Walk) -> Result<(), A::Error> {
        let (Some(Call::Track), Some(name)) = (self.call, &self.event) else {
            self.payload = Payload::Waiting(map.next_value::<&RawValue>()?.get());
            return Ok(());
        };
        let event = find_event(walk, Call::Track, Some(name), None);
        let begun = walk.begin_message();
        match event {
            Some(event) => map.next_value_seed(PayloadSeed { walk, event, call: Call::Track, begun })?,
            None => drop(map.next_value::<IgnoredAny>()?),
        }
        self.payload = Payload::Judged(event, begun);
        Ok(())
    }

    fn has(&self, key: BodyKey) -> bool {
        self.seen & 1 << key as u64 != 0
    }

    /// Judges what is not judged yet, once all keys are read.
    fn finish<E: Error>(self, walk: &mut Walk) -> Result<(), E> {
        if self.has(BodyKey::Batch) {
            let is_plain =
                ![BodyKey::Type, BodyKey::Event, BodyKey::ApiKey, BodyKey::Schema, BodyKey::Events]
                    .iter()
                    .any(|&it| self.has(it));
            return if is_plain { Ok(()) } else { Err(E::custom("not only a batch")) };
        }
        let Some(call) = self.call else { return Err(E::custom("no type")) };
        let (event, begun) = match self.payload {
            Payload::Judged(event, begun) => (event, begun),
            Payload::Waiting(json) => {
                self.judge_rest(walk, call, Some(json).filter(|it| it.starts_with('{')))?
            }
            Payload::Absent => self.judge_rest(walk, call, None)?,
        };
        let heading = Heading::new(self.context.library, self.context.version, self.context.signs);
        let name = match call {
            Call::Track => self.event,
            Call::Page | Call::Screen => self.name.or_else(|| match self.payload {
                Payload::Waiting(json) => names_within(json, "name"),
                _ => None,
            }),
            _ => None,
        };
        push_entry(
            walk,
            call,
            event,
            name.as_deref(),
            (self.id, self.id_text.as_deref()),
            &self.times,
            &heading,
            begun,
        );
        Ok(())
    }

    fn judge_rest<E: Error>(
        &self,
        walk: &mut Walk,
        call: Call,
        properties: Option<&'de str>,
    ) -> Result<(Option<EventIndex>, Begun), E> {
        let properties = properties.unwrap_or("{}");
        let event = match call {
            Call::Track if self.event.is_none() => return Err(E::custom("no event")),
            Call::Track => find_event(walk, call, self.event.as_deref(), None),
            Call::Page | Call::Screen => {
                let name = self.name.clone().or_else(|| names_within(properties, "name"));
                let category = self.category.clone().or_else(|| names_within(properties, "category"));
                find_event(walk, call, name.as_deref(), category.as_deref())
            }
            _ => find_event(walk, call, None, None),
        };
        let begun = walk.begin_message();
        if let Some(event) = event {
            let payload =
                if has_traits(call) { traits(self.traits, self.context.traits) } else { properties };
            judge_raw(walk, event, call, payload, begun).map_err(E::custom)?;
        }
        Ok((event, begun))
    }
}

/// Reads an object at the top.
fn object<'de, A: MapAccess<'de>>(walk: &mut Walk, depth: u32, mut map: A) -> Result<(), A::Error> {
    let mut top = Top::default();
    while let Some(key) = map.next_key_seed(KeySeed)? {
        match key {
            Some(key) => top.key(key, &mut map, walk, depth)?,
            None => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    top.finish(walk)
}
