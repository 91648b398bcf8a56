//! What a file is: a plan, of which version, or something else.

use super::CURRENT;
use crate::diagnostic::{Code, Finding, other_format};
use crate::plan::VERSION;
use crate::plan::schema::PLAN;
use crate::toml::{FindingSubject, Findings, Table, wrong_type};
use toml::de::DeTable;

/// The version whose keys a plan with this content has.
pub(in crate::plan) fn schema_version(root: &DeTable) -> u32 {
    // Without a version, the goal decides: version 2 has several.
    let has_one_goal = || root.get("goal").is_some_and(|node| node.get_ref().is_table());
    match version_of(root) {
        Some(version) if version < 2 => 1,
        None if has_one_goal() => 1,
        _ => CURRENT,
    }
}

/// The version of the file whose content `root` is, where it says one.
pub(in crate::plan) fn version_of(root: &DeTable) -> Option<i64> {
    let version = root.get("version")?.get_ref().as_integer()?;
    i64::from_str_radix(version.as_str(), version.radix()).ok()
}

/// What to do about a file that is no plan.
const MAKE_ONE: &str = "make a plan with `segue`, or without questions with `segue plan`";

/// Why this is no plan that this program reads; nothing else is reported then.
pub(super) fn foreign(text: &str, root: &Table, findings: &mut Findings) -> Option<Finding> {
    if let Some(format) = other_format(text) {
        return Some(
            Finding::new(Code::WrongDocument, 0..0, format!("this is {format}, not TOML")).help(MAKE_ONE),
        );
    }
    if resembles_catalog(root) {
        let finding = Finding::new(Code::WrongDocument, 0..0, "this is a catalog, not a setup plan");
        return Some(finding.help("check it with `segue catalog check`"));
    }
    let is_known = |key: &str| PLAN.find(key, root.version).is_some();
    // Of a line that is broken, the key is not read.
    let begins_so =
        |line: &str| line.trim_start_matches('[').split(['=', '.', ' ', ']']).next().is_some_and(is_known);
    let is_meant_so = findings.is_broken && text.lines().any(begins_so);
    if !is_meant_so && !root.body.entries().any(|(key, _)| is_known(key.text)) {
        let finding = Finding::new(Code::WrongDocument, 0..0, "this is not a setup plan");
        return Some(finding.help(MAKE_ONE));
    }
    let node = root.node("version", findings)?;
    let Some(version) = node.as_integer() else {
        let field = root.field("version");
        findings.push(wrong_type(node, FindingSubject::Key("version"), "a whole number", field));
        return None;
    };
    let finding = Finding::new(
        Code::UnsupportedVersion,
        root.value_span("version"),
        format!("this is a plan of version {version}"),
    );
    let finding = finding.label(format!("this segue reads versions 1 and {VERSION}"));
    match version {
        1 | VERSION => None,
        ..1 => Some(finding.help(format!("write `version = {VERSION}`"))),
        _ => Some(finding.help("read it with a newer segue")),
    }
}

/// Whether `root` has what catalogs have and plans have not.
fn resembles_catalog(root: &Table) -> bool {
    let telling = ["edition", "sources", "destinations", "origins", "extends"];
    telling.iter().filter(|key| root.body.get(key).is_some()).count() > 1
}

/// Whether `text`, which does not hold a plan as it is, was meant to be one.
pub(in crate::plan) fn resembles_plan(text: &str) -> bool {
    let (root, _) = DeTable::parse_recoverable(text);
    // Keys that no catalog has.
    let telling = ["version", "created", "updated", "catalog", "destination", "declined"];
    telling.iter().filter(|key| root.get_ref().contains_key(**key)).count() > 1
}
