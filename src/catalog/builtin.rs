//! The editions that come with the program.
//!
//! They are files like any other, read when they are asked for: each took 1.4 ms of processor time in a release build
//! for size on a busy machine, of 5 ms that `segue catalog show` took in all.

use super::Catalog;

impl Catalog {
    /// The ids of the editions that come with the program, the default first.
    pub const BUILTIN: [&str; 2] = ["draft", "published"];

    /// Whether an edition with this id comes with the program. It is not read for that.
    pub fn is_builtin(id: &str) -> bool {
        Self::BUILTIN.contains(&id)
    }

    /// The edition with this id that comes with the program, read anew.
    pub fn builtin(id: &str) -> Option<Self> {
        match id {
            "draft" => Some(Self::draft()),
            "published" => Some(Self::published()),
            _ => None,
        }
    }

    /// The draft of 2024-07-09, which is the default.
    pub fn draft() -> Self {
        read("draft.toml", include_str!("../../assets/catalogs/draft.toml"))
    }

    /// The edition published on 2024-10-08.
    pub fn published() -> Self {
        read("published.toml", include_str!("../../assets/catalogs/published.toml"))
    }
}

fn read(path: &str, text: &str) -> Catalog {
    Catalog::read(path, text)
        .unwrap_or_else(|faults| unreachable!("a built-in catalog is faulty\n{faults}"))
}
