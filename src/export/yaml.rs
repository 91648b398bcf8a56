//! YAML in the little of it that exports need: mappings and lists in blocks, texts in quotes.

use crate::text::printable;
use serde_json::Value;
use std::borrow::Cow;
use std::fmt::{self, Write};

/// The value as a YAML document. The keys are ours: words that need no quotes.
pub(super) fn to_text(value: &Value) -> String {
    YamlBlock { value, indent: 0 }.to_string()
}

/// A value over lines of its own.
struct YamlBlock<'a> {
    value: &'a Value,
    indent: usize,
}

impl fmt::Display for YamlBlock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let indent = self.indent;
        match self.value {
            Value::Object(entries) => entries.iter().enumerate().try_for_each(|(number, (key, value))| {
                // What is behind a dash begins on the line of the dash.
                let indent = if number == 0 { 0 } else { indent };
                write!(f, "{:indent$}{key}:", "")?;
                write_beside(f, value, self.indent + 2)
            }),
            Value::Array(items) => items.iter().try_for_each(|value| {
                write!(f, "{:indent$}- ", "")?;
                write!(f, "{}", YamlBlock { value, indent: indent + 2 })
            }),
            scalar => {
                write_scalar(f, scalar)?;
                f.write_char('\n')
            }
        }
    }
}

/// Writes the value of a key: on the line of the key where it is a scalar or empty, below it otherwise.
fn write_beside(f: &mut fmt::Formatter<'_>, value: &Value, indent: usize) -> fmt::Result {
    match value {
        Value::Array(items) if items.is_empty() => f.write_str(" []\n"),
        Value::Array(_) => write!(f, "\n{}", YamlBlock { value, indent }),
        Value::Object(_) => write!(f, "\n{:indent$}{}", "", YamlBlock { value, indent }),
        scalar => write!(f, " {}", YamlBlock { value: scalar, indent }),
    }
}

fn write_scalar(f: &mut fmt::Formatter<'_>, value: &Value) -> fmt::Result {
    match value {
        Value::String(text) => write_text(f, text),
        other => write!(f, "{other}"),
    }
}

/// Writes a text in quotes, with escapes for what no terminal should obey and what YAML does not take as it is.
fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' | '\\' => write!(f, "\\{character}")?,
            _ if is_safe(character) => f.write_char(character)?,
            _ => write!(f, "\\U{:08x}", u32::from(character))?,
        }
    }
    f.write_char('"')
}

fn is_safe(character: char) -> bool {
    let noncharacter = u32::from(character) & 0xfffe == 0xfffe;
    !noncharacter && matches!(printable(character.encode_utf8(&mut [0; 4])), Cow::Borrowed(_))
}
