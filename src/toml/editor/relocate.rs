//! Tables that go to another place of a file with their lines, comments and unknown keys: only the path in their
//! headers changes.

use super::apply::{Editor, TableChange};
use super::header::first_keys;
use super::model::{KeyedTable, TableModel};
use super::table_span::{TableSpan, TableStyle};

/// How a table gets from its old place to its new one.
pub(crate) struct Relocation {
    /// How many keys of the old path go, and what comes instead.
    pub(crate) keys: usize,
    pub(crate) by: &'static str,
    /// The path that it gets.
    pub(crate) to: String,
}

impl Editor<'_> {
    /// Gives a table the lines that `place` has of it, ready for its new place.
    pub(crate) fn take_along(
        &mut self,
        place: &TableSpan,
        way: &Relocation,
        old: &TableModel,
        target: &mut KeyedTable,
    ) {
        if place.style == TableStyle::Header {
            target.source_text = Some(source_text(self, place, way, old, &target.model));
            self.gone.insert(place.span.start);
        }
    }
}

/// The lines of a table and those within, as they are to be at the new place.
fn source_text(
    editor: &Editor,
    place: &TableSpan,
    way: &Relocation,
    old: &TableModel,
    new: &TableModel,
) -> String {
    let map = editor.lines;
    let mut changes = Editor::new(editor.schema, map);
    changes.table(TableChange { place, old, new, path: &way.to });
    let headers = place.headers(map);
    let sections: Vec<_> = headers.into_iter().filter_map(|header| map.section(header)).collect();
    for section in &sections {
        let header = &map.text[section.header.clone()];
        if let Some(keys) = first_keys(header, way.keys) {
            let header = format!("{}{}{}", &header[..keys.start], way.by, &header[keys.end..]);
            changes.edits.replace(section.header.clone(), header);
        }
    }
    let parts: Vec<_> = sections.iter().map(|section| section.start..section.end).collect();
    let mut lines = changes.edits.apply(map.text, &parts);
    // What the new place has no use for was cut.
    lines.retain(|lines| !lines.trim().is_empty());
    for lines in &mut lines {
        if !lines.ends_with('\n') {
            lines.push_str(map.line_end);
        }
    }
    lines.join(map.line_end)
}
