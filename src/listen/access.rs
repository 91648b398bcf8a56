//! Who may use the paths for tests: requests that name this machine, pages that were allowed, and, to change
//! anything, whoever holds the token.

use hyper::header::{AUTHORIZATION, HOST, ORIGIN};
use hyper::{HeaderMap, StatusCode};
use std::net::IpAddr;

/// What access to the paths for tests depends on.
#[derive(Debug, Clone)]
pub struct Access {
    /// The secret that changes take, as `Authorization: Bearer TOKEN`.
    pub token: String,
    /// The origins whose pages may read answers, such as `http://localhost:3000`.
    pub origins: Vec<String>,
}

/// Why a request for a test path is turned down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    /// It names a host that is not this machine's own: another site's name may lead here.
    Host,
    /// It comes from a page that was not allowed.
    Origin,
    /// It changes something and has no token, or not the right one.
    Token,
}

impl Denied {
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin => StatusCode::FORBIDDEN,
            Self::Token => StatusCode::UNAUTHORIZED,
        }
    }

    pub(super) fn explanation(self) -> &'static str {
        match self {
            Self::Host => "the Host header names another host. Use 127.0.0.1, [::1] or localhost.",
            Self::Origin => {
                "this page may not read what arrived. Start `segue listen` with `--allow-origin` and the page's origin."
            }
            Self::Token => {
                "this changes something and takes the token: `Authorization: Bearer $SEGUE_TOKEN`, as in the environment of the command that `segue listen` runs."
            }
        }
    }
}

impl Access {
    /// Whether a request with these headers may read what arrived.
    pub(super) fn may_read(&self, headers: &HeaderMap) -> Result<(), Denied> {
        if !headers.get(HOST).and_then(|host| host.to_str().ok()).is_some_and(is_own_host) {
            return Err(Denied::Host);
        }
        // A page of the listener's own does not exist, so every origin is a stranger's unless allowed.
        if headers.contains_key(ORIGIN) && self.allowed_origin(headers).is_none() {
            return Err(Denied::Origin);
        }
        Ok(())
    }

    /// Whether it may also change what is kept.
    pub(super) fn may_change(&self, headers: &HeaderMap) -> Result<(), Denied> {
        self.may_read(headers)?;
        let given = headers.get(AUTHORIZATION).and_then(|given| given.to_str().ok());
        let token = given.and_then(|given| given.strip_prefix("Bearer "));
        if token.is_some_and(|token| equal(token.as_bytes(), self.token.as_bytes())) {
            Ok(())
        } else {
            Err(Denied::Token)
        }
    }

    /// The origin of the page that asks, where it is one of those allowed.
    pub(super) fn allowed_origin<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        let origin = headers.get(ORIGIN)?.to_str().ok()?;
        self.origins.iter().any(|allowed| allowed == origin).then_some(origin)
    }
}

/// Whether a `Host` can only mean this machine or an address that was asked for: a name that is not
/// `localhost` may be a page's that makes it lead here (DNS rebinding).
fn is_own_host(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
        _ => host,
    };
    let literal = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let is_localhost =
        name.eq_ignore_ascii_case("localhost") || name.to_ascii_lowercase().ends_with(".localhost");
    is_localhost || literal.parse::<IpAddr>().is_ok()
}

/// Compares in constant time, so that the time does not give away how much of the secret was right.
fn equal(given: &[u8], secret: &[u8]) -> bool {
    given.len() == secret.len()
        && given.iter().zip(secret).fold(0, |different, (one, other)| different | (one ^ other)) == 0
}

#[cfg(test)]
mod tests {
    use super::is_own_host;

    #[test]
    fn only_addresses_and_localhost_are_our_own() {
        for own in [
            "127.0.0.1:4747",
            "[::1]:4747",
            "[::1]",
            "localhost",
            "LocalHost:1",
            "a.localhost:80",
            "10.0.0.5",
        ] {
            assert!(is_own_host(own), "{own}");
        }
        for other in
            ["evil.example:4747", "127.0.0.1.evil.example", "", "localhost.evil", "[::1", "127.0.0.1:x"]
        {
            assert!(!is_own_host(other), "{other}");
        }
    }
}
