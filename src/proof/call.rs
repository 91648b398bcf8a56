//! What is known of the six calls beyond their names.

use crate::catalog::Call;

/// The call that is posted to `path`: `/v1/track`, or `/v1/t` as browser SDKs shorten it.
pub fn posted_to(path: &str) -> Option<Call> {
    let (_, name) = path.trim_end_matches('/').rsplit_once("/v1/")?;
    Call::ALL.into_iter().find(|call| name == call.name() || name == &call.name()[..1])
}

/// The event as which Segment's Protocols and most destinations count every such call.
pub(super) fn counts_for(call: Call) -> Option<&'static str> {
    match call {
        Call::Page => Some("Page Viewed"),
        Call::Screen => Some("Screen Viewed"),
        _ => None,
    }
}

/// Whether what the call carries is called `traits`, not `properties`.
pub(super) fn has_traits(call: Call) -> bool {
    matches!(call, Call::Identify | Call::Group)
}
