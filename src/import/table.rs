//! Spreadsheets saved as text: a header, then a row for each property, or for each event.

use super::{ImportError, ImportFile, Imported, ImportedEvent, Losses};
use crate::catalog::{AllowedValue, Event, ItemType, Pii, Property, PropertyType};
use crate::diagnostic::{did_you_mean, quoted};
use serde_json::Value;
use std::collections::HashMap;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The event's name.
    Event,
    /// The property's name.
    Property,
    /// The property's type.
    Type,
    /// What the property means; in a row without a property, what the event means.
    Description,
    /// What the event means.
    EventDescription,
    /// Whether the property must be there.
    Required,
    /// A value that the property may have.
    Example,
    /// All values that the property may have.
    Enum,
    /// Whether the property is personal data.
    Pii,
    /// The part of the product that the event belongs to.
    Area,
    /// Who answers for the event.
    Owner,
    /// What makes the event fire.
    When,
}

/// Each column with its name for `--column`, and with what people call it, in lower case without blanks and signs.
const COLUMNS: [(Column, &str, &[&str]); 12] = [
    (Column::Event, "event", &["event", "eventname", "tracking", "trackingevent"]),
    (
        Column::Property,
        "property",
        &["property", "propertyname", "properties", "attribute", "parameter", "field", "name"],
    ),
    (Column::Type, "type", &["type", "datatype", "propertytype", "format", "kind"]),
    (Column::Description, "description", &["description", "propertydescription", "definition", "meaning"]),
    (Column::EventDescription, "event-description", &["eventdescription", "eventdefinition"]),
    (Column::Required, "required", &["required", "isrequired", "mandatory"]),
    (Column::Example, "example", &["example", "examplevalue", "sample", "samplevalue", "examples"]),
    (Column::Enum, "enum", &["enum", "allowedvalues", "possiblevalues", "values", "options"]),
    (Column::Pii, "pii", &["pii", "personaldata", "ispii", "personal"]),
    (Column::Area, "area", &["area", "category", "feature", "module", "domain", "section"]),
    (Column::Owner, "owner", &["owner", "team"]),
    (Column::When, "when", &["when", "trigger", "firedwhen"]),
];

/// The columns that a person named, by their headers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnNames(Vec<(Column, String)>);

/// An argument is not `column=header` with a known column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write {} as column=HEADER, with one of the columns {}{}", quoted(.0), names().join(", "), help(.0))]
pub struct UnknownColumn(String);

fn names() -> Vec<&'static str> {
    COLUMNS.iter().map(|(_, name, _)| *name).collect()
}

fn help(said: &str) -> String {
    let name = said.split('=').next().unwrap_or_default();
    did_you_mean(name, names()).map(|help| format!("; {help}")).unwrap_or_default()
}

impl ColumnNames {
    /// Each `column=header`, such as `event=Tracking Name`.
    ///
    /// # Errors
    ///
    /// The first that is none.
    pub fn parse<'a>(said: impl IntoIterator<Item = &'a str>) -> Result<Self, UnknownColumn> {
        let parse = |said: &str| {
            let (name, header) = said.split_once('=')?;
            let (column, ..) = COLUMNS.iter().find(|(_, known, _)| *known == name.trim())?;
            Some((*column, header.trim().to_owned()))
        };
        let all = said.into_iter().map(|it| parse(it).ok_or_else(|| UnknownColumn(it.to_owned())));
        all.collect::<Result<_, _>>().map(Self)
    }
}

/// Where each column is.
struct TableHeader(HashMap<Column, usize>, Option<usize>);

impl TableHeader {
    fn of(file: &ImportFile, headers: &csv::StringRecord, said: &ColumnNames) -> Result<Self, ImportError> {
        let mut places = HashMap::new();
        for (column, name) in &said.0 {
            let place = headers.iter().position(|header| header.trim().eq_ignore_ascii_case(name));
            places.insert(*column, place.ok_or_else(|| missing(file, headers, *column))?);
        }
        for (column, _, known) in COLUMNS {
            let place =
                known.iter().find_map(|name| headers.iter().position(|header| plain(header) == *name));
            if let Some(place) = place.filter(|place| !places.values().any(|taken| taken == place)) {
                places.entry(column).or_insert(place);
            }
        }
        // Without a column for events, a column of names is theirs.
        if !places.contains_key(&Column::Event)
            && let Some(place) = places.remove(&Column::Property)
        {
            places.insert(Column::Event, place);
        }
        if !places.contains_key(&Column::Event) {
            return Err(missing(file, headers, Column::Event));
        }
        let item = headers.iter().position(|header| plain(header) == "item");
        Ok(Self(places, item))
    }

    fn cell(&self, row: &csv::StringRecord, column: Column) -> String {
        self.0.get(&column).and_then(|place| row.get(*place)).map(unguarded).unwrap_or_default()
    }

    /// What kind of row this is in a table that segue exported.
    fn item<'r>(&self, row: &'r csv::StringRecord) -> Option<&'r str> {
        row.get(self.1?)
    }
}

fn missing(file: &ImportFile, headers: &csv::StringRecord, column: Column) -> ImportError {
    let (_, name, _) = COLUMNS.iter().find(|(it, ..)| *it == column).unwrap_or(&COLUMNS[0]);
    let found: Vec<_> = headers.iter().map(|header| quoted(header.trim())).collect();
    ImportError::NoColumn { file: file.name.clone(), column: name, found: found.join(", ") }
}

