//! A request's body, read within bounds and decompressed.

use super::limits::Limits;
use flate2::bufread::MultiGzDecoder;
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::CONTENT_ENCODING;
use hyper::{HeaderMap, StatusCode};
use std::io::{self, Read as _};
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

/// A body, and the share of the memory for all bodies that it holds until it is judged.
pub(super) struct Body {
    pub(super) bytes: Bytes,
    pub(super) share: OwnedSemaphorePermit,
}

/// Why a body was not taken.
#[derive(Debug, thiserror::Error)]
pub(super) enum BodyError {
    #[error("the body is larger than {0} bytes. Send smaller batches.")]
    TooLarge(usize),
    #[error("the body did not arrive in time")]
    TooSlow,
    #[error("the connection ended within the body")]
    Interrupted,
    #[error("the body says it is gzip and is not: {0}")]
    Gzip(io::Error),
    #[error("the body is compressed as `{0}`. Send gzip or nothing.")]
    Encoding(String),
}

impl BodyError {
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Interrupted | Self::Gzip(_) => StatusCode::BAD_REQUEST,
            Self::Encoding(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        }
    }
}

/// Reads a body and takes its compression off.
///
/// Its memory comes out of `pending`, one permit a byte: where many bodies wait to be judged, the client waits too.
pub(super) async fn read(
    headers: &HeaderMap,
    body: Incoming,
    limits: &Limits,
    pending: &Arc<Semaphore>,
) -> Result<Body, BodyError> {
    let encoding =
        headers.get(CONTENT_ENCODING).map(|it| String::from_utf8_lossy(it.as_bytes()).to_lowercase());
    let deadline = Instant::now() + limits.body_time;
    let read = async {
        let Body { bytes, share } = collect(body, limits.body, pending).await?;
        match encoding.as_deref() {
            None | Some("" | "identity") => Ok(Body { bytes, share }),
            Some("gzip" | "x-gzip") => {
                let inflated = inflate(&bytes, limits.body)?;
                drop((bytes, share));
                Ok(Body { share: take(pending, inflated.len()).await, bytes: inflated.into() })
            }
            Some(other) => Err(BodyError::Encoding(other.to_owned())),
        }
    };
    timeout_at(deadline, read).await.unwrap_or(Err(BodyError::TooSlow))
}

async fn collect(mut body: Incoming, largest: usize, pending: &Arc<Semaphore>) -> Result<Body, BodyError> {
    let announced = body.size_hint().lower();
    if announced > largest as u64 {
        return Err(BodyError::TooLarge(largest));
    }
    let mut share = take(pending, 0).await;
    let mut whole = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| BodyError::Interrupted)?;
        let Ok(data) = frame.into_data() else { continue };
        if whole.len() + data.len() > largest {
            return Err(BodyError::TooLarge(largest));
        }
        share.merge(take(pending, data.len()).await);
        // Most bodies are one frame, which need not be copied.
        if whole.is_empty() && body.is_end_stream() {
            return Ok(Body { bytes: data, share });
        }
        whole.extend_from_slice(&data);
    }
    Ok(Body { bytes: whole.into(), share })
}

async fn take(pending: &Arc<Semaphore>, bytes: usize) -> OwnedSemaphorePermit {
    let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
    // It is closed only when the process ends.
    Arc::clone(pending).acquire_many_owned(bytes).await.expect("nobody closes it")
}

fn inflate(bytes: &[u8], largest: usize) -> Result<Vec<u8>, BodyError> {
    let mut inflated = Vec::new();
    let limit = largest as u64 + 1;
    MultiGzDecoder::new(bytes).take(limit).read_to_end(&mut inflated).map_err(BodyError::Gzip)?;
    if inflated.len() > largest { Err(BodyError::TooLarge(largest)) } else { Ok(inflated) }
}
