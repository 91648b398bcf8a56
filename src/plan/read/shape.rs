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

/// A plan of version 1: one goal, the use cases beside it, and the time of the last save.
pub(in crate::plan) static PLAN_1: Shape = Shape {
    what: "the plan",
    later: Some(&PLAN),
    keys: &[
        ("version", Value),
        ("name", Value),
        ("created", Value),
        ("updated", Value),
        ("catalog", Table(&CATALOG)),
        ("goal", Table(&GOAL_1)),
        ("use_case", Table(&USE_CASE)),
        ("event", Table(&EVENT_1)),
        ("source", Table(&SOURCE_1)),
        ("destination", Table(&DESTINATION_1)),
        ("verify", Table(&VERIFY)),
        ("declined", Table(&DECLINED_1)),
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
static GOAL_1: Shape = Shape { what: "the goal", later: Some(&GOAL), keys: &REFERENCE };
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

static EVENT_1: Shape = Shape {
    what: "an event",
    later: Some(&EVENT),
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
    later: None,
    keys: &[
        ("name", Value),
        ("type", Value),
        ("description", Value),
        ("pii", Value),
        ("required", Value),
        OWN,
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

static SOURCE_1: Shape = Shape { what: "a source", later: Some(&SOURCE), keys: &CONNECTION_1 };
static DESTINATION_1: Shape =
    Shape { what: "a destination", later: Some(&DESTINATION), keys: &CONNECTION_1 };
static CONNECTION_1: [(&str, Within); 7] = [
    ("type", Value),
    ("name", Value),
    ("use_cases", Value),
    ("dev", Value),
    ("prod", Value),
    ("note", Value),
    OWN,
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

static DECLINED_1: Shape = Shape {
    what: "what is declined",
    later: Some(&DECLINED),
    keys: &[
        ("events", Value),
        ("properties", Table(&DECLINED_PROPERTY)),
        ("sources", Value),
        ("destinations", Value),
        ("kept", Table(&KEPT_1)),
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

static KEPT_1: Shape = Shape {
    what: "what is kept",
    later: Some(&KEPT),
    keys: &[
        ("event", Table(&EVENT_1)),
        ("property", Table(&KEPT_PROPERTY)),
        ("source", Table(&SOURCE_1)),
        ("destination", Table(&DESTINATION_1)),
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
