//! Changes that the file of a plan does not take outlive the program, however it ends.

use signal_hook::consts::{SIGKILL, SIGTERM};
use std::fs;
use support::pty;
use support::pty::{End, Pty, segue};

const PLAN: &str = include_str!("../fixtures/plans/hand-edited.toml");

/// A checklist whose file was changed by someone else, who wrote another note than the person has just written.
fn asked() -> Pty {
    let folder = pty::new_folder();
    let path = folder.path().join("plan.toml");
    fs::write(&path, PLAN).expect("written");
    let mut pty = segue(&["open", "plan.toml"]).in_folder(&folder).start();
    pty.wait_for("Track events");
    fs::write(&path, theirs()).expect("written");
    pty.press("/");
    pty.paste("pixel");
    pty.press("enter n ctrl-u");
    pty.paste("ours");
    pty.press("enter");
    pty.wait_for("Someone else changed in the file");
    pty
}

fn theirs() -> String {
    PLAN.replace("Ask Ada", "Ask Grace").replace("for the pixel", "Grace for it")
}

fn again(before: &Pty) -> Pty {
    let mut pty = segue(&["open", "plan.toml"]).in_folder(&before.share_folder()).start();
    pty.wait_for("Changes of yours from an earlier session are not in the file");
    pty
}

fn plan(pty: &Pty) -> String {
    fs::read_to_string(pty.folder().join("plan.toml")).expect("the plan")
}

#[test]
fn a_signal_during_the_question_loses_nothing_and_says_where_it_is() {
    let mut pty = asked();
    pty.signal(SIGTERM);
    assert_eq!(pty.end(), End::Signal(SIGTERM));
    pty.assert_given_back();
    let said = pty.text().replace('\n', "");
    assert!(said.contains("the last changes are not in the file."), "{said}");
    assert!(said.contains("the next `segue open` offers them"), "{said}");
    assert_eq!(plan(&pty), theirs(), "nobody chose yet");
    let mut pty = again(&pty);
    pty.press("k");
    pty.wait_for("saved");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(0));
    let plan = plan(&pty);
    assert!(plan.contains("Ask Grace"), "their comment stays: {plan}");
    assert!(plan.contains("note = \"ours\""), "{plan}");
    let mut pty = segue(&["open", "plan.toml"]).in_folder(&pty.share_folder()).start();
    pty.wait_for("Track events");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(0));
}

#[test]
fn a_kill_during_the_question_loses_nothing() {
    let mut pty = asked();
    pty.signal(SIGKILL);
    assert_eq!(pty.end(), End::Signal(SIGKILL));
    let mut pty = again(&pty);
    pty.press("d");
    pty.wait_for("ours");
    pty.press("t");
    pty.wait_for("Now showing what the file holds.");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(0));
    assert_eq!(plan(&pty), theirs());
}

#[test]
fn leaving_with_the_question_open_names_what_is_kept() {
    let mut pty = asked();
    pty.press("ctrl-c");
    assert_eq!(pty.end(), End::Code(1));
    again(&pty);
}

#[test]
fn a_note_that_is_being_typed_outlives_a_kill() {
    let folder = pty::new_folder();
    fs::write(folder.path().join("plan.toml"), PLAN).expect("written");
    let mut pty = segue(&["open", "plan.toml"]).in_folder(&folder).start();
    pty.wait_for("Track events");
    pty.press("down n ctrl-u");
    pty.paste("half a sentence");
    let kept = |pty: &Pty| {
        let slots = fs::read_dir(pty.folder().join(".outside/state/segue/unsaved")).expect("a folder");
        let slots = slots.map(|slot| slot.expect("an entry").path());
        let whole = slots.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
        let mut texts = whole.filter_map(|path| fs::read_to_string(path).ok());
        texts.any(|text| text.contains("half a sentence"))
    };
    while !kept(&pty) {
        pty.paste("!");
        pty.wait_for("half a sentence!");
        pty.press("backspace");
        pty.wait_until("the text as before", |pty| !pty.text().contains("sentence!"));
    }
    pty.signal(SIGKILL);
    assert_eq!(pty.end(), End::Signal(SIGKILL));
    assert_eq!(plan(&pty), PLAN);
    let mut pty = again(&pty);
    pty.press("k");
    pty.wait_for("saved");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(0));
    assert!(plan(&pty).contains("half a sentence"));
}
