//! What is done of the work that a saved plan asks for.

mod render;

use crate::app::message::Action;
use crate::app::screen::checklist::ChecklistRows;
use crate::app::{App, Overlay};
use crate::plain::PromptSession;
use crate::plain::answer::{self, command, is_numbers};
use crate::plain::driver::Driver;
use crate::plain::page::Page;
use crate::plain::prompt;
use crate::plain::question::{Question, Words};
use crate::plan::{Environment, Part};
use render::{amount, entries, list, read};
use std::collections::HashSet;

/// What is done.
pub(crate) struct ChecklistQuestion;

impl Question for ChecklistQuestion {
    fn show(&self, app: &App, page: &mut Page) {
        let Some(open) = app.open_plan() else { return };
        let plan = open.plan();
        page.line(&format!(
            "Plan: {}. Goal: {}. File: {}.",
            plan.name,
            plan.goal_titles(),
            open.path.display()
        ));
        let counts = Environment::ALL.map(|it| format!("in {} {}", it.name(), amount(plan.count(it))));
        page.line(&format!("Done: {}.", counts.join(", ")));
        list(app, open, page);
    }

    fn ask(&self, app: &App) -> String {
        let Some(open) = app.open_plan() else { return String::new() };
        format!("What is done in {}? Default: hear the list again.", open.environment.name())
    }

