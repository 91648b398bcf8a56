//! The real sources and destinations that a person may mean by one of a type, the best first.

use super::directory::{ConnectionMode, Directory, ListedDestination, ListedSource, ReleaseStatus};
use super::packed::directory;
use super::planned::PlannedMessages;
use super::rank::rank;

/// The category of the sources that are warehouses.
const WAREHOUSE: &str = "Warehouse";

/// A real source or destination that a person may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The end of its address in the vendor's documentation.
    pub slug: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its state and from where it can be reached: `public`, `cloud: web, server`.
    pub about: Vec<String>,
    /// How well it fits the plan; none for sources.
    pub fit: Option<String>,
}

/// The sources of these categories, those that everybody may use first; all where none is in one of them.
pub fn offered_sources(categories: &[&str]) -> Vec<Offer> {
    let all = directory();
    let is_warehouse = categories.iter().any(|it| it.eq_ignore_ascii_case(WAREHOUSE));
    let warehouses = all.warehouses.iter().filter(|_| is_warehouse).map(|it| Offer {
        slug: &it.slug,
        name: &it.name,
        about: vec!["warehouse".to_owned()],
        fit: None,
    });
    let mut offers: Vec<_> = warehouses.collect();
    let mut listed = all.sources_in(categories);
    if listed.is_empty() && offers.is_empty() {
        listed = all.sources.iter().collect();
    }
    listed.sort_by_key(|it| it.status != ReleaseStatus::Public);
    offers.extend(listed.into_iter().map(|it| Offer {
        slug: &it.slug,
        name: &it.name,
        about: vec![it.status.name().to_owned(), it.kind.clone()],
        fit: None,
    }));
    offers
}

/// The destinations of these categories, those that fit `plan` best first; all where none is in one of them.
pub fn offered_destinations(plan: &PlannedMessages, categories: &[&str]) -> Vec<Offer> {
    let events = plan.events.len();
    let offers = rank(plan, categories).into_iter().map(|it| Offer {
        slug: &it.listed.slug,
        name: &it.listed.name,
        about: about(it.listed),
        fit: Some(it.sentence(events)),
    });
    offers.collect()
}

fn about(listed: &ListedDestination) -> Vec<String> {
    let modes = [("cloud", &listed.cloud), ("device", &listed.device)];
    let modes = modes.iter().filter(|(_, modes)| !modes.is_empty()).map(|(how, modes)| {
        let names: Vec<_> = modes.iter().copied().map(ConnectionMode::name).collect();
        format!("{how}: {}", names.join(", "))
    });
    std::iter::once(listed.status.name().to_owned()).chain(modes).collect()
}

impl Directory {
    /// The destinations that are in one of these categories; all where none is.
    pub(super) fn destinations_in(&self, categories: &[&str]) -> Vec<&ListedDestination> {
        let all = || self.destinations.iter();
        let found: Vec<_> = all().filter(|it| is_in(&it.categories, categories)).collect();
        if found.is_empty() { all().collect() } else { found }
    }

    fn sources_in(&self, categories: &[&str]) -> Vec<&ListedSource> {
        self.sources.iter().filter(|it| is_in(&it.categories, categories)).collect()
    }
}

fn is_in(those: &[String], categories: &[&str]) -> bool {
    those.iter().any(|it| categories.iter().any(|wanted| it.eq_ignore_ascii_case(wanted)))
}
