//! A name or a note of an item.

use crate::app::message::{Action, Motion};
use crate::app::{App, Overlay, PromptKind, PromptSubject};
use crate::plain::PromptSession;
use crate::plain::answer::{command, unquoted};
use crate::plain::changes::called;
use crate::plain::question::{Question, Words};

/// What is it called, or what is there to note?
pub(crate) struct PromptQuestion;

impl Question for PromptQuestion {
    fn ask(&self, app: &App) -> String {
        let Some(Overlay::Prompt(prompt)) = app.overlay() else { return String::new() };
        let what = match prompt.kind {
            PromptKind::Name => "Name",
            PromptKind::Note => "Note",
        };
        let default = match prompt.text.text() {
            "" => "none".to_owned(),
            text => text.to_owned(),
        };
        let subject = match &prompt.subject {
            PromptSubject::Item(item) => called(item),
            PromptSubject::Task(_) => prompt.subject.title().to_owned(),
        };
        format!("{what} of {subject}? Default: {default}")
    }

    fn words(&self, app: &App) -> Words {
        if is_picking(app) {
            return &[
                ("any name", "It is kept in the plan."),
                ("3", "The real one with this number. In quotes, a number or a word is a name, too."),
                ("find face", "List the real ones that match; find alone lists the best fits again."),
                ("\"\"", "Remove the name."),
                ("an empty line", "Leave it as it is."),
            ];
        }
        &[
            ("any text", "It is kept in the plan."),
            ("\"\"", "Remove the text. In quotes, a word such as \"back\" is a text, too."),
            ("an empty line", "Leave it as it is."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        if !is_picking(plain.app()) {
            return keep(plain, text);
        }
        let (word, words) = command(text);
        match (&*word, text.parse::<usize>()) {
            (_, Ok(number)) => pick(plain, number),
            ("find", _) => find(plain, words),
            _ => keep(plain, text),
        }
    }
}

/// Gives `text` to the prompt; nothing typed leaves what is there.
pub(crate) fn keep(plain: &mut PromptSession, text: &str) {
    plain.change(|driver| {
        if text.is_empty() {
            driver.act(Action::Back);
        } else {
            driver.fill(unquoted(text));
            driver.act(Action::Confirm);
        }
    });
}

fn is_picking(app: &App) -> bool {
    matches!(app.overlay(), Some(Overlay::Prompt(prompt)) if prompt.picker.is_some())
}

/// So many real ones are listed at a time.
const LISTED: usize = 9;

/// Lists the real ones that a name may be of, if one is asked for.
pub(crate) fn tell_offers(plain: &mut PromptSession) {
    let PromptSession { driver, page, .. } = plain;
    let Some(Overlay::Prompt(prompt)) = driver.app().overlay() else { return };
    if prompt.picker.is_none() {
        return;
    }
    let offers = prompt.offers();
    if offers.is_empty() {
        return page.line("No real one matches; find alone lists the best fits again.");
    }
    page.line("Real ones, the best fits first. Any other name will do, too.");
    for (number, offer) in (1..).zip(offers.iter().take(LISTED)) {
        let known: Vec<_> = offer.about.iter().chain(&offer.fit).map(String::as_str).collect();
        page.hanging(&format!("{number}. "), &format!("{}: {}", offer.name, known.join("; ")));
    }
    if let Some(more) = offers.len().checked_sub(LISTED).filter(|more| *more > 0) {
        page.line(&format!("And {more} more: find and a part of a name lists those that match."));
    }
}

fn find(plain: &mut PromptSession, words: &str) {
    let before = match plain.app().overlay() {
        Some(Overlay::Prompt(prompt)) => prompt.before.clone(),
        _ => String::new(),
    };
    plain.driver.fill(if words.is_empty() { &before } else { unquoted(words) });
    tell_offers(plain);
}

/// Takes the real one with this number of those that were listed.
fn pick(plain: &mut PromptSession, number: usize) {
    let listed = match plain.app().overlay() {
        Some(Overlay::Prompt(prompt)) => prompt.offers().len().min(LISTED),
        _ => 0,
    };
    if !(1..=listed).contains(&number) {
        return plain.page.line(&format!("There is no number {number} in this list."));
    }
    plain.change(|driver| {
        for _ in 0..number {
            driver.act(Action::Move(Motion::Down));
        }
        driver.act(Action::Confirm);
    });
}
