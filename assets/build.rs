//! Checks and packs the real destinations that come with the program, so that those which a plan names are at hand
//! within microseconds. A fault in one of them stops the build.

use std::io::Write as _;
use std::path::Path;
use std::{env, fs, process};

/// What facts about real connections name of the catalogs.
#[path = "../src/catalog"]
#[allow(dead_code, unreachable_pub)]
mod catalog {
    mod call;
    pub use call::Call;
}

/// The part of the room that facts about real connections are made of.
#[path = "../src/connections"]
#[allow(dead_code, unreachable_pub)]
mod connections {
    pub mod definition;
    pub mod directory;
    pub mod expression;
    pub mod message;
    pub mod trigger;
}

#[path = "build/connections.rs"]
mod read_definition;
#[path = "build/directory.rs"]
mod read_directory;

fn main() {
    for watched in ["assets/connections", "src/connections", "src/catalog/call.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    pack_connections();
    link_without_relocations();
}

/// Of a start, 0.4 of 2.4 ms went into moving 13,000 addresses to where the program happened to lie (60 starts each
/// on x86-64, beside each other). So it lies where the linker put it.
fn link_without_relocations() {
    let target = |name: &str| env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    if target("OS") == "linux"
        && target("ENV") == "gnu"
        && env::var("PROFILE").is_ok_and(|it| it == "release")
    {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// The definitions are one behind the other; an index tells where each is, so that only those that a plan
/// names are unpacked.
fn pack_connections() {
    let mut definitions: Vec<_> = definition_files().iter().map(|path| definition(path)).collect();
    let directory = read_directory::directory(&mut definitions).unwrap_or_else(|error| stop(&error));
    let (mut index, mut all) = (Vec::new(), Vec::new());
    for definition in &definitions {
        let start = all.len();
        all.extend(deflated(&packed(definition)));
        index.push((&*definition.slug, start, all.len()));
    }
    write("connections.directory", &deflated(&packed(&directory)));
    write("connections.index", &packed(&index));
    write("connections.definitions", &all);
}

fn definition_files() -> Vec<String> {
    let folder = "assets/connections/mappings";
    let entries = fs::read_dir(folder).unwrap_or_else(|error| stop(&format!("{folder}: {error}")));
    let paths = entries.flatten().map(|entry| entry.path());
    let files = paths.filter(|path| path.extension().is_some_and(|it| it == "toml"));
    let mut paths: Vec<_> = files.map(|path| path.to_string_lossy().into_owned()).collect();
    paths.sort();
    paths
}

fn definition(path: &str) -> connections::definition::Definition {
    let text = fs::read_to_string(path).unwrap_or_else(|error| stop(&format!("{path}: {error}")));
    let slug = Path::new(path).file_stem().unwrap_or_default().to_string_lossy();
    read_definition::definition(&slug, &text).unwrap_or_else(|error| stop(&format!("{path}: {error}")))
}

fn packed(value: &impl serde::Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_else(|error| stop(&error.to_string()))
}

/// The facts repeat themselves: they take a third of the space so.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .unwrap_or_else(|error| stop(&error.to_string()))
}

fn write(name: &str, packed: &[u8]) {
    let target = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    fs::write(&target, packed).unwrap_or_else(|error| stop(&format!("{}: {error}", target.display())));
}

fn stop(why: &str) -> ! {
    eprintln!("{why}");
    process::exit(1);
}
