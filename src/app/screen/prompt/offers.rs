//! Which real sources or destinations a name may be of.

use crate::catalog::Catalog;
use crate::connections::{Offer, PlannedMessages, offered_destinations, offered_sources};
use crate::plan::SetupPlan;

/// The real ones that a source of this type may be; `catalog` says in which categories they are.
pub(crate) fn sources(kind: &str, catalog: Option<&Catalog>) -> Vec<Offer> {
    let known = catalog.and_then(|it| it.source_types().iter().find(|it| it.name == kind));
    offered_sources(&known.map_or_else(|| vec![kind], |it| it.categories().collect()))
}

/// The real ones that a destination of this type may be, those that fit `plan` best first.
pub(crate) fn destinations(kind: &str, catalog: Option<&Catalog>, plan: &SetupPlan) -> Vec<Offer> {
    let known = catalog.and_then(|it| it.destination_types().iter().find(|it| it.name == kind));
    let categories = known.map_or_else(|| vec![kind], |it| it.categories().collect());
    offered_destinations(&PlannedMessages::new(plan), &categories)
}
