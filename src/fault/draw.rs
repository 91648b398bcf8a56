//! Faults as compilers draw them.

use super::{Fault, Place};
use crate::text::printable;
use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use anstyle::Style;
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
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.term_width(WIDTH);
        let title = Level::ERROR.primary_title(&*self.fault.message);
        writeln!(f, "{}", renderer.render(&[Group::with_title(title)]))?;
        self.write_origin(f)?;

        let mut below = Group::with_level(Level::ERROR);
        if let Some(place) = &self.fault.place {
            below = below.element(snippet(place, self.fault.label.as_deref()));
        }
        let first = self.fault.earlier.as_ref();
        let first = first.map(|it| format!("the first is at {}:{}", printable(&it.path), it.line));
        below = below.elements(first.map(|first| Level::NOTE.message(first)));
        below = below.elements(self.fault.help.as_deref().map(|help| Level::HELP.message(help)));
        if !below.is_empty() {
            write!(f, "\n{}", renderer.render(&[below]).trim_end())?;
        }
        Ok(())
    }
}

impl Drawn<'_> {
    /// The line that names file, line and column. The renderer would count the column in the excerpt, which
    /// need not start where the line does.
    fn write_origin(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = printable(&self.fault.path);
        let place = self.fault.place.as_ref();
        let indent = place.map_or(1, |place| place.line.to_string().len());
        let style = if self.colour { DEFAULT_LINE_NUM_STYLE } else { Style::new() };
        write!(f, "{:indent$}{style}-->{style:#} {path}", "")?;
        place.map_or(Ok(()), |place| write!(f, ":{}:{}", place.line, place.column))
    }
}

/// Wide enough for every excerpt, so that the renderer cuts none a second time.
const WIDTH: usize = 4096;

fn snippet<'a>(place: &'a Place, label: Option<&'a str>) -> Snippet<'a, Annotation<'a>> {
    let mark = AnnotationKind::Primary.span(place.excerpt.marked()).label(label);
    Snippet::source(place.excerpt.text()).line_start(place.line).annotation(mark)
}

#[cfg(test)]
mod tests {
    use crate::fault::{Fault, Faults, Finding};

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
}
