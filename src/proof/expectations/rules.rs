//! What a planned property says of its values beyond their type.

mod compile;
mod format;

pub(in crate::proof) use format::TextFormat;

use crate::proof::value::Decimal;
use crate::proof::{ValueKind, ViolationKind};
use regex::Regex;

/// The constraints on a property's values.
#[derive(Debug, Default)]
pub(in crate::proof) struct ValueRules {
    pub(in crate::proof) allowed: Option<Vec<AllowedScalar>>,
    pub(in crate::proof) pattern: Option<Regex>,
    pub(in crate::proof) format: Option<TextFormat>,
    pub(in crate::proof) minimum: Option<Bound>,
    pub(in crate::proof) maximum: Option<Bound>,
    pub(in crate::proof) length: SizeRange,
    pub(in crate::proof) items: SizeRange,
}

/// A value that is allowed.
#[derive(Debug, PartialEq)]
pub(in crate::proof) enum AllowedScalar {
    Boolean(bool),
    Number(Decimal),
    Text(Box<str>),
}

/// An end of the range of numbers that are allowed.
#[derive(Debug)]
pub(in crate::proof) struct Bound {
    pub(in crate::proof) value: Decimal,
    /// The same, near enough to decide most comparisons.
    pub(in crate::proof) near: f64,
}

/// How many characters or elements are allowed.
#[derive(Debug, Clone, Copy)]
pub(in crate::proof) struct SizeRange {
    pub(in crate::proof) least: u64,
    pub(in crate::proof) most: u64,
}

impl Default for SizeRange {
    fn default() -> Self {
        Self { least: 0, most: u64::MAX }
    }
}

impl SizeRange {
    fn holds(self, size: usize) -> bool {
        let size = size as u64;
        self.least <= size && size <= self.most
    }

    fn is_any(self) -> bool {
        self.least == 0 && self.most == u64::MAX
    }
}

/// A number as a parser hands it over.
#[derive(Debug, Clone, Copy)]
pub(in crate::proof) enum JsonNumber<'a> {
    /// One that fits.
    Integer(i128),
    /// One that was rounded, or not.
    Float(f64),
    /// As it was written.
    Written(&'a str),
}

/// The value of a number was rounded, and what it is exactly decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::proof) struct Unsure;

/// What a check says.
type Checked = Result<Option<ViolationKind>, Unsure>;

impl JsonNumber<'_> {
    /// Its kind, where that has to be distinguished.
    pub(in crate::proof) fn kind(self) -> Result<ValueKind, Unsure> {
        match self {
            Self::Integer(_) => Ok(ValueKind::Integer),
            Self::Float(_) => Err(Unsure),
            Self::Written(text) if Decimal::parse(text).is_integral() => Ok(ValueKind::Integer),
            Self::Written(_) => Ok(ValueKind::Number),
        }
    }

    fn exact(self) -> Result<Decimal, Unsure> {
        match self {
            Self::Integer(value) => Ok(Decimal::parse(&value.to_string())),
            Self::Float(_) => Err(Unsure),
            Self::Written(text) => Ok(Decimal::parse(text)),
        }
    }
}

impl ValueRules {
    pub(in crate::proof) fn check_boolean(&self, value: bool) -> Option<ViolationKind> {
        self.check_allowed(&AllowedScalar::Boolean(value))
    }

    pub(in crate::proof) fn check_number(&self, number: JsonNumber) -> Checked {
        if let Some(bound) = &self.minimum
            && !bound.lets_pass(number, false)?
        {
            return Ok(Some(ViolationKind::OutOfBounds));
        }
        if let Some(bound) = &self.maximum
            && !bound.lets_pass(number, true)?
        {
            return Ok(Some(ViolationKind::OutOfBounds));
        }
        if self.allowed.is_none() {
            return Ok(None);
        }
        Ok(self.check_allowed(&AllowedScalar::Number(number.exact()?)))
    }

    pub(in crate::proof) fn check_text(&self, text: &str) -> Option<ViolationKind> {
        if let Some(allowed) = &self.allowed
            && !allowed.iter().any(|it| matches!(it, AllowedScalar::Text(it) if **it == *text))
        {
            Some(ViolationKind::NotAllowed)
        } else if !self.length.is_any() && !self.length.holds(text.chars().count()) {
            Some(ViolationKind::WrongLength)
        } else if self.pattern.as_ref().is_some_and(|pattern| !pattern.is_match(text)) {
            Some(ViolationKind::NoMatch)
        } else if self.format.is_some_and(|format| !format.accepts(text)) {
            Some(ViolationKind::WrongFormat)
        } else {
            None
        }
    }

    pub(in crate::proof) fn check_items(&self, count: usize) -> Option<ViolationKind> {
        (!self.items.holds(count)).then_some(ViolationKind::WrongLength)
    }

    fn check_allowed(&self, value: &AllowedScalar) -> Option<ViolationKind> {
        let allowed = self.allowed.as_ref()?;
        (!allowed.contains(value)).then_some(ViolationKind::NotAllowed)
    }
}

impl Bound {
    fn lets_pass(&self, number: JsonNumber, is_upper: bool) -> Result<bool, Unsure> {
        #[allow(clippy::cast_precision_loss)]
        let near = match number {
            JsonNumber::Integer(value) => Some(value as f64),
            JsonNumber::Float(value) => Some(value),
            JsonNumber::Written(_) => None,
        };
        // Rounding moves a number by far less than this.
        let apart = 1e-9 * self.near.abs().max(1.0);
        if let Some(near) = near
            && (near - self.near).abs() > apart.max(1e-9 * near.abs())
        {
            return Ok((near < self.near) == is_upper);
        }
        let order = number.exact()?.cmp(&self.value);
        Ok(order.is_eq() || order.is_lt() == is_upper)
    }
}
