//! Reads expressions.

use super::{Conditional, Expression, ExpressionError, Literal};

type Parsed<T> = Result<T, ExpressionError>;

impl Expression {
    /// Reads an expression.
    pub fn parse(text: &str) -> Result<Self, ExpressionError> {
        let mut parser = ExpressionParser { text, at: 0 };
        let whole = parser.expression()?;
        parser.blank();
        if parser.at < text.len() { Err(parser.expected("the end")) } else { Ok(whole) }
    }
}

struct ExpressionParser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> ExpressionParser<'a> {
    fn expected(&self, expected: &'static str) -> ExpressionError {
        ExpressionError { at: self.at, expected }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn blank(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn takes(&mut self, token: &str) -> bool {
        self.blank();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn must_take(&mut self, token: &'static str) -> Parsed<()> {
        if self.takes(token) { Ok(()) } else { Err(self.expected(token)) }
    }

    fn expression(&mut self) -> Parsed<Expression> {
        let first = self.primary()?;
        if self.takes("??") {
            return Ok(Expression::Or(Box::new(first), Box::new(self.expression()?)));
        }
        Ok(first)
    }

    fn primary(&mut self) -> Parsed<Expression> {
        self.blank();
        match self.rest().chars().next() {
            Some('"') => Ok(Expression::Literal(Literal::Text(self.string()?))),
            Some('{') => self.object(),
            Some('[') => self.list("[", "]").map(Expression::List),
            Some('-' | '0'..='9') => self.number(),
            Some(_) => self.word(),
            None => Err(self.expected("a value")),
        }
    }

    fn string(&mut self) -> Parsed<String> {
        self.blank();
        let mut stream = serde_json::Deserializer::from_str(self.rest()).into_iter::<String>();
        match stream.next() {
            Some(Ok(text)) => {
                self.at += stream.byte_offset();
                Ok(text)
            }
            _ => Err(self.expected("a text between quotes")),
        }
    }

    fn number(&mut self) -> Parsed<Expression> {
        let rest = self.rest();
        let end = rest.find(|it: char| !"+-.eE0123456789".contains(it)).unwrap_or(rest.len());
        let number = rest[..end].parse().map_err(|_| self.expected("a number"))?;
        self.at += end;
        Ok(Expression::Literal(Literal::Number(number)))
    }

    fn name(&mut self) -> Parsed<&'a str> {
        self.blank();
        let rest = self.rest();
        let end = rest.find(|it: char| !it.is_alphanumeric() && !"_-.".contains(it)).unwrap_or(rest.len());
        if end == 0 {
            return Err(self.expected("a path"));
        }
        self.at += end;
        Ok(&rest[..end])
    }

    fn word(&mut self) -> Parsed<Expression> {
        let word = self.name()?;
        Ok(match word {
            "true" | "false" => Expression::Literal(Literal::Boolean(word == "true")),
            "null" => Expression::Literal(Literal::Null),
            "if" => return self.conditional(),
            "path" => Expression::Path(self.quoted()?),
            "template" => Expression::Template(self.quoted()?),
            "liquid" => Expression::Liquid(self.quoted()?),
            "merge" => Expression::Merge(self.list("(", ")")?),
            "each" => return self.each(),
            _ => Expression::Path(word.to_owned()),
        })
    }

    fn quoted(&mut self) -> Parsed<String> {
        self.must_take("(")?;
        let text = self.string()?;
        self.must_take(")")?;
        Ok(text)
    }

    fn each(&mut self) -> Parsed<Expression> {
        self.must_take("(")?;
        let list = self.expression()?;
        self.must_take(",")?;
        let shape = self.expression()?;
        self.must_take(")")?;
        Ok(Expression::Each(Box::new(list), Box::new(shape)))
    }

    fn conditional(&mut self) -> Parsed<Expression> {
        let must_be_filled = self.takes("filled");
        if !must_be_filled {
            self.must_take("exists")?;
        }
        self.must_take("(")?;
        let condition = self.expression()?;
        self.must_take(")")?;
        self.must_take("then")?;
        let then = self.expression()?;
        let otherwise = if self.takes("else") { Some(self.expression()?) } else { None };
        Ok(Expression::If(Box::new(Conditional { must_be_filled, condition, then, otherwise })))
    }

    fn list(&mut self, open: &'static str, close: &'static str) -> Parsed<Vec<Expression>> {
        self.must_take(open)?;
        let mut elements = Vec::new();
        while !self.takes(close) {
            if !elements.is_empty() {
                self.must_take(",")?;
            }
            elements.push(self.expression()?);
        }
        Ok(elements)
    }

    fn object(&mut self) -> Parsed<Expression> {
        self.must_take("{")?;
        let mut entries = Vec::new();
        while !self.takes("}") {
            if !entries.is_empty() {
                self.must_take(",")?;
            }
            let key = if self.rest().trim_start().starts_with('"') {
                self.string()?
            } else {
                self.name()?.to_owned()
            };
            self.must_take(":")?;
            entries.push((key, self.expression()?));
        }
        Ok(Expression::Object(entries))
    }
}
