//! The server's thread: accepts connections within bounds and serves each until it ends or the server stops.

use super::limits::Limits;
use super::service::Service;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::io;
use std::net;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

/// How long connections may take to finish what they are at once the listener ends.
const GRACE: Duration = Duration::from_secs(2);

/// Serves on `listeners` until `stop` fires.
pub(super) fn run(
    runtime: &Runtime,
    listeners: Vec<net::TcpListener>,
    service: Service,
    stop: &watch::Receiver<bool>,
) -> io::Result<()> {
    runtime.block_on(async {
        let connections = Arc::new(Semaphore::new(service.limits.connections));
        let service = Arc::new(service);
        let mut accepting = JoinSet::new();
        for listener in listeners {
            let listener = TcpListener::from_std(listener)?;
            accepting.spawn(accept(listener, Arc::clone(&service), Arc::clone(&connections), stop.clone()));
        }
        while accepting.join_next().await.is_some() {}
        Ok(())
    })
}

async fn accept(
    listener: TcpListener,
    service: Arc<Service>,
    connections: Arc<Semaphore>,
    stop: watch::Receiver<bool>,
) {
    let mut serving = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stopped(stop.clone()) => break,
        };
        let Ok((stream, _)) = accepted else {
            // No more files may be open, say: it passes when a connection ends.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let permit = tokio::select! {
            permit = Arc::clone(&connections).acquire_owned() => permit.ok(),
            () = stopped(stop.clone()) => None,
        };
        serving.spawn(serve(stream, Arc::clone(&service), stop.clone(), permit));
        while serving.try_join_next().is_some() {}
    }
    // Whoever came before the end is served.
    for stream in waiting(listener, service.limits.connections) {
        serving.spawn(serve(stream, Arc::clone(&service), stop.clone(), None));
    }
    let _ = timeout(GRACE, async { while serving.join_next().await.is_some() {} }).await;
}

/// Returns when the listener is to end.
async fn stopped(mut stop: watch::Receiver<bool>) {
    let _ = stop.wait_for(|is_stopped| *is_stopped).await;
}

/// The connections that nobody has accepted yet, `most` of them at most.
fn waiting(listener: TcpListener, most: usize) -> Vec<TcpStream> {
    let Ok(listener) = listener.into_std() else { return Vec::new() };
    let streams = std::iter::from_fn(|| listener.accept().ok()).take(most);
    let streams = streams.filter_map(|(stream, _)| {
        stream.set_nonblocking(true).ok()?;
        TcpStream::from_std(stream).ok()
    });
    streams.collect()
}

async fn serve(
    stream: TcpStream,
    service: Arc<Service>,
    stop: watch::Receiver<bool>,
    _permit: Option<OwnedSemaphorePermit>,
) {
    // Without it an answer may wait for the client's next packet; where it cannot be had, it waits.
    let _ = stream.set_nodelay(true);
    let Limits { head, head_time, write_time, .. } = service.limits;
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(write_time));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head_time)
        .max_header_size(head)
        .max_buf_size(head)
        .serve_connection(TokioIo::new(Box::pin(stream)), service_fn(|request| service.handle(request)));
    let mut connection = pin!(connection);
    tokio::select! {
        biased;
        // A connection that breaks concerns its client alone.
        _ = connection.as_mut() => return,
        () = stopped(stop) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}
