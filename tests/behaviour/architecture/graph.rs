//! Which file of a room names which others: imports are followed through re-exports to where an item is defined.

use super::Source;
use std::collections::{BTreeMap, BTreeSet};

/// The files of the crate as modules.
pub(super) struct Graph {
    /// The module of each file: `["app", "screen", "save"]` for `app/screen/save.rs`.
    files: BTreeMap<Vec<String>, Module>,
}

#[derive(Default)]
struct Module {
    items: BTreeSet<String>,
    /// What it imports, by the name under which it has it; `*` for all of a module.
    imports: Vec<(String, Vec<String>)>,
    /// Other paths in its code.
    paths: Vec<Vec<String>>,
}

impl Graph {
    pub(super) fn of(sources: &[Source]) -> Self {
        let module = |source: &Source| {
            let path = source.path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            (path, Module::of(&source.code))
        };
        Self { files: sources.iter().map(module).collect() }
    }

    /// The files that each file names, within its room.
    fn edges(&self) -> BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> {
        let mut edges = BTreeMap::new();
        for (path, module) in &self.files {
            let imports = module.imports.iter().map(|(_, target)| target);
            let named = imports.chain(&module.paths).filter_map(|target| self.home(path, target, 0));
            let inside = named.filter(|home| home.first() == path.first() && *home != path);
            edges.insert(path, inside.collect());
        }
        edges
    }

    /// The file in which what `target` means in the file `from` is defined.
    fn home(&self, from: &[String], target: &[String], depth: usize) -> Option<&Vec<String>> {
        if depth > 16 {
            return None;
        }
        let (mut module, mut rest) = match target.first()?.as_str() {
            "crate" => (Vec::new(), &target[1..]),
            "self" => (from.to_vec(), &target[1..]),
            "super" => (from[..from.len() - 1].to_vec(), &target[1..]),
            _ => (from.to_vec(), target),
        };
        while let Some((first, after)) = rest.split_first() {
            if first == "super" {
                module.pop();
            } else if self.files.contains_key(&[&module[..], std::slice::from_ref(first)].concat()) {
                module.push(first.clone());
            } else {
                break;
            }
            rest = after;
        }
        let (path, found) = self.files.get_key_value(&module)?;
        let Some(item) = rest.first() else { return Some(path).filter(|path| path[..] != *from) };
        if found.items.contains(item) {
            return Some(path);
        }
        let mut named = found.imports.iter().filter(|(name, _)| name == item);
        named.find_map(|(_, target)| self.home(path, target, depth + 1))
    }

    /// The circles, each as the paths of its files.
    pub(super) fn circles(&self) -> Vec<Vec<String>> {
        let edges = self.edges();
        let reachable: BTreeMap<_, _> = edges.keys().map(|from| (*from, reach(&edges, from))).collect();
        let (mut circles, mut seen) = (Vec::new(), BTreeSet::new());
        for from in edges.keys().copied().filter(|from| reachable[*from].contains(*from)) {
            let together: Vec<_> =
                reachable[from].iter().filter(|to| reachable[**to].contains(from)).collect();
            if together.iter().all(|file| seen.insert(**file)) {
                circles.push(together.iter().map(|file| file.join("/")).collect());
            }
        }
        circles
    }
}

fn reach<'a>(
    edges: &BTreeMap<&'a Vec<String>, BTreeSet<&'a Vec<String>>>,
    from: &'a Vec<String>,
) -> BTreeSet<&'a Vec<String>> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(file) = open.pop() {
        for to in &edges[file] {
            if reached.insert(*to) {
                open.push(to);
            }
        }
    }
    reached
}

