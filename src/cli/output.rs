//! What every command needs to speak: standard output that may be closed, and failures as sentences.

use super::exit::Exit;
use crate::diagnostic::{Diagnostics, Rendered};
use crate::text::{escaped_json, printable};
use serde::Serialize;
use std::fmt;
use std::io::{self, BufWriter, Stdout, Write};

/// Standard output, in large pieces. Whoever writes to it calls [`Output::finish`] at the end.
#[derive(Debug)]
pub struct Output(BufWriter<Stdout>);

impl Output {
    /// Standard output of this process.
    pub fn stdout() -> Self {
        Self(BufWriter::new(io::stdout()))
    }

    /// Writes a value as JSON for programs, with nothing in it that a terminal would obey.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let json = serde_json::to_string_pretty(value)?;
        writeln!(self, "{}", escaped_json(&json))
    }

    /// The exit that a command found, once what it says of that is written. Nobody need read it: a closed pipe
    /// does not outvote what was found.
    pub fn found(written: Result<(), Failure>, exit: Exit) -> Result<Exit, Failure> {
        match written {
            Ok(()) | Err(Failure { reason: Reason::ClosedPipe, .. }) => Ok(exit),
            Err(failure) => Err(failure),
        }
    }

    /// Sends what is left; a failure that would otherwise go unseen arises here.
    pub fn finish(mut self) -> Result<(), Failure> {
        Ok(self.0.flush()?)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Why a command could not do its work: sentences that say what to do about it, or the faults of a file.
#[derive(Debug)]
pub struct Failure {
    reason: Reason,
    exit: Exit,
}

#[derive(Debug)]
enum Reason {
    Sentence(String),
    Diagnostics(Diagnostics),
    /// Nobody reads our output any more.
    ClosedPipe,
}

impl Failure {
    /// The work could not be done.
    pub fn problem(sentence: impl fmt::Display) -> Self {
        Self { reason: Reason::Sentence(sentence.to_string()), exit: Exit::Problem }
    }

    /// The command was used wrongly.
    pub fn usage(sentence: impl fmt::Display) -> Self {
        Self { reason: Reason::Sentence(sentence.to_string()), exit: Exit::Usage }
    }

    /// Something panicked.
    pub fn panicked(sentence: impl fmt::Display) -> Self {
        Self { reason: Reason::Sentence(sentence.to_string()), exit: Exit::Panicked }
    }

    /// The exit that this failure means.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// Says it on standard error, in colour where that is a terminal that is to have it.
    pub fn tell(&self) {
        let mut errors = anstream::stderr();
        let told = match &self.reason {
            Reason::Sentence(sentence) => tell_sentence(&mut errors, sentence),
            Reason::Diagnostics(faults) => {
                faults.iter().try_for_each(|fault| writeln!(errors, "{}\n", Rendered::coloured(fault)))
            }
            Reason::ClosedPipe => Ok(()),
        };
        // Where even this cannot be printed, there is nowhere left to report it.
        let _ = told.and_then(|()| errors.flush());
    }
}

pub(super) fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// A path as a shell takes it for one word.
pub(super) fn for_shell(path: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "_-./+,:@%".contains(character);
    if !path.is_empty() && path.chars().all(is_plain) {
        return path.to_owned();
    }
    format!("'{}'", path.replace('\'', "'\\''"))
}

/// Writes a sentence that may quote a file: line breaks are ours, anything else that a terminal obeys is not.
fn tell_sentence(errors: &mut impl Write, sentence: &str) -> io::Result<()> {
    write!(errors, "error: ")?;
    lower_first(sentence).lines().try_for_each(|line| writeln!(errors, "{}", printable(line)))
}

/// The sentence as it follows `error:`: its first word in lower case, unless it is a name in capitals.
fn lower_first(sentence: &str) -> String {
    let word = sentence.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) if !word.chars().skip(1).any(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => sentence.to_owned(),
    }
}

impl From<Diagnostics> for Failure {
    fn from(faults: Diagnostics) -> Self {
        Self { reason: Reason::Diagnostics(faults), exit: Exit::Problem }
    }
}

impl From<io::Error> for Failure {
    /// A failure to write to standard output; what fails on files is reported with the file's name instead. That
    /// nobody reads on, as under `| head`, is no problem.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self { reason: Reason::ClosedPipe, exit: Exit::Done },
            _ => Self::problem(format!("Standard output cannot be written: {error}.")),
        }
    }
}
