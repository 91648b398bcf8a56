//! Reads the facts of real connections from the files that people correct.

use crate::connections::definition::{
    Behavior, CarriedPart, DefaultMapping, Definition, Demand, DestinationAction, FieldCondition,
    FieldFormat, FieldKind, MappedField, MessagePart, SuspectValue, ValueFate, ValueOutcome,
};
use crate::connections::expression::{Expression, Literal};
use crate::connections::trigger::Trigger;
use indexmap::IndexMap;
use serde::Deserialize;

type Table<T> = IndexMap<String, T>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DefinitionFile {
    id: String,
    name: String,
    #[serde(default)]
    action: Table<ActionTable>,
    #[serde(default)]
    mapping: Vec<MappingTable>,
}

#[derive(Deserialize)]
struct ActionTable {
    #[serde(default)]
    field: Table<FieldTable>,
    #[serde(flatten)]
    behavior: BehaviorTable,
}

#[derive(Deserialize, Default)]
struct BehaviorTable {
    unproven: Option<bool>,
    needs: Option<Vec<Vec<String>>>,
    unsent: Option<Vec<String>>,
    amount: Option<Table<Vec<String>>>,
    currency: Option<Table<Vec<String>>>,
    items: Option<Table<Vec<String>>>,
    identity: Option<Table<Vec<String>>>,
    values: Option<Table<Table<ValueFate>>>,
}

#[derive(Deserialize)]
struct MappingTable {
    name: String,
    action: String,
    trigger: Option<String>,
    #[serde(default)]
    from: Table<String>,
    #[serde(flatten)]
    behavior: BehaviorTable,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum FieldLine {
    Kind(String),
    Table(Box<FieldTable>),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "one key each in the file")]
