//! The names of slots: another for everything that they may be about.

use siphasher::sip128::{Hasher128 as _, SipHasher13};
use std::hash::Hasher as _;
use std::path::Path;

/// The longest readable part of a file's name, in bytes.
const READABLE: usize = 120;

/// A file name for a path, another for every path. Separators are `%`; what a name had better not hold, and what
/// means something in ours, is `~` and a number. A long one keeps its end and has a hash in front of it.
pub(super) fn name(about: &Path) -> String {
    use std::fmt::Write as _;
    let mut readable = String::new();
    for chunk in about.as_os_str().as_encoded_bytes().utf8_chunks() {
        for it in chunk.valid().chars() {
            match it {
                '/' => readable.push('%'),
                '%' | '+' | '~' | '\\' | ':' => drop(write!(readable, "~{:02x}", u32::from(it))),
                it if it.is_control() => drop(write!(readable, "~{:02x}", u32::from(it))),
                it => readable.push(it),
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(readable, "~!{byte:02x}");
        }
    }
    if readable.len() <= READABLE {
        return readable;
    }
    let mut start = readable.len() - READABLE;
    while !readable.is_char_boundary(start) {
        start += 1;
    }
    format!("~~{:032x}{}", hash(readable.as_bytes()), &readable[start..])
}

/// A number for these bytes: the next release, which looks for the same file, has to find the same.
fn hash(bytes: &[u8]) -> u128 {
    let mut hasher = SipHasher13::new();
    hasher.write(bytes);
    hasher.finish128().as_u128()
}

#[cfg(test)]
mod tests {
    use super::super::slot::SLOTS;
    use super::name;
    use proptest::prelude::*;
    use std::collections::HashSet;
    use std::ffi::OsStr;
    use std::path::Path;

    #[test]
    fn names_are_the_same_in_every_release() {
        assert_eq!(name(Path::new("/home/ada/shop")), "%home%ada%shop");
        assert_eq!(name(Path::new("/a%b+2~\n")), "%a~25b~2b2~7e~0a");
        let long = name(Path::new(&format!("/{}", "x".repeat(300))));
        assert_eq!(long, format!("~~e0fb1632673a01585e48a2d2de1545de{}", "x".repeat(120)));
    }

    proptest! {
        /// With the counters that are appended, too: whoever names a folder so is not offered another's draft.
        #[test]
        fn slots_of_two_folders_are_distinct(
            paths in proptest::collection::hash_set("/[ab%+~2/\n!\u{e9}.]{0,4}(x{130})?", 2..12),
        ) {
            let folders: HashSet<_> = paths.iter().map(|path| Path::new(path).as_os_str()).collect();
            let files = |path: &OsStr| {
                let name = name(Path::new(path));
                (1..=SLOTS).map(move |number| match number {
                    1 => format!("{name}.json"),
                    _ => format!("{name}+{number}.json"),
                })
            };
            let slots: HashSet<_> = folders.iter().flat_map(|path| files(path)).collect();
            prop_assert_eq!(slots.len(), folders.len() * SLOTS);
            prop_assert!(slots.iter().all(|name| name.len() < 200 && !name.contains(['/', '\n'])));
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_are_distinct() {
        use std::os::unix::ffi::OsStrExt as _;
        let names = [&b"/\xff"[..], b"/\xfe", "/\u{fffd}".as_bytes(), b"/!ff", b"/~!ff"];
        let names: HashSet<_> = names.iter().map(|it| name(Path::new(OsStr::from_bytes(it)))).collect();
        assert_eq!(names.len(), 5);
    }
}
