//! What of the merged plan.

use crate::app::message::Action;
use crate::app::outline::Outline as _;
use crate::app::screen::review::{Fate, ReviewRow, ReviewRows, Thing};
use crate::app::{Overlay, Step, Wizard};
use crate::catalog::{Event, UseCase};
use crate::plain::PromptSession;
use crate::plain::answer::{self, Number, command, is_numbers};
use crate::plain::driver::Driver;
use crate::plain::page::Page;
use crate::plain::prompt;
use crate::plain::question::{StepQuestion, Words, changes_so_far, counted, go_on, heading};
use crate::plain::use_cases::{described, event_asides, selected};
use crate::plan::Item;

/// What of the merged plan.
pub(crate) struct ReviewQuestion;

impl StepQuestion for ReviewQuestion {
    fn show(&self, wizard: &Wizard, page: &mut Page) {
        page.line(&format!("{} {}", heading(Step::Review), selected(wizard)));
        let rows = wizard.review_rows();
        let mut kind = "";
        for (number, row) in (1..).zip(rows.iter()) {
            if kind_of(row) != kind {
                kind = kind_of(row);
                page.line(&format!("{kind}:"));
            }
            page.hanging(&format!("{number}. "), &item_line(&rows, row));
        }
    }

    fn ask(&self, wizard: &Wizard) -> String {
        let rows = wizard.review_rows();
        let out = rows.iter().filter(|row| rows.choice().is_declined(row.item)).count();
        let out = if out == 0 {
            String::new()
        } else {
            format!("{} taken out. ", counted(out, "item is", "items are"))
        };
        format!("{}{out}What to take out or put back? Default: go on to saving.", changes_so_far(wizard))
    }

