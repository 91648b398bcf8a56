//! Faults as compilers draw them.

use super::{Fault, Place};
use crate::text::{printable, width};
use anstyle::{AnsiColor, Style};
use std::fmt;

/// A fault as it is drawn: what is wrong, where, the line with the place marked, what to do.
#[derive(Debug, Clone, Copy)]
pub struct Drawn<'a> {
    fault: &'a Fault,
    colour: bool,
}

impl<'a> Drawn<'a> {
    /// Without colour.
    pub fn plain(fault: &'a Fault) -> Self {
        Self { fault, colour: false }
    }

    /// With colour, for a terminal.
    pub fn coloured(fault: &'a Fault) -> Self {
        Self { fault, colour: true }
    }
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { fault, .. } = self;
        let place = fault.place.as_ref();
        let gutter = place.map_or(0, |place| place.line.to_string().len());
        let (error, strong) = (self.style(ERROR), self.style(Style::new().bold()));
        write!(f, "{error}error{error:#}{strong}: {}{strong:#}", fault.message)?;
        self.write_origin(f, gutter)?;
        if let Some(place) = place {
            self.write_line(f, gutter, place)?;
        }
        let first = fault.earlier.as_ref();
        let first = first.map(|it| format!("the first is at {}:{}", printable(&it.path), it.line));
        if place.is_some() && (first.is_some() || fault.help.is_some()) {
            self.write_gutter(f, gutter, "", "|")?;
        }
        self.write_remark(f, gutter, "note", first.as_deref())?;
        self.write_remark(f, gutter, "help", fault.help.as_deref())
    }
}

const ERROR: Style = AnsiColor::Red.on_default().bold();
/// All that leads the eye. The bright colours that compilers use are pale on a light terminal.
const GUIDE: Style = AnsiColor::Cyan.on_default().bold();

impl Drawn<'_> {
    fn style(&self, style: Style) -> Style {
        if self.colour { style } else { Style::new() }
    }

    /// The line that names file, line and column.
    fn write_origin(&self, f: &mut fmt::Formatter<'_>, gutter: usize) -> fmt::Result {
        let style = self.style(GUIDE);
        let indent = gutter.max(1);
        write!(f, "\n{:indent$}{style}-->{style:#} {}", "", printable(&self.fault.path))?;
        let place = self.fault.place.as_ref();
        place.map_or(Ok(()), |place| write!(f, ":{}:{}", place.line, place.column))
    }

    /// The line that is meant, and below it the mark with what is expected there.
    fn write_line(&self, f: &mut fmt::Formatter<'_>, gutter: usize, place: &Place) -> fmt::Result {
        let (text, marked) = (place.excerpt.text(), place.excerpt.marked());
        self.write_gutter(f, gutter, "", "|")?;
        self.write_gutter(f, gutter, &place.line.to_string(), "|")?;
        if !text.is_empty() {
            write!(f, " {text}")?;
        }
        self.write_gutter(f, gutter, "", "|")?;
        let style = self.style(ERROR);
        let mark = "^".repeat(width(&text[marked.clone()]).max(1));
        write!(f, " {:before$}{style}{mark}", "", before = width(&text[..marked.start]))?;
        if let Some(label) = &self.fault.label {
            write!(f, " {label}")?;
        }
        write!(f, "{style:#}")
    }

    /// A new line with what stands left of the text.
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
    use crate::fault::{Drawn, Earlier, Fault, Faults, Finding};

    #[test]
    fn a_fault_shows_the_place_and_the_remedy() {
        let text = "id = \"own\"\n\tuse_case = \"supress\" # 注文\n";
        let finding = Finding::new(23..32, "use case `supress` is not defined")
            .label("no use case has this id")
            .help("did you mean `suppress`?");
        let drawn = Faults::locate("own.toml", text, vec![finding]).to_string();
        assert_eq!(
            drawn,
            "\
error: use case `supress` is not defined
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
        let fault = Fault::of_file("no\x1b.toml", "the file cannot be read", Some("check the path"));
        assert_eq!(
            fault.to_string(),
            "error: the file cannot be read\n --> no␛.toml\n = help: check the path"
        );
    }

    #[test]
    fn something_missing_at_the_end_is_marked_there() {
        let drawn = Faults::locate("a.toml", "a =", vec![Finding::new(3..3, "a value is missing")]);
        assert_eq!(drawn.to_string(), "error: a value is missing\n --> a.toml:1:4\n  |\n1 | a =\n  |    ^");
    }

    #[test]
    fn colours_change_nothing_of_what_is_said() {
        let finding =
            Finding::new(5..10, "`title` stands here a second time").label("again").help("remove it");
        let faults = Faults::locate("a.toml", "a\nb\nctitle", vec![finding.earlier(Earlier::Here(0))]);
        let fault = faults.iter().next().expect("the fault");
        let coloured = Drawn::coloured(fault).to_string();
        assert!(coloured.contains("\x1b[") && coloured.contains("the first is at a.toml:1"));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), Drawn::plain(fault).to_string());
    }
}
