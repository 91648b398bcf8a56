//! The text of `segue check --explain CODE`.

use super::Code;

/// More on a code: why it matters, a file that has the problem, what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// What it means and why it is reported.
    pub meaning: &'static str,
    /// Some lines that have the problem; empty where no lines show it.
    pub example: &'static str,
    /// How to put it right.
    pub remedy: &'static str,
}

const fn explanation(meaning: &'static str, example: &'static str, remedy: &'static str) -> Explanation {
    Explanation { meaning, example, remedy }
}

impl Code {
    /// What it means, shows an example and says what to do.
    // A table, exhaustive because it is a match.
    #[allow(clippy::too_many_lines)]
    pub fn explanation(self) -> Explanation {
        match self {
            Self::UnreadableFile => explanation(
                "The file is missing, is a folder, or you may not read it.",
                "",
                "Check the path and the permissions of the file.",
            ),
            Self::InvalidEncoding => explanation(
                "TOML files are UTF-8. Some editors on Windows save UTF-16 or Latin-1.",
                "",
                "Save the file as UTF-8 in your editor.",
            ),
            Self::FileTooLarge => explanation(
                "segue reads catalogs of up to 512 MiB.",
                "",
                "Split the catalog, and let one part extend the other.",
            ),
            Self::WrongDocument => explanation(
                "The file is something else: JSON, YAML, a web page, a catalog where a plan is expected or a plan where \
                 a catalog is expected.",
                "{ \"name\": \"Acme shop\" }",
                "Name the right file. `segue check` is for plans, `segue catalog check` for catalogs.",
            ),
            Self::MergeConflict => explanation(
                "Two versions of the file met and git could not merge them.",
                "<<<<<<< HEAD\ndev = true\n=======\ndev = false\n>>>>>>> main",
                "Keep what is right of both sides and remove the markers.",
            ),
            Self::SyntaxError => explanation(
                "The text is not TOML, so nothing after it can be trusted.",
                "title = Acme shop",
                "Correct the line. Strings need quotation marks: title = \"Acme shop\"",
            ),
            Self::DuplicateKey => explanation(
                "A table may have each key once. TOML parsers refuse the whole file otherwise.",
                "dev = true\ndev = false",
                "Remove one of the two.",
            ),
            Self::UnknownKey => explanation(
                "segue does not read this key, so what it says has no effect. Most are misspelled.",
                "[[event]]\nname = \"Signed Up\"\ndescripton = \"Someone created an account.\"",
                "Correct the spelling. A key of your own begins with `x-`: it is kept and never a problem.",
            ),
            Self::UnknownTable => explanation(
                "segue does not read this table, so what it says has no effect.",
                "[[events]]\nname = \"Signed Up\"",
                "Correct the header: [[event]]",
            ),
            Self::MisplacedTable => explanation(
                "A table belongs to the one above it, and there is none above.",
                "[[event.properties]]\nname = \"plan\"",
                "Move it below the `[[event]]` it belongs to.",
            ),
            Self::MissingField => explanation(
                "Something has no meaning without this key.",
                "[[event]]\ndescription = \"Someone created an account.\"",
                "Add the key: name = \"Signed Up\"",
            ),
            Self::WrongType => explanation(
                "The value is of another type than the key takes.",
                "required = \"yes\"",
                "Write a value of the right type: required = true",
            ),
            Self::EmptyValue => explanation(
                "The value says nothing.",
                "name = \"\"",
                "Write it out, or remove the key where it may be left out.",
            ),
            Self::InvalidValue => explanation(
                "The value has the right type, but cannot be meant: a date that is none, an id with spaces, a type that \
                 does not exist, a pattern that does not compile.",
                "type = \"varchar\"",
                "Write one of the values that the message names: type = \"string\"",
            ),
            Self::DuplicateName => explanation(
                "Two things of one kind have the same name, so a reference to it could mean either.",
                "[[event]]\nname = \"Signed Up\"\n\n[[event]]\nname = \"Signed Up\"",
                "Rename or remove one of them.",
            ),
            Self::DuplicateReference => explanation(
                "The list names the same thing twice.",
                "events = [\"Signed Up\", \"Signed Up\"]",
                "Remove one of the two.",
            ),
            Self::UnknownReference => explanation(
                "Nothing in the file has this name.",
                "use_cases = [\"onbording\"]",
                "Correct the spelling, or define what is named.",
            ),
            Self::NestedTooDeep => explanation(
                "Objects may be nested up to 32 levels deep.",
                "",
                "Flatten the property. No tool that reads a tracking plan handles as many levels.",
            ),
            Self::ConflictingConstraints => explanation(
                "No value can meet the constraints of this property, so every message would be wrong.",
                "type = \"integer\"\nminimum = 10\nmaximum = 1",
                "Correct one of the constraints.",
            ),
            Self::InvalidExample => explanation(
                "The example is refused by the property's own constraints. People copy examples.",
                "type = \"string\"\nenum = [\"free\", \"pro\"]\nexample = \"gold\"",
                "Correct the example or the constraint.",
            ),
            Self::InvalidExtends => explanation(
                "The catalog that this one extends is missing, has problems itself, or extends this one in a circle.",
                "extends = \"drafft\"",
                "Name a built-in catalog or one of yours by its id, or a file by its path.",
            ),
            Self::UnsupportedVersion => explanation(
                "The plan is written in a version of the format that this segue does not read.",
                "version = 99",
                "Read it with a newer segue.",
            ),
            Self::DeclinedAndPlanned => explanation(
                "The plan asks for something that it also lists as declined.",
                "[[event]]\nname = \"Signed Up\"\n\n[declined]\nevents = [\"Signed Up\"]",
                "Remove it from one of the two.",
            ),
            Self::UnknownCatalog => explanation(
                "The plan names a catalog that is neither built in nor among your own, so it cannot be compared.",
                "[catalog]\nid = \"acme\"",
                "Name its file with `--catalog`, or copy it into the folder that `segue catalog path` shows.",
            ),
            Self::NotInCatalog => explanation(
                "The plan has something that its catalog does not know. It may be misspelled, gone in a newer edition, or \
                 your own.",
                "[[event]]\nname = \"Sined Up\"",
                "Correct the name, or write `own = true` below it if it is intended.",
            ),
            Self::DiffersFromCatalog => explanation(
                "The plan says something else than the catalog.",
                "type = \"integer\"",
                "Take over what the catalog says, or write `own = true` below it if it is intended.",
            ),
            Self::NotRecommended => explanation(
                "None of the plan's use cases asks for this.",
                "use_cases = [\"onboarding\"]",
                "Remove it, or write `own = true` below it if it is intended.",
            ),
            Self::MissingRecommendation => explanation(
                "The catalog recommends it for a use case of the plan, and the plan neither has nor declines it. Plans made \
                 from an older edition often lack a few.",
                "",
                "`segue edit` adds it. To leave it out, list it under `[declined]`.",
            ),
            Self::DestinationGap => explanation(
                "A destination that the plan names ignores this event, lacks something it needs, or changes it.",
                "",
                "`segue fit` shows what each destination makes of each event and what to change.",
            ),
            Self::MoreProblems => explanation(
                "There are too many problems to list.",
                "",
                "Correct those above first and check again.",
            ),
            Self::Undocumented => explanation(
                "The developer has to guess.",
                "[[event.properties]]\nname = \"plan\"\ntype = \"string\"",
                "Add a description and an example.",
            ),
            Self::SimilarNames => explanation(
                "Two names differ in case or punctuation only. One of them is probably sent by mistake, and reports split \
                 in two.",
                "[[event]]\nname = \"Order Completed\"\n\n[[event]]\nname = \"order_completed\"",
                "Keep one spelling.",
            ),
            Self::InconsistentType => explanation(
                "One property has different types in different events. Warehouses give a column one type and drop or split \
                 the rest.",
                "{ name = \"total\", type = \"number\" }\n{ name = \"total\", type = \"string\" }",
                "Choose one type, or give one of them another name.",
            ),
            Self::UnportableName => explanation(
                "A tool that reads the plan, or a destination, refuses or changes this name.",
                "[[event]]\nname = \"Cart: Opened\"",
                "Choose a name of letters, digits, spaces and underscores, at most 40 characters long.",
            ),
            Self::UnportablePattern => explanation(
                "JavaScript, Python and Rust read this pattern differently, or not at all.",
                "pattern = \"(?i)^[a-z]+$\"",
                "Write it without inline flags and classes such as \\d or \\p{L}: [0-9], [A-Za-z].",
            ),
            Self::UnportableToml => explanation(
                "TOML 1.1 allows this; readers of TOML 1.0 refuse the file, Python's tomllib before 3.15 and taplo among \
                 them.",
                "properties = [\n  { name = \"plan\",\n    type = \"string\" },\n]",
                "Write an inline table on one line, escapes as \\u001b, times with seconds.",
            ),
        }
    }
}
