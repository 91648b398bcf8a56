//! The rows of `segue_report`, in the forms in which warehouses and their tools write them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use serde_json::{Map, Value};
use thiserror::Error;

/// Why there are no rows to read.
#[derive(Debug, Error)]
pub enum UnreadableRows {
    /// It is what dbt writes about a run.
    #[error(
        "this is dbt's account of a run, which counts no messages; give what segue_report holds: \
         dbt show --select segue_report --limit -1 --output json"
    )]
    RunResults,
    /// It is no JSON.
    #[error("it is not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// It is no CSV.
    #[error("it is not CSV: {0}")]
    Csv(#[from] csv::Error),
    /// It is JSON of something else.
    #[error("it holds no rows of segue_report; export that table as JSON or CSV")]
    NoRows,
    /// A row lacks a column, or has something else there.
    #[error("row {row} has no {column} as segue_report has it; export that table whole, with its header")]
    Column {
        /// The row, counted from 1.
        row: usize,
        /// The column.
        column: &'static str,
    },
    /// A property has more than one row.
    #[error("a property has two rows; give one report at a time")]
    Twice,
}

/// A row of `segue_report`.
#[derive(Debug)]
pub(super) struct WarehouseRow {
    pub(super) event: String,
    /// Empty in the event's own row.
    pub(super) property: String,
    pub(super) seen: u64,
    pub(super) first_seen: Option<Timestamp>,
    pub(super) last_seen: Option<Timestamp>,
    pub(super) missing: u64,
    pub(super) wrong: u64,
}

/// The rows of a text that is CSV with a header, an array of objects, an object a line, or what `dbt show` prints.
pub(super) fn read(text: &str) -> Result<Vec<WarehouseRow>, UnreadableRows> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let records = if text.starts_with(['[', '{']) { json(text)? } else { csv(text)? };
    if records.is_empty() {
        return Err(UnreadableRows::NoRows);
    }
    (1..).zip(&records).map(|(number, record)| row(number, record)).collect()
}

fn json(text: &str) -> Result<Vec<Map<String, Value>>, UnreadableRows> {
    let mut records = Vec::new();
    for document in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        take(document?, &mut records)?;
    }
    Ok(records)
}

fn take(value: Value, records: &mut Vec<Map<String, Value>>) -> Result<(), UnreadableRows> {
    match value {
        Value::Array(values) => values.into_iter().try_for_each(|value| take(value, records)),
        Value::Object(record) if record.contains_key("results") => Err(UnreadableRows::RunResults),
        Value::Object(mut record) => {
            if let Some(shown) = record.remove("show") {
                return take(shown, records);
            }
            records.push(in_lower_case(record));
            Ok(())
        }
        _ => Err(UnreadableRows::NoRows),
    }
}

/// Snowflake gives the names of columns in capitals.
fn in_lower_case(record: Map<String, Value>) -> Map<String, Value> {
    record.into_iter().map(|(name, value)| (name.to_lowercase(), value)).collect()
}

fn csv(text: &str) -> Result<Vec<Map<String, Value>>, UnreadableRows> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<_> = reader.headers()?.iter().map(str::to_lowercase).collect();
    let record = |record: csv::StringRecord| {
        let values = record.iter().map(Value::from);
        names.iter().cloned().zip(values).collect()
    };
    reader.records().map(|it| Ok(it.map(record)?)).collect()
}

fn row(number: usize, record: &Map<String, Value>) -> Result<WarehouseRow, UnreadableRows> {
    let lacks = |column| UnreadableRows::Column { row: number, column };
    let text = |column| record.get(column).and_then(Value::as_str).ok_or_else(|| lacks(column));
    let count = |column| record.get(column).and_then(count).ok_or_else(|| lacks(column));
    let time = |column| record.get(column).and_then(time).ok_or_else(|| lacks(column));
    // Some tools write the empty text as null.
    let property = match record.get("property") {
        Some(Value::Null) => "",
        _ => text("property")?,
    };
    Ok(WarehouseRow {
        event: text("event")?.to_owned(),
        property: property.to_owned(),
        seen: count("seen")?,
        first_seen: time("first_seen")?,
        last_seen: time("last_seen")?,
        missing: count("missing")?,
        wrong: count("wrong")?,
    })
}

/// A count, also where a tool writes it as text or as a decimal.
fn count(value: &Value) -> Option<u64> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return None,
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    if fraction.chars().any(|digit| digit != '0') { None } else { whole.parse().ok() }
}

/// A time, or nothing where there is none. Without an offset it is in UTC, as loaders write it.
// The outer option says whether it is either.
#[allow(clippy::option_option)]
fn time(value: &Value) -> Option<Option<Timestamp>> {
    match value {
        Value::Null => Some(None),
        Value::String(text) if text.is_empty() => Some(None),
        Value::String(text) => moment(text).map(Some),
        _ => None,
    }
}

fn moment(text: &str) -> Option<Timestamp> {
    // BigQuery's way to write it.
    let text = text.replace(" UTC", "Z");
    let local = || Offset::UTC.to_timestamp(text.parse::<DateTime>().ok()?).ok();
    text.parse().ok().or_else(local)
}

#[cfg(test)]
mod tests {
    use super::{UnreadableRows, moment, read};

    #[test]
    fn times_are_read_as_warehouses_write_them() {
        let texts = [
            "2026-11-27T10:00:00Z",
            "2026-11-27T10:00:00",
            "2026-11-27 10:00:00",
            "2026-11-27 10:00:00+00",
            "2026-11-27 12:00:00+02",
            "2026-11-27 10:00:00 UTC",
            "2026-11-27 10:00:00.000",
        ];
        for text in texts {
            let read = moment(text).map(|it| it.to_string());
            assert_eq!(read.as_deref(), Some("2026-11-27T10:00:00Z"), "{text}");
        }
    }

    #[test]
    fn rows_are_the_same_in_every_form() {
        let csv = "EVENT,PROPERTY,SEEN,FIRST_SEEN,LAST_SEEN,MISSING,WRONG\nA,,2.0,,,0,0\n";
        let object = r#"{"event":"A","property":null,"seen":2,"first_seen":null,"last_seen":null,"missing":0,"wrong":"0"}"#;
        let shown = format!(r#"{{"node":"segue_report","show":[{object}]}}"#);
        for text in [csv, object, &format!("[{object}]"), &shown] {
            let rows = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((&*rows[0].event, &*rows[0].property, rows[0].seen, rows.len()), ("A", "", 2, 1));
        }
    }

    #[test]
    fn what_is_no_report_is_told() {
        assert!(matches!(read(r#"{"results":[]}"#), Err(UnreadableRows::RunResults)));
        assert!(matches!(read(""), Err(UnreadableRows::NoRows)));
        assert!(matches!(
            read("event,property\nA,\n"),
            Err(UnreadableRows::Column { column: "seen", row: 1 })
        ));
        let negative = "event,property,seen,first_seen,last_seen,missing,wrong\nA,,-1,,,0,0\n";
        assert!(matches!(read(negative), Err(UnreadableRows::Column { column: "seen", .. })));
    }
}
