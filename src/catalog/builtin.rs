//! The editions that come with the program. `assets/build.rs` reads, checks and packs them when the program
//! is built; only the one that is asked for is unpacked.

use super::Catalog;

impl Catalog {
    /// The ids of the editions that come with the program, the default first.
    pub const BUILTIN: [&str; 2] = ["draft", "published"];

    /// The edition with this id that comes with the program.
    pub fn builtin(id: &str) -> Option<Self> {
        match id {
            "draft" => Some(Self::draft()),
            "published" => Some(Self::published()),
            _ => None,
        }
    }

    /// The draft of 2024-07-09, which is the default.
    pub fn draft() -> Self {
        unpack(include_bytes!(concat!(env!("OUT_DIR"), "/draft.catalog")))
    }

    /// The edition published on 2024-10-08.
    pub fn published() -> Self {
        unpack(include_bytes!(concat!(env!("OUT_DIR"), "/published.catalog")))
    }
}

fn unpack(packed: &[u8]) -> Catalog {
    serde_json::from_slice(packed).expect("the build packed a catalog of the same types")
}
