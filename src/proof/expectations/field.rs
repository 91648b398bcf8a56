//! A planned event and a planned property as messages are held against them.

use super::rules::ValueRules;
use super::{Children, EventIndex, FieldIndex};
use crate::proof::{Call, ValueKind};

/// A planned event.
#[derive(Debug)]
pub struct ExpectedEvent {
    /// The name in the plan.
    pub name: String,
    /// The call that the plan says, if it says one.
    pub call: Call,
    /// The object that holds its properties.
    pub(in crate::proof) root: FieldIndex,
}

/// A planned property, at any depth.
#[derive(Debug, Default)]
// Each is a thing of its own that a catalog says.
#[allow(clippy::struct_excessive_bools)]
pub struct ExpectedField {
    /// How reports name it: `products[].price`. Empty for the object that holds an event's properties.
    pub path: String,
    /// The type that the plan says.
    pub expected: String,
    /// Whether a message without it is wrong.
    pub is_required: bool,
    /// Whether it is planned as personal data.
    pub is_personal: bool,
    pub(in crate::proof) event: u32,
    pub(in crate::proof) accepts: Kinds,
    /// What the elements are to be, where it is an array.
    pub(in crate::proof) items: Option<FieldIndex>,
    pub(in crate::proof) children: Children,
    pub(in crate::proof) rules: Option<Box<ValueRules>>,
    /// Whether `null` is a value like others.
    pub(in crate::proof) is_nullable: bool,
    pub(in crate::proof) is_item: bool,
}

impl ExpectedField {
    /// The event that it belongs to.
    pub fn event(&self) -> EventIndex {
        EventIndex(self.event)
    }
}

/// A set of kinds of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::proof) struct Kinds(u8);

impl Kinds {
    /// Every kind.
    pub(super) const ALL: Self = Self(u8::MAX);

    pub(super) fn of(kinds: &[ValueKind]) -> Self {
        Self(kinds.iter().fold(0, |set, &kind| set | Self::bit(kind)))
    }

    /// Every integral number is a number too.
    pub(in crate::proof) fn holds(self, kind: ValueKind) -> bool {
        let number = if kind == ValueKind::Integer { Self::bit(ValueKind::Number) } else { 0 };
        self.0 & (Self::bit(kind) | number) != 0
    }

    /// Whether it depends on a number's value if it is in the set.
    pub(in crate::proof) fn asks_whether_integral(self) -> bool {
        self.0 & Self::bit(ValueKind::Integer) != 0 && self.0 & Self::bit(ValueKind::Number) == 0
    }

    fn bit(kind: ValueKind) -> u8 {
        1 << kind as u8
    }
}
