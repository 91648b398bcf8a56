//! When plain mode is wanted, and what it reads and prints.

use super::{Failure, Output};
use crate::app::{App, Size};
use crate::plain::{PromptError, PromptSession};
use crate::session::Files;
use crate::session::Outcome;
use std::io::{self, IsTerminal};

/// The size that the model gets where there is no screen: the usual one.
pub(super) const SIZE: Size = Size { width: 80, height: 24 };

/// Whether to ask questions instead of drawing a screen: because the person says so with the option or with
/// `ACCESSIBLE`, or because the terminal can draw none.
pub(super) fn is_wanted(option: bool) -> bool {
    let accessible = std::env::var("ACCESSIBLE").is_ok_and(|value| is_yes(&value));
    option || accessible || std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb")
}

/// Whether the value of a variable means yes: any does that does not mean no.
fn is_yes(value: &str) -> bool {
    !["", "0", "false", "no", "off", "n", "f"].contains(&value.trim().to_lowercase().as_str())
}

/// Asks on standard input and output; gives the model as it was at the end.
pub(super) fn run(app: App, files: Files) -> Result<(Outcome, PromptSession), Failure> {
    let input = io::stdin().lock();
    let echo = !input.is_terminal();
    let mut plain = PromptSession::new(app, files);
    let ending = plain.converse(input, Output::stdout(), echo).map_err(|broken| match broken {
        PromptError::Output(error) => error.into(),
        PromptError::Input(_) => Failure::problem(broken),
    })?;
    Ok((ending, plain))
}
