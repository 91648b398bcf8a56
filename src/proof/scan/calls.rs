//! The calls that send events.

mod callee;

use super::arguments::{Argument, Code, Keys};
use super::language::Language;
use super::lexer::Kind;
use super::names::Names;
use callee::{has_track, is_bare, is_client, is_definition};
use std::ops::Range;

/// What a call sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sent {
    /// An event of the plan.
    Planned(usize),
    /// An event that the plan does not hold.
    Unplanned(String),
    /// One whose name is made at run time.
    Computed,
}

/// A call.
#[derive(Debug, Clone)]
pub(super) struct CodeCall {
    /// What it sends.
    pub sent: Sent,
    /// Where it is, in bytes.
    pub at: usize,
    /// The properties that it writes out; none where that is not to be seen.
    pub keys: Option<Keys>,
    /// The tokens that belong to it.
    pub tokens: Range<usize>,
}

/// What of a plan and of a language a search for calls goes by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search<'a> {
    pub names: &'a Names,
    pub language: &'static Language,
    pub wrappers: &'a [String],
    /// The events for which page and screen calls count.
    pub page: Option<usize>,
    pub screen: Option<usize>,
}

/// What a call is called that sends an event.
enum Function {
    /// `track` and its like: the event's name is an argument.
    Track,
    /// A page or screen call: it is this event.
    Page(usize),
    /// A function that was generated for this event.
    Generated(usize),
}

