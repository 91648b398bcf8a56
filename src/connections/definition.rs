//! What the vendor publishes of a cloud destination: its actions with their fields, and its default mappings.

use super::expression::{Expression, Literal};
use super::trigger::Trigger;
use serde::{Deserialize, Serialize};

/// A cloud destination whose code is public.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// The vendor's id, the same as in the directory where it is listed there.
    pub id: String,
    /// The vendor's name for it.
    pub name: String,
    /// The end of its address in the vendor's documentation.
    pub slug: String,
    /// What it can do with a message.
    pub actions: Vec<DestinationAction>,
    /// The mappings that it is added with.
    pub mappings: Vec<DefaultMapping>,
}

/// One thing that a destination does with a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DestinationAction {
    /// The vendor's key for it.
    pub key: String,
    /// What it takes.
    pub fields: Vec<MappedField>,
    /// What its code does with them, for most of its mappings.
    pub behavior: Behavior,
}

/// Which calls go to which action, and what fills its fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DefaultMapping {
    /// The vendor's name for it: `Add to Cart`.
    pub name: String,
    /// The place of its action among the destination's.
    pub action: usize,
    /// Which calls it takes; none where it is only ever added by hand.
    pub trigger: Option<Trigger>,
    /// The fields, by place, that it fills in another way than its action does by default.
    pub from: Vec<(usize, Option<Expression>)>,
    /// What the code does, where that differs from the action's other mappings.
    pub behavior: Option<Behavior>,
}

/// A field of an action, or a part of one that takes objects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct MappedField {
    /// The vendor's key for it.
    pub name: String,
    /// What kind of value it takes.
    pub kind: FieldKind,
    /// Whether it takes a list of them.
    pub is_list: bool,
    /// A closer look at texts.
    pub format: Option<FieldFormat>,
    /// The only values allowed; empty for any.
    pub choices: Vec<Literal>,
    /// The least length or number.
    pub minimum: Option<f64>,
    /// The greatest length or number.
    pub maximum: Option<f64>,
    /// Whether null is a value.
    pub takes_null: bool,
    /// Whether an object may have more than the parts listed.
    pub is_open: bool,
    /// When a message without it is refused.
    pub demand: Demand,
    /// Whether each account chooses its value.
    pub is_chosen: bool,
    /// What fills it by default.
    pub from: Option<Expression>,
    /// The parts of an object.
    pub parts: Vec<MappedField>,
}

/// The kinds of value that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// Text.
    String,
    /// Any number.
    Number,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// Keys with values.
    Object,
    /// A time, as text or as a number.
    DateTime,
}

/// What a text must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldFormat {
    /// An address of the web.
    Uri,
    /// An address of the web, or a part of one.
    UriReference,
    /// An email address.
    Email,
    /// A day and a time with its zone.
    DateTime,
    /// A day.
    Date,
    /// A UUID.
    Uuid,
    /// Four numbers with dots.
    Ipv4,
    /// Anything.
    Text,
    /// Anything.
    Password,
}

/// When a field must be there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Demand {
    /// Never.
    No,
    /// Always.
    Always,
    /// Where other fields have these values.
    When {
        /// Whether one of the conditions is enough.
        any: bool,
        /// What must hold.
        conditions: Vec<FieldCondition>,
    },
}

/// Another field's value, on which a demand depends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldCondition {
    /// The field, or the part of one after a dot.
    pub field: String,
    /// Whether it must be so, or must not.
    pub is: bool,
    /// The value; none for one that is not there.
    pub value: Option<Literal>,
}

/// What an action's code was seen to do with its fields.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Behavior {
    /// Whether it could not be seen, for instance because the code asks the vendor's server first.
    pub is_unproven: bool,
    /// Sets of fields of each of which at least one must be there.
    pub needs: Vec<Vec<String>>,
    /// Fields that change nothing in what is sent.
    pub unsent: Vec<String>,
    /// Where amount, currency, items and identity come from.
    pub parts: Vec<CarriedPart>,
    /// What becomes of values that look right and are not.
    pub values: Vec<ValueOutcome>,
}

/// A field that carries something that matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedPart {
    /// What it carries.
    pub part: MessagePart,
    /// The field, or the part of one after a dot.
    pub field: String,
    /// Where it is in the request.
    pub wire: Vec<String>,
}

/// What makes an event worth something to who receives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MessagePart {
    /// How much money.
    Amount,
    /// In which currency.
    Currency,
    /// Which products.
    Items,
    /// Who it was.
    Identity,
}

impl MessagePart {
    /// All of them, in the order in which they are reported.
    pub const ALL: [Self; 4] = [Self::Amount, Self::Currency, Self::Items, Self::Identity];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Currency => "currency",
            Self::Items => "items",
            Self::Identity => "identity",
        }
    }
}

/// What an action's code does with a value of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueOutcome {
    /// The field, or the part of one after a dot.
    pub field: String,
    /// The kind of value.
    pub kind: SuspectValue,
    /// What becomes of it.
    pub outcome: ValueFate,
}

/// Values that look right and may not be.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SuspectValue {
    /// A currency in lower case.
    LowerCase,
    /// A currency that is no code of three letters.
    NotACode,
    /// Nothing, as a number.
    Zero,
    /// Less than nothing.
    Negative,
    /// Money as text with a sign.
    MoneyText,
    /// A list of nothing.
    Empty,
    /// Items without this key.
    Without(String),
}

/// What becomes of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueFate {
    /// The whole message is refused.
    Refused,
    /// The value is left out.
    Dropped,
    /// It is sent in upper case.
    Raised,
}
