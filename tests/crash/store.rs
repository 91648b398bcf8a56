//! Diagnostics of the disk: the old file stays whole, nothing is left lying about, and a sentence says what to do.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::{Command, Stdio};
use support::program::told;

/// The command line of the program, for a shell.
fn segue() -> String {
    format!("{} plan --goal optimize-advertising --all --force --output", support::program::exe())
}

/// A shell that may mount file systems which nobody else sees; nothing where this machine has none.
fn with_own_mounts(script: &str) -> Option<Command> {
    let mut probe = Command::new("unshare");
    probe
        .args(["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if !probe.status().is_ok_and(|status| status.success()) {
        println!("skipped: this machine lets nobody mount file systems of their own");
        return None;
    }
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-eu", "-c", script]);
    Some(command)
}

#[test]
fn a_full_disk_leaves_the_old_plan_and_no_litter() {
    let folder = tempfile::tempdir().unwrap();
    let script = format!(
        "mount -t tmpfs -o size=32k tmpfs {0}; cd {0}; echo old > plan.toml; head -c 24k /dev/zero > film; \
         {1} plan.toml && exit 7 || echo code $?; cat plan.toml; ls -A",
        folder.path().display(),
        segue()
    );
    let Some(command) = with_own_mounts(&script) else { return };
    let (stdout, stderr, code) = told(command);
    assert!(
        stderr.contains("there is no room left on the disk for plan.toml; nothing was changed."),
        "{stderr}"
    );
    assert_eq!((&*stdout, code), ("code 1\nold\nfilm\nplan.toml\n", 0));
}

#[test]
fn a_disk_that_takes_no_writes_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let script = format!(
        "mount -t tmpfs tmpfs {0}; cd {0}; echo old > plan.toml; mount -o remount,ro {0}; \
         {1} plan.toml && exit 7 || echo code $?; cat plan.toml; ls -A",
        folder.path().display(),
        segue()
    );
    let Some(command) = with_own_mounts(&script) else { return };
    let (stdout, stderr, code) = told(command);
    assert!(stderr.contains("no file may be written in the current folder. Choose another"), "{stderr}");
    assert_eq!((&*stdout, code), ("code 1\nold\nplan.toml\n", 0));
}

/// A shell that permissions bind, also where the tests are run by root.
fn bound_by_permissions(folder: &Path, script: &str) -> Option<Command> {
    if fs::metadata(folder).unwrap().uid() != 0 {
        let mut command = Command::new("sh");
        command.args(["-eu", "-c", script]);
        return Some(command);
    }
    // Root without its privileges is bound like anyone else.
    let without = ["--bounding-set=-all", "--inh-caps=-all"];
    if !Command::new("setpriv").args(without).arg("true").status().is_ok_and(|status| status.success()) {
        println!("skipped: root cannot lay down its privileges on this machine");
        return None;
    }
    let mut command = Command::new("setpriv");
    command.args(without).args(["sh", "-eu", "-c", script]);
    Some(command)
}

#[test]
fn a_folder_that_may_not_be_written_in_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.toml");
    fs::write(&plan, "old").unwrap();
    let script = format!("{} {} && exit 7 || echo code $?", segue(), plan.display());
    let Some(command) = bound_by_permissions(folder.path(), &script) else { return };
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let (stdout, stderr, _) = told(command);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(stderr.contains("no file may be written in "), "{stderr}");
    assert_eq!(stdout, "code 1\n");
    assert_eq!(fs::read_to_string(&plan).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_plan_that_may_not_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.toml");
    fs::write(&plan, "old").unwrap();
    let segue = support::program::exe();
    let script = format!("{segue} export {} --format json && exit 7 || echo code $?", plan.display());
    let Some(command) = bound_by_permissions(folder.path(), &script) else { return };
    fs::set_permissions(&plan, fs::Permissions::from_mode(0o000)).unwrap();
    let (stdout, stderr, _) = told(command);
    assert!(stderr.contains("you may not read this file"), "{stderr}");
    assert_eq!(stdout, "code 1\n");
}
