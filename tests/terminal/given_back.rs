//! However segue ends, the terminal is as it was before.

use segue::app::{App, PathBase};
use segue::catalog::Catalog;
use segue::tui::terminal::{Modes, Screen};
use segue::tui::theme::Theme;
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
};
use std::path::PathBuf;
use std::sync::Arc;
use support::pty;
use support::pty::{End, Pty, program, segue};

/// segue with the first frame on its screen and everything switched on.
fn started() -> Pty {
    let mut pty = segue(&["--mouse"]).start();
    pty.wait_for("1 of 4");
    pty.assert_taken(true);
    pty
}

#[test]
fn after_keys_that_leave() {
    for key in ["q", "ctrl-c"] {
        let mut pty = started();
        pty.press(key);
        assert_eq!(pty.end(), End::Code(130), "{key}");
        pty.assert_given_back();
    }
}

#[test]
fn after_leaving_choices_behind() {
    let mut pty = started();
    pty.press("enter space");
    pty.wait_for("1 selected");
    pty.press("ctrl-c ctrl-c");
    assert_eq!(pty.end(), End::Code(130));
    pty.assert_given_back();
}

#[test]
fn after_signals_that_ask_to_end_and_whoever_waits_learns_of_the_signal() {
    let signals =
        [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGABRT];
    for signal in signals {
        let mut pty = started();
        pty.signal(signal);
        assert_eq!(pty.end(), End::Signal(signal));
        pty.assert_given_back();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn after_a_power_failure() {
    let mut pty = started();
    pty.signal(rustix::process::Signal::POWER.as_raw());
    assert_eq!(pty.end(), End::Code(128 + 30), "what the shell says of that signal");
    pty.assert_given_back();
}

#[test]
fn after_two_signals_that_come_as_one() {
    for _ in 0..10 {
        let mut pty = started();
        pty.signal(SIGINT);
        // The first may have ended it.
        pty.signal_again(SIGINT);
        assert_eq!(pty.end(), End::Signal(SIGINT));
        pty.assert_given_back();
    }
}

#[test]
fn a_closed_terminal_ends_it() {
    let mut pty = started();
    pty.close();
    assert_eq!(pty.end(), End::Signal(SIGHUP));
}

#[test]
fn a_closed_terminal_ends_it_where_no_signal_tells() {
    let mut pty = segue(&[]).without_control().start();
    pty.wait_for("1 of 4");
    pty.close();
    assert_eq!(pty.end(), End::Signal(SIGHUP));
}

/// Runs one of the tests below that are ignored, in a terminal.
fn panicking(test: &'static str) -> Pty {
    let this = std::env::current_exe().expect("this program has a path");
    let arguments = ["--exact", test, "--ignored", "--nocapture", "--test-threads=1"];
    program(this, &arguments).environment(IN_A_TERMINAL, "yes").start()
}

#[test]
fn after_a_panic() {
    let mut pty = panicking("given_back::panics");
    assert_eq!(pty.end(), End::Code(101));
    pty.assert_given_back();
    assert!(pty.output().contains("\x1b[?1049h"), "the screen was taken: {}", pty.text());
    assert!(pty.text().contains("for the test's sake"), "it is readable: {}", pty.text());
}

#[test]
fn after_a_panic_on_another_thread() {
    let mut pty = panicking("given_back::panics_on_another_thread");
    assert_eq!(pty.end(), End::Code(101));
    pty.assert_given_back();
    let after = pty.output().rsplit_once("\x1b[?1049l").expect("the screen was taken").1;
    assert!(!after.contains(pty::BEGIN), "nothing is drawn on the normal screen: {after:?}");
    assert!(pty.text().contains("for the test's sake"), "it is readable: {}", pty.text());
}

/// Set where the tests that panic run in a terminal of their own; elsewhere they do nothing.
const IN_A_TERMINAL: &str = "SEGUE_TEST_IN_A_TERMINAL";

fn taken() -> Option<(App, Screen)> {
    std::env::var_os(IN_A_TERMINAL)?;
    let catalog = Arc::new(Catalog::builtin("draft").expect("the catalog"));
    let base = PathBase { folder: PathBuf::from("/"), home: None };
    let app = App::new(catalog, Screen::size().expect("a size"), base, "setup-plan.toml");
    let size = Screen::size().expect("a size");
    let mut screen = Screen::take(Modes { mouse: true, ..Modes::default() }, size, Arc::default())
        .expect("the terminal");
    screen.draw(&app, &Theme::mono()).expect("a frame");
    Some((app, screen))
}

#[test]
#[ignore = "panics on purpose; another test runs it in a terminal"]
fn panics() {
    let Some((_app, _screen)) = taken() else { return };
    panic!("for the test's sake");
}

#[test]
#[ignore = "panics on purpose; another test runs it in a terminal"]
fn panics_on_another_thread() {
    let Some((app, mut screen)) = taken() else { return };
    let ended = std::thread::spawn(|| panic!("for the test's sake")).join();
    // The thread that draws may not have heard of it.
    screen.draw(&app, &Theme::mono()).expect("nothing is drawn, which works");
    screen.copy("text").expect("nothing is copied, which works");
    drop(screen);
    ended.expect("another thread went well");
}