impl Search<'_> {
    /// All calls, in the order of the file.
    pub(super) fn calls(&self, code: Code<'_>) -> Vec<CodeCall> {
        (0..code.tokens.len()).flat_map(|at| self.calls_at(code, at)).collect()
    }

    fn calls_at(&self, code: Code<'_>, at: usize) -> Vec<CodeCall> {
        if code.kind(at) != Some(Kind::Word) || is_definition(code, at) {
            return Vec::new();
        }
        let Some(function) = self.function(code, at) else { return Vec::new() };
        let Some((arguments, tokens)) = self.arguments(code, at) else { return Vec::new() };
        let call =
            |sent, keys| CodeCall { sent, at: code.tokens[at].span.start, keys, tokens: tokens.clone() };
        match function {
            Function::Track => {
                let tracked = self.tracked(code, at, &arguments);
                tracked.into_iter().map(|(sent, keys)| call(sent, keys)).collect()
            }
            Function::Page(event) => vec![call(Sent::Planned(event), None)],
            Function::Generated(event) => {
                vec![call(Sent::Planned(event), generated_keys(code, &arguments))]
            }
        }
    }

    fn function(&self, code: Code<'_>, at: usize) -> Option<Function> {
        let word = code.text(at);
        let is_wrapper = || self.wrappers.iter().any(|name| name.as_bytes() == word);
        if let Some(event) = self.names.generated(word) {
            let is_sure = !self.names.is_one_word(event) || is_client(code, at);
            return is_sure.then_some(Function::Generated(event));
        }
        if has_track(word) || is_wrapper() {
            return Some(Function::Track);
        }
        let event = match word {
            b"page" | b"Page" => self.page,
            b"screen" | b"Screen" => self.screen,
            _ => None,
        };
        event.filter(|_| is_client(code, at)).map(Function::Page)
    }

    /// The arguments of the call at `at`, where it is one, and the tokens that they take.
    fn arguments(&self, code: Code<'_>, at: usize) -> Option<(Vec<Argument>, Range<usize>)> {
        let mut open = at + 1;
        // `track?.(`, `TrackMessage.builder(`, `track<Order>(`.
        let is_optional = code.is(open, b'?') && code.is(open + 1, b'.');
        let is_builder = code.is(open, b'.') && code.text(open + 1) == b"builder";
        if is_optional || is_builder {
            open += 2;
        } else if code.is(open, b'<') && code.is(open + 2, b'>') {
            open += 3;
        }
        // Go fills a structure: `analytics.Track{Event: "..."}`.
        let is_filled = code.is(open, b'{') && code.text(at).first().is_some_and(u8::is_ascii_uppercase);
        if code.is(open, b'(') || is_filled {
            return Some((code.arguments(open), at..code.close(open)));
        }
        let is_argument = matches!(code.kind(open), Some(Kind::Word | Kind::Text));
        let is_same_line = || {
            let gap = code.tokens[at].span.end..code.tokens[open].span.start;
            !code.source[gap.clone()].contains(&b'\n') && !gap.is_empty()
        };
        if !(self.language.has_bare_calls && is_argument && is_same_line() && is_client(code, at)) {
            return None;
        }
        let arguments = code.bare_arguments(open);
        let end = arguments.last().map_or(open, |it| it.value.end);
        Some((arguments, at..end))
    }

    /// What a call of `track` sends, with what goes along.
    fn tracked(&self, code: Code<'_>, at: usize, arguments: &[Argument]) -> Vec<(Sent, Option<Keys>)> {
        let inner;
        let arguments = match arguments {
            [Argument { key: None, value }] if code.is(value.start, b'{') || code.is(value.start, b'[') => {
                inner = code.arguments(value.start);
                &inner[..]
            }
            [Argument { key: None, value }] if code.text(value.start) == b"array" => {
                inner = code.arguments(value.start + 1);
                &inner[..]
            }
            _ => arguments,
        };
        let keyed = |keys: &[&[u8]]| {
            arguments.iter().position(|it| it.key.as_deref().is_some_and(|key| keys.contains(&key)))
        };
        if let Some(name) = keyed(&[b"event", b"eventname"]).or_else(|| keyed(&[b"name"])) {
            let keys = match keyed(&[b"properties", b"props"]) {
                Some(properties) => code.keys(arguments[properties].value.clone()),
                None => Some(Keys::default()),
            };
            return self.named(code, at, &arguments[name], keys);
        }
        let Some(name) = self.positional(code, arguments) else { return Vec::new() };
        let keys = match arguments.get(name + 1) {
            None => (!code.text(at + 1).starts_with(b".")).then(Keys::default),
            Some(properties) => code.keys(properties.value.clone()),
        };
        self.named(code, at, &arguments[name], keys)
    }

    /// Which argument is the event's name: the first string, unless it is the second as where that of the person
    /// comes first.
    fn positional(&self, code: Code<'_>, arguments: &[Argument]) -> Option<usize> {
        let literal = |index: usize| literal(code, &arguments.get(index)?.value);
        let is_planned = |index| literal(index).is_some_and(|name| self.names.exact(name).is_some());
        let places = 0..arguments.len().min(2);
        let stands_for = |index: usize| {
            let value = &arguments[index].value;
            literal(index).is_none() && self.constant(code, value.clone()).is_some()
        };
        places
            .clone()
            .find(|index| is_planned(*index))
            .or_else(|| {
                let constant = places.clone().find(|index| stands_for(*index));
                constant.or_else(|| places.clone().rev().find(|index| literal(*index).is_some()))
            })
            .or(if arguments.is_empty() { None } else { Some(0) })
    }

    fn named(
        &self,
        code: Code<'_>,
        at: usize,
        name: &Argument,
        keys: Option<Keys>,
    ) -> Vec<(Sent, Option<Keys>)> {
        let value = name.value.clone();
        if let Some(literal) = literal(code, &value) {
            let text = unescaped(literal);
            return match self.names.exact(&text) {
                Some(event) => vec![(Sent::Planned(event), keys)],
                // Only what it is called on shows that it is none of the vendors that the plan is not about.
                None if is_client(code, at) || is_bare(code, at) && code.text(at) == b"track" => {
                    vec![(Sent::Unplanned(String::from_utf8_lossy(&text).into_owned()), keys)]
                }
                None => Vec::new(),
            };
        }
        if let Some(event) = self.constant(code, value.clone()) {
            return vec![(Sent::Planned(event), keys)];
        }
        let choices = value.filter(|at| code.kind(*at) == Some(Kind::Text));
        let planned = choices.filter_map(|at| self.names.exact(&unescaped(code.text(at))));
        let planned: Vec<_> = planned.map(|event| (Sent::Planned(event), keys.clone())).collect();
        if planned.is_empty() && is_client(code, at) { vec![(Sent::Computed, None)] } else { planned }
    }

    /// The event that `EVENTS.ORDER_COMPLETED` or `.orderCompleted.rawValue` stands for.
    fn constant(&self, code: Code<'_>, value: Range<usize>) -> Option<usize> {
        let is_path = |at: usize| match code.kind(at) {
            Some(Kind::Word) => true,
            Some(Kind::Sign(sign)) => b".:?!\\".contains(&sign),
            _ => false,
        };
        if !value.clone().all(is_path) {
            return None;
        }
        value.rev().filter(|at| code.kind(*at) == Some(Kind::Word)).find_map(|at| {
            let event = self.names.generated(code.text(at))?;
            (!self.names.is_one_word(event) || code.is(at.wrapping_sub(1), b'.')).then_some(event)
        })
    }
}

/// The string that a value is, where it is one and nothing else.
fn literal<'a>(code: Code<'a>, value: &Range<usize>) -> Option<&'a [u8]> {
    // A constructor's name may be around it, or a mark behind it as Ruby's `.freeze`.
    (code.kind(value.start) == Some(Kind::Text) && value.len() == 1).then(|| code.text(value.start))
}

fn unescaped(literal: &[u8]) -> Vec<u8> {
    let mut is_escaped = false;
    let keep = |byte: &u8| {
        is_escaped = *byte == b'\\' && !is_escaped;
        (!is_escaped).then_some(*byte)
    };
    literal.iter().filter_map(keep).collect()
}

fn generated_keys(code: Code<'_>, arguments: &[Argument]) -> Option<Keys> {
    match arguments {
        [] => Some(Keys::default()),
        // `orderCompleted(total = 1, currency = "EUR")`
        [Argument { key: Some(_), .. }, ..] => {
            let open = arguments[0].value.start;
            let open = (0..open).rev().find(|at| code.is(*at, b'('))?;
            code.keys(open.saturating_sub(1)..code.close(open) + 1)
        }
        [first, ..] => code.keys(first.value.clone()).filter(|keys| !keys.keys.is_empty() || !keys.is_open),
    }
}
