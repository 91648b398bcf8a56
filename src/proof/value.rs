//! What kind of JSON a value is, and what its number is exactly.

use serde::Serialize;
use std::cmp::Ordering;
use std::fmt;

/// The kind of a JSON value, as reports name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueKind {
    /// `null`, which counts as absent.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number whose value is integral: `3`, `3.0`, `3e2`.
    Integer,
    /// A number whose value is not integral, or of which nobody asked.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl ValueKind {
    /// The kind of a JSON value by its first byte; a number's value is not looked at.
    pub(super) fn of(json: &str) -> Self {
        match json.as_bytes().first() {
            Some(b'n') => Self::Null,
            Some(b't' | b'f') => Self::Boolean,
            Some(b'"') => Self::String,
            Some(b'[') => Self::Array,
            Some(b'{') => Self::Object,
            _ => Self::Number,
        }
    }

    /// The name that reports use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

impl fmt::Display for ValueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A JSON number of any size, exactly: its digits and where the point is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    is_negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: Vec<u8>,
    /// The power of ten of the point before the first digit: `0.digits * 10^exponent`.
    exponent: i64,
}

impl Decimal {
    /// The value of a number as JSON writes it.
    pub(super) fn parse(json: &str) -> Self {
        let (is_negative, json) = json.strip_prefix('-').map_or((false, json), |rest| (true, rest));
        let (mantissa, power) = json.split_once(['e', 'E']).unwrap_or((json, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        let leading = all.iter().take_while(|&&digit| digit == b'0').count();
        let end = all.iter().rposition(|&digit| digit != b'0').map_or(leading, |last| last + 1);
        let digits = all[leading..end].to_vec();
        let shift =
            i64::try_from(whole.len()).unwrap_or(i64::MAX) - i64::try_from(leading).unwrap_or(i64::MAX);
        let exponent = if digits.is_empty() { 0 } else { exponent(power).saturating_add(shift) };
        Self { is_negative: is_negative && !digits.is_empty(), digits, exponent }
    }

    /// Whether there is nothing behind the point.
    pub(super) fn is_integral(&self) -> bool {
        i64::try_from(self.digits.len()).is_ok_and(|length| self.exponent >= length)
            || self.digits.is_empty()
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => {
                self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits))
            }
        }
    }
}

/// The power of ten behind the `e`. One past the range of an `i64` is as good as its end.
fn exponent(text: &str) -> i64 {
    let is_negative = text.starts_with('-');
    let digits = text.trim_start_matches(['+', '-']);
    // Half the range, so that adding the length of any text to it stays within.
    let end = i64::MAX / 2;
    let size = digits.parse::<i64>().map_or(end, |size| size.min(end));
    if is_negative { -size } else { size }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use std::cmp::Ordering;

    #[test]
    fn integral_means_the_value_not_the_way_it_is_written() {
        for integral in
            ["0", "-0.0", "1.0", "3e2", "1e999", "10e-1", "123456789012345678901234567890", "0e-9"]
        {
            assert!(Decimal::parse(integral).is_integral(), "{integral}");
        }
        for fractional in ["0.5", "1e-400", "1.00000000000000000001", "15e-1", "-2.5"] {
            assert!(!Decimal::parse(fractional).is_integral(), "{fractional}");
        }
    }

    #[test]
    fn numbers_compare_by_value_at_any_size() {
        let sorted = [
            "-1e999",
            "-2",
            "-1.5",
            "0",
            "1e-999",
            "0.1",
            "1",
            "1.0000000000000000000001",
            "9",
            "10",
            "1e999",
        ];
        for (at, low) in sorted.iter().enumerate() {
            for high in &sorted[at + 1..] {
                assert!(Decimal::parse(low) < Decimal::parse(high), "{low} < {high}");
            }
        }
        assert_eq!(Decimal::parse("100").cmp(&Decimal::parse("1.00E+2")), Ordering::Equal);
    }
}
