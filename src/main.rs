//! Reads the command line, runs the command, turns its outcome into an exit code; nothing else.

fn main() {}
