//! Plans to export: one as a person would have it, and any that could be written.

use proptest::prelude::*;
use segue::catalog::{AllowedValue, ItemType, Property, PropertyType};
use segue::plan::{
    CatalogReference, Declined, OwnKeys, PlannedConnection, PlannedEvent, PlannedGoal, PlannedProperty,
    Progress, Reference, SetupPlan, Verification,
};

/// A shop's plan, partly done, with names, notes, personal data and a required property.
pub fn shop() -> SetupPlan {
    SetupPlan {
        name: "Acme shop".into(),
        created: Some("2026-11-01T09:00:00Z".parse().unwrap()),
        catalog: CatalogReference::new("draft", "2024-07-09"),
        goals: vec![PlannedGoal::new(
            "optimize-advertising",
            "Optimize advertising",
            vec![
                Reference::new("suppress-with-purchase", "Suppress with purchase"),
                Reference::new("increase-signups-with-lookalikes", "Increase signups with lookalikes"),
            ],
        )],
        events: vec![
            PlannedEvent {
                note: Some("Sent by the server,\nnot by the browser.".into()),
                progress: Progress { dev: true, prod: false }.into(),
                ..event(
                    "Order Completed",
                    "A shopper finished paying for an order.",
                    &["suppress-with-purchase"],
                    vec![
                        required(property(
                            "order_id",
                            PropertyType::String,
                            "Your identifier for the order",
                        )),
                        property("total", PropertyType::Number, "Amount charged, with shipping and taxes"),
                        property(
                            "products",
                            PropertyType::Array(ItemType::Object),
                            "Line items, one object each",
                        ),
                    ],
                )
            },
            event(
                "Signed Up",
                "A visitor made an account.",
                &["increase-signups-with-lookalikes"],
                vec![
                    personal(property(
                        "username",
                        PropertyType::String,
                        "The name that the person signs in with",
                    )),
                    property("num_items", PropertyType::Integer, "Number of things, whole"),
                    property("from_background", PropertyType::Boolean, "Whether the app came back"),
                    property("address", PropertyType::Object, "Where to send things"),
                    property("tags", PropertyType::Array(ItemType::String), "Words the person chose"),
                ],
            ),
            event(
                "Install Attributed",
                "An ad network claimed an install.",
                &["suppress-with-purchase", "increase-signups-with-lookalikes"],
                vec![],
            ),
        ],
        sources: vec![
            PlannedConnection {
                name: Some("acme.com".into()),
                note: Some("tag manager container 7".into()),
                progress: Progress { dev: true, prod: true },
                ..connection("Website", &["suppress-with-purchase", "increase-signups-with-lookalikes"])
            },
            connection("Mobile", &["increase-signups-with-lookalikes"]),
        ],
        destinations: vec![connection("Advertising", &["suppress-with-purchase"])],
        verify: Verification {
            progress: Progress { dev: true, prod: false },
            note: Some("looked at the source debugger".into()),
            own_keys: OwnKeys::default(),
        },
        declined: Declined { events: vec!["Page Viewed".into()], ..Declined::default() },
        own_keys: OwnKeys::default(),
    }
}

/// An event on which nothing is done yet.
pub fn event(
    name: &str,
    description: &str,
    use_cases: &[&str],
    properties: Vec<PlannedProperty>,
) -> PlannedEvent {
    PlannedEvent {
        use_cases: use_cases.iter().map(|id| (*id).into()).collect(),
        properties,
        ..PlannedEvent::new(name, description)
    }
}

/// A property that is neither required nor personal data.
pub fn property(name: &str, kind: PropertyType, description: &str) -> PlannedProperty {
    PlannedProperty::new(name, kind, description)
}

/// A connection on which nothing is done yet.
pub fn connection(kind: &str, use_cases: &[&str]) -> PlannedConnection {
    PlannedConnection {
        use_cases: use_cases.iter().map(|id| (*id).into()).collect(),
        ..PlannedConnection::new(kind)
    }
}

