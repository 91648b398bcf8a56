//! The properties or traits of a call, held against its planned event as they are read.

use super::super::call::is_added;
use super::super::walk::{Begun, Scalar, Walk};
use crate::proof::expectations::{Children, JsonNumber, Unsure};
use crate::proof::judgement::{TextSpan, UnplannedProperty};
use crate::proof::{Call, EventIndex, FieldIndex, PersonalData, ValueKind, ViolationKind};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Judges a payload of which the text is known.
pub(super) fn judge_raw(
    walk: &mut Walk,
    event: EventIndex,
    call: Call,
    json: &str,
    begun: Begun,
) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(json);
    PayloadSeed { walk, event, call, begun }.deserialize(&mut reader)
}

/// All that a call carries. Anything but an object is read exactly.
pub(super) struct PayloadSeed<'a, 'w> {
    pub(super) walk: &'a mut Walk<'w>,
    pub(super) event: EventIndex,
    pub(super) call: Call,
    pub(super) begun: Begun,
}

impl<'de> DeserializeSeed<'de> for PayloadSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let parent = self.walk.expectations.event(self.event).root;
        let Self { walk, call, begun, .. } = self;
        deserializer.deserialize_map(ObjectVisitor { walk, parent, call: Some(call), begun })
    }
}

struct ObjectVisitor<'a, 'w> {
    walk: &'a mut Walk<'w>,
    parent: FieldIndex,
    /// The call, where the object is all that it carries.
    call: Option<Call>,
    begun: Begun,
}

impl<'de> Visitor<'de> for ObjectVisitor<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { walk, parent, call, begun } = self;
        let children = &walk.field(parent).children;
        let object = walk.scratch.begin_object(parent);
        while let Some(key) = map.next_key_seed(ChildSeed { children, next: walk.scratch.next(parent) })? {
            match key {
                Child::Planned(field) => {
                    if !walk.scratch.name(field, object) {
                        return Err(A::Error::custom("an equal key"));
                    }
                    map.next_value_seed(ValueSeed { walk, field, object, begun })?;
                }
                Child::Unplanned(name) if is_added(call, &name) => drop(map.next_value::<IgnoredAny>()?),
                Child::Unplanned(name) => {
                    let (found, personal) = map.next_value_seed(ProbeSeed)?;
                    let property =
                        UnplannedProperty { parent, name: TextSpan::default(), found, personal, object };
                    walk.unplanned(&name, property, begun)
                        .map_err(|Unsure| A::Error::custom("an equal key"))?;
                }
            }
        }
        walk.missing(parent, object, begun);
        Ok(())
    }
}

enum Child<'de> {
    Planned(FieldIndex),
    Unplanned(Cow<'de, str>),
}

/// The property that a key names.
struct ChildSeed<'a> {
    children: &'a Children,
    next: &'a mut u32,
}

impl<'de> DeserializeSeed<'de> for ChildSeed<'_> {
    type Value = Child<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for ChildSeed<'_> {
    type Value = Child<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        let planned = self.children.find(name, self.next);
        Ok(planned.map_or(Child::Unplanned(Cow::Borrowed(name)), Child::Planned))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        let planned = self.children.find(name, self.next);
        Ok(planned.map_or_else(|| Child::Unplanned(Cow::Owned(name.to_owned())), Child::Planned))
    }
}

/// The value of a planned property, or an element of it.
struct ValueSeed<'a, 'w> {
    walk: &'a mut Walk<'w>,
    field: FieldIndex,
    object: u64,
    begun: Begun,
}

impl ValueSeed<'_, '_> {
    #[inline]
    fn scalar<E: Error>(self, value: Scalar) -> Result<(), E> {
        self.walk.scalar(self.field, value, self.object, self.begun).map_err(unsure)
    }

    fn wrong<E: Error>(self, kind: ViolationKind, found: ValueKind) -> Result<(), E> {
        self.walk.violation(self.field, kind, found, self.begun).map_err(unsure)
    }
}

fn unsure<E: Error>(_: Unsure) -> E {
    E::custom("the exact value decides")
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Scalar::Boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.scalar(Scalar::Number(JsonNumber::Integer(value.into())))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.scalar(Scalar::Number(JsonNumber::Integer(value.into())))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.scalar(Scalar::Number(JsonNumber::Float(value)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.scalar(Scalar::Text(text))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.scalar(Scalar::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let Self { walk, field, object, begun } = self;
        walk.present(field, object);
        let planned = walk.field(field);
        if !planned.accepts.holds(ValueKind::Array) {
            IgnoredAny.visit_seq(elements)?;
            return Self { walk, field, object, begun }.wrong(ViolationKind::WrongType, ValueKind::Array);
        }
        let mut count = 0;
        if let Some(items) = planned.items {
            while elements.next_element_seed(ValueSeed { walk, field: items, object, begun })?.is_some() {
                count += 1;
            }
        } else {
            while elements.next_element::<IgnoredAny>()?.is_some() {
                count += 1;
            }
        }
        match planned.rules.as_ref().and_then(|rules| rules.check_items(count)) {
            Some(wrong) => Self { walk, field, object, begun }.wrong(wrong, ValueKind::Array),
            None => Ok(()),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let Self { walk, field, object, begun } = self;
        walk.present(field, object);
        let planned = walk.field(field);
        if !planned.accepts.holds(ValueKind::Object) {
            IgnoredAny.visit_map(map)?;
            return Self { walk, field, object, begun }.wrong(ViolationKind::WrongType, ValueKind::Object);
        }
        if planned.children.is_empty() {
            return IgnoredAny.visit_map(map).map(drop);
        }
        ObjectVisitor { walk, parent: field, call: None, begun }.visit_map(map)
    }
}

/// The kind of a value that is not planned, and the personal data that it gives away.
struct ProbeSeed;

impl<'de> DeserializeSeed<'de> for ProbeSeed {
    type Value = (ValueKind, Option<PersonalData>);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ProbeSeed {
    type Value = (ValueKind, Option<PersonalData>);

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok((ValueKind::Boolean, None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok((ValueKind::Number, None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok((ValueKind::Number, None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok((ValueKind::Number, None))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok((ValueKind::String, PersonalData::in_text(text)))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok((ValueKind::Null, None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Self::Value, A::Error> {
        IgnoredAny.visit_seq(elements).map(|_| (ValueKind::Array, None))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        IgnoredAny.visit_map(map).map(|_| (ValueKind::Object, None))
    }
}
