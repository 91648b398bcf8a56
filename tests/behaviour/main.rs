//! What segue does, in process and through its command line: a module a behaviour.

mod architecture;
mod catalog;
mod cli;
mod completions;
mod draft;
mod export;
mod fit;
mod import;
mod listen;
mod manual;
mod plain;
mod plan;
mod proof;
mod readme;
mod scan;
mod wizard;
