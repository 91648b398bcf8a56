//! Text in columns, aligned as a terminal shows it.

use crate::text::{printable, width};
use std::io::{self, Write};

/// Rows of `N` cells. Cells are made safe for a terminal.
pub(super) struct Columns<const N: usize> {
    rows: Vec<[String; N]>,
}

impl<const N: usize> Columns<N> {
    pub(super) fn new() -> Self {
        Self { rows: Vec::new() }
    }

    pub(super) fn push(&mut self, row: [String; N]) {
        self.rows.push(row.map(|cell| printable(&cell).into_owned()));
    }

    /// Writes each row on a line, two spaces between its columns and none at its end.
    pub(super) fn write(&self, output: &mut impl Write) -> io::Result<()> {
        let mut widths = [0; N];
        for row in &self.rows {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = width(cell).max(*widest);
            }
        }
        for row in &self.rows {
            let mut line = String::new();
            for (cell, widest) in row.iter().zip(widths).filter(|(_, widest)| *widest > 0) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', 2 + widest - width(cell)));
            }
            writeln!(output, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;

    #[test]
    fn wide_and_unsafe_text_keeps_the_columns_aligned() {
        let mut columns = Columns::new();
        columns.push(["注文".to_owned(), "\u{1b}[31m".to_owned(), "a".to_owned()]);
        columns.push(["plain".to_owned(), String::new(), "b".to_owned()]);
        let mut written = Vec::new();
        columns.write(&mut written).expect("a vector takes all");
        assert_eq!(String::from_utf8_lossy(&written), "注文   ␛[31m  a\nplain         b\n");
    }
}
