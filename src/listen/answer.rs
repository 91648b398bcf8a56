//! An answer on its way to a response.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use hyper::{Response, StatusCode};
use serde_json::json;

/// How a request is answered.
pub(super) struct Answer {
    status: StatusCode,
    content_type: Option<&'static str>,
    body: Bytes,
    /// The method to use instead.
    allow: Option<&'static str>,
}

impl Answer {
    pub(super) fn json(body: impl Into<Bytes>) -> Self {
        Self::of(StatusCode::OK, "application/json; charset=utf-8", body.into())
    }

    pub(super) fn text(body: &'static str) -> Self {
        Self::of(StatusCode::OK, "text/plain; charset=utf-8", Bytes::from_static(body.as_bytes()))
    }

    pub(super) fn no_content() -> Self {
        Self { status: StatusCode::NO_CONTENT, content_type: None, body: Bytes::new(), allow: None }
    }

    pub(super) fn error(status: StatusCode, reason: &str) -> Self {
        let error = json!({ "success": false, "error": reason });
        Self { status, ..Self::json(error.to_string()) }
    }

    /// The listener ends while the client waits.
    pub(super) fn ending() -> Self {
        Self::error(StatusCode::SERVICE_UNAVAILABLE, "the listener has ended.")
    }

    /// Names the method to use instead.
    pub(super) fn allowing(self, method: &'static str) -> Self {
        Self { allow: Some(method), ..self }
    }

    fn of(status: StatusCode, content_type: &'static str, body: Bytes) -> Self {
        Self { status, content_type: Some(content_type), body, allow: None }
    }

    pub(super) fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(self.body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        if let Some(content_type) = self.content_type {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        if let Some(method) = self.allow {
            headers.insert(ALLOW, HeaderValue::from_static(method));
        }
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        response
    }
}
