//! Checks the catalogs that come with the program and packs them, so that it has one at hand within
//! microseconds of its start. A fault in one of them stops the build and is told as `segue catalog check`
//! would tell it.

use std::path::Path;
use std::{env, fs, process};

/// The rooms of the house that a catalog is read with, without the packed catalogs themselves.
#[path = "../src"]
#[allow(dead_code, unreachable_pub, unused_imports)]
mod rooms {
    pub mod catalog;
    pub mod fault;
    pub mod text;
}

// The rooms call each other by these names.
#[allow(unused_imports)]
use rooms::{catalog, fault, text};

fn main() {
    for watched in ["assets/catalogs", "src/catalog.rs", "src/catalog", "src/fault.rs", "src/fault"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    println!("cargo::rerun-if-changed=src/text.rs");
    println!("cargo::rustc-cfg=packed");
    for id in ["draft", "published"] {
        pack(id);
    }
}

fn pack(id: &str) {
    let path = format!("assets/catalogs/{id}.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| stop(&format!("{path}: {error}")));
    let catalog = catalog::Catalog::read(&path, &text).unwrap_or_else(|faults| stop(&faults.to_string()));
    if catalog.id() != id {
        stop(&format!("{path} has the id `{}`", catalog.id()));
    }
    let packed = serde_json::to_vec(&catalog).unwrap_or_else(|error| stop(&error.to_string()));
    let folder = env::var_os("OUT_DIR").unwrap_or_default();
    let target = Path::new(&folder).join(format!("{id}.catalog"));
    fs::write(&target, packed).unwrap_or_else(|error| stop(&format!("{}: {error}", target.display())));
}

fn stop(why: &str) -> ! {
    eprintln!("{why}");
    process::exit(1);
}
