//! From the bytes of a file to its text.

use super::{Faults, Finding};

/// The text that `bytes`, the content of the file `path`, hold; a fault at the first byte that is no UTF-8.
pub fn decode(path: &str, bytes: Vec<u8>) -> Result<String, Faults> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        // Up to the fault, the lossy text is the same byte for byte, so the place is the right one.
        let text = String::from_utf8_lossy(error.as_bytes());
        let replacement = text[at..].chars().next().map_or(0, char::len_utf8);
        let finding = Finding::new(at..at + replacement, "the file is not valid UTF-8")
            .label("not a character in UTF-8")
            .help("save the file as UTF-8 in your editor");
        Faults::locate(path, &text, vec![finding])
    })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_first_byte_that_is_no_character_has_a_place() {
        let faults = decode("a.toml", b"id = 1\nb\xc3\xbc = \"\xff\"\n".to_vec()).expect_err("not UTF-8");
        let place = faults.iter().next().and_then(|fault| fault.place.as_ref()).expect("a place");
        assert_eq!((place.line, place.column, place.length), (2, 7, 1));
    }

    #[test]
    fn text_passes() {
        assert_eq!(decode("a.toml", "ü".into()).as_deref(), Ok("ü"));
    }
}
