//! `segue fit` and `segue connections`: what real destinations make of a plan's events.

use segue::connections::definition::MessagePart;
use segue::connections::expression::Expression;
use segue::connections::trigger::Trigger;
use segue::connections::{Lookup, PlannedMessages, Verdict, directory, fit, rank};
use segue::plan::SetupPlan;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use support::program::{segue, told};
use tempfile::TempDir;

const META: &str = "Facebook Conversions API";

/// A folder with the plan of a whole goal, changed by hand.
fn planned(edits: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let goal = ["plan", "--goal", "optimize-advertising", "--all", "--created", "2026-11-23T21:03:00Z"];
    assert_eq!(told(segue(folder.path(), &goal)).2, 0);
    let path = folder.path().join("setup-plan.toml");
    let mut text = fs::read_to_string(&path).unwrap();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}\n{text}");
        text = text.replacen(from, to, 1);
    }
    fs::write(path, text).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    told(segue(folder, &[&["fit", "setup-plan.toml"], arguments].concat()))
}

fn plan(folder: &Path) -> SetupPlan {
    let text = fs::read_to_string(folder.join("setup-plan.toml")).unwrap();
    SetupPlan::parse("setup-plan.toml", &text).unwrap()
}

/// The messages of the built-in plan, with the values of its examples.
fn messages() -> PlannedMessages {
    PlannedMessages::new(&plan(planned(&[]).path()))
}

#[test]
fn a_purchase_without_a_currency_is_refused_and_ends_with_one() {
    let (stdout, stderr, code) = run(planned(&[]).path(), &["--destination", META]);
    assert_eq!((&*stderr, code), ("", 1), "{stdout}");
    assert!(stdout.contains("needs `currency` (Purchase, Purchase V2)"), "{stdout}");
    assert!(stdout.contains("Website: cloud mode only · Mobile: no · Reverse ETL: no"), "{stdout}");
}

#[test]
fn a_page_that_is_tracked_asks_for_a_page_call() {
    let (stdout, ..) = run(planned(&[]).path(), &["--destination", META]);
    assert!(stdout.contains("not taken by default: it asks for a page call"), "{stdout}");
}

#[test]
fn an_event_of_another_name_is_told_the_name_that_is_listened_to() {
    let folder = planned(&[("name = \"Checkout Started\"", "name = \"Product Added to Cart\"")]);
    let (stdout, ..) = run(folder.path(), &["--destination", META]);
    assert!(stdout.contains("it listens to `Product Added`\n"), "{stdout}");
}

#[test]
fn what_arrives_poorer_names_what_is_read() {
    let (stdout, ..) = run(planned(&[]).path(), &["--destination", "TikTok Conversions"]);
    assert!(stdout.contains("arrives as Complete Payment"), "{stdout}");
    assert!(stdout.contains("arrives without a currency: it reads `currency`"), "{stdout}");
}

#[test]
fn a_mapping_that_takes_everything_is_a_warning() {
    let (stdout, ..) = run(planned(&[]).path(), &["--destination", "Google Analytics 4 Cloud"]);
    assert!(stdout.contains("`Generate Lead` takes every call of its kind under one name"), "{stdout}");
    assert!(stdout.contains("none of its properties arrives"), "{stdout}");
}

#[test]
fn a_plan_says_which_real_destination_its_own_name_is() {
    let folder = planned(&[(
        "type = \"Advertising\"\ndev = false\ndescription = \"Ad networks",
        "name = \"Meta\"\nis = \"facebook-conversions-api\"\ntype = \"Advertising\"\ndev = false\ndescription = \"Ad networks",
    )]);
    let (stdout, stderr, code) = run(folder.path(), &[]);
    assert_eq!((&*stderr, code), ("", 1), "{stdout}");
    assert!(stdout.starts_with("Facebook Conversions API (Actions) (public)"), "{stdout}");
    let (checked, ..) = told(segue(folder.path(), &["check", "setup-plan.toml"]));
    assert_eq!(checked, "setup-plan.toml: ok\n");
}

