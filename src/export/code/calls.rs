//! The call that sends an event, in each SDK's words.

use super::CodeLanguage;
use super::notation::CodeEntry;
use super::sample;
use super::texts::quoted;
use crate::catalog::{Call, Property};
use crate::plan::PlannedEvent;
use serde_json::Value;

const USER: &str = "user-1";
const ANONYMOUS: &str = "anonymous-1";
const GROUP: &str = "group-1";

/// The call, line by line.
pub(super) fn call(event: &PlannedEvent, language: CodeLanguage) -> Vec<String> {
    let fields: Vec<&Property> = event.properties.iter().map(|it| &it.definition).collect();
    let payload = sample::object(&fields);
    let call = PreparedCall { event, fields, payload };
    match language {
        CodeLanguage::Browser => call.browser(),
        CodeLanguage::Node => call.named("analytics.", "({", "});", language),
        CodeLanguage::Python => call.named("analytics.", "(", ")", language),
        CodeLanguage::Curl => call.curl(),
    }
}

/// An event with the values that it sends.
struct PreparedCall<'a> {
    event: &'a PlannedEvent,
    fields: Vec<&'a Property>,
    payload: Value,
}

impl PreparedCall<'_> {
    fn method(&self) -> Call {
        self.event.details.call
    }

    /// Arguments by their place: an id or a name, then what is sent along.
    fn browser(&self) -> Vec<String> {
        let text = |text: &str| Some(quoted(CodeLanguage::Browser, text));
        let first = match self.method() {
            Call::Track => text(&self.event.name),
            Call::Page | Call::Screen => self.event.details.page.as_deref().and_then(text),
            Call::Identify | Call::Alias => text(USER),
            Call::Group => text(GROUP),
        };
        let mut lines = if self.has_payload() {
            CodeLanguage::Browser.lines(&self.payload, &self.fields)
        } else {
            vec![String::new()]
        };
        let comma = if first.is_some() && self.has_payload() { ", " } else { "" };
        lines[0] = format!("analytics.{}({}{comma}{}", self.method(), first.unwrap_or_default(), lines[0]);
        lines.last_mut().into_iter().for_each(|last| last.push_str(");"));
        lines
    }

    /// Arguments by name.
    fn named(&self, object: &str, open: &str, close: &str, language: CodeLanguage) -> Vec<String> {
        let open = format!("{object}{}{open}", self.method());
        let texts = self.texts();
        language.bracketed(&open, close, &self.entries(&texts, language))
    }

    /// The message itself, in a here-document that the shell takes as it is.
    fn curl(&self) -> Vec<String> {
        let mut lines: Vec<_> = self
            .fields
            .iter()
            .map(|it| {
                format!("# {}: {}", crate::export::text::line(&it.name), super::comment::of_property(it))
            })
            .collect();
        lines.push("curl --fail --user \"${SEGMENT_WRITE_KEY:-YOUR_WRITE_KEY}:\" --header \"Content-Type: application/json\" \\".to_owned());
        lines.push(format!(
            "  --data-binary @- \"${{SEGUE_URL:-https://api.segment.io}}/v1/{}\" <<'JSON'",
            self.method()
        ));
        let texts = self.texts();
        lines.extend(CodeLanguage::Curl.bracketed("{", "}", &self.entries(&texts, CodeLanguage::Curl)));
        lines.push("JSON".to_owned());
        lines
    }

    /// The arguments that are texts, under the names that the wire has for them.
    fn texts(&self) -> Vec<(&'static str, Value)> {
        let details = &self.event.details;
        let mut texts = vec![("userId", USER.into())];
        match self.method() {
            Call::Track => texts.push(("event", (&*self.event.name).into())),
            Call::Page | Call::Screen => {
                texts.extend(details.page.as_deref().map(|name| ("name", name.into())));
            }
            Call::Group => texts.push(("groupId", GROUP.into())),
            Call::Alias => texts.insert(0, ("previousId", ANONYMOUS.into())),
            Call::Identify => {}
        }
        texts
    }

    fn entries<'a>(
        &'a self,
        texts: &'a [(&'static str, Value)],
        language: CodeLanguage,
    ) -> Vec<CodeEntry<'a>> {
        let key = |name: &str| match (language, name) {
            (CodeLanguage::Python, "userId") => "user_id=".to_owned(),
            (CodeLanguage::Python, "groupId") => "group_id=".to_owned(),
            (CodeLanguage::Python, "previousId") => "previous_id=".to_owned(),
            (CodeLanguage::Python, name) => format!("{name}="),
            (CodeLanguage::Curl, name) => format!("\"{name}\": "),
            (_, name) => format!("{name}: "),
        };
        let text = |(name, value): &'a (&str, Value)| CodeEntry {
            key: key(name),
            value,
            fields: vec![],
            remark: None,
        };
        let mut entries: Vec<_> = texts.iter().map(text).collect();
        if self.has_payload() {
            let name =
                if matches!(self.method(), Call::Identify | Call::Group) { "traits" } else { "properties" };
            let fields = self.fields.clone();
            entries.push(CodeEntry { key: key(name), value: &self.payload, fields, remark: None });
        }
        entries
    }

    /// SDKs send nothing along with an alias.
    fn has_payload(&self) -> bool {
        self.method() != Call::Alias && self.payload.as_object().is_some_and(|it| !it.is_empty())
    }
}
