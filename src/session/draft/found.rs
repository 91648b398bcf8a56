//! What an earlier session left in a slot.

use crate::app::draft::Draft;
use crate::session::draft::Slot;
use std::path::PathBuf;

/// What an earlier session left.
#[derive(Debug)]
pub enum Found<T> {
    /// Nothing.
    Nothing,
    /// What was looked for.
    Whole(T),
    /// Something else, which was set aside under this path.
    SetAside(PathBuf),
}

impl<T> Found<T> {
    /// What is in the slot, where `parse` takes it. What cannot be read or taken is set aside, never lost.
    ///
    /// # Errors
    ///
    /// When it cannot even be set aside: then nothing can be kept in this slot.
    pub fn of(slot: &Slot, parse: impl FnOnce(String) -> Option<T>) -> std::io::Result<Self> {
        let bytes = match slot.read() {
            Ok(None) => return Ok(Self::Nothing),
            Ok(Some(bytes)) => Some(bytes),
            Err(_) => None,
        };
        match bytes.and_then(|bytes| String::from_utf8(bytes).ok()).and_then(parse) {
            Some(found) => Ok(Self::Whole(found)),
            None => slot.set_aside().map(Self::SetAside),
        }
    }
}

impl Found<Box<Draft>> {
    /// The draft in a slot.
    ///
    /// # Errors
    ///
    /// When what is there is no draft and cannot be set aside.
    pub fn draft(slot: &Slot) -> std::io::Result<Self> {
        Self::of(slot, |text| Draft::parse(&text).ok().map(Box::new))
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, Slot};
    use std::fs;
    use std::path::Path;

    #[test]
    fn what_is_no_draft_is_set_aside_under_a_name_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let slot = Slot::hold(folder.path(), Path::new("/shop"), "json").unwrap();
        let mut asides = Vec::new();
        for rubbish in [&b"\xff\xfe"[..], b"version = 99", b""] {
            fs::write(slot.path(), rubbish).unwrap();
            let Found::SetAside(aside) = Found::draft(&slot).unwrap() else {
                panic!("it was taken for a draft")
            };
            assert_eq!(fs::read(&aside).unwrap(), rubbish);
            asides.push(aside);
        }
        asides.dedup();
        assert_eq!(asides.len(), 3);
        assert!(matches!(Found::draft(&slot).unwrap(), Found::Nothing));
    }

    #[test]
    fn what_cannot_be_read_is_set_aside_too() {
        let folder = tempfile::tempdir().unwrap();
        let slot = Slot::hold(folder.path(), Path::new("/shop"), "json").unwrap();
        fs::create_dir(slot.path()).unwrap();
        assert!(matches!(Found::draft(&slot).unwrap(), Found::SetAside(aside) if aside.is_dir()));
    }
}
