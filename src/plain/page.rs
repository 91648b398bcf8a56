//! Text that is to be printed: wrapped, and safe for whatever reads it.

use crate::text::{width, wrap};

/// No printed line is wider, in cells.
pub const WIDTH: usize = 72;

const PROMPT: &str = "> ";

/// What is to be printed next.
#[derive(Debug, Default)]
pub(crate) struct Page(String);

impl Page {
    /// All of it; afterwards the page is empty.
    pub(crate) fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }

    /// Text on lines of its own.
    pub(crate) fn line(&mut self, text: &str) {
        self.hanging("", text);
    }

    /// Text behind `lead`, and as far to the right on all its lines.
    pub(crate) fn hanging(&mut self, lead: &str, text: &str) {
        let indent = width(lead);
        for (number, piece) in wrap(text, WIDTH.saturating_sub(indent)).iter().enumerate() {
            let lead = if number == 0 { lead.to_owned() } else { " ".repeat(indent) };
            self.0.push_str(format!("{lead}{piece}").trim_end());
            self.end_line();
        }
    }

    /// Text this far to the right, in cells.
    pub(crate) fn indented(&mut self, indent: usize, text: &str) {
        self.hanging(&" ".repeat(indent), text);
    }

    /// A line with nothing on it.
    pub(crate) fn blank(&mut self) {
        self.end_line();
    }

    /// Ends the line that the question left open.
    pub(crate) fn end_line(&mut self) {
        self.0.push('\n');
    }

    /// The sign that an answer is waited for; the answer goes on the same line.
    pub(crate) fn prompt(&mut self) {
        self.0.push_str(PROMPT);
    }

    /// An answer that nobody saw being typed, behind the sign.
    pub(crate) fn echo(&mut self, answer: &str) {
        for (number, piece) in wrap(answer, WIDTH - PROMPT.len()).iter().enumerate() {
            if number > 0 {
                self.0.push_str("  ");
            }
            self.0.push_str(piece);
            self.end_line();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, WIDTH};
    use crate::text::width;

    #[test]
    fn long_text_hangs_below_its_number() {
        let mut page = Page::default();
        page.hanging("12. ", &"word ".repeat(20));
        let text = page.take();
        assert!(text.starts_with("12. word"), "{text}");
        assert!(text.lines().skip(1).all(|line| line.starts_with("    word")), "{text}");
    }

    #[test]
    fn no_line_is_too_wide_and_none_ends_in_blanks() {
        let mut page = Page::default();
        page.hanging("1. ", &"注文".repeat(300));
        page.echo(&"x".repeat(500));
        page.indented(4, "");
        let text = page.take();
        assert!(text.lines().all(|line| width(line) <= WIDTH && line.trim_end() == line), "{text}");
    }
}
