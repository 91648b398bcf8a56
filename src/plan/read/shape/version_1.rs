//! The keys of a plan of version 1. What it does not know is the person's own, whatever version 2 calls so.

use super::Within::{self, Table, Value};
use super::{
    CATALOG, DECLINED, DECLINED_PROPERTY, DESTINATION, EVENT, GOAL, KEPT, KEPT_PROPERTY, OWN, PLAN,
    PROPERTY, REFERENCE, SOURCE, Shape, USE_CASE, VERIFY,
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

static GOAL_1: Shape = Shape { what: "the goal", later: Some(&GOAL), keys: &REFERENCE };

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
        ("property", Table(&PROPERTY_1)),
    ],
};

static PROPERTY_1: Shape = Shape {
    what: "a property",
    later: Some(&PROPERTY),
    keys: &[
        ("name", Value),
        ("type", Value),
        ("description", Value),
        ("pii", Value),
        ("required", Value),
        OWN,
    ],
};

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

static KEPT_1: Shape = Shape {
    what: "what is kept",
    later: Some(&KEPT),
    keys: &[
        ("event", Table(&EVENT_1)),
        ("property", Table(&KEPT_PROPERTY_1)),
        ("source", Table(&SOURCE_1)),
        ("destination", Table(&DESTINATION_1)),
    ],
};

static KEPT_PROPERTY_1: Shape = Shape {
    what: "a kept property",
    later: Some(&KEPT_PROPERTY),
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
