//! The cells of the screen: how large it is, and the parts it is divided into.

/// How large the screen is, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Size {
    /// A screen of so many columns and rows.
    pub const fn new(width: u16, height: u16) -> Self {
        Self { width, height }
    }
}

/// A part of the screen, in cells from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Area {
    /// Its first column.
    pub x: u16,
    /// Its first row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// A part that begins at the top left.
    pub const fn at_top(width: u16, height: u16) -> Self {
        Self { x: 0, y: 0, width, height }
    }

    /// How large it is.
    pub const fn size(self) -> Size {
        Size { width: self.width, height: self.height }
    }

    /// The column behind the last.
    pub const fn right(self) -> u16 {
        self.x + self.width
    }

    /// The row below the last.
    pub const fn bottom(self) -> u16 {
        self.y + self.height
    }

    /// Whether a cell is in it.
    pub fn contains(self, column: u16, row: u16) -> bool {
        (self.x..self.right()).contains(&column) && (self.y..self.bottom()).contains(&row)
    }
}

impl From<Size> for Area {
    fn from(size: Size) -> Self {
        Self::at_top(size.width, size.height)
    }
}
