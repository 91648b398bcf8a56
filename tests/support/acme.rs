//! Plans to test with.

use segue::catalog::{ItemType, PropertyType};
use segue::plan::{
    CatalogReference, Declined, DeclinedProperty, PlannedConnection, PlannedEvent, PlannedProperty,
    Progress, Reference, SetupPlan, Verification,
};

/// A small plan that has something at every key but what is kept.
pub fn plan() -> SetupPlan {
    SetupPlan {
        name: "Acme \"shop\"".into(),
        created: "2026-11-23T21:03:00Z".parse().expect("a time"),
        updated: "2026-11-24T08:00:01Z".parse().expect("a time"),
        catalog: CatalogReference { id: "draft".into(), edition: "2024-07-09".into() },
        goal: reference("optimize-advertising", "Optimize advertising"),
        use_cases: vec![
            reference("suppress-with-purchase", "Suppress with purchase"),
            reference("mitigate-cart-abandonment", "Mitigate cart abandonment"),
        ],
        events: vec![
            PlannedEvent {
                name: "Order Completed".into(),
                description: "A shopper finished paying for an order.".into(),
                use_cases: vec!["suppress-with-purchase".into(), "mitigate-cart-abandonment".into()],
                progress: Progress { dev: true, prod: false },
                note: None,
                properties: vec![
                    property("order_id", PropertyType::String, "Your identifier for the order"),
                    PlannedProperty {
                        required: true,
                        ..property("products", PropertyType::Array(ItemType::Object), "What was bought")
                    },
                    PlannedProperty {
                        pii: true,
                        ..property("email", PropertyType::String, "Who bought it")
                    },
                ],
            },
            PlannedEvent {
                name: "Install Attributed".into(),
                description: "An advertising network brought an install.".into(),
                use_cases: vec!["mitigate-cart-abandonment".into()],
                progress: Progress::default(),
                note: Some("first line\nsecond \\ line".into()),
                properties: Vec::new(),
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
        verify: Verification { progress: Progress { dev: false, prod: false }, note: None },
        declined: Declined {
            events: vec!["Page Viewed".into()],
            properties: vec![DeclinedProperty { event: "Order Completed".into(), name: "tax".into() }],
            sources: vec![],
            destinations: vec!["Analytics".into(), "Reverse ETL".into()],
            ..Declined::default()
        },
    }
}

/// A use case or a goal.
pub fn reference(id: &str, title: &str) -> Reference {
    Reference { id: id.into(), title: title.into() }
}

/// A property that is neither personal nor required.
pub fn property(name: &str, kind: PropertyType, description: &str) -> PlannedProperty {
    PlannedProperty {
        name: name.into(),
        kind,
        description: description.into(),
        pii: false,
        required: false,
    }
}

/// A source or destination on which nothing is done.
pub fn connection(kind: &str) -> PlannedConnection {
    PlannedConnection {
        kind: kind.into(),
        name: None,
        use_cases: vec!["suppress-with-purchase".into()],
        progress: Progress::default(),
        note: None,
    }
}