    fn words(&self, _wizard: &Wizard) -> Words {
        &[
            ("numbers, such as 1 3-5 or 2.4", "Take these items or properties out, or put them back."),
            ("read 2", "An item whole: properties, notes and the use cases that ask for it."),
            ("name 6 acme.com", "Name a source or destination; name 6 alone asks for the name."),
            ("note 2 text", "Write a note to an item; note 2 alone asks for the note."),
            ("list", "The list again."),
            ("an empty line", "Go on to saving."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        if text.is_empty() {
            if !go_on(&mut plain.driver) {
                plain.page.line("Everything is taken out. Type a number to put that item back.");
            }
            return;
        }
        if is_numbers(text) {
            return toggle(plain, text);
        }
        let (word, rest) = command(text);
        match &*word {
            "read" => {
                let numbers = numbers(plain, rest);
                let PromptSession { driver, page, .. } = plain;
                for number in numbers {
                    if let Some(wizard) = driver.wizard() {
                        read(wizard, number, page);
                    }
                }
            }
            "name" => write(plain, Action::Rename, rest),
            "note" => write(plain, Action::Note, rest),
            "list" if rest.is_empty() => plain.show(),
            _ => plain.not_understood(text),
        }
    }
}

fn kind_of(row: &ReviewRow) -> &'static str {
    match (row.thing, row.item) {
        (Thing::Saved(Fate::Stays), _) => "Added by hand",
        (Thing::Saved(Fate::Leaves { .. }), _) => "Will be removed",
        (_, Item::Event(_) | Item::Property { .. }) => "Events",
        (_, Item::Source(_)) => "Sources",
        (_, Item::Destination(_)) => "Destinations",
    }
}

/// `Order Completed: 9 properties, personal data; for Suppress with purchase`.
fn item_line(rows: &ReviewRows, row: &ReviewRow) -> String {
    let choice = rows.choice();
    let mut said = Vec::new();
    match row.thing {
        Thing::Saved(fate) => said.extend([row.item.kind().to_owned(), fate.told().to_owned()]),
        _ if choice.is_declined(row.item) => said.push("taken out".to_owned()),
        _ => {}
    }
    said.extend(rows.news(row));
    if let Thing::Event(event) = row.thing {
        said.extend(properties(rows, event));
    }
    said.extend(choice.name(row.item).map(|name| format!("named {name}")));
    if !row.use_cases.is_empty() {
        said.push(format!("for {}", why(rows, row)));
    }
    said.extend(choice.note(row.item).map(|note| format!("note: {note}")));
    format!("{}: {}", row.item.title(), said.join(", "))
}

/// Who asks for an item: by title where they are few, else in numbers, which is heard faster.
fn why(rows: &ReviewRows, row: &ReviewRow) -> String {
    const FEW: usize = 2;
    match (row.use_cases.len(), rows.choice().len()) {
        (count, _) if count <= FEW => titles(row),
        (count, selected) if count == selected => format!("all {count} use cases"),
        (count, selected) => format!("{count} of {selected} use cases"),
    }
}

fn titles(row: &ReviewRow) -> String {
    let titles: Vec<_> = row.use_cases.iter().map(UseCase::title).collect();
    titles.join("; ")
}

fn properties(rows: &ReviewRows, event: &Event) -> Vec<String> {
    let out =
        event.properties.iter().filter(|it| rows.choice().is_declined(&Item::property(event, it))).count();
    let mut said = vec![counted(event.properties.len(), "property", "properties")];
    if out > 0 {
        said.push(format!("{out} of them taken out"));
    }
    if event.properties.iter().any(|property| property.pii.is_personal()) {
        said.push("personal data".to_owned());
    }
    said
}

/// The numbers that `text` names; none, and that is reported, where one is wrong.
fn numbers(plain: &mut PromptSession, text: &str) -> Vec<Number> {
    let numbers = {
        let Some(wizard) = plain.driver.wizard() else { return Vec::new() };
        let rows = wizard.review_rows();
        answer::numbers(text, |whole| match whole {
            None => rows.rows(),
            Some(whole) => rows.row(whole - 1).map_or(0, |row| match row.thing {
                Thing::Event(event) => event.properties.len(),
                Thing::Connection { .. } | Thing::Saved(_) => 0,
            }),
        })
    };
    numbers.unwrap_or_else(|sentence| {
        plain.page.line(&sentence);
        Vec::new()
    })
}

/// The item with this number.
fn item(wizard: &Wizard, number: Number) -> Option<Item> {
    let rows = wizard.review_rows();
    let row = rows.row(number.whole - 1)?;
    match (row.thing, number.part) {
        (Thing::Event(event), Some(part)) => Some(Item::property(event, event.properties.get(part - 1)?)),
        (Thing::Connection { .. } | Thing::Saved(_), Some(_)) => None,
        (_, None) => Some(row.item.clone()),
    }
}

/// Puts the cursor on the item with this number, has `with` done there, and closes what had to be opened.
fn at<T>(driver: &mut Driver, number: Number, with: impl FnOnce(&mut Driver) -> T) -> Option<T> {
    let item = item(driver.wizard()?, number)?;
    let row = number.whole - 1;
    let open = driver.wizard()?.review_rows().is_open(row);
    let result = driver.go_to_item(row, &item).then(|| with(driver));
    if !open && number.part.is_some() {
        driver.act(Action::Close);
    }
    result
}

fn toggle(plain: &mut PromptSession, text: &str) {
    let numbers = numbers(plain, text);
    for number in &numbers {
        tell_fate(plain, *number);
    }
    plain.change(|driver| {
        for number in numbers {
            at(driver, number, |driver| driver.act(Action::Toggle));
        }
    });
}

/// Says why nothing can be done about an item, where that is so; returns whether it is.
fn tell_fate(plain: &mut PromptSession, number: Number) -> bool {
    let Some(wizard) = plain.driver.wizard() else { return false };
    let rows = wizard.review_rows();
    let row = number.whole - 1;
    let (Some(fate), Some(title)) = (rows.fate(row), rows.row(row).map(|row| row.item.title())) else {
        return false;
    };
    plain.page.line(&format!("{title}: {}", fate.sentence()));
    true
}

/// Writes a name or a note: at once where the text is there, else by asking for it.
fn write(plain: &mut PromptSession, action: Action, rest: &str) {
    let (number, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let number = match numbers(plain, number)[..] {
        [number] => number,
        [] => return,
        _ => return plain.page.line("Type one number, then the text."),
    };
    if tell_fate(plain, number) {
        return;
    }
    let offered = at(&mut plain.driver, number, |driver| driver.act(action)).unwrap_or(false);
    if !offered {
        return plain.page.line(match action {
            Action::Rename => "Only sources and destinations take a name of their own.",
            _ => "A property takes no note; its event does.",
        });
    }
    let text = text.trim();
    if text.is_empty() {
        prompt::tell_offers(plain);
    } else if matches!(plain.app().overlay(), Some(Overlay::Prompt(_))) {
        prompt::keep(plain, text);
    }
}

/// Prints all of an item.
fn read(wizard: &Wizard, number: Number, page: &mut Page) {
    let rows = wizard.review_rows();
    let Some(row) = rows.row(number.whole - 1) else { return };
    if let (Thing::Event(event), Some(part)) = (row.thing, number.part) {
        return read_property(&rows, event, number.whole, part, page);
    }
    page.hanging(&format!("{}. ", number.whole), &item_line(&rows, row));
    if !row.use_cases.is_empty() {
        page.line(&format!("Asked for by: {}.", titles(row)));
    }
    match row.thing {
        Thing::Connection { summary, .. } => page.line(summary),
        Thing::Saved(fate) => page.line(fate.sentence()),
        Thing::Event(event) => {
            page.line(&event.description);
            event_asides(event, page);
            for part in 1..=event.properties.len() {
                read_property(&rows, event, number.whole, part, page);
            }
        }
    }
}

fn read_property(rows: &ReviewRows, event: &Event, whole: usize, part: usize, page: &mut Page) {
    let property = &event.properties[part - 1];
    let item = Item::property(event, property);
    let out = match (rows.choice().is_declined(&item), rows.is_new(&item)) {
        (true, _) => "taken out: ",
        (false, true) => "new: ",
        (false, false) => "",
    };
    page.hanging(&format!("{whole}.{part} "), &format!("{out}{}", described(property)));
}
