//! The Markdown export, read back by a parser that is not ours.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use proptest::prelude::*;
use segue::export::markdown;
use support::plans::{HOSTILE, any_text, filled_with, shop};

#[test]
fn a_plan_reads_as_a_checklist() {
    insta::assert_snapshot!(markdown(&shop()));
}

#[test]
fn boxes_are_ticked_where_the_work_is_done() {
    let boxes = facts(&markdown(&shop())).boxes;
    let ticked: Vec<&str> = boxes.iter().filter(|(ticked, _)| *ticked).map(|(_, text)| &**text).collect();
    let website = "Website (acme.com) for Suppress with purchase, Increase signups with lookalikes \
                   Note: tag manager container 7";
    assert_eq!(
        ticked,
        [
            "Order Completed for Suppress with purchase Note: Sent by the server, not by the browser.",
            website,
            "Test data arrives in every destination Note: looked at the source debugger",
            website,
        ]
    );
    assert_eq!(boxes.len(), 2 * (3 + 2 + 1 + 1), "every item and verifying, in both environments");
}

#[test]
fn properties_are_rows_with_personal_data_marked() {
    let rows = facts(&markdown(&shop())).rows;
    assert!(rows.contains(&row(["order_id", "string", "required", "", "Your identifier for the order"])));
    let meaning = "The name that the person signs in with";
    assert!(rows.contains(&row(["username", "string", "", "personal data", meaning])));
    assert!(rows.contains(&row(["tags", "array<string>", "", "", "Words the person chose"])));
    assert_eq!(rows.len(), 8);
}

#[test]
fn a_plan_of_nothing_is_still_a_page() {
    let mut plan = shop();
    plan.events.clear();
    plan.sources.clear();
    plan.destinations.clear();
    plan.goals[0].use_cases.clear();
    let facts = facts(&markdown(&plan));
    assert_eq!(facts.headings[0], "Acme shop");
    assert_eq!(facts.boxes.len(), 2, "verifying, in both environments");
}

#[test]
fn hostile_text_shows_as_it_is() {
    for text in HOSTILE.into_iter().filter(|text| !text.trim().is_empty()) {
        assert_inert(text);
    }
    assert_inert(&"|`*<".repeat(2500));
}

#[test]
fn blank_text_is_a_dash_and_a_blank_note_is_none() {
    for text in ["", " \t\n "] {
        let facts = facts(&markdown(&filled_with(text)));
        assert_eq!(facts.headings[0], "—");
        assert_eq!(facts.boxes[0].1, "— for —, —");
        assert_eq!(facts.rows, [row(["—", "string", "required", "", "—"])]);
    }
}

proptest! {
    #[test]
    fn any_text_shows_as_it_is(text in any_text().prop_filter("says nothing", |it| !it.trim().is_empty())) {
        assert_inert(&text);
    }
}

/// Fills a plan with `text` and finds exactly that text, and the shape of a harmless plan, in the page.
#[track_caller]
fn assert_inert(text: &str) {
    let page = markdown(&filled_with(text));
    let (found, harmless) = (facts(&page), facts(&markdown(&filled_with("x"))));
    let shown = shown(text);
    assert_eq!(found.shape, harmless.shape, "{text:?} changes the page:\n{page}");
    assert_eq!(found.headings[0], shown, "the name of the plan in\n{page}");
    assert_eq!(found.rows[0][0], shown, "the name of the property in\n{page}");
    assert_eq!(found.rows[0][4], shown, "the meaning of the property in\n{page}");
    assert_eq!(found.boxes[0].1, format!("{shown} for {shown}, {shown} Note: {shown}"));
    assert_eq!(found.boxes[1].1, format!("{shown} ({shown}) for {shown}, {shown} Note: {shown}"));
    assert!(!page.contains(|c: char| c.is_control() && c != '\n'), "{page:?}");
}

/// How a page shows `text`: white space as one space, what a terminal would obey made visible.
fn shown(text: &str) -> String {
    segue::text::printable(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).into()
}

/// What a page says once it is parsed.
#[derive(Debug, Default)]
struct Facts {
    headings: Vec<String>,
    boxes: Vec<(bool, String)>,
    rows: Vec<Vec<String>>,
    /// What the page is made of, its words and typefaces apart.
    shape: Vec<String>,
}

fn facts(page: &str) -> Facts {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = true;
    options.extension.alerts = true;
    let arena = Arena::new();
    let mut facts = Facts::default();
    for node in parse_document(&arena, page, &options).descendants() {
        note(&mut facts, node);
    }
    facts
}

fn note<'a>(facts: &mut Facts, node: &'a AstNode<'a>) {
    match &node.data.borrow().value {
        NodeValue::Heading(heading) => {
            facts.shape.push(format!("h{}", heading.level));
            facts.headings.push(words(node));
        }
        NodeValue::TaskItem(item) => {
            facts.shape.push("box".into());
            facts.boxes.push((item.symbol.is_some(), words(node.first_child().unwrap())));
        }
        NodeValue::TableRow(false) => {
            facts.shape.push("row".into());
            facts.rows.push(node.children().map(words).collect());
        }
        // A span shows nothing of its own, and the face of code is given to plain names only.
        NodeValue::Text(_) | NodeValue::Code(_) => {}
        NodeValue::HtmlInline(tag) if matches!(&**tag, "<span>" | "</span>") => {}
        NodeValue::HtmlInline(tag) => facts.shape.push(tag.clone()),
        other => facts.shape.push(other.xml_node_name().into()),
    }
}

/// The words under a node, as a reader sees them.
fn words<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::HtmlInline(tag) if tag == "<br>" => words.push(' '),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

#[test]
fn the_brief_form_has_all_the_work_and_no_properties() {
    let brief = facts(&segue::export::brief_markdown(&shop()));
    assert_eq!(brief.boxes, facts(&markdown(&shop())).boxes);
    assert!(brief.rows.is_empty());
}

#[test]
fn issues_and_commits_stay_text() {
    let text = markdown(&filled_with("GH-12 and d6c0a5e of 1234567 in deed"));
    assert!(
        text.contains("GH<span>-</span>12 and <span>d</span>6c0a5e of <span>1</span>234567 in deed"),
        "{text}"
    );
}
