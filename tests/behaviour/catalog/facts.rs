//! The editions that come with the program say what Segment's Use Cases Reference says, and nothing else.

use segue::catalog::{Catalog, Event, Goal, Recommendation, UseCase};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use support::generated::hold;

fn editions() -> [Catalog; 2] {
    [Catalog::draft(), Catalog::published()]
}

#[test]
fn both_editions_are_built_in_under_their_ids() {
    let ids: Vec<_> = editions().iter().map(|catalog| catalog.id().to_owned()).collect();
    assert_eq!(ids, Catalog::BUILTIN);
    for (id, edition) in Catalog::BUILTIN.iter().zip(editions()) {
        assert_eq!(Catalog::builtin(id), Some(edition));
    }
    assert_eq!(Catalog::builtin("Draft"), None);
}

#[test]
fn what_a_start_takes_is_what_the_files_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalogs");
    for id in Catalog::BUILTIN {
        let text = fs::read_to_string(folder.join(id).with_extension("toml")).expect("a catalog");
        let catalog = Catalog::read(id, &text).unwrap_or_else(|faults| panic!("{faults}"));
        let json = serde_json::to_string(&catalog).expect("a catalog is JSON");
        assert_eq!(serde_json::from_str::<Catalog>(&json).expect("it is read again"), catalog);
        hold(&folder.join(id).with_extension("json"), &json);
    }
}

#[test]
fn the_editions_have_their_dates_and_names() {
    let written = editions().map(|it| (it.edition().date.clone(), it.edition().name.clone()));
    let expected = [("2024-07-09", "draft"), ("2024-10-08", "published")];
    assert_eq!(written, expected.map(|(date, name)| (date.to_owned(), name.to_owned())));
}

#[test]
fn each_edition_has_all_there_is() {
    for catalog in editions() {
        let recommendations: usize = catalog.goals().iter().map(Goal::use_case_count).sum();
        let properties: usize = catalog.events().iter().map(|event| event.properties.len()).sum();
        let counts = [catalog.goals().len(), catalog.use_cases().len(), recommendations];
        assert_eq!(counts, [4, 16, 25], "{}", catalog.id());
        assert_eq!([catalog.events().len(), properties], [15, 66], "{}", catalog.id());
    }
}

#[test]
fn every_recommendation_is_the_references() {
    assert_eq!(recommendations(&Catalog::draft()), DRAFT.trim_start());
    assert_eq!(recommendations(&Catalog::published()), PUBLISHED.trim_start());
}

#[test]
fn every_use_case_asks_for_the_references_events() {
    let expected: BTreeSet<_> = USE_CASES.trim().lines().map(str::to_owned).collect();
    for catalog in editions() {
        let row = |use_case: UseCase| {
            let events: Vec<_> = use_case.events().map(|event| event.name.as_str()).collect();
            format!("{}: {}", use_case.title(), events.join(", "))
        };
        let rows: BTreeSet<_> = catalog.use_cases().map(row).collect();
        assert_eq!(rows, expected, "{}", catalog.id());
    }
}

#[test]
fn every_event_has_the_references_properties() {
    for catalog in editions() {
        let rows: String = catalog.events().iter().map(event_rows).collect();
        assert_eq!(rows, EVENTS.trim_start(), "{}", catalog.id());
    }
}

#[test]
fn where_the_specs_name_differs_it_is_told() {
    for catalog in editions() {
        let differing: Vec<_> = catalog
            .events()
            .iter()
            .filter_map(|event| Some((event.name.as_str(), event.spec_name.as_deref()?)))
            .collect();
        assert_eq!(differing, [("Product Added to Cart", "Product Added")], "{}", catalog.id());
        let plain: Vec<_> =
            catalog.events().iter().filter(|event| event.note.is_none()).map(|event| &event.name).collect();
        assert_eq!(plain, ["Signed Up"], "of {} alone the Spec says the same", catalog.id());
    }
}

#[test]
fn sentences_fit_a_line_and_are_not_missing() {
    for catalog in editions() {
        let goals = catalog.goals().iter().map(|goal| &*goal.summary);
        let use_cases = catalog.use_cases().map(UseCase::summary);
        let sources = catalog.source_types().iter().map(|kind| &*kind.summary);
        let destinations = catalog.destination_types().iter().map(|kind| &*kind.summary);
        let events = catalog.events().iter().map(|event| &*event.description);
        for sentence in goals.chain(use_cases).chain(sources).chain(destinations).chain(events) {
            assert!((20..75).contains(&sentence.chars().count()), "{sentence}");
            assert!(sentence.ends_with('.'), "{sentence}");
        }
        for property in catalog.events().iter().flat_map(|event| &event.properties) {
            assert!((15..60).contains(&property.description.chars().count()), "{}", property.description);
        }
    }
}

