//! Values of a catalog that are handed on as they are: days, and keys of a team's own.

use crate::catalog::Extra;
use crate::toml::{Node, TableBody, to_json};
use toml::de::DeValue;

/// The keys of a table that begin with `x-`. What JSON cannot say of them is kept as text.
pub(super) fn extra(body: &TableBody) -> Extra {
    let own = body.entries().filter(|(key, _)| is_own(key.text));
    own.filter_map(|(key, node)| Some((key.text.to_owned(), to_json(node.value())?))).collect()
}

/// Whether a key is a team's own, which segue keeps and does not read.
pub(super) fn is_own(key: &str) -> bool {
    key.starts_with("x-")
}

/// The day that the value is, without quotation marks or as a text.
pub(super) fn day(node: Node) -> Option<String> {
    let day = match node.value() {
        DeValue::Datetime(day) => *day,
        DeValue::String(day) => day.parse().ok()?,
        _ => return None,
    };
    (day.date.is_some() && day.time.is_none()).then(|| day.to_string())
}
