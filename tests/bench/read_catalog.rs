//! Reads a catalog as the program does, on a thread beside the first, and reports how long it took and what it
//! keeps of the memory: `cargo run --release --example read_catalog FILE`.

use segue::catalog::Library;
use std::path::Path;
use std::time::Instant;

fn main() {
    let path = std::env::args().nth(1).expect("the path of a catalog");
    let before = private();
    let start = Instant::now();
    let read = move || Library::built_in().read(Path::new(&path), &mut |_| ());
    let read = std::thread::spawn(read).join().expect("reading does not panic");
    let took = start.elapsed();
    match &read {
        Ok(catalog) => print!("{} use cases", catalog.use_cases().len()),
        Err(faults) => print!("{} faults", faults.len()),
    }
    println!(" in {took:?}; {:.1} MB private memory kept", (private() - before) / 1024.0);
    drop(read);
}

/// The private memory of this process in KiB, where the system tells it.
fn private() -> f64 {
    let text = std::fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    let fields = text.lines().filter(|line| line.starts_with("Private"));
    fields.filter_map(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok()).sum()
}
