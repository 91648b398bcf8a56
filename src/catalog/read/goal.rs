//! Goals and what they recommend.

use super::current::CurrentGoal;
use super::identity::{IdScope, Identity};
use super::reader::CatalogReader;
use super::schema::{EXTENDED_GOAL, GOAL, RECOMMENDATION};
use super::values::is_own;
use crate::catalog::index::narrow;
use crate::catalog::{DestinationIndex, Goal, OriginIndex, Recommended, SourceIndex, UseCaseIndex};
use crate::diagnostic::{Code, Finding, quoted};
use crate::toml::{Table, TableBody, Text};

impl CatalogReader<'_, '_> {
    pub(super) fn goal(&mut self, body: TableBody) {
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
        let place = self.builder.goals.all.len();
        let what = IdScope {
            noun: "goal",
            place,
            names: |builder| (&mut builder.goals.names, &mut builder.goal_titles),
        };
        let Identity { id, title } = self.identify(what, fields);
        let summary = fields.owned("summary", &mut self.findings);
        self.builder.goals.all.push(Goal {
            id: id.to_string(),
            title: title.to_string(),
            summary,
            recommendations: Vec::new(),
        });
        place
    }

    fn extended_goal(&mut self, fields: &Table) -> Option<usize> {
        let id = fields.text("extends", &mut self.findings)?;
        let place = self.builder.goals.names.place(id.text);
        if place.is_none() && !self.builder.goals.names.is_incomplete {
            let help = self.findings.did_you_mean(id.text, self.builder.goals.names.defined());
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

    /// Reports where the goal that ends here recommends nothing.
    pub(super) fn tell_bare_goal(&mut self) {
        if let Some(goal) = self.goal.take().filter(|goal| goal.is_bare) {
            let finding =
                Finding::new(Code::MissingField, goal.span.clone(), "this goal recommends nothing");
            self.findings
                .push(finding.help("add what it recommends, which begins with `[[goal.recommendation]]`"));
        }
    }

    /// A recommendation that is below its goal as `[[goal.recommendation]]`.
    pub(super) fn recommendation_below(&mut self, body: TableBody) {
        match self.goal.as_ref().and_then(|goal| goal.written) {
            Some(first) => self.tell_again("recommendation", &body.span, first),
            None => self.recommendation(body),
        }
    }

    fn recommendation(&mut self, body: TableBody) {
        let fields = Table::strict(&RECOMMENDATION, body, is_own, &mut self.findings);
        let use_case = fields.text("use_case", &mut self.findings).map(|it| self.recommended_use_case(&it));
        let sources = fields.texts("sources", &mut self.findings);
        let names = &mut self.builder.source_types.names;
        let sources = sources.iter().map(|it| SourceIndex(names.refer(it.text, &it.span))).collect();
        let destinations = fields.texts("destinations", &mut self.findings);
        let names = &mut self.builder.destination_types.names;
        let destinations =
            destinations.iter().map(|it| DestinationIndex(names.refer(it.text, &it.span))).collect();
        let origin = fields.text("origin", &mut self.findings);
        let origin = origin.map(|it| OriginIndex(self.builder.origins.names.refer(it.text, &it.span)));
        let Some(goal) = &mut self.goal else { return };
        goal.is_bare = false;
        let (Some(use_case), Some(place)) = (use_case, goal.place) else { return };
        let recommended = Recommended { use_case: UseCaseIndex(use_case), sources, destinations, origin };
        self.builder.goals.all[place].recommendations.push(recommended);
    }

    /// The symbol of the use case, which the goal must not have recommended something for before.
    fn recommended_use_case(&mut self, id: &Text) -> u32 {
        let symbol = self.builder.use_cases.names.refer(id.text, &id.span);
        let Some(goal) = self.goal.as_ref().and_then(|goal| goal.place) else { return symbol };
        let goal = narrow(goal);
        let site = self.site(&id.span);
        if let Some(first) = self.builder.recommended.get(&(goal, symbol)).copied() {
            let what = format!("this goal recommends for use case {} already", quoted(id.text));
            self.tell_taken(what, &id.span, first, "recommend for each use case once");
        } else {
            self.builder.recommended.insert((goal, symbol), site);
        }
        symbol
    }
}
