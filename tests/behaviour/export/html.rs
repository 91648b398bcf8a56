//! The HTML export, read back by a browser's parser that is not ours.

use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use segue::export::html;
use support::plans::{HOSTILE, any_text, filled_with, shop};

#[test]
fn a_plan_reads_as_a_page() {
    insta::assert_snapshot!(outline(&Html::parse_document(&html(&shop()))));
}

#[test]
fn progress_is_told_as_a_bar_and_in_words() {
    let page = Html::parse_document(&html(&shop()));
    let bars = select(&page, "progress");
    let told: Vec<_> = bars.iter().map(|bar| (bar.attr("value"), bar.attr("max"), words(*bar))).collect();
    assert_eq!(
        told,
        [(Some("3"), Some("7"), "3 of 7".to_owned()), (Some("1"), Some("7"), "1 of 7".to_owned())]
    );
    let labels: Vec<_> = bars
        .iter()
        .map(|bar| words(select(&page, &format!("#{}", bar.attr("aria-labelledby").unwrap()))[0]))
        .collect();
    assert_eq!(labels, ["Development 3 of 7 done", "Production 1 of 7 done"]);
}

#[test]
fn what_is_done_is_said_aloud() {
    let page = Html::parse_document(&html(&shop()));
    let done: Vec<_> =
        select(&page, "#dev ~ ul > li.done > p:first-child").into_iter().map(words).collect();
    assert_eq!(
        done,
        ["Done: Order Completed", "Done: Website acme.com", "Done: Test data arrives in every destination"]
    );
    let to_do = select(&page, "#prod ~ ul > li:not(.done) > p:first-child");
    assert!(to_do.iter().all(|item| words(*item).starts_with("To do: ")), "{}", html(&shop()));
}

#[test]
fn notes_keep_their_lines() {
    let page = Html::parse_document(&html(&shop()));
    let note = select(&page, "article .note")[0].inner_html();
    assert!(note.contains("Sent by the server,</bdi><br><bdi>not by the browser."), "{note}");
}

#[test]
fn the_page_needs_nothing_beside_it() {
    let page = html(&shop());
    let parsed = Html::parse_document(&page);
    for element in select(&parsed, "*") {
        assert_ne!(element.value().name(), "script");
        assert_ne!(element.value().name(), "link");
        assert_eq!(element.attr("src"), None);
        let target = element.attr("href").unwrap_or("#");
        let inside = target.strip_prefix('#').expect("links lead to places within the page");
        assert!(inside.is_empty() || select(&parsed, target).len() == 1, "{target} leads nowhere");
    }
    assert!(!page.contains("url(") && !page.contains("@import"), "the style loads nothing");
}

#[test]
fn a_plan_of_nothing_is_still_a_page() {
    let mut plan = shop();
    plan.events.clear();
    plan.sources.clear();
    plan.destinations.clear();
    plan.goals[0].use_cases.clear();
    let page = Html::parse_document(&html(&plan));
    assert_eq!(words(select(&page, "h1")[0]), "Acme shop");
    assert!(select(&page, "table, article, .use-cases, .looks li").is_empty());
    assert!(page.errors.is_empty(), "{:?}", page.errors);
}

#[test]
fn hostile_text_shows_as_it_is() {
    for text in HOSTILE {
        assert_inert(text);
    }
    assert_inert(&"<b>&\"'".repeat(1700));
}

proptest! {
    #[test]
    fn any_text_shows_as_it_is(text in any_text()) {
        assert_inert(&text);
    }
}

/// Fills a plan with `text` and finds exactly that text, and the shape of a harmless plan, in the page.
#[track_caller]
fn assert_inert(text: &str) {
    let source = html(&filled_with(text));
    let page = Html::parse_document(&source);
    assert!(page.errors.is_empty(), "{text:?}: {:?}", page.errors);
    if !text.trim().is_empty() && text.trim().lines().count() == 1 {
        let harmless = Html::parse_document(&html(&filled_with("x")));
        assert_eq!(shape(&page), shape(&harmless), "{text:?} changes the page");
        assert!(words(select(&page, "article .note")[0]).ends_with(&shown(text)));
    }
    assert_eq!(words(select(&page, "title")[0]), format!("{} · Setup checklist", shown(text)));
    for place in ["h1", ".goal strong", "li strong", "article h3", "tbody th"] {
        assert_eq!(words(select(&page, place)[0]), shown(text), "in {place}");
    }
    let kept = |c: char| c == '\n' || !c.is_control();
    assert!(source.chars().all(kept), "{text:?} leaves control characters");
}

fn shown(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() { "—".into() } else { segue::text::printable(&words.join(" ")).into_owned() }
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: ElementRef) -> String {
    element.text().collect()
}

/// The elements with their attributes, without the text between them.
fn shape(page: &Html) -> Vec<String> {
    let elements = select(page, "*").into_iter().map(|element| element.value());
    elements.map(|it| format!("{} {:?}", it.name(), it.attrs().collect::<Vec<_>>())).collect()
}

/// What a screen reader goes through: headings, list items, table rows.
fn outline(page: &Html) -> String {
    let lines = select(page, "h1, h2, h3, li, tr, header p, article p, caption, footer p");
    let line = |it: ElementRef| format!("{}: {}\n", it.value().name(), words(it));
    lines.into_iter().map(line).collect()
}
