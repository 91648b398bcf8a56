//! Which keys are where in a plan, for messages and for telling a slip from a key of the person's own.
//!
//! Of version 1, what it does not know is the person's own, whatever version 2 calls so.

use crate::toml::{Field, TableSchema, optional, required};

/// The keys of a whole file. In version 1 there is one goal, with the use cases beside it.
pub(super) static PLAN: TableSchema = TableSchema::new(
    "plan",
    &[
        required("version", "version = 1").until(1),
        required("version", "version = 2").since(2),
        required("name", r#"name = "Acme""#),
        optional("created", "created = 2026-11-23T21:03:00Z"),
        optional("updated", "updated = 2026-11-23T21:03:00Z").until(1),
        required("catalog", "[catalog]").of(&CATALOG_REFERENCE),
        required("goal", "[goal]").of(&PLANNED_GOAL).until(1),
        required("goal", "[[goal]]").of(&PLANNED_GOAL).since(2),
        optional("use_case", "[[use_case]]").of(&USE_CASE).until(1),
        optional("event", "[[event]]").of(&PLANNED_EVENT),
        optional("source", "[[source]]").of(&SOURCE),
        optional("destination", "[[destination]]").of(&DESTINATION),
        optional("verify", "[verify]").of(&VERIFY),
        optional("declined", "[declined]").of(&DECLINED),
    ],
);

static CATALOG_REFERENCE: TableSchema = TableSchema::new(
    "catalog",
    &[
        required("id", r#"id = "draft""#),
        required("edition", r#"edition = "2024-07-09""#),
        optional("fingerprint", r#"fingerprint = "9f86d081884c7d65""#),
    ],
);

static PLANNED_GOAL: TableSchema = TableSchema::new(
    "goal",
    &[
        required("id", r#"id = "optimize-advertising""#),
        required("title", r#"title = "Optimize advertising""#),
        optional("use_case", "[[goal.use_case]]").of(&USE_CASE).since(2),
    ],
);

static USE_CASE: TableSchema = TableSchema::new(
    "use case",
    &[
        required("id", r#"id = "mitigate-cart-abandonment""#),
        required("title", r#"title = "Mitigate cart abandonment""#),
    ],
);

const DEV: Field = optional("dev", "dev = true");
const PROD: Field = optional("prod", "prod = true");
/// That something does not come from the catalog and is meant to be so.
const OWN: Field = optional("own", "own = true");
const NOTE: Field = optional("note", r#"note = "Waits for the new checkout""#);
const USE_CASES: Field = optional("use_cases", r#"use_cases = ["mitigate-cart-abandonment"]"#);
const DESCRIPTION: Field = optional("description", r#"description = "A shopper finished paying""#);

static PLANNED_EVENT: TableSchema = TableSchema::new(
    "event",
    &[
        required("name", r#"name = "Order Completed""#),
        DEV,
        OWN,
        DESCRIPTION,
        PROD,
        USE_CASES,
        optional("sources", r#"sources = ["Website"]"#).since(2),
        optional("call", r#"call = "page""#).since(2),
        optional("page", r#"page = "Pricing""#).since(2),
        optional("when", r#"when = "The payment provider confirmed the payment""#).since(2),
        optional("owner", r#"owner = "checkout team""#).since(2),
        optional("tags", r#"tags = ["checkout"]"#).since(2),
        optional("links", r#"links = ["https://example.com/SHOP-7"]"#).since(2),
        optional("destinations", r#"destinations = ["Analytics"]"#).since(2),
        optional("version", "version = 2").since(2),
        optional("deprecated", "deprecated = { since = 2026-03-31 }").since(2),
        optional("closed", "closed = true").since(2),
        optional("groups", r#"groups = ["order"]"#).since(2),
        optional("spec_name", r#"spec_name = "Order Completed""#).since(2),
        optional("guidance", r#"guidance = "The Spec has no num_items here.""#).since(2),
        optional("was", r#"was = ["Order Done"]"#).since(2),
        NOTE,
        optional("progress", "[[event.progress]]").of(&PROGRESS).since(2),
        optional("property", "[[event.property]]").of(&PLANNED_PROPERTY),
    ],
);

static PROGRESS: TableSchema =
    TableSchema::new("progress", &[DEV, required("source", r#"source = "Website""#), PROD]);

/// The keys of a property between the first ones and the last.
macro_rules! property_keys {
    ([$($first:expr),*], [$($last:expr),*]) => {
        &[
            $($first,)*
            DESCRIPTION,
            optional("pii", "pii = true"),
            optional("required", "required = true"),
            optional("nullable", "nullable = true").since(2),
            optional("enum", r#"enum = ["EUR", "USD"]"#).since(2),
            optional("const", r#"const = "EUR""#).since(2),
            optional("format", r#"format = "email""#).since(2),
            optional("pattern", r#"pattern = "^[A-Z]{3}$""#).since(2),
            optional("minimum", "minimum = 0").since(2),
            optional("maximum", "maximum = 100").since(2),
            optional("min_length", "min_length = 1").since(2),
            optional("max_length", "max_length = 3").since(2),
            optional("min_items", "min_items = 1").since(2),
            optional("max_items", "max_items = 50").since(2),
            optional("properties", r#"properties = [{ name = "street", type = "string" }]"#)
                .of(&PLANNED_FIELD)
                .since(2),
            optional("deprecated", "deprecated = true").since(2),
            optional("example", r#"example = "ord_10042""#).since(2),
            $($last,)*
        ]
    };
}

const NAME: Field = required("name", r#"name = "order_id""#);
const TYPE: Field = required("type", r#"type = "string""#);

static PLANNED_PROPERTY: TableSchema = TableSchema::new("property", property_keys!([NAME, TYPE], [OWN]));

/// A field of an object, which may leave its type out.
static PLANNED_FIELD: TableSchema =
    TableSchema::new("field", property_keys!([NAME, optional("type", TYPE.sample)], []));

static SOURCE: TableSchema = TableSchema::new("source", &CONNECTION);
static DESTINATION: TableSchema = TableSchema::new("destination", &CONNECTION);
static CONNECTION: [Field; 9] = [
    optional("name", r#"name = "Shop app""#),
    optional("is", r#"is = "actions-amplitude""#).since(2),
    required("type", r#"type = "Website""#),
    DEV,
    OWN,
    optional("description", r#"description = "Where people buy""#).since(2),
    PROD,
    USE_CASES,
    NOTE,
];

static VERIFY: TableSchema = TableSchema::new("`[verify]` table", &[DEV, PROD, NOTE]);

static DECLINED: TableSchema = TableSchema::new(
    "`[declined]` table",
    &[
        optional("events", r#"events = ["Order Completed"]"#),
        optional("properties", r#"properties = [{ event = "Order Completed", name = "coupon" }]"#)
            .of(&DECLINED_PROPERTY),
        optional("sources", r#"sources = ["Website"]"#),
        optional("destinations", r#"destinations = ["Analytics"]"#),
        optional("kept", "[[declined.kept.event]]").of(&KEPT),
    ],
);

static DECLINED_PROPERTY: TableSchema = TableSchema::new("declined property", &[EVENT_NAME, NAME]);

const EVENT_NAME: Field = required("event", r#"event = "Order Completed""#);

static KEPT: TableSchema = TableSchema::new(
    "`[declined.kept]` table",
    &[
        optional("use_case", "[[declined.kept.use_case]]").of(&USE_CASE).since(2),
        optional("event", "[[declined.kept.event]]").of(&PLANNED_EVENT),
        optional("property", "[[declined.kept.property]]").of(&KEPT_PROPERTY),
        optional("source", "[[declined.kept.source]]").of(&SOURCE),
        optional("destination", "[[declined.kept.destination]]").of(&DESTINATION),
    ],
);

static KEPT_PROPERTY: TableSchema =
    TableSchema::new("kept property", property_keys!([EVENT_NAME, NAME, TYPE], [OWN]));
