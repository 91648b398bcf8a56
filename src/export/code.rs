//! The calls that send a plan's events, as code to start from: each filled with examples, and with a comment on when
//! it is made.

mod calls;
mod comment;
mod notation;
mod sample;
mod texts;

use super::text::line;
use super::tracking::{ExportError, Tracking};
use crate::plan::{PlannedEvent, SetupPlan};
use calls::call;
use std::str::FromStr;

/// What the code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CodeLanguage {
    /// JavaScript on a page, with Segment's Analytics.js.
    #[default]
    Browser,
    /// JavaScript on a server, with `@segment/analytics-node`.
    Node,
    /// Python, with `segment-analytics-python`.
    Python,
    /// A shell, with curl.
    Curl,
}

impl CodeLanguage {
    /// All of them, in the order in which they are listed to people.
    pub const ALL: [Self; 4] = [Self::Browser, Self::Node, Self::Python, Self::Curl];

    /// The name on the command line and in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Node => "node",
            Self::Python => "python",
            Self::Curl => "curl",
        }
    }

    /// How a line of comment begins.
    fn comment(self) -> &'static str {
        match self {
            Self::Browser | Self::Node => "// ",
            Self::Python | Self::Curl => "# ",
        }
    }
}

impl FromStr for CodeLanguage {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|language| language.name() == name).ok_or(())
    }
}

/// The calls of all events, ready to run: with `SEGUE_URL` set, as `segue listen` does for what it starts, they go there.
///
/// # Errors
///
/// Where events or properties have no name of their own.
pub fn code(plan: &SetupPlan, language: CodeLanguage) -> Result<String, ExportError> {
    let events = Tracking::of(plan)?.events();
    let mut blocks = vec![beginning(plan, language)];
    blocks.extend(events.iter().map(|event| event_code(plan, event, language)));
    blocks.extend(end(language).map(|end| format!("{end}\n")));
    Ok(blocks.join("\n"))
}

/// The call of one event, with what is known of it as comments.
pub fn event_code(plan: &SetupPlan, event: &PlannedEvent, language: CodeLanguage) -> String {
    let comments = comment::of_event(plan, event);
    let comments = comments.iter().map(|it| texts::comment(language, it));
    comments.chain(call(event, language)).fold(String::new(), |text, line| text + &line + "\n")
}

/// The call of the planned event of this name, if there is one.
pub fn planned_event_code(plan: &SetupPlan, name: &str, language: CodeLanguage) -> Option<String> {
    plan.events.iter().find(|event| event.name == name).map(|event| event_code(plan, event, language))
}

/// What must be said once, before the calls.
fn beginning(plan: &SetupPlan, language: CodeLanguage) -> String {
    let about =
        texts::comment(language, &format!("The calls of {}, filled with examples.", line(&plan.name)));
    let setup = match language {
        CodeLanguage::Browser => {
            "// Segment's snippet, or AnalyticsBrowser.load(), has made `analytics`.\n"
        }
        CodeLanguage::Node => {
            "import { Analytics } from \"@segment/analytics-node\";\n\n\
             const writeKey = process.env.SEGMENT_WRITE_KEY ?? \"YOUR_WRITE_KEY\";\n\
             const analytics = new Analytics({ writeKey, host: process.env.SEGUE_URL });\n"
        }
        CodeLanguage::Python => {
            "import os\n\nimport segment.analytics as analytics\n\n\
             analytics.write_key = os.environ.get(\"SEGMENT_WRITE_KEY\", \"YOUR_WRITE_KEY\")\n\
             analytics.host = os.environ.get(\"SEGUE_URL\", \"https://api.segment.io\")\n"
        }
        CodeLanguage::Curl => "",
    };
    match language {
        CodeLanguage::Curl => format!("#!/bin/sh\n{about}\n"),
        _ => format!("{about}\n{setup}"),
    }
}

/// What waits until everything is sent.
fn end(language: CodeLanguage) -> Option<&'static str> {
    match language {
        CodeLanguage::Node => Some("await analytics.closeAndFlush();"),
        CodeLanguage::Python => Some("analytics.shutdown()"),
        CodeLanguage::Browser | CodeLanguage::Curl => None,
    }
}
