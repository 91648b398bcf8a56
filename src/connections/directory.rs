//! The real sources, destinations and warehouses that one can connect.

use serde::{Deserialize, Serialize};

/// All that can be connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    /// Where data comes from.
    pub sources: Vec<ListedSource>,
    /// Where it goes to.
    pub destinations: Vec<ListedDestination>,
    /// Where it is kept.
    pub warehouses: Vec<ListedWarehouse>,
}

/// A source of the vendor's documentation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedSource {
    /// The end of its address there.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether everybody may use it.
    pub status: ReleaseStatus,
    /// What it is for.
    pub categories: Vec<String>,
    /// What kind of source it is: `website`, `mobile`, `server`, `cloud-app`.
    pub kind: String,
    /// Whether it sends events, and not only tables to a warehouse.
    pub sends_events: bool,
}

/// A destination of the vendor's documentation, or one of its published code that is not documented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedDestination {
    /// The end of its address there.
    pub slug: String,
    /// The vendor's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether everybody may use it.
    pub status: ReleaseStatus,
    /// What it is for.
    pub categories: Vec<String>,
    /// The calls it takes.
    pub calls: Vec<String>,
    /// From where it can be reached by way of the vendor's servers.
    pub cloud: Vec<ConnectionMode>,
    /// Where its own code can run.
    pub device: Vec<ConnectionMode>,
}

/// A warehouse of the vendor's documentation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedWarehouse {
    /// The end of its address there.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// Who may use a source or destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReleaseStatus {
    /// Everybody.
    Public,
    /// Everybody, but it may change.
    Beta,
    /// Its code is published, but it is not documented.
    Unlisted,
}

impl ReleaseStatus {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Beta => "beta",
            Self::Unlisted => "unlisted",
        }
    }
}

/// From what a message is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConnectionMode {
    /// A browser.
    Web,
    /// A phone or tablet.
    Mobile,
    /// A server.
    Server,
}

impl ConnectionMode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Web, Self::Mobile, Self::Server];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Mobile => "mobile",
            Self::Server => "server",
        }
    }
}
