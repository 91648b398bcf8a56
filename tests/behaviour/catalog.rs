mod cli;
mod extends;
mod facts;
mod faults;
mod format;
mod library;
mod long;
mod robustness;
