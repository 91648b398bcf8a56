//! What TOML 1.1 allows and readers of TOML 1.0 refuse.
//!
//! Refused, as tried, by Python 3.11's tomllib, taplo 0.7, @iarna/toml 3.0 and pytomlpp 1.1; accepted by tomli
//! 2.5, tomlkit 0.15, rtoml 0.14 and smol-toml 1.9.

use crate::diagnostic::{Code, Finding};
use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

const REFUSED_BY: &str = "refused by Python's tomllib before 3.15, taplo and @iarna/toml";

pub(super) fn find(text: &str) -> Vec<Finding> {
    let mut scan = Scan { text, open: Vec::new(), last: None, findings: Vec::new() };
    Source::new(text).lex().for_each(|token| scan.token(token));
    scan.findings
}

struct Scan<'a> {
    text: &'a str,
    /// The open brackets, and for a table whether it was already reported as going over lines.
    open: Vec<(TokenKind, bool)>,
    /// The last token that is neither space nor comment.
    last: Option<Token>,
    findings: Vec<Finding>,
}

impl Scan<'_> {
    fn token(&mut self, token: Token) {
        match token.kind() {
            TokenKind::Whitespace | TokenKind::Comment => return,
            TokenKind::Newline => return self.newline(token),
            kind @ (TokenKind::LeftCurlyBracket | TokenKind::LeftSquareBracket) => {
                self.open.push((kind, false));
            }
            TokenKind::RightSquareBracket => {
                self.open.pop();
            }
            TokenKind::RightCurlyBracket => {
                let was_told = self.open.pop().is_some_and(|(_, told)| told);
                if let Some(comma) = self.last.filter(|last| last.kind() == TokenKind::Comma && !was_told) {
                    self.tell(comma, "a comma ends an inline table", "remove it");
                }
            }
            TokenKind::BasicString | TokenKind::MlBasicString if self.has_new_escape(token) => {
                self.tell(
                    token,
                    "the escapes `\\e` and `\\x` are of TOML 1.1",
                    "write `\\u001b`, with four digits",
                );
            }
            TokenKind::Atom if self.is_short_time(token) => {
                self.tell(token, "a time without seconds is of TOML 1.1", "write the seconds too");
            }
            _ => {}
        }
        self.last = Some(token);
    }

    fn newline(&mut self, token: Token) {
        if let Some((TokenKind::LeftCurlyBracket, told @ false)) = self.open.last_mut() {
            *told = true;
            self.tell(token, "an inline table goes over lines", "write it on one line");
        }
    }

    fn tell(&mut self, token: Token, message: &str, help: &str) {
        let span = token.span().start()..token.span().end();
        self.findings.push(Finding::new(Code::UnportableToml, span, message).label(REFUSED_BY).help(help));
    }

    fn raw(&self, token: Token) -> &str {
        &self.text[token.span().start()..token.span().end()]
    }

    fn has_new_escape(&self, token: Token) -> bool {
        let mut letters = self.raw(token).chars();
        while let Some(letter) = letters.next() {
            if letter == '\\' && matches!(letters.next(), Some('e' | 'x')) {
                return true;
            }
        }
        false
    }

    /// `07:30`, also behind a date.
    fn is_short_time(&self, token: Token) -> bool {
        let raw = self.raw(token).trim_end_matches(['Z', 'z']);
        let time = raw.rsplit(['T', 't', ' ']).next().unwrap_or_default();
        let time = time.split(['+', '-']).next().unwrap_or_default();
        let parts: Vec<_> = time.split(':').collect();
        parts.len() == 2
            && parts.iter().all(|it| it.len() == 2 && it.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn told(text: &str) -> Vec<String> {
        find(text).into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn toml_1_0_passes() {
        let text = "a = [\n { b = \"\\\\e\", c = [1,\n2] },\n]\nd = 07:30:00\ne = '\\x'\n[[f]]\n\"g:h\" = 1979-05-27T07:32:00Z\n";
        assert!(told(text).is_empty(), "{:?}", told(text));
    }

    #[test]
    fn each_construct_of_toml_1_1_is_told_once() {
        assert_eq!(told("a = {\n b = 1,\n c = 2,\n}\n"), ["an inline table goes over lines"]);
        assert_eq!(told("a = { b = 1, }\n"), ["a comma ends an inline table"]);
        assert_eq!(told("a = \"\\e\"\nb = \"\\x41\"\n").len(), 2);
        assert_eq!(told("a = 07:30\nb = 1979-05-27T07:32Z\n").len(), 2);
    }
}
