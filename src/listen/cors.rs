//! The headers by which a browser lets a page send events and, where it was allowed, read what arrived.

use super::access::Access;
use hyper::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS, HeaderValue, ORIGIN, VARY,
};
use hyper::{HeaderMap, Method};

/// Whether it is a browser's question before the real request.
pub(super) fn is_preflight(method: &Method, headers: &HeaderMap) -> bool {
    method == Method::OPTIONS && headers.contains_key(ORIGIN)
}

/// Lets the page that asked read the answer: any page where it is `public`, otherwise one that was allowed.
pub(super) fn allow(answer: &mut HeaderMap, asked: &HeaderMap, public: bool, access: &Access) {
    let Some(origin) = asked.get(ORIGIN) else { return };
    answer.insert(VARY, HeaderValue::from_static("origin"));
    if !public && access.allowed_origin(asked).is_none() {
        return;
    }
    answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    // A beacon is sent as if with cookies, of which there are none here.
    answer.insert("access-control-allow-credentials", HeaderValue::from_static("true"));
}

/// Answers a preflight: whatever the SDK wants to send along it may.
pub(super) fn preflight(answer: &mut HeaderMap, asked: &HeaderMap, public: bool, access: &Access) {
    allow(answer, asked, public, access);
    if !answer.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN) {
        return;
    }
    answer.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, DELETE"));
    answer.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    if let Some(names) = asked.get(ACCESS_CONTROL_REQUEST_HEADERS) {
        answer.insert(ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
    }
    // A page on the public web asks Chromium's further question before it may reach this machine.
    if asked.contains_key("access-control-request-private-network") {
        answer.insert("access-control-allow-private-network", HeaderValue::from_static("true"));
    }
}
