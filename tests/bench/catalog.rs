//! What reading catalogs costs: `cargo bench --bench catalog`. Twice the size must cost about twice the time,
//! in good files and in bad ones.

use support::large_catalog as catalogs;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use segue::catalog::Catalog;
use segue::diagnostic::Diagnostics;

fn main() {
    divan::main();
}

/// Reads a text over and over and counts its bytes.
fn read(bencher: Bencher, text: &str) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| -> Result<Catalog, Diagnostics> { Catalog::read("catalog.toml", black_box(text)) });
}

#[divan::bench]
fn built_in() -> Catalog {
    Catalog::draft()
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn good(bencher: Bencher, use_cases: usize) {
    read(bencher, &catalogs::catalog(use_cases));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn every_reference_misspelled(bencher: Bencher, use_cases: usize) {
    read(bencher, &catalogs::catalog(use_cases).replace("use_case = \"", "use_case = \"x"));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn every_title_the_same(bencher: Bencher, use_cases: usize) {
    read(bencher, &"[[use_case]]\ntitle = \"Same\"\n".repeat(use_cases));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn on_one_line(bencher: Bencher, events: usize) {
    read(bencher, &format!("event = [{}]", "{ nme = \"a\" }, ".repeat(events)));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn brackets_never_closed(bencher: Bencher, brackets: usize) {
    read(bencher, &format!("id = {}", "[".repeat(brackets)));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn quotes_never_closed(bencher: Bencher, lines: usize) {
    read(bencher, &"id = \"\n".repeat(lines));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn keys_in_one_table(bencher: Bencher, keys: usize) {
    let keys: Vec<_> = (0..keys).map(|it| format!("k{it}.a = 1\n")).collect();
    read(bencher, &keys.concat());
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn names_in_one_list(bencher: Bencher, names: usize) {
    let names: Vec<_> = (0..names).map(|it| format!("name {}", it / 2)).collect();
    read(bencher, &format!("[[use_case]]\ntitle = \"A\"\nsummary = \"B.\"\nevents = {names:?}\n"));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn dots_in_one_key(bencher: Bencher, dots: usize) {
    read(bencher, &format!("{}a = 1", "a.".repeat(dots)));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn comments(bencher: Bencher, lines: usize) {
    read(bencher, &format!("{}id = ", "# A comment [[event]] \"\n".repeat(lines)));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn one_long_string(bencher: Bencher, words: usize) {
    read(bencher, &format!("id = \"{}\"\ntitle = 1\n", "wörd \\u001b ".repeat(words)));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn one_long_key(bencher: Bencher, words: usize) {
    read(bencher, &format!("\"{}\" = 1", "wörd ".repeat(words)));
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn noise(bencher: Bencher, bytes: usize) {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b"[]{}=\"'.,#\n\\a1 "[(state >> 16) as usize % 16 % 15] as char
    };
    let text: String = (0..bytes).map(|_| next()).collect();
    read(bencher, &text);
}
