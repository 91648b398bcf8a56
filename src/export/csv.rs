//! The plan as a table for spreadsheets.

use super::destinations::{known_fit, rows};
use super::text::lines;
use crate::connections::DestinationFit;
use crate::plan::checklist::{Entry, Task};
use crate::plan::{Environment, PlannedProperty, SetupPlan};
use csv::{Terminator, WriterBuilder};
use serde::Serialize;

/// The plan as comma-separated values by [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180): a header, then one
/// row an event, each followed by its properties, then one row a source and a destination, then one row for what
/// a known destination makes of an event: the destination's name, the verdict as the type and why as the
/// description.
///
/// What does not apply to an item is an empty cell. A cell that a spreadsheet would run as a formula begins
/// with an apostrophe, as [OWASP](https://owasp.org/www-community/attacks/CSV_Injection) advises.
pub fn csv(plan: &SetupPlan) -> String {
    let checklist = plan.checklist(Environment::Dev);
    let entries = checklist.groups.iter().flat_map(|group| &group.entries);
    let items = entries.flat_map(|entry| {
        let properties = entry.properties.iter().map(|property| CsvRow::property(entry, property));
        CsvRow::item(entry).into_iter().chain(properties)
    });
    let fit = known_fit(plan);
    table(items.chain(fit.destinations.iter().flat_map(CsvRow::fit)))
}

fn table(rows: impl Iterator<Item = CsvRow>) -> String {
    const IN_MEMORY: &str = "writing to memory cannot fail";
    let mut builder = WriterBuilder::new();
    // The header is written also where no row follows, so it is not left to the first row.
    let mut writer = builder.has_headers(false).terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS).expect(IN_MEMORY);
    for row in rows {
        writer.serialize(row).expect(IN_MEMORY);
    }
    let bytes = writer.into_inner().expect(IN_MEMORY);
    String::from_utf8(bytes).expect("cells and punctuation are UTF-8")
}

/// The first row: the names of a [`CsvRow`]'s fields.
const COLUMNS: [&str; 11] = [
    "item",
    "event",
    "name",
    "type",
    "description",
    "required",
    "personal_data",
    "use_cases",
    "dev",
    "prod",
    "note",
];

#[derive(Default, Serialize)]
struct CsvRow {
    item: &'static str,
    event: String,
    name: String,
    kind: String,
    description: String,
    required: Option<bool>,
    personal_data: Option<bool>,
    use_cases: String,
    dev: Option<bool>,
    prod: Option<bool>,
    note: String,
}

impl CsvRow {
    /// The row of an event, a source or a destination.
    fn item(entry: &Entry) -> Option<Self> {
        let (item, name, kind) = match &entry.task {
            Task::Event(name) => ("event", Some(&**name), None),
            Task::Source(id) => ("source", entry.name, Some(&*id.kind)),
            Task::Destination(id) => ("destination", entry.name, Some(&*id.kind)),
            Task::EventFrom { .. } | Task::Verify => return None,
        };
        Some(Self {
            item,
            name: cell(name),
            kind: cell(kind),
            description: cell(entry.description),
            use_cases: cell(Some(&entry.use_cases.join("; "))),
            dev: Some(entry.progress.dev),
            prod: Some(entry.progress.prod),
            note: cell(entry.note),
            ..Self::default()
        })
    }

    /// What a destination makes of each event.
    fn fit(destination: &DestinationFit) -> impl Iterator<Item = Self> {
        rows(destination).map(|(event, verdict, why)| Self {
            item: "fit",
            event: cell(Some(event)),
            name: cell(Some(&destination.name)),
            kind: verdict.to_owned(),
            description: cell(Some(&why)),
            ..Self::default()
        })
    }

    fn property(event: &Entry, property: &PlannedProperty) -> Self {
        Self {
            item: "property",
            event: cell(Some(event.title)),
            name: cell(Some(&property.name)),
            kind: cell(Some(&property.kind.to_string())),
            description: cell(Some(&property.description)),
            required: Some(property.required),
            personal_data: Some(property.pii.is_personal()),
            ..Self::default()
        }
    }
}

/// Text from the plan as a cell's content: several lines where it has them, never a formula, also where a
/// spreadsheet splits it once more.
fn cell(text: Option<&str>) -> String {
    let text = lines(text.unwrap_or_default()).join("\n");
    let mut guarded = String::with_capacity(text.len());
    let mut at_start = true;
    for character in text.chars() {
        if at_start && STARTS_A_FORMULA.contains(&character) {
            guarded.push('\'');
        }
        // White space and quotation marks may be before a formula.
        at_start = SPLITS.contains(&character)
            || at_start && (character.is_whitespace() || "\"'".contains(character));
        guarded.push(character);
    }
    guarded
}

/// What spreadsheets split a line at beside commas, some whatever is in quotation marks. A comma does no harm:
/// it is within the marks of a cell.
const SPLITS: [char; 5] = [';', '\t', '|', '\n', '；'];

/// The signs with which formulas begin, in the widths that spreadsheets for East Asia take for the same. White
/// space, which may be before them, is gone from the start of a cell.
const STARTS_A_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
