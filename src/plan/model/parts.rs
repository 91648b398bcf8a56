//! What is in which table of a plan's file, in the order in which it is written.

use crate::plan::{
    Archive, ArchivedProperty, CatalogReference, Declined, DeclinedProperty, EventProgress, OwnKeys,
    PlannedConnection, PlannedEvent, PlannedGoal, PlannedProperty, Progress, Reference, SetupPlan,
    SourceProgress, VERSION, Verification,
};
use crate::toml::editor::{ChildTable, ChildTables, KeyValue, KeyedTable, TableModel, ValueText, string};
use jiff::Timestamp;

impl SetupPlan {
    /// The tables of the plan's file.
    pub(in crate::plan) fn model(&self) -> TableModel {
        let mut entries = vec![one("version", &VERSION), one("name", &string(&self.name))];
        entries.extend(self.created.map(|created| one("created", &time(created))));
        let children = vec![
            table("catalog", self.catalog.model()),
            tables("goal", &self.goals, |it| it.id.clone(), PlannedGoal::model),
            tables("event", &self.events, |it| it.name.clone(), PlannedEvent::model),
            tables("source", &self.sources, connection_name, PlannedConnection::model),
            tables("destination", &self.destinations, connection_name, PlannedConnection::model),
            table("verify", self.verify.model()),
            table("declined", self.declined.model()),
        ];
        with_own(TableModel { entries, children }, &self.own_keys)
    }
}

/// The tables of the file of a plan of version 1, as far as its keys go.
pub(in crate::plan) fn first_version(plan: &SetupPlan) -> TableModel {
    let mut model = plan.model();
    model.entries.push(one("updated", &true));
    let goals = model.children.iter().position(|part| part.key == "goal");
    if let (Some(at), Some(goal)) = (goals, plan.goals.first()) {
        let PlannedGoal { id, title, own_keys, use_cases } = goal.clone();
        let goal = Reference { id: id.into(), title, own_keys };
        let use_cases = tables("use_case", &use_cases, |it| it.id.to_string(), Reference::model);
        model.children.splice(at..=at, [table("goal", goal.model()), use_cases]);
    }
    model
}

impl CatalogReference {
    fn model(&self) -> TableModel {
        let mut entries = vec![one("id", &string(&self.id)), one("edition", &string(&self.edition))];
        entries.extend(self.fingerprint.as_ref().map(|it| one("fingerprint", &string(it))));
        with_own(flat(entries), &self.own_keys)
    }
}

impl PlannedGoal {
    fn model(&self) -> TableModel {
        let entries = vec![one("id", &string(&self.id)), one("title", &string(&self.title))];
        let children = vec![tables("use_case", &self.use_cases, |it| it.id.to_string(), Reference::model)];
        with_own(TableModel { entries, children }, &self.own_keys)
    }
}

impl Reference {
    fn model(&self) -> TableModel {
        let entries = [one("id", &string(&self.id)), one("title", &string(&self.title))];
        with_own(flat(entries), &self.own_keys)
    }
}

// Between the ticks of one thing, and between a tick and what people add, is a line that neither of them
// touches: git merges changes with a line between them.

impl PlannedEvent {
    fn model(&self) -> TableModel {
        let mut entries = vec![one("name", &string(&self.name))];
        let once = match self.progress {
            EventProgress::Once(progress) => Some(progress),
            EventProgress::PerSource { .. } => None,
        };
        entries.extend(once.map(|it| one("dev", &it.dev)));
        entries.extend(self.is_own.then(|| one("own", &true)));
        entries.push(one("description", &string(&self.description)));
        entries.extend(once.map(|it| one("prod", &it.prod)));
        entries.push(list("use_cases", &self.use_cases));
        let sources = self.progress.sources();
        let names: Vec<_> = sources.iter().map(|it| it.source.as_str()).collect();
        entries.extend((!names.is_empty()).then(|| list("sources", &names)));
        entries.extend(self.details.entries());
        entries.extend((!self.was.is_empty()).then(|| list("was", &self.was)));
        entries.extend(text("note", self.note.as_deref()));
        let children = vec![
            tables("progress", sources, |it| it.source.clone(), SourceProgress::model),
            tables("property", &self.properties, |it| it.name.clone(), PlannedProperty::model),
        ];
        with_own(TableModel { entries, children }, &self.own_keys)
    }
}

impl SourceProgress {
    fn model(&self) -> TableModel {
        let Progress { dev, prod } = self.progress;
        flat([one("dev", &dev), one("source", &string(&self.source)), one("prod", &prod)])
    }
}

impl PlannedProperty {
    fn model(&self) -> TableModel {
        with_own(flat(self.entries()), &self.own_keys)
    }
}

