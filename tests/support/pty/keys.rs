//! What a terminal sends for keys.

/// What a terminal sends for the key of this name.
pub(super) fn key(name: &str) -> Vec<u8> {
    let sequence = match name {
        "enter" => "\r",
        "space" => " ",
        "esc" => "\x1b",
        "tab" => "\t",
        "backspace" => "\x7f",
        "home" => "\x1b[H",
        "up" => "\x1b[A",
        "down" => "\x1b[B",
        "right" => "\x1b[C",
        "left" => "\x1b[D",
        _ => match name.strip_prefix("ctrl-").map(str::as_bytes) {
            Some([letter]) => return vec![letter & 0x1f],
            _ => name,
        },
    };
    sequence.as_bytes().to_vec()
}
