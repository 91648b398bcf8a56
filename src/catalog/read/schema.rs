//! Which keys each table of a catalog has, with a line that shows how each is written.

use crate::toml::{Field, TableSchema, optional, required};

pub(super) static CATALOG: TableSchema = TableSchema::new(
    "catalog",
    &[
        required("id", r#"id = "acme""#),
        required("title", r#"title = "Use cases at Acme""#),
        // It may be below a header, so that it is missed only when all is read.
        optional("edition", r#"edition = { date = 2026-01-31, name = "first" }"#),
        optional("extends", r#"extends = "draft""#),
        optional("origins", "[origins]"),
        optional("sources", "[sources]"),
        optional("destinations", "[destinations]"),
        optional("group", "[[group]]"),
        optional("event", "[[event]]"),
        optional("use_case", "[[use_case]]"),
        optional("goal", "[[goal]]"),
    ],
);

pub(super) static EDITION: TableSchema = TableSchema::new(
    "edition",
    &[required("date", "date = 2026-01-31"), required("name", r#"name = "first""#)],
);

/// The keys of an event behind the first ones given.
macro_rules! event_keys {
    ($($first:expr,)*) => {
        &[
            $($first,)*
            optional("description", r#"description = "A shopper finished paying for an order.""#),
            optional("call", r#"call = "page""#),
            optional("page", r#"page = "Pricing""#),
            optional("when", r#"when = "The payment provider confirmed the payment""#),
            optional("owner", r#"owner = "checkout team""#),
            optional("tags", r#"tags = ["checkout"]"#),
            optional("links", r#"links = ["https://example.com/SHOP-7"]"#),
            optional("sources", r#"sources = ["Website"]"#),
            optional("destinations", r#"destinations = ["Analytics"]"#),
            optional("version", "version = 2"),
            optional("deprecated", r#"deprecated = { since = 2026-03-31, replaced_by = "Order Paid" }"#),
            optional("closed", "closed = true"),
            optional("was", r#"was = ["Order Done"]"#),
            optional("groups", r#"groups = ["order"]"#),
            optional("spec_name", r#"spec_name = "Order Completed""#),
            optional("note", r#"note = "The Spec has no num_items here.""#),
            optional("properties", r#"properties = [{ name = "order_id", type = "string", … }]"#),
        ]
    };
}

pub(super) static EVENT: TableSchema =
    TableSchema::new("event", event_keys![required("name", r#"name = "Order Completed""#),]);

/// An event of the catalog that is extended, which is changed.
pub(super) static EXTENDED_EVENT: TableSchema = TableSchema::new(
    "extended event",
    event_keys![
        required("extends", r#"extends = "Order Completed""#),
        optional("hide", r#"hide = ["coupon"]"#),
    ],
);

pub(super) static PROPERTY: TableSchema = TableSchema::new(
    "property",
    &[
        required("name", r#"name = "order_id""#),
        optional("type", r#"type = "string""#),
        optional("example", r#"example = "ord_10042""#),
        optional("description", r#"description = "Your identifier for the order""#),
        optional("pii", "pii = true"),
        optional("required", "required = true"),
        optional("nullable", "nullable = true"),
        optional("enum", r#"enum = ["EUR", "USD"]"#),
        optional("const", r#"const = "EUR""#),
        optional("format", r#"format = "email""#),
        optional("pattern", r#"pattern = "^[A-Z]{3}$""#),
        optional("minimum", "minimum = 0"),
        optional("maximum", "maximum = 100"),
        optional("min_length", "min_length = 1"),
        optional("max_length", "max_length = 3"),
        optional("min_items", "min_items = 1"),
        optional("max_items", "max_items = 50"),
        optional("properties", r#"properties = [{ name = "street", type = "string" }]"#),
        optional("deprecated", "deprecated = true"),
    ],
);

/// A value of an `enum` with what it means.
pub(super) static ALLOWED_VALUE: TableSchema = TableSchema::new(
    "allowed value",
    &[required("value", r#"value = "EUR""#), optional("meaning", r#"meaning = "Paid in euros""#)],
);

pub(super) static DEPRECATION: TableSchema = TableSchema::new(
    "deprecation",
    &[optional("since", "since = 2026-03-31"), optional("replaced_by", r#"replaced_by = "Order Paid""#)],
);

/// Properties that events share.
pub(super) static GROUP: TableSchema = TableSchema::new(
    "group",
    &[
        required("name", r#"name = "order""#),
        optional("description", r#"description = "What every event of an order has""#),
        optional("all_events", "all_events = true"),
        optional("properties", r#"properties = [{ name = "order_id", type = "string" }]"#),
    ],
);

pub(super) static USE_CASE: TableSchema = TableSchema::new(
    "use case",
    &[
        optional("id", r#"id = "mitigate-cart-abandonment""#),
        required("title", r#"title = "Mitigate cart abandonment""#),
        required("summary", r#"summary = "Bring back shoppers who left with something in the cart.""#),
        required("events", r#"events = ["Checkout Started", "Order Completed"]"#),
    ],
);

pub(super) static GOAL: TableSchema = TableSchema::new(
    "goal",
    &[
        optional("id", r#"id = "optimize-advertising""#),
        required("title", r#"title = "Optimize advertising""#),
        required("summary", r#"summary = "Spend less on people who buy anyway.""#),
        optional("recommendation", "[[goal.recommendation]]"),
        optional("extends", r#"extends = "optimize-advertising""#),
    ],
);

/// A goal of the catalog that is extended, to which recommendations are added.
pub(super) static EXTENDED_GOAL: TableSchema = TableSchema::new(
    "extended goal",
    &[
        required("extends", r#"extends = "optimize-advertising""#),
        optional("recommendation", "[[goal.recommendation]]"),
    ],
);

pub(super) static RECOMMENDATION: TableSchema = TableSchema::new(
    "recommendation",
    &[
        required("use_case", r#"use_case = "mitigate-cart-abandonment""#),
        required("sources", r#"sources = ["Website", "Mobile"]"#),
        required("destinations", r#"destinations = ["Analytics", "Advertising"]"#),
        optional("origin", r#"origin = "published""#),
    ],
);

/// A type of source or destination that says more than a sentence.
pub(super) static CONNECTION_TYPE: TableSchema = TableSchema::new(
    "type",
    &[
        required("summary", r#"summary = "Ad networks that take audiences and conversions.""#),
        optional("categories", r#"categories = ["Advertising", "Attribution"]"#),
    ],
);

/// An entry of `[origins]`, `[sources]` or `[destinations]`.
pub(super) static SENTENCE: Field = required("", r#"Website = "Pages that visitors open in a browser.""#);