impl PlannedConnection {
    fn model(&self) -> TableModel {
        let mut entries: Vec<_> = text("name", self.name.as_deref()).into_iter().collect();
        entries.extend(text("is", self.tool.as_deref()));
        entries.push(one("type", &string(&self.kind)));
        entries.push(one("dev", &self.progress.dev));
        entries.extend(self.is_own.then(|| one("own", &true)));
        if !self.is_own || !self.description.is_empty() {
            entries.push(one("description", &string(&self.description)));
        }
        entries.push(one("prod", &self.progress.prod));
        entries.push(list("use_cases", &self.use_cases));
        entries.extend(text("note", self.note.as_deref()));
        with_own(flat(entries), &self.own_keys)
    }
}

impl Verification {
    fn model(&self) -> TableModel {
        let Progress { dev, prod } = self.progress;
        // Nothing else is between the two.
        let entries = [one("dev", &dev), KeyValue { is_apart: true, ..one("prod", &prod) }].into_iter();
        with_own(flat(entries.chain(text("note", self.note.as_deref()))), &self.own_keys)
    }
}

impl Declined {
    fn model(&self) -> TableModel {
        let properties = self.properties.iter().map(DeclinedProperty::inline).collect();
        let entries = vec![
            list("events", &self.events),
            KeyValue::list("properties", properties),
            list("sources", &self.sources),
            list("destinations", &self.destinations),
        ];
        with_own(TableModel { entries, children: vec![table("kept", self.kept.model())] }, &self.own_keys)
    }
}

impl DeclinedProperty {
    fn inline(&self) -> String {
        format!("{{ event = {}, name = {} }}", string(&self.event), string(&self.name))
    }
}

impl Archive {
    fn model(&self) -> TableModel {
        let children = vec![
            tables("use_case", &self.use_cases, |it| it.id.to_string(), Reference::model),
            tables("event", &self.events, |it| it.name.clone(), PlannedEvent::model),
            tables("property", &self.properties, ArchivedProperty::identity, ArchivedProperty::model),
            tables("source", &self.sources, connection_name, PlannedConnection::model),
            tables("destination", &self.destinations, connection_name, PlannedConnection::model),
        ];
        TableModel { entries: Vec::new(), children }
    }
}

impl ArchivedProperty {
    fn identity(&self) -> String {
        kept_property(&self.event, &self.property.name)
    }

    fn model(&self) -> TableModel {
        let event = one("event", &string(&self.event));
        let entries = std::iter::once(event).chain(self.property.entries());
        with_own(flat(entries), &self.property.own_keys)
    }
}

/// What distinguishes a connection from others of its type.
pub(in crate::plan) fn connection_name(connection: &PlannedConnection) -> String {
    match &connection.name {
        Some(name) => format!("{}.{}", string(&connection.kind), string(name)),
        None => string(&connection.kind),
    }
}

fn with_own(mut model: TableModel, own: &OwnKeys) -> TableModel {
    let entry =
        |(key, value): (&str, &str)| KeyValue::new(key.to_owned(), ValueText::One(value.to_owned()));
    model.entries.extend(own.iter().map(entry));
    model
}

/// What distinguishes a property that left its event from others.
pub(in crate::plan) fn kept_property(event: &str, name: &str) -> String {
    format!("{}.{}", string(event), string(name))
}

fn flat(entries: impl IntoIterator<Item = KeyValue>) -> TableModel {
    TableModel { entries: entries.into_iter().collect(), children: Vec::new() }
}

fn table(key: &'static str, model: TableModel) -> ChildTable {
    ChildTable { key, content: ChildTables::Table(model) }
}

fn tables<T>(
    key: &'static str,
    items: &[T],
    name: fn(&T) -> String,
    model: fn(&T) -> TableModel,
) -> ChildTable {
    let named = |item| KeyedTable { name: name(item), model: model(item), source_text: None };
    ChildTable { key, content: ChildTables::Tables(items.iter().map(named).collect()) }
}

pub(super) fn one(key: &'static str, value: &impl ToString) -> KeyValue {
    KeyValue::new(key, ValueText::One(value.to_string()))
}

pub(super) fn list(key: &'static str, texts: &[impl AsRef<str>]) -> KeyValue {
    let elements = texts.iter().map(|text| string(text.as_ref())).collect();
    KeyValue::list(key, elements)
}

pub(super) fn text(key: &'static str, text: Option<&str>) -> Option<KeyValue> {
    text.map(|text| one(key, &string(text)))
}

/// A time as a TOML date-time, which holds the years 0 to 9999 only.
fn time(time: Timestamp) -> Timestamp {
    time.max(YEAR_ZERO)
}

const YEAR_ZERO: Timestamp = Timestamp::constant(-62_167_219_200, 0);
