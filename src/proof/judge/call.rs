//! Judges one call of which the keys at the top are known.

use super::envelope::BodyKey;
use super::json;
use super::walk::{Begun, Scalar, Walk};
use crate::proof::Rejection;
use crate::proof::call::has_traits;
use crate::proof::expectations::{CallNames, JsonNumber};
use crate::proof::judgement::{JudgedMessage, TextSpan, UnplannedProperty, narrow};
use crate::proof::sdk::{ContextSigns, Platform};
use crate::proof::{Call, EventIndex, FieldIndex, PersonalData, ValueKind, ViolationKind, time};
use std::borrow::Cow;

/// How many names that are not planned are distinguished in one object.
const NAMES: usize = 4096;

/// The keys at the top of an object that are looked at, each with the text of its last value. `null` is absent.
#[derive(Debug, Default)]
pub(super) struct CallEnvelope<'j>([Option<&'j str>; BodyKey::COUNT]);

impl<'j> CallEnvelope<'j> {
    pub(super) fn set(&mut self, key: BodyKey, value: &'j str) {
        self.0[key as usize] = (value != "null").then_some(value);
    }

    pub(super) fn get(&self, key: BodyKey) -> Option<&'j str> {
        self.0[key as usize]
    }

    pub(super) fn has(&self, key: BodyKey) -> bool {
        self.get(key).is_some()
    }

    /// The value of a key that holds a string that is not empty.
    pub(super) fn text(&self, key: BodyKey) -> Option<Cow<'j, str>> {
        self.get(key).filter(|json| json.starts_with('"')).map(json::string).filter(|text| !text.is_empty())
    }

    /// The call that an object without `type` is, by what else it has. The Rust crate `segment` 0.2.6 posts single
    /// calls that way and has the type in the path alone.
    pub(super) fn inferred(&self) -> Option<Call> {
        if self.text(BodyKey::Event).is_some() {
            Some(Call::Track)
        } else if self.has(BodyKey::GroupId) {
            Some(Call::Group)
        } else if self.has(BodyKey::PreviousId) {
            Some(Call::Alias)
        } else if self.has(BodyKey::Traits) && (self.has(BodyKey::UserId) || self.has(BodyKey::AnonymousId))
        {
            Some(Call::Identify)
        } else {
            None
        }
    }
}

/// The report on the SDK that made a call.
pub(super) struct Heading<'j> {
    library: Cow<'j, str>,
    version: Cow<'j, str>,
    platform: Platform,
}

impl<'j> Heading<'j> {
    pub(super) fn new(
        library: Option<Cow<'j, str>>,
        version: Option<Cow<'j, str>>,
        signs: ContextSigns,
    ) -> Self {
        let library = library.unwrap_or_default();
        let platform = Platform::of(&library, signs);
        Self { library, version: version.unwrap_or_default(), platform }
    }

    fn of(context: &'j str) -> Self {
        let library = json::get(context, "library").unwrap_or_default();
        let is_object = |key| json::get(context, key).is_some_and(|it| it.starts_with('{'));
        let signs = ContextSigns { has_page: is_object("page"), has_device: is_object("device") };
        Self::new(names_within(library, "name"), names_within(library, "version"), signs)
    }
}

pub(super) fn judge_call(walk: &mut Walk, call: Call, envelope: &CallEnvelope) {
    let properties = envelope.get(BodyKey::Properties).filter(|it| it.starts_with('{')).unwrap_or("{}");
    let context = envelope.get(BodyKey::Context).filter(|it| it.starts_with('{')).unwrap_or("{}");
    let (name, category) = names(call, envelope, properties);
    if call == Call::Track && name.is_none() {
        return walk.found.reject(Rejection::Nameless);
    }
    let event = find_event(walk, call, name.as_deref(), category.as_deref());
    let begun = walk.begin_message();
    if let Some(event) = event {
        let own = envelope.get(BodyKey::Traits);
        let payload = if has_traits(call) { traits(own, json::get(context, "traits")) } else { properties };
        let root = walk.expectations.event(event).root;
        object(walk, root, payload, Some(call), begun);
    }
    let id = envelope.text(BodyKey::MessageId);
    let hash = id.as_deref().map_or(0, |id| walk.hasher.hash(id));
    let kept = id.as_deref().filter(|_| walk.options.keeps_ids);
    let times =
        [BodyKey::Timestamp, BodyKey::OriginalTimestamp, BodyKey::ReceivedAt].map(|key| envelope.text(key));
    push_entry(walk, call, event, name.as_deref(), (hash, kept), &times, &Heading::of(context), begun);
}

/// The planned event that a call counts for.
pub(super) fn find_event(
    walk: &Walk,
    call: Call,
    name: Option<&str>,
    category: Option<&str>,
) -> Option<EventIndex> {
    walk.expectations.find(call, CallNames { name, category })
}

/// Ends a call: keeps what is known of it as a whole.
#[allow(clippy::too_many_arguments)]
pub(super) fn push_entry(
    walk: &mut Walk,
    call: Call,
    event: Option<EventIndex>,
    name: Option<&str>,
    (id, id_text): (u64, Option<&str>),
    times: &[Option<Cow<str>>],
    heading: &Heading,
    begun: Begun,
) {
    let entry = JudgedMessage {
        call,
        event,
        name: walk.found.keep(name.unwrap_or_default()),
        id,
        id_text: id_text.map(|id| walk.found.keep(id)).unwrap_or_default(),
        time: times.iter().flatten().find_map(|text| time::parse(text)),
        library: walk.found.keep(&heading.library),
        version: walk.found.keep(&heading.version),
        platform: heading.platform,
        place: walk.found.place,
        present: narrow(begun.present)..narrow(walk.found.present.len()),
        violations: narrow(begun.violations)..narrow(walk.found.violations.len()),
        unplanned: narrow(begun.unplanned)..narrow(walk.found.unplanned.len()),
    };
    walk.found.entries.push(entry);
}

