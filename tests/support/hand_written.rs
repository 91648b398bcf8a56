//! Plans as people and other programs write them: the same facts in any form that TOML has, with comments and keys
//! of one's own anywhere.

use std::fmt::Write as _;
use toml::{Table, Value};

/// A plan in some form, and what has to be found in it whatever is done to it.
#[derive(Debug, Clone)]
pub struct HandWritten {
    /// The plan as segue writes it, with the keys of one's own.
    pub canonical: String,
    /// The same plan in another form.
    pub text: String,
    /// The comments, and the values of the keys of one's own.
    pub words: Vec<String>,
}

/// Tables in which people put keys of their own.
const TABLES: [&str; 9] =
    ["catalog", "goal", "use_case", "event", "property", "source", "destination", "verify", "declined"];

/// Writes the plan in `toml` as `hands` say: one number for each decision, over and over; only zeros write it
/// plainly.
pub fn hand_written(toml: &str, hands: &[u8]) -> HandWritten {
    let mut table: Table = toml.parse().expect("a plan");
    let mut hands = Hands { numbers: hands, at: 0, words: Vec::new() };
    add_own_keys(&mut table, &mut hands);
    let canonical = table.to_string();
    let has_mark = hands.pick(4) == 3;
    let is_windows = hands.pick(4) == 3;
    let mut text = String::new();
    write_body(&table, "", &mut hands, &mut text);
    if is_windows {
        text = text.replace('\n', "\r\n");
    }
    if has_mark {
        text.insert(0, '\u{feff}');
    }
    HandWritten { canonical, text, words: hands.words }
}

struct Hands<'a> {
    numbers: &'a [u8],
    at: usize,
    words: Vec<String>,
}

impl Hands<'_> {
    fn pick(&mut self, of: usize) -> usize {
        // Another round decides otherwise.
        let round = self.at / self.numbers.len();
        let number = usize::from(self.numbers[self.at % self.numbers.len()]);
        self.at += 1;
        if number == 0 { 0 } else { (number + 7 * round) % of }
    }

    fn word(&mut self, what: &str) -> String {
        let word = format!("{what} {}.", self.words.len());
        self.words.push(word.clone());
        word
    }

    /// A comment in one case of so many, else nothing.
    fn comment(&mut self, of: usize) -> String {
        if self.pick(of) == of - 1 { format!(" # {}", self.word("said")) } else { String::new() }
    }
}

fn add_own_keys(table: &mut Table, hands: &mut Hands) {
    for (key, value) in table.iter_mut() {
        if !TABLES.contains(&&**key) {
            continue;
        }
        match value {
            Value::Table(inner) => add_own_keys(inner, hands),
            Value::Array(all) => {
                all.iter_mut().filter_map(Value::as_table_mut).for_each(|it| add_own_keys(it, hands));
            }
            _ => {}
        }
    }
    match hands.pick(8) {
        6 => {
            let word = hands.word("own");
            table.insert(format!("x-own-{}", hands.at), Value::String(word));
        }
        7 => {
            let inner = Table::from_iter([("ticket".to_owned(), Value::String(hands.word("own")))]);
            table.insert(format!("x-table-{}", hands.at), Value::Table(inner));
        }
        _ => {}
    }
}

fn key(key: &str, hands: &mut Hands) -> String {
    match hands.pick(6) {
        4 => format!("\"{key}\""),
        5 => format!("'{key}'"),
        _ => key.to_owned(),
    }
}

