//! The table as people look it up: part by part, where they are first, less what they do not look for.

use crate::app::Focus;
use crate::app::Symbols;
use crate::app::keymap::{KeyBinding, bindings};
use crate::app::layout;
use crate::app::message::Motion;
use crate::app::text_field::TextField;
use crate::app::{Area, Model, Overlay};
use crate::text::wrap;
use std::borrow::Cow;

/// All keys, and what was typed to find some.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Help {
    /// What was typed.
    pub search: TextField,
    /// The first line shown.
    pub top: usize,
}

/// Scrolls the keys by one line or one screen, where they are shown; returns whether they are.
pub(crate) fn scroll(model: &mut dyn Model, motion: Motion) -> bool {
    let body = model.areas().map_or_else(|| Area::at_top(layout::SMALLEST.width, 1), |areas| areas.body);
    let behind = model.focus_behind();
    let Some(Overlay::Help(help)) = &mut model.shared_mut().overlay else { return false };
    let page = usize::from(body.height);
    let lines = self::help(behind, help.search.text(), layout::help_width(body.width)).len();
    let top = match motion {
        Motion::Up => help.top.saturating_sub(1),
        Motion::Down => help.top + 1,
        Motion::PageUp => help.top.saturating_sub(page),
        Motion::PageDown => help.top + page,
        Motion::Home => 0,
        Motion::End => lines,
    };
    help.top = top.min(lines.saturating_sub(page));
    true
}

/// A line of the help.
#[derive(Debug, Clone)]
pub enum HelpRow {
    /// The part of the program whose keys follow.
    Title(&'static str),
    /// A key, and what it does; the first piece of that where it was wrapped.
    Key(&'static KeyBinding, Cow<'static, str>),
    /// A further piece of what the key above does.
    More(Cow<'static, str>),
    /// Nothing.
    Blank,
}

/// All keys, those of `here` first, of which title, names, label or sentence hold every word of `search`;
/// sentences are wrapped at `width` cells.
pub fn help(here: Focus, search: &str, width: usize) -> Vec<HelpRow> {
    let search = search.to_lowercase();
    let is_here = |(_, focus): &&(&str, Focus)| *focus == here;
    let first = Focus::TITLES.iter().filter(is_here);
    let others = Focus::TITLES.iter().filter(|part| !is_here(part));
    let mut rows = Vec::new();
    for (title, focus) in first.chain(others) {
        let keys = bindings().filter(|binding| binding.at.contains(focus));
        let found: Vec<_> = keys
            .filter(|binding| matches(binding, title, &search))
            .flat_map(|binding| key_rows(binding, width))
            .collect();
        if !found.is_empty() {
            rows.push(HelpRow::Title(title));
            rows.extend(found);
            rows.push(HelpRow::Blank);
        }
    }
    rows
}

fn key_rows(binding: &'static KeyBinding, width: usize) -> impl Iterator<Item = HelpRow> {
    wrap(binding.help, width).into_iter().enumerate().map(move |(index, piece)| match index {
        0 => HelpRow::Key(binding, piece),
        _ => HelpRow::More(piece),
    })
}

fn matches(binding: &KeyBinding, title: &str, search: &str) -> bool {
    let [names, plain_names] =
        [Symbols::UNICODE, Symbols::ASCII].map(|symbols| binding.key_names(&symbols));
    let text = format!("{title} {names} {plain_names} {} {}", binding.label, binding.help).to_lowercase();
    search.split_whitespace().all(|word| text.contains(word))
}
