//! The names that a loader gives to tables and columns in the warehouse.
//!
//! Segment converts every name with its open-source Go package `go-snakecase` (MIT); RudderStack's rules are in
//! the `warehouse` folder of `rudder-transformer` 1.145.0. Neither is written down anywhere in full: the pairs in
//! this file's tests come from running both.

/// What loads messages into the warehouse, and so names its tables and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Loader {
    /// Segment's warehouse connector.
    #[default]
    Segment,
    /// RudderStack's warehouse destinations.
    Rudderstack,
}

impl Loader {
    /// Both, in the order in which they are listed to people.
    pub const ALL: [Self; 2] = [Self::Segment, Self::Rudderstack];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Segment => "segment",
            Self::Rudderstack => "rudderstack",
        }
    }

    /// The table of the track calls of this event; empty where no letter or digit of the name is ASCII.
    ///
    /// RudderStack sets an underscore before the names of its own tables. Before words that the warehouse
    /// reserves it does so too; which those are, only the warehouse knows.
    pub fn table(self, event: &str) -> String {
        let name = self.identifier(event);
        match self {
            Self::Rudderstack if OWN_TABLES.contains(&&*name) => format!("_{name}"),
            _ => name,
        }
    }

    /// The column of a property, or of the field of an object at this path; empty where no letter or digit of it
    /// is ASCII. Both loaders flatten objects: `address.city` becomes `address_city`.
    pub fn column(self, path: &[&str]) -> String {
        self.identifier(&path.join("_"))
    }

    /// Whether the loader fills a column of this name itself, so that a property of that name is lost.
    pub fn fills(self, column: &str) -> bool {
        let own: &[&str] = match self {
            Self::Segment => &SEGMENT_COLUMNS,
            Self::Rudderstack => &RUDDERSTACK_COLUMNS,
        };
        own.contains(&column)
    }

    /// Whether the loader has a table of this name for calls, so that an event's would be mixed up with it.
    pub fn has_own(self, table: &str) -> bool {
        OWN_TABLES.contains(&table)
    }

    /// How many columns a table has for the properties of an event at most, beside the loader's own.
    ///
    /// RudderStack's transformer refuses an event with more than 200 (`WH_MAX_COLUMNS_IN_EVENT`). Segment names no
    /// number; Redshift and Postgres take 1,600, the fewest of the warehouses that it loads.
    pub fn most_columns(self) -> usize {
        match self {
            Self::Segment => 1600 - SEGMENT_COLUMNS.len(),
            Self::Rudderstack => 200 - RUDDERSTACK_COLUMNS.len(),
        }
    }

    fn identifier(self, name: &str) -> String {
        match self {
            Self::Segment => segment_identifier(name),
            Self::Rudderstack => rudderstack_identifier(name),
        }
    }
}

/// The tables that both loaders make for calls. RudderStack sets an underscore before events of these names.
const OWN_TABLES: [&str; 8] =
    ["tracks", "pages", "screens", "aliases", "groups", "accounts", "users", "identifies"];

/// What Segment's table of an event has for every event; a property of such a name is dropped, by its
/// documentation of warehouse schemas.
const SEGMENT_COLUMNS: [&str; 12] = [
    "anonymous_id",
    "event",
    "event_text",
    "id",
    "loaded_at",
    "original_timestamp",
    "received_at",
    "sent_at",
    "timestamp",
    "user_id",
    "uuid",
    "uuid_ts",
];

/// What RudderStack's transformer fills in the table of an event, whatever its properties hold.
const RUDDERSTACK_COLUMNS: [&str; 14] = [
    "anonymous_id",
    "channel",
    "context_ip",
    "context_passed_ip",
    "context_request_ip",
    "event",
    "event_text",
    "id",
    "original_timestamp",
    "received_at",
    "record_id",
    "sent_at",
    "timestamp",
    "user_id",
];

