//! Properties, from [JSON Schema](https://json-schema.org/) of the drafts 4 to 2020-12.

mod keywords;

use super::Losses;
use super::consistent::make_consistent;
use crate::catalog::{AllowedValue, ItemType, Property, PropertyType};
use crate::diagnostic::quoted;
use keywords::{READ, count, example, in_range, named_fields, number};
use serde_json::{Map, Value};

/// How many references in a row are followed, and how deep fields may lie: what goes deeper is reported as lost.
const DEEPEST: usize = 24;

/// How many schemas are read in all: references that multiply end here.
const MOST: usize = 200_000;

/// A reader of one file, which references lead back into.
pub(super) struct SchemaReader<'a> {
    root: &'a Value,
    losses: &'a mut Losses,
    left: usize,
}

/// The schema of an object, taken apart.
pub(super) struct ObjectSchema {
    pub(super) properties: Vec<Property>,
    /// Whether other properties are wrong.
    pub(super) is_closed: bool,
}

impl<'a> SchemaReader<'a> {
    pub(super) fn new(root: &'a Value, losses: &'a mut Losses) -> Self {
        Self { root, losses, left: MOST }
    }

    /// The properties of an object's schema.
    pub(super) fn object(&mut self, schema: &Value) -> ObjectSchema {
        let (schema, _) = self.plain(schema, 0);
        let properties = self.fields(&schema, 0);
        ObjectSchema {
            properties,
            is_closed: schema.get("additionalProperties") == Some(&Value::Bool(false)),
        }
    }

    fn fields(&mut self, schema: &Map<String, Value>, depth: usize) -> Vec<Property> {
        let required = schema.get("required").and_then(Value::as_array);
        let is_required =
            |name: &str| required.is_some_and(|list| list.iter().any(|it| it.as_str() == Some(name)));
        let mut properties = Vec::new();
        for (name, field) in named_fields(schema) {
            if name.trim().is_empty() {
                self.losses.count("properties without a name");
                continue;
            }
            if self.left == 0 || depth > DEEPEST {
                self.losses.count("fields that lie too deep");
                continue;
            }
            self.left -= 1;
            let required = is_required(name) || field.get("required") == Some(&Value::Bool(true));
            properties.push(Property { required, ..self.property(name, field, depth) });
        }
        properties
    }

