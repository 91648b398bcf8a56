//! How each language writes comments and strings, a row a language.

use std::path::Path;

/// A programming language, as far as the lexer has to know it.
#[derive(Debug)]
pub(super) struct Language {
    /// The endings of its files, without the dot.
    extensions: &'static [&'static str],
    /// What begins a comment that ends with the line.
    pub line_comments: &'static [&'static str],
    /// What begins and ends a comment of any length.
    pub block_comments: &'static [(&'static str, &'static str)],
    /// Longer openings before shorter ones that they begin with.
    pub strings: &'static [Quote],
    /// Letters that may be before a string, as in Python's `rb"..."`.
    pub string_prefixes: &'static str,
    /// Whether a `/` may begin a regular expression.
    pub has_regex_literals: bool,
    /// Whether a call may do without parentheses.
    pub has_bare_calls: bool,
}

/// One way to write a string.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quote {
    /// What begins it.
    pub open: &'static str,
    /// What ends it.
    pub close: &'static str,
    /// Whether a backslash takes the meaning of what follows.
    pub backslash: bool,
    /// Whether it goes on over the end of a line.
    pub multiline: bool,
    /// What is before an expression inside it; empty where there is no such thing.
    pub interpolation: &'static str,
}

const fn quote(open: &'static str, close: &'static str) -> Quote {
    Quote { open, close, backslash: true, multiline: false, interpolation: "" }
}

const fn long(open: &'static str, close: &'static str) -> Quote {
    Quote { multiline: true, ..quote(open, close) }
}

const fn raw(open: &'static str, close: &'static str) -> Quote {
    Quote { backslash: false, ..long(open, close) }
}

const fn filled(quote: Quote, interpolation: &'static str) -> Quote {
    Quote { interpolation, ..quote }
}

const C_BLOCK: &[(&str, &str)] = &[("/*", "*/")];

const JAVASCRIPT: Language = Language {
    extensions: &["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx"],
    line_comments: &["//"],
    block_comments: C_BLOCK,
    strings: &[quote("\"", "\""), quote("'", "'"), filled(long("`", "`"), "${")],
    string_prefixes: "",
    has_regex_literals: true,
    has_bare_calls: false,
};

const LANGUAGES: &[Language] = &[
    JAVASCRIPT,
    // Templates around scripts: their tags are code to the lexer, which does no harm.
    Language {
        extensions: &["vue", "svelte"],
        block_comments: &[("<!--", "-->"), ("/*", "*/")],
        ..JAVASCRIPT
    },
    Language {
        extensions: &["py", "pyi"],
        line_comments: &["#"],
        block_comments: &[],
        strings: &[long("\"\"\"", "\"\"\""), long("'''", "'''"), quote("\"", "\""), quote("'", "'")],
        string_prefixes: "rRbBuUfFtT",
        has_regex_literals: false,
        has_bare_calls: false,
    },
    Language {
        extensions: &["swift"],
        strings: &[
            filled(raw("#\"", "\"#"), "\\#("),
            filled(long("\"\"\"", "\"\"\""), "\\("),
            filled(quote("\"", "\""), "\\("),
        ],
        has_regex_literals: false,
        ..JAVASCRIPT
    },
    Language {
        extensions: &["kt", "kts"],
        strings: &[filled(raw("\"\"\"", "\"\"\""), "$"), filled(quote("\"", "\""), "$"), quote("'", "'")],
        has_regex_literals: false,
        ..JAVASCRIPT
    },
    Language {
        extensions: &["java"],
        strings: &[long("\"\"\"", "\"\"\""), quote("\"", "\""), quote("'", "'")],
        has_regex_literals: false,
        ..JAVASCRIPT
    },
    Language {
        extensions: &["rb", "rake"],
        line_comments: &["#"],
        block_comments: &[("\n=begin", "\n=end")],
        strings: &[filled(long("\"", "\""), "#{"), long("'", "'")],
        string_prefixes: "",
        has_regex_literals: true,
        has_bare_calls: true,
    },
    Language {
        extensions: &["go"],
        strings: &[raw("`", "`"), quote("\"", "\""), quote("'", "'")],
        has_regex_literals: false,
        ..JAVASCRIPT
    },
    Language {
        extensions: &["php"],
        line_comments: &["//", "#"],
        strings: &[filled(long("\"", "\""), "$"), long("'", "'")],
        has_regex_literals: false,
        ..JAVASCRIPT
    },
    Language {
        extensions: &["cs"],
        strings: &[
            raw("\"\"\"", "\"\"\""),
            filled(raw("$@\"", "\""), "{"),
            filled(raw("@$\"", "\""), "{"),
            filled(quote("$\"", "\""), "{"),
            raw("@\"", "\""),
            quote("\"", "\""),
            quote("'", "'"),
        ],
        has_regex_literals: false,
        ..JAVASCRIPT
    },
];

impl Language {
    /// The language by the extension of a file; none where it is not one that is read.
    pub(super) fn of(path: &Path) -> Option<&'static Self> {
        let extension = path.extension()?.to_str()?;
        LANGUAGES.iter().find(|language| language.extensions.contains(&extension))
    }
}
