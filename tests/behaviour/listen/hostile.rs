//! Clients that want too much, or nothing at all.

use super::Running;
use flate2::Compression;
use flate2::write::GzEncoder;
use segue::listen::Limits;
use std::io::Write as _;
use std::time::Duration;

/// Bounds that a test reaches at once.
fn tight() -> Limits {
    let soon = Duration::from_millis(100);
    Limits {
        connections: 4,
        head: 8 << 10,
        body: 16 << 10,
        pending: 32 << 10,
        head_time: soon,
        body_time: soon,
        write_time: soon,
        ..Limits::default()
    }
}

#[test]
fn silent_and_slow_clients_are_dropped() {
    let running = Running::with(tight(), None);
    let mut silent = running.client();
    let mut in_its_head = running.client();
    in_its_head.send(b"POST /v1/track HTTP/1.1\r\nhost: a\r\n").unwrap();
    let mut idle = running.client();
    assert_eq!(idle.post("/v1/track", "{}").status, 200);
    silent.wait_for_end();
    in_its_head.wait_for_end();
    idle.wait_for_end();
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let running = Running::with(tight(), None);
    let mut client = running.client();
    client.send(b"POST /v1/track HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n{").unwrap();
    assert_eq!(client.answer().unwrap().status, 408);
    client.wait_for_end();
}

#[test]
fn as_many_slow_clients_as_there_is_room_for_keep_nobody_out_for_long() {
    let running = Running::with(tight(), None);
    let mut slow: Vec<_> = (0..12).map(|_| running.client()).collect();
    for client in &mut slow {
        client.send(b"POST /v1/track HTTP/1.1\r\n").unwrap();
    }
    assert_eq!(running.client().post("/v1/track", "{}").status, 200);
}

#[test]
fn a_client_that_reads_no_answer_is_dropped() {
    let roomy = Limits { kept: 4 << 20, body: 4 << 20, pending: 8 << 20, ..tight() };
    let running = Running::with(Limits { connections: 1, ..roomy }, None);
    let large = format!(r#"{{"userId":"{}"}}"#, "a".repeat(3 << 20));
    running.client().post("/v1/track", large);
    let mut deaf = running.client();
    // Together they are larger than what is between the two.
    for _ in 0..8 {
        deaf.send(b"GET /segue/events HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
    }
    // There is room for one connection, so this one is served when the other is gone.
    assert_eq!(running.client().post("/v1/track", "{}").status, 200);
}

#[test]
fn large_heads_are_refused() {
    let running = Running::with(tight(), None);
    let long = "a".repeat(9 << 10);
    for head in [
        format!("GET /{long} HTTP/1.1\r\nhost: a\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nhost: a\r\nx: {long}\r\n\r\n"),
    ] {
        let mut client = running.client();
        // It may end while we still send.
        let _ = client.send(head.as_bytes());
        if let Ok(answer) = client.answer() {
            assert!(matches!(answer.status, 414 | 431), "{}", answer.status);
        }
        client.wait_for_end();
    }
    let mut client = running.client();
    let many = "x: y\r\n".repeat(200);
    client.send(format!("GET / HTTP/1.1\r\nhost: a\r\n{many}\r\n").as_bytes()).unwrap();
    assert_eq!(client.answer().unwrap().status, 431);
}

#[test]
fn large_bodies_are_refused_announced_or_not() {
    let running = Running::with(tight(), None);
    let large = vec![b' '; 17 << 10];
    assert_eq!(running.client().post("/v1/track", &large).status, 413);
    let mut client = running.client();
    let _ = client.send(b"POST /v1/track HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n");
    let _ = client.send(&[format!("{:x}\r\n", large.len()).as_bytes(), &large, b"\r\n0\r\n\r\n"].concat());
    assert_eq!(client.answer().unwrap().status, 413);
    // An announcement that nobody could keep.
    let mut client = running.client();
    client
        .send(b"POST /v1/track HTTP/1.1\r\nhost: a\r\ncontent-length: 18446744073709551615\r\n\r\n")
        .unwrap();
    assert!(client.answer().unwrap().status >= 400);
}

#[test]
fn what_is_small_only_while_compressed_is_refused() {
    let running = Running::with(tight(), None);
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![b' '; 4 << 20]).unwrap();
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 16 << 10);
    let gzip = [("content-encoding", "gzip")];
    assert_eq!(running.client().ask("POST", "/v1/batch", &gzip, &bomb).status, 413);
}

#[test]
fn compression_that_is_none_is_told() {
    let running = Running::with(tight(), None);
    let mut client = running.client();
    for (encoding, body, status) in [
        ("gzip", &b"{}"[..], 400),
        ("gzip", &[0x1f, 0x8b, 8, 0, 0], 400),
        ("gzip", b"", 400),
        ("br", b"{}", 415),
        ("gzip, gzip", b"{}", 415),
    ] {
        let answer = client.ask("POST", "/v1/batch", &[("content-encoding", encoding)], body);
        assert_eq!(answer.status, status, "{encoding}: {}", answer.body);
    }
}

#[test]
fn what_is_no_http_ends_the_connection_and_nothing_else() {
    let running = Running::with(tight(), None);
    for noise in [
        &b"\x16\x03\x01\x02\x00\x01\x00"[..],
        b"\r\n\r\nhello\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
    ] {
        let mut client = running.client();
        let _ = client.send(noise);
        client.wait_for_end();
    }
    assert_eq!(running.client().post("/v1/track", "{}").status, 200);
}

#[test]
fn only_the_last_events_are_kept() {
    let running = Running::with(Limits { kept: 2000, ..tight() }, None);
    let mut client = running.client();
    for number in 0..20 {
        client.post("/v1/track", format!(r#"{{"event":"{number}"}}"#));
    }
    let json = client.get("/segue/events").json();
    let events = json["events"].as_array().unwrap();
    assert!((1..20).contains(&events.len()));
    assert_eq!(json["dropped"].as_u64().unwrap() + events.len() as u64, 20);
    assert_eq!(events.last().unwrap()["message"]["event"], "19");
}