    fn property(&mut self, name: &str, schema: &Value, depth: usize) -> Property {
        let (schema, is_nullable) = self.plain(schema, 0);
        let (kind, type_takes_null) = self.kind(&schema);
        let text = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_owned);
        let count = |key: &str| count(&schema, key);
        let mut property = Property::new(name, kind);
        property.description = text("description").or_else(|| text("title")).unwrap_or_default();
        property.nullable =
            is_nullable || type_takes_null || schema.get("nullable") == Some(&Value::Bool(true));
        property.constant = schema.get("const").filter(|it| !it.is_null()).map(in_range);
        property.format = text("format");
        property.pattern = text("pattern");
        property.min_length = count("minLength");
        property.max_length = count("maxLength");
        property.min_items = count("minItems");
        property.max_items = count("maxItems");
        property.deprecated = schema.get("deprecated") == Some(&Value::Bool(true));
        property.example = example(&schema);
        self.allowed(&schema, &mut property);
        self.bounds(&schema, &mut property);
        let fields = match kind {
            PropertyType::Array(_) => self.items(&schema),
            _ => schema.clone(),
        };
        property.properties = self.fields(&fields, depth + 1);
        self.count_unread(&schema);
        self.keep_what_fits(&mut property);
        property
    }

    /// The schema with what it refers to and combines put together, and whether null is one of its choices.
    fn plain(&mut self, schema: &Value, depth: usize) -> (Map<String, Value>, bool) {
        let Value::Object(schema) = schema else { return (Map::new(), false) };
        let (mut whole, mut is_nullable) = (schema.clone(), false);
        if depth > DEEPEST || self.left == 0 {
            self.losses.count("references that lead too far");
            return (whole, false);
        }
        self.left -= 1;
        if let Some(reference) = whole.remove("$ref") {
            let found =
                reference.as_str().and_then(|it| it.strip_prefix('#')).and_then(|it| self.root.pointer(it));
            match found {
                Some(found) => is_nullable |= self.join(&mut whole, found, depth),
                None => self.losses.count("references to other files"),
            }
        }
        if let Some(Value::Array(parts)) = whole.remove("allOf") {
            for part in &parts {
                is_nullable |= self.join(&mut whole, part, depth);
            }
        }
        for key in ["anyOf", "oneOf"] {
            if let Some(Value::Array(choices)) = whole.remove(key) {
                is_nullable |= self.choose(&mut whole, &choices, key, depth);
            }
        }
        (whole, is_nullable)
    }

    /// Adds what another schema says and this does not; lists of fields and of what is required are put together.
    fn join(&mut self, whole: &mut Map<String, Value>, other: &Value, depth: usize) -> bool {
        let (other, is_nullable) = self.plain(other, depth + 1);
        for (key, value) in other {
            match (whole.get_mut(&key), value) {
                (Some(Value::Object(known)), Value::Object(more)) => {
                    for (name, field) in more {
                        known.entry(name).or_insert(field);
                    }
                }
                (Some(Value::Array(known)), Value::Array(more)) if key == "required" => known.extend(more),
                (Some(_), _) => {}
                (None, value) => drop(whole.insert(key, value)),
            }
        }
        is_nullable
    }

    /// Of several schemas, the only one beside null, or a list of allowed values.
    fn choose(
        &mut self,
        whole: &mut Map<String, Value>,
        choices: &[Value],
        key: &str,
        depth: usize,
    ) -> bool {
        let is_null = |it: &&Value| it.get("type").and_then(Value::as_str) == Some("null");
        let nulls = choices.iter().filter(is_null).count();
        let others: Vec<_> = choices.iter().filter(|it| !is_null(it)).collect();
        let constants: Option<Vec<_>> = others.iter().map(|it| it.get("const").cloned()).collect();
        match (&others[..], constants) {
            ([], _) => {}
            ([one], _) => drop(self.join(whole, one, depth)),
            (_, Some(constants)) => drop(whole.insert("enum".into(), constants.into())),
            _ => self.losses.count(format!("`{key}`")),
        }
        nulls > 0
    }

    fn kind(&mut self, schema: &Map<String, Value>) -> (PropertyType, bool) {
        let named: Vec<&str> = match schema.get("type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let takes_null = named.contains(&"null");
        let named: Vec<_> = named.into_iter().filter(|it| *it != "null").collect();
        let kind = match named[..] {
            [] if schema.contains_key("properties") => PropertyType::Object,
            [] if schema.contains_key("items") => self.list(schema),
            ["array"] => self.list(schema),
            [name] => name.parse().unwrap_or_else(|_| {
                self.losses.count(format!("type {}", quoted(name)));
                PropertyType::Any
            }),
            ["integer", "number"] | ["number", "integer"] => PropertyType::Number,
            [] => PropertyType::Any,
            _ => {
                self.losses.count("unions of types");
                PropertyType::Any
            }
        };
        (kind, takes_null)
    }

    fn list(&mut self, schema: &Map<String, Value>) -> PropertyType {
        let items = self.items(schema);
        for key in ["enum", "format", "pattern", "minimum", "maximum", "minLength", "maxLength"] {
            if items.contains_key(key) {
                self.losses.count(format!("`{key}` of the items of lists"));
            }
        }
        let named = match items.get("type") {
            Some(Value::Array(names)) => &names[..],
            Some(name) => std::slice::from_ref(name),
            None => &[],
        };
        let name = match named {
            [name] => name.as_str().unwrap_or_default(),
            [] if items.contains_key("properties") => "object",
            [] => "any",
            _ => "",
        };
        let item = ItemType::ALL.into_iter().find(|it| it.name() == name);
        PropertyType::Array(item.unwrap_or_else(|| {
            self.losses.count("types of the items of lists");
            ItemType::Any
        }))
    }

    fn items(&mut self, schema: &Map<String, Value>) -> Map<String, Value> {
        schema.get("items").map(|items| self.plain(items, 0).0).unwrap_or_default()
    }

    fn allowed(&mut self, schema: &Map<String, Value>, property: &mut Property) {
        let Some(values) = schema.get("enum").and_then(Value::as_array) else { return };
        property.nullable |= values.contains(&Value::Null);
        for value in values.iter().filter(|it| !it.is_null()) {
            if value.is_object() || value.is_array() {
                self.losses.count("allowed values that are lists or objects");
            } else if !property.allowed.iter().any(|it| it.value == *value) {
                property.allowed.push(AllowedValue { value: in_range(value), meaning: String::new() });
            }
        }
    }

    fn bounds(&mut self, schema: &Map<String, Value>, property: &mut Property) {
        let number = |key: &str| number(schema, key);
        property.minimum = number("minimum");
        property.maximum = number("maximum");
        // Of whole numbers, the next is the bound.
        let beside = |key: &str, step: i64| number(key)?.as_i64()?.checked_add(step).map(Into::into);
        for (key, step) in [("exclusiveMinimum", 1), ("exclusiveMaximum", -1)] {
            if schema.get(key).is_none_or(|it| *it == Value::Bool(false)) {
                continue;
            }
            match (property.kind, beside(key, step)) {
                (PropertyType::Integer, Some(bound)) if step > 0 => property.minimum = Some(bound),
                (PropertyType::Integer, Some(bound)) => property.maximum = Some(bound),
                _ => self.losses.count(format!("`{key}`")),
            }
        }
    }

    fn count_unread(&mut self, schema: &Map<String, Value>) {
        for key in schema.keys().filter(|key| !READ.contains(&key.as_str())) {
            self.losses.count(format!("`{key}`"));
        }
    }

    /// Takes out what contradicts the property's own type, which a catalog refuses.
    fn keep_what_fits(&mut self, property: &mut Property) {
        for key in make_consistent(property) {
            self.losses.count(format!("`{key}` that contradicts something else"));
        }
    }
}
