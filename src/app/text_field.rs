//! Text that a person edits.

use crate::app::message::FieldEdit;
use unicode_segmentation::UnicodeSegmentation;

/// A text and the place in it where typing goes.
///
/// The cursor is between characters as people see them (grapheme clusters). What was in the text before
/// stays as it is, whatever it holds: looking at a text changes nothing. Of what is typed and pasted, control
/// characters are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextField {
    text: String,
    cursor: usize,
    has_lines: bool,
    is_cut: bool,
}

/// The longest line that typing and pasting make, in bytes; beyond it, a paste is a mistake.
const LONGEST_LINE: usize = 4096;
/// As [`LONGEST_LINE`], where a text has several.
const LONGEST_TEXT: usize = 65_536;

impl TextField {
    /// A field for one line that holds `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len(), ..Self::default() }
    }

    /// A field into which `text` was typed: without what no key types.
    pub fn typed(text: &str) -> Self {
        let mut field = Self::default();
        field.insert(text);
        field
    }

    /// A field for several lines that holds `text`, the cursor at its end.
    pub fn of_lines(text: &str) -> Self {
        Self { has_lines: true, ..Self::new(text) }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is in the field.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether line breaks are taken as such.
    pub fn has_lines(&self) -> bool {
        self.has_lines
    }

    /// Whether what was typed or pasted last was taken only in part: a text is no longer than this many
    /// bytes.
    pub fn is_cut_at(&self) -> Option<usize> {
        self.is_cut.then(|| self.longest())
    }

    fn longest(&self) -> usize {
        if self.has_lines { LONGEST_TEXT } else { LONGEST_LINE }
    }

    /// The lines: one, unless the field takes several.
    pub fn lines(&self) -> Vec<&str> {
        if self.has_lines { self.text.split('\n').collect() } else { vec![&self.text] }
    }

    /// The place of the line with the cursor, and what is before the cursor in it.
    pub fn before_cursor(&self) -> (usize, &str) {
        let start = self.line_start();
        let row = if self.has_lines { self.text[..start].matches('\n').count() } else { 0 };
        (row, &self.text[start..self.cursor])
    }

    /// Puts text where the cursor is and the cursor behind it.
    pub fn insert(&mut self, text: &str) {
        let room = self.longest().saturating_sub(self.text.len());
        let mut clean = String::new();
        let text = text.replace("\r\n", "\n");
        self.is_cut = false;
        for character in text.chars() {
            let character = match character {
                // Terminals send what was pasted with carriage returns.
                '\n' | '\r' if self.has_lines => '\n',
                '\n' | '\r' | '\t' => ' ',
                _ if character.is_control() => continue,
                _ => character,
            };
            if clean.len() + character.len_utf8() > room {
                self.is_cut = true;
                break;
            }
            clean.push(character);
        }
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    /// Moves the cursor or removes text.
    pub fn edit(&mut self, edit: FieldEdit) {
        self.is_cut = false;
        match edit {
            FieldEdit::Left => self.cursor = self.left(),
            FieldEdit::Right => self.cursor = self.right(),
            FieldEdit::Start => self.cursor = self.line_start(),
            FieldEdit::End => self.cursor = self.line_end(),
            FieldEdit::NewLine => self.insert("\n"),
            FieldEdit::DeleteLeft => self.remove(self.left(), self.cursor),
            FieldEdit::DeleteRight => self.remove(self.cursor, self.right()),
            FieldEdit::DeleteWord => self.remove(self.word_left(), self.cursor),
            FieldEdit::DeleteToStart => self.remove(0, self.cursor),
        }
    }

    /// Moves the cursor by a line up or down, to the same place in it where that is so long.
    pub(crate) fn move_line(&mut self, down: bool) {
        let place = self.text[self.line_start()..self.cursor].graphemes(true).count();
        let start = if down { self.line_end() + 1 } else { self.line_start().wrapping_sub(1) };
        if !self.has_lines || start > self.text.len() {
            return;
        }
        self.cursor = start;
        let start = self.line_start();
        let mut graphemes = self.text[start..self.line_end()].grapheme_indices(true).skip(place);
        self.cursor = graphemes.next().map_or_else(|| self.line_end(), |(at, _)| start + at);
    }

    fn line_start(&self) -> usize {
        let breaks = self.text[..self.cursor].rfind('\n').filter(|_| self.has_lines);
        breaks.map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        let breaks = self.text[self.cursor..].find('\n').filter(|_| self.has_lines);
        breaks.map_or(self.text.len(), |at| self.cursor + at)
    }

    fn remove(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn left(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    fn word_left(&self) -> usize {
        self.text[..self.cursor].unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldEdit, LONGEST_LINE, TextField};

    #[test]
    fn typing_goes_where_the_cursor_stands() {
        let mut field = TextField::new("acme");
        field.edit(FieldEdit::Start);
        field.insert("x");
        field.edit(FieldEdit::Right);
        field.insert("y");
        assert_eq!(field.text(), "xaycme");
    }

    #[test]
    fn a_character_of_several_code_points_is_removed_whole() {
        let mut field = TextField::new("shop 👩\u{200d}🔧");
        field.edit(FieldEdit::DeleteLeft);
        assert_eq!(field.text(), "shop ");
    }

    #[test]
    fn a_word_is_removed_with_what_follows_it() {
        let mut field = TextField::new("plans/acme shop.toml");
        field.edit(FieldEdit::DeleteWord);
        assert_eq!(field.text(), "plans/acme ");
    }

    #[test]
    fn what_stood_there_stays_as_it_is() {
        for text in ["a\tb \r\n\u{7f}", "x\ny\n"] {
            assert_eq!(TextField::new(text).text(), text);
            assert_eq!(TextField::of_lines(text).text(), text);
        }
        assert_eq!(TextField::new(&"x".repeat(9999)).text().len(), 9999);
    }

    #[test]
    fn pasted_lines_stay_lines_or_become_blanks_and_control_characters_go() {
        let pasted = |mut field: TextField| {
            field.insert("a\r\nb\x1b[31m\tc\rd\ne");
            field.text().to_owned()
        };
        assert_eq!(pasted(TextField::default()), "a b[31m c d e");
        assert_eq!(pasted(TextField::of_lines("")), "a\nb[31m c\nd\ne");
    }

    #[test]
    fn the_cursor_keeps_its_place_from_line_to_line() {
        let mut field = TextField::of_lines("one two\n\nthrée\nx");
        for (down, before) in
            [(true, (3, "x")), (false, (2, "t")), (false, (1, "")), (false, (0, "")), (false, (0, ""))]
        {
            field.move_line(down);
            assert_eq!(field.before_cursor(), before);
        }
        field.edit(FieldEdit::End);
        assert_eq!(field.before_cursor(), (0, "one two"));
        field.edit(FieldEdit::NewLine);
        field.insert("and");
        field.edit(FieldEdit::Start);
        assert_eq!(field.before_cursor(), (1, ""));
        assert_eq!(field.lines(), ["one two", "and", "", "thrée", "x"]);
    }

    #[test]
    fn a_pasted_megabyte_is_cut_and_that_is_told() {
        let mut field = TextField::default();
        field.insert(&"é".repeat(500_000));
        assert_eq!(field.is_cut_at(), Some(field.text().len()));
        assert_eq!(field.text().len(), LONGEST_LINE);
        field.edit(FieldEdit::DeleteLeft);
        assert_eq!(field.is_cut_at(), None);
    }
}
