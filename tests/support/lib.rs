//! What the tests share: the program as a script runs it, the wizard in process, a pseudo-terminal, plans and
//! catalogs to try things on.

pub mod acme;
pub mod acts;
pub mod capture;
pub mod cases;
pub mod catalogs;
pub mod crash;
pub mod deeds;
pub mod faults;
pub mod fields;
pub mod fixtures;
pub mod fronts;
pub mod generated;
pub mod hand_written;
pub mod hostile;
pub mod http;
pub mod invariants;
pub mod large_catalog;
pub mod picture;
pub mod plans;
pub mod program;
pub mod proof;
pub mod pty;
pub mod wizard;

/// The folder of the package.
pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
