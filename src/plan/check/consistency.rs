//! Where a plan and its catalog differ.

use super::references::elements;
use super::{CheckedPlan, suggest};
use crate::catalog::{Catalog, Goal, Property, Recommendation};
use crate::diagnostic::{Code, Finding, did_you_mean, quoted};
use crate::plan::restore_choice::is_of_edition;
use crate::plan::{Asked, Merged, PlannedGoal, PlannedProperty, merge};
use crate::toml::editor::TableSpan;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

pub(super) fn find(subject: &CheckedPlan, catalog: &Catalog, findings: &mut Vec<Finding>) {
    let mut recommendations = Vec::new();
    let mut are_known = true;
    for (planned, place) in subject.plan.goals.iter().zip(&subject.goals()) {
        let Some(goal) = catalog.goal(&planned.id) else {
            let help = did_you_mean(&planned.id, catalog.goals().iter().map(|goal| &*goal.id));
            let message = format!("catalog {} has no goal {}", quoted(catalog.id()), quoted(&planned.id));
            let finding = Finding::new(Code::NotInCatalog, entry_span(place, "id"), message);
            findings.push(finding.help(help.unwrap_or_else(|| look_it_up(catalog))));
            are_known = false;
            continue;
        };
        recommendations.extend(recommended(subject, planned, place, catalog, goal, findings));
    }
    // What an unknown goal asks for is not known either.
    if !are_known {
        return;
    }
    let merged = merge(recommendations.iter().copied());
    let check = Check { subject, catalog, merged: &merged };
    check.events(findings);
    let (plan, types) = (subject.plan, |names: Vec<&str>| names.into_iter().map(str::to_owned).collect());
    let known: Vec<String> = types(catalog.source_types().iter().map(|it| &*it.name).collect());
    let planned = plan.sources.iter().map(|it| (&*it.kind, &*it.use_cases)).collect::<Vec<_>>();
    check.things("source", &planned, &merged.sources, &known, &plan.declined.sources, findings);
    let known: Vec<String> = types(catalog.destination_types().iter().map(|it| &*it.name).collect());
    let planned = plan.destinations.iter().map(|it| (&*it.kind, &*it.use_cases)).collect::<Vec<_>>();
    check.things(
        "destination",
        &planned,
        &merged.destinations,
        &known,
        &plan.declined.destinations,
        findings,
    );
}

/// What the catalog recommends for the use cases of a goal; says which of them it does not have.
fn recommended<'a>(
    subject: &CheckedPlan,
    planned: &PlannedGoal,
    place: &TableSpan<'_>,
    catalog: &'a Catalog,
    goal: &'a Goal,
    findings: &mut Vec<Finding>,
) -> Vec<Recommendation<'a>> {
    let all: HashMap<&str, _> = catalog.recommendations(goal).map(|it| (it.use_case().id(), it)).collect();
    let mut found = Vec::new();
    let places = subject.use_cases(place);
    for (use_case, place) in planned.use_cases.iter().zip(places) {
        if let Some(recommendation) = all.get(&*use_case.id) {
            found.push(*recommendation);
            continue;
        }
        let message = format!("goal {} has no use case {}", quoted(&goal.title), quoted(&use_case.id));
        let near =
            suggest(findings, &use_case.id, catalog.recommendations(goal).map(|it| it.use_case().id()));
        let help = near.or_else(|| elsewhere(catalog, &use_case.id));
        let help = help.unwrap_or_else(|| look_it_up(catalog));
        findings.push(Finding::new(Code::NotInCatalog, entry_span(&place, "id"), message).help(help));
    }
    found
}

/// Where to look for what there is.
fn look_it_up(catalog: &Catalog) -> String {
    format!("{} lists what there is", quoted(&format!("segue catalog show {}", catalog.id())))
}

/// Which goals a use case belongs to.
fn elsewhere(catalog: &Catalog, id: &str) -> Option<String> {
    let has = |goal: &&Goal| catalog.recommendations(goal).any(|it| it.use_case().id() == id);
    let goals: Vec<_> = catalog.goals().iter().filter(has).map(|goal| quoted(&goal.id)).collect();
    (!goals.is_empty()).then(|| format!("it belongs to {}", goals.join(", ")))
}

