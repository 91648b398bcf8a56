//! What goes wrong with files, for real: permissions, disks without room, devices.

use crate::program::exe;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

/// `sh` in `folder` with a script; `$0` is the program. Nothing in its environment comes from outside, and what
/// it keeps goes to `.outside`.
pub fn shell(folder: &Path, script: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", script, exe()]).current_dir(folder).env_clear();
    environment(&mut command, folder);
    command
}

fn environment(command: &mut Command, folder: &Path) {
    let outside = folder.join(".outside");
    command
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .env("TERM", "dumb")
        .env("HOME", outside.join("home"));
    command.env("XDG_CONFIG_HOME", outside.join("config")).env("XDG_STATE_HOME", outside.join("state"));
}

/// A script that runs the program with these arguments where files cannot grow beyond half a kilobyte, which
/// fails in the middle of a write, as on a disk that is full.
pub fn without_room(arguments: &str) -> String {
    format!("ulimit -f 1; exec \"$0\" {arguments}")
}

/// A script that runs the program with these arguments on a disk of 4 KiB that is mounted at `disk` and holds
/// what is in the folder `full`; nothing where this machine lets nobody mount one.
pub fn on_a_small_disk(folder: &Path, arguments: &str) -> Option<Command> {
    let script = format!(
        "mount -t tmpfs -o size=4k tmpfs disk && cp full/* disk && cd disk && exec \"$0\" {arguments}"
    );
    let with = |program: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "/bin/sh", "-c", program, exe()]);
        command.current_dir(folder).env_clear();
        environment(&mut command, folder);
        command
    };
    let tried = with("mount -t tmpfs -o size=4k tmpfs disk").output();
    tried.is_ok_and(|output| output.status.success()).then(|| with(&script))
}

/// A script that runs the program with these arguments as someone who may change nothing in the folder;
/// nothing where this machine lets nobody do that.
pub fn without_permission(folder: &Path, arguments: &str) -> Option<Command> {
    fs::set_permissions(folder, Permissions::from_mode(0o555)).expect("changed");
    let is_root = rustix::process::geteuid().is_root();
    // Permissions are nothing to the administrator.
    let script = if is_root {
        format!("exec setpriv --reuid 65534 --regid 65534 --clear-groups \"$0\" {arguments}")
    } else {
        format!("exec \"$0\" {arguments}")
    };
    let can = !is_root
        || shell(folder, "setpriv --reuid 65534 --regid 65534 --clear-groups \"$0\" --version")
            .output()
            .is_ok_and(|output| output.status.success());
    can.then(|| shell(folder, &script))
}

/// Lets the folder be changed, and so removed, again.
pub fn permit(folder: &Path) {
    fs::set_permissions(folder, Permissions::from_mode(0o755)).expect("changed");
}