fn plain(header: &str) -> String {
    header.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A cell without the apostrophe by which an export keeps spreadsheets from running it.
fn unguarded(cell: &str) -> String {
    let cell = cell.trim();
    let guarded = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    guarded.unwrap_or(cell).to_owned()
}

/// Takes a table in.
pub(super) fn read(
    file: &ImportFile,
    said: &ColumnNames,
    imported: &mut Imported,
) -> Result<(), ImportError> {
    let unreadable = |error: csv::Error| ImportError::Unreadable {
        file: file.name.clone(),
        form: "table",
        reason: error.to_string(),
    };
    let text = file.text.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    let header = TableHeader::of(file, reader.headers().map_err(unreadable)?, said)?;
    for row in reader.records() {
        read_row(&header, &row.map_err(unreadable)?, imported);
    }
    Ok(())
}

/// The sign that is most often in the header.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |sign: u8| header.bytes().filter(|it| *it == sign).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

fn read_row(header: &TableHeader, row: &csv::StringRecord, imported: &mut Imported) {
    let cell = |column| header.cell(row, column);
    let (mut event, mut property) = (cell(Column::Event), cell(Column::Property));
    match header.item(row) {
        Some("event") => (event, property) = (property, String::new()),
        Some("property") | None => {}
        Some(_) => return,
    }
    if !event.is_empty() && imported.events.last().is_none_or(|it| it.event.name != event) {
        imported.events.push(ImportedEvent { area: None, event: Event::new(&event) });
    }
    // A row without an event is about the one above it, as merged cells are saved.
    let Some(ImportedEvent { area, event }) = imported.events.last_mut() else {
        return imported.losses.count("rows before the first event");
    };
    let said = |text: String| Some(text).filter(|it| !it.is_empty());
    *area = area.take().or_else(|| said(cell(Column::Area)));
    event.owner = event.owner.take().or_else(|| said(cell(Column::Owner)));
    event.when = event.when.take().or_else(|| said(cell(Column::When)));
    let mut description = cell(Column::EventDescription);
    if property.is_empty() && description.is_empty() {
        description = cell(Column::Description);
    }
    if event.description.is_empty() {
        event.description = description;
    }
    if property.is_empty() {
        return;
    }
    if event.properties.iter().any(|it| it.name == property) {
        return imported.losses.count("properties that an event has twice");
    }
    let made = self::property(property, &cell, &mut imported.losses);
    event.properties.push(made);
}

fn property(name: String, cell: &impl Fn(Column) -> String, losses: &mut Losses) -> Property {
    let (kind, format) = kind(&cell(Column::Type), losses);
    let mut property = Property::new(name, kind);
    property.format = format.map(str::to_owned);
    property.description = cell(Column::Description);
    property.required = is_yes(&cell(Column::Required));
    property.pii = if is_yes(&cell(Column::Pii)) { Pii::Personal } else { Pii::None };
    let values = cell(Column::Enum);
    for text in values.split(separator(&values)).map(str::trim).filter(|it| !it.is_empty()) {
        let value = value(text, kind);
        if !property.allowed.iter().any(|it| it.value == value) {
            property.allowed.push(AllowedValue { value, meaning: String::new() });
        }
    }
    property.example = Some(cell(Column::Example)).filter(|it| !it.is_empty()).map(|it| value(&it, kind));
    for key in super::consistent::make_consistent(&mut property) {
        losses.count(format!("`{key}` that contradicts something else"));
    }
    property
}

fn separator(values: &str) -> char {
    ['\n', '|', ';'].into_iter().find(|sign| values.contains(*sign)).unwrap_or(',')
}

/// A cell as a value of this type, where it is one.
fn value(text: &str, kind: PropertyType) -> Value {
    let read = || serde_json::from_str::<Value>(text).ok().filter(|value| kind.admits(value));
    match kind {
        PropertyType::String => text.into(),
        PropertyType::Boolean if is_yes(text) => true.into(),
        _ => read().unwrap_or_else(|| text.into()),
    }
}

fn is_yes(text: &str) -> bool {
    ["true", "yes", "y", "x", "1", "required", "mandatory", "✓", "✔"]
        .contains(&text.to_lowercase().as_str())
}

/// The type, and the format of texts that are times.
fn kind(text: &str, losses: &mut Losses) -> (PropertyType, Option<&'static str>) {
    let text = text.to_lowercase();
    if let Ok(kind) = text.parse() {
        return (kind, None);
    }
    let array = |items| (PropertyType::Array(items), None);
    match text.trim() {
        "" => (PropertyType::Any, None),
        "text" | "str" | "varchar" | "char" | "uuid" | "enum" | "url" => (PropertyType::String, None),
        "int" | "long" | "bigint" | "whole number" => (PropertyType::Integer, None),
        "float" | "double" | "decimal" | "numeric" | "currency" | "money" => (PropertyType::Number, None),
        "bool" | "true/false" | "yes/no" => (PropertyType::Boolean, None),
        "json" | "map" | "dict" | "struct" => (PropertyType::Object, None),
        "date" => (PropertyType::String, Some("date")),
        "datetime" | "timestamp" | "date-time" | "time" => (PropertyType::String, Some("date-time")),
        "list" | "array" | "[]" => array(ItemType::Any),
        "string[]" | "array of strings" | "list of strings" | "array[string]" => array(ItemType::String),
        "number[]" | "array of numbers" => array(ItemType::Number),
        "object[]" | "array of objects" | "list of objects" | "array[object]" => array(ItemType::Object),
        other => {
            losses.count(format!("type {}", quoted(other)));
            (PropertyType::Any, None)
        }
    }
}
