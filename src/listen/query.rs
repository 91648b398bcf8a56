//! Which of the kept events a test asks for.

use serde::Deserializer as _;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// What can be in a question, for whoever asks for something else.
const KNOWN: &str = "event, type, messageId, userId, anonymousId, and paths such as context.page.path, properties.order_id or traits.email";

/// Conditions that an event has to meet, all of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct EventFilter {
    event: Option<String>,
    /// A path into the message and the text that is there.
    values: Vec<(String, String)>,
}

impl EventFilter {
    /// Reads `event=Order%20Completed&context.testId=7`.
    pub(super) fn parse(query: &str) -> Result<Self, String> {
        let mut filter = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let root = name.split_once('.').map(|(root, _)| root);
            match (&*name, root) {
                ("event", _) => filter.event = Some(value.into_owned()),
                ("type" | "messageId" | "userId" | "anonymousId", _)
                | (_, Some("context" | "properties" | "traits")) => {
                    filter.values.push((name.into_owned(), value.into_owned()));
                }
                _ => return Err(format!("events cannot be asked for by `{name}`. Ask by {KNOWN}.")),
            }
        }
        Ok(filter)
    }

    /// Whether it takes an event of this title, whose message is read only where its values are asked for.
    pub(super) fn matches<'m>(&self, title: &str, message: impl FnOnce() -> Option<&'m RawValue>) -> bool {
        if self.event.as_ref().is_some_and(|wanted| wanted != title) {
            return false;
        }
        if self.values.is_empty() {
            return true;
        }
        let Some(message) = message() else { return false };
        self.values.iter().all(|(path, wanted)| at(message, path).is_some_and(|found| is(found, wanted)))
    }
}

/// What is at a path such as `context.page.path` or `properties.products.0.sku`.
fn at<'a>(message: &'a RawValue, path: &str) -> Option<&'a RawValue> {
    path.split('.').try_fold(message, |value, step| {
        let mut json = serde_json::Deserializer::from_str(value.get());
        json.deserialize_any(OneValue(step)).ok()?
    })
}

/// Whether the value reads as `wanted`: a text by its characters, anything else by its JSON.
fn is(value: &RawValue, wanted: &str) -> bool {
    value.get() == wanted || serde_json::from_str::<String>(value.get()).is_ok_and(|text| text == wanted)
}

/// Takes one value out of an object or a list and leaves the others unread, as they may be more than a tree of
/// values holds: any depth, any number, lone surrogates.
struct OneValue<'a>(&'a str);

impl<'de> Visitor<'de> for OneValue<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object or a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            if serde_json::from_str::<Cow<str>>(key.get()).is_ok_and(|key| key == self.0) {
                found = Some(value);
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let wanted = self.0.parse::<usize>().ok();
        let mut found = None;
        let mut index = 0;
        while let Some(item) = items.next_element()? {
            if wanted == Some(index) {
                found = Some(item);
            }
            index += 1;
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{EventFilter, at, is};
    use serde_json::value::RawValue;

    fn found(message: &str, path: &str, value: &str) -> bool {
        let message = serde_json::from_str::<&RawValue>(message).unwrap();
        at(message, path).is_some_and(|it| is(it, value))
    }

    #[test]
    fn values_are_found_by_their_path() {
        let message =
            r#"{ "context": { "test": { "id": 7 } }, "properties": { "products": [{ "sku": "A" }] } }"#;
        assert!(found(message, "context.test.id", "7"));
        assert!(found(message, "properties.products.0.sku", "A"));
        assert!(!found(message, "context.test.id", "8") && !found(message, "context.none", "7"));
        assert!(
            !found(message, "properties.products.sku", "A") && !found(message, "context.test.id.more", "7")
        );
    }

    #[test]
    fn values_are_found_beside_what_a_tree_cannot_hold() {
        let deep = "[".repeat(500) + &"]".repeat(500);
        let message = format!(r#"{{"context":{{"\ud800":1e999,"deep":{deep},"id":"x","id":"y"}}}}"#);
        assert!(found(&message, "context.id", "y"));
    }

    #[test]
    fn a_question_that_cannot_be_meant_says_what_can() {
        let error = EventFilter::parse("messageid=1").unwrap_err();
        assert!(error.contains("`messageid`") && error.contains("messageId"), "{error}");
        assert!(EventFilter::parse("context=1").is_err());
        assert_eq!(EventFilter::parse("").unwrap(), EventFilter::default());
    }
}
