//! Which keys stand where in a plan, for messages and for telling a slip from a key of the person's own.

/// What a table is called and which keys it may hold.
#[derive(Debug)]
pub(in crate::plan) struct Shape {
    /// What the table is, with its article: `an event`.
    pub(in crate::plan) what: &'static str,
    /// The same table in the current version of the file, where this is of an older one.
    later: Option<&'static Self>,
    pub(in crate::plan) keys: &'static [(&'static str, Within)],
}

/// What stands at a key.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) enum Within {
    Value,
    Table(&'static Shape),
}

mod version_1;

pub(in crate::plan) use version_1::PLAN_1;

use Within::{Table, Value};

pub(in crate::plan) static PLAN: Shape = Shape {
    what: "the plan",
    later: None,
    keys: &[
        ("version", Value),
        ("name", Value),
        ("created", Value),
        ("catalog", Table(&CATALOG)),
        ("goal", Table(&GOAL)),
        ("event", Table(&EVENT)),
        ("source", Table(&SOURCE)),
        ("destination", Table(&DESTINATION)),
        ("verify", Table(&VERIFY)),
        ("declined", Table(&DECLINED)),
    ],
};

/// That something does not come from the catalog and is meant to be so.
const OWN: (&str, Within) = ("own", Value);

static CATALOG: Shape =
    Shape { what: "the catalog", later: None, keys: &[("id", Value), ("edition", Value)] };
static GOAL: Shape = Shape {
    what: "a goal",
    later: None,
    keys: &[("id", Value), ("title", Value), ("use_case", Table(&USE_CASE))],
};
static USE_CASE: Shape = Shape { what: "a use case", later: None, keys: &REFERENCE };
static REFERENCE: [(&str, Within); 2] = [("id", Value), ("title", Value)];

static EVENT: Shape = Shape {
    what: "an event",
    later: None,
    keys: &[
        ("name", Value),
        ("dev", Value),
        OWN,
        ("description", Value),
        ("prod", Value),
        ("use_cases", Value),
        ("sources", Value),
        ("call", Value),
        ("page", Value),
        ("when", Value),
        ("owner", Value),
        ("tags", Value),
        ("links", Value),
        ("destinations", Value),
        ("version", Value),
        ("deprecated", Value),
        ("closed", Value),
        ("groups", Value),
        ("spec_name", Value),
        ("guidance", Value),
        ("was", Value),
        ("note", Value),
        ("progress", Table(&PROGRESS)),
        ("property", Table(&PROPERTY)),
    ],
};

static PROGRESS: Shape = Shape {
    what: "the progress of a source",
    later: None,
    keys: &[("dev", Value), ("source", Value), ("prod", Value)],
};

static PROPERTY: Shape = Shape {
    what: "a property",
    later: None,
    keys: &[
        ("name", Value),
        ("type", Value),
        ("description", Value),
        ("pii", Value),
        ("required", Value),
        ("nullable", Value),
        ("enum", Value),
        ("const", Value),
        ("format", Value),
        ("pattern", Value),
        ("minimum", Value),
        ("maximum", Value),
        ("min_length", Value),
        ("max_length", Value),
        ("min_items", Value),
        ("max_items", Value),
        ("properties", Table(&FIELD)),
        ("deprecated", Value),
        ("example", Value),
        OWN,
    ],
};

/// A field of an object.
static FIELD: Shape = Shape {
    what: "a field",
    later: None,
    keys: &[
        ("name", Value),
        ("type", Value),
        ("description", Value),
        ("pii", Value),
        ("required", Value),
        ("nullable", Value),
        ("enum", Value),
        ("const", Value),
        ("format", Value),
        ("pattern", Value),
        ("minimum", Value),
        ("maximum", Value),
        ("min_length", Value),
        ("max_length", Value),
        ("min_items", Value),
        ("max_items", Value),
        ("properties", Table(&FIELD)),
        ("deprecated", Value),
        ("example", Value),
    ],
};

static SOURCE: Shape = Shape { what: "a source", later: None, keys: &CONNECTION };
static DESTINATION: Shape = Shape { what: "a destination", later: None, keys: &CONNECTION };
static CONNECTION: [(&str, Within); 9] = [
    ("name", Value),
    ("is", Value),
    ("type", Value),
    ("dev", Value),
    OWN,
    ("description", Value),
    ("prod", Value),
    ("use_cases", Value),
    ("note", Value),
];

static VERIFY: Shape = Shape {
    what: "what is verified",
    later: None,
    keys: &[("dev", Value), ("prod", Value), ("note", Value)],
};

static DECLINED: Shape = Shape {
    what: "what is declined",
    later: None,
    keys: &[
        ("events", Value),
        ("properties", Table(&DECLINED_PROPERTY)),
        ("sources", Value),
        ("destinations", Value),
        ("kept", Table(&KEPT)),
    ],
};

static DECLINED_PROPERTY: Shape =
    Shape { what: "a declined property", later: None, keys: &[("event", Value), ("name", Value)] };

static KEPT: Shape = Shape {
    what: "what is kept",
    later: None,
    keys: &[
        ("use_case", Table(&USE_CASE)),
        ("event", Table(&EVENT)),
        ("property", Table(&KEPT_PROPERTY)),
        ("source", Table(&SOURCE)),
        ("destination", Table(&DESTINATION)),
    ],
};

static KEPT_PROPERTY: Shape = Shape {
    what: "a kept property",
    later: None,
    keys: &[
        ("event", Value),
        ("name", Value),
        ("type", Value),
        ("description", Value),
        ("pii", Value),
        ("required", Value),
        ("nullable", Value),
        ("enum", Value),
        ("const", Value),
        ("format", Value),
        ("pattern", Value),
        ("minimum", Value),
        ("maximum", Value),
        ("min_length", Value),
        ("max_length", Value),
        ("min_items", Value),
        ("max_items", Value),
        ("properties", Table(&FIELD)),
        ("deprecated", Value),
        ("example", Value),
        OWN,
    ],
};

impl Shape {
    /// What stands at `key`; nothing where the key is not known.
    pub(in crate::plan) fn within(&self, key: &str) -> Option<Within> {
        self.keys.iter().find(|(known, _)| *known == key).map(|(_, within)| *within)
    }

    /// Whether `key`, which this version of the file does not know, is known to the current one.
    pub(in crate::plan) fn is_taken_later(&self, key: &str) -> bool {
        self.later.is_some_and(|later| later.within(key).is_some())
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
