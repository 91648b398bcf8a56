//! What a destination makes of an event, in words.

use super::definition::{MessagePart, SuspectValue, ValueFate};
use super::fit::{DestinationFit, EventFit, Fit, Known, ModeFit, Reach, Verdict};
use super::judge::{Altered, Lack, Taken, Want, WantKind};
use super::nearest::Nearest;
use crate::diagnostic::quoted;

impl Verdict {
    /// All of them, the best first.
    pub const ALL: [Self; 4] = [Self::Taken, Self::Poorer, Self::Refused, Self::NotTaken];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Poorer => "poorer",
            Self::Refused => "refused",
            Self::NotTaken => "not taken",
        }
    }
}

impl Fit {
    /// The sum in a line: `Meta takes 5 of 7 events; Order Completed needs currency.` Nothing where the mappings of
    /// none are public.
    pub fn sum(&self) -> Option<String> {
        let known: Vec<_> = self.destinations.iter().filter(|it| !it.events().is_empty()).collect();
        let takes = |it: &DestinationFit| {
            it.events().len() - it.count(Verdict::Refused) - it.count(Verdict::NotTaken)
        };
        let sum = match known[..] {
            [] => return None,
            [one] => format!("{} takes {} of {} events", one.name, takes(one), one.events().len()),
            [first, ..] => {
                let each: Vec<_> = known.iter().map(|it| format!("{} {}", it.name, takes(it))).collect();
                format!("Of {} events, taken by {}", first.events().len(), each.join(", "))
            }
        };
        let refused = known.iter().flat_map(|it| it.events()).find(|it| it.verdict() == Verdict::Refused);
        let why = refused.and_then(|it| Some(format!("; {} {}", it.event, it.first_want()?.sentence())));
        Some(format!("{sum}{}.", why.unwrap_or_default()).replace('`', ""))
    }
}

impl EventFit {
    /// The first thing for want of which it is refused.
    fn first_want(&self) -> Option<&Want> {
        self.modes.iter().flat_map(|it| &it.taken).flat_map(|it| &it.wants).next()
    }

    /// What becomes of the event, a sentence each, in the order of weight. Where it depends on the source, the
    /// sentence begins with it.
    pub fn sentences(&self) -> Vec<String> {
        let mut told: Vec<(Vec<&str>, String)> = Vec::new();
        for mode in &self.modes {
            for sentence in mode.sentences() {
                match told.iter_mut().find(|(_, it)| *it == sentence) {
                    Some((modes, _)) => modes.push(mode.mode.name()),
                    None => told.push((vec![mode.mode.name()], sentence)),
                }
            }
        }
        let everywhere = self.modes.len();
        let prefixed = told.into_iter().map(|(modes, sentence)| {
            if modes.len() == everywhere { sentence } else { format!("{}: {sentence}", modes.join(", ")) }
        });
        prefixed.collect()
    }
}

impl ModeFit {
    fn sentences(&self) -> Vec<String> {
        let by_name: Vec<_> = self.taken.iter().filter(|it| !it.takes_everything).collect();
        let mut sentences = refusals(&by_name);
        sentences.extend(arrivals(&by_name));
        sentences.extend(self.nearest.as_ref().map(|it| it.sentence(!by_name.is_empty())));
        if sentences.is_empty() {
            sentences.push("no default mapping takes it".to_owned());
        }
        let everything = self.taken.iter().filter(|it| it.takes_everything);
        sentences.extend(
            everything
                .map(|it| format!("{} takes every call of its kind under one name", quoted(&it.mapping))),
        );
        sentences.extend(self.unreached_sentence());
        sentences
    }

    fn unreached_sentence(&self) -> Option<String> {
        if self.is_bare {
            return Some("none of its properties arrives".to_owned());
        }
        let names: Vec<_> = self.unreached.iter().map(|it| quoted(it)).collect();
        let verb = if names.len() == 1 { "does" } else { "do" };
        (!names.is_empty()).then(|| format!("{} {verb} not arrive", names.join(", ")))
    }
}

/// Why the mappings refuse an event, those together that want the same.
fn refusals(taken: &[&Taken]) -> Vec<String> {
    let mut told: Vec<(Vec<&str>, String)> = Vec::new();
    for taken in taken {
        for want in taken.wants.iter().map(Want::sentence) {
            match told.iter_mut().find(|(_, it)| *it == want) {
                Some((names, _)) => names.push(&taken.mapping),
                None => told.push((vec![&taken.mapping], want)),
            }
        }
    }
    told.into_iter().map(|(names, want)| format!("{want} ({})", names.join(", "))).collect()
}

