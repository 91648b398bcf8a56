//! From the bytes of a file to its text.

use super::{Code, Diagnostic, Diagnostics, Finding};

/// What to do about another encoding.
const SAVE_AS_UTF_8: &str = "save the file as UTF-8 in your editor";

/// The text that `bytes`, the content of the file `path`, hold; a problem at the first byte that is no UTF-8.
pub fn decode(path: &str, bytes: Vec<u8>) -> Result<String, Diagnostics> {
    if is_utf_16(&bytes) {
        return Err(Diagnostic::of_file(
            Code::InvalidEncoding,
            path,
            "the file is in UTF-16, not in UTF-8",
            Some(SAVE_AS_UTF_8),
        )
        .into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        // Up to the problem, the lossy text is the same byte for byte, so the place is the right one.
        let text = String::from_utf8_lossy(error.as_bytes());
        let replacement = text[at..].chars().next().map_or(0, char::len_utf8);
        let finding =
            Finding::new(Code::InvalidEncoding, at..at + replacement, "the file is not valid UTF-8")
                .label("not a character in UTF-8")
                .help(SAVE_AS_UTF_8);
        Diagnostics::locate(path, &text, vec![finding])
    })
}

/// Whether `bytes` begin as what Windows writes where nobody asks for UTF-8: with a mark of the order of the
/// bytes, or with every other byte empty.
fn is_utf_16(bytes: &[u8]) -> bool {
    let is_marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let is_empty = |byte: &u8| *byte == 0;
    let halves = [0, 1].map(|first| bytes.iter().take(16).skip(first).step_by(2).all(is_empty));
    is_marked || (bytes.len() >= 16 && halves[0] != halves[1])
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_first_byte_that_is_no_character_has_a_place() {
        let diagnostics =
            decode("a.toml", b"id = 1\nb\xc3\xbc = \"\xff\"\n".to_vec()).expect_err("not UTF-8");
        let location = diagnostics
            .iter()
            .next()
            .and_then(|diagnostic| diagnostic.location.as_ref())
            .expect("a location");
        assert_eq!((location.line, location.column, location.length), (2, 7, 1));
    }

    #[test]
    fn another_encoding_of_unicode_is_told_by_its_name() {
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        for bytes in [little("\u{feff}id"), little("id = \"acme\"\n"), b"\xfe\xff\0i\0d".to_vec()] {
            let told = decode("a.toml", bytes).expect_err("not UTF-8").to_string();
            assert!(
                told.starts_with("error[invalid-encoding]: the file is in UTF-16, not in UTF-8"),
                "{told}"
            );
        }
    }

    #[test]
    fn text_passes() {
        assert_eq!(decode("a.toml", "ü".into()).as_deref(), Ok("ü"));
    }
}
