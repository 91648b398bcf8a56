//! A catalog with every reference followed, so that a script needs no joins.
//!
//! It is written as it is walked through: a large catalog is never held a second time.

use crate::catalog::{Catalog, Goal, Recommendation};
use serde::ser::{Serialize, SerializeStruct as _, Serializer};

pub(super) struct Whole<'a>(pub(super) &'a Catalog);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let catalog = self.0;
        let mut fields = serializer.serialize_struct("Catalog", 4)?;
        fields.serialize_field("id", catalog.id())?;
        fields.serialize_field("title", catalog.title())?;
        fields.serialize_field("edition", &catalog.edition().date)?;
        fields.serialize_field(
            "goals",
            &Each(|| catalog.goals().iter().map(|goal| (catalog, goal)).map(WholeGoal)),
        )?;
        fields.end()
    }
}

/// A list that is made while it is written.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0())
    }
}

struct WholeGoal<'a>((&'a Catalog, &'a Goal));

impl Serialize for WholeGoal<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (catalog, goal) = self.0;
        let use_cases = || catalog.recommendations(goal).map(|it| WholeUseCase(catalog, it));
        let mut fields = serializer.serialize_struct("Goal", 4)?;
        fields.serialize_field("id", &goal.id)?;
        fields.serialize_field("title", &goal.title)?;
        fields.serialize_field("summary", &goal.summary)?;
        fields.serialize_field("use_cases", &Each(use_cases))?;
        fields.end()
    }
}

struct WholeUseCase<'a>(&'a Catalog, Recommendation<'a>);

impl Serialize for WholeUseCase<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(catalog, recommendation) = *self;
        let use_case = recommendation.use_case();
        let origin = recommendation.origin().map_or(&catalog.edition().name, |origin| &origin.name);
        let mut fields = serializer.serialize_struct("UseCase", 7)?;
        fields.serialize_field("id", use_case.id())?;
        fields.serialize_field("title", use_case.title())?;
        fields.serialize_field("summary", use_case.summary())?;
        fields.serialize_field("origin", origin)?;
        fields.serialize_field("events", &Each(|| recommendation.events()))?;
        fields.serialize_field("sources", &Each(|| recommendation.sources().map(|it| &it.name)))?;
        fields
            .serialize_field("destinations", &Each(|| recommendation.destinations().map(|it| &it.name)))?;
        fields.end()
    }
}
