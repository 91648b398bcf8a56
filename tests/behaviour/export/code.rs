//! The calls as code. That the SDKs send them as planned is shown in `clients`.

use proptest::prelude::*;
use segue::catalog::{AllowedValue, Call, Deprecation, ItemType, Pii, Property, PropertyType};
use segue::export::{CodeLanguage, code, event_code};
use segue::plan::{EventDetails, PlannedEvent, PlannedProperty, SetupPlan};
use segue::proof::{Expectations, JudgeOptions, Judgements, MessageJudge};
use serde_json::{Value, json};
use std::sync::Arc;
use support::plans::{any_property, any_text, event, filled_with, property, shop};
use support::program::{segue, told};

/// A plan with a call of each kind, fields within fields, and values that hold what languages would obey.
fn every_call() -> SetupPlan {
    let mut plan = shop();
    plan.events.truncate(1);
    let products = &mut plan.events[0].properties[2];
    products.properties = vec![
        Property { required: true, ..Property::new("sku", PropertyType::String) },
        Property { minimum: Some(2.into()), ..Property::new("quantity", PropertyType::Integer) },
        Property { deprecated: true, ..Property::new("old", PropertyType::String) },
    ];
    plan.events[0].properties[1].example = Some(json!(49.5));
    plan.events[0].details = EventDetails {
        when: Some("The payment provider confirmed the payment.".into()),
        owner: Some("Checkout".into()),
        spec_name: Some("Order Completed".into()),
        guidance: Some("Once an order.".into()),
        deprecated: Some(Deprecation {
            since: Some("2026-03-31".into()),
            replaced_by: Some("Paid".into()),
        }),
        ..EventDetails::default()
    };
    let calls = [Call::Page, Call::Page, Call::Screen, Call::Identify, Call::Group, Call::Alias];
    for (call, name) in calls.into_iter().zip(["Any", "Pricing", "Home", "Known", "Joined", "Merged"]) {
        let plan_name = AllowedValue { value: "team's \"own\"".into(), meaning: String::new() };
        let mut properties = vec![property("plan", PropertyType::String, "What </script> was bought")];
        properties[0].allowed = vec![plan_name];
        properties[0].pii = Pii::Personal;
        let details = EventDetails {
            call,
            page: (name == "Pricing").then(|| name.into()),
            ..EventDetails::default()
        };
        plan.events.push(PlannedEvent { details, ..event(name, "", &[], properties) });
    }
    plan
}

#[test]
fn every_call_in_every_language() {
    for language in CodeLanguage::ALL {
        insta::assert_snapshot!(language.name(), code(&every_call(), language).unwrap());
    }
}

#[test]
fn a_string_ends_where_it_should_in_every_language() {
    let text = "a\"b'c\\d\n${x}`y`$(z)!1</script><!--<script\u{2028}\u{e0041}é注";
    let written = |language| {
        let mut plan = shop();
        plan.events.truncate(1);
        plan.events[0].properties = vec![property("__proto__", PropertyType::String, "")];
        plan.events[0].properties[0].example = Some(text.into());
        event_code(&plan, &plan.events[0], language)
            .lines()
            .find(|it| it.contains("__proto__") && it.contains("a\\\""))
            .unwrap()
            .trim()
            .to_owned()
    };
    let javascript = r#"["__proto__"]: "a\"b'c\\d\n${x}`y`$(z)!1\u003c/script>\u003c!--\u003cscript\u2028\udb40\udc41é注", // optional"#;
    assert_eq!(written(CodeLanguage::Browser), javascript);
    assert_eq!(written(CodeLanguage::Node), javascript);
    let python = r#""__proto__": "a\"b'c\\d\n${x}`y`$(z)!1</script><!--<script\U00002028\U000e0041é注",  # optional"#;
    assert_eq!(written(CodeLanguage::Python), python);
    let curl =
        r#""__proto__": "a\"b'c\\d\n${x}`y`$(z)\u00211</script><\u0021--<script\u2028\udb40\udc41é注""#;
    assert_eq!(written(CodeLanguage::Curl), curl);
}

#[test]
fn a_script_in_a_page_is_not_ended() {
    for text in ["</script>", "<!-- <script>", "</SCRIPT"] {
        let code = code(&filled_with(text), CodeLanguage::Browser).unwrap();
        assert!(!code.contains("</") && !code.contains("<!--"), "{code}");
    }
}