struct Check<'a> {
    subject: &'a CheckedPlan<'a>,
    catalog: &'a Catalog,
    merged: &'a Merged<'a>,
}

impl Check<'_> {
    fn events(&self, findings: &mut Vec<Finding>) {
        let plan = self.subject.plan;
        let asked: Vec<_> = self
            .merged
            .events
            .iter()
            .map(|it| Asked { what: &*it.what.name, place: it.place, use_cases: it.use_cases.clone() })
            .collect();
        let known: Vec<_> = self.catalog.events().iter().map(|it| it.name.clone()).collect();
        let planned: Vec<_> = plan.events.iter().map(|it| (&*it.name, &*it.use_cases)).collect();
        self.things("event", &planned, &asked, &known, &plan.declined.events, findings);

        let events: HashMap<&str, _> = self.catalog.events().iter().map(|it| (&*it.name, it)).collect();
        let declined: HashSet<_> =
            plan.declined.properties.iter().map(|it| (&*it.event, &*it.name)).collect();
        for (event, place) in plan.events.iter().zip(self.subject.root.list(self.subject.text, "event")) {
            let Some(known) = events.get(&*event.name).filter(|_| !is_own(&place)) else { continue };
            let places = place.list(self.subject.text, "property");
            for (property, place) in
                event.properties.iter().zip(&places).filter(|(_, place)| !is_own(place))
            {
                self.property(&event.name, property, place, &known.properties, findings);
            }
            if !asked.iter().any(|it| it.what == event.name) {
                continue;
            }
            let has = |name: &str| event.properties.iter().any(|it| it.name == name);
            let is_missing =
                |it: &&Property| !has(&it.name) && !declined.contains(&(&*event.name, &*it.name));
            for property in known.properties.iter().filter(is_missing) {
                let message =
                    format!("event {} has no property {}", quoted(&event.name), quoted(&property.name));
                let finding =
                    Finding::new(Code::MissingRecommendation, entry_span(&place, "name"), message)
                        .label(self.label());
                let out = format!("{{ event = \"{}\", name = \"{}\" }}", event.name, property.name);
                findings.push(finding.help(missing("properties", &out)));
            }
        }
    }

    fn property(
        &self,
        event: &str,
        property: &PlannedProperty,
        place: &TableSpan,
        known: &[Property],
        findings: &mut Vec<Finding>,
    ) {
        let name = quoted(&property.name);
        match known.iter().find(|it| it.name == property.name) {
            None => {
                let message = format!(
                    "catalog {} knows no property {name} of event {}",
                    quoted(self.catalog.id()),
                    quoted(event)
                );
                let help = suggest(findings, &property.name, known.iter().map(|it| &*it.name));
                let finding = Finding::new(Code::NotInCatalog, entry_span(place, "name"), message);
                findings.push(finding.help(help.unwrap_or_else(yours)));
            }
            Some(known) if known.kind != property.kind => {
                let message = format!(
                    "property {name} is {} here and {} in the catalog",
                    quoted(property.kind.name()),
                    quoted(known.kind.name())
                );
                let help =
                    format!("write `type = \"{}\"`, or `own = true` if this is intended", known.kind);
                findings.push(
                    Finding::new(Code::DiffersFromCatalog, entry_span(place, "type"), message).help(help),
                );
            }
            Some(_) => {}
        }
    }

    /// Compares the things of one kind in the plan with those that are recommended.
    fn things(
        &self,
        key: &str,
        planned: &[(&str, &[Arc<str>])],
        asked: &[Asked<&str>],
        known: &[String],
        declined: &[String],
        findings: &mut Vec<Finding>,
    ) {
        let reasons: HashMap<&str, &Asked<&str>> = asked.iter().map(|it| (it.what, it)).collect();
        let chosen: HashSet<&str> = self.merged.use_cases.iter().map(|it| it.id()).collect();
        let planned_for: HashSet<&str> = self.subject.plan.use_cases().map(|it| &*it.id).collect();
        let places = self.subject.root.list(self.subject.text, key);
        for ((name, ids), place) in planned.iter().zip(&places).filter(|(_, place)| !is_own(place)) {
            let Some(asked) = reasons.get(name) else {
                // Where the catalog has lost the reason, that was reported.
                if !ids.is_empty() && ids.iter().all(|id| !chosen.contains(&**id)) {
                    continue;
                }
                let finding = self.not_recommended(key, name, known, place, findings);
                findings.push(finding);
                continue;
            };
            let reasons: HashSet<&str> = asked.use_cases.iter().map(|it| it.id()).collect();
            let told: HashSet<&str> = ids.iter().map(|id| &**id).collect();
            for (id, span) in ids.iter().zip(elements(place, "use_cases")) {
                if chosen.contains(&**id) && !reasons.contains(&**id) {
                    let message =
                        format!("use case {} does not ask for {key} {}", quoted(id), quoted(name));
                    findings.push(
                        Finding::new(Code::NotRecommended, span, message)
                            .label(self.label())
                            .help("remove it"),
                    );
                }
            }
            // One that the plan does not have may be a misspelling of the one that is not named.
            if told.iter().any(|id| !planned_for.contains(id)) {
                continue;
            }
            for id in asked.use_cases.iter().map(|it| it.id()).filter(|id| !told.contains(id)) {
                let message = format!("use case {} asks for {key} {} too", quoted(id), quoted(name));
                let finding =
                    Finding::new(Code::MissingRecommendation, entry_span(place, "use_cases"), message)
                        .label(self.label());
                findings.push(finding.help(format!("add \"{id}\"")));
            }
        }
        let planned: HashSet<&str> = planned.iter().map(|(name, _)| *name).collect();
        for Asked { what, use_cases, .. } in asked {
            if !planned.contains(what) && !declined.iter().any(|name| name == what) {
                findings.push(self.missing(key, what, use_cases[0].id()));
            }
        }
    }

    fn not_recommended(
        &self,
        key: &str,
        name: &str,
        known: &[String],
        place: &TableSpan,
        findings: &[Finding],
    ) -> Finding {
        let identity = if key == "event" { "name" } else { "type" };
        let span = entry_span(place, identity);
        if known.iter().any(|it| it == name) {
            let message = format!("none of the plan's use cases asks for {key} {}", quoted(name));
            return Finding::new(Code::NotRecommended, span, message).label(self.label()).help(yours());
        }
        let message = format!("catalog {} knows no {key} {}", quoted(self.catalog.id()), quoted(name));
        let help = suggest(findings, name, known.iter().map(String::as_str)).unwrap_or_else(yours);
        Finding::new(Code::NotInCatalog, span, message).help(help)
    }

    fn missing(&self, key: &str, name: &str, use_case: &str) -> Finding {
        let goals = self.subject.plan.goals.iter().zip(self.subject.goals());
        let span = goals.into_iter().find_map(|(goal, place)| {
            let at = goal.use_cases.iter().position(|it| &*it.id == use_case)?;
            self.subject.use_cases(&place).get(at).map(|place| entry_span(place, "id"))
        });
        let span = span.unwrap_or(0..0);
        let message = format!("{key} {} is recommended for this use case and missing", quoted(name));
        let help = missing(&format!("{key}s"), &format!("\"{name}\""));
        Finding::new(Code::MissingRecommendation, span, message).label(self.label()).help(help)
    }

    /// Which edition says so, and whether the plan was made from another.
    fn label(&self) -> String {
        let edition = &self.catalog.edition().date;
        let made_from = &self.subject.plan.catalog.edition;
        if is_of_edition(self.subject.plan, self.catalog) {
            format!("by the edition of {edition}")
        } else if edition == made_from {
            format!("by the edition of {edition}; the plan was made from an earlier state of it")
        } else {
            format!("by the edition of {edition}; the plan was made from that of {made_from}")
        }
    }
}

/// What to do about something recommended that is in no list of the plan.
fn missing(list: &str, entry: &str) -> String {
    format!("`segue edit` adds it; to leave it out, write `{entry}` into `{list}` under `[declined]`")
}

fn yours() -> String {
    "if this is intended, write `own = true` below".to_owned()
}

/// Whether the person marked it as not from the catalog.
fn is_own(place: &TableSpan) -> bool {
    place.entry("own").and_then(|(_, node)| node.get_ref().as_bool()) == Some(true)
}

fn entry_span(place: &TableSpan, key: &str) -> Range<usize> {
    place.entry(key).map_or_else(|| place.span.clone(), |(_, node)| node.span())
}
