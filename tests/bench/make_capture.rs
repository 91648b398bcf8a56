//! Writes `plan.toml`, `catalog.toml` and `events.ndjson` into a folder, as many megabytes as asked for:
//! `cargo run --release --example make_capture FOLDER 1024 [SEED]`.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;
use support::capture::{Lines, catalog, plan};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "capture".to_owned()));
    let megabytes: u64 = arguments.next().and_then(|it| it.parse().ok()).unwrap_or(16);
    let seed = arguments.next().and_then(|it| it.parse().ok()).unwrap_or(1);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("plan.toml"), plan())?;
    fs::write(folder.join("catalog.toml"), catalog())?;
    let mut file = BufWriter::new(File::create(folder.join("events.ndjson"))?);
    let (mut lines, mut line, mut written) = (Lines::new(seed), String::new(), 0);
    while written < megabytes << 20 {
        line.clear();
        lines.push(&mut line);
        file.write_all(line.as_bytes())?;
        written += line.len() as u64;
    }
    file.flush()
}
