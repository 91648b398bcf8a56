//! The plan as a table for spreadsheets.

use super::checklist::why;
use super::text::lines;
use crate::plan::{PlannedConnection, PlannedEvent, PlannedProperty, Progress, SetupPlan};
use csv::{Terminator, WriterBuilder};
use serde::Serialize;

/// The plan as comma-separated values by [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180): a header, then one
/// row an event, each followed by its properties, then one row a source and a destination.
///
/// What does not apply to an item is an empty cell. A cell that a spreadsheet would run as a formula begins
/// with an apostrophe, as [OWASP](https://owasp.org/www-community/attacks/CSV_Injection) advises.
pub fn csv(plan: &SetupPlan) -> String {
    let events = plan.events.iter().flat_map(|event| {
        let properties = event.properties.iter().map(|property| Row::property(event, property));
        std::iter::once(Row::event(plan, event)).chain(properties)
    });
    let sources = plan.sources.iter().map(|it| Row::connection(plan, "source", it));
    let destinations = plan.destinations.iter().map(|it| Row::connection(plan, "destination", it));
    table(events.chain(sources).chain(destinations))
}

fn table(rows: impl Iterator<Item = Row>) -> String {
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

/// The first row: the names of a [`Row`]'s fields.
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
struct Row {
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

impl Row {
    fn event(plan: &SetupPlan, event: &PlannedEvent) -> Self {
        let row =
            Self { name: cell(&event.name), description: cell(&event.description), ..Self::default() };
        row.work("event", plan, &event.use_cases, event.progress, event.note.as_deref())
    }

    fn connection(plan: &SetupPlan, item: &'static str, connection: &PlannedConnection) -> Self {
        let name = connection.name.as_deref().unwrap_or_default();
        let row = Self { name: cell(name), kind: cell(&connection.kind), ..Self::default() };
        row.work(item, plan, &connection.use_cases, connection.progress, connection.note.as_deref())
    }

    fn property(event: &PlannedEvent, property: &PlannedProperty) -> Self {
        Self {
            item: "property",
            event: cell(&event.name),
            name: cell(&property.name),
            kind: property.kind.to_string(),
            description: cell(&property.description),
            required: Some(property.required),
            personal_data: Some(property.pii),
            ..Self::default()
        }
    }

    /// Adds what everything has that work is done on.
    fn work(
        self,
        item: &'static str,
        plan: &SetupPlan,
        use_cases: &[String],
        progress: Progress,
        note: Option<&str>,
    ) -> Self {
        Self {
            item,
            use_cases: cell(&why(plan, use_cases).join("; ")),
            dev: Some(progress.dev),
            prod: Some(progress.prod),
            note: cell(note.unwrap_or_default()),
            ..self
        }
    }
}

/// Text from the plan as a cell's content: several lines where it has them, never a formula.
fn cell(text: &str) -> String {
    let text = lines(text).join("\n");
    if text.starts_with(STARTS_A_FORMULA) { format!("'{text}") } else { text }
}

/// The signs with which formulas begin, in the widths that spreadsheets for East Asia take for the same. White
/// space, which may stand before them, is gone from the start of a cell.
const STARTS_A_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
