//! A number as a parser hands it over.

use crate::proof::ValueKind;
use crate::proof::value::Decimal;

/// A number as a parser hands it over.
#[derive(Debug, Clone, Copy)]
pub(in crate::proof) enum JsonNumber<'a> {
    /// One that fits.
    Integer,
    /// One that was rounded, or not.
    Float,
    /// As it was written.
    Written(&'a str),
}

/// The value of a number was rounded, and what it is exactly decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::proof) struct Unsure;

impl JsonNumber<'_> {
    /// Its kind, where that has to be told apart.
    pub(in crate::proof) fn kind(self) -> Result<ValueKind, Unsure> {
        match self {
            Self::Integer => Ok(ValueKind::Integer),
            Self::Float => Err(Unsure),
            Self::Written(text) if Decimal::parse(text).is_integral() => Ok(ValueKind::Integer),
            Self::Written(_) => Ok(ValueKind::Number),
        }
    }
}
