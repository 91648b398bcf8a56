//! References that mean nothing once all of a file is read.

use super::reader::CatalogReader;
use super::symbol_table::SymbolTable;
use crate::diagnostic::{Code, Finding, quoted};
use crate::toml::Findings;

impl CatalogReader<'_, '_> {
    pub(super) fn tell_undefined(&mut self) {
        let (builder, findings) = (&mut *self.builder, &mut self.findings);
        tell("group", "define it, which begins with `[[group]]`", &mut builder.groups.names, findings);
        tell("event", "define it, which begins with `[[event]]`", &mut builder.events.names, findings);
        tell(
            "use case",
            "define it, which begins with `[[use_case]]`",
            &mut builder.use_cases.names,
            findings,
        );
        tell("source", "add it to `[sources]`", &mut builder.source_types.names, findings);
        tell("destination", "add it to `[destinations]`", &mut builder.destination_types.names, findings);
        tell("origin", "add it to `[origins]`", &mut builder.origins.names, findings);
    }
}

fn tell(noun: &str, remedy: &str, names: &mut SymbolTable, findings: &mut Findings) {
    let undefined = names.take_undefined();
    if undefined.is_empty() {
        return;
    }
    let defined: Vec<_> = names.defined().collect();
    for (name, span) in undefined {
        let help = findings.did_you_mean(&name, defined.iter().copied());
        let finding = Finding::new(
            Code::UnknownReference,
            span.clone(),
            format!("{noun} {} is not defined", quoted(&name)),
        );
        findings.push(finding.help(help.unwrap_or_else(|| remedy.to_owned())));
    }
}
