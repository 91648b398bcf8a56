//! segue takes a person from a business goal to a finished customer-data setup without leaving the
//! terminal.
//!
//! The rooms of the house, in the order in which they build on each other; each knows only those above it:
//!
//! - [`catalog`]: what is recommended. Goals, use cases, events with their properties, source and
//!   destination types.
//! - [`plan`]: what was chosen and how far it is. The setup plan, merged from recommendations and kept as
//!   one TOML file.
//! - [`import`]: tracking plans that people have already, taken in as a catalog.
//! - [`connections`]: real sources and destinations, and what they make of a plan's events.
//! - [`export`]: a plan in the forms that other people and other tools read.
//! - [`proof`]: messages held against a plan, and what is reported of them.
//! - [`listen`]: what SDKs send, taken by a server on this machine and handed to a judge.
//! - [`search`]: the filter over a list.
//! - [`app`]: the wizard's pure core: the model, messages and the only place where it changes.
//! - [`session`]: what outlives a key: files, drafts, the loading of catalogs.
//! - [`tui`]: the wizard on a screen.
//! - [`plain`]: the wizard as numbered questions.
//! - [`cli`]: the command line.
//!
//! Three are beside them and know none of them: [`text`], through which what comes from a file passes before
//! a terminal shows it, [`diagnostic`], what is wrong in a file with the place and the remedy, and `toml`, which
//! reads what people write past every mistake.

pub mod app;
pub mod catalog;
pub mod cli;
pub mod connections;
pub mod diagnostic;
pub mod export;
pub mod import;
pub mod listen;
pub mod plain;
pub mod plan;
pub mod proof;
pub mod search;
pub mod session;
pub mod text;
mod toml;
pub mod tui;
