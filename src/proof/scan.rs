//! Source code held against a plan: which of its events are sent, from where, and with what.
//!
//! The files are those that git sees. Only those are looked at closely in which a search for all names at once
//! finds something; they are cut into tokens by a lexer that knows the comments and strings of their language and
//! no grammar. What follows from that: an event counts as called where its name, the constant or the generated
//! function that stands for it is part of a call, whoever runs that; a name that is put together at run time is
//! reported as one that cannot be checked.

mod arguments;
mod calls;
mod file;
mod language;
mod lexer;
mod names;
mod place;
mod walk;

use crate::plan::{PlannedEvent, SetupPlan};
use arguments::Keys;
use calls::{Search, Sent};
use file::{CodePosition, FileFindings};
use names::{Names, fold};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What the code of a folder says of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodeReport {
    /// The planned events, in the order of the plan.
    pub events: Vec<CodedEvent>,
    /// Calls that send what is not planned.
    pub unplanned: Vec<UnplannedCall>,
    /// Calls whose event has a name that is made at run time.
    pub not_checkable: Vec<CodeLocation>,
    /// How many source files were read.
    pub files: usize,
    /// Files that could not be read, and why.
    pub unread: Vec<UnreadFile>,
}

/// A planned event in the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodedEvent {
    /// Its name.
    pub name: String,
    /// What was found of it.
    pub status: CodeStatus,
    /// The calls that send it, tests left out.
    pub calls: Vec<EventCall>,
    /// Where else it is named.
    pub mentions: Vec<CodeLocation>,
}

/// How far an event has come in the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeStatus {
    /// A call sends it.
    Called,
    /// It is named, but no call was seen.
    Named,
    /// It is in comments and tests only.
    CommentOrTest,
    /// It is not there.
    Missing,
}

/// A call that sends a planned event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventCall {
    /// Where it is.
    #[serde(flatten)]
    pub location: CodeLocation,
    /// Whether its properties are written out, so that they could be compared.
    pub properties_seen: bool,
    /// Properties that it sends although they are not planned.
    pub unplanned_properties: Vec<String>,
    /// Required properties that it does not send.
    pub missing_properties: Vec<String>,
}

/// A call that sends an event that is not planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnplannedCall {
    /// The event's name.
    pub name: String,
    /// Where the call is.
    #[serde(flatten)]
    pub location: CodeLocation,
}

/// A place in source code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CodeLocation {
    /// The file, as it is reached from where the scan was started.
    pub path: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in bytes from 1.
    pub column: usize,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreadFile {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub reason: String,
}

impl EventCall {
    /// Whether it sends what the plan says, as far as that is to be seen.
    pub fn is_right(&self) -> bool {
        self.unplanned_properties.is_empty() && self.missing_properties.is_empty()
    }
}

impl CodedEvent {
    /// Whether it is called, and every call sends what the plan says.
    pub fn is_right(&self) -> bool {
        self.status == CodeStatus::Called && self.calls.iter().all(EventCall::is_right)
    }
}

/// Scans the source files below `folder`. `wrappers` are the names of functions that take an event's name and
/// send it, besides those that are called `track` and the like.
pub fn scan(plan: &SetupPlan, folder: &Path, wrappers: &[String]) -> CodeReport {
    let names = Names::of(plan, wrappers);
    let event = |name: &str| plan.events.iter().position(|event| event.name == name);
    let (page, screen) = (event("Page Viewed"), event("Screen Viewed"));
    let (found, unread, files) = walk::each_file(folder, &names, |_, language, source| {
        file::read(source, &Search { names: &names, language, wrappers, page, screen })
    });
    let mut report = CodeReport::of(plan);
    report.files = files;
    report.unread = unread.into_iter().map(|(path, reason)| UnreadFile { path, reason }).collect();
    for (path, findings) in found {
        report.take(plan, &path, folder, findings);
    }
    report
}

impl CodeReport {
    fn of(plan: &SetupPlan) -> Self {
        let event = |event: &PlannedEvent| CodedEvent {
            name: event.name.clone(),
            status: CodeStatus::Missing,
            calls: Vec::new(),
            mentions: Vec::new(),
        };
        let events = plan.events.iter().map(event).collect();
        Self { events, unplanned: Vec::new(), not_checkable: Vec::new(), files: 0, unread: Vec::new() }
    }

    fn take(&mut self, plan: &SetupPlan, path: &Path, folder: &Path, findings: FileFindings) {
        let is_test = place::is_test(path.strip_prefix(folder).unwrap_or(path));
        let shown = path.strip_prefix(".").unwrap_or(path);
        let location =
            |CodePosition { line, column }| CodeLocation { path: shown.to_owned(), line, column };
        for call in findings.calls {
            let location = location(call.position);
            match call.sent {
                Sent::Planned(event) if is_test => {
                    self.events[event].mention(location, CodeStatus::CommentOrTest);
                }
                Sent::Planned(event) => {
                    let call = EventCall::of(&plan.events[event], location, call.keys.as_ref());
                    self.events[event].status = CodeStatus::Called;
                    self.events[event].calls.push(call);
                }
                _ if is_test => {}
                Sent::Unplanned(name) => self.unplanned.push(UnplannedCall { name, location }),
                Sent::Computed => self.not_checkable.push(location),
            }
        }
        for mention in findings.mentions {
            let is_aside = is_test || mention.is_comment;
            let status = if is_aside { CodeStatus::CommentOrTest } else { CodeStatus::Named };
            self.events[mention.event].mention(location(mention.position), status);
        }
    }

    /// Whether every planned event is called as planned and, unless `allow_unplanned`, nothing else is.
    pub fn is_right(&self, allow_unplanned: bool) -> bool {
        self.events.iter().all(CodedEvent::is_right) && (allow_unplanned || self.unplanned.is_empty())
    }
}

impl CodedEvent {
    fn mention(&mut self, location: CodeLocation, status: CodeStatus) {
        self.mentions.push(location);
        let is_more = match self.status {
            CodeStatus::Missing => true,
            CodeStatus::CommentOrTest => status == CodeStatus::Named,
            CodeStatus::Named | CodeStatus::Called => false,
        };
        if is_more {
            self.status = status;
        }
    }
}

impl EventCall {
    fn of(event: &PlannedEvent, location: CodeLocation, keys: Option<&Keys>) -> Self {
        // Generated types write `order_id` as `orderID` and send it as planned.
        let same = |one: &str, other: &str| fold(one.as_bytes()) == fold(other.as_bytes());
        let sent = keys.map_or(&[][..], |keys| &keys.keys);
        let is_planned = |key: &str| event.properties.iter().any(|it| same(&it.name, key));
        let is_sent = |name: &str| sent.iter().any(|key| same(key, name));
        let required = event.properties.iter().filter(|it| it.required).map(|it| &it.name);
        let is_closed = keys.is_some_and(|keys| !keys.is_open);
        Self {
            location,
            properties_seen: keys.is_some(),
            unplanned_properties: sent.iter().filter(|key| !is_planned(key)).cloned().collect(),
            missing_properties: required.filter(|name| is_closed && !is_sent(name)).cloned().collect(),
        }
    }
}
