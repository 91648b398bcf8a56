//! Every field of a file, one after the other with another text in it.

use toml::{Table, Value};

/// The catalog that says everything that a catalog may say.
pub const CATALOG: &str = include_str!("../fixtures/every-field/catalog.toml");
/// A plan of it that says everything that a plan may say.
pub const PLAN: &str = include_str!("../fixtures/every-field/plan.toml");

/// The file with `text` in place of one text, wherever that is, for each text that it holds, and for each
/// of its keys, with what was replaced.
pub fn spoiled(file: &str, text: &str) -> Vec<(String, String)> {
    let table: Table = file.parse().expect("a good file");
    let mut words = Vec::new();
    collect(&Value::Table(table.clone()), &mut words);
    words.sort();
    words.dedup();
    let spoil = |word: String| {
        let Value::Table(spoiled) = replaced(&Value::Table(table.clone()), &word, text) else {
            unreachable!()
        };
        // Tables within lines, since an example may be one, which has no header of its own.
        let lines = spoiled.iter().map(|(key, value)| format!("{} = {value}\n", quoted(key)));
        (word, lines.collect())
    };
    words.into_iter().map(spoil).collect()
}

/// A key on one line, whatever it holds.
fn quoted(key: &str) -> String {
    serde_json::to_string(key).expect("a text").replace('\u{7f}', "\\u007f")
}

fn collect(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => words.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|it| collect(it, words)),
        Value::Table(table) => {
            words.extend(table.keys().cloned());
            table.values().for_each(|it| collect(it, words));
        }
        _ => {}
    }
}

fn replaced(value: &Value, word: &str, by: &str) -> Value {
    match value {
        Value::String(text) if text == word => Value::String(by.to_owned()),
        Value::Array(values) => Value::Array(values.iter().map(|it| replaced(it, word, by)).collect()),
        Value::Table(table) => {
            let key = |key: &String| if key == word { by.to_owned() } else { key.clone() };
            Value::Table(table.iter().map(|(it, value)| (key(it), replaced(value, word, by))).collect())
        }
        value => value.clone(),
    }
}