fn string(text: &str, hands: &mut Hands) -> String {
    let is_plain = |it: char| !it.is_control() && it != '\'';
    match hands.pick(5) {
        2 if text.chars().all(is_plain) => format!("'{text}'"),
        3 if text.chars().all(is_plain) => format!("'''\n{text}'''"),
        4 => format!("\"\"\"\n{}\"\"\"", escaped(text)),
        _ => format!("\"{}\"", escaped(text)),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for it in text.chars() {
        // Writing to a String cannot fail.
        let _ = match it {
            '"' | '\\' => write!(escaped, "\\{it}"),
            it if it.is_control() => write!(escaped, "\\u{:04x}", u32::from(it)),
            it => write!(escaped, "{it}"),
        };
    }
    escaped
}

/// A value on the right of a key.
fn value(value: &Value, hands: &mut Hands) -> String {
    match value {
        Value::String(text) => string(text, hands),
        Value::Array(all) => {
            let parts: Vec<_> = all.iter().map(|it| self::value(it, hands)).collect();
            list("[", &parts, "]", hands)
        }
        Value::Table(table) => {
            let parts = table.iter().map(|(name, it)| {
                let name = key(name, hands);
                format!("{name} = {}", self::value(it, hands))
            });
            let parts: Vec<_> = parts.collect();
            list("{", &parts, "}", hands)
        }
        other => other.to_string(),
    }
}

/// Parts between brackets: on a line, or a line each, with comments and a comma behind the last or in front.
fn list(open: &str, parts: &[String], close: &str, hands: &mut Hands) -> String {
    let style = if parts.is_empty() { 0 } else { hands.pick(5) };
    match style {
        3 => {
            let lines = parts.iter().map(|it| format!("    {it},{}\n", hands.comment(3)));
            let lines: String = lines.collect();
            format!("{open}{}\n{lines}{close}", hands.comment(4))
        }
        4 => {
            let lines = parts.iter().enumerate().map(|(at, it)| {
                let comma = if at == 0 { " " } else { "," };
                format!("  {comma} {it}{}\n", hands.comment(3))
            });
            format!("{open}\n{}{close}", lines.collect::<String>())
        }
        1 => format!("{open}{}{close}", parts.join(",")),
        _ => format!("{open} {} {close}", parts.join(" , ")),
    }
}

fn write_line(line: &str, hands: &mut Hands, out: &mut String) {
    match hands.pick(8) {
        6 => out.push('\n'),
        7 => {
            let _ = writeln!(out, "# {}", hands.word("said"));
        }
        _ => {}
    }
    let indent = if hands.pick(6) == 5 { "  " } else { "" };
    let comment = hands.comment(6);
    let _ = writeln!(out, "{indent}{line}{comment}");
}

/// How a table is written below its parent.
enum Form {
    Header,
    Inline,
    Dotted,
}

fn form(of: &Value, hands: &mut Hands) -> Form {
    let all_tables = |all: &Vec<Value>| !all.is_empty() && all.iter().all(Value::is_table);
    match of {
        Value::Table(_) => match hands.pick(6) {
            4 => Form::Inline,
            5 => Form::Dotted,
            _ => Form::Header,
        },
        Value::Array(all) if all_tables(all) && hands.pick(6) != 5 => Form::Header,
        _ => Form::Inline,
    }
}

/// What is in a table, whose header names `path`.
fn write_body(table: &Table, path: &str, hands: &mut Hands, out: &mut String) {
    let mut below = Vec::new();
    for (name, it) in table {
        match form(it, hands) {
            Form::Header => below.push((name, it)),
            Form::Inline => {
                let line = format!("{} = {}", key(name, hands), value(it, hands));
                write_line(&line, hands, out);
            }
            Form::Dotted => {
                let inner = it.as_table().expect("a table");
                if inner.is_empty() {
                    below.push((name, it));
                }
                for (inner, it) in inner {
                    let (name, inner) = (key(name, hands), key(inner, hands));
                    let line = format!("{name}.{inner} = {}", value(it, hands));
                    write_line(&line, hands, out);
                }
            }
        }
    }
    for (name, it) in below {
        let name = key(name, hands);
        let path = if path.is_empty() { name } else { format!("{path}.{name}") };
        let (tables, open, close) = match it {
            Value::Array(all) => (all.iter().filter_map(Value::as_table).collect(), "[[", "]]"),
            it => (it.as_table().into_iter().collect::<Vec<_>>(), "[", "]"),
        };
        for table in tables {
            let blank = if hands.pick(4) == 3 { " " } else { "" };
            write_line(&format!("{open}{blank}{path}{blank}{close}"), hands, out);
            write_body(table, &path, hands, out);
        }
    }
}
