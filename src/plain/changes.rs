//! What an answer changed, in words, read off the model before and after it.

use crate::app::screen::review::Thing;
use crate::app::{App, Wizard};
use crate::plain::page::Page;
use crate::plan::{ChangeKind, Choice, Difference, Item, Selection, SetupPlan, difference};

/// Beyond this many names, a sentence gives the number of the others.
const MOST: usize = 12;

/// What a person's answers change.
pub(crate) enum Before {
    /// What was chosen.
    Choice(Choice),
    /// The saved plan that is open.
    Plan(Box<SetupPlan>),
}

impl Before {
    /// What it is now.
    pub(crate) fn of(app: &App) -> Self {
        match (app.wizard(), app.open_plan()) {
            (Some(wizard), _) => Self::Choice(wizard.work().choice.clone()),
            (None, Some(open)) => Self::Plan(Box::new(open.plan().clone())),
            (None, None) => Self::Choice(Choice::default()),
        }
    }
}

/// Reports how what there is now differs from what there was `before`.
pub(crate) fn tell(before: &Before, app: &App, page: &mut Page) {
    match (before, app.wizard(), app.open_plan()) {
        (Before::Choice(before), Some(wizard), _) => tell_choice(before, wizard, page),
        (Before::Plan(before), _, Some(open)) => tell_work(before, open.plan(), page),
        _ => {}
    }
}

fn tell_work(before: &SetupPlan, after: &SetupPlan, page: &mut Page) {
    for change in difference(before, after) {
        page.line(&sentence(&change));
    }
}

/// What changed in a plan.
pub(crate) fn sentence(Difference { subject, what }: &Difference) -> String {
    match what {
        ChangeKind::Added => format!("Added: {subject}."),
        ChangeKind::Dropped => format!("Dropped: {subject}."),
        ChangeKind::Declined => format!("Declined: {subject}."),
        ChangeKind::Restored => format!("Put back: {subject}."),
        ChangeKind::Reopened => format!("Not declined any more: {subject}."),
        ChangeKind::Done { environment } => format!("Done in {environment}: {subject}."),
        ChangeKind::Undone { environment } => format!("To do again in {environment}: {subject}."),
        ChangeKind::Changed { key, new: Some(new), .. } => format!("The {key} of {subject} is now: {new}"),
        ChangeKind::Changed { key, new: None, .. } => format!("The {key} of {subject} is removed."),
    }
}

fn tell_choice(before: &Choice, wizard: &Wizard, page: &mut Page) {
    let after = &wizard.work().choice;
    say(page, "Selected", &without(wizard, after, before));
    say(page, "Left out", &without(wizard, before, after));
    let mut out = Vec::new();
    let mut back = Vec::new();
    let mut written = Vec::new();
    for item in items(wizard) {
        match (before.is_declined(&item), after.is_declined(&item)) {
            (false, true) => out.push(called(&item)),
            (true, false) => back.push(called(&item)),
            _ => {}
        }
        written.extend(text_change("name", &item, before.name(&item), after.name(&item)));
        written.extend(text_change("note", &item, before.note(&item), after.note(&item)));
    }
    say(page, "Taken out", &out);
    say(page, "Put back", &back);
    for sentence in written {
        page.line(&sentence);
    }
}

fn say(page: &mut Page, what: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    let shown = names[..names.len().min(MOST)].join("; ");
    let more = names.len().saturating_sub(MOST);
    let more = if more == 0 { String::new() } else { format!("; and {more} more") };
    page.line(&format!("{what}: {shown}{more}."));
}

/// The use cases that are chosen here and not in `other`.
fn without(wizard: &Wizard, chosen: &Choice, other: &Choice) -> Vec<String> {
    let of_goal = |(goal, selection): (usize, &Selection)| {
        let left = selection.iter().filter(|place| !other.selection(goal).contains(*place));
        left.map(|place| use_case(wizard, goal, place)).collect::<Vec<_>>()
    };
    chosen.selections().flat_map(of_goal).collect()
}

/// A use case as the list numbers it; one of another goal with that goal.
fn use_case(wizard: &Wizard, goal: usize, place: usize) -> String {
    let (catalog, goal) = (wizard.catalog(), &wizard.catalog().goals()[goal]);
    let title = catalog.recommendation(goal, place).map_or("", |it| it.use_case().title());
    if goal.id == wizard.goal().id {
        format!("{}, {title}", place + 1)
    } else {
        format!("{title} for {}", goal.title)
    }
}

fn text_change(what: &str, item: &Item, before: Option<&str>, after: Option<&str>) -> Option<String> {
    let called = called(item);
    match after {
        _ if before == after => None,
        Some(text) => Some(format!("The {what} of {called} is now: {text}")),
        None => Some(format!("The {what} of {called} is removed.")),
    }
}

/// An item as a sentence names it.
pub(crate) fn called(item: &Item) -> String {
    match item {
        Item::Event(name) => format!("the event {name}"),
        Item::Property { event, name } => format!("the property {name} of {event}"),
        Item::Source(kind) => format!("the source {kind}"),
        Item::Destination(kind) => format!("the destination {kind}"),
    }
}

/// Everything that the selection asks for.
fn items(wizard: &Wizard) -> Vec<Item> {
    let mut items = Vec::new();
    for row in wizard.review_rows().iter() {
        items.push(row.item.clone());
        if let Thing::Event(event) = row.thing {
            items.extend(event.properties.iter().map(|property| Item::property(event, property)));
        }
    }
    items
}
