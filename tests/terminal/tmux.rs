//! In tmux, which counts the cells of some characters in its own way, the screen holds nothing stale.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use support::program;
use support::pty::{Folder, new_folder};

/// A flag, joined emoji, a variation selector, a combining mark, letters that join, and wide letters.
const ODD: [&str; 6] = [
    "🇩🇪 shop only",
    "👩\u{200d}🔧 asks Kim",
    "❤\u{fe0f} this one",
    "e\u{301}te\u{301}",
    "لا بأس",
    "注文 42",
];

/// A server of its own, ended when dropped.
struct Tmux {
    folder: Folder,
}

impl Tmux {
    /// None where tmux is not installed; in CI it has to be.
    fn start() -> Option<Self> {
        let tmux = Self { folder: new_folder() };
        let found = Command::new("tmux").arg("-V").output().is_ok();
        assert!(found || std::env::var_os("CI").is_none(), "apt-get install tmux");
        found.then_some(tmux)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let socket = self.folder.path().join("socket");
        let mut command = Command::new("tmux");
        command.arg("-S").arg(socket).args(["-f", "/dev/null"]).args(arguments);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("LC_ALL", "C.UTF-8");
        command.env("HOME", self.folder.path()).current_dir(self.folder.path());
        command.output().expect("tmux runs")
    }

    fn screen(&self) -> String {
        String::from_utf8_lossy(&self.run(&["capture-pane", "-p"]).stdout).into_owned()
    }

    /// The screen once it stays as it is, which a small program does at once.
    fn settled(&self, holds: impl Fn(&str) -> bool) -> String {
        let mut before = self.screen();
        for _ in 0..2_000 {
            let same = (0..5).all(|_| self.screen() == before);
            if same && holds(&before) {
                return before;
            }
            before = self.screen();
        }
        panic!("it does not come to rest:\n{before}");
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

/// A plan in which each item has a note of odd characters.
fn plan(folder: &Path) {
    let made = ["plan", "--goal", "optimize-advertising", "--all", "--output", "odd.toml", "--quiet"];
    assert_eq!(program::told(program::segue(folder, &made)).2, 0);
    let path = folder.join("odd.toml");
    let text = fs::read_to_string(&path).expect("a plan");
    let mut odd = ODD.iter().cycle();
    let mut noted = String::new();
    for line in text.lines() {
        noted.push_str(line);
        noted.push('\n');
        if line == "[[event]]" || line == "[[source]]" {
            noted.extend(["note = \"", odd.next().expect("endless"), "\"\n"]);
        }
    }
    fs::write(&path, noted).expect("written");
}

#[test]
fn a_frame_is_what_a_full_redraw_would_be() {
    let Some(tmux) = Tmux::start() else { return };
    plan(tmux.folder.path());
    let started =
        tmux.run(&["new-session", "-d", "-x", "80", "-y", "24", program::exe(), "open", "odd.toml"]);
    assert!(started.status.success(), "{started:?}");
    let first = tmux.settled(|screen| screen.contains("Track events"));
    assert!(first.contains("🇩🇪"), "{first}");
    let pid = tmux.run(&["display-message", "-p", "#{pane_pid}"]).stdout;
    let pid = String::from_utf8_lossy(&pid).trim().to_owned();
    for keys in [
        "Down Down Right",
        "Down Up Left Down",
        "End Up E",
        "Home Down Down C",
        "PageDown Right Right PageUp",
    ] {
        let keys: Vec<_> = keys.split(' ').collect();
        tmux.run(&[&["send-keys"], &*keys].concat());
        let drawn = tmux.settled(|_| true);
        // Whoever goes on after a stop draws everything anew.
        let continued = Command::new("kill").args(["-CONT", &pid]).status().expect("kill runs");
        assert!(continued.success());
        let anew = tmux.settled(|_| true);
        assert_eq!(drawn, anew, "after {keys:?}");
    }
}
