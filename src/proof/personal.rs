//! Personal data that is in a value.

use serde::Serialize;

/// A kind of personal data that a value's text gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PersonalData {
    /// An email address.
    Email,
    /// A payment card's number.
    Card,
}

impl PersonalData {
    /// The name that reports use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "an email address",
            Self::Card => "a card number",
        }
    }

    /// What `text` gives away, if anything: it *is* an email address or a card number, blanks at the ends aside.
    pub(super) fn in_text(text: &str) -> Option<Self> {
        let text = text.trim_matches(' ');
        if is_email(text) {
            Some(Self::Email)
        } else if is_card(text) {
            Some(Self::Card)
        } else {
            None
        }
    }
}

pub(super) fn is_email(text: &str) -> bool {
    let Some(at) = memchr::memchr(b'@', text.as_bytes()) else { return false };
    let (local, domain) = (&text[..at], &text[at + 1..]);
    let plain = |byte: u8| byte > b' ' && byte != b'@' && byte != b'/' && byte != b':' && byte != 0x7f;
    let dot = domain.rfind('.');
    !local.is_empty()
        && text.len() <= 254
        && local.bytes().all(plain)
        && domain.bytes().all(plain)
        && dot.is_some_and(|dot| dot > 0 && domain.len() - dot > 2)
}

/// Thirteen to nineteen digits, in groups or not, whose last one checks the others as on every payment card.
fn is_card(text: &str) -> bool {
    // Most texts are ruled out by their first byte.
    if !text.as_bytes().first().is_some_and(u8::is_ascii_digit) || text.len() > 23 || text.len() < 13 {
        return false;
    }
    let (mut count, mut sum) = (0_u32, 0_u32);
    for byte in text.bytes().rev() {
        match byte {
            b'0'..=b'9' => {
                let digit = u32::from(byte - b'0');
                sum += if count % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 };
                count += 1;
            }
            b' ' | b'-' => {}
            _ => return false,
        }
    }
    // Cards begin with 2 to 6; what begins otherwise is a time in milliseconds or a key of the person's own.
    (13..=19).contains(&count) && sum % 10 == 0 && (b'2'..=b'6').contains(&text.as_bytes()[0])
}

#[cfg(test)]
mod tests {
    use super::PersonalData;

    #[test]
    fn values_that_are_personal_data_are_told() {
        for (text, expected) in [
            ("ada@example.com", Some(PersonalData::Email)),
            (" ada.l+x@mail.example.co.uk ", Some(PersonalData::Email)),
            ("4111 1111 1111 1111", Some(PersonalData::Card)),
            ("4111-1111-1111-1112", None),
            ("1700000000000", None),
            ("npm i @segment/analytics-node", None),
            ("https://user@example.com/", None),
            ("@handle", None),
            ("a@b", None),
        ] {
            assert_eq!(PersonalData::in_text(text), expected, "{text}");
        }
    }
}
