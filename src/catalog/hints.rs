//! What is no mistake in a catalog or a plan and hurts later: `segue catalog check --strict`, `segue check --strict`.

mod portable;
mod toml_1_1;

use crate::diagnostic::{Code, Diagnostics, Finding, Related, quoted};
use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What kind of file is looked at, and where its events go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HintScope {
    /// A catalog: its events may go anywhere.
    Catalog,
    /// A setup plan.
    Plan {
        /// Whether Google Analytics 4 is one of its destinations.
        goes_to_google_analytics: bool,
    },
}

impl HintScope {
    /// The key under which an event has its properties.
    fn properties(self) -> &'static str {
        match self {
            Self::Catalog => "properties",
            Self::Plan { .. } => "property",
        }
    }

    fn goes_to_google_analytics(self) -> bool {
        self != Self::Plan { goes_to_google_analytics: false }
    }
}

/// The hints about `text`, the content of the file `path`.
pub fn hints(path: &str, text: &str, scope: HintScope) -> Diagnostics {
    let (root, _) = DeTable::parse_recoverable(text);
    let findings = toml_1_1::find(text);
    let mut hints = HintFinder { scope, findings, events: HashMap::new(), types: HashMap::new() };
    tables(root.get_ref(), "event").for_each(|event| hints.event(event));
    tables(root.get_ref(), "group").for_each(|group| hints.properties(group, false));
    Diagnostics::locate(path, text, hints.findings)
}

/// What Google Analytics 4 does not take of the names of events in `text`, the content of the file `path`.
pub fn google_analytics_limits(path: &str, text: &str) -> Diagnostics {
    let (root, _) = DeTable::parse_recoverable(text);
    let names = tables(root.get_ref(), "event").filter_map(|event| self::text(event, "name"));
    let findings = names.flat_map(|(name, span)| {
        let limits = portable::google_analytics(name).into_iter();
        limits.map(move |limit| unportable_name(span.clone(), limit))
    });
    Diagnostics::locate(path, text, findings.collect())
}

fn unportable_name(span: Range<usize>, (message, help): (String, &str)) -> Finding {
    Finding::new(Code::UnportableName, span, message).help(help)
}

/// A name as it is written, and where.
type WrittenName<'a> = (&'a str, Range<usize>);

struct HintFinder<'a> {
    scope: HintScope,
    findings: Vec<Finding>,
    /// The first event of each spelling, by its letters and digits.
    events: HashMap<String, WrittenName<'a>>,
    /// The first type of each property.
    types: HashMap<&'a str, WrittenName<'a>>,
}

impl<'a> HintFinder<'a> {
    fn event(&mut self, event: &'a DeTable<'a>) {
        let name = text(event, "name");
        if let Some((name, span)) = name.clone() {
            let google = self.scope.goes_to_google_analytics();
            let unportable = if google { portable::google_analytics(name) } else { Vec::new() };
            let unportable = unportable.into_iter().chain(portable::tools(name));
            self.findings.extend(unportable.map(|it| unportable_name(span.clone(), it)));
            self.findings.extend(similar(&mut self.events, name, span.clone(), "event"));
            if event.get("description").is_none() {
                let message = format!("event {} has no description", quoted(name));
                let finding = Finding::new(Code::Undocumented, span, message);
                self.findings.push(finding.help("add one sentence on what it stands for"));
            }
        }
        // A change of an inherited event need not repeat its description.
        self.properties(event, name.is_some());
    }

    fn properties(&mut self, owner: &'a DeTable<'a>, is_documented: bool) {
        let mut names = HashMap::new();
        for property in tables(owner, self.scope.properties()) {
            let Some((name, span)) = text(property, "name") else { continue };
            self.findings.extend(similar(&mut names, name, span.clone(), "property"));
            let missing: Vec<_> =
                ["description", "example"].into_iter().filter(|key| property.get(*key).is_none()).collect();
            if is_documented && !missing.is_empty() {
                let message = format!("property {} has no {}", quoted(name), missing.join(" and no "));
                let finding = Finding::new(Code::Undocumented, span, message);
                self.findings.push(finding.help("without it, the developer has to guess"));
            }
            self.type_of(name, property);
            self.findings.extend(text(property, "pattern").and_then(|(pattern, span)| {
                let what = portable::pattern(pattern)?;
                let message =
                    format!("{} means different things to JavaScript, Python and Rust", quoted(what));
                Some(
                    Finding::new(Code::UnportablePattern, span, message)
                        .help("write out the characters, as in `[0-9]`"),
                )
            }));
            self.properties(property, is_documented);
        }
    }

    fn type_of(&mut self, name: &'a str, property: &'a DeTable<'a>) {
        let Some((kind, span)) = text(property, "type") else { return };
        let (first, first_span) = self.types.entry(name).or_insert_with(|| (kind, span.clone()));
        if *first != kind {
            let message =
                format!("{} is {} here and {} elsewhere", quoted(name), quoted(kind), quoted(first));
            let finding = Finding::new(Code::InconsistentType, span, message);
            let finding = finding.related(Related::Here(first_span.start));
            self.findings.push(finding.help("choose one type, or give one of the two another name"));
        }
    }
}

/// That a name differs in case and punctuation only from one in `seen`, to which it is added.
fn similar<'a>(
    seen: &mut HashMap<String, WrittenName<'a>>,
    name: &'a str,
    span: Range<usize>,
    noun: &str,
) -> Option<Finding> {
    let letters: String =
        name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let (first, first_span) = seen.entry(letters).or_insert_with(|| (name, span.clone()));
    if *first == name {
        return None;
    }
    let message = format!("{noun} {} differs from {} in its spelling only", quoted(name), quoted(first));
    let finding = Finding::new(Code::SimilarNames, span, message).related(Related::Here(first_span.start));
    Some(finding.help("keep one spelling"))
}

fn text<'a>(table: &'a DeTable<'a>, key: &str) -> Option<WrittenName<'a>> {
    let node = table.get(key)?;
    Some((node.get_ref().as_str()?, node.span()))
}

fn tables<'a>(table: &'a DeTable<'a>, key: &str) -> impl Iterator<Item = &'a DeTable<'a>> {
    let list = table.get(key).and_then(|node| node.get_ref().as_array());
    let items = list.into_iter().flat_map(|list| list.iter());
    items.filter_map(|node: &Spanned<DeValue>| node.get_ref().as_table())
}
