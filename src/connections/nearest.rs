//! What a destination listens to that comes nearest to an event which it does not take.

use super::definition::Definition;

/// Something that a destination takes in place of an event that it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nearest {
    /// An event of another name.
    Event(String),
    /// A call of another kind: `page`.
    Call(String),
}

/// What `definition` listens to that is nearest to a track call named `event`.
pub(super) fn nearest(definition: &Definition, event: &str) -> Option<Nearest> {
    let triggers = || definition.mappings.iter().filter_map(|it| it.trigger.as_ref());
    let wanted = words(event);
    for (call, word) in [("page", "page"), ("screen", "screen")] {
        let viewed = wanted.iter().any(|it| it == word) && wanted.iter().any(|it| it == "viewed");
        if viewed && triggers().any(|it| it.calls().contains(&call) && !it.calls().contains(&"track")) {
            return Some(Nearest::Call(call.to_owned()));
        }
    }
    let names = triggers().filter(|it| !it.calls().contains(&"page")).flat_map(|it| it.names());
    let scored = names.map(|name| (score(&wanted, &words(name)), name)).filter(|(score, _)| *score > 0.0);
    let best = scored.reduce(|one, other| if other.0 > one.0 { other } else { one });
    best.map(|(_, name)| Nearest::Event(name.to_owned()))
}

/// The words of a name that carry its meaning.
fn words(name: &str) -> Vec<String> {
    let split = name.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    split.map(str::to_lowercase).filter(|it| !matches!(&**it, "to" | "the" | "a" | "of" | "from")).collect()
}

/// How near two names are: all words of the one within the other, or most of both.
fn score(wanted: &[String], name: &[String]) -> f64 {
    let shared = name.iter().filter(|it| wanted.contains(it)).count();
    if shared == 0 || name.is_empty() {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "names have few words")]
    let (shared, longer, shorter) =
        (shared as f64, name.len().max(wanted.len()) as f64, name.len().min(wanted.len()) as f64);
    let is_within = (shared - shorter).abs() < f64::EPSILON && shorter > 1.0;
    if is_within { 1.0 + shared / longer } else { 0.0 }
}
