//! The keys of a body that are looked at.

/// A key at the top of a call, a batch or another vendor's body.
macro_rules! keys {
    ($($key:ident = $name:literal),* $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        // The API has a key called `events` beside `event`, and the like.
        #[allow(clippy::enum_variant_names)]
        pub(super) enum BodyKey { $($key),* }

        impl BodyKey {
            /// How many there are.
            pub(super) const COUNT: usize = [$($name),*].len();

            #[inline]
            pub(super) fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$key),)*
                    _ => None,
                }
            }
        }
    };
}

keys! {
    Type = "type",
    Event = "event",
    Name = "name",
    Category = "category",
    Properties = "properties",
    Traits = "traits",
    Context = "context",
    MessageId = "messageId",
    Timestamp = "timestamp",
    OriginalTimestamp = "originalTimestamp",
    ReceivedAt = "receivedAt",
    UserId = "userId",
    AnonymousId = "anonymousId",
    GroupId = "groupId",
    PreviousId = "previousId",
    Batch = "batch",
    Message = "message",
    EventPayload = "event_payload",
    ApiKey = "api_key",
    Events = "events",
    EventType = "event_type",
    DistinctId = "distinct_id",
    Schema = "schema",
    Data = "data",
    Environment = "environment",
}
