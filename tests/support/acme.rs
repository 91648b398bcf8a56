//! Plans to test with.

use segue::catalog::{ItemType, PropertyType};
use segue::plan::{
    CatalogReference, Declined, DeclinedProperty, OwnKeys, PlannedConnection, PlannedEvent, PlannedGoal,
    PlannedProperty, Progress, Reference, SetupPlan, Verification,
};

/// A small plan that has something at every key but what is kept.
pub fn plan() -> SetupPlan {
    SetupPlan {
        name: "Acme \"shop\"".into(),
        created: Some("2026-11-23T21:03:00Z".parse().expect("a time")),
        catalog: CatalogReference::new("draft", "2024-07-09"),
        goals: vec![PlannedGoal::new(
            "optimize-advertising",
            "Optimize advertising",
            vec![
                reference("suppress-with-purchase", "Suppress with purchase"),
                reference("mitigate-cart-abandonment", "Mitigate cart abandonment"),
            ],
        )],
        events: vec![
            PlannedEvent {
                use_cases: vec!["suppress-with-purchase".into(), "mitigate-cart-abandonment".into()],
                progress: Progress { dev: true, prod: false }.into(),
                properties: vec![
                    property("order_id", PropertyType::String, "Your identifier for the order"),
                    required(property(
                        "products",
                        PropertyType::Array(ItemType::Object),
                        "What was bought",
                    )),
                    personal(property("email", PropertyType::String, "Who bought it")),
                ],
                ..PlannedEvent::new("Order Completed", "A shopper finished paying for an order.")
            },
            PlannedEvent {
                use_cases: vec!["mitigate-cart-abandonment".into()],
                note: Some("first line\nsecond \\ line".into()),
                ..PlannedEvent::new("Install Attributed", "An advertising network brought an install.")
            },
        ],
        sources: vec![
            PlannedConnection {
                name: Some("acme.com".into()),
                note: Some("tag manager container 7".into()),
                progress: Progress { dev: true, prod: true },
                ..connection("Website")
            },
            connection("Reverse ETL"),
        ],
        destinations: vec![connection("Advertising")],
        verify: Verification::default(),
        declined: Declined {
            events: vec!["Page Viewed".into()],
            properties: vec![DeclinedProperty { event: "Order Completed".into(), name: "tax".into() }],
            sources: vec![],
            destinations: vec!["Analytics".into(), "Reverse ETL".into()],
            ..Declined::default()
        },
        own_keys: OwnKeys::default(),
    }
}

/// A use case.
pub fn reference(id: &str, title: &str) -> Reference {
    Reference::new(id, title)
}

/// A property that is neither personal nor required.
pub fn property(name: &str, kind: PropertyType, description: &str) -> PlannedProperty {
    PlannedProperty::new(name, kind, description)
}

/// A source or destination on which nothing is done.
pub fn connection(kind: &str) -> PlannedConnection {
    PlannedConnection { use_cases: vec!["suppress-with-purchase".into()], ..PlannedConnection::new(kind) }
}

fn required(mut property: PlannedProperty) -> PlannedProperty {
    property.required = true;
    property
}

fn personal(mut property: PlannedProperty) -> PlannedProperty {
    property.pii = true.into();
    property
}
