//! One line of text that a person edits.

use crate::app::message::FieldEdit;
use unicode_segmentation::UnicodeSegmentation;

/// One line of text and the place in it where typing goes.
///
/// The cursor is between characters as people see them (grapheme clusters). The text holds no control
/// characters: a line break that is pasted becomes a space, anything else of the kind is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextField {
    text: String,
    cursor: usize,
}

/// The longest text that is taken, in bytes; beyond it, a paste is a mistake.
const LONGEST: usize = 4096;

impl TextField {
    /// A field that holds `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut field = Self::default();
        field.insert(text);
        field
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is before the cursor.
    pub fn before_cursor(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Whether nothing is in the field.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Puts text where the cursor is and the cursor behind it.
    pub fn insert(&mut self, text: &str) {
        let clean = text.chars().filter_map(|character| match character {
            '\n' | '\t' => Some(' '),
            _ if character.is_control() => None,
            _ => Some(character),
        });
        for character in clean {
            if self.text.len() + character.len_utf8() > LONGEST {
                break;
            }
            self.text.insert(self.cursor, character);
            self.cursor += character.len_utf8();
        }
    }

    /// Moves the cursor or removes text.
    pub fn edit(&mut self, edit: FieldEdit) {
        match edit {
            FieldEdit::Left => self.cursor = self.left(),
            FieldEdit::Right => self.cursor = self.right(),
            FieldEdit::Start => self.cursor = 0,
            FieldEdit::End => self.cursor = self.text.len(),
            FieldEdit::DeleteLeft => self.remove(self.left(), self.cursor),
            FieldEdit::DeleteRight => self.remove(self.cursor, self.right()),
            FieldEdit::DeleteWord => self.remove(self.word_left(), self.cursor),
            FieldEdit::DeleteToStart => self.remove(0, self.cursor),
        }
    }

    fn remove(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn left(&self) -> usize {
        self.before_cursor().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    fn word_left(&self) -> usize {
        self.before_cursor().unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldEdit, LONGEST, TextField};

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
    fn pasted_lines_become_one_and_control_characters_go() {
        assert_eq!(TextField::new("a\nb\x1b[31m\tc\r").text(), "a b[31m c");
    }

    #[test]
    fn a_pasted_megabyte_is_cut() {
        let field = TextField::new(&"é".repeat(500_000));
        assert_eq!(field.text().len(), LONGEST);
    }
}
