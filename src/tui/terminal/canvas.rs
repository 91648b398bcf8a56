//! What is on the screen, and which of its text terminals disagree about.
//!
//! How many cells a flag, joined emoji or a letter with a variation selector takes is not the same everywhere.
//! Where a terminal takes another number than we count, the rest of the row is elsewhere than we think, and
//! writing only what changed leaves stale cells. A row with such text is therefore written whole whenever
//! anything in it changes, and what follows such text is put where it belongs.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

/// The cells that are on the screen.
#[derive(Debug, Default)]
pub(super) struct Canvas(Buffer);

/// A cell, and the column and row in which it is.
type Placed<'a> = (u16, u16, &'a Cell);

/// A row that changed: the cells to write, in order.
pub(super) enum CellChange<'a> {
    /// These cells, wherever they are.
    Cells(Vec<Placed<'a>>),
    /// The row has to be cleared first, and each of these pieces be written from where it begins.
    Whole(u16, Vec<Vec<Placed<'a>>>),
}

impl Canvas {
    /// Nothing is there any more.
    pub(super) fn clear(&mut self) {
        self.0.reset();
    }

    /// Takes in the cells that change on a screen of this size, in order, and gives what has to be written.
    pub(super) fn change<'s, 'c: 's>(
        &'s mut self,
        size: Size,
        changed: impl Iterator<Item = Placed<'c>>,
    ) -> Vec<CellChange<'s>> {
        self.0.resize(Rect::from((Position::ORIGIN, size)));
        let mut rows: Vec<(u16, bool, Vec<Placed>)> = Vec::new();
        for cell in changed {
            match rows.last_mut() {
                Some((row, _, changed)) if *row == cell.1 => changed.push(cell),
                _ => rows.push((cell.1, self.is_disputed(cell.1), vec![cell])),
            }
        }
        for (_, disputed, changed) in &mut rows {
            for (x, y, cell) in changed {
                *disputed |= is_disputed(cell.symbol());
                if let Some(shown) = self.0.cell_mut((*x, *y)) {
                    *shown = cell.clone();
                }
                // Nothing of what was there before is left behind a wide character.
                for behind in 1..cells(cell) {
                    if let Some(shown) = self.0.cell_mut((x.saturating_add(behind), *y)) {
                        shown.reset();
                    }
                }
            }
        }
        let change = |(row, disputed, changed)| {
            if disputed { CellChange::Whole(row, self.pieces(row)) } else { CellChange::Cells(changed) }
        };
        rows.into_iter().map(change).collect()
    }

    fn is_disputed(&self, row: u16) -> bool {
        (0..self.0.area.width).any(|x| self.0.cell((x, row)).is_some_and(|cell| is_disputed(cell.symbol())))
    }

    fn pieces(&self, row: u16) -> Vec<Vec<Placed<'_>>> {
        let mut pieces = vec![Vec::new()];
        let mut next = 0;
        while let Some(cell) = self.0.cell((next, row)) {
            if let Some(piece) = pieces.last_mut() {
                piece.push((next, row, cell));
            }
            if is_disputed(cell.symbol()) {
                pieces.push(Vec::new());
            }
            next += cells(cell);
        }
        pieces
    }
}

/// How many cells a character takes, at least one.
fn cells(cell: &Cell) -> u16 {
    u16::try_from(crate::text::width(cell.symbol())).unwrap_or(1).max(1)
}

/// Whether terminals disagree on how many cells a character takes, or may: all but the scripts, signs and
/// ideographs that have been in every terminal's table for decades.
fn is_disputed(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    match (characters.next(), characters.next()) {
        (None, _) => false,
        (Some(_), Some(_)) => true,
        (Some(one), None) => !matches!(one,
            '\0'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{58f}' | '\u{1e00}'..='\u{1fff}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}'
            | '\u{2100}'..='\u{22ff}' | '\u{2400}'..='\u{2426}' | '\u{2500}'..='\u{25fc}'
            | '\u{2713}' | '\u{2717}' | '\u{276f}'
            | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}'),
    }
}

#[cfg(test)]
mod tests {
    use super::is_disputed;

    #[test]
    fn what_terminals_disagree_about_is_known() {
        for symbol in ["🇩🇪", "👩\u{200d}🔧", "❤\u{fe0f}", "e\u{301}", "ل", "🦩", "⚡"] {
            assert!(is_disputed(symbol), "{symbol}");
        }
        for symbol in ["", " ", "a", "é", "─", "│", "●", "…", "✓", "注", "カ", "한", "Ж", "␛"]
        {
            assert!(!is_disputed(symbol), "{symbol}");
        }
    }
}