/// The shop's plan with `text` in every place that takes any text.
pub fn filled_with(text: &str) -> SetupPlan {
    let mut plan = shop();
    plan.name = text.into();
    plan.catalog = CatalogReference::new(text, text);
    plan.goals = vec![PlannedGoal::new("goal", text, vec![Reference::new("told", text)])];
    plan.events.truncate(1);
    for event in &mut plan.events {
        event.name = text.into();
        event.description = text.into();
        event.note = Some(text.into());
        event.use_cases = vec!["told".into(), text.into()];
        event.properties.truncate(1);
        event.properties[0].name = text.into();
        event.properties[0].description = text.into();
    }
    plan.verify.note = Some(text.into());
    plan.sources.truncate(1);
    for connection in plan.sources.iter_mut().chain(&mut plan.destinations) {
        connection.kind = text.into();
        connection.name = Some(text.into());
        connection.note = Some(text.into());
        connection.use_cases = vec!["told".into(), text.into()];
    }
    plan
}

/// Texts that some form would obey.
pub const HOSTILE: [&str; 40] = [
    "\x1b]52;c;aGk=\x07\x1b[2J\x1b[31mred",
    "\u{9b}31mred\u{202e}txt.exe\u{2066}x\u{2069}",
    "a\u{200b}b\u{feff}c\u{0}d\u{7f}e",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<!-- comment --> <![CDATA[x]]> <?php ?>",
    "</style><style>*{display:none}",
    "&lt;b&gt; &amp; &#x41; &copy;",
    "# heading #",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "- [x] done",
    "    code",
    "``` code ```",
    "`a` ``b`` \\`c\\`",
    "| a | b | \\| c \\\\| d |",
    "a\\",
    "\\",
    "|",
    "*a* **b** __c__ _d_ ~~e~~ ~f~",
    "[a](https://example.com) ![b](https://example.com/b.png) [c][d] [^1]",
    "[d]: https://example.com",
    "https://example.com http://a.b www.example.com WWW.example.com",
    "someone@example.com @everyone #1 GH-1 $x^2$ $$y$$ :tada:",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1\r\n=2",
    "a, \"quoted\", 'b'; c\nnext line",
    "\u{2028}line\u{2029}paragraph",
    "注文 👩\u{200d}🔧 e\u{301}",
    "",
    " \t\n ",
];

/// Any text, most of it made of what forms obey.
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(HOSTILE.as_slice()).prop_map(str::to_owned),
        "[-\\\\|<>&*_`~#@$:=+!.\\[\\](){}\"' \n\r\tw0-9a]{0,24}",
        "\\PC{0,24}",
        any::<String>(),
    ]
}

fn required(mut property: PlannedProperty) -> PlannedProperty {
    property.required = true;
    property
}

fn personal(mut property: PlannedProperty) -> PlannedProperty {
    property.pii = true.into();
    property
}

/// Any property, with constraints that agree with one another.
pub fn any_property() -> impl Strategy<Value = Property> {
    let kind = prop::sample::select(PropertyType::ALL.to_vec());
    let text = "[a-z]{1,6}";
    (text, kind, any::<[bool; 3]>(), prop::collection::btree_set("[A-Z]{2}", 0..3), 0..9_i64, "[a-z]{0,12}")
        .prop_map(|(name, kind, [required, nullable, bounded], values, least, description)| {
            let mut property = Property::new(name, kind);
            // Anything may be null as it is.
            (property.required, property.nullable) = (required, nullable && kind != PropertyType::Any);
            property.description = description;
            match kind {
                PropertyType::String if !values.is_empty() => {
                    let allowed =
                        |value: String| AllowedValue { value: value.into(), meaning: String::new() };
                    property.allowed = values.into_iter().map(allowed).collect();
                }
                PropertyType::String if bounded => {
                    (property.min_length, property.max_length) = (Some(1), Some(9));
                }
                PropertyType::Integer | PropertyType::Number if bounded => {
                    property.minimum = Some(least.into());
                }
                PropertyType::Object | PropertyType::Array(ItemType::Object) if bounded => {
                    property.properties = vec![Property {
                        required,
                        description: "The article".into(),
                        ..Property::new("sku", PropertyType::String)
                    }];
                }
                PropertyType::Array(_) if bounded => property.min_items = Some(1),
                _ => {}
            }
            property
        })
}
