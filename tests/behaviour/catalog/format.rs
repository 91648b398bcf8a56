//! How catalogs are written: what may be in one and what it comes to.

use segue::catalog::{Catalog, Pii, PropertyType, ReadProgress};

const SHOP: &str = include_str!("../../fixtures/catalogs/shop.toml");

fn read(text: &str) -> Catalog {
    Catalog::read("shop.toml", text).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The catalog that [`SHOP`] is with `from` replaced by `to`.
fn with(from: &str, to: &str) -> Catalog {
    assert!(SHOP.contains(from), "{from}");
    read(&SHOP.replace(from, to))
}

#[test]
fn every_catalog_in_the_description_of_the_format_is_valid() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/README.md");
    let text = std::fs::read_to_string(path).expect("the description is in the repository");
    let catalogs: Vec<_> =
        text.split("```toml\n").skip(1).filter_map(|it| it.split("```").next()).collect();
    assert_eq!(catalogs.len(), 2);
    for catalog in catalogs {
        read(catalog);
    }
}

#[test]
fn what_is_written_is_what_is_read() {
    let catalog = read(SHOP);
    assert_eq!((catalog.id(), catalog.title()), ("shop", "Use cases of a shop"));
    assert_eq!((&*catalog.edition().date, &*catalog.edition().name), ("2026-01-31", "first"));
    let goal = catalog.goal("boost-retention").expect("an id made from the title");
    let recommendation = catalog.recommendation(goal, 0).expect("one recommendation");
    assert_eq!(recommendation.use_case().id(), "increase-repeat-purchases");
    let event = recommendation.events().next().expect("one event");
    let property = &event.properties[0];
    assert_eq!((&*event.name, &*property.name), ("Order Completed", "order_id"));
    assert_eq!((property.kind, &property.example), (PropertyType::String, &Some("ord_1".into())));
    assert_eq!((property.pii, recommendation.origin()), (Pii::None, None));
    assert_eq!(recommendation.sources().next().expect("one source").name, "Website");
    assert_eq!(recommendation.destinations().next().expect("one destination").name, "Analytics");
}

#[test]
fn a_catalog_may_be_written_in_every_way_that_toml_has() {
    let plain = read(SHOP);
    let edition = "edition = { date = 2026-01-31, name = \"first\" }";
    let dotted = "edition.date = 2026-01-31\nedition.name = 'first'";
    assert_eq!(with(edition, dotted), plain);
    let header =
        with(&format!("{edition}\n"), "[edition]\ndate = 2026-01-31\nname = \"\"\"\nfirst\"\"\"\n");
    assert_eq!(header, plain);

    let (above, goal) = SHOP.split_once("[[goal]]").expect("a goal");
    assert_eq!(read(&format!("{}\n[[goal]]{goal}", above.replace('\n', "\r\n"))), plain);
    assert_eq!(read(&format!("\u{feff}{SHOP}")), plain);
    let (head, below) = SHOP.split_once("[sources]").expect("sources");
    let (below, goal) = (format!("[sources]{below}"), format!("[[goal]]{goal}"));
    assert_eq!(read(&format!("{head}{goal}{}", below.replace(&goal, ""))), plain, "in another order");
    let inline = "goal = [{ title = \"Boost retention\", summary = \"Keep customers coming back.\", \
         recommendation = [{ use_case = \"increase-repeat-purchases\", sources = [\"Website\"], \
         destinations = [\"Analytics\"] }] }]\n";
    assert_eq!(read(&format!("{head}{inline}{}", below.replace(&goal, ""))), plain, "in one line");

    let list = SHOP.lines().find(|line| line.contains("order_id")).expect("a property");
    let tables = "[[event.properties]]\nname = \"order_id\"\ntype = \"string\"\nexample = \"ord_1\"\n\
         description = \"Your identifier for the order\"\n";
    assert_eq!(with(&format!("properties = [\n{list}\n]\n"), tables), plain);
}

