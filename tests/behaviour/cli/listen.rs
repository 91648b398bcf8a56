//! `segue listen` as a person or a test run starts it.

use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use support::http::Client;
use support::program::{segue, told};

const ORDER: &str = r#"{"event":"Order Completed","properties":{"order_id":"1"}}"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.toml"), include_str!("../../fixtures/plans/two-events.toml"))
        .unwrap();
    folder
}

/// `segue listen` on a free port.
fn listen(folder: &tempfile::TempDir, arguments: &[&str]) -> Command {
    let mut command = segue(folder.path(), &["listen", "plan.toml", "--port", "0"]);
    command.args(arguments).env_remove("SEGUE_TOKEN");
    command
}

/// A listener without a command.
struct Running {
    child: Child,
    address: SocketAddr,
    introduction: String,
}

impl Running {
    fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        let mut introduction = String::new();
        while !introduction.contains("ctrl-c") {
            assert!(errors.read_line(&mut introduction).unwrap() > 0, "{introduction}");
        }
        child.stderr = Some(errors.into_inner());
        let url = introduction.split("http://").nth(1).unwrap();
        let address = url.split(' ').next().unwrap().parse().unwrap();
        Self { child, address, introduction }
    }

    /// Ends it as ctrl-c does, and gives what it said and its exit code.
    fn interrupt(mut self) -> (String, i32) {
        let pid = Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap();
        kill_process(pid, Signal::INT).unwrap();
        let mut said = String::new();
        self.child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        (said, self.child.wait().unwrap().code().expect("it ends by itself"))
    }
}

/// A script that posts a body to the listener and reads the answer's first line.
fn post(body: &str) -> String {
    let length = body.len();
    format!(
        "exec 3<>/dev/tcp/${{SEGUE_URL#http://}}; printf 'POST /v1/track HTTP/1.1\\r\\nhost: a\\r\\ncontent-length: \
         {length}\\r\\n\\r\\n%s' '{body}' >&3; read -r line <&3; "
    )
    .replace("${SEGUE_URL#http://}", "127.0.0.1/${SEGUE_URL##*:}")
}

