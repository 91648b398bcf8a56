//! What a browser sent, from a HAR file: the log that its developer tools save.
//!
//! The log is read as a stream. Only what was posted to paths to which SDKs post is kept.

use super::block::{Block, BodySpan, Contents};
use crate::proof::{Rejection, posted_to};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::io::{BufReader, Read};

/// How paths end to which SDKs of Segment, RudderStack and the vendors that are known by name post several calls, or
/// what is none: seen by running them.
const PATHS: [&str; 9] = [
    "/v1/batch",
    "/v1/b",
    "/v1/import",
    "/batch",
    "/e",
    "/2/httpapi",
    "/track",
    "/com.snowplowanalytics.snowplow/tp2",
    "/v2/events",
];

/// Reads a log into a block, each entry as a line.
pub(super) fn read(log: impl Read, block: &mut Block) {
    let mut documents = Vec::new();
    let mut reader = serde_json::Deserializer::from_reader(BufReader::new(log));
    let mut posts = Posts { bytes: &mut block.bytes, documents: &mut documents, entry: 0 };
    let read =
        LogKey { name: "log", then: LogKey { name: "entries", then: &mut posts } }.deserialize(&mut reader);
    if let Err(error) = read {
        let entry = posts.entry;
        let message = format!("the log is damaged: {error}");
        block.rejections.push((entry, Rejection::NotJson { column: error.column(), message }));
    }
    block.contents = Contents::Documents(documents);
}

/// The bodies that were posted.
struct Posts<'a> {
    bytes: &'a mut Vec<u8>,
    documents: &'a mut Vec<BodySpan>,
    entry: u32,
}

#[derive(Deserialize)]
struct LogEntry {
    request: LogRequest,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct LogRequest {
    #[serde(default)]
    url: String,
    post_data: Option<PostData>,
}

#[derive(Deserialize)]
struct PostData {
    #[serde(default)]
    text: String,
}

impl Posts<'_> {
    fn add(&mut self, request: LogRequest) {
        let Some(data) = request.post_data.filter(|data| !data.text.trim().is_empty()) else { return };
        let url = &*request.url;
        let path = url.split(['?', '#']).next().unwrap_or(url).trim_end_matches('/');
        let posted = posted_to(path);
        if posted.is_some() || PATHS.iter().any(|known| path.ends_with(known)) {
            let start = self.bytes.len();
            self.bytes.extend_from_slice(data.text.as_bytes());
            self.documents.push(BodySpan { range: start..self.bytes.len(), line: self.entry, posted });
        }
    }
}

impl<'de> DeserializeSeed<'de> for &mut Posts<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for &mut Posts<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the entries of a log")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(entry) = entries.next_element::<LogEntry>()? {
            self.add(entry.request);
            self.entry += 1;
        }
        Ok(())
    }
}

/// The value of one key of an object.
struct LogKey<T> {
    name: &'static str,
    then: T,
}

impl<'de, T: DeserializeSeed<'de, Value = ()>> DeserializeSeed<'de> for LogKey<T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: DeserializeSeed<'de, Value = ()>> Visitor<'de> for LogKey<T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "an object with `{}`", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { name, then } = self;
        let mut then = Some(then);
        while let Some(key) = map.next_key::<String>()? {
            match then.take_if(|_| key == name) {
                Some(then) => map.next_value_seed(then)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}
