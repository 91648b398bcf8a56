//! What is no call, and why.

use super::{ValueKind, Vendor};
use serde::Serialize;

/// Why something in a capture is no call.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "reason")]
pub enum Rejection {
    /// It is not UTF-8.
    NotUtf8 {
        /// The first byte that is not, counted from 1.
        column: usize,
    },
    /// It is not JSON.
    NotJson {
        /// Where reading ended, in bytes counted from 1.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// `NaN` or an infinity is where JSON has no such thing, so that servers refuse the whole body.
    BareNan {
        /// `NaN`, `Infinity` or `-Infinity`.
        token: String,
        /// The SDK that wrote it, where the body names it.
        library: Option<String>,
        /// How many calls are lost with it.
        calls: u64,
    },
    /// It is JSON, but no call.
    NotACall {
        /// The kind of JSON that it is.
        found: ValueKind,
    },
    /// It says a type that is none of the six.
    UnknownType {
        /// The type.
        name: String,
    },
    /// It is a track call and does not name its event.
    Nameless,
    /// It is another vendor's.
    OtherVendor {
        /// Whose.
        vendor: Vendor,
    },
    /// The file cannot be read, or not to its end.
    Unreadable {
        /// What the system says.
        message: String,
    },
    /// The file holds no JSON.
    NotACapture,
    /// It is longer than what is judged.
    TooLong {
        /// How long it is at least, in bytes.
        bytes: u64,
    },
}
