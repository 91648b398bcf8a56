//! From a fresh start to a saved plan, as a person does it in a terminal.

use std::fs;
use support::pty::{End, segue};

#[test]
fn five_keys_make_a_plan() {
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    for (key, sign) in
        [("enter", "2 of 4"), ("space", "1 selected"), ("enter", "3 of 4"), ("enter", "4 of 4")]
    {
        pty.press(key);
        pty.wait_for(sign);
    }
    pty.press("enter");
    assert_eq!(pty.end(), End::Code(0));
    pty.assert_given_back();
    let plan = fs::read_to_string(pty.folder().join("setup-plan.toml")).expect("the plan");
    assert!(plan.contains("version = 2") && plan.contains("[[goal]]"), "{plan}");
    let checklist = fs::read_to_string(pty.folder().join("setup-checklist.md")).expect("the checklist");
    assert!(checklist.contains("- [ ]"), "{checklist}");
    let said = pty.text();
    for sign in ["setup-plan.toml", "setup-checklist.md", "segue open setup-plan.toml"] {
        assert!(said.contains(sign), "it says what was written and what comes next:\n{said}");
    }
}

#[test]
fn the_same_keys_do_when_they_come_at_once() {
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    pty.press("enter space enter enter enter");
    assert_eq!(pty.end(), End::Code(0));
    pty.assert_given_back();
    assert!(pty.folder().join("setup-plan.toml").is_file());
    assert!(pty.folder().join("setup-checklist.md").is_file());
}

#[test]
fn what_is_under_the_cursor_goes_to_the_clipboard() {
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    pty.press("y");
    pty.wait_for("Copied Optimize advertising");
    // "Optimize advertising" in base64.
    assert!(pty.output().contains("\x1b]52;c;T3B0aW1pemUgYWR2ZXJ0aXNpbmc=\x1b\\"));
}
