//! Any catalog: few or many things, short or long names, recommendations here and there.

use proptest::prelude::*;
use segue::catalog::Catalog;
use std::fmt::Write as _;

/// How many of each there are, and what decides who asks for what.
#[derive(Debug, Clone)]
struct Shape {
    events: usize,
    properties: usize,
    connections: usize,
    use_cases: usize,
    goals: usize,
    word: String,
    seed: usize,
}

/// Any catalog.
pub fn any_catalog() -> impl Strategy<Value = Catalog> {
    let counts = (1..9_usize, 0..5_usize, 1..5_usize, 1..12_usize, 1..6_usize);
    // Nothing that TOML would want escaped.
    let word = prop_oneof!["[a-z ]{1,6}", "[a-z ]{60,90}", "[\u{4e00}-\u{4e20}]{1,30}"];
    (counts, word, 0..1000_usize).prop_map(|(counts, word, seed)| {
        let (events, properties, connections, use_cases, goals) = counts;
        let shape = Shape { events, properties, connections, use_cases, goals, word, seed };
        let text = text(&shape);
        Catalog::read("any.toml", &text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
    })
}

fn text(shape: &Shape) -> String {
    let mut text = String::new();
    head(&mut text, shape);
    for at in 0..shape.events {
        event(&mut text, shape, at);
    }
    for at in 0..shape.use_cases {
        let events = some(shape, "E", shape.events, at);
        let _ = write!(
            text,
            "[[use_case]]\nid = \"u{at}\"\ntitle = \"U{at} {}\"\nsummary = \"Does {}\"\nevents = [{events}]\n",
            shape.word, shape.word
        );
    }
    for at in 0..shape.goals {
        goal(&mut text, shape, at);
    }
    text
}

fn head(text: &mut String, shape: &Shape) {
    text.push_str("id = \"any\"\ntitle = \"Any\"\nedition = { date = 2026-11-23, name = \"first\" }\n");
    for (table, letter) in [("sources", "S"), ("destinations", "D")] {
        let _ = writeln!(text, "[{table}]");
        for at in 0..shape.connections {
            let _ = writeln!(text, "\"{letter}{at} {}\" = \"What it is\"", shape.word);
        }
    }
}

fn event(text: &mut String, shape: &Shape, at: usize) {
    let _ = write!(
        text,
        "[[event]]\nname = \"E{at} {}\"\ndescription = \"About {}\"\nproperties = [\n",
        shape.word, shape.word
    );
    for property in 0..shape.properties {
        let pii = (at + property + shape.seed).is_multiple_of(3);
        let _ = writeln!(
            text,
            "  {{ name = \"p{property}\", type = \"string\", example = \"x\", description = \"Some {}\", pii = {pii} }},",
            shape.word
        );
    }
    text.push_str("]\n");
}

fn goal(text: &mut String, shape: &Shape, at: usize) {
    let _ = write!(
        text,
        "[[goal]]\nid = \"g{at}\"\ntitle = \"G{at} {}\"\nsummary = \"Reach {}\"\n",
        shape.word, shape.word
    );
    for use_case in (0..shape.use_cases)
        .filter(|use_case| *use_case == at % shape.use_cases || hit(shape, at, *use_case))
    {
        let sources = some(shape, "S", shape.connections, use_case + at);
        let destinations = some(shape, "D", shape.connections, use_case + at + 1);
        let _ = write!(
            text,
            "[[goal.recommendation]]\nuse_case = \"u{use_case}\"\nsources = [{sources}]\ndestinations = [{destinations}]\n"
        );
    }
}

/// At least one of `count` names.
fn some(shape: &Shape, letter: &str, count: usize, at: usize) -> String {
    let chosen = (0..count).filter(|one| *one == at % count || hit(shape, at, *one));
    chosen.map(|one| format!("\"{letter}{one} {}\"", shape.word)).collect::<Vec<_>>().join(", ")
}

fn hit(shape: &Shape, one: usize, other: usize) -> bool {
    (one * 31 + other * 17 + shape.seed) % 5 < 2
}