#[test]
fn both_editions_use_the_same_words() {
    let [draft, published] = editions();
    assert_eq!(draft.events(), published.events());
    assert_eq!(draft.source_types(), published.source_types());
    assert_eq!(draft.destination_types(), published.destination_types());
    for goal in draft.goals() {
        let other = published.goal(&goal.id).expect("the goals are the same");
        assert_eq!((&goal.title, &goal.summary), (&other.title, &other.summary));
    }
}

#[test]
fn the_files_say_where_the_facts_come_from() {
    for id in Catalog::BUILTIN {
        let path = format!("{}/assets/catalogs/{id}.toml", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).expect("the file is in the repository");
        for said in ["Use\n# Cases Reference", "CC BY 4.0", "not affiliated with Segment"] {
            assert!(text.contains(said), "{id}.toml does not say: {said}");
        }
    }
}

fn recommendations(catalog: &Catalog) -> String {
    let mut rows = String::new();
    for goal in catalog.goals() {
        writeln!(rows, "{}", goal.title).expect("a string takes all");
        for recommendation in catalog.recommendations(goal) {
            writeln!(rows, "    {}", row(recommendation)).expect("a string takes all");
        }
    }
    rows
}

/// `Title | sources -> destinations (origin)`, a letter for each type.
fn row(recommendation: Recommendation) -> String {
    let letter = |name: &str| match name {
        "Website" => 'W',
        "Mobile" => 'M',
        "Reverse ETL" => 'R',
        "Advertising" => 'A',
        "Analytics" => 'N',
        "Personalization" => 'P',
        "Email Marketing" => 'E',
        "SMS & Push Notifications" => 'S',
        _ => '?',
    };
    let sources: String = recommendation.sources().map(|kind| letter(&kind.name)).collect();
    let destinations: String = recommendation.destinations().map(|kind| letter(&kind.name)).collect();
    let origin = recommendation.origin().map(|origin| format!(" ({})", origin.name)).unwrap_or_default();
    format!("{} | {sources} -> {destinations}{origin}", recommendation.use_case().title())
}

fn event_rows(event: &Event) -> String {
    let mut rows = format!("{}\n", event.name);
    for property in &event.properties {
        let pii = if property.pii.is_personal() { " (pii)" } else { "" };
        let example = property.example.as_ref().expect("an example");
        writeln!(rows, "    {}: {} = {example}{pii}", property.name, property.kind)
            .expect("a string takes all");
    }
    rows
}

const EVENTS: &str = r#"
Order Completed
    num_items: integer = 3
    order_id: string = "ord_10042"
    checkout_id: string = "chk_7781"
    total: number = 64.5
    revenue: number = 54.0
    shipping: number = 5.0
    tax: number = 5.5
    affiliation: string = "Web Store"
    products: array<object> = [{"product_id":"prd_1","sku":"TS-BLK-M","name":"T-shirt","brand":"Acme","category":"Apparel","price":18.0,"quantity":3}]
Application Installed
    screen_id: string = "scr_welcome"
    screen_type: string = "onboarding"
    screen_title: string = "Welcome"
    version: string = "4.2.0"
    build: string = "4200"
    from_background: boolean = false
    referring_application: string = "com.example.mail"
Install Attributed
Application Opened
    screen_id: string = "scr_home"
    screen_type: string = "home"
    screen_title: string = "Home"
    version: string = "4.2.0"
    build: string = "4200"
    from_background: boolean = true
    referring_application: string = "com.example.mail"
Signed Up
    first_name: string = "Robin" (pii)
    last_name: string = "Sample" (pii)
    username: string = "robin_s" (pii)
Page Viewed
    page_category: string = "Pricing"
    page_name: string = "Plans"
Checkout Started
    num_items: integer = 3
    order_id: string = "ord_10042"
    coupon: string = "WELCOME10"
    total: number = 64.5
    revenue: number = 54.0
    shipping: number = 5.0
    tax: number = 5.5
    affiliation: string = "Web Store"
    discount: number = 6.0
Page Scrolled
    pct_scrolled: number = 75
    page_category: string = "Blog"
Onboarding Step Completed
    step_name: string = "Connect calendar"
    step_number: integer = 2
    total_steps: integer = 5
    pct_completed: number = 40
    flow_name: string = "New workspace"
    screen_id: string = "scr_onb_2"
    screen_type: string = "onboarding"
Onboarding Completed
    checkout_id: string = "chk_7781"
    order_id: string = "ord_10042"
    total: number = 64.5
    revenue: number = 54.0
    shipping: number = 5.0
    tax: number = 5.5
    affiliation: string = "Web Store"
