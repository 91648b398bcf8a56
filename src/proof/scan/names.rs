//! The names that planned events go by in code.
//!
//! Generators of clients make functions and types of an event's name. Seen by running Typewriter 9.2 for
//! Kotlin: `Order Completed` and `order_completed` both become `orderCompleted`, `API Key
//! Created` `aPIKeyCreated`, `User Id Set` `userIDSet`, `2FA Enabled` `the2FAEnabled`. `RudderTyper` 2 writes
//! `trackOrderCompleted`. People write constants, `ORDER_COMPLETED`. All of these are the same once case and
//! whatever is no letter or digit are left out.

use crate::plan::SetupPlan;
use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};
use std::collections::HashMap;

/// The planned events by the names that code has for them.
#[derive(Debug)]
pub(super) struct Names {
    exact: HashMap<Vec<u8>, usize>,
    folded: HashMap<Vec<u8>, usize>,
    /// How many words each name has: a name of one is too common to mean the event wherever it is.
    words: Vec<usize>,
    shortest: usize,
    finder: AhoCorasick,
    /// For each pattern of the finder the event that it names; none for those that find calls.
    patterns: Vec<Option<usize>>,
}

impl Names {
    /// The names of the events of a plan; `wrappers` are names of functions that send one.
    pub(super) fn of(plan: &SetupPlan, wrappers: &[String]) -> Self {
        let names: Vec<&str> = plan.events.iter().map(|event| &*event.name).collect();
        let by_fold = names.iter().enumerate().map(|(index, name)| (fold(name.as_bytes()), index));
        let folded: HashMap<_, _> = by_fold.filter(|(name, _)| !name.is_empty()).collect();
        let mut texts: Vec<(Vec<u8>, Option<usize>)> = vec![(b"track".to_vec(), None)];
        for call in ["page(", "screen("].into_iter().filter(|_| has_page_calls(plan)) {
            texts.push((call.into(), None));
        }
        texts.extend(wrappers.iter().map(|name| (name.clone().into_bytes(), None)));
        for (index, name) in names.iter().enumerate() {
            texts.extend(spellings(name).into_iter().map(|text| (text, Some(index))));
        }
        let (texts, patterns): (Vec<_>, _) = texts.into_iter().filter(|(text, _)| !text.is_empty()).unzip();
        Self {
            exact: names
                .iter()
                .enumerate()
                .map(|(index, name)| (name.as_bytes().to_vec(), index))
                .collect(),
            shortest: folded.keys().map(Vec::len).min().unwrap_or(usize::MAX),
            folded,
            words: names.iter().map(|name| words(name).len()).collect(),
            finder: finder(&texts),
            patterns,
        }
    }

    /// Whether there is anything in `source` that has to be looked at.
    pub(super) fn may_be_in(&self, source: &[u8]) -> bool {
        self.finder.is_match(source)
    }

    /// The events that a comment names.
    pub(super) fn in_text<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = (usize, usize)> + 'a {
        let is_word = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
        let found = self.finder.find_iter(Input::new(text)).filter(move |found| {
            !is_word(text.get(found.start().wrapping_sub(1))) && !is_word(text.get(found.end()))
        });
        found.filter_map(|found| Some((self.patterns[found.pattern().as_usize()]?, found.start())))
    }

    /// The event of this name.
    pub(super) fn exact(&self, name: &[u8]) -> Option<usize> {
        self.exact.get(name).copied()
    }

    /// The event that a generated name or a constant stands for.
    pub(super) fn generated(&self, word: &[u8]) -> Option<usize> {
        if word.len() < self.shortest {
            return None;
        }
        let folded = fold(word);
        let without = |prefix: &[u8]| folded.strip_prefix(prefix).and_then(|rest| self.folded.get(rest));
        self.folded.get(&folded).or_else(|| without(b"track")).or_else(|| without(b"the")).copied()
    }

    /// Whether the name of an event is one word only.
    pub(super) fn is_one_word(&self, event: usize) -> bool {
        self.words[event] < 2
    }
}

/// Whether page or screen calls count for an event of the plan.
fn has_page_calls(plan: &SetupPlan) -> bool {
    plan.events.iter().any(|event| matches!(&*event.name, "Page Viewed" | "Screen Viewed"))
}

fn finder(texts: &[Vec<u8>]) -> AhoCorasick {
    // A plan's names are few hundred at most of the time; an automaton of many thousands would fill the memory
    // as a DFA, and the other kind takes over by itself where this one cannot be built.
    let kind = (texts.len() < 2000).then_some(AhoCorasickKind::DFA);
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).kind(kind);
    let built = builder.build(texts).or_else(|_| builder.kind(None).build(texts));
    built.expect("the names of a plan fit into an automaton")
}

/// The name as it is, and its words written together, with `_` and with `-` between: with case left out, that is
/// every way in which code writes it.
fn spellings(name: &str) -> Vec<Vec<u8>> {
    let words = words(name);
    let mut spellings = vec![name.as_bytes().to_vec()];
    for between in ["", "_", "-"] {
        let joined = words.join(between).into_bytes();
        if !spellings.contains(&joined) {
            spellings.push(joined);
        }
    }
    spellings
}

/// The words of a name: runs of letters and digits, and within them what begins with a capital after a small one.
fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for run in name.split(|character: char| !character.is_alphanumeric()).filter(|run| !run.is_empty()) {
        let mut start = 0;
        let mut before = None;
        for (at, character) in run.char_indices() {
            if character.is_uppercase() && before.is_some_and(char::is_lowercase) {
                words.push(&run[start..at]);
                start = at;
            }
            before = Some(character);
        }
        words.push(&run[start..]);
    }
    words
}

/// The letters and digits of a name in lower case.
pub(super) fn fold(name: &[u8]) -> Vec<u8> {
    let kept = name.iter().filter(|byte| byte.is_ascii_alphanumeric() || **byte >= 0x80);
    kept.map(u8::to_ascii_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{fold, words};

    /// Made by Typewriter 9.2.0 from these names, for Kotlin.
    #[test]
    fn what_generators_make_of_a_name_folds_to_the_same() {
        let seen = [
            ("Order Completed", "orderCompleted"),
            ("order_completed", "orderCompleted"),
            ("Cart Viewed (Mobile)", "cartViewedMobile"),
            ("API Key Created", "aPIKeyCreated"),
            ("iOS App Opened", "iOSAppOpened"),
            ("HTTP2 Error", "hTTP2Error"),
            ("checkout.started", "checkoutStarted"),
            ("URLOpened", "uRLOpened"),
            ("Crème Brûlée Ordered", "crèmeBrûléeOrdered"),
            ("Item Added 2x", "itemAdded2X"),
            ("User Id Set", "userIDSet"),
            ("My-App_eventName", "myAppEventName"),
        ];
        for (name, generated) in seen {
            assert_eq!(fold(name.as_bytes()), fold(generated.as_bytes()), "{name}");
        }
    }

    #[test]
    fn names_have_words() {
        assert_eq!(words("orderCompleted"), ["order", "Completed"]);
        assert_eq!(words("Order  Completed-now"), ["Order", "Completed", "now"]);
        assert_eq!(words("signup"), ["signup"]);
    }
}
