//! Who may read and write a plan is the same after it was saved, whoever saved it.
#![cfg(target_os = "linux")]

use rustix::fs::{XattrFlags, getxattr, setxattr};
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use support::faults::shell;
use support::program::{answered, exe};
use tempfile::TempDir;

const PLAN: &str = include_str!("../fixtures/plans/hand-edited.toml");
const OWNER: u32 = 4001;
const MEMBER: u32 = 4002;
const GROUP: u32 = 5000;

/// A plan of someone's in a folder that a group may write in.
fn shared(mode: u32) -> Option<(TempDir, PathBuf)> {
    if !rustix::process::geteuid().is_root() {
        println!("skipped: only root can give files to others");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    fs::write(&path, PLAN).unwrap();
    chown(folder.path(), Some(OWNER), Some(GROUP)).unwrap();
    chown(&path, Some(OWNER), Some(GROUP)).unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o770)).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
    Some((folder, path))
}

/// Has someone tick something; returns what it printed. Nothing where this machine lets nobody act as others.
fn ticked_by(user: u32, groups: &str, folder: &Path) -> Option<String> {
    let as_user = format!("setpriv --reuid {user} --regid {user} {groups}");
    // The program itself may be where others cannot look.
    let probe = shell(folder, &format!("exec {as_user} \"$0\" --version")).stdout(Stdio::null()).status();
    if !probe.is_ok_and(|status| status.success()) {
        println!("skipped: this machine lets nobody act as another, or the program is out of their reach");
        return None;
    }
    let script = format!(
        "exec {as_user} env HOME=/nonexistent XDG_STATE_HOME=/nonexistent \"$0\" open plan.toml --plain"
    );
    let (said, errors, _) = answered(shell(folder, &script), &["2", "quit"]);
    Some(said + &errors)
}

fn is_ticked(path: &Path) -> bool {
    fs::read_to_string(path).unwrap().matches("dev = true").count()
        == PLAN.matches("dev = true").count() + 1
}

fn access(path: &Path) -> (u32, u32, u32) {
    let metadata = fs::metadata(path).unwrap();
    (metadata.uid(), metadata.gid(), metadata.mode() & 0o7777)
}

#[test]
fn a_member_of_the_group_saves_and_the_owner_keeps_the_plan() {
    for (groups, own) in [("--groups 4002,5000", false), ("--groups 5000", true)] {
        let Some((folder, path)) = shared(0o660) else { return };
        let user = if own { OWNER } else { MEMBER };
        let Some(said) = ticked_by(user, groups, folder.path()) else { return };
        assert!(is_ticked(&path), "{said}");
        assert_eq!(access(&path), (OWNER, GROUP, 0o660), "{said}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left");
    }
}

#[test]
fn a_plan_that_one_may_not_write_is_not_replaced_either() {
    let Some((folder, path)) = shared(0o644) else { return };
    let Some(said) = ticked_by(MEMBER, "--groups 4002,5000", folder.path()) else { return };
    assert!(said.contains("is read-only"), "{said}");
    assert_eq!(
        (fs::read_to_string(&path).unwrap(), access(&path)),
        (PLAN.to_owned(), (OWNER, GROUP, 0o644))
    );
}

/// An access list as the system keeps it: a version, then kind, rights and number of each entry.
fn access_list(entries: &[(u16, u16, u32)]) -> Vec<u8> {
    let mut list = 2_u32.to_le_bytes().to_vec();
    for (kind, rights, number) in entries {
        list.extend(kind.to_le_bytes().into_iter().chain(rights.to_le_bytes()));
        list.extend(number.to_le_bytes());
    }
    list
}

const ACL: &str = "system.posix_acl_access";

#[test]
fn an_access_list_and_other_attributes_stay() {
    let Some((folder, path)) = shared(0o600) else { return };
    let nobody = u32::MAX;
    let list =
        access_list(&[(1, 6, nobody), (2, 6, MEMBER), (4, 0, nobody), (16, 6, nobody), (32, 0, nobody)]);
    for (name, value) in [(ACL, &*list), ("user.note", b"x")] {
        if setxattr(&path, name, value, XattrFlags::empty()).is_err() {
            return println!("skipped: this file system keeps no {name}");
        }
    }
    for (user, groups) in [(OWNER, "--groups 5000"), (MEMBER, "--clear-groups")] {
        if user == MEMBER {
            fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
        }
        fs::write(&path, PLAN).unwrap();
        let before = access(&path);
        let Some(said) = ticked_by(user, groups, folder.path()) else { return };
        assert!(is_ticked(&path), "{said}");
        assert_eq!(access(&path), before);
        for (name, value) in [(ACL, &*list), ("user.note", b"x")] {
            let mut buffer = [0; 256];
            let length = getxattr(&path, name, &mut buffer).unwrap();
            assert_eq!(&buffer[..length], value, "{name} after {user} saved");
        }
    }
}

#[test]
fn what_a_folder_gives_new_files_opens_no_private_plan() {
    let Some((folder, path)) = shared(0o600) else { return };
    let nobody = u32::MAX;
    let list =
        access_list(&[(1, 7, nobody), (2, 7, MEMBER), (4, 7, nobody), (16, 7, nobody), (32, 0, nobody)]);
    if setxattr(folder.path(), "system.posix_acl_default", &list, XattrFlags::empty()).is_err() {
        return println!("skipped: this file system keeps no access lists");
    }
    let Some(said) = ticked_by(OWNER, "--groups 5000", folder.path()) else { return };
    assert!(is_ticked(&path), "{said}");
    assert_eq!(access(&path), (OWNER, GROUP, 0o600));
    assert!(getxattr(&path, ACL, &mut [0; 256]).is_err(), "nobody was let in");
}

#[test]
fn a_file_of_two_names_keeps_both() {
    let folder = tempfile::tempdir().unwrap();
    let [path, other] = ["plan.toml", "other.toml"].map(|name| folder.path().join(name));
    fs::write(&path, PLAN).unwrap();
    fs::hard_link(&path, &other).unwrap();
    let (said, _, code) =
        answered(shell(folder.path(), "exec \"$0\" open plan.toml --plain"), &["2", "quit"]);
    assert_eq!(code, 0, "{said}");
    assert!(is_ticked(&path) && is_ticked(&other));
    assert_eq!(fs::metadata(&path).unwrap().nlink(), 2);
}

#[test]
fn a_file_that_is_mounted_by_itself_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["plan.toml", "real.toml"] {
        fs::write(folder.path().join(name), PLAN).unwrap();
    }
    let script = "cd \"$1\"; mount --bind real.toml plan.toml || exit 77; \
                  printf '2\\nquit\\n' | HOME=$1/.outside TERM=dumb \"$0\" open plan.toml --plain; ls -A";
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", script, exe()])
        .arg(folder.path())
        .env_remove("XDG_STATE_HOME")
        .output();
    let Some(output) = output.ok().filter(|it| it.status.success()) else {
        return println!("skipped: this machine lets nobody mount file systems of their own");
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(is_ticked(&folder.path().join("real.toml")), "{said}");
    assert!(!is_ticked(&folder.path().join("plan.toml")), "{said}");
    assert!(!said.contains(".segue-"), "{said}");
}