Signed In
    first_name: string = "Robin" (pii)
    last_name: string = "Sample" (pii)
    username: string = "robin_s" (pii)
    email: string = "robin@example.com" (pii)
Trial Started
    category: string = "Business"
Subscription Started
Screen Viewed
    screen_id: string = "scr_cart"
    screen_type: string = "cart"
    screen_title: string = "Your cart"
Product Added to Cart
    product_id: string = "prd_1"
    product_name: string = "T-shirt"
    product_brand: string = "Acme"
    product_price: number = 18.0
    product_category: string = "Apparel"
"#;

const DRAFT: &str = "
Optimize advertising
    Build high-value lookalikes | WMRA -> RNA
    Build lookalikes for app install | WMRA -> RNA
    Increase signups with lookalikes | WMRA -> RNA
    Mitigate cart abandonment | WMR -> RNA
    Mitigate high value churn | WMR -> RNA
    Suppress based on time | WMR -> RNA
    Suppress with purchase | WMR -> RNA
Personalize first conversion
    Accelerate onboarding | WMR -> PRN (published)
    Increase repeat purchases | WMR -> RPNES (published)
    Mitigate high value churn | WMR -> RNSE (published)
    Nurture with content | WMR -> RNES (published)
    Personalize upsell content | WMR -> RPNES (published)
    Personalize winback | WMR -> RPN
Boost retention, upsell, and cross-sell
    Build high-value lookalikes | WMRA -> RNA (published)
    Increase repeat purchases | WMRA -> RPNES (published)
    Mitigate high value churn | WMR -> RNASE (published)
    Nurture with content | WMR -> RNES (published)
    Personalize upsell content | WMR -> RPNES (published)
    Personalize winback | WMR -> RPN
Personalize communications and product experiences
    Accelerate app install | WMRA -> ARNP (published)
    Accelerate onboarding | WMR -> ARNPES (published)
    Accelerate signup | WMRA -> ARNP (published)
    Acquire paid subscriptions | WMRA -> ARNSE (published)
    Convert trials to paid subscriptions | WMRA -> ARNSE (published)
    Mitigate cart abandonment | WMR -> PRNSE (published)
";

const PUBLISHED: &str = "
Optimize advertising
    Build high-value lookalikes | WMRA -> RNA
    Build lookalikes for app install | WMRA -> RNA
    Increase signups with lookalikes | WMRA -> RNA
    Mitigate cart abandonment | WMR -> RNA
    Mitigate high value churn | WMR -> RNA
    Suppress based on time | WMR -> RNA
    Suppress with purchase | WMR -> RNA
Personalize first conversion
    Accelerate app install | WMRA -> ARNP
    Accelerate onboarding | WMR -> ARNPES
    Accelerate signup | WMRA -> ARNP
    Acquire paid subscriptions | WMRA -> ARNSE
    Convert trials to paid subscriptions | WMRA -> ARNSE
    Mitigate cart abandonment | WMR -> PRNSE
Boost retention, upsell, and cross-sell
    Build high-value lookalikes | WMRA -> RNA
    Increase repeat purchases | WMRA -> RPNES
    Mitigate high value churn | WMR -> RNASE
    Nurture with content | WMR -> RNES
    Personalize upsell content | WMR -> RPNES
    Personalize winback | WMR -> RPNES
Personalize communications and product experiences
    Accelerate onboarding | WMR -> PRN
    Increase repeat purchases | WMR -> RPNES
    Mitigate high value churn | WMR -> RNSE
    Nurture with content | WMR -> RNES
    Personalize upsell content | WMR -> RPNES
    Personalize winback | WMR -> RPNES
";

const USE_CASES: &str = "
Build high-value lookalikes: Order Completed
Build lookalikes for app install: Application Installed, Install Attributed, Application Opened
Increase signups with lookalikes: Signed Up, Page Viewed
Mitigate cart abandonment: Checkout Started, Order Completed
Mitigate high value churn: Order Completed
Suppress based on time: Order Completed
Suppress with purchase: Order Completed, Page Viewed
Accelerate onboarding: Onboarding Step Completed, Onboarding Completed, Signed In
Increase repeat purchases: Page Viewed, Order Completed
Nurture with content: Page Viewed, Screen Viewed, Page Scrolled
Personalize upsell content: Product Added to Cart, Order Completed
Personalize winback: Page Viewed, Page Scrolled, Order Completed
Accelerate app install: Page Scrolled, Page Viewed
Accelerate signup: Page Viewed, Page Scrolled, Signed Up
Acquire paid subscriptions: Trial Started, Subscription Started
Convert trials to paid subscriptions: Subscription Started, Trial Started
";
