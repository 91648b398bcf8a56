//! Faults as annotations on a pull request.
//!
//! The form is that of [workflow commands][commands].
//!
//! [commands]: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions

use super::Fault;
use std::fmt;

/// A fault as the line by which GitHub Actions annotates the place.
#[derive(Debug, Clone, Copy)]
pub struct GitHub<'a>(pub &'a Fault);

impl fmt::Display for GitHub<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fault = self.0;
        write!(f, "::error file={}", escape(&fault.path, true))?;
        if let Some(place) = &fault.place {
            // The last column is part of the mark.
            let end = place.column + place.length.max(1) - 1;
            write!(f, ",line={},col={},endColumn={end}", place.line, place.column)?;
        }
        write!(f, "::{}", escape(&fault.message, false))?;
        match &fault.help {
            Some(help) => write!(f, "; {}", escape(help, false)),
            None => Ok(()),
        }
    }
}

fn escape(text: &str, in_property: bool) -> String {
    let escaped = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    if in_property { escaped.replace(':', "%3A").replace(',', "%2C") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::GitHub;
    use crate::fault::{Faults, Finding};

    #[test]
    fn a_fault_is_one_line_whatever_it_quotes() {
        let finding = Finding::new(0..2, "100% wrong\n::error::").help("write less");
        let faults = Faults::locate("a,b:c\n.toml", "no", vec![finding]);
        let lines: Vec<_> = faults.iter().map(|fault| GitHub(fault).to_string()).collect();
        assert_eq!(
            lines,
            ["::error file=a%2Cb%3Ac%0A.toml,line=1,col=1,endColumn=2::100%25 wrong␊::error::; write less"]
        );
    }
}
