//! Text on its way through Jinja, which dbt runs over every file before anything else.

use serde_json::Value;
use std::fmt::Write as _;

/// A text for a value in YAML that Jinja gives back as it is.
pub(super) fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let end = at + 1;
        let is_delimiter = rest[end..].starts_with(['{', '%', '#']);
        escaped.push_str(&rest[..at]);
        escaped.push_str(if is_delimiter { "{{ '{' }}" } else { "{" });
        rest = &rest[end..];
    }
    escaped.push_str(rest);
    escaped
}

/// A value as a literal in a Jinja expression, within a macro or a test. What could end it, or what dbt's own
/// parser of blocks could take for a delimiter, is written as an escape.
pub(super) fn literal(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::Array(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| format!("{}: {}", string(key), literal(value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::String(text) => string(text),
        other => other.to_string(),
    }
}

/// A Jinja string is read as Python reads a literal.
fn string(text: &str) -> String {
    let mut literal = String::from("'");
    for character in text.chars() {
        match character {
            ' '..='~' if !matches!(character, '\'' | '\\' | '{' | '}' | '%' | '#') => {
                literal.push(character);
            }
            // Writing to a String cannot fail.
            _ => drop(write!(literal, "\\U{:08x}", u32::from(character))),
        }
    }
    literal.push('\'');
    literal
}

#[cfg(test)]
mod tests {
    use super::{literal, text};
    use serde_json::json;

    #[test]
    fn delimiters_are_no_delimiters_any_more() {
        assert_eq!(text("^[A-Z]{3}$"), "^[A-Z]{3}$");
        assert_eq!(text("{{ env_var('X') }} {% raw %}"), "{{ '{' }}{ env_var('X') }} {{ '{' }}% raw %}");
        assert_eq!(text("{{{"), "{{ '{' }}{{ '{' }}{");
    }

    #[test]
    fn values_are_literals_of_jinja() {
        let value = json!({ "a": [1, 2.5, true, null], "b": "it's {{ 5 }}" });
        let wanted = r"{'a': [1, 2.5, true, none], 'b': 'it\U00000027s \U0000007b\U0000007b 5 \U0000007d\U0000007d'}";
        assert_eq!(literal(&value), wanted);
    }
}
