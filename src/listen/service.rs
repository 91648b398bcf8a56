//! Answers requests.

use super::access::{Access, Denied};
use super::activity::Refusal;
use super::answer::Answer;
use super::body::{self, BodyError};
use super::intake::{Calls, TestQuery, Work};
use super::limits::Limits;
use super::query::EventFilter;
use super::route::{self, Control, Route};
use super::traffic::Traffic;
use super::{calls, cors, settings};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::HOST;
use hyper::http::request::Parts;
use hyper::{Request, Response, StatusCode};
use jiff::Timestamp;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::{Semaphore, mpsc, oneshot};

const ROOT: &str = "segue listens here. Calls of Segment's and RudderStack's SDKs go to /v1/batch and the like; tests ask \
    /segue/report and /segue/events.\n";

/// What answering takes.
pub(super) struct Service {
    pub(super) access: Access,
    pub(super) limits: Limits,
    pub(super) work: mpsc::Sender<Work>,
    /// One permit for each byte of bodies that may be pending.
    pub(super) pending: Arc<Semaphore>,
    pub(super) traffic: Arc<Traffic>,
}

impl Service {
    pub(super) async fn handle(
        &self,
        request: Request<Incoming>,
    ) -> Result<Response<Full<Bytes>>, Infallible> {
        let _in_flight = self.traffic.begin();
        let (head, body) = request.into_parts();
        let route = Route::of(&head.method, head.uri.path());
        let is_judged = wants_judgement(&head);
        // Pages of every origin send events; what arrived is not for all of them to read.
        let is_public = !is_judged && !route::is_for_tests(head.uri.path());
        if cors::is_preflight(&head.method, &head.headers) {
            let mut response = Answer::no_content().into_response();
            cors::preflight(response.headers_mut(), &head.headers, is_public, &self.access);
            return Ok(response);
        }
        let answer = match route {
            Route::Ingest(kind) if is_judged => self.judge(&head, body, kind).await,
            Route::Ingest(kind) => self.ingest(&head, body, kind).await,
            Route::Control(control) => self.control(&head, control).await,
            _ => self.other(&head, route).await,
        };
        let mut response = answer.into_response();
        cors::allow(response.headers_mut(), &head.headers, is_public, &self.access);
        Ok(response)
    }

    /// Takes the calls in a body and answers before they are judged: an SDK that waits sends again.
    async fn ingest(&self, head: &Parts, body: Incoming, kind: Option<&str>) -> Answer {
        match self.take(head, body, kind, None).await {
            Ok(()) => Answer::json(r#"{"success":true}"#),
            Err(refused) => refused,
        }
    }

    /// Takes the calls in a body and answers with their judgements.
    async fn judge(&self, head: &Parts, body: Incoming, kind: Option<&str>) -> Answer {
        if let Err(denied) = self.access.may_read(&head.headers) {
            return self.deny(head, denied).await;
        }
        let (sender, judgements) = oneshot::channel();
        match self.take(head, body, kind, Some(sender)).await {
            Ok(()) => match judgements.await {
                Ok(judgements) => Answer::json(format!(r#"{{"success":true,"judgements":{judgements}}}"#)),
                Err(_) => Answer::ending(),
            },
            Err(refused) => refused,
        }
    }

    async fn take(
        &self,
        head: &Parts,
        body: Incoming,
        kind: Option<&str>,
        judgements: Option<oneshot::Sender<String>>,
    ) -> Result<(), Answer> {
        let body = match body::read(&head.headers, body, &self.limits, &self.pending).await {
            Ok(body) => body,
            Err(error) => return Err(self.no_body(head, &error).await),
        };
        let received = Timestamp::now();
        match calls::split(&body.bytes, kind) {
            Ok(messages) => {
                let calls = Calls { received, messages, judgements, _share: body.share };
                self.work.send(Work::Calls(calls)).await.map_err(|_| Answer::ending())
            }
            Err(error) => {
                Err(self.refuse(head, StatusCode::BAD_REQUEST, &error.to_string(), Some(body)).await)
            }
        }
    }

    async fn no_body(&self, head: &Parts, error: &BodyError) -> Answer {
        self.refuse(head, error.status(), &error.to_string(), None).await
    }

    async fn control(&self, head: &Parts, control: Control) -> Answer {
        let access = match control {
            Control::Report | Control::Events => self.access.may_read(&head.headers),
            Control::Forget => self.access.may_change(&head.headers),
        };
        if let Err(denied) = access {
            return self.deny(head, denied).await;
        }
        let question = match control {
            Control::Report => TestQuery::Report,
            Control::Forget => TestQuery::Forget,
            Control::Events => match EventFilter::parse(head.uri.query().unwrap_or_default()) {
                Ok(filter) => TestQuery::Events(filter),
                Err(reason) => return Answer::error(StatusCode::BAD_REQUEST, &reason),
            },
        };
        let (sender, answer) = oneshot::channel();
        // Both fail only while the listener ends.
        let _ = self.work.send(Work::Ask(question, sender)).await;
        answer.await.map_or_else(|_| Answer::ending(), Answer::json)
    }

    async fn other(&self, head: &Parts, route: Route) -> Answer {
        let reason = match route {
            Route::Root => return Answer::text(ROOT),
            Route::Metrics => return Answer::json(r#"{"success":true}"#),
            Route::SegmentSettings => return Answer::json(settings::segment(&own_host(head))),
            Route::RudderStackConfig => return Answer::json(settings::rudderstack(&write_key(head))),
            Route::WrongMethod(method) => {
                let reason = format!("{} is for {method}.", head.uri.path());
                let answer = self.refuse(head, StatusCode::METHOD_NOT_ALLOWED, &reason, None).await;
                return answer.allowing(method);
            }
            Route::Foreign(vendor) => {
                format!("this path is {vendor}'s; segue reads what Segment's and RudderStack's SDKs send.")
            }
            _ => "segue has no such path. Calls go to /v1/batch, /v1/track and the like.".to_owned(),
        };
        self.refuse(head, StatusCode::NOT_FOUND, &reason, None).await
    }

    async fn deny(&self, head: &Parts, denied: Denied) -> Answer {
        self.refuse(head, denied.status(), denied.explanation(), None).await
    }

    async fn refuse(
        &self,
        head: &Parts,
        status: StatusCode,
        reason: &str,
        body: Option<body::Body>,
    ) -> Answer {
        let refusal = Refusal {
            received: Timestamp::now(),
            status: status.as_u16(),
            request: format!("{} {}", head.method, shortened(head.uri.path())),
            reason: reason.to_owned(),
        };
        // It fails only while the listener ends; the client is answered all the same.
        let _ = self.work.send(Work::Refused(refusal, body)).await;
        Answer::error(status, reason)
    }
}

/// The address by which the client reached us, which need not be the one that we listen on.
fn own_host(head: &Parts) -> String {
    let host = head.headers.get(HOST).and_then(|host| host.to_str().ok());
    let is_plain =
        |host: &&str| host.bytes().all(|it| it.is_ascii_alphanumeric() || b".:-_[]".contains(&it));
    host.filter(is_plain).unwrap_or("127.0.0.1").to_owned()
}

fn wants_judgement(head: &Parts) -> bool {
    let query = head.uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).any(|(name, value)| name == "judge" && value == "1")
}

fn write_key(head: &Parts) -> String {
    let query = head.uri.query().unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|(name, _)| name == "writeKey").map(|(_, key)| key.into_owned()).unwrap_or_default()
}

/// What of a path a line has room for.
fn shortened(path: &str) -> String {
    path.chars().take(100).collect()
}
