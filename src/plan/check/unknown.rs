//! Keys that segue does not know: slips, most of them.

use crate::diagnostic::{Code, Finding, did_you_mean, quoted};
use crate::plan::read::{Shape, Within};
use std::collections::HashSet;
use toml::de::{DeTable, DeValue};

/// With what a key of the person's own starts that is none of segue's business.
const OWN: &str = "x-";

pub(super) fn find(root: &DeTable, shape: &Shape, findings: &mut Vec<Finding>) {
    // Where a key was taken for a slip of a missing one, that was said.
    let told: HashSet<usize> = findings.iter().map(|finding| finding.span.start).collect();
    let mut unknown = Vec::new();
    within(root, shape, &mut unknown);
    findings.extend(unknown.into_iter().filter(|finding| !told.contains(&finding.span.start)));
}

fn within(table: &DeTable, shape: &Shape, findings: &mut Vec<Finding>) {
    for (key, node) in table {
        match (shape.within(key.get_ref()), node.get_ref()) {
            (None, _) if key.get_ref().starts_with(OWN) => {}
            (None, _) => findings.push(unknown(key.get_ref(), shape, key.span())),
            (Some(Within::Table(shape)), DeValue::Table(table)) => within(table, shape, findings),
            (Some(Within::Table(shape)), DeValue::Array(list)) => {
                let tables = list.iter().filter_map(|node| node.get_ref().as_table());
                tables.for_each(|table| within(table, shape, findings));
            }
            (Some(_), _) => {}
        }
    }
}

fn unknown(key: &str, shape: &Shape, span: std::ops::Range<usize>) -> Finding {
    let near = did_you_mean(key, shape.keys.iter().map(|(known, _)| *known));
    let own = || format!("if it is your own, call it {}", quoted(&format!("{OWN}{key}")));
    Finding::new(Code::UnknownKey, span, format!("unknown key {} in {}", quoted(key), shape.what))
        .help(near.unwrap_or_else(own))
}
