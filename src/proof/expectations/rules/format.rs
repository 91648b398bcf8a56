//! The formats of JSON Schema that values are held against.

use crate::proof::personal::is_email;
use crate::proof::time;

/// A format of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::proof) enum TextFormat {
    DateTime,
    Date,
    Email,
    Uri,
    Uuid,
    Ipv4,
    Ipv6,
}

impl TextFormat {
    /// The format with this name; nothing for one that is not checked.
    pub(in crate::proof) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "date-time" => Self::DateTime,
            "date" => Self::Date,
            "email" => Self::Email,
            "uri" => Self::Uri,
            "uuid" => Self::Uuid,
            "ipv4" => Self::Ipv4,
            "ipv6" => Self::Ipv6,
            _ => return None,
        })
    }

    pub(super) fn accepts(self, text: &str) -> bool {
        match self {
            Self::DateTime => time::parse(text).is_some(),
            Self::Date => time::is_date(text),
            Self::Email => is_email(text),
            Self::Uri => is_uri(text),
            Self::Uuid => is_uuid(text),
            Self::Ipv4 => text.parse::<std::net::Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<std::net::Ipv6Addr>().is_ok(),
        }
    }
}

/// A scheme, a colon and something without blanks behind it.
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.bytes().all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it))
        && !rest.is_empty()
        && rest.bytes().all(|it| it > b' ' && it < 0x7f && !b"<>\"{}|\\^`".contains(&it))
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, it)| match at {
            8 | 13 | 18 | 23 => it == b'-',
            _ => it.is_ascii_hexdigit(),
        })
}
