//! Fingerprints of what catalogs recommend, by which a plan knows whether its own changed since: people edit theirs,
//! and those that they extend, several times a day.

use super::Catalog;
use siphasher::sip::SipHasher13;
use std::hash::Hasher as _;

impl Catalog {
    /// The catalog with its fingerprint, as a library gives it.
    pub fn fingerprinted(mut self) -> Self {
        self.fingerprint = Some(format!("{:016x}", self.hash()));
        self
    }

    /// A number for what is recommended for what. Plans keep it, so it is the same in every release and on every
    /// machine.
    fn hash(&self) -> u64 {
        let mut hash = NameHash::default();
        for goal in &self.goals {
            hash.part(&goal.id);
            for it in self.recommendations(goal) {
                hash.part(it.use_case().id());
                hash.names(it.sources().map(|it| &*it.name));
                hash.names(it.destinations().map(|it| &*it.name));
            }
        }
        for use_case in self.use_cases() {
            hash.part(use_case.id());
            hash.names(use_case.events().map(|it| &*it.name));
        }
        for event in &self.events {
            hash.part(&event.name);
            hash.names(event.properties.iter().map(|it| &*it.name));
        }
        hash.0.finish()
    }
}

/// Hashes names so that none can be taken for the end of another.
#[derive(Default)]
struct NameHash(SipHasher13);

impl NameHash {
    fn part(&mut self, name: &str) {
        self.0.write(b"\xff");
        self.name(name);
    }

    fn names<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        self.0.write(b"\xfe");
        names.for_each(|name| self.name(name));
    }

    fn name(&mut self, name: &str) {
        self.0.write(name.as_bytes());
        // No text has this byte.
        self.0.write(b"\xfd");
    }
}

#[cfg(test)]
mod tests {
    use super::Catalog;

    const CATALOG: &str = r#"
id = "own"
title = "Own"
edition = { date = 2026-02-01, name = "first" }
[sources]
Website = "Pages."
Mobile = "Apps."
[destinations]
Analytics = "Tools."
Advertising = "Ads."
[[event]]
name = "Aa"
[[event]]
name = "Bb"
properties = [{ name = "x" }]
[[use_case]]
title = "Use one"
summary = "One."
events = ["Aa"]
[[goal]]
title = "Goal"
summary = "G."
[[goal.recommendation]]
use_case = "use-one"
sources = ["Website"]
destinations = ["Analytics"]
"#;

    fn fingerprint(text: &str) -> String {
        format!("{:016x}", Catalog::read("own.toml", text).expect("a catalog").hash())
    }

    #[test]
    fn it_is_the_same_in_every_release() {
        assert_eq!(fingerprint(CATALOG), "d425fc461de4fca7");
        assert_eq!(fingerprint(&CATALOG.replace("Pages.", "Our pages.")), fingerprint(CATALOG));
    }

    #[test]
    fn whatever_is_recommended_makes_another() {
        for (old, new) in [
            ("[\"Aa\"]", "[\"Aa\", \"Bb\"]"),
            ("name = \"x\"", "name = \"y\""),
            ("sources = [\"Website\"]", "sources = [\"Mobile\"]"),
            ("destinations = [\"Analytics\"]", "destinations = [\"Advertising\"]"),
            ("title = \"Goal\"", "title = \"Other\""),
        ] {
            assert!(CATALOG.contains(old));
            assert_ne!(fingerprint(&CATALOG.replace(old, new)), fingerprint(CATALOG), "{old}");
        }
    }
}
