//! Files with one fault each, which end with what is said about it.

use std::fs;
use std::path::{Path, PathBuf};

/// How the lines begin that hold what is said.
const SAID: &str = "#>";

/// The TOML files in a folder below `tests/fixtures`, by name.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(crate::ROOT).join("tests/fixtures").join(folder);
    let entries = fs::read_dir(&folder).expect("the fixtures are in the repository");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    files.sort();
    files
}

/// The name of a file, by which faults name it.
pub fn name(path: &Path) -> String {
    path.file_name().expect("a file").to_string_lossy().into_owned()
}

/// Holds each file of a folder to what it ends with: what `say` says of its name and of the text before. With
/// `INSTA_UPDATE=always`, as for snapshots, makes it so. Gives all that is said.
pub fn hold(folder: &str, say: impl Fn(&str, &str) -> String) -> String {
    let mut all = String::new();
    for path in files(folder) {
        let whole = fs::read_to_string(&path).expect("a readable fixture");
        let text = whole.split_once(&format!("\n{SAID}")).map_or(&*whole, |(text, _)| text);
        let said = say(&name(&path), text);
        let lines: Vec<_> =
            said.lines().map(|line| format!("{SAID} {line}").trim_end().to_owned()).collect();
        let wanted = format!("{text}\n{}\n", lines.join("\n"));
        if whole != wanted && std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
            fs::write(&path, &wanted).expect("a file that can be written");
        }
        assert_eq!(fs::read_to_string(&path).expect("a readable fixture"), wanted, "{}", name(&path));
        all.push_str(&said);
        all.push('\n');
    }
    all
}

/// The sentences in the sources of these files and folders below `src` of which no part is said in `said`: text
/// with a space in it that is no pattern to match with and not what the program says of its own mistakes.
pub fn unsaid(sources: &[&str], said: &str) -> Vec<String> {
    let sources = sources.iter().flat_map(|source| code(&Path::new(crate::ROOT).join(source)));
    let sentences: Vec<_> = sources.flat_map(|code| sentences(&code)).collect();
    assert!(sentences.len() > 20, "only {} sentences are found", sentences.len());
    sentences.into_iter().filter(|sentence| !is_said(sentence, said)).collect()
}

/// The code of a file, or of all files of a folder, without comments and tests.
fn code(path: &Path) -> Vec<String> {
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder of sources");
        return entries.flat_map(|entry| code(&entry.expect("an entry").path())).collect();
    }
    let text = fs::read_to_string(path).unwrap_or_else(|_| panic!("{} is not there", path.display()));
    let lines = text.lines().take_while(|line| *line != "#[cfg(test)]");
    let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
    vec![lines.collect::<Vec<_>>().join("\n")]
}

fn sentences(code: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut rest = code;
    let mut before = String::new();
    while let Some(start) = opening(rest) {
        before.push_str(&rest[..start]);
        let Some((text, after)) = literal(&rest[start + 1..]) else { break };
        let behind = after.trim_start();
        let statement = before.rsplit([';', '\n']).next().unwrap_or_default();
        let is_pattern = ["=>", "|", ", _) =>", "if "].iter().any(|it| behind.starts_with(it))
            || ["|", "=="].iter().any(|it| before.trim_end().ends_with(it))
            || statement.contains("matches!(");
        let for_ourselves =
            ["expect(", "unreachable!(", "panic!("].iter().any(|it| before.trim_end().ends_with(it));
        if text.contains(' ')
            && text.contains(|it: char| it.is_lowercase())
            && !is_pattern
            && !for_ourselves
        {
            sentences.push(text);
        }
        rest = after;
    }
    sentences
}

/// Where the next text begins; `'"'` is a character.
fn opening(code: &str) -> Option<usize> {
    code.match_indices('"').map(|(at, _)| at).find(|at| !code[..*at].ends_with('\''))
}

/// A text up to its end, with its escapes read, and what follows.
fn literal(code: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut characters = code.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((text, &code[at + 1..])),
            '\\' => match characters.next()?.1 {
                'n' => text.push('\n'),
                '\n' => {
                    let rest = characters.as_str().trim_start();
                    let skipped = characters.as_str().len() - rest.len();
                    characters.by_ref().take(skipped).for_each(drop);
                }
                other => text.push(other),
            },
            _ => text.push(character),
        }
    }
    None
}

/// Whether `said` has the fixed parts of a sentence, one behind the other on a line.
fn is_said(sentence: &str, said: &str) -> bool {
    let parts = parts(sentence);
    said.lines().any(|line| {
        let mut rest = line;
        parts.iter().all(|part| match rest.find(part.as_str()) {
            Some(at) => {
                rest = &rest[at + part.len()..];
                true
            }
            None => false,
        })
    })
}

/// The parts of a sentence around what is put into it.
fn parts(sentence: &str) -> Vec<String> {
    let sentence = sentence.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut parts = Vec::new();
    for (number, piece) in sentence.split('{').enumerate() {
        let fixed = if number == 0 { piece } else { piece.split_once('}').map_or("", |(_, after)| after) };
        parts.push(fixed.replace('\u{1}', "{").replace('\u{2}', "}"));
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[test]
fn sentences_are_found_in_sources() {
    let code = "match it {\n \"a pattern\" => Finding::new(at, \"this is {what} here\")\n}\n\
                x.expect(\"it is there\"); if c == '\"' { \"one \\\"two\\\" \\\n   three\" }";
    assert_eq!(sentences(code), ["this is {what} here", "one \"two\" three"]);
    assert!(is_said("this is {what} here", "error: this is nothing here"));
    assert!(!is_said("this is {what} here", "error: this is nothing there"));
}