#[test]
fn each_call_is_a_line_and_the_end_is_a_report() {
    let folder = folder();
    let running = Running::start(listen(&folder, &["--plain"]));
    let mut client = Client::connect(running.address);
    client.post("/v1/track", ORDER);
    client.post("/v1/track", r#"{"event":"Order Completed","properties":{"order_id":7}}"#);
    client.post("/v1/track", r#"{"event":"Order Complete"}"#);
    client.post("/v1/batch", "nonsense");
    let (said, code) = running.interrupt();
    let lines: Vec<_> = said.lines().take(6).map(|line| line.get(11..).unwrap_or_default()).collect();
    let expected = [
        "ok           track Order Completed",
        "wrong        track Order Completed",
        "             order_id: wrong type, number where string is planned",
        "not planned  track Order Complete",
        "400          POST /v1/batch",
    ];
    assert_eq!(lines[..5], expected, "{said}");
    assert!(said.contains("wrong    Order Completed  2 seen, 1 wrong"), "{said}");
    assert!(said.contains("missing  Signed Up"), "{said}");
    assert_eq!(code, 1);
}

#[test]
fn what_arrives_never_reaches_the_terminal_raw() {
    let folder = folder();
    let running = Running::start(listen(&folder, &[]));
    let mut client = Client::connect(running.address);
    client.post("/v1/track", "{\"event\":\"\\u001b]0;owned\\u0007\u{202e}\"}");
    client.post("/v1/track", r#"{"event":"Order Completed","properties":{"\u001b[2J":1}}"#);
    client.get("/\u{9b}31m");
    let (said, _) = running.interrupt();
    assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']), "{said:?}");
    assert!(said.contains("␛]0;owned␇"), "{said}");
}

#[test]
fn it_says_how_to_point_each_sdk_at_it_and_warns_where_others_may_send() {
    let folder = folder();
    let running = Running::start(listen(&folder, &["--host", "0.0.0.0"]));
    let url = format!("http://{}", running.address);
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    assert_eq!(running.introduction.matches(&url).count(), 9, "{}", running.introduction);
    assert!(
        running.introduction.contains("warning: anyone who reaches 0.0.0.0"),
        "{}",
        running.introduction
    );
    running.interrupt();
}

#[test]
fn a_command_finds_the_address_and_the_token_in_its_environment() {
    let folder = folder();
    let script = "test \"${#SEGUE_TOKEN}\" = 32 && echo \"$SEGUE_URL\"";
    let (said, errors, code) = told(listen(&folder, &["--", "sh", "-c", script]));
    assert!(
        errors.starts_with(&format!("Listening on {} for plan.toml", said.lines().next().unwrap())),
        "{errors}"
    );
    // Nothing arrived, so nothing was wrong.
    assert_eq!(code, 0, "{said}");
}

#[test]
fn a_run_ends_well_when_all_that_is_planned_has_arrived() {
    let folder = folder();
    let script = post(ORDER) + &post(r#"{"event":"Signed Up"}"#);
    let until = ["--until", "complete", "--timeout", "1m", "--", "bash", "-c", &script];
    let (said, errors, code) = told(listen(&folder, &until));
    assert_eq!(code, 0, "{said}{errors}");
    assert!(said.contains("2 of 2 planned events seen and right"), "{said}");
}

#[test]
fn a_run_fails_where_something_is_missing_or_wrong() {
    let folder = folder();
    let missing = post(ORDER);
    let wrong = post(r#"{"event":"Signed Up"}"#) + &post(r#"{"event":"Order Completed"}"#);
    for script in [missing, wrong] {
        let until = ["--until", "complete", "--timeout", "1m", "--", "bash", "-c", &script];
        let (said, errors, code) = told(listen(&folder, &until));
        assert_eq!(code, 1, "{said}{errors}");
    }
}

#[test]
fn a_command_that_fails_makes_the_run_fail() {
    let folder = folder();
    let script = post(ORDER) + &post(r#"{"event":"Signed Up"}"#) + "exit 3";
    let until = ["--until", "complete", "--timeout", "1m", "--", "bash", "-c", &script];
    let (said, errors, code) = told(listen(&folder, &until));
    assert!(said.contains("2 of 2 planned events seen and right"), "{said}");
    assert!(errors.contains("the command `bash` ended with 3."), "{errors}");
    assert_eq!(code, 1);
}

#[test]
fn without_a_command_it_ends_when_all_has_arrived() {
    let folder = folder();
    let mut running = Running::start(listen(&folder, &["--until", "complete", "--timeout", "1m"]));
    let mut client = Client::connect(running.address);
    client.post("/v1/track", ORDER);
    client.post("/v1/track", r#"{"event":"Signed Up"}"#);
    assert_eq!(running.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_command_that_goes_on_is_stopped_with_what_it_started() {
    let folder = folder();
    // What it started holds our pipes open: reading them to the end waits for that too.
    let script = "sleep 1000 & wait";
    let (_, errors, code) = told(listen(&folder, &["--timeout", "300ms", "--", "sh", "-c", script]));
    assert!(errors.contains("the command `sh` was stopped after 300ms."), "{errors}");
    assert_eq!(code, 1);
}

#[test]
fn the_time_is_up_for_what_does_not_arrive() {
    let folder = folder();
    let (_, errors, code) = told(listen(&folder, &["--until", "complete", "--timeout", "200ms"]));
    assert!(errors.contains("not every planned event was seen right within 200ms."), "{errors}");
    assert_eq!(code, 1);
}

#[test]
fn reports_are_written_for_programs_too() {
    let folder = folder();
    let script = post(r#"{"event":"Order Completed"}"#);
    for (format, part) in
        [("json", "\"missing\""), ("github", "::error file=plan.toml"), ("junit", "<testsuites")]
    {
        let (said, _, _) = told(listen(&folder, &["--format", format, "--", "bash", "-c", &script]));
        assert!(said.contains(part), "{format}: {said}");
    }
}

#[test]
fn the_only_plan_of_the_folder_is_meant_where_none_is_named() {
    let folder = folder();
    let listen = ["listen", "--port", "0", "--", "true"];
    let (_, errors, code) = told(segue(folder.path(), &listen));
    assert!(errors.ends_with(" for plan.toml\n"), "{errors}");
    assert_eq!(code, 0);
    fs::copy(folder.path().join("plan.toml"), folder.path().join("other.toml")).unwrap();
    let (_, errors, code) = told(segue(folder.path(), &listen));
    assert!(errors.contains("several setup plans in this folder (other.toml, plan.toml)"), "{errors}");
    assert_eq!(code, 2);
}

#[test]
fn what_arrived_and_was_right_is_ticked_on_request() {
    let folder = folder();
    let script = post(ORDER) + &post(r#"{"event":"Signed Up","properties":{"colour":"red"}}"#);
    let (said, errors, code) = told(listen(&folder, &["--tick", "dev", "--", "bash", "-c", &script]));
    assert!(said.contains("Ticked 1 in dev."), "{said}{errors}");
    assert_eq!(code, 1);
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    assert_eq!(plan.matches("dev = true").count(), 1, "{plan}");
}

#[test]
fn a_port_in_use_is_told_with_what_to_do() {
    let folder = folder();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let port = address.port().to_string();
    let (_, errors, code) = told(segue(folder.path(), &["listen", "plan.toml", "--port", &port]));
    assert_eq!(errors, format!("error: {address} is in use. Choose another --port; 0 takes a free one.\n"));
    assert_eq!(code, 1);
}

#[test]
fn a_record_is_never_written_over_unasked() {
    let folder = folder();
    let path = folder.path().join("events.ndjson");
    fs::write(&path, "mine\n").unwrap();
    let (_, errors, code) = told(listen(&folder, &["--record", "events.ndjson", "--", "true"]));
    assert!(errors.contains("`events.ndjson` exists already. It was left as it is."), "{errors}");
    assert_eq!((code, &*fs::read_to_string(&path).unwrap()), (1, "mine\n"));
    let script = post(ORDER);
    told(listen(&folder, &["--record", "events.ndjson", "--force", "--", "bash", "-c", &script]));
    assert_eq!(fs::read_to_string(&path).unwrap(), ORDER.replacen('{', "{\"type\":\"track\",", 1) + "\n");
}

#[test]
fn wrong_use_is_told_with_what_to_do() {
    let folder = folder();
    for (arguments, said) in [
        (&["--timeout", "soon", "--", "true"][..], "such as 60s, 2m or 1m30s"),
        (&["--allow-origin", "*", "--", "true"], "an origin is a scheme, a host and a port"),
        (&["--", "no-such-command"], "there is no command `no-such-command`"),
        (&["--force", "--", "true"], "--record"),
    ] {
        let (_, errors, code) = told(listen(&folder, arguments));
        assert!(errors.contains(said), "{errors}");
        assert_eq!(code, 2, "{errors}");
    }
    let mut command = listen(&folder, &["--", "true"]);
    command.env("SEGUE_TOKEN", "short");
    let (_, errors, code) = told(command);
    assert!(errors.contains("SEGUE_TOKEN is set and no good token"), "{errors}");
    assert_eq!(code, 2);
}
