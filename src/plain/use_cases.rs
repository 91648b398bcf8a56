//! Which use cases.

use crate::app::counts::Counts;
use crate::app::message::Action;
use crate::app::outline::Outline as _;
use crate::app::{Step, Wizard};
use crate::catalog::{Event, Property, Recommendation};
use crate::plain::answer::{self, command, is_numbers};
use crate::plain::page::Page;
use crate::plain::question::{StepQuestion, Words, changes_so_far, counted, go_on, heading};
use crate::plain::{PromptSession, shortened};
use crate::search::Query;

/// Which use cases.
pub(crate) struct UseCaseQuestion;

impl StepQuestion for UseCaseQuestion {
    fn show(&self, wizard: &Wizard, page: &mut Page) {
        page.line(&format!("{} Goal: {}.", heading(Step::UseCases), wizard.goal().title));
        list(wizard, page);
    }

    fn ask(&self, wizard: &Wizard) -> String {
        let changes = changes_so_far(wizard);
        if wizard.work().choice.is_empty() {
            return format!("{changes}Which use cases? Nothing is selected yet, so there is no default.");
        }
        let selected = selected(wizard);
        format!("{selected} {changes}Which use cases to select or leave out? Default: go on to the review.")
    }

    fn words(&self, _wizard: &Wizard) -> Words {
        &[
            ("numbers, such as 1 3-5", "Select these use cases; those selected already are left out."),
            ("all", "Select all that are listed."),
            ("none", "Leave out all that are listed."),
            ("read 2", "A use case whole: events, properties, sources and destinations."),
            (
                "find cart",
                "List only what matches, in titles, events, properties, sources or destinations.",
            ),
            ("find", "List all again."),
            ("list", "The list again."),
            ("an empty line", "Go on to the review."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        if text.is_empty() {
            if !go_on(&mut plain.driver) {
                plain.page.line("Select a use case first: type its number.");
            }
            return;
        }
        if is_numbers(text) {
            return toggle(plain, text);
        }
        let (word, rest) = command(text);
        match (&*word, rest) {
            ("all", "") => set_all(plain, true),
            ("none", "") => set_all(plain, false),
            ("read", rest) => {
                for place in places(plain, rest) {
                    read(plain, place);
                }
            }
            ("find", words) => find(plain, words),
            ("list", "") => plain.show(),
            _ => plain.not_understood(text),
        }
    }

    fn back(&self, plain: &mut PromptSession) {
        let filtered = plain.app().is_filtered();
        plain.driver.act(Action::Back);
        if filtered {
            plain.show();
        }
    }
}

/// The use cases that are left, numbered by their places among all.
fn list(wizard: &Wizard, page: &mut Page) {
    let total = wizard.goal().use_case_count();
    let mut query = Query::new(wizard.goal_view().filter.query.text());
    if wizard.is_filtered() {
        let found = wizard.goal_view().filter.count(total);
        let words = wizard.goal_view().filter.query.text();
        page.line(&format!("{found} of {total} match \"{}\", the best first.", shortened(words)));
    }
    let rows = wizard.panel_rows();
    for row in 0..rows.rows() {
        let (Some(place), Some(recommendation)) = (rows.place(row), rows.recommendation(row)) else {
            continue;
        };
        let selected = if wizard.selection().contains(place) { "selected, " } else { "" };
        let reason = query
            .reason(recommendation)
            .map_or_else(String::new, |(kind, text)| format!(", matches {kind} {text}"));
        let title = recommendation.use_case().title();
        let counts = counts(recommendation);
        page.hanging(&format!("{}. ", place + 1), &format!("{title}: {selected}{counts}{reason}"));
    }
}

fn counts(recommendation: Recommendation) -> String {
    amounts(
        recommendation.events().len(),
        recommendation.sources().len(),
        recommendation.destinations().len(),
    )
}

fn amounts(events: usize, sources: usize, destinations: usize) -> String {
    let events = counted(events, "event", "events");
    let sources = counted(sources, "source", "sources");
    let destinations = counted(destinations, "destination", "destinations");
    format!("{events}, {sources}, {destinations}")
}

/// `2 selected: 3 events, 4 sources, 3 destinations.`, or `3 selected for 2 goals: …`
pub(crate) fn selected(wizard: &Wizard) -> String {
    let Counts { events, sources, destinations } = &wizard.work().tally;
    let amounts =
        amounts(events.asked_for().len(), sources.asked_for().len(), destinations.asked_for().len());
    format!("{}: {amounts}.", wizard.selected())
}

/// The places that `text` names; none, and that is reported, where one of them is not listed.
fn places(plain: &mut PromptSession, text: &str) -> Vec<usize> {
    let total = plain.driver.wizard().map_or(0, |it| it.goal().use_case_count());
    let numbers = answer::numbers(text, |whole| if whole.is_none() { total } else { 0 });
    match numbers {
        Ok(numbers) => numbers.into_iter().map(|number| number.whole - 1).collect(),
        Err(sentence) => {
            plain.page.line(&sentence);
            Vec::new()
        }
    }
}

fn toggle(plain: &mut PromptSession, text: &str) {
    let places = places(plain, text);
    let Some(filter) = plain.driver.wizard().map(|it| &it.goal_view().filter) else { return };
    let hidden = places.iter().find(|place| filter.row(**place).is_none());
    if let Some(place) = hidden {
        let sentence = format!(
            "Number {} is not in this list. Type find, and nothing else, to list all again.",
            place + 1
        );
        return plain.page.line(&sentence);
    }
    plain.change(|driver| {
        for place in places {
            if driver.go_to_use_case(place) {
                driver.act(Action::Toggle);
            }
        }
    });
}

/// Selects all that are listed, or none of them.
fn set_all(plain: &mut PromptSession, wanted: bool) {
    let Some(wizard) = plain.driver.wizard() else { return };
    let rows = wizard.panel_rows();
    let selection = wizard.selection();
    let listed: Vec<_> = (0..rows.rows()).filter_map(|row| rows.place(row)).collect();
    let have = listed.iter().filter(|place| selection.contains(**place)).count();
    let all = have == listed.len();
    match (wanted, listed.is_empty()) {
        (_, true) => plain.page.line("Nothing is listed. Type find, and nothing else, to list all again."),
        (true, _) if all => plain.page.line("All that are listed are selected already."),
        (false, _) if have == 0 => plain.page.line("None of those listed is selected."),
        _ => plain.change(|driver| {
            driver.act(Action::ToggleAll);
            // The key selects the rest before it leaves all out.
            if !wanted && !all {
                driver.act(Action::ToggleAll);
            }
        }),
    }
}

fn find(plain: &mut PromptSession, words: &str) {
    if words.is_empty() {
        if plain.app().is_filtered() {
            plain.driver.act(Action::Back);
        }
        return plain.show();
    }
    plain.driver.act(Action::Filter);
    plain.driver.fill(answer::unquoted(words));
    plain.driver.act(Action::Confirm);
    let PromptSession { driver, page, .. } = plain;
    let Some(wizard) = driver.wizard() else { return };
    list(wizard, page);
    if wizard.goal_view().filter.count(1) == 0 {
        page.line("No use case matches. Type find, and nothing else, to list all again.");
    }
}

/// Prints all of a use case.
fn read(plain: &mut PromptSession, place: usize) {
    let PromptSession { driver, page, .. } = plain;
    let Some(wizard) = driver.wizard() else { return };
    let Some(recommendation) = wizard.catalog().recommendation(wizard.goal(), place) else { return };
    let use_case = recommendation.use_case();
    let selected = if wizard.selection().contains(place) { "selected" } else { "not selected" };
    page.hanging(&format!("{}. ", place + 1), &format!("{}, {selected}", use_case.title()));
    page.line(use_case.summary());
    if let Some(origin) = recommendation.origin() {
        page.line(&origin.note);
    }
    page.line("Events:");
    for event in recommendation.events() {
        page.hanging("- ", &format!("{}: {}", event.name, event.description));
        event_asides(event, page);
        for property in &event.properties {
            page.hanging("  - ", &described(property));
        }
    }
    page.line("Sources:");
    for source in recommendation.sources() {
        page.hanging("- ", &format!("{}: {}", source.name, source.summary));
    }
    page.line("Destinations:");
    for destination in recommendation.destinations() {
        page.hanging("- ", &format!("{}: {}", destination.name, destination.summary));
    }
}

/// What someone who tracks an event should know beforehand.
pub(crate) fn event_asides(event: &Event, page: &mut Page) {
    if let Some(name) = &event.spec_name {
        page.indented(2, &format!("Segment's Spec calls this {name}."));
    }
    if let Some(note) = &event.note {
        page.indented(2, note);
    }
    if event.properties.is_empty() {
        page.indented(2, "It has no properties.");
    }
}

/// `email, string, personal data: Address of the person`.
pub(crate) fn described(property: &Property) -> String {
    let personal = if property.pii.is_personal() { ", personal data" } else { "" };
    format!("{}, {}{personal}: {}", property.name, property.kind, property.description)
}
