//! The filter over a list: which rows match what a person types, the best first.
//!
//! Every word has to match a row fuzzily: its title, or something else that is known of it. Matching and
//! scoring are nucleo's; the ranking is ours: a match in the title counts half as much again, since it is
//! what a person remembers, and rows that match equally well keep their order.

mod query;
mod ranking;
mod rows;
mod use_cases;

pub use query::Query;
pub use ranking::Ranking;
pub use rows::{Row, Rows, Score};
pub use use_cases::UseCasesOf;
