//! What one client may ask of the listener, so that no client takes it from the others.

use std::time::Duration;

/// Bounds on what arrives. The defaults leave room for whatever an SDK sends.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Open connections; further ones wait until one ends.
    pub connections: usize,
    /// Bytes of a request's line and headers together.
    pub head: usize,
    /// Bytes of a body, as sent and decompressed alike.
    pub body: usize,
    /// Bytes of all bodies together that are read or wait to be judged.
    pub pending: usize,
    /// Bytes of the events kept for `/segue/events`; the oldest go first.
    pub kept: usize,
    /// How long a client may take for a request's line and headers, and how long it may stay silent.
    pub head_time: Duration,
    /// How long a client may take for a body.
    pub body_time: Duration,
    /// How long a client may leave an answer unread.
    pub write_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 512,
            head: 64 << 10,
            // RudderStack takes 4 MB, Segment 500 KB.
            body: 4 << 20,
            pending: 8 << 20,
            kept: 4 << 20,
            head_time: Duration::from_secs(30),
            body_time: Duration::from_secs(15),
            write_time: Duration::from_secs(15),
        }
    }
}
