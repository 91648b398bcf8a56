//! JSON taken apart into pieces of its own text, whatever its depth and the size of its numbers.
//!
//! What is taken apart here was read once as a whole, so that it is known to be JSON.

use serde::Deserializer as _;
use serde::de::{Deserialize, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Hands `each` the keys and values of an object in their order; equal keys each time.
pub(super) fn entries<'j>(object: &'j str, each: impl FnMut(&'j str, &'j str)) {
    let mut reader = serde_json::Deserializer::from_str(object);
    // It is JSON; the only thing that could fail is that it is no object.
    let _ = reader.deserialize_map(Entries(each));
}

/// Hands `each` the elements of an array.
pub(super) fn elements<'j>(array: &'j str, each: impl FnMut(&'j str)) {
    let mut reader = serde_json::Deserializer::from_str(array);
    let _ = reader.deserialize_seq(Elements(each));
}

/// The value of a key, the last of equal ones.
pub(super) fn get<'j>(object: &'j str, key: &str) -> Option<&'j str> {
    let mut found = None;
    if object.starts_with('{') {
        entries(object, |name, value| {
            if string(name) == key {
                found = Some(value);
            }
        });
    }
    found
}

/// The text that a JSON string stands for, each surrogate that has no partner read as U+FFFD.
pub(super) fn string(json: &str) -> Cow<'_, str> {
    let inner = json.get(1..json.len().saturating_sub(1)).unwrap_or_default();
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    // The parser knows a string by its bytes, and writes such surrogates out in a form that is no UTF-8.
    let mut reader = serde_json::Deserializer::from_slice(json.as_bytes());
    match JsonBytes::deserialize(&mut reader) {
        Ok(JsonBytes(bytes)) => Cow::Owned(without_surrogates(&bytes)),
        Err(_) => Cow::Borrowed(inner),
    }
}

/// Each surrogate is three bytes of which UTF-8 makes three errors.
fn without_surrogates(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut surrogate = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            if surrogate % 3 == 0 {
                text.push(char::REPLACEMENT_CHARACTER);
            }
            surrogate += 1;
        }
    }
    text
}

struct JsonBytes(Vec<u8>);

impl<'de> Deserialize<'de> for JsonBytes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(BytesVisitor)
    }
}

struct BytesVisitor;

impl Visitor<'_> for BytesVisitor {
    type Value = JsonBytes;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<JsonBytes, E> {
        Ok(JsonBytes(bytes.to_vec()))
    }
}

struct Entries<F>(F);

impl<'de, F: FnMut(&'de str, &'de str)> Visitor<'de> for Entries<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            (self.0)(key.get(), value.get());
        }
        Ok(())
    }
}

struct Elements<F>(F);

impl<'de, F: FnMut(&'de str)> Visitor<'de> for Elements<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        while let Some(element) = elements.next_element::<&RawValue>()? {
            (self.0)(element.get());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{get, string};

    #[test]
    fn strings_are_read_as_browsers_send_them() {
        for (json, expected) in [
            (r#""plain""#, "plain"),
            (r#""a\u00e9\n\"""#, "aé\n\""),
            (r#""\ud83d\ude00""#, "😀"),
            (r#""\ud83d""#, "\u{fffd}"),
            (r#""a\ud83d\ud83d\ude00b""#, "a\u{fffd}😀b"),
            (r#""\udc00\udc01x""#, "\u{fffd}\u{fffd}x"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
        ] {
            assert_eq!(string(json), expected, "{json}");
        }
    }

    #[test]
    fn the_last_of_equal_keys_counts() {
        assert_eq!(get(r#"{"a":1,"\u0061":[2]}"#, "a"), Some("[2]"));
    }
}