#[test]
fn the_checklist_tells_what_each_destination_takes() {
    let mut plan = plan(planned(&[]).path());
    assert!(!segue::export::markdown(&plan).contains("What each destination takes"));
    plan.destinations[0].name = Some(META.to_owned());
    let page = segue::export::markdown(&plan);
    assert!(page.contains("\n## What each destination takes\n\n### Facebook Conversions API\n"), "{page}");
    assert!(page.contains("| Order Completed | refused | needs "), "{page}");
}

#[test]
fn the_page_and_the_table_tell_what_each_destination_takes() {
    let mut plan = plan(planned(&[]).path());
    assert!(!segue::export::html(&plan).contains("What each destination takes"));
    assert!(!segue::export::csv(&plan).contains("\nfit,"));
    plan.destinations[0].name = Some(META.to_owned());
    plan.destinations[1].name = Some("TikTok Conversions".to_owned());
    let page = segue::export::html(&plan);
    let matrix = &page[page.find("id=\"destinations\"").unwrap()..];
    assert_eq!(matrix.matches("<th scope=\"col\">").count(), 3, "the events and two destinations");
    assert_eq!(matrix.matches("<td>").count(), 2 * plan.events.len());
    assert!(matrix.contains("<strong class=\"verdict refused\">refused</strong>"), "{matrix}");
    let table = segue::export::csv(&plan);
    let order = table.lines().find(|line| line.starts_with("fit,Order Completed,Facebook")).unwrap();
    assert!(order.contains(",refused,") && order.contains("needs `currency`"), "{order}");
    assert_eq!(table.matches("\nfit,").count(), 2 * plan.events.len());
}

