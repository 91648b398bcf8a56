//! What texts look like, as `ajv-formats` has it.

use crate::connections::definition::FieldFormat;
use jiff::Timestamp;
use jiff::civil::Date;
use std::net::Ipv4Addr;

/// Whether `text` has the format, or what it would have to be.
pub(super) fn fits(format: Option<FieldFormat>, text: &str) -> Result<(), String> {
    let (fits, wanted) = match format {
        None | Some(FieldFormat::Text | FieldFormat::Password) => return Ok(()),
        Some(FieldFormat::Uri) => (is_uri(text), "an address of the web"),
        Some(FieldFormat::UriReference) => {
            (!text.contains([' ', '"', '<', '>', '\\']), "an address of the web")
        }
        Some(FieldFormat::Email) => (is_email(text), "an email address"),
        Some(FieldFormat::DateTime) => (text.parse::<Timestamp>().is_ok(), "a time with its zone"),
        Some(FieldFormat::Date) => (text.len() == 10 && text.parse::<Date>().is_ok(), "a date"),
        Some(FieldFormat::Uuid) => (is_uuid(text), "a UUID"),
        Some(FieldFormat::Ipv4) => (text.parse::<Ipv4Addr>().is_ok(), "an IPv4 address"),
    };
    if fits { Ok(()) } else { Err(wanted.to_owned()) }
}

fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it));
    is_scheme && !rest.contains([' ', '"', '<', '>', '\\', '^', '`', '{', '|', '}'])
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_word = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(it);
    let is_local = local.split('.').all(|word| !word.is_empty() && word.chars().all(is_word));
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|it| it.is_ascii_alphanumeric() || it == '-')
    };
    is_local && domain.contains('.') && domain.split('.').all(is_label)
}

fn is_uuid(text: &str) -> bool {
    let text = text.strip_prefix("urn:uuid:").unwrap_or(text);
    let groups: Vec<_> = text.split('-').collect();
    let lengths = [8, 4, 4, 4, 12];
    groups.len() == 5
        && groups
            .iter()
            .zip(lengths)
            .all(|(it, length)| it.len() == length && it.bytes().all(|it| it.is_ascii_hexdigit()))
}

/// Whether the vendor's date library makes a time of it.
pub(super) fn is_date_like(text: &str) -> bool {
    let text = text.trim();
    text.parse::<f64>().is_ok_and(f64::is_finite)
        || text.parse::<Timestamp>().is_ok()
        || text.parse::<Date>().is_ok()
        || text.parse::<jiff::civil::DateTime>().is_ok()
        || jiff::fmt::rfc2822::parse(text).is_ok()
        || jiff::civil::Date::strptime("%B %d, %Y", text).is_ok()
        || jiff::civil::Date::strptime("%m/%d/%Y", text).is_ok()
}
