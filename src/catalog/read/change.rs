//! What a catalog changes in an event or property of the one that it extends.

use crate::catalog::{Event, Property, PropertyType};

/// Lets what `change` sets, its properties aside, override what `event` had.
pub(super) fn change_event(event: &mut Event, change: Event) {
    if !change.description.is_empty() {
        event.description = change.description;
    }
    if !change.call.is_track() {
        event.call = change.call;
    }
    replace(&mut event.page, change.page);
    replace(&mut event.when, change.when);
    replace(&mut event.owner, change.owner);
    replace(&mut event.version, change.version);
    replace(&mut event.deprecated, change.deprecated);
    replace(&mut event.spec_name, change.spec_name);
    replace(&mut event.note, change.note);
    event.closed |= change.closed;
    for (list, more) in [
        (&mut event.tags, change.tags),
        (&mut event.links, change.links),
        (&mut event.sources, change.sources),
        (&mut event.destinations, change.destinations),
        (&mut event.was, change.was),
        (&mut event.groups, change.groups),
    ] {
        let more: Vec<_> = more.into_iter().filter(|it| !list.contains(it)).collect();
        list.extend(more);
    }
    event.extra.extend(change.extra);
}

fn replace<T>(old: &mut Option<T>, new: Option<T>) {
    if new.is_some() {
        *old = new;
    }
}

/// `base` with what `change` says of it.
pub(super) fn change_property(base: Property, change: Property) -> Property {
    let mut properties = base.properties;
    for field in change.properties {
        match properties.iter_mut().find(|it| it.name == field.name) {
            Some(old) => *old = change_property(std::mem::take(old), field),
            None => properties.push(field),
        }
    }
    let mut extra = base.extra;
    extra.extend(change.extra);
    Property {
        name: base.name,
        kind: if change.kind == PropertyType::Any { base.kind } else { change.kind },
        description: if change.description.is_empty() { base.description } else { change.description },
        required: base.required || change.required,
        nullable: base.nullable || change.nullable,
        allowed: if change.allowed.is_empty() { base.allowed } else { change.allowed },
        constant: change.constant.or(base.constant),
        format: change.format.or(base.format),
        pattern: change.pattern.or(base.pattern),
        minimum: change.minimum.or(base.minimum),
        maximum: change.maximum.or(base.maximum),
        min_length: change.min_length.or(base.min_length),
        max_length: change.max_length.or(base.max_length),
        min_items: change.min_items.or(base.min_items),
        max_items: change.max_items.or(base.max_items),
        properties,
        deprecated: base.deprecated || change.deprecated,
        example: change.example.or(base.example),
        pii: base.pii.max(change.pii),
        extra,
    }
}
