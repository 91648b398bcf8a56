//! Facts of three versions made one, and those that cannot be.

use super::Conflict;
use super::lists::merge;
use crate::plan::{Environment, EventProgress, OwnKeys, Progress, SourceProgress, Subject};
use crate::toml::editor::string;

/// The facts put together so far.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) conflicts: Vec<Conflict>,
}

impl Fields {
    /// Makes `mine` say what either side changed.
    pub(super) fn text(
        &mut self,
        subject: &Subject,
        key: &'static str,
        mine: &mut String,
        base: &String,
        theirs: &String,
    ) {
        let [ours, other] = [string(mine), string(theirs)];
        let told: [&dyn Fn() -> Option<String>; 2] = [&|| Some(ours.clone()), &|| Some(other.clone())];
        if self.is_theirs(subject, key, (mine, base, theirs), told) {
            mine.clone_from(theirs);
        }
    }

    pub(super) fn note(
        &mut self,
        subject: &Subject,
        mine: &mut Option<String>,
        base: Option<&str>,
        theirs: Option<&str>,
    ) {
        let now = mine.clone();
        let told: [&dyn Fn() -> Option<String>; 2] =
            [&|| now.as_deref().map(string), &|| theirs.map(string)];
        if self.is_theirs(subject, "note", (&now.as_deref(), &base, &theirs), told) {
            *mine = theirs.map(str::to_owned);
        }
    }

    /// Whether what theirs say counts, of what `mine`, the base and theirs say. Where both changed it, each in
    /// its own way, that is reported; what is nowhere on our side is taken from theirs then, so that both are seen.
    pub(super) fn is_theirs<T: PartialEq>(
        &mut self,
        subject: &Subject,
        key: &'static str,
        (mine, base, theirs): (&T, &T, &T),
        [told, told_by_them]: [&dyn Fn() -> Option<String>; 2],
    ) -> bool {
        if mine == theirs || theirs == base {
            return false;
        }
        if mine == base {
            return true;
        }
        let ours = told();
        let is_absent = ours.is_none();
        self.tell(subject, key, ours, told_by_them());
        is_absent
    }

    pub(super) fn tell(
        &mut self,
        subject: &Subject,
        key: &'static str,
        ours: Option<String>,
        theirs: Option<String>,
    ) {
        self.conflicts.push(Conflict { subject: subject.clone(), key, ours, theirs });
    }

    /// A tick can be changed in one way only, so that no two sides disagree.
    #[allow(clippy::unused_self)] // Called beside those that may find a conflict.
    pub(super) fn progress(&self, mine: &mut Progress, base: Progress, theirs: Progress) {
        if mine.dev == base.dev {
            mine.dev = theirs.dev;
        }
        if mine.prod == base.prod {
            mine.prod = theirs.prod;
        }
    }

    pub(super) fn event_progress(
        &self,
        mine: &mut EventProgress,
        base: &EventProgress,
        theirs: &EventProgress,
    ) {
        let before = base.overall();
        let ticks = |mine: Progress, on: &mut EventProgress| {
            for environment in Environment::ALL {
                let is_done = mine.is_done(environment);
                if is_done != before.is_done(environment) {
                    on.set(environment, is_done);
                }
            }
        };
        match (mine.clone(), theirs) {
            (EventProgress::Once(now), EventProgress::Once(theirs)) => {
                let mut now = now;
                self.progress(&mut now, before, *theirs);
                *mine = EventProgress::Once(now);
            }
            // Where one side named the sources, what the other ticked is ticked for each.
            (EventProgress::Once(now), EventProgress::PerSource { .. }) => {
                mine.clone_from(theirs);
                ticks(now, mine);
            }
            (EventProgress::PerSource { .. }, EventProgress::Once(theirs)) => ticks(*theirs, mine),
            (EventProgress::PerSource { sources }, EventProgress::PerSource { sources: others }) => {
                let name = |it: &SourceProgress| it.source.clone();
                let sources = merge(base.sources(), &sources, others, name, |mine, base, theirs| {
                    let before = base.map_or_else(Progress::default, |it| it.progress);
                    self.progress(&mut mine.progress, before, theirs.progress);
                });
                *mine = EventProgress::PerSource { sources };
            }
        }
    }
}

impl OwnKeys {
    /// Adds what `theirs` changed since `base`. A key that both changed stays as it is here.
    pub(super) fn merge(&mut self, base: &Self, theirs: &Self) {
        for (key, value) in theirs.iter() {
            if base.get(key) != Some(value) && base.get(key) == self.get(key) {
                self.set(key, value.to_owned());
            }
        }
        let gone: Vec<_> = base.iter().filter(|(key, _)| theirs.get(key).is_none()).collect();
        for (key, value) in gone {
            if self.get(key) == Some(value) {
                self.remove(key);
            }
        }
    }
}
