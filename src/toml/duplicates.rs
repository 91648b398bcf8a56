//! Keys that are twice in a table, and where each is first: the parser of the tree reports only the second.

use super::explain::range;
use super::syntax::events;
use std::collections::{HashMap, HashSet};
use toml_parser::Source;
use toml_parser::parser::{Event, EventKind};

/// Where the keys are first that are again at the bytes `again` of a text.
pub(super) fn firsts(text: &str, again: &HashSet<usize>) -> HashMap<usize, usize> {
    let source = Source::new(text);
    let (events, _) = events(source, &source.lex().into_vec());
    let mut walk = TableWalk { tables: 0, open: Vec::new(), section: 0, in_header: false, path: None };
    let (mut keys, mut firsts) = (HashMap::new(), HashMap::new());
    for event in &events {
        let Some((table, from)) = walk.key(event) else { continue };
        let span = range(event.span());
        let first = *keys.entry((table, &text[from..span.end])).or_insert(span.start);
        if again.contains(&span.start) {
            firsts.insert(span.start, first);
        }
    }
    firsts
}

/// Which table the events have come to.
struct TableWalk {
    /// How many tables were opened.
    tables: usize,
    /// The inline tables around the current place; a list holds nothing that could be twice.
    open: Vec<usize>,
    section: usize,
    in_header: bool,
    /// Where the dotted key begins of which a part was met.
    path: Option<usize>,
}

impl TableWalk {
    /// The table of the key that `event` is, and where that key begins. All headers are of one table.
    fn key(&mut self, event: &Event) -> Option<(usize, usize)> {
        let path = self.path.take();
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                self.tables += 1;
                (self.section, self.in_header) = (self.tables, true);
            }
            EventKind::StdTableClose | EventKind::ArrayTableClose => self.in_header = false,
            EventKind::InlineTableOpen => {
                self.tables += 1;
                self.open.push(self.tables);
            }
            EventKind::InlineTableClose => drop(self.open.pop()),
            EventKind::KeySep | EventKind::Whitespace => self.path = path,
            EventKind::SimpleKey => {
                let from = *self.path.insert(path.unwrap_or(event.span().start()));
                let section = if self.in_header { usize::MAX } else { self.section };
                return Some((self.open.last().copied().unwrap_or(section), from));
            }
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::firsts;
    use std::collections::HashSet;

    fn first(text: &str, again: &str) -> Option<usize> {
        let again = text.rfind(again).expect("it is there");
        firsts(text, &HashSet::from([again])).remove(&again)
    }

    #[test]
    fn the_first_is_of_the_same_table() {
        assert_eq!(first("a = 1\n[b]\na = 2\nb = { a = 3 }\na = 4\n", "a = 4"), Some(10));
        assert_eq!(first("x = [{ a = 1 }, { a = 2, a = 3 }]\n", "a = 3"), Some(18));
        assert_eq!(first("a.x = 1\nb.x = 2\nb.x = 3\n", "x = 3"), Some(10));
        assert_eq!(first("[a]\nx = 1\n[b]\n[a]\n", "a]"), Some(1));
    }
}