/// Words are runs of capitals and digits followed by small letters and digits; a name that is snake case already
/// stays as it is, but for `__` and the edges.
fn segment_identifier(name: &str) -> String {
    let bytes = name.as_bytes();
    let kept = snake_case_prefix(bytes);
    if kept == bytes.len() {
        return name.to_owned();
    }
    let mut words = NameWords { bytes, at: kept, text: name[..kept].to_owned() };
    if bytes[kept].is_ascii_uppercase() && joins_capitals(&bytes[..kept]) {
        words.take_word();
    }
    while words.skip_separators() {
        if !words.text.is_empty() {
            words.text.push('_');
        }
        words.take_word();
    }
    words.text
}

/// How many bytes at the start are snake case: small letters, digits, and single underscores between them.
fn snake_case_prefix(bytes: &[u8]) -> usize {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_kept = |at: usize| {
        is_plain(bytes[at])
            || bytes[at] == b'_' && at > 0 && bytes.get(at + 1).is_some_and(|next| is_plain(*next))
    };
    (0..bytes.len()).find(|at| !is_kept(*at)).unwrap_or(bytes.len())
}

/// Whether capitals that follow this snake case belong to its last word: it, or what follows its last underscore,
/// has no small letter.
fn joins_capitals(before: &[u8]) -> bool {
    let has_lowercase = |bytes: &[u8]| bytes.iter().any(u8::is_ascii_lowercase);
    match before.iter().rposition(|byte| *byte == b'_') {
        Some(underscore) => !has_lowercase(&before[underscore..]),
        None => !has_lowercase(before),
    }
}

struct NameWords<'n> {
    bytes: &'n [u8],
    at: usize,
    text: String,
}

impl NameWords<'_> {
    fn take_word(&mut self) {
        self.take(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        self.take(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    }

    fn take(&mut self, belongs: impl Fn(u8) -> bool) {
        while let Some(byte) = self.bytes.get(self.at).filter(|byte| belongs(**byte)) {
            self.text.push(char::from(byte.to_ascii_lowercase()));
            self.at += 1;
        }
    }

    /// Goes to the next letter or digit; false at the end.
    fn skip_separators(&mut self) -> bool {
        while self.bytes.get(self.at).is_some_and(|byte| !byte.is_ascii_alphanumeric()) {
            self.at += 1;
        }
        self.at < self.bytes.len()
    }
}

/// The runs of ASCII letters and digits, each cut into words; leading underscores stay, and a digit at the start
/// gets one.
fn rudderstack_identifier(name: &str) -> String {
    let runs = name.split(|character: char| !character.is_ascii_alphanumeric());
    let words: Vec<_> = runs.flat_map(rudderstack_words).collect();
    let underscores = name.len() - name.trim_start_matches('_').len();
    let identifier = "_".repeat(underscores) + &words.join("_");
    if identifier.starts_with(|first: char| first.is_ascii_digit()) {
        return format!("_{identifier}");
    }
    identifier
}

/// The words of a run of ASCII letters and digits, in small letters. Digits belong to the letters before them,
/// else to those behind: `utm2Source` is `utm2` and `source`, `2ndItem` is `2nd` and `item`.
fn rudderstack_words(run: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = run.as_bytes();
    while !rest.is_empty() {
        let (word, behind) = rest.split_at(rudderstack_word(rest));
        words.push(String::from_utf8_lossy(word).to_ascii_lowercase());
        rest = behind;
    }
    words
}

/// The length of the first word.
fn rudderstack_word(run: &[u8]) -> usize {
    let length = |from: usize, belongs: fn(&u8) -> bool| {
        run.get(from..).unwrap_or_default().iter().take_while(|byte| belongs(byte)).count()
    };
    let digits = length(0, u8::is_ascii_digit);
    let capitals = length(digits, u8::is_ascii_uppercase);
    let small = length(digits + capitals.min(1), u8::is_ascii_lowercase);
    let letters = if small > 0 { capitals.min(1) + small } else { capitals };
    let end = digits + letters;
    if digits > 0 {
        return end;
    }
    let following = length(end, u8::is_ascii_digit);
    let next_is_small = length(end, u8::is_ascii_lowercase) > 0;
    // `HTTPServer` is `http` and `server`: the last capital begins the next word.
    if small == 0 && capitals > 1 && next_is_small { end - 1 } else { end + following }
}
