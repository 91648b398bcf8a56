//! Which keys stand where in a plan, for messages and for telling a slip from a key of the person's own.

/// What a table is called and which keys it may hold.
#[derive(Debug)]
pub(in crate::plan) struct Shape {
    /// What the table is, with its article: `an event`.
    pub(in crate::plan) what: &'static str,
    pub(in crate::plan) keys: &'static [(&'static str, Within)],
}

/// What stands at a key.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) enum Within {
    Value,
    Table(&'static Shape),
}

use Within::{Table, Value};

pub(in crate::plan) static PLAN: Shape = Shape {
    what: "the plan",
    keys: &[
        ("version", Value),
        ("name", Value),
        ("created", Value),
        ("updated", Value),
        ("catalog", Table(&CATALOG)),
        ("goal", Table(&GOAL)),
        ("use_case", Table(&USE_CASE)),
        ("event", Table(&EVENT)),
        ("source", Table(&SOURCE)),
        ("destination", Table(&DESTINATION)),
        ("verify", Table(&VERIFY)),
        ("declined", Table(&DECLINED)),
    ],
};

/// Written by people, never by segue: that something does not come from the catalog and is meant to be so. Only
/// checks look at it.
const OWN: (&str, Within) = ("own", Value);

static CATALOG: Shape = Shape { what: "the catalog", keys: &[("id", Value), ("edition", Value)] };
static GOAL: Shape = Shape { what: "the goal", keys: &REFERENCE };
static USE_CASE: Shape = Shape { what: "a use case", keys: &REFERENCE };
static REFERENCE: [(&str, Within); 2] = [("id", Value), ("title", Value)];

static EVENT: Shape = Shape {
    what: "an event",
    keys: &[
        ("name", Value),
        ("description", Value),
        ("use_cases", Value),
        ("dev", Value),
        ("prod", Value),
        ("note", Value),
        OWN,
        ("property", Table(&PROPERTY)),
    ],
};

static PROPERTY: Shape = Shape {
    what: "a property",
    keys: &[
        ("name", Value),
        ("type", Value),
        ("description", Value),
        ("pii", Value),
        ("required", Value),
        OWN,
    ],
};

static SOURCE: Shape = Shape { what: "a source", keys: &CONNECTION };
static DESTINATION: Shape = Shape { what: "a destination", keys: &CONNECTION };
static CONNECTION: [(&str, Within); 7] = [
    ("type", Value),
    ("name", Value),
    ("use_cases", Value),
    ("dev", Value),
    ("prod", Value),
    ("note", Value),
    OWN,
];

static VERIFY: Shape =
    Shape { what: "what is verified", keys: &[("dev", Value), ("prod", Value), ("note", Value)] };

static DECLINED: Shape = Shape {
    what: "what is declined",
    keys: &[
        ("events", Value),
        ("properties", Table(&DECLINED_PROPERTY)),
        ("sources", Value),
        ("destinations", Value),
        ("kept", Table(&KEPT)),
    ],
};

static DECLINED_PROPERTY: Shape =
    Shape { what: "a declined property", keys: &[("event", Value), ("name", Value)] };

static KEPT: Shape = Shape {
    what: "what is kept",
    keys: &[
        ("event", Table(&EVENT)),
        ("property", Table(&KEPT_PROPERTY)),
        ("source", Table(&SOURCE)),
        ("destination", Table(&DESTINATION)),
    ],
};

static KEPT_PROPERTY: Shape = Shape {
    what: "a kept property",
    keys: &[
        ("event", Value),
        ("name", Value),
        ("type", Value),
        ("description", Value),
        ("pii", Value),
        ("required", Value),
        OWN,
    ],
};

impl Shape {
    /// What stands at `key`; nothing where the key is not known.
    pub(in crate::plan) fn within(&self, key: &str) -> Option<Within> {
        self.keys.iter().find(|(known, _)| *known == key).map(|(_, within)| *within)
    }

    /// Which in the order of the keys `key` is; nothing where it is not known.
    pub(in crate::plan) fn rank(&self, key: &str) -> Option<usize> {
        self.keys.iter().position(|(known, _)| *known == key)
    }

    /// The shape of the table or tables at `key`, one of the keys that hold some.
    pub(in crate::plan) fn inner(&self, key: &str) -> &'static Self {
        match self.within(key) {
            Some(Table(shape)) => shape,
            _ => unreachable!("{} holds no table `{key}`", self.what),
        }
    }
}