/// As what an event arrives, and what it arrives without.
fn arrivals(taken: &[&Taken]) -> Vec<String> {
    let taken: Vec<_> = taken.iter().filter(|it| it.wants.is_empty()).collect();
    if taken.is_empty() {
        return Vec::new();
    }
    let names: Vec<_> = taken.iter().map(|it| &*it.mapping).collect();
    let mut sentences = vec![format!("arrives as {}", names.join(", "))];
    for lack in taken.iter().flat_map(|it| &it.lacks) {
        sentences.push(lack.sentence());
    }
    for altered in taken.iter().flat_map(|it| &it.altered) {
        sentences.push(altered.sentence());
    }
    let mut seen = std::collections::HashSet::new();
    sentences.retain(|it| seen.insert(it.clone()));
    sentences
}

impl Nearest {
    /// What the destination listens to, for an event that it takes as any other or not at all.
    pub fn sentence(&self, is_taken: bool) -> String {
        let prefix = if is_taken { "not by name" } else { "not taken by default" };
        match self {
            Self::Event(name) => format!("{prefix}: it listens to {}", quoted(name)),
            Self::Call(call) => format!("{prefix}: it asks for a {call} call"),
        }
    }
}

impl Want {
    /// What is wanted: ``needs `currency` ``.
    pub fn sentence(&self) -> String {
        let what = named(&self.paths, &self.fields);
        match &self.why {
            WantKind::Missing => format!("needs {what}"),
            WantKind::MustBe(wanted) => format!("{what} must be {wanted}"),
            WantKind::Value(kind) => format!("{what} {}", kind.sentence()),
        }
    }
}

impl Lack {
    /// What is missing: ``arrives without an amount: it reads `value` ``.
    pub fn sentence(&self) -> String {
        let part = match self.part {
            MessagePart::Amount => "an amount",
            MessagePart::Currency => "a currency",
            MessagePart::Items => "items",
            MessagePart::Identity => "anything that says who it was",
        };
        format!("arrives without {part}: it reads {}", named(&self.paths, &[]))
    }
}

impl Altered {
    /// What becomes of the value.
    pub fn sentence(&self) -> String {
        let what = named(&self.paths, std::slice::from_ref(&self.field));
        match self.outcome {
            ValueFate::Raised => format!("{what} is sent in upper case"),
            ValueFate::Dropped | ValueFate::Refused => {
                format!("{what} is left out: {}", self.kind.sentence())
            }
        }
    }
}

impl SuspectValue {
    /// What is the matter with such a value.
    pub fn sentence(&self) -> String {
        match self {
            Self::LowerCase => "must be in upper case".to_owned(),
            Self::NotACode => "must be a currency code of three letters".to_owned(),
            Self::Zero => "must not be 0".to_owned(),
            Self::Negative => "must not be less than 0".to_owned(),
            Self::MoneyText => "must be a number".to_owned(),
            Self::Empty => "must not be empty".to_owned(),
            Self::Without(key) => format!("needs {} in each item", quoted(key)),
        }
    }
}

impl Reach {
    /// How the source's events get there.
    pub fn sentence(&self) -> String {
        let how = match (self.cloud, self.device) {
            (true, true) => "cloud and device mode",
            (true, false) => "cloud mode only",
            (false, true) => "device mode only",
            (false, false) => "no",
        };
        format!("{}: {how}", self.source)
    }
}

impl Known {
    /// From which sources events can get there.
    pub fn reach(&self) -> &[Reach] {
        match self {
            Self::Mappings { reach, .. } | Self::NotPublic { reach, .. } => reach,
            Self::Unclear(_) => &[],
        }
    }
}

/// The paths as a person knows them, else the vendor's fields.
fn named(paths: &[String], fields: &[String]) -> String {
    let known = if paths.is_empty() { fields } else { paths };
    let mut names: Vec<_> =
        known.iter().take(4).map(|it| quoted(it.strip_prefix("properties.").unwrap_or(it))).collect();
    names.dedup();
    let more = if known.len() > 4 { " or others" } else { "" };
    match names.len() {
        1 => format!("{}{more}", names[0]),
        _ => format!("one of {}{more}", names.join(", ")),
    }
}