impl Module {
    fn of(code: &[String]) -> Self {
        let mut module = Self::default();
        let text = code.join("\n");
        for line in code {
            module.items.extend(defined(line).map(|(_, name)| name.to_owned()));
        }
        let mut rest = &*text;
        while let Some(at) = rest.find("use ") {
            let is_start = rest[..at].lines().next_back().is_none_or(|line| {
                let before = line.trim();
                before.is_empty() || before == "pub" || before.starts_with("pub(")
            });
            rest = &rest[at + 4..];
            if is_start && let Some(end) = rest.find(';') {
                expand(&[], &rest[..end], &mut module.imports);
                rest = &rest[end + 1..];
            }
        }
        for root in ["crate::", "super::"] {
            for (at, _) in text.match_indices(root) {
                let end = text[at..].find(|it: char| !it.is_alphanumeric() && it != '_' && it != ':');
                let path = &text[at..end.map_or(text.len(), |end| at + end)];
                let before = text[..at].chars().next_back();
                if !before.is_some_and(|it| it.is_alphanumeric() || it == ':' || it == '_') {
                    module
                        .paths
                        .push(path.split("::").filter(|it| !it.is_empty()).map(str::to_owned).collect());
                }
            }
        }
        // Paths at the heads of imports are among the imports, whole.
        module.paths.retain(|path| path.len() > 1 && path.last().is_some_and(|last| last != "super"));
        let heads: BTreeSet<_> = module
            .imports
            .iter()
            .flat_map(|(_, path)| (1..path.len()).map(|end| path[..end].to_vec()))
            .collect();
        module.paths.retain(|path| !heads.contains(path));
        module
    }
}

/// What `tree`, a part of a `use` within `head`, imports.
fn expand(head: &[String], tree: &str, imports: &mut Vec<(String, Vec<String>)>) {
    let tree = tree.trim();
    let (path, group) = match tree.find('{') {
        Some(at) => (&tree[..at], Some(&tree[at + 1..tree.rfind('}').unwrap_or(tree.len())])),
        None => (tree, None),
    };
    let (path, alias) = path.split_once(" as ").unwrap_or((path, ""));
    let steps = path.split("::").map(str::trim).filter(|step| !step.is_empty()).map(str::to_owned);
    let mut whole: Vec<_> = head.iter().cloned().chain(steps).collect();
    let Some(group) = group else {
        if whole.last().is_some_and(|last| last == "self") {
            whole.pop();
        }
        let name = if alias.is_empty() {
            whole.last().cloned().unwrap_or_default()
        } else {
            alias.trim().to_owned()
        };
        imports.push((name, whole));
        return;
    };
    let (mut depth, mut start) = (0, 0);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&whole, &group[start..at], imports);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !group[start..].trim().is_empty() {
        expand(&whole, &group[start..], imports);
    }
}

/// The item that a line at the top level of a file defines: its keyword and its name.
pub(super) fn defined(line: &str) -> Option<(&str, &str)> {
    let mut line = line;
    if let Some(rest) = line.strip_prefix("pub") {
        line = rest
            .strip_prefix('(')
            .and_then(|it| it.split_once(')'))
            .map_or(rest, |(_, rest)| rest)
            .trim_start();
    }
    for word in ["async ", "unsafe ", "const fn"] {
        line =
            line.strip_prefix(word).map_or(line, |rest| if word == "const fn" { &line[6..] } else { rest });
    }
    let (keyword, rest) = line.split_once(' ')?;
    let keywords = ["struct", "enum", "union", "trait", "type", "fn", "const", "static", "macro_rules!"];
    let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len());
    (keywords.contains(&keyword) && end > 0).then_some((keyword, &rest[..end]))
}

#[cfg(test)]
mod tests {
    use super::{defined, expand};

    #[test]
    fn definitions_and_imports_are_seen() {
        assert_eq!(defined("pub(super) const fn new() -> Self {"), Some(("fn", "new")));
        assert_eq!(defined("pub struct Plan<'a> {"), Some(("struct", "Plan")));
        assert_eq!((defined("    fn inner() {"), defined("impl Plan {")), (None, None));
        let mut imports = Vec::new();
        expand(&[], "super::{a::{self, B as C}, d}", &mut imports);
        let told: Vec<_> = imports.iter().map(|(name, path)| (&**name, path.join("::"))).collect();
        let expected = [("a", "super::a"), ("C", "super::a::B"), ("d", "super::d")];
        assert_eq!(told, expected.map(|(name, path)| (name, path.to_owned())));
    }
}