#[test]
fn what_is_exported_says_what_the_command_says_wherever_the_catalog_is() {
    let page_call = "name = \"Page Viewed\"\ncall = \"page\"\ndev = false";
    let folder = planned(&[
        ("name = \"Page Viewed\"\ndev = false", page_call),
        ("example = 64.5", "example = 7.25"),
    ]);
    let mut plan = plan(folder.path());
    plan.destinations[0].name = Some(META.to_owned());
    plan.catalog.id = "nowhere".to_owned();
    fs::write(folder.path().join("setup-plan.toml"), plan.to_toml()).unwrap();
    let (told, ..) = run(folder.path(), &["--format", "json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    let exported = segue::export::markdown(&plan);
    for event in told["destinations"][0]["events"].as_array().unwrap() {
        let row =
            format!("| {} | {} |", event["event"].as_str().unwrap(), event["verdict"].as_str().unwrap());
        assert!(exported.contains(&row), "{row}\n{exported}");
    }
    assert!(exported.contains("| Page Viewed | poorer | arrives as Page View"), "{exported}");
}

#[test]
fn a_plan_that_names_none_says_how_to_begin() {
    let (stdout, stderr, code) = run(planned(&[]).path(), &[]);
    assert_eq!((&*stdout, code), ("", 1));
    assert!(
        stderr.contains("names no destination: name one below a [[destination]], or with --destination"),
        "{stderr}"
    );
}

#[test]
fn names_that_are_unknown_ambiguous_or_not_public_get_a_sentence_each() {
    let folder = planned(&[]);
    let (stdout, _, code) = run(folder.path(), &["--destination", "TikTok"]);
    assert!(stdout.starts_with("`TikTok` may be several destinations: `TikTok "), "{stdout}");
    assert_eq!(code, 1);
    let (stdout, _, code) = run(folder.path(), &["--destination", "Mixpannel (Legacy)"]);
    assert!(stdout.contains("no destination is called `Mixpannel (Legacy)`; did you mean `"), "{stdout}");
    assert_eq!(code, 1);
    let (stdout, _, code) = run(folder.path(), &["--destination", "Google Tag Manager"]);
    assert!(stdout.contains("How it maps events is not public"), "{stdout}");
    assert_eq!(code, 0);
}

#[test]
fn programs_and_pull_requests_are_told_the_same() {
    let folder = planned(&[]);
    let (stdout, _, code) = run(folder.path(), &["--destination", META, "--format", "json"]);
    let told: Value = serde_json::from_str(&stdout).unwrap();
    let order = &told["destinations"][0]["events"][0];
    assert_eq!(
        (&order["event"], &order["verdict"], code),
        (&json!("Order Completed"), &json!("refused"), 1)
    );
    assert_eq!(order["modes"][0]["mappings"][0]["wants"][0]["paths"], json!(["properties.currency"]));
    let (stdout, ..) = run(folder.path(), &["--destination", META, "--format", "github"]);
    assert!(
        stdout.contains("::Order Completed and Facebook Conversions API: needs `currency`"),
        "{stdout}"
    );
    assert_eq!(stdout.lines().count(), 1);
}

#[test]
fn the_best_fits_of_a_category_come_first() {
    let messages = messages();
    let ranked = rank(&messages, &["Advertising"]);
    assert!(ranked.len() > 50 && ranked.is_sorted_by(|one, other| one.takes >= other.takes));
    assert!(ranked.iter().all(|it| it.listed.categories.iter().any(|it| it == "Advertising")));
    assert_eq!(ranked.last().unwrap().sentence(7), "mappings not public");
}

#[test]
fn an_amount_that_is_read_from_elsewhere_is_missing() {
    let fit = fit(&messages(), &["Amazon Conversions Api".to_owned()]);
    let order = fit.destinations[0].events().iter().find(|it| it.event == "Order Completed").unwrap();
    let lacks: Vec<_> = order.modes.iter().flat_map(|it| &it.taken).flat_map(|it| &it.lacks).collect();
    assert!(
        lacks.iter().any(|it| it.part == MessagePart::Amount && it.paths == ["properties.value"]),
        "{lacks:?}"
    );
    assert_eq!(order.verdict(), Verdict::Refused, "a browser knows no email");
}

#[test]
fn connections_are_listed_and_shown_without_a_plan() {
    let folder = tempfile::tempdir().unwrap();
    let (stdout, _, code) = told(segue(folder.path(), &["connections", "list", "warehouses"]));
    assert!(stdout.starts_with("Warehouses (11)\n") && code == 0, "{stdout}");
    let (stdout, ..) = told(segue(folder.path(), &["connections", "show", META]));
    assert!(stdout.contains("type = \"track\" and event = \"Order Completed\""), "{stdout}");
    assert!(stdout.contains("demands properties.currency, properties.revenue"), "{stdout}");
    let (_, stderr, code) = told(segue(folder.path(), &["connections", "list", "--category", "Adverts"]));
    assert!(stderr.contains("no category is called `Adverts`") && code == 1, "{stderr}");
}

#[test]
fn a_slug_with_and_without_its_prefix_is_one_destination() {
    let found = |name: &str| match directory().destination(name) {
        Lookup::Found(listed) => listed.id.clone(),
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(found("facebook-conversions-api"), found("actions-facebook-conversions-api"));
    assert_eq!(found("facebook conversions api"), found("Facebook Conversions API (Actions)"));
}

#[test]
fn a_trigger_has_no_precedence_as_the_vendors_has_none() {
    let takes = |text: &str, call: Value| Trigger::parse(text).unwrap().takes(&call);
    let purchase = json!({ "type": "track", "event": "Order Completed" });
    assert!(takes("type = track and event = \"Order Completed\"", purchase.clone()));
    assert!(takes("event = \"A\" and type = \"page\" or type = \"track\"", purchase.clone()));
    assert!(!takes("event = \"A\" or type = \"page\" and type = \"track\"", purchase.clone()));
    assert!(takes("(event = \"A\" or type=\"track\") and match(event, \"Order*\")", purchase.clone()));
    assert!(takes("type = \"track\", event != \"A\"", purchase));
    assert!(Trigger::parse("type = ").is_err() && Trigger::parse("type = \"track\" xor a = 1").is_err());
}

#[test]
fn an_expression_that_cannot_be_read_says_where() {
    for text in ["", "a ??", "each(a)", "{ a }", "[1, 2", "if exists(a) b", "template(a)", "a b", "\"open"]
    {
        assert!(Expression::parse(text).is_err(), "{text}");
    }
    let paths = Expression::parse("each(properties.products, { id: product_id ?? sku })").unwrap();
    assert_eq!(paths.paths(), ["properties.products"]);
    assert_eq!(
        paths.item_paths(),
        ["properties.products", "properties.products[].product_id", "properties.products[].sku"]
    );
}
