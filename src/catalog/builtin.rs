//! The editions that come with the program.
//!
//! They are TOML files like any other. Beside each lies what the reader makes of it, as JSON, and that is what a
//! start takes: reading the TOML was 5.7 of the 10.5 million instructions up to the first frame, the JSON is 1.0 of
//! 5.8 million. A test holds the two together.

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
        unpacked(include_str!("../../assets/catalogs/draft.json"))
    }

    /// The edition published on 2024-10-08.
    pub fn published() -> Self {
        unpacked(include_str!("../../assets/catalogs/published.json"))
    }
}

fn unpacked(json: &str) -> Catalog {
    serde_json::from_str(json)
        .unwrap_or_else(|error| unreachable!("a built-in catalog does not fit the program: {error}"))
}
