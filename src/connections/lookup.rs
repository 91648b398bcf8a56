//! Which real destination a person means by a name.

use super::directory::{Directory, ListedDestination};
use crate::diagnostic::{nearest, quoted};

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup<'a> {
    /// One destination.
    Found(&'a ListedDestination),
    /// Several, and the name does not say which.
    Ambiguous(Vec<&'a ListedDestination>),
    /// None; the nearest name, where one is near.
    Unknown(Option<&'a str>),
}

impl Lookup<'_> {
    /// The error where `name` stands for no single destination.
    pub fn sentence(&self, name: &str) -> Option<String> {
        match self {
            Self::Found(_) => None,
            Self::Ambiguous(several) => {
                let names: Vec<_> = several.iter().take(5).map(|it| quoted(&it.name)).collect();
                let more = if several.len() > names.len() { ", …" } else { "" };
                Some(format!("{} may be several destinations: {}{more}", quoted(name), names.join(", ")))
            }
            Self::Unknown(Some(near)) => {
                Some(format!("no destination is called {}; did you mean {}?", quoted(name), quoted(near)))
            }
            Self::Unknown(None) => {
                Some(format!("no destination is called {}; see `segue connections list`", quoted(name)))
            }
        }
    }
}

impl Directory {
    /// The destination meant by `name`: its slug, its name, its name without what the vendor adds in
    /// parentheses, or words that only one name has.
    pub fn destination(&self, name: &str) -> Lookup<'_> {
        let wanted = name.trim();
        let is_exact = |it: &&ListedDestination| it.slug == wanted || it.name.eq_ignore_ascii_case(wanted);
        if let Some(exact) = self.destinations.iter().find(is_exact) {
            return Lookup::Found(exact);
        }
        let plain = plain(wanted);
        let is_slug = |it: &ListedDestination| it.slug.strip_prefix("actions-") == Some(wanted);
        let steps: [&dyn Fn(&ListedDestination) -> bool; 2] =
            [&|it| is_slug(it) || self::plain(&it.name) == plain, &|it| {
                holds_words(&self::plain(&it.name), &plain)
            }];
        for fits in steps {
            let found: Vec<_> = self.destinations.iter().filter(|it| fits(it)).collect();
            match found.len() {
                0 => {}
                1 => return Lookup::Found(found[0]),
                _ => return Lookup::Ambiguous(found),
            }
        }
        Lookup::Unknown(nearest(wanted, self.destinations.iter().map(|it| &*it.name)))
    }
}

/// A name in small letters, without what is in parentheses and without signs.
fn plain(name: &str) -> String {
    let mut depth = 0;
    let mut kept = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth > 0 => {}
            _ if letter.is_alphanumeric() => kept.push(letter),
            _ => kept.push(' '),
        }
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn holds_words(name: &str, wanted: &str) -> bool {
    let has = |word: &str| name.split(' ').any(|it| it == word);
    // A letter or two say too little.
    wanted.len() > 2 && wanted.split(' ').all(has)
}
