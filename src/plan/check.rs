//! Every problem of a plan: what keeps it from being read, keys that nobody knows, what
//! does not fit together, and what its catalog sees otherwise.

mod consistency;
mod references;
mod unknown;

use super::SetupPlan;
use super::read::{self, Reading};
use super::schema::PLAN;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostics, Finding, did_you_mean, quoted};
use crate::toml::editor::TableSpan;
use toml::de::DeTable;

/// Why there is no catalog to check a plan against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoCatalog {
    /// None has the id; what was probably meant, as a question.
    Unknown(Option<String>),
    /// Its file has problems; the first of them.
    Faulty(String),
}

/// Checks the plan that `text`, the content of the file `path`, holds, also against the catalog that `open`
/// gives for its id.
pub fn check(
    path: &str,
    text: &str,
    open: &mut dyn FnMut(&str) -> Result<Catalog, NoCatalog>,
) -> Diagnostics {
    let Reading { plan, mut findings, is_toml } = read::read(text);
    if let Some(plan) = plan.filter(|_| is_toml) {
        let (root, _) = DeTable::parse_recoverable(text);
        let is_whole = findings.is_empty();
        let version = read::schema_version(root.get_ref());
        unknown::find(root.get_ref(), &PLAN, version, &mut findings);
        if is_whole {
            let subject = CheckedPlan { text, root: TableSpan::root(root.get_ref()), plan: &plan };
            references::find(&subject, &mut findings);
            against_catalog(&subject, open, &mut findings);
        }
    }
    Diagnostics::locate(path, text, findings)
}

/// A plan that is checked, and where it is.
struct CheckedPlan<'a> {
    text: &'a str,
    root: TableSpan<'a>,
    plan: &'a SetupPlan,
}

impl<'a> CheckedPlan<'a> {
    /// Where the goals are.
    fn goals(&self) -> Vec<TableSpan<'a>> {
        match self.root.inner(self.text, "goal") {
            Some(goal) => vec![goal],
            None => self.root.list(self.text, "goal"),
        }
    }

    /// Where the use cases of the goal at `place` are: beside it in version 1.
    fn use_cases(&self, place: &TableSpan<'a>) -> Vec<TableSpan<'a>> {
        let holder = if self.root.entry("use_case").is_some() { &self.root } else { place };
        holder.list(self.text, "use_case")
    }
}

fn against_catalog(
    subject: &CheckedPlan,
    open: &mut dyn FnMut(&str) -> Result<Catalog, NoCatalog>,
    findings: &mut Vec<Finding>,
) {
    let id = &subject.plan.catalog.id;
    let (message, help) = match open(id) {
        Ok(catalog) => return consistency::find(subject, &catalog, findings),
        Err(NoCatalog::Unknown(help)) => {
            let help = help.unwrap_or_else(|| "name its file with `--catalog`".to_owned());
            (format!("there is no catalog {}", quoted(id)), help)
        }
        Err(NoCatalog::Faulty(first)) => {
            let command = quoted(&format!("segue catalog check {id}"));
            (format!("catalog {} cannot be used: {first}", quoted(id)), format!("{command} lists all"))
        }
    };
    let place = subject.root.inner(subject.text, "catalog");
    let span = place.and_then(|place| place.entry("id")).map_or(0..0, |(_, node)| node.span());
    findings.push(Finding::new(Code::UnknownCatalog, span, message).help(help));
}

/// How many faults say what may have been meant. A file with thousands of wrong names among thousands of right
/// ones would take minutes otherwise, and nobody reads on.
const SUGGESTED: usize = 100;

/// What may have been meant by `word`, while few faults were found.
fn suggest<'a>(
    findings: &[Finding],
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    if findings.len() < SUGGESTED { did_you_mean(word, candidates) } else { None }
}
