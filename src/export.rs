//! A plan in the forms that other people and other tools read.
//!
//! Each form is in a file of its own and is made from a [`SetupPlan`] alone: what it says is worked out
//! first (the plan's checklist for people, `tracking` and `schema` for programs), its punctuation after. Whatever comes
//! from the plan is escaped for the form it goes into. This room knows no files, no terminal and no command
//! line.

mod code;
mod csv;
mod dbt;
mod destinations;
mod html;
mod json;
mod json_schema;
mod markdown;
mod rudderstack;
mod schema;
mod segment;
mod text;
mod tracking;
mod warehouse;
mod words;
mod yaml;

pub use code::{CodeLanguage, code, event_code, planned_event_code};
pub use csv::csv;
pub use dbt::dbt;
pub use html::html;
pub use json::json;
pub use json_schema::json_schema;
pub use markdown::{LONGEST_ISSUE, brief_markdown, markdown};
pub use rudderstack::{KnownDefinitions, rudderstack};
pub use schema::UnknownPolicy;
pub use segment::segment;
pub use tracking::ExportError;
pub use warehouse::Loader;

use crate::plan::SetupPlan;
use crate::text::printable;
use std::str::FromStr;
use std::{error, fmt};

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
    /// One schema for the messages of all events.
    JsonSchema,
    /// The tracking plan as Segment and Typewriter take it.
    Segment,
    /// The data catalog as RudderStack's command line takes it.
    Rudderstack,
    /// A dbt package that holds the warehouse's tables against the plan.
    Dbt,
    /// A call for each event, in a language.
    Code,
}

/// What a form gets beside the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExportOptions {
    /// What a schema says to events and properties that the plan does not hold.
    pub unplanned: UnknownPolicy,
    /// What loads messages into the warehouse.
    pub loader: Loader,
    /// What code is for.
    pub language: CodeLanguage,
    /// What the RudderStack project that the files are for defines already.
    pub known: KnownDefinitions,
}

/// A plan in some form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {
    /// One text.
    Text(String),
    /// Several files, which belong into a folder of their own.
    Folder(Vec<ExportFile>),
}

/// One of several files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// The file's name in the folder.
    pub name: &'static str,
    /// What it holds.
    pub text: String,
}

impl Export {
    /// The texts, in the order of [`Format::documents`] where there are several.
    pub fn into_texts(self) -> Vec<String> {
        match self {
            Self::Text(text) => vec![text],
            Self::Folder(documents) => documents.into_iter().map(|document| document.text).collect(),
        }
    }
}

impl Format {
    /// All forms, in the order in which they are listed to people.
    pub const ALL: [Self; 9] = [
        Self::Markdown,
        Self::Html,
        Self::Csv,
        Self::Json,
        Self::JsonSchema,
        Self::Segment,
        Self::Rudderstack,
        Self::Dbt,
        Self::Code,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::JsonSchema => "json-schema",
            Self::Segment => "segment",
            Self::Rudderstack => "rudderstack",
            Self::Dbt => "dbt",
            Self::Code => "code",
        }
    }

    /// One line on what it is for.
    pub fn summary(self) -> &'static str {
        match self {
            Self::Markdown => "A checklist that GitHub renders",
            Self::Html => "A page to open in a browser, to send or to print",
            Self::Csv => "A table for spreadsheets",
            Self::Json => "The whole plan for programs",
            Self::JsonSchema => "One JSON Schema (draft-07) for the messages of all events",
            Self::Segment => "The tracking plan for Segment's Public API and Typewriter",
            Self::Rudderstack => "The data catalog for RudderStack's command line, a folder",
            Self::Dbt => "A dbt package that checks the warehouse against the plan, a folder",
            Self::Code => "The call for each event, in the language of --lang",
        }
    }

    /// What to do with it.
    pub fn next_step(self) -> &'static str {
        match self {
            Self::Markdown => "paste it into an issue, or commit it beside the plan",
            Self::Html => "open it in a browser, send it or print it",
            Self::Csv => "open it in a spreadsheet",
            Self::Json => "read it with your own programs",
            Self::JsonSchema => "hold messages against it with a JSON Schema validator",
            Self::Segment => "send it to Segment's Public API, or make code of it with Typewriter",
            Self::Rudderstack => "put the folder into the project of RudderStack's command line",
            Self::Dbt => "name the folder in the packages.yml of your dbt project, then run dbt build",
            Self::Code => "put each call where its comment says",
        }
    }

    /// What the file or folder is called where nobody says otherwise; it lies beside the plan.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Markdown => "setup-checklist.md",
            Self::Html => "setup-checklist.html",
            Self::Csv => "setup-plan.csv",
            Self::Json => "setup-plan.json",
            Self::JsonSchema => "events.schema.json",
            Self::Segment => "tracking-plan.json",
            Self::Rudderstack => "rudderstack",
            Self::Dbt => "segue-dbt",
            Self::Code => "tracking-calls.js",
        }
    }

    /// The names of the files, where the form is a folder of several; empty where it is one text.
    pub fn documents(self) -> &'static [&'static str] {
        match self {
            Self::Rudderstack => &rudderstack::FILES,
            Self::Dbt => &dbt::FILES,
            _ => &[],
        }
    }

    /// Whether it is a schema, which has something to say to what the plan does not hold.
    pub fn is_schema(self) -> bool {
        matches!(self, Self::JsonSchema | Self::Segment | Self::Rudderstack)
    }

    /// Puts the plan into this form. The same plan gives the same text.
    pub fn export(self, plan: &SetupPlan, options: &ExportOptions) -> Result<Export, ExportError> {
        let ExportOptions { unplanned, loader, language, ref known } = *options;
        let text = match self {
            Self::Markdown => markdown(plan),
            Self::Html => html(plan),
            Self::Csv => csv(plan),
            Self::Json => json(plan),
            Self::JsonSchema => json_schema(plan, unplanned)?,
            Self::Segment => segment(plan, unplanned)?,
            Self::Rudderstack => return rudderstack(plan, unplanned, known).map(Export::Folder),
            Self::Code => code(plan, language)?,
            Self::Dbt => return dbt(plan, loader).map(Export::Folder),
        };
        Ok(Export::Text(text))
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

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Format::ALL.map(Format::name).join(", ");
        write!(f, "There is no format `{}`; there are {known}.", printable(&self.0))
    }
}

impl error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|format| format.name() == name);
        known.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}
