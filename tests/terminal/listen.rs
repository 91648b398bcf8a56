//! The checklist while something listens.

use std::fs;
use std::net::SocketAddr;
use support::http::Client;
use support::pty::{End, Pty, new_folder, segue};

fn start(width: u16, height: u16) -> (Pty, Client) {
    let folder = new_folder();
    let plan = include_str!("../fixtures/plans/two-events.toml");
    fs::write(folder.path().join("plan.toml"), plan).expect("a file");
    let arguments = ["listen", "plan.toml", "--port", "0"];
    let mut pty = segue(&arguments).size(width, height).in_folder(&folder).start();
    pty.wait_for("Listening on http://");
    let text = pty.text();
    let address: SocketAddr = {
        let url = text.split("http://").nth(1).expect("a URL");
        url.split([' ', '\n']).next().expect("an address").parse().expect("an address")
    };
    (pty, Client::connect(address))
}

#[test]
fn events_light_up_as_they_arrive_and_are_ticked_on_request_alone() {
    let (mut pty, mut client) = start(80, 24);
    pty.wait_for("cdnURL");
    client.post("/v1/track", r#"{"event":"Order Completed","properties":{"order_id":"1"}}"#);
    pty.wait_for("1 seen");
    client.post("/v1/track", r#"{"event":"Order Completed","properties":{"order_id":7}}"#);
    pty.wait_for("2 seen, 1 wrong");
    pty.wait_for("order_id: wrong type, number where string is planned");
    let plan = || fs::read_to_string(pty.folder().join("plan.toml")).expect("a plan");
    assert!(!plan().contains("dev = true"));
    pty.press("space");
    pty.wait_for("Done, though 1 of 2 that arrived were wrong.");
    client.post("/v1/track", r#"{"event":"Order Complete"}"#);
    pty.wait_for("not planned");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(0));
    assert!(fs::read_to_string(pty.folder().join("plan.toml")).expect("a plan").contains("dev = true"));
    assert!(pty.output().contains("0 of 2 planned events seen and right"), "{}", pty.output());
}

#[test]
fn nothing_that_arrives_reaches_the_terminal_raw() {
    let (mut pty, mut client) = start(80, 24);
    client.post("/v1/track", "{\"event\":\"\\u001b]0;owned\\u0007\u{202e}\"}");
    pty.wait_for("␛]0;owned␇");
    client.post("/v1/track", r#"{"event":"Order Completed","properties":{"\u001b[2J":1}}"#);
    pty.wait_for("␛[2J: not planned");
    pty.press("q");
    pty.end();
    assert!(!pty.output().contains("\x1b]0;") && !pty.output().contains("\x1b[2J"));
}

#[test]
fn a_small_terminal_shows_it_too() {
    let (mut pty, mut client) = start(40, 12);
    client.post("/v1/track", r#"{"event":"Signed Up"}"#);
    pty.wait_for("ok     track Signed Up");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(0));
}
