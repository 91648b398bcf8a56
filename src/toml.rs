//! TOML that people write: read with the place of every value, past every mistake, each reported in plain words.
//!
//! A file is parsed as a whole or section by section into the tree of the `toml` crate; a [`Table`] takes values out
//! of it by a [`TableSchema`] and reports what is wrong with them. This room knows neither catalogs nor plans.

mod body;
mod duplicates;
pub(crate) mod editor;
mod explain;
mod explain_value;
mod findings;
mod node;
mod parse;
mod schema;
mod sections;
mod syntax;
mod table;
mod text;

pub(crate) use body::{TableBody, Text};
pub(crate) use findings::Findings;
pub(crate) use node::{Node, to_json};
pub(crate) use parse::{read_section, read_whole};
pub(crate) use schema::{Field, TableSchema, optional, required};
pub(crate) use sections::{Section, Sections};
pub(crate) use table::Table;
pub(crate) use text::{FindingSubject, listed, text_of, wrong_type};
