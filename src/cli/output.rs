//! What every command needs to speak: standard output that may be closed, and failures as sentences.

use super::Exit;
use crate::text::printable;
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

/// Why a command could not do its work: one or more sentences that say what to do about it.
#[derive(Debug)]
pub struct Failure {
    sentence: String,
    exit: Exit,
    closed_pipe: bool,
}

impl Failure {
    /// The work could not be done.
    pub fn problem(sentence: impl fmt::Display) -> Self {
        Self { sentence: sentence.to_string(), exit: Exit::Problem, closed_pipe: false }
    }

    /// The command was used wrongly.
    pub fn usage(sentence: impl fmt::Display) -> Self {
        Self { sentence: sentence.to_string(), exit: Exit::Usage, closed_pipe: false }
    }

    /// The exit that this failure means.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// Whether nobody reads our output any more, as under `| head`; no failure to speak of.
    pub fn is_closed_pipe(&self) -> bool {
        self.closed_pipe
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A sentence may quote a file; line breaks are ours, anything else that a terminal obeys is not.
        for (number, line) in self.sentence.lines().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&printable(line))?;
        }
        Ok(())
    }
}

impl From<io::Error> for Failure {
    /// A failure to write to standard output; what fails on files is told with the file's name instead.
    fn from(error: io::Error) -> Self {
        let closed_pipe = error.kind() == io::ErrorKind::BrokenPipe;
        let sentence = format!("Standard output cannot be written: {error}.");
        Self { sentence, exit: Exit::Problem, closed_pipe }
    }
}
