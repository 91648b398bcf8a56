//! The path in a header, for tables that move to another place of a file.

use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// The part of `header`, which is `[path]` or `[[path]]`, that holds the first `keys` keys of its path, with the
/// dot after them; empty, before the first key, where none are asked for.
pub(crate) fn first_keys(header: &str, keys: usize) -> Option<Range<usize>> {
    let tokens = Source::new(header).lex();
    let is_key = |kind| {
        !matches!(
            kind,
            TokenKind::LeftSquareBracket
                | TokenKind::RightSquareBracket
                | TokenKind::Dot
                | TokenKind::Whitespace
                | TokenKind::Eof
        )
    };
    let starts: Vec<_> =
        tokens.filter(|token| is_key(token.kind())).map(|token| token.span().start()).collect();
    Some(*starts.first()?..*starts.get(keys)?)
}

#[cfg(test)]
mod tests {
    use super::first_keys;

    #[test]
    fn keys_are_counted_however_they_are_written() {
        let part = |header: &'static str, keys| first_keys(header, keys).map(|span| &header[span]);
        assert_eq!(part("[[event]]", 0), Some(""));
        assert_eq!(part("[[ declined . 'ke.pt' .\"event\" ]]", 2), Some("declined . 'ke.pt' ."));
        assert_eq!(part("[event.property]", 1), Some("event."));
        assert_eq!(part("[[event]]", 1), None);
    }
}
