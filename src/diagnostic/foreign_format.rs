//! Files that are no TOML at all: other formats, and what git leaves where two versions meet.

use super::{Code, Finding};

/// What `text` is, where it is plainly written in something else than TOML: `JSON`.
pub fn other_format(text: &str) -> Option<&'static str> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let first = lines.clone().next()?;
    let is_list = first == "[" || first.starts_with("[{");
    match first {
        _ if first.starts_with('{') || is_list => Some("JSON"),
        _ if first.starts_with("<!") || first.starts_with("<html") || first.starts_with("<?xml") => {
            Some("a web page or XML")
        }
        "---" => Some("YAML"),
        // One such line is a mistake; where no line is of TOML, all of it is another format.
        _ if is_of_yaml(first) && !lines.clone().any(is_of_toml) => Some("YAML"),
        _ => None,
    }
}

/// `key: value`.
fn is_of_yaml(line: &str) -> bool {
    let key = line.split_once(':').map(|(key, value)| (key, value.is_empty() || value.starts_with(' ')));
    key.is_some_and(|(key, is_apart)| is_apart && key.chars().all(|it| it.is_alphanumeric() || it == '_'))
}

/// `key = value` or `[header]`.
fn is_of_toml(line: &str) -> bool {
    line.starts_with('[') || line.contains('=')
}

/// The lines by which git marks what it could not merge. They break TOML in ways whose problems would only
/// distract.
pub fn merge_conflict_markers(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            let span = start..start + line.trim_end().len();
            let finding = Finding::new(Code::MergeConflict, span, "unresolved merge conflict");
            let finding = finding.label("conflict marker");
            findings.push(finding.help("keep what is right of both and remove the markers"));
        }
        start += line.len();
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::other_format;

    #[test]
    fn other_formats_are_known_by_their_first_line() {
        assert_eq!(other_format("\n  {\n \"id\": 1"), Some("JSON"));
        assert_eq!(other_format("[{\"id\": 1}]"), Some("JSON"));
        assert_eq!(other_format("# hello\n---\nid: x"), Some("YAML"));
        assert_eq!(other_format("id: x\nevents:\n  - a"), Some("YAML"));
        assert_eq!(other_format("<!DOCTYPE html>\n"), Some("a web page or XML"));
    }

    #[test]
    fn toml_with_a_slip_stays_toml() {
        assert_eq!(other_format("id: \"x\"\ntitle = \"y\""), None);
        assert_eq!(other_format("[[event]]\nname = 1"), None);
        assert_eq!(other_format("[event]\n"), None);
        assert_eq!(other_format("[\"a key\"]\na = 1"), None);
        assert_eq!(other_format(""), None);
    }
}
