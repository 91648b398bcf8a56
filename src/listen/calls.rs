//! The calls in a body: one, a list of them, or a batch.

use hyper::body::Bytes;
use memchr::memchr2;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::fmt;

/// Why a body holds no calls.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoCalls {
    #[error("the body is not UTF-8, as JSON has to be")]
    Encoding,
    #[error("the body is not JSON: {0}")]
    Syntax(serde_json::Error),
    #[error("`batch` is not a list of calls")]
    Batch,
}

/// Takes a body apart into its calls, each on one line. A single call that has no `type` gets `kind`, which its
/// path names.
pub(super) fn split(body: &Bytes, kind: Option<&str>) -> Result<Vec<Bytes>, NoCalls> {
    let text = std::str::from_utf8(body).map_err(|_| NoCalls::Encoding)?;
    if text.trim_ascii_start().starts_with('[') {
        let calls: Vec<&RawValue> = serde_json::from_str(text).map_err(NoCalls::Syntax)?;
        return Ok(calls.into_iter().map(|call| on_one_line(body, call.get())).collect());
    }
    let envelope: Envelope = serde_json::from_str(text).map_err(NoCalls::Syntax)?;
    if let Some(batch) = envelope.batch {
        let calls: Vec<&RawValue> = serde_json::from_str(batch.get()).map_err(|_| NoCalls::Batch)?;
        return Ok(calls.into_iter().map(|call| on_one_line(body, call.get())).collect());
    }
    let call = on_one_line(body, text.trim_ascii());
    Ok(vec![match kind.filter(|_| !envelope.has_type) {
        Some(kind) => with_type(&call, kind, envelope.is_empty),
        None => call,
    }])
}

/// A call without line breaks, which JSON has between its tokens only. It shares the body's memory where there
/// are none.
fn on_one_line(body: &Bytes, call: &str) -> Bytes {
    if memchr2(b'\n', b'\r', call.as_bytes()).is_none() {
        return body.slice_ref(call.as_bytes());
    }
    call.replace(['\n', '\r'], " ").into()
}

fn with_type(call: &[u8], kind: &str, is_empty: bool) -> Bytes {
    let comma = if is_empty { "" } else { "," };
    let rest = call.strip_prefix(b"{").unwrap_or(call);
    [format!("{{\"type\":\"{kind}\"{comma}").as_bytes(), rest].concat().into()
}

/// The keys of a body that decide how to take it apart. Of two equal keys the last counts.
#[derive(Default)]
struct Envelope<'a> {
    batch: Option<&'a RawValue>,
    has_type: bool,
    is_empty: bool,
}

impl<'de> Deserialize<'de> for Envelope<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a call, a list of calls or a batch")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut envelope = Envelope { is_empty: true, ..Envelope::default() };
        while let Some(key) = map.next_key::<std::borrow::Cow<str>>()? {
            envelope.is_empty = false;
            match &*key {
                "batch" => envelope.batch = Some(map.next_value()?),
                "type" => {
                    envelope.has_type = true;
                    map.next_value::<IgnoredAny>()?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(envelope)
    }
}

#[cfg(test)]
mod tests {
    use super::{NoCalls, split};
    use hyper::body::Bytes;

    fn calls(body: &'static str, kind: Option<&str>) -> Vec<String> {
        let calls = split(&Bytes::from_static(body.as_bytes()), kind).unwrap();
        calls.iter().map(|call| String::from_utf8(call.to_vec()).unwrap()).collect()
    }

    #[test]
    fn batches_lists_and_single_calls_are_taken_apart() {
        assert_eq!(
            calls(r#"{"batch":[{"a":1}, {"b":2}],"sentAt":"x"}"#, None),
            [r#"{"a":1}"#, r#"{"b":2}"#]
        );
        assert_eq!(calls(r#" [{"a":1}]"#, None), [r#"{"a":1}"#]);
        assert_eq!(calls("{\"type\":\"page\"}\n", Some("track")), [r#"{"type":"page"}"#]);
    }

    #[test]
    fn a_call_without_type_gets_the_one_of_its_path() {
        assert_eq!(calls(r#"{"event":"A"}"#, Some("track")), [r#"{"type":"track","event":"A"}"#]);
        assert_eq!(calls("{ }", Some("page")), [r#"{"type":"page" }"#]);
    }

    #[test]
    fn a_call_stands_on_one_line() {
        assert_eq!(calls("{\n\"event\":\r\n\"A\\n\"}", None), [r#"{ "event":  "A\n"}"#]);
    }

    #[test]
    fn what_holds_no_calls_says_why() {
        let wrong = |body: &'static [u8]| split(&Bytes::from_static(body), None).unwrap_err();
        assert!(matches!(wrong(b"\xff"), NoCalls::Encoding));
        assert!(matches!(wrong(b"{\"price\":NaN}"), NoCalls::Syntax(_)));
        assert!(matches!(wrong(b"{\"batch\":7}"), NoCalls::Batch));
        assert!(matches!(wrong(b""), NoCalls::Syntax(_)));
    }
}