/// The name and the category of a call. Page and screen calls have them at the top, in `properties`, or in both.
fn names<'j>(
    call: Call,
    envelope: &CallEnvelope<'j>,
    properties: &'j str,
) -> (Option<Cow<'j, str>>, Option<Cow<'j, str>>) {
    match call {
        Call::Track => (envelope.text(BodyKey::Event), None),
        Call::Page | Call::Screen => (
            envelope.text(BodyKey::Name).or_else(|| names_within(properties, "name")),
            envelope.text(BodyKey::Category).or_else(|| names_within(properties, "category")),
        ),
        _ => (None, None),
    }
}

/// The text of a key of an object, unless it is empty.
pub(super) fn names_within<'j>(object: &'j str, key: &str) -> Option<Cow<'j, str>> {
    let value = json::get(object, key).filter(|it| it.starts_with('"')).map(json::string);
    value.filter(|text| !text.is_empty())
}

/// The traits of a call. RudderStack's browser SDK has those of `identify` in the context alone.
pub(super) fn traits<'j>(own: Option<&'j str>, in_context: Option<&'j str>) -> &'j str {
    let is_filled = |it: &&str| it.starts_with('{') && it[1..].trim_ascii_start() != "}";
    own.filter(is_filled).or(in_context.filter(is_filled)).unwrap_or("{}")
}

/// Judges the properties within an object. `call` is that of the message where the object is all that it carries.
fn object(walk: &mut Walk, parent: FieldIndex, json: &str, call: Option<Call>, begun: Begun) {
    let children = &walk.field(parent).children;
    let number = walk.scratch.begin_object(parent);
    let mut planned: Vec<(FieldIndex, &str)> = Vec::new();
    let mut unplanned: Vec<(Cow<str>, &str)> = Vec::new();
    json::entries(json, |name, value| {
        let name = json::string(name);
        match children.find(&name, walk.scratch.next(parent)) {
            Some(field) if walk.scratch.name(field, number) => planned.push((field, value)),
            Some(field) => planned.iter_mut().filter(|(it, _)| *it == field).for_each(|it| it.1 = value),
            None if is_added(call, &name) => {}
            None => match unplanned.iter().position(|(it, _)| *it == name) {
                Some(at) => unplanned[at].1 = value,
                None if unplanned.len() < NAMES => unplanned.push((name, value)),
                None => {}
            },
        }
    });
    for (field, value) in planned {
        self::value(walk, field, value, number, begun);
    }
    for (name, value) in unplanned {
        let found = ValueKind::of(value);
        let personal =
            (found == ValueKind::String).then(|| PersonalData::in_text(&json::string(value))).flatten();
        let property =
            UnplannedProperty { parent, name: TextSpan::default(), found, personal, object: number };
        // Keys are distinguished above, so that this object has each once.
        let _ = walk.unplanned(&name, property, begun);
    }
    walk.missing(parent, number, begun);
}

/// Whether SDKs add a property of this name to what `call` carries.
pub(super) fn is_added(call: Option<Call>, name: &str) -> bool {
    call.is_some_and(|call| call.added_properties().contains(&name))
}

fn value(walk: &mut Walk, field: FieldIndex, json: &str, number: u64, begun: Begun) {
    let before = walk.found.violations.len();
    let noted = match ValueKind::of(json) {
        ValueKind::Array => return array(walk, field, json, number, begun),
        ValueKind::Object => {
            walk.present(field, number);
            if walk.field(field).accepts.holds(ValueKind::Object) {
                if !walk.field(field).children.is_empty() {
                    object(walk, field, json, None, begun);
                }
                return;
            }
            walk.violation(field, ViolationKind::WrongType, ValueKind::Object, begun)
        }
        ValueKind::Null => walk.scalar(field, Scalar::Null, number, begun),
        ValueKind::Boolean => walk.scalar(field, Scalar::Boolean(json == "true"), number, begun),
        ValueKind::String => walk.scalar(field, Scalar::Text(&json::string(json)), number, begun),
        ValueKind::Integer | ValueKind::Number => {
            walk.scalar(field, Scalar::Number(JsonNumber::Written(json)), number, begun)
        }
    };
    // Nothing is unsure here but that the text of a value is to be kept.
    if noted.is_err() && walk.found.violations.len() > before {
        walk.keep_value(json);
    }
}

fn array(walk: &mut Walk, field: FieldIndex, json: &str, number: u64, begun: Begun) {
    walk.present(field, number);
    let planned = walk.field(field);
    if !planned.accepts.holds(ValueKind::Array) {
        if walk.violation(field, ViolationKind::WrongType, ValueKind::Array, begun).is_err() {
            walk.keep_value(json);
        }
        return;
    }
    let mut count = 0;
    json::elements(json, |element| {
        count += 1;
        if let Some(items) = planned.items {
            value(walk, items, element, number, begun);
        }
    });
    if let Some(wrong) = planned.rules.as_ref().and_then(|rules| rules.check_items(count))
        && walk.violation(field, wrong, ValueKind::Array, begun).is_err()
    {
        walk.keep_value(json);
    }
}
