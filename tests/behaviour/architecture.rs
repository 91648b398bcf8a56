//! Who may know whom: the lines between the rooms of the house, read off the sources.

mod graph;

use graph::{Graph, defined};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below `src`, and its lines without comments and without its tests.
struct Source {
    path: String,
    text: String,
    code: Vec<String>,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources: Vec<_> = files(&root).iter().map(|path| Source::read(&root, path)).collect();
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(sources.iter().any(|source| source.path == "lib.rs"));
    sources
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of sources");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let nested = paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    nested.filter(|path| path.extension().is_some_and(|it| it == "rs")).collect()
}

impl Source {
    fn read(root: &Path, path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("a source file");
        let path = path.strip_prefix(root).expect("below src").to_string_lossy().replace('\\', "/");
        let code = text.lines().take_while(|line| *line != "#[cfg(test)]").map(without_comment);
        Self { path, code: code.filter(|line| !line.trim().is_empty()).collect(), text }
    }

    /// The room of the file: `tui` for `tui/view/row.rs`.
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    fn is_in(&self, module: &str) -> bool {
        self.path == format!("{module}.rs") || self.path.starts_with(&format!("{module}/"))
    }

    fn names(&self, word: &str) -> bool {
        self.code.iter().any(|line| holds_path(line, word))
    }

    /// The rooms that the file names, as `crate::room` or, in the program itself, as `segue::room`.
    fn rooms_named(&self) -> BTreeSet<String> {
        let code = self.code.join("\n");
        let mut rooms = BTreeSet::new();
        for root in ["crate::", "segue::"] {
            for (at, _) in code.match_indices(root) {
                if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
                    continue;
                }
                rooms.extend(first_names(&code[at + root.len()..]));
            }
        }
        rooms
    }
}

