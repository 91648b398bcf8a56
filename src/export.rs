//! A plan in the forms that other people and other tools read.
//!
//! Each form stands in a file of its own and is made from a [`SetupPlan`] alone: what it says is worked out
//! first (`checklist`), its punctuation after. Whatever comes from the plan is escaped for the form
//! it goes into. This room knows no files, no terminal and no command line.

mod checklist;
mod csv;
mod html;
mod json;
mod markdown;
mod text;

pub use csv::csv;
pub use html::html;
pub use json::json;
pub use markdown::markdown;

use crate::plan::SetupPlan;
use std::fmt;
use std::str::FromStr;

/// A form that a plan can be put into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A checklist that GitHub and other forges render.
    Markdown,
    /// A web page that needs nothing beside it.
    Html,
    /// A table for spreadsheets.
    Csv,
    /// The whole plan for programs.
    Json,
}

impl Format {
    /// All forms, in the order in which they are listed to people.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Html, Self::Csv, Self::Json];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// One line on what it is for.
    pub fn summary(self) -> &'static str {
        match self {
            Self::Markdown => "a checklist that GitHub renders",
            Self::Html => "a page to open in a browser, to send or to print",
            Self::Csv => "a table for spreadsheets",
            Self::Json => "the whole plan for programs",
        }
    }

    /// What the file is called where nobody says otherwise; it lies beside the plan.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Markdown => "setup-checklist.md",
            Self::Html => "setup-checklist.html",
            Self::Csv => "setup-plan.csv",
            Self::Json => "setup-plan.json",
        }
    }

    /// Puts the plan into this form. The same plan gives the same text.
    pub fn export(self, plan: &SetupPlan) -> String {
        match self {
            Self::Markdown => markdown(plan),
            Self::Html => html(plan),
            Self::Csv => csv(plan),
            Self::Json => json(plan),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that is no [`Format`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat(pub String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|format| format.name() == name);
        known.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}
