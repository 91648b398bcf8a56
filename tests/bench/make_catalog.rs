//! Writes a catalog of any size to standard output: `cargo run --release --example make_catalog 100000`.

use support::large_catalog as catalogs;

fn main() -> std::io::Result<()> {
    let count = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(1_000);
    std::io::Write::write_all(&mut std::io::stdout(), catalogs::catalog(count).as_bytes())
}
