//! Keys and moments at random, the same for the same seed.

use super::Kind;
use std::time::Duration;

/// Numbers at random (`SplitMix64`).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn micros(&mut self, end: u64) -> Duration {
        Duration::from_micros(self.below(end))
    }

    fn one_of<'a>(&mut self, what: &[&'a str]) -> &'a str {
        what[usize::try_from(self.below(what.len() as u64)).expect("it is small")]
    }

    /// How long the program lives at most.
    pub(super) fn life(&mut self, kind: Kind) -> Duration {
        match kind {
            Kind::Choosing => self.micros(1_800_000),
            Kind::Checklist => self.micros(900_000),
            Kind::Saving => Duration::MAX / 4,
        }
    }

    /// Between two keys: now none, now as long as a person looks.
    pub(super) fn pause(&mut self, kind: Kind) -> Duration {
        match (kind, self.below(8)) {
            (Kind::Saving, _) | (_, 0..=2) => self.micros(3_000),
            (_, 3..=6) => self.micros(40_000),
            _ => self.micros(250_000),
        }
    }

    /// Between the last key, which saves, and the kill.
    pub(super) fn last_pause(&mut self, kind: Kind) -> Duration {
        if kind == Kind::Saving { self.micros(40_000) } else { self.pause(kind) }
    }

    /// What is pressed.
    pub(super) fn script(&mut self, kind: Kind) -> Vec<String> {
        let mut keys = Vec::new();
        match kind {
            Kind::Choosing => self.choose(&mut keys, 25, 40),
            Kind::Saving => {
                self.choose(&mut keys, 3, 0);
                push(&mut keys, "home n");
                self.text(&mut keys);
                push(&mut keys, "enter ctrl-u 7 tab ctrl-u p . t o m l enter");
            }
            Kind::Checklist => (0..60).for_each(|_| self.work(&mut keys)),
        }
        keys
    }

    /// A text of digits, which mean nothing should nobody ask for a text.
    fn text(&mut self, keys: &mut Vec<String>) {
        let digits = self.below(1_000_000).to_string();
        keys.extend(digits.chars().map(String::from));
        push(keys, "enter");
    }

    /// A goal, use cases and items.
    fn choose(&mut self, keys: &mut Vec<String>, use_cases: usize, items: usize) {
        for _ in 0..self.below(3) {
            push(keys, "down");
        }
        push(keys, "enter space down right");
        for _ in 0..use_cases {
            let some = ["space", "space", "down", "up", "right", "left", "a", "E", "C", "u", "ctrl-r", "/"];
            match self.one_of(&some) {
                "/" => {
                    let words = self.one_of(&["c a", "e", "ctrl-u", "ctrl-u", "s i g n"]);
                    push(keys, &format!("/ {words} enter"));
                }
                key => push(keys, key),
            }
        }
        // Whatever was chosen, something is.
        push(keys, "/ ctrl-u enter a space enter");
        for _ in 0..items {
            let some = ["space", "down", "down", "down", "up", "right", "left", "u", "ctrl-r", "n", "e"];
            match self.one_of(&some) {
                key @ ("n" | "e") => {
                    push(keys, key);
                    self.text(keys);
                }
                key => push(keys, key),
            }
        }
    }

    /// Something that is done to a checklist.
    fn work(&mut self, keys: &mut Vec<String>) {
        let some = [
            "space", "space", "space", "down", "down", "down", "up", "right", "left", "tab", "u", "ctrl-r",
            "n", "e", "o",
        ];
        match self.one_of(&some) {
            key @ ("n" | "e") => {
                push(keys, key);
                self.text(keys);
            }
            key => push(keys, key),
        }
    }
}

fn push(keys: &mut Vec<String>, script: &str) {
    keys.extend(script.split_whitespace().map(str::to_owned));
}
