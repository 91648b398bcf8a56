//! The files of two people made one: ours, with what theirs says in its place, comments too.

use super::Document;
use super::pairs::Moves;
use crate::diagnostic::Diagnostics;
use crate::plan::model::connection_name;
use crate::plan::{Conflict, PlannedConnection, SetupPlan, Subject, reconcile};
use crate::toml::editor::{Remark, Remarks, TableSpan, TextEdits, comments, join, nearest, places};
use std::collections::HashMap;
use std::ops::Range;
use toml::de::DeTable;

/// Two people's files made one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedText {
    /// The text. Where there are conflicts, both sides are in it between the markers that git writes.
    pub text: String,
    /// The facts that both sides changed, each in its own way, in a few words.
    pub conflicts: Vec<String>,
}

/// Puts together what `ours` and `theirs` made of `base`; of nothing, where there is none.
///
/// # Errors
///
/// Where the result cannot be written into the file of our side, as [`Document::text_with`] says.
pub fn merge_texts(
    base: Option<&Document>,
    ours: &Document,
    theirs: &Document,
) -> Result<MergedText, Diagnostics> {
    let empty = SetupPlan::empty();
    let reconciled = reconcile(base.map_or(&empty, Document::plan), ours.plan(), theirs.plan());
    let mut text = ours.text_with(&reconciled.plan)?;
    let new = new_comments(base.map_or("", Document::text), ours.text(), theirs.text());
    if !new.is_empty() {
        text = with_comments(text, theirs, new);
    }
    let conflicts = reconciled.conflicts.iter().map(|it| format!("{}: {}", it.subject, it.key)).collect();
    Ok(MergedText { text: with_markers(text, &reconciled.conflicts), conflicts })
}

/// Which comments theirs has more often than base, and ours not yet, and how often.
fn new_comments(base: &str, ours: &str, theirs: &str) -> HashMap<String, usize> {
    let count = |text: &str| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for comment in comments(text) {
            *counts.entry(text[comment].trim_end().to_owned()).or_default() += 1;
        }
        counts
    };
    let (base, ours) = (count(base), count(ours));
    let of = |counts: &HashMap<String, usize>, comment: &str| counts.get(comment).copied().unwrap_or(0);
    let mut new = count(theirs);
    for (comment, count) in &mut new {
        *count = count.saturating_sub(of(&base, comment).max(of(&ours, comment)));
    }
    new.retain(|_, count| *count > 0);
    new
}

fn with_comments(text: String, theirs: &Document, mut new: HashMap<String, usize>) -> String {
    let Ok(document) = Document::parse("", text.as_str()) else { return text };
    let found = document.places();
    let (root, _) = DeTable::parse_recoverable(theirs.text());
    let all = Remarks::of(theirs.text(), &TableSpan::root(root.get_ref()), &theirs.model()).only(&mut new);
    let moves = Moves::of(theirs.plan());
    let mut edits = TextEdits::default();
    let mut lines = Vec::new();
    for (path, remark) in all {
        let stays = |path: &str| found.contains_key(path);
        let to = Some(path.clone()).filter(|path| stays(path));
        let to = to.or_else(|| moves.find(&path).filter(|path| stays(path)));
        match to.or_else(|| nearest(&path, &stays)).map(|path| &found[&path]) {
            Some(span) => insert(&text, span, remark, &mut edits),
            None => lines.extend(remark.into_lines()),
        }
    }
    let whole = 0..text.len();
    let mut with = edits.apply(&text, &[whole]).concat();
    for line in &lines {
        with.extend([line, "\n"]);
    }
    // A comment is not worth a plan.
    match SetupPlan::parse("", &with) {
        Ok(plan) if plan == *document.plan() => with,
        _ => text,
    }
}

fn insert(text: &str, span: &Range<usize>, remark: Remark, edits: &mut TextEdits) {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
    let line_end = if text[..end].ends_with("\r\n") { "\r\n" } else { "\n" };
    let indent =
        &text[start..start + text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len()];
    let line = |comment: &String| format!("{indent}{comment}{line_end}");
    let Remark { mut above, beside, inside, below } = remark;
    let is_free =
        !text[span.end..end].contains('#') && !text[span.end..end].trim_end().ends_with(['{', '[', '(']);
    match &*beside {
        [first, rest @ ..] if is_free => {
            above.extend(rest.iter().cloned());
            let said = span.end + text[span.end..end].trim_end().len();
            edits.insert(said, format!(" {first}"));
        }
        _ => above.extend(beside),
    }
    above.extend(inside);
    edits.insert(start, above.iter().map(line).collect::<String>());
    edits.insert(end, below.iter().map(line).collect::<String>());
}

impl Document {
    fn places(&self) -> HashMap<String, Range<usize>> {
        let (root, _) = DeTable::parse_recoverable(&self.text);
        places(&self.text, &TableSpan::root(root.get_ref()), &self.model())
    }
}

/// The text with both sides of each conflict between markers.
fn with_markers(mut text: String, conflicts: &[Conflict]) -> String {
    if conflicts.is_empty() {
        return text;
    }
    let found = Document::parse("", text.as_str()).map(|it| it.places()).unwrap_or_default();
    let place = |it: &Conflict| path_of(it).and_then(|path| found.get(&path).cloned());
    let mut all: Vec<_> = conflicts.iter().map(|it| (place(it), it)).collect();
    all.sort_by_key(|(span, _)| std::cmp::Reverse(span.as_ref().map_or(usize::MAX, |it| it.start)));
    let mut before = usize::MAX;
    for (span, conflict) in all {
        let told = |side: &Option<String>| {
            side.as_ref().map_or_else(String::new, |value| format!("{} = {value}", conflict.key))
        };
        let Some(span) = span.filter(|span| span.end <= before) else {
            let line = |side| format!("# {}: {}\n", conflict.subject, told(side));
            text.push_str(&marked(&line(&conflict.ours), &line(&conflict.theirs)));
            continue;
        };
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
        let side = |side: &Option<String>| match told(side) {
            value if value.is_empty() && text[start..span.start].trim().is_empty() => String::new(),
            value => format!("{}{value}{}", &text[start..span.start], &text[span.end..end]),
        };
        let both = marked(&side(&conflict.ours), &side(&conflict.theirs));
        text.replace_range(start..end, &both);
        before = start;
    }
    text
}

fn marked(ours: &str, theirs: &str) -> String {
    format!("<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n")
}

/// Where in a file the fact of a conflict is.
fn path_of(conflict: &Conflict) -> Option<String> {
    let connection = |kind: &str, name: &Option<String>| {
        connection_name(&PlannedConnection { name: name.clone(), ..PlannedConnection::new(kind) })
    };
    let key = conflict.key.to_owned();
    let steps = match &conflict.subject {
        Subject::Plan => vec![key],
        Subject::Catalog => vec!["catalog".into(), key],
        Subject::Goal { id } => vec!["goal".into(), id.clone(), key],
        Subject::Event { name } => vec!["event".into(), name.clone(), key],
        Subject::Property { event, name } => {
            vec!["event".into(), event.clone(), "property".into(), name.clone(), key]
        }
        Subject::Source { name, of } => vec!["source".into(), connection(name, of), key],
        Subject::Destination { name, of } => vec!["destination".into(), connection(name, of), key],
        Subject::Verify => vec!["verify".into(), key],
        Subject::UseCase { .. } | Subject::EventFrom { .. } => return None,
    };
    Some(steps.iter().fold(String::new(), |path, step| join(&path, step)))
}
