//! The catalogs to choose from: title and size, where it is, and what is wrong with it.

use crate::app::outline::Outline;
use crate::app::{CatalogEntry, Wizard};
use crate::text::wrap;

/// The catalogs at a width.
#[derive(Debug, Clone, Copy)]
pub struct CatalogRows<'a> {
    wizard: &'a Wizard,
    width: usize,
}

/// A line of a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogLine {
    /// What it is called and, where there is room, how large it is or that it is faulty.
    Title,
    /// How large it is or that it is faulty, where that has no room beside the title.
    Size,
    /// Its id, its date, and where it is.
    Place(String),
    /// The first of its faults, or a piece of it where it was wrapped.
    Diagnostic(String),
    /// How many more there are and which command lists them, or a piece of it.
    More(String),
    /// Nothing.
    Blank,
}

/// Left and right of the text, in cells.
const MARGINS: usize = 6;
/// So many cells are room for a title and a size.
const WIDE: usize = 54;

impl<'a> CatalogRows<'a> {
    /// The catalogs that the model knows, at this width, in cells.
    pub fn new(wizard: &'a Wizard, width: u16) -> Self {
        Self { wizard, width: usize::from(width).saturating_sub(MARGINS) }
    }

    /// A catalog.
    pub fn entry(&self, row: usize) -> Option<&'a CatalogEntry> {
        self.wizard.picker().entries().get(row)
    }

    /// Whether the size is at the right of the title rather than below it.
    pub fn sizes_apart(&self) -> bool {
        self.width >= WIDE
    }

    /// The lines of a catalog.
    pub fn lines(&self, row: usize) -> Vec<CatalogLine> {
        let Some(entry) = self.entry(row) else { return Vec::new() };
        let mut lines = vec![CatalogLine::Title];
        lines.extend((!self.sizes_apart()).then_some(CatalogLine::Size));
        let place = self.place(entry);
        lines.extend(wrap(&place, self.width).into_iter().map(|it| CatalogLine::Place(it.into())));
        if let Some(fault) = entry.faults().and_then(|faults| faults.iter().next()) {
            let place =
                fault.location.as_ref().map_or_else(String::new, |it| format!("line {}: ", it.line));
            let help = fault.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
            let text = format!("{place}{}{help}", fault.message);
            lines.extend(wrap(&text, self.width).into_iter().map(|it| CatalogLine::Diagnostic(it.into())));
        }
        if let Some(more) = entry.faults().map(|faults| faults.len() - 1).filter(|more| *more > 0) {
            let text = format!("and {more} more; `segue catalog check` lists all");
            lines.extend(wrap(&text, self.width).into_iter().map(|it| CatalogLine::More(it.into())));
        }
        lines.push(CatalogLine::Blank);
        lines
    }

    /// `our-shop, 2026-01-31, ~/.config/segue/catalogs/shop.toml`.
    fn place(&self, entry: &CatalogEntry) -> String {
        let date = entry.content.as_ref().and_then(|it| it.as_ref().ok()).map(|it| it.edition.date.clone());
        let place = match entry.path() {
            None => "comes with segue".to_owned(),
            Some(path) => {
                let home = self.wizard.save_form().base.home.as_deref();
                match home.and_then(|home| path.strip_prefix(home).ok()) {
                    Some(below) => format!("~/{}", below.display()),
                    None => path.display().to_string(),
                }
            }
        };
        [Some(entry.id.clone()), date, Some(place)].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

impl Outline for CatalogRows<'_> {
    fn rows(&self) -> usize {
        self.wizard.picker().entries().len()
    }

    fn height(&self, row: usize) -> usize {
        self.lines(row).len()
    }
}