struct FieldTable {
    #[serde(rename = "type")]
    kind: String,
    format: Option<FieldFormat>,
    choices: Vec<toml::Value>,
    minimum: Option<f64>,
    maximum: Option<f64>,
    null: bool,
    open: bool,
    demanded: bool,
    demanded_when: Option<WhenTable>,
    account: bool,
    from: Option<String>,
    parts: Table<FieldLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WhenTable {
    r#match: String,
    conditions: Vec<ConditionTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionTable {
    field: String,
    is: bool,
    value: Option<toml::Value>,
}

/// Reads one destination's file.
pub(super) fn definition(slug: &str, text: &str) -> Result<Definition, String> {
    let file: DefinitionFile = toml::from_str(text).map_err(|error| error.to_string())?;
    let actions =
        file.action.iter().map(|(key, table)| action(key, table)).collect::<Result<Vec<_>, _>>()?;
    let mappings = file
        .mapping
        .into_iter()
        .map(|table| mapping(table, &file.action, &actions))
        .collect::<Result<_, _>>()?;
    Ok(Definition { id: file.id, name: file.name, slug: slug.to_owned(), actions, mappings })
}

fn action(key: &str, table: &ActionTable) -> Result<DestinationAction, String> {
    let fields = table.field.iter().map(|(name, line)| field(name, line)).collect::<Result<_, _>>()?;
    Ok(DestinationAction {
        key: key.to_owned(),
        fields,
        behavior: behavior(&table.behavior, &BehaviorTable::default())?,
    })
}

fn mapping(
    table: MappingTable,
    tables: &Table<ActionTable>,
    actions: &[DestinationAction],
) -> Result<DefaultMapping, String> {
    let unknown = |what: &str, name: &str| format!("mapping `{}`: there is no {what} `{name}`", table.name);
    let action = actions
        .iter()
        .position(|it| it.key == table.action)
        .ok_or_else(|| unknown("action", &table.action))?;
    let mut from = Vec::new();
    for (name, said) in &table.from {
        let field = actions[action]
            .fields
            .iter()
            .position(|it| it.name == *name)
            .ok_or_else(|| unknown("field", name))?;
        from.push((field, if said == "nothing" { None } else { Some(expression(said)?) }));
    }
    let whole = behavior(&table.behavior, &tables[&table.action].behavior)?;
    let behavior = (whole != actions[action].behavior).then_some(whole);
    let trigger = table
        .trigger
        .map(|it| Trigger::parse(&it).map_err(|error| format!("{it}: {error}")))
        .transpose()?;
    Ok(DefaultMapping { name: table.name, action, trigger, from, behavior })
}

fn expression(text: &str) -> Result<Expression, String> {
    Expression::parse(text).map_err(|error| format!("{text}: {error}"))
}

fn field(name: &str, line: &FieldTable) -> Result<MappedField, String> {
    let (kind, is_list) = line.kind.strip_suffix("[]").map_or((&*line.kind, false), |kind| (kind, true));
    let parts = line.parts.iter().map(|(name, part)| match part {
        FieldLine::Kind(kind) => field(name, &FieldTable { kind: kind.clone(), ..FieldTable::default() }),
        FieldLine::Table(table) => field(name, table),
    });
    Ok(MappedField {
        name: name.to_owned(),
        kind: field_kind(kind).ok_or_else(|| format!("field `{name}`: there is no type `{kind}`"))?,
        is_list,
        format: line.format,
        choices: line.choices.iter().map(literal).collect(),
        minimum: line.minimum,
        maximum: line.maximum,
        takes_null: line.null,
        is_open: line.open,
        demand: demand(line),
        is_chosen: line.account,
        from: line.from.as_deref().map(expression).transpose()?,
        parts: parts.collect::<Result<_, _>>()?,
    })
}

fn field_kind(name: &str) -> Option<FieldKind> {
    Some(match name {
        "string" => FieldKind::String,
        "number" => FieldKind::Number,
        "integer" => FieldKind::Integer,
        "boolean" => FieldKind::Boolean,
        "object" => FieldKind::Object,
        "datetime" => FieldKind::DateTime,
        _ => return None,
    })
}

fn demand(line: &FieldTable) -> Demand {
    match &line.demanded_when {
        Some(when) => Demand::When {
            any: when.r#match == "any",
            conditions: when
                .conditions
                .iter()
                .map(|it| FieldCondition {
                    field: it.field.clone(),
                    is: it.is,
                    value: it.value.as_ref().map(literal),
                })
                .collect(),
        },
        None if line.demanded => Demand::Always,
        None => Demand::No,
    }
}

fn literal(value: &toml::Value) -> Literal {
    match value {
        toml::Value::Boolean(truth) => Literal::Boolean(*truth),
        #[expect(clippy::cast_precision_loss, reason = "choices are small")]
        toml::Value::Integer(number) => Literal::Number(*number as f64),
        toml::Value::Float(number) => Literal::Number(*number),
        toml::Value::String(text) => Literal::Text(text.clone()),
        _ => Literal::Null,
    }
}

/// What a mapping's code does: what is told of it, else what is told of its action.
fn behavior(own: &BehaviorTable, action: &BehaviorTable) -> Result<Behavior, String> {
    let parts = [
        (MessagePart::Amount, &own.amount, &action.amount),
        (MessagePart::Currency, &own.currency, &action.currency),
        (MessagePart::Items, &own.items, &action.items),
        (MessagePart::Identity, &own.identity, &action.identity),
    ];
    let carried = parts.into_iter().flat_map(|(part, own, action)| {
        let table = own.as_ref().or(action.as_ref());
        table.into_iter().flatten().map(move |(field, wire)| CarriedPart {
            part,
            field: field.clone(),
            wire: wire.clone(),
        })
    });
    Ok(Behavior {
        is_unproven: own.unproven.or(action.unproven).unwrap_or(false),
        needs: own.needs.clone().or_else(|| action.needs.clone()).unwrap_or_default(),
        unsent: own.unsent.clone().or_else(|| action.unsent.clone()).unwrap_or_default(),
        parts: carried.collect(),
        values: values(own.values.as_ref().or(action.values.as_ref()))?,
    })
}

fn values(table: Option<&Table<Table<ValueFate>>>) -> Result<Vec<ValueOutcome>, String> {
    let mut all = Vec::new();
    for (field, outcomes) in table.into_iter().flatten() {
        for (kind, outcome) in outcomes {
            let kind = value_kind(kind)
                .ok_or_else(|| format!("values of `{field}`: there is no kind `{kind}`"))?;
            all.push(ValueOutcome { field: field.clone(), kind, outcome: *outcome });
        }
    }
    Ok(all)
}

fn value_kind(name: &str) -> Option<SuspectValue> {
    Some(match name {
        "lower-case" => SuspectValue::LowerCase,
        "not-a-code" => SuspectValue::NotACode,
        "zero" => SuspectValue::Zero,
        "negative" => SuspectValue::Negative,
        "text" => SuspectValue::MoneyText,
        "empty" => SuspectValue::Empty,
        other => SuspectValue::Without(other.strip_prefix("without ")?.to_owned()),
    })
}
