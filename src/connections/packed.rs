//! The facts that come with the program: packed when it is built, unpacked when they are asked for.

use super::definition::Definition;
use super::directory::Directory;
use flate2::read::ZlibDecoder;
use serde::de::DeserializeOwned;
use std::io::Read as _;
use std::sync::OnceLock;

static DIRECTORY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/connections.directory"));
static DEFINITIONS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/connections.definitions"));
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/connections.index"));

/// Everything that is listed.
pub fn directory() -> &'static Directory {
    static UNPACKED: OnceLock<Directory> = OnceLock::new();
    UNPACKED.get_or_init(|| unpack(DIRECTORY))
}

/// Whether the default mappings of the destination with this slug are public.
pub fn has_definition(slug: &str) -> bool {
    index().iter().any(|(it, ..)| it == slug)
}

/// What is public of the destination with this slug.
pub fn definition(slug: &str) -> Option<Definition> {
    let (_, start, end) = index().iter().find(|(it, ..)| it == slug)?;
    Some(unpack(&DEFINITIONS[*start..*end]))
}

fn index() -> &'static [(String, usize, usize)] {
    static UNPACKED: OnceLock<Vec<(String, usize, usize)>> = OnceLock::new();
    UNPACKED.get_or_init(|| postcard::from_bytes(INDEX).expect("the build packed an index"))
}

/// What the build packed of the same type.
fn unpack<T: DeserializeOwned>(deflated: &[u8]) -> T {
    let mut packed = Vec::new();
    let inflated = ZlibDecoder::new(deflated).read_to_end(&mut packed);
    inflated
        .map_err(|error| error.to_string())
        .and_then(|_| postcard::from_bytes(&packed).map_err(|error| error.to_string()))
        .expect("the build packed it")
}
