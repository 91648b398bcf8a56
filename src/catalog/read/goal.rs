//! Goals and what they recommend.

use super::identity::{Identity, Unnamed};
use super::reader::Reader;
use super::schema::{EXTENDED_GOAL, GOAL, RECOMMENDATION};
use super::values::is_own;
use crate::catalog::index::ListIndex;
use crate::catalog::index::narrow;
use crate::catalog::{Goal, OriginIndex, Recommended, UseCaseIndex};
use crate::diagnostic::{Code, Finding, quoted};
use crate::toml::{Body, Table, Text};
use std::ops::Range;

/// The goal to which the recommendations that follow belong.
#[derive(Debug)]
pub(super) struct CurrentGoal {
    /// Which it is; nothing where that is not known.
    place: Option<usize>,
    span: Range<usize>,
    /// Where it has its recommendations in a list, so that none may follow below it.
    written: Option<usize>,
    is_bare: bool,
}

impl Reader<'_, '_> {
    pub(super) fn goal(&mut self, body: Body) {
        self.tell_bare_goal();
        let is_extended = body.get("extends").is_some();
        let schema = if is_extended { &EXTENDED_GOAL } else { &GOAL };
        let fields = Table::strict(schema, body, is_own, &mut self.findings);
        let place = if is_extended { self.extended_goal(&fields) } else { Some(self.new_goal(&fields)) };
        self.goal =
            Some(CurrentGoal { place, span: fields.body.span.clone(), written: None, is_bare: true });
        let Some(list) = fields.tables("recommendation", &mut self.findings) else { return };
        for body in list {
            self.recommendation(body);
        }
        if let Some(goal) = &mut self.goal {
            goal.written = Some(fields.value_span("recommendation").start);
        }
    }

    fn new_goal(&mut self, fields: &Table) -> usize {
        let place = self.draft.goals.all.len();
        let what = Unnamed {
            noun: "goal",
            place,
            names: |draft| (&mut draft.goals.names, &mut draft.goal_titles),
        };
        let Identity { id, title } = self.identify(what, fields);
        let summary = fields.owned("summary", &mut self.findings);
        self.draft.goals.all.push(Goal {
            id: id.into_owned(),
            title: title.to_owned(),
            summary,
            recommendations: Vec::new(),
        });
        place
    }

    fn extended_goal(&mut self, fields: &Table) -> Option<usize> {
        let id = fields.text("extends", &mut self.findings)?;
        let place = self.draft.goals.names.place(id.text);
        if place.is_none() && !self.draft.goals.names.is_incomplete {
            let help = self.findings.did_you_mean(id.text, self.draft.goals.names.defined());
            let help = help.unwrap_or_else(|| {
                if self.is_extension {
                    "name a goal of the catalog that this one extends, by its id".to_owned()
                } else {
                    "let the catalog extend one that has this goal, as in `extends = \"draft\"`".to_owned()
                }
            });
            let message = format!("goal {} is not defined", quoted(id.text));
            self.findings.push(Finding::new(Code::UnknownReference, id.span.clone(), message).help(help));
        }
        place
    }

    /// Tells where the goal that ends here recommends nothing.
    pub(super) fn tell_bare_goal(&mut self) {
        if let Some(goal) = self.goal.take().filter(|goal| goal.is_bare) {
            let finding =
                Finding::new(Code::MissingField, goal.span.clone(), "this goal recommends nothing");
            self.findings
                .push(finding.help("add what it recommends, which begins with `[[goal.recommendation]]`"));
        }
    }

    /// A recommendation that stands below its goal as `[[goal.recommendation]]`.
    pub(super) fn recommendation_below(&mut self, body: Body) {
        match self.goal.as_ref().and_then(|goal| goal.written) {
            Some(first) => self.tell_again("recommendation", &body.span, first),
            None => self.recommendation(body),
        }
    }

    fn recommendation(&mut self, body: Body) {
        let fields = Table::strict(&RECOMMENDATION, body, is_own, &mut self.findings);
        let use_case = fields.text("use_case", &mut self.findings).map(|it| self.recommended_use_case(&it));
        let sources = fields.texts("sources", &mut self.findings);
        let sources = self.source_list(sources);
        let destinations = fields.texts("destinations", &mut self.findings);
        let destinations = self.destination_list(destinations);
        let origin = fields.text("origin", &mut self.findings);
        let origin = origin.map(|it| OriginIndex(self.draft.origins.names.refer(it.text, &it.span)));
        let Some(goal) = &mut self.goal else { return };
        goal.is_bare = false;
        let (Some(use_case), Some(place)) = (use_case, goal.place) else { return };
        let recommended = Recommended { use_case: UseCaseIndex(use_case), sources, destinations, origin };
        self.draft.goals.all[place].recommendations.push(recommended);
    }

    /// The symbol of the use case, which the goal must not have recommended something for before.
    fn recommended_use_case(&mut self, id: &Text) -> u32 {
        let symbol = self.draft.use_cases.names.refer(id.text, &id.span);
        let Some(goal) = self.goal.as_ref().and_then(|goal| goal.place) else { return symbol };
        let goal = narrow(goal);
        let site = self.site(&id.span);
        if let Some(first) = self.draft.recommended.get(&(goal, symbol)).copied() {
            let what = format!("this goal recommends for use case {} already", quoted(id.text));
            self.tell_taken(what, &id.span, first, "recommend for each use case once");
        } else {
            self.draft.recommended.insert((goal, symbol), site);
        }
        symbol
    }

    fn source_list(&mut self, sources: Vec<Text>) -> ListIndex {
        let names = &mut self.draft.source_types.names;
        let symbols: Vec<_> = sources.into_iter().map(|it| names.refer(it.text, &it.span)).collect();
        self.draft.source_lists.intern(&symbols)
    }

    fn destination_list(&mut self, destinations: Vec<Text>) -> ListIndex {
        let names = &mut self.draft.destination_types.names;
        let symbols: Vec<_> = destinations.into_iter().map(|it| names.refer(it.text, &it.span)).collect();
        self.draft.destination_lists.intern(&symbols)
    }
}
