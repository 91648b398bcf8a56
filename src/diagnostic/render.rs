//! Diagnostics as compilers draw them.

use super::{Diagnostic, Location};
use crate::text::{printable, width};
use anstyle::{AnsiColor, Style};
use std::fmt;

/// A problem as it is drawn: what is wrong, where, the line with the place marked, what to do.
#[derive(Debug, Clone, Copy)]
pub struct Rendered<'a> {
    diagnostic: &'a Diagnostic,
    colour: bool,
}

impl<'a> Rendered<'a> {
    /// Without colour.
    pub fn plain(diagnostic: &'a Diagnostic) -> Self {
        Self { diagnostic, colour: false }
    }

    /// With colour, for a terminal.
    pub fn coloured(diagnostic: &'a Diagnostic) -> Self {
        Self { diagnostic, colour: true }
    }
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { diagnostic, .. } = self;
        let location = diagnostic.location.as_ref();
        let gutter = location.map_or(0, |location| location.line.to_string().len());
        let (error, strong) = (self.style(ERROR), self.style(Style::new().bold()));
        write!(
            f,
            "{error}{}[{}]{error:#}{strong}: {}{strong:#}",
            diagnostic.severity.name(),
            diagnostic.code,
            diagnostic.message
        )?;
        self.write_origin(f, gutter)?;
        if let Some(location) = location {
            self.write_line(f, gutter, location)?;
        }
        let first = diagnostic.related.as_ref();
        let first = first.map(|it| format!("the first is at {}:{}", printable(&it.path), it.line));
        if location.is_some() && (first.is_some() || diagnostic.help.is_some()) {
            self.write_gutter(f, gutter, "", "|")?;
        }
        self.write_remark(f, gutter, "note", first.as_deref())?;
        self.write_remark(f, gutter, "help", diagnostic.help.as_deref())
    }
}

const ERROR: Style = AnsiColor::Red.on_default().bold();
/// All that leads the eye. The bright colours that compilers use are pale on a light terminal.
const GUIDE: Style = AnsiColor::Cyan.on_default().bold();

impl Rendered<'_> {
    fn style(&self, style: Style) -> Style {
        if self.colour { style } else { Style::new() }
    }

    /// The line that names file, line and column.
    fn write_origin(&self, f: &mut fmt::Formatter<'_>, gutter: usize) -> fmt::Result {
        let style = self.style(GUIDE);
        let indent = gutter.max(1);
        write!(f, "\n{:indent$}{style}-->{style:#} {}", "", printable(&self.diagnostic.path))?;
        let location = self.diagnostic.location.as_ref();
        location.map_or(Ok(()), |location| write!(f, ":{}:{}", location.line, location.column))
    }

    /// The line that is meant, and below it the mark with what is expected there.
    fn write_line(&self, f: &mut fmt::Formatter<'_>, gutter: usize, location: &Location) -> fmt::Result {
        let (text, marked) = (location.snippet.text(), location.snippet.marked());
        self.write_gutter(f, gutter, "", "|")?;
        self.write_gutter(f, gutter, &location.line.to_string(), "|")?;
        if !text.is_empty() {
            write!(f, " {text}")?;
        }
        self.write_gutter(f, gutter, "", "|")?;
        let style = self.style(ERROR);
        let mark = "^".repeat(width(&text[marked.clone()]).max(1));
        write!(f, " {:before$}{style}{mark}", "", before = width(&text[..marked.start]))?;
        if let Some(label) = &self.diagnostic.label {
            write!(f, " {label}")?;
        }
        write!(f, "{style:#}")
    }

    /// A new line with what precedes the text.
    fn write_gutter(
        &self,
        f: &mut fmt::Formatter<'_>,
        gutter: usize,
        number: &str,
        sign: &str,
    ) -> fmt::Result {
        let style = self.style(GUIDE);
        write!(f, "\n{style}{number:gutter$} {sign}{style:#}")
    }

    fn write_remark(
        &self,
        f: &mut fmt::Formatter<'_>,
        gutter: usize,
        name: &str,
        remark: Option<&str>,
    ) -> fmt::Result {
        let Some(remark) = remark else { return Ok(()) };
        let style = self.style(GUIDE);
        self.write_gutter(f, gutter, "", "=")?;
        write!(f, " {style}{name}{style:#}: {remark}")
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Diagnostics, Finding, Related, Rendered};

    #[test]
    fn a_fault_shows_the_place_and_the_remedy() {
        let text = "id = \"own\"\n\tuse_case = \"supress\" # 注文\n";
        let finding = Finding::new(Code::InvalidValue, 23..32, "use case `supress` is not defined")
            .label("no use case has this id")
            .help("did you mean `suppress`?");
        let drawn = Diagnostics::locate("own.toml", text, vec![finding]).to_string();
        assert_eq!(
            drawn,
            "\
error[invalid-value]: use case `supress` is not defined
 --> own.toml:2:13
  |
2 |     use_case = \"supress\" # 注文
  |                ^^^^^^^^^ no use case has this id
  |
  = help: did you mean `suppress`?"
        );
    }

    #[test]
    fn a_fault_of_a_whole_file_has_no_excerpt() {
        let diagnostic = Diagnostic::of_file(
            Code::UnreadableFile,
            "no\x1b.toml",
            "the file cannot be read",
            Some("check the path"),
        );
        assert_eq!(
            diagnostic.to_string(),
            "error[unreadable-file]: the file cannot be read\n --> no␛.toml\n = help: check the path"
        );
    }

    #[test]
    fn something_missing_at_the_end_is_marked_there() {
        let drawn = Diagnostics::locate(
            "a.toml",
            "a =",
            vec![Finding::new(Code::InvalidValue, 3..3, "a value is missing")],
        );
        assert_eq!(
            drawn.to_string(),
            "error[invalid-value]: a value is missing\n --> a.toml:1:4\n  |\n1 | a =\n  |    ^"
        );
    }

    #[test]
    fn colours_change_nothing_of_what_is_said() {
        let finding = Finding::new(Code::InvalidValue, 5..10, "duplicate key `title`")
            .label("again")
            .help("remove it");
        let diagnostics =
            Diagnostics::locate("a.toml", "a\nb\nctitle", vec![finding.related(Related::Here(0))]);
        let diagnostic = diagnostics.iter().next().expect("the fault");
        let coloured = Rendered::coloured(diagnostic).to_string();
        assert!(coloured.contains("\x1b[") && coloured.contains("the first is at a.toml:1"));
        assert_eq!(
            anstream::adapter::strip_str(&coloured).to_string(),
            Rendered::plain(diagnostic).to_string()
        );
    }
}
