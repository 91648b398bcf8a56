//! The codes of diagnostics, by which programs and people distinguish them, and what each means.

mod explanation;

pub use explanation::Explanation;

use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal,)*) => {
        /// The kind of a problem. The names are stable: scripts and editors match on them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Code {
            /// All codes, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in kebab-case: `unknown-key`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

codes! {
    /// A file is missing, a folder, or may not be read.
    UnreadableFile = "unreadable-file",
    /// The bytes are not UTF-8.
    InvalidEncoding = "invalid-encoding",
    /// The file is larger than segue reads.
    FileTooLarge = "file-too-large",
    /// JSON, YAML, a web page or another kind of TOML file.
    WrongDocument = "wrong-document",
    /// A merge that git could not finish.
    MergeConflict = "merge-conflict",
    /// The text is not TOML.
    SyntaxError = "syntax-error",
    /// The same key twice in one table.
    DuplicateKey = "duplicate-key",
    /// A key that nobody reads.
    UnknownKey = "unknown-key",
    /// A table that nobody reads.
    UnknownTable = "unknown-table",
    /// A table that is below nothing it could belong to.
    MisplacedTable = "misplaced-table",
    /// A key that has to be there.
    MissingField = "missing-field",
    /// A value of another type.
    WrongType = "wrong-type",
    /// A text or list with nothing in it.
    EmptyValue = "empty-value",
    /// A value of the right type that cannot be meant.
    InvalidValue = "invalid-value",
    /// Two things of one kind with the same name.
    DuplicateName = "duplicate-name",
    /// One name twice in a list.
    DuplicateReference = "duplicate-reference",
    /// A name that nothing has.
    UnknownReference = "unknown-reference",
    /// Objects in objects beyond any need.
    NestedTooDeep = "nested-too-deep",
    /// Constraints of a property that no value can meet.
    ConflictingConstraints = "conflicting-constraints",
    /// An example that the property's own constraints refuse.
    InvalidExample = "invalid-example",
    /// A catalog that cannot extend what it names.
    InvalidExtends = "invalid-extends",
    /// A plan of another version of the format.
    UnsupportedVersion = "unsupported-version",
    /// Something both planned and declined.
    DeclinedAndPlanned = "declined-and-planned",
    /// A plan whose catalog is not at hand.
    UnknownCatalog = "unknown-catalog",
    /// Something planned that the catalog does not have.
    NotInCatalog = "not-in-catalog",
    /// Something planned that is other than in the catalog.
    DiffersFromCatalog = "differs-from-catalog",
    /// Something planned that no chosen use case asks for.
    NotRecommended = "not-recommended",
    /// Something recommended that the plan neither has nor declines.
    MissingRecommendation = "missing-recommendation",
    /// Something that a destination does not take or changes.
    DestinationGap = "destination-gap",
    /// More problems than are listed.
    MoreProblems = "more-problems",
    /// No description or example.
    Undocumented = "undocumented",
    /// Two names that differ in their spelling only.
    SimilarNames = "similar-names",
    /// One name with several types.
    InconsistentType = "inconsistent-type",
    /// A name that a destination or tool refuses or changes.
    UnportableName = "unportable-name",
    /// A pattern that other tools read differently.
    UnportablePattern = "unportable-pattern",
    /// TOML that older readers refuse.
    UnportableToml = "unportable-toml",
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used as it is.
    Error,
    /// It can, and hurts later.
    Warning,
}

impl Severity {
    /// The word for it: `error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Code {
    /// How bad problems of this kind are.
    pub fn severity(self) -> Severity {
        match self {
            Self::Undocumented
            | Self::SimilarNames
            | Self::InconsistentType
            | Self::UnportableName
            | Self::UnportablePattern
            | Self::UnportableToml => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that is no [`Code`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode(pub String);

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.iter().find(|code| code.name() == name);
        known.copied().ok_or_else(|| UnknownCode(name.to_owned()))
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