#[test]
fn the_language_is_an_option_or_configured() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.toml"), shop().to_toml()).unwrap();
    let run = |options: &[&str]| told(segue(folder.path(), &[&["export", "plan.toml"], options].concat()));
    assert_eq!(run(&["--format", "code"]).0, code(&shop(), CodeLanguage::Browser).unwrap());
    std::fs::create_dir_all(folder.path().join(".config/segue")).unwrap();
    std::fs::write(folder.path().join(".config/segue/config.toml"), "code_language = \"python\"").unwrap();
    assert_eq!(run(&["--format", "code"]).0, code(&shop(), CodeLanguage::Python).unwrap());
    assert_eq!(run(&["--format", "code", "--lang", "curl"]).0, code(&shop(), CodeLanguage::Curl).unwrap());
    let (_, stderr, status) = run(&["--format", "csv", "--lang", "curl"]);
    assert_eq!((&*stderr, status), ("error: --lang is for code; csv has none. Leave it out.\n", 2));
    std::fs::write(folder.path().join(".config/segue/config.toml"), "code_language = \"pyhton\"").unwrap();
    let (stdout, stderr, status) = told(segue(folder.path(), &["config"]));
    assert!(
        stderr.contains("no code_language `pyhton`; did you mean `python`?") && status == 1,
        "{stderr}"
    );
    assert!(stdout.contains("code_language  browser     default"), "{stdout}");
}

/// The message that the shell would post.
fn posted(code: &str) -> Value {
    let (_, rest) = code.split_once("<<'JSON'\n").expect("a here-document");
    let (message, behind) = rest.rsplit_once("JSON\n").expect("its end");
    assert_eq!(behind, "");
    serde_json::from_str(message).expect("JSON")
}

/// What is wrong with a message, by the plan.
fn problems(plan: &SetupPlan, call: Call, message: &Value) -> usize {
    let expectations = Arc::new(Expectations::of(plan, None));
    let mut judge = MessageJudge::new(expectations, JudgeOptions::default());
    let mut found = Judgements::default();
    judge.judge(message.to_string().as_bytes(), call.name().parse().ok(), &mut found);
    found.iter().filter(|it| !it.is_right()).count() + found.rejections().len()
}

#[test]
fn what_stands_without_an_example_keeps_to_its_constraints() {
    let text = |edit: fn(&mut Property)| {
        let mut property = Property::new("it", PropertyType::String);
        edit(&mut property);
        let mut plan = shop();
        plan.events = vec![event("Paid", "", &[], vec![PlannedProperty::from(&property)])];
        posted(&event_code(&plan, &plan.events[0], CodeLanguage::Curl))["properties"]["it"].clone()
    };
    assert_eq!(text(|it| it.pattern = Some("^[A-Z]{3}-\\d+$".into())), "AAA-0");
    assert_eq!(text(|it| (it.pattern, it.min_length) = (Some("^[a-f0-9]*$".into()), Some(4))), "aaaa");
    assert_eq!(text(|it| it.format = Some("email".into())), "ada@example.com");
    assert_eq!(text(|it| it.max_length = Some(3)), "exa");
    assert_eq!(text(|it| it.min_length = Some(9)), "exampleex");
    assert_eq!(text(|it| it.constant = Some("EUR".into())), "EUR");
    assert_eq!(
        text(|it| (it.kind, it.minimum) = (PropertyType::Integer, serde_json::Number::from_f64(2.5))),
        3
    );
    assert_eq!(text(|it| (it.kind, it.maximum) = (PropertyType::Number, Some(5.into()))), 5);
    assert_eq!(
        text(|it| (it.kind, it.min_items) = (PropertyType::Array(ItemType::Integer), Some(2))),
        json!([1, 1])
    );
}

proptest! {
    #[test]
    fn every_message_is_as_planned(properties in prop::collection::vec(any_property(), 1..6)) {
        let mut plan = shop();
        let mut properties: Vec<_> = properties.iter().map(PlannedProperty::from).collect();
        properties.sort_by(|one, other| one.name.cmp(&other.name));
        properties.dedup_by(|one, other| one.name == other.name);
        plan.events = vec![event("Order Completed", "", &[], properties)];
        let message = posted(&event_code(&plan, &plan.events[0], CodeLanguage::Curl));
        prop_assert_eq!(problems(&plan, Call::Track, &message), 0, "{}", message);
    }

    #[test]
    fn any_text_stays_on_its_line(text in any_text()) {
        let mut plan = filled_with(&text);
        plan.events[0].name = "Paid".into();
        plan.events[0].properties[0].name = "total".into();
        plan.events[0].properties[0].example = Some(text.clone().into());
        for language in CodeLanguage::ALL {
            let code = event_code(&plan, &plan.events[0], language);
            let is_code = |it: &&str| !it.starts_with("//") && !it.starts_with('#');
            let expected = match language {
                CodeLanguage::Browser => 3,
                CodeLanguage::Node | CodeLanguage::Python => 7,
                CodeLanguage::Curl => 10,
            };
            prop_assert_eq!(code.lines().filter(is_code).count(), expected, "{}", code);
            prop_assert_eq!(code.find(['\u{1b}', '\u{2028}', '\u{202e}']), None);
        }
    }
}
