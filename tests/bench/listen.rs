//! How many events a second `segue listen` takes, and in how much memory: `cargo bench --bench listen`.
//!
//! Fifty connections send as fast as each is answered, one event a request as browsers do and twenty a request
//! as servers do. At the end every event that was sent must have been counted.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use support::http::{Client, request};
use support::program::segue;

const CONNECTIONS: usize = 50;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = ["plan", "--goal", "optimize-advertising", "--all", "--output", "plan.toml", "--quiet"];
    assert!(segue(folder.path(), &plan).status().expect("segue runs").success());
    for batch in [1, 20] {
        measure(folder.path(), batch, 200_000);
    }
}

fn measure(folder: &std::path::Path, batch: usize, events: usize) {
    let mut child = segue(folder, &["listen", "plan.toml", "--port", "0", "--plain"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("segue starts");
    let address = address(&mut child);
    let idle = cpu(&child);
    let begun = Instant::now();
    let each = events / CONNECTIONS / batch;
    let senders: Vec<_> =
        (0..CONNECTIONS).map(|sender| thread::spawn(move || send(address, sender, each, batch))).collect();
    let slowest = senders.into_iter().map(|it| it.join().expect("a sender ends")).max().unwrap_or_default();
    let taken = begun.elapsed();
    let report = Client::connect(address).get("/segue/report").json();
    let judged = begun.elapsed();
    let sent = each * batch * CONNECTIONS;
    assert_eq!(report["messages"].as_u64(), Some(sent as u64), "every event is counted");
    println!(
        "{batch:>2} events a request: {:>6.0} events a second sent, {:>6.0} judged; slowest answer {} ms; {:.2} s of \
         CPU; {:.1} MB at most",
        rate(sent, taken),
        rate(sent, judged),
        slowest.as_millis(),
        cpu(&child) - idle,
        peak(&child),
    );
    let idle = cpu(&child);
    thread::sleep(Duration::from_secs(2));
    println!("   idle for 2 s: {:.2} s of CPU", cpu(&child) - idle);
    child.kill().expect("it runs");
    child.wait().expect("it ends");
}

fn rate(events: usize, time: Duration) -> f64 {
    f64::from(u32::try_from(events).expect("not so many")) / time.as_secs_f64()
}

/// Where it says that it listens.
fn address(child: &mut Child) -> SocketAddr {
    let errors = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut lines = errors.lines().map(|line| line.expect("text"));
    let first = lines.next().expect("a line");
    // It goes on to write there, and must not find it closed.
    thread::spawn(move || lines.count());
    let address = first.split("http://").nth(1).and_then(|rest| rest.split(' ').next());
    address.expect("a URL").parse().expect("an address")
}

/// Sends and waits for each answer; gives the longest wait.
fn send(address: SocketAddr, sender: usize, requests: usize, batch: usize) -> Duration {
    let mut client = Client::connect(address);
    let host = address.to_string();
    let mut slowest = Duration::ZERO;
    for number in 0..requests {
        let calls: Vec<_> = (0..batch).map(|item| call(&format!("{sender}-{number}-{item}"))).collect();
        let body = format!(r#"{{"batch":[{}],"sentAt":"2026-11-27T11:19:54.377Z"}}"#, calls.join(","));
        let bytes = request(&host, "POST", "/v1/batch", &[("content-type", "text/plain")], body.as_bytes());
        let begun = Instant::now();
        client.send(&bytes).expect("it goes out");
        assert_eq!(client.answer().expect("an answer").status, 200);
        slowest = slowest.max(begun.elapsed());
    }
    slowest
}

/// A call as a browser's SDK makes it.
fn call(id: &str) -> String {
    format!(
        r#"{{"timestamp":"2026-11-27T11:19:54.377Z","integrations":{{}},"type":"track","event":"Order Completed","anonymousId":"4b2e1a52-6d1f-4c3a-9a3e-0a5b8f1c9d7e","userId":"u-{id}","properties":{{"order_id":"{id}","total":42.5,"currency":"EUR","coupon":"SPRING","products":[{{"product_id":"p-1","name":"Chair","price":20.25,"quantity":1}},{{"product_id":"p-2","name":"Table","price":22.25,"quantity":1}}]}},"context":{{"page":{{"path":"/checkout","referrer":"","search":"","title":"Checkout","url":"https://shop.example/checkout"}},"userAgent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36","locale":"en-US","library":{{"name":"analytics.js","version":"npm:next-1.84.3"}},"timezone":"Europe/Berlin"}},"messageId":"ajs-next-1764242394377-{id}","writeKey":"dev"}}"#
    )
}

/// Seconds of CPU used so far.
fn cpu(child: &Child) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).expect("it runs");
    let fields: Vec<_> = stat.rsplit(") ").next().expect("fields").split(' ').collect();
    let ticks: u32 = fields[11..13].iter().map(|ticks| ticks.parse::<u32>().expect("a number")).sum();
    f64::from(ticks) / 100.0
}

/// The most memory used so far, in MB.
fn peak(child: &Child) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a line");
    line.trim().trim_end_matches(" kB").parse::<f64>().expect("a number") / 1024.0
}
