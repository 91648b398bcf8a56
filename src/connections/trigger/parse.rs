//! Reads triggers.

use super::{Operator, Test, Trigger, TriggerError, TriggerGroup};

impl Trigger {
    /// Reads a trigger.
    pub fn parse(text: &str) -> Result<Self, TriggerError> {
        Ok(Self { text: text.to_owned(), all: group(text)? })
    }
}

fn group(text: &str) -> Result<TriggerGroup, TriggerError> {
    let mut parser = TriggerParser { tokens: tokens(text)?, at: 0 };
    let whole = parser.group()?;
    if parser.at < parser.tokens.len() { Err(parser.expected("the end")) } else { Ok(whole) }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TriggerToken {
    Word(String),
    Text(String),
    Symbol(&'static str),
}

const SYMBOLS: [&str; 10] = ["!=", "<=", ">=", "=", "<", ">", "(", ")", ",", "!"];

fn tokens(text: &str) -> Result<Vec<TriggerToken>, TriggerError> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first == '"' {
            let end = rest[1..]
                .find('"')
                .ok_or_else(|| TriggerError { expected: "a closing quote", found: rest.to_owned() })?;
            tokens.push(TriggerToken::Text(rest[1..=end].to_owned()));
            end + 2
        } else if let Some(symbol) = SYMBOLS.into_iter().find(|it| rest.starts_with(it)) {
            tokens.push(TriggerToken::Symbol(symbol));
            symbol.len()
        } else {
            let is_part = |it: char| it.is_alphanumeric() || "_.-$[]".contains(it);
            let end = rest.find(|it| !is_part(it)).unwrap_or(rest.len());
            if end == 0 {
                return Err(TriggerError { expected: "a word", found: first.to_string() });
            }
            tokens.push(TriggerToken::Word(rest[..end].to_owned()));
            end
        };
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

struct TriggerParser {
    tokens: Vec<TriggerToken>,
    at: usize,
}

impl TriggerParser {
    fn expected(&self, expected: &'static str) -> TriggerError {
        let found = match self.tokens.get(self.at) {
            Some(TriggerToken::Word(text) | TriggerToken::Text(text)) => text.clone(),
            Some(TriggerToken::Symbol(symbol)) => (*symbol).to_owned(),
            None => "the end".to_owned(),
        };
        TriggerError { expected, found }
    }

    fn takes(&mut self, symbol: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(TriggerToken::Symbol(it)) if *it == symbol);
        self.at += usize::from(found);
        found
    }

    fn must_take(&mut self, symbol: &'static str) -> Result<(), TriggerError> {
        if self.takes(symbol) { Ok(()) } else { Err(self.expected(symbol)) }
    }

    fn value(&mut self, expected: &'static str) -> Result<TriggerToken, TriggerError> {
        match self.tokens.get(self.at) {
            Some(token @ (TriggerToken::Word(_) | TriggerToken::Text(_))) => {
                self.at += 1;
                Ok(token.clone())
            }
            _ => Err(self.expected(expected)),
        }
    }

    fn group(&mut self) -> Result<TriggerGroup, TriggerError> {
        let mut group = TriggerGroup { any: false, tests: vec![self.test()?] };
        while let Some(token) = self.tokens.get(self.at) {
            match token {
                TriggerToken::Word(word) if word.eq_ignore_ascii_case("and") => group.any = false,
                TriggerToken::Word(word) if word.eq_ignore_ascii_case("or") => group.any = true,
                // The vendor's reader passes over it.
                TriggerToken::Symbol(",") => {}
                TriggerToken::Symbol(")") => break,
                _ => return Err(self.expected("`and` or `or`")),
            }
            self.at += 1;
            group.tests.push(self.test()?);
        }
        Ok(group)
    }

    fn test(&mut self) -> Result<Test, TriggerError> {
        if self.takes("(") {
            let group = self.group()?;
            self.must_take(")")?;
            return Ok(Test::Group(group));
        }
        let is_negated = self.takes("!");
        match self.value("a condition")? {
            TriggerToken::Word(name) if name == "contains" || name == "match" => {
                self.function(&name, is_negated)
            }
            TriggerToken::Word(path) => self.comparison(path),
            _ => Err(self.expected("a path")),
        }
    }

    fn comparison(&mut self, path: String) -> Result<Test, TriggerError> {
        let operators = [
            ("=", Operator::Is),
            ("!=", Operator::IsNot),
            ("<=", Operator::LessOrEqual),
            (">=", Operator::GreaterOrEqual),
            ("<", Operator::Less),
            (">", Operator::Greater),
        ];
        let found = operators.into_iter().find(|(symbol, _)| self.takes(symbol));
        let (_, mut operator) = found.ok_or_else(|| self.expected("a comparison"))?;
        let value = match self.value("a value")? {
            TriggerToken::Word(word) if word == "null" => {
                operator = if operator == Operator::Is { Operator::ExistsNot } else { Operator::Exists };
                word
            }
            TriggerToken::Word(text) | TriggerToken::Text(text) => text,
            TriggerToken::Symbol(symbol) => symbol.to_owned(),
        };
        Ok(Test::Compare { path, operator, value })
    }

    fn function(&mut self, name: &str, is_negated: bool) -> Result<Test, TriggerError> {
        self.must_take("(")?;
        let TriggerToken::Word(path) = self.value("a path")? else { return Err(self.expected("a path")) };
        self.must_take(",")?;
        let TriggerToken::Text(mut value) = self.value("a text")? else {
            return Err(self.expected("a text"));
        };
        self.must_take(")")?;
        let operator = if name == "contains" {
            if is_negated { Operator::ContainsNot } else { Operator::Contains }
        } else if let Some(start) = value.strip_suffix('*') {
            value = start.to_owned();
            if is_negated { Operator::StartsNot } else { Operator::Starts }
        } else {
            value = value.strip_prefix('*').unwrap_or(&value).to_owned();
            if is_negated { Operator::EndsNot } else { Operator::Ends }
        };
        Ok(Test::Compare { path, operator, value })
    }
}
