//! Changes of a file that a person keeps: only what is to change changes, all else stays byte for byte.
//!
//! Whoever has something in a file says what its tables hold as [`TableModel`]s, before and after; [`Editor`] finds the
//! changes of the text, [`write`] writes one anew. Comments go with what they speak of.

mod apply;
mod entries;
mod header;
mod line_map;
mod list;
mod model;
mod relocate;
mod remarks;
mod table_span;
mod text_edits;
mod value;
mod write;

pub(crate) use apply::{Editor, TableChange};
pub(crate) use line_map::LineMap;
pub(crate) use model::{ChildTable, ChildTables, KeyValue, KeyedTable, TableModel, ValueText};
pub(crate) use relocate::Relocation;
pub(crate) use remarks::{Remark, Remarks, comments, join, nearest, places, steps};
pub(crate) use table_span::TableSpan;
pub(crate) use text_edits::TextEdits;
pub(crate) use value::{json, key_of, string};
pub(crate) use write::write;
