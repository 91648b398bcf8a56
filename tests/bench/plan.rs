//! What reading, checking, comparing and writing plans costs, and reading drafts: `cargo bench --bench plan`.
//! Twice the size must cost about twice the time, in good files and in bad ones.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use segue::app::draft::Draft;
use segue::catalog::Catalog;
use segue::plan::{Document, Environment, NoCatalog, SetupPlan, check, difference};
use std::fmt::Write as _;

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

const HEAD: &str = "version = 1\nname = \"Large\"\ncreated = 2026-11-23T21:03:00Z\n\
                    updated = 2026-11-23T21:03:00Z\ncatalog = { id = \"draft\", edition = \"2024-07-09\" }\n\
                    goal = { id = \"optimize-advertising\", title = \"Optimize advertising\" }\n";

/// A plan with so many events, each named as `name` says, for a use case of its own.
fn plan(events: usize, name: impl Fn(usize) -> String) -> String {
    let mut text = HEAD.to_owned();
    for at in 0..events {
        // Writing to a String cannot fail.
        let _ = write!(text, "[[use_case]]\nid = \"use-case-{at}\"\ntitle = \"Use case {at}\"\n");
    }
    for at in 0..events {
        let name = name(at);
        let _ = write!(
            text,
            "# {at}\n[[event]]\nname = \"{name}\"\nuse_cases = [\"use-case-{at}\"]\ndev = false\n\
             property = [{{ name = \"p\", type = \"string\" }}]\n"
        );
    }
    text
}

fn good(events: usize) -> String {
    plan(events, |at| format!("Event {at}"))
}

/// Looks a text over as `segue check` does, which reads it first.
fn look_over(bencher: Bencher, text: &str) {
    let bencher = bencher.counter(BytesCount::of_str(text));
    bencher.bench_local(|| {
        check("plan.toml", black_box(text), &mut |id| Catalog::builtin(id).ok_or(NoCatalog::Unknown(None)))
    });
}

#[divan::bench(args = SIZES, max_time = 5)]
fn check_good(bencher: Bencher, events: usize) {
    look_over(bencher, &good(events));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn tick_and_write(bencher: Bencher, events: usize) {
    let document = Document::parse("plan.toml", good(events)).expect("a plan");
    let mut plan = document.plan().clone();
    plan.events[events / 2].progress.set(Environment::Dev, true);
    bencher.bench_local(|| document.text_with(black_box(&plan)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn rename_all_and_write(bencher: Bencher, events: usize) {
    let document = Document::parse("plan.toml", good(events)).expect("a plan");
    let mut plan = document.plan().clone();
    plan.events.iter_mut().for_each(|event| event.name.push('!'));
    bencher.bench_local(|| document.text_with(black_box(&plan)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn reverse_and_write(bencher: Bencher, events: usize) {
    let document = Document::parse("plan.toml", good(events)).expect("a plan");
    let mut plan = document.plan().clone();
    plan.events.reverse();
    bencher.bench_local(|| document.text_with(black_box(&plan)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn compare_with_all_renamed(bencher: Bencher, events: usize) {
    let parse = |text: String| SetupPlan::parse("plan.toml", &text).expect("a plan");
    let (old, new) = (parse(good(events)), parse(plan(events, |at| format!("Other {at}"))));
    bencher.bench_local(|| difference(black_box(&old), black_box(&new)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn every_name_the_same(bencher: Bencher, events: usize) {
    look_over(bencher, &plan(events, |_| "Same".to_owned()));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn every_use_case_misspelled(bencher: Bencher, events: usize) {
    look_over(bencher, &good(events).replace("[\"use-case", "[\"use-csae"));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn every_key_misspelled(bencher: Bencher, events: usize) {
    look_over(bencher, &good(events).replace("dev =", "dve ="));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn names_in_one_list(bencher: Bencher, names: usize) {
    let names: Vec<_> = (0..names).map(|it| format!("name {}", it / 2)).collect();
    look_over(bencher, &format!("{HEAD}[[event]]\nname = \"A\"\nuse_cases = {names:?}\n"));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn properties_of_one_event(bencher: Bencher, properties: usize) {
    let property = "[[event.property]]\nname = \"same\"\ntype = \"strng\"\n";
    look_over(bencher, &format!("{HEAD}[[event]]\nname = \"A\"\n{}", property.repeat(properties)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn on_one_line(bencher: Bencher, events: usize) {
    look_over(bencher, &format!("{HEAD}event = [{}]", "{ nme = \"a\" }, ".repeat(events)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn declined_again_and_again(bencher: Bencher, names: usize) {
    let names = "\"Page Viewed\", ".repeat(names);
    look_over(bencher, &format!("{HEAD}[declined]\nevents = [{names}]\nsources = [{names}]\n"));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn comments(bencher: Bencher, lines: usize) {
    look_over(bencher, &format!("{}{HEAD}x = ", "# A comment [[event]] \"\n".repeat(lines)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn one_long_string(bencher: Bencher, words: usize) {
    look_over(bencher, &HEAD.replace("Large", &"wörd \\u001b ".repeat(words)).replace("2024", "2023"));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn one_long_key(bencher: Bencher, words: usize) {
    look_over(bencher, &format!("{HEAD}\"{}\" = 1", "wörd ".repeat(words)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn brackets_never_closed(bencher: Bencher, brackets: usize) {
    look_over(bencher, &format!("{HEAD}event = {}", "[".repeat(brackets)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn tables_in_tables(bencher: Bencher, depth: usize) {
    look_over(bencher, &format!("{HEAD}event = {}1{}", "{ a = ".repeat(depth), "}".repeat(depth)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn quotes_never_closed(bencher: Bencher, lines: usize) {
    look_over(bencher, &"name = \"\n".repeat(lines));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn dots_in_one_key(bencher: Bencher, dots: usize) {
    look_over(bencher, &format!("{}a = 1", "a.".repeat(dots)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn keys_in_one_table(bencher: Bencher, keys: usize) {
    let keys: Vec<_> = (0..keys).map(|it| format!("k{it}.a = 1\n")).collect();
    look_over(bencher, &(keys.concat() + HEAD));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn two_versions_meet(bencher: Bencher, times: usize) {
    look_over(bencher, &"<<<<<<< ours\nname = 1\n=======\nname = 2\n>>>>>>> theirs\n".repeat(times));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn noise(bencher: Bencher, bytes: usize) {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b"[]{}=\"'.,#\n\\a1 "[(state >> 16) as usize % 16 % 15] as char
    };
    let text: String = (0..bytes).map(|_| next()).collect();
    look_over(bencher, &text);
}

#[divan::bench(args = SIZES, max_time = 5)]
fn draft_of_brackets(bencher: Bencher, brackets: usize) {
    let text = format!("{{\"desks\": {}", "[".repeat(brackets));
    bencher.bench_local(|| Draft::parse(black_box(&text)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn draft_of_one_key(bencher: Bencher, times: usize) {
    let text = format!("{{{}\"x\": 1}}", "\"version\": 1, ".repeat(times));
    bencher.bench_local(|| Draft::parse(black_box(&text)));
}