    fn words(&self, _app: &App) -> Words {
        &[
            ("numbers, such as 1 3-5", "Tick this work as done; a number by itself unticks what is done."),
            ("2.1", "Tick or untick the first source that sends the event of number 2."),
            ("Order Completed", "A name does as well as a number by itself."),
            ("untick 1 3-5", "Take the ticks of this work away."),
            ("read 2", "A piece of work whole: properties, notes and the use cases that ask for it."),
            ("name 6 acme.com", "Name a source or destination; name 6 alone asks for the name."),
            ("note 2 text", "Write a note to a piece of work; note 2 alone asks for the note."),
            ("left", "List only what is left to do, or all again."),
            ("dev, prod", "Go to the work in this environment."),
            ("find cart", "List only what matches, in names, notes, properties or use cases."),
            ("find", "List all again."),
            ("list, an empty line", "The list again."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        if is_numbers(text) {
            return toggle(plain, text);
        }
        let (word, rest) = command(text);
        match (&*word, rest) {
            ("" | "list", "") => plain.show(),
            ("left", "") => {
                plain.driver.act(Action::OnlyLeft);
                plain.show();
            }
            ("dev", "") => go_to(plain, Environment::Dev),
            ("prod", "") => go_to(plain, Environment::Prod),
            ("read", rest) => {
                let numbers = numbers(plain, rest);
                let PromptSession { driver, page, .. } = plain;
                for number in numbers {
                    read(driver.app(), number, page);
                }
            }
            ("tick", rest) => {
                let places = numbers(plain, rest);
                set(plain, &places, true);
            }
            ("untick", rest) => {
                let places = numbers(plain, rest);
                set(plain, &places, false);
            }
            ("name", rest) => write(plain, Action::Rename, rest),
            ("note", rest) => write(plain, Action::Note, rest),
            ("find", words) => find(plain, words),
            _ => match named(plain.app(), text) {
                Some(place) => change(plain, &[place]),
                None => plain.not_understood(text),
            },
        }
    }

    fn back(&self, plain: &mut PromptSession) {
        if plain.app().is_filtered() {
            plain.driver.act(Action::Back);
            return plain.show();
        }
        plain.page.line("This is the first question. To leave, type quit.");
    }
}

/// The place of the work that has this name, for whoever writes what to answer before the numbers are known.
fn named(app: &App, name: &str) -> Option<usize> {
    let open = app.open_plan()?;
    let Ok(Part::Task(task)) = open.plan().part(name) else { return None };
    entries(open).iter().position(|it| it.task == task)
}

/// The places that `text` names, counted from 0; none, and that is reported, where one is wrong.
fn numbers(plain: &mut PromptSession, text: &str) -> Vec<usize> {
    let count = plain.app().open_plan().map_or(0, |open| entries(open).len());
    match answer::numbers(text, |whole| if whole.is_none() { count } else { 0 }) {
        Ok(numbers) => numbers.into_iter().map(|number| number.whole - 1).collect(),
        Err(sentence) => {
            plain.page.line(&sentence);
            Vec::new()
        }
    }
}

/// Puts the cursor on the work at a place and does this there; returns whether that could be done.
fn at(driver: &mut Driver, place: usize, action: Action) -> bool {
    let task = driver.app().open_plan().and_then(|open| Some(entries(open).get(place)?.task.clone()));
    task.is_some_and(|task| driver.go_to_task(&task)) && driver.act(action)
}

/// Whether the filter leaves all this work; where it does not, that is reported.
fn are_listed(plain: &mut PromptSession, places: &[usize]) -> bool {
    let hidden = plain.app().open_plan().and_then(|open| {
        let rows = ChecklistRows::new(open, plain.app().list_area().width);
        let shown: HashSet<_> = rows.iter().map(|row| row.entry.task.clone()).collect();
        let entries = entries(open);
        places.iter().copied().find(|place| entries.get(*place).is_none_or(|it| !shown.contains(&it.task)))
    });
    if let Some(place) = hidden {
        plain.page.line(&format!(
            "Number {} is not in this list. Type find, and nothing else, to list all again.",
            place + 1
        ));
    }
    hidden.is_none()
}

/// Each number changes its work from one to the other; what a range names is done afterwards.
fn toggle(plain: &mut PromptSession, text: &str) {
    if text.contains('.') {
        return toggle_sources(plain, text);
    }
    let places = numbers(plain, text);
    if text.contains('-') { set(plain, &places, true) } else { change(plain, &places) }
}

/// Each number changes one source's part of its work, or the whole work where it names no source.
fn toggle_sources(plain: &mut PromptSession, text: &str) {
    let Some(open) = plain.app().open_plan() else { return };
    let entries = entries(open);
    let sources = |whole: usize| entries.get(whole - 1).map_or(0, |it| it.sources.len());
    let numbers = match answer::numbers(text, |whole| whole.map_or(entries.len(), sources)) {
        Ok(numbers) => numbers,
        Err(sentence) => return plain.page.line(&sentence),
    };
    let meant = numbers.into_iter().map(|number| {
        let entry = &entries[number.whole - 1];
        let source = number.part.map(|part| entry.sources[part - 1].source.clone());
        (number.whole - 1, entry.task.clone(), source)
    });
    for (place, task, source) in meant.collect::<Vec<_>>() {
        let Some(source) = source else {
            change(plain, &[place]);
            continue;
        };
        if are_listed(plain, &[place]) {
            plain.change(|driver| {
                if driver.go_to_source(&task, &source) {
                    driver.act(Action::Toggle);
                }
            });
            plain.tell_notice();
        }
    }
}

/// Ticks or unticks this work where it is not so already.
fn set(plain: &mut PromptSession, places: &[usize], is_done: bool) {
    let Some(open) = plain.app().open_plan() else { return };
    let (entries, environment) = (entries(open), open.environment);
    let differs =
        |place: &usize| entries.get(*place).is_some_and(|it| it.progress.is_done(environment) != is_done);
    let wanted: Vec<_> = places.iter().copied().filter(differs).collect();
    if wanted.is_empty() && !places.is_empty() {
        let said = if is_done { "All of that is done already." } else { "None of that is done." };
        return plain.page.line(said);
    }
    change(plain, &wanted);
}

fn change(plain: &mut PromptSession, places: &[usize]) {
    if !are_listed(plain, places) {
        return;
    }
    for place in places.iter().copied() {
        plain.change(|driver| at(driver, place, Action::Toggle));
        plain.tell_notice();
        if plain.app().overlay().is_some() {
            return;
        }
    }
}

fn go_to(plain: &mut PromptSession, environment: Environment) {
    if plain.app().open_plan().is_some_and(|open| open.environment != environment) {
        plain.driver.act(Action::SwitchTab);
    }
    plain.show();
}

/// Writes a name or a note: at once where the text is there, else by asking for it.
fn write(plain: &mut PromptSession, action: Action, rest: &str) {
    let (number, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let place = match numbers(plain, number)[..] {
        [place] => place,
        [] => return,
        _ => return plain.page.line("Type one number, then the text."),
    };
    if !are_listed(plain, &[place]) {
        return;
    }
    if !at(&mut plain.driver, place, action) {
        return plain.page.line("Only sources and destinations take a name of their own.");
    }
    let text = text.trim();
    if text.is_empty() {
        prompt::tell_offers(plain);
    } else if matches!(plain.app().overlay(), Some(Overlay::Prompt(_))) {
        prompt::keep(plain, text);
    }
}

fn find(plain: &mut PromptSession, words: &str) {
    if words.is_empty() {
        if plain.app().is_filtered() {
            plain.driver.act(Action::Back);
        }
    } else {
        plain.driver.act(Action::Filter);
        plain.driver.fill(answer::unquoted(words));
        plain.driver.act(Action::Confirm);
    }
    plain.show();
}
