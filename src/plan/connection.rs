//! What distinguishes one source or destination from another.

use super::PlannedConnection;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A source or destination of a plan: its type, and its name where it has one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConnectionId {
    /// The source or destination type.
    pub kind: String,
    /// The concrete thing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl PlannedConnection {
    /// What distinguishes it from others.
    pub fn id(&self) -> ConnectionId {
        ConnectionId { kind: self.kind.clone(), name: self.name.clone() }
    }

    /// Whether this is the one that `id` means.
    pub fn is(&self, id: &ConnectionId) -> bool {
        self.kind == id.kind && self.name == id.name
    }
}

impl From<&str> for ConnectionId {
    /// The connection of this type without a name.
    fn from(kind: &str) -> Self {
        Self { kind: kind.to_owned(), name: None }
    }
}

impl fmt::Display for ConnectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{} ({name})", self.kind),
            None => f.write_str(&self.kind),
        }
    }
}
