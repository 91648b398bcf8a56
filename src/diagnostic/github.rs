//! Diagnostics as annotations on a pull request.
//!
//! The form is that of [workflow commands][commands].
//!
//! [commands]: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions

use super::Diagnostic;
use crate::text::printable;
use std::fmt;

/// A problem as the line by which GitHub Actions annotates the place.
#[derive(Debug, Clone, Copy)]
pub struct GitHub<'a>(pub &'a Diagnostic);

impl fmt::Display for GitHub<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let diagnostic = self.0;
        write!(f, "::{} file={}", diagnostic.severity.name(), escape(&diagnostic.path, true))?;
        if let Some(location) = &diagnostic.location {
            // The last column is part of the mark.
            let end = location.column + location.length.max(1) - 1;
            write!(f, ",line={},col={},endColumn={end}", location.line, location.column)?;
        }
        write!(f, ",title={}::{}", diagnostic.code, escape(&diagnostic.message, false))?;
        match &diagnostic.help {
            Some(help) => write!(f, "; {}", escape(help, false)),
            None => Ok(()),
        }
    }
}

fn escape(text: &str, in_property: bool) -> String {
    let escaped = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let escaped = if in_property { escaped.replace(':', "%3A").replace(',', "%2C") } else { escaped };
    // The line is shown in terminals and logs before GitHub reads it.
    printable(&escaped).into_owned()
}

#[cfg(test)]
mod tests {
    use super::GitHub;
    use crate::diagnostic::{Code, Diagnostics, Finding};

    #[test]
    fn a_fault_is_one_line_whatever_it_quotes() {
        let finding = Finding::new(Code::InvalidValue, 0..2, "100% wrong\n::error::").help("write less");
        let diagnostics = Diagnostics::locate("a,b:c\n\x1b.toml", "no", vec![finding]);
        let lines: Vec<_> = diagnostics.iter().map(|diagnostic| GitHub(diagnostic).to_string()).collect();
        assert_eq!(
            lines,
            [
                "::error file=a%2Cb%3Ac%0A␛.toml,line=1,col=1,endColumn=2,title=invalid-value::100%25 wrong␊::error::; write less"
            ]
        );
    }
}