#[test]
fn a_type_may_say_in_which_categories_its_real_ones_are() {
    let categories = |catalog: &Catalog| -> Vec<String> {
        catalog.destination_types()[0].categories().map(str::to_owned).collect()
    };
    let named = |line: &str| with("Analytics = \"Tools that show what people do.\"", line);
    assert_eq!(categories(&read(SHOP)), ["Analytics"], "its name is one");
    let catalog =
        named("Analytics = { summary = \"Tools.\", categories = [\"Heatmaps\", \"Surveys\"], x-of = 1 }");
    assert_eq!(categories(&catalog), ["Heatmaps", "Surveys"]);
    assert_eq!(catalog.destination_types()[0].summary, "Tools.");
    for edition in Catalog::BUILTIN {
        let edition = Catalog::builtin(edition).unwrap();
        assert!(edition.destination_types().iter().all(|it| !it.categories.is_empty()));
        assert!(edition.source_types().iter().all(|it| !it.categories.is_empty()));
    }
}

#[test]
fn an_id_may_be_given() {
    let catalog = with("title = \"Boost", "id = \"keep\"\ntitle = \"Boost");
    assert_eq!(catalog.goal("keep").map(|goal| &*goal.title), Some("Boost retention"));
    assert_eq!(catalog.goal("boost-retention"), None);
}

#[test]
fn an_event_needs_no_properties() {
    let start = SHOP.find("properties").expect("properties");
    let end = SHOP.find("[[use_case]]").expect("a use case");
    let without = read(&format!("{}{}", &SHOP[..start], &SHOP[end..]));
    assert!(without.events()[0].properties.is_empty());
    assert_eq!(with(&SHOP[start..end], "properties = []\n"), without);
}

#[test]
fn what_nobody_refers_to_may_be_there() {
    let catalog = with("[destinations]", "Mobile = \"Apps on phones and tablets.\"\n[destinations]");
    assert_eq!(catalog.source_types().len(), 2);
}

#[test]
fn examples_become_json() {
    let example = |kind: &str, example: &str| {
        let catalog = with(
            "type = \"string\", example = \"ord_1\"",
            &format!("type = \"{kind}\", example = {example}"),
        );
        catalog.events()[0].properties[0].example.as_ref().expect("an example").to_string()
    };
    assert_eq!(example("string", r#""a \"b\" \u001b\n""#), r#""a \"b\" \u001b\n""#);
    assert_eq!(example("integer", "0x_ff".replace('_', "").as_str()), "255");
    assert_eq!(example("number", "1_000"), "1000");
    assert_eq!(example("number", "-0.5e-3"), "-0.0005");
    assert_eq!(example("boolean", "true"), "true");
    assert_eq!(example("array<string>", "['a', 'b']"), r#"["a","b"]"#);
    assert_eq!(example("object", "{ b.c = 1, a = [] }"), r#"{"b":{"c":1},"a":[]}"#);
    assert_eq!(
        example("array<object>", "[{ sku = \"TS\", price = 18.0 }]"),
        r#"[{"sku":"TS","price":18.0}]"#
    );
}

#[test]
fn progress_is_told_up_to_the_end() {
    let mut told = Vec::new();
    let nothing = &mut |name: &str, _: &str| panic!("{name} is extended by nobody");
    Catalog::read_with("shop.toml", SHOP, nothing, &mut |progress| told.push(progress)).expect("valid");
    assert_eq!(told.last(), Some(&ReadProgress { done: SHOP.len(), total: SHOP.len() }));
}

/// What is said of the catalog that [`SHOP`] is with `from` replaced by `to`.
fn told(from: &str, to: &str) -> String {
    assert!(SHOP.contains(from), "{from}");
    Catalog::read("shop.toml", &SHOP.replace(from, to)).expect_err("faulty").to_string()
}

#[test]
fn a_time_is_no_date() {
    let told = told("date = 2026-01-31", "date = 10:20:30.5");
    assert!(told.starts_with("error[invalid-value]: `date` is not a day"), "{told}");
}

#[test]
fn a_quoted_key_with_a_dot_is_no_dotted_header() {
    let told = told("[[goal.recommendation]]", "[[\"goal.recommendation\"]]");
    assert!(told.contains("error[unknown-table]: "), "{told}");
    assert!(told.contains("did you mean `[[goal.recommendation]]`?"), "{told}");
}

#[test]
fn a_pattern_has_to_compile() {
    let pattern = |pattern: &str| format!("type = \"string\", pattern = '{pattern}'");
    let told = told("type = \"string\"", &pattern("(a"));
    assert!(told.contains("error[invalid-value]: `pattern` is not a regular expression"), "{told}");
    // What JavaScript has and Rust has not.
    with("type = \"string\"", &pattern("^(?!x)(a)\\1$"));
}