/// `a` of `a::b`, and both of `{a::b, c}`.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| {
        let end = text.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(text.len());
        text[..end].to_owned()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 0;
    let mut names = Vec::new();
    let mut start = true;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            _ if start && !character.is_whitespace() => {
                names.push(name(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

/// Whether a line names `word`, and not a longer word that holds it.
fn holds_path(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let part = |character: Option<char>| character.is_some_and(|it| it.is_alphanumeric() || it == '_');
        !part(before) && (word.ends_with([':', '!']) || !part(after))
    })
}

fn without_comment(line: &str) -> String {
    let trimmed = line.trim_start();
    if trimmed.starts_with("//") { String::new() } else { line.to_owned() }
}

#[test]
fn the_readers_of_this_test_see_what_is_there() {
    assert_eq!(first_names("{plan::{Item, Change}, text}"), ["plan", "text"]);
    assert_eq!(first_names("catalog::Catalog"), ["catalog"]);
    assert!(holds_path("let x = Color::Red;", "Color::") && !holds_path("MyColor::Red", "Color::"));
    assert!(holds_path("use std::io;", "std::io") && !holds_path("use std::iter;", "std::i"));
}

#[test]
fn rooms_know_only_those_they_build_on() {
    let allowed: &[(&str, &[&str])] = &[
        ("text", &[]),
        ("diagnostic", &["text"]),
        ("toml", &["text", "diagnostic"]),
        ("catalog", &["text", "diagnostic", "toml"]),
        ("import", &["text", "diagnostic", "toml", "catalog"]),
        ("plan", &["text", "diagnostic", "toml", "catalog"]),
        ("connections", &["text", "diagnostic", "catalog", "plan"]),
        ("export", &["text", "diagnostic", "catalog", "plan", "connections"]),
        ("proof", &["text", "diagnostic", "catalog", "plan"]),
        ("listen", &["text", "proof"]),
        ("search", &["catalog"]),
        ("app", &["text", "diagnostic", "catalog", "plan", "connections", "export", "search"]),
        ("session", &["text", "diagnostic", "catalog", "plan", "export", "listen", "proof", "app"]),
        ("tui", &["text", "catalog", "plan", "search", "app", "session"]),
        ("plain", &["text", "catalog", "plan", "search", "app", "session"]),
        (
            "cli",
            &[
                "text",
                "diagnostic",
                "catalog",
                "plan",
                "connections",
                "export",
                "import",
                "listen",
                "proof",
                "app",
                "session",
                "tui",
                "plain",
            ],
        ),
        ("main", &["cli"]),
        ("lib", &[]),
    ];
    for source in sources() {
        let room = source.room();
        let Some((_, may_name)) = allowed.iter().find(|(name, _)| *name == room) else {
            panic!("{} stands in no room that this test knows", source.path)
        };
        for named in source.rooms_named() {
            let fine = named == room || may_name.contains(&&*named);
            assert!(fine, "src/{} names `{named}`, which `{room}` must not know", source.path);
        }
    }
}

/// Circles that are known, by the first of their files, each with why it is one still. No other may come.
const CIRCLES: &[(&str, &str)] = &[
    ("app", "the model, its messages and its screens hold each other"),
    ("catalog", "a use case looks up its events in the catalog that holds it"),
    ("diagnostic", "a diagnostic draws itself"),
    ("plain", "questions lead to each other"),
    ("plan", "a plan reads, checks and writes itself"),
    ("proof", "a report counts by what was expected"),
];

#[test]
fn no_files_of_a_room_name_each_other_in_a_circle() {
    let circles = Graph::of(&sources()).circles();
    for (first, _) in CIRCLES {
        assert!(
            circles.iter().any(|it| it[0] == *first),
            "{first} is in no circle any more: take it off the list"
        );
    }
    for circle in circles {
        let is_known = CIRCLES.iter().any(|(first, _)| *first == circle[0]);
        assert!(is_known, "these name each other: {}", circle.join(", "));
    }
}

#[test]
fn each_type_has_a_name_of_its_own() {
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources() {
        for line in &source.code {
            if let Some(("struct" | "enum" | "union" | "trait" | "type", name)) = defined(line) {
                homes.entry(name.to_owned()).or_default().push(source.path.clone());
            }
        }
    }
    for (name, homes) in homes {
        assert!(homes.len() == 1, "{} all define `{name}`", homes.join(", "));
    }
}

#[test]
fn only_the_core_changes_the_model() {
    let is_assignment = |line: &str| {
        line.match_indices("app.").any(|(at, _)| {
            let path = line[at..].split_once(' ').unwrap_or_default();
            let is_path = path.0.chars().all(|it| it.is_alphanumeric() || it == '_' || it == '.');
            let is_whole = !line[..at].ends_with(|it: char| it.is_alphanumeric() || it == '_');
            is_whole
                && is_path
                && ["= ", "+= ", "-= ", "|= ", "&= "].iter().any(|it| path.1.starts_with(it))
        })
    };
    assert!(is_assignment("self.app.step = step;") && !is_assignment("if app.step == step {"));
    for source in sources().iter().filter(|source| source.room() != "app") {
        let line = source.code.iter().find(|line| is_assignment(line));
        assert!(
            line.is_none(),
            "src/{} changes the model: {}",
            source.path,
            line.map_or("", |it| it.trim())
        );
    }
}

#[test]
fn the_core_and_the_screen_know_no_command_line() {
    for source in sources().iter().filter(|source| ["app", "tui"].contains(&source.room())) {
        assert!(!source.names("clap"), "src/{} names clap", source.path);
    }
}

#[test]
fn only_the_front_ends_know_a_terminal() {
    let streams = ["IsTerminal", "stdin", "stdout", "stderr", "print!", "println!", "eprint!", "eprintln!"];
    for source in sources() {
        let room = source.room();
        let screen = if room == "tui" { &[][..] } else { &["ratatui", "crossterm"] };
        let streams = if ["tui", "plain", "cli"].contains(&room) { &[][..] } else { &streams };
        for word in screen.iter().chain(streams) {
            assert!(!source.names(word), "src/{} names `{word}`", source.path);
        }
    }
}

#[test]
fn the_core_and_the_views_do_no_input_or_output() {
    let world =
        ["std::fs", "std::io", "std::env", "std::time", "std::thread", "std::process", "fs::", "env::"];
    let mut seen = 0;
    let is_pure =
        |source: &&Source| source.room() == "app" || source.room() == "search" || source.is_in("tui/view");
    for source in sources().iter().filter(is_pure) {
        seen += 1;
        for word in world {
            // Matching on all cores at once is no input or output.
            if word == "std::thread" && source.room() == "search" {
                continue;
            }
            assert!(!source.names(word), "src/{} names `{word}`", source.path);
        }
        assert!(!source.names("Timestamp::now"), "src/{} looks at the clock", source.path);
    }
    assert!(seen > 20, "only {seen} files were looked at");
}

/// Every file that names `word` is in `home`, and at least one does.
fn named_only_in(word: &str, home: &[&str]) {
    let sources = sources();
    let mut at_home = 0;
    for source in sources.iter().filter(|source| source.names(word)) {
        let is_home = home.iter().any(|module| source.is_in(module));
        assert!(is_home, "src/{} names `{word}`, which belongs to {home:?}", source.path);
        at_home += 1;
    }
    assert!(at_home > 0, "nobody names `{word}`");
}

#[test]
fn only_the_theme_names_a_colour() {
    named_only_in("Color::", &["tui/theme"]);
}

#[test]
fn only_the_key_table_names_a_key() {
    named_only_in("KeyCode::", &["app/keymap", "tui/keys"]);
}

#[test]
fn only_the_terminal_touches_its_modes() {
    for word in ["enable_raw_mode", "disable_raw_mode", "EnterAlternateScreen", "EnableBracketedPaste"] {
        named_only_in(word, &["tui/terminal"]);
    }
}

#[test]
fn drawing_characters_stand_among_the_symbols() {
    let drawing = |character: char| matches!(character, '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25ff}');
    for source in sources().iter().filter(|source| ["app", "tui"].contains(&source.room())) {
        let drawn = source.code.iter().any(|line| line.contains(drawing));
        let is_home = source.is_in("app/symbols");
        assert!(!drawn || is_home, "src/{} draws with a character of its own", source.path);
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 10, "src/{} opens with `{first}`", source.path);
    }
}

#[test]
fn no_file_is_too_long_to_be_read_at_a_sitting() {
    for source in sources() {
        let lines = source.text.lines().count();
        assert!(lines <= 300, "src/{} has {lines} lines", source.path);
    }
}

#[test]
fn the_top_level_holds_what_a_newcomer_expects() {
    let expected = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "assets",
        "tests",
        "findings",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(root).expect("the top level") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let known = expected.contains(&&*name) || name.starts_with('.') || name == "target";
        assert!(known, "{name} stands at the top level");
    }
}
