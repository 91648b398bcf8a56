//! Texts as each language takes them: nothing in them ends a string, a comment, a script or a line too early, and
//! nothing is a character that a terminal would obey.

use super::CodeLanguage;
use crate::text::{escaped, escaped_json};
use serde_json::Value;
use std::fmt::Write as _;

/// A line of comment.
pub(super) fn comment(language: CodeLanguage, line: &str) -> String {
    let line = match language {
        // Within a page these end the script that they stand in, or begin a comment of HTML.
        CodeLanguage::Browser => line.replace("</", "<\\/").replace("<!", "<\\!"),
        _ => line.to_owned(),
    };
    format!("{}{line}", language.comment())
}

/// A text in quotes.
pub(super) fn quoted(language: CodeLanguage, text: &str) -> String {
    let json = Value::from(text).to_string();
    match language {
        CodeLanguage::Browser | CodeLanguage::Node => {
            // `<script` matters too: behind `<!--` it keeps a script from ending where it should.
            let html = [("</", "\\u003c/"), ("<!", "\\u003c!"), ("<s", "\\u003cs"), ("<S", "\\u003cS")];
            html.into_iter()
                .fold(escaped_json(&json).into_owned(), |text, (from, to)| text.replace(from, to))
        }
        // JSON writes what is beyond 16 bits as two escapes, which Python takes for two characters.
        CodeLanguage::Python => escaped(&json, |character, written| {
            // Writing to a String cannot fail.
            let _ = write!(written, "\\U{:08x}", u32::from(character));
        })
        .into_owned(),
        // A shell that is typed into replaces what stands behind an exclamation mark, also in a here-document.
        CodeLanguage::Curl => escaped_json(&json).replace('!', "\\u0021"),
    }
}

/// The key of an object.
pub(super) fn key(language: CodeLanguage, name: &str) -> String {
    match language {
        // Everywhere else it would set the object's prototype.
        CodeLanguage::Browser | CodeLanguage::Node if name == "__proto__" => {
            format!("[{}]", quoted(language, name))
        }
        CodeLanguage::Browser | CodeLanguage::Node if is_identifier(name) => name.to_owned(),
        _ => quoted(language, name),
    }
}

fn is_identifier(name: &str) -> bool {
    let is_letter = |it: char| it.is_ascii_alphabetic() || matches!(it, '_' | '$');
    name.starts_with(is_letter) && name.chars().all(|it| is_letter(it) || it.is_ascii_digit())
}
