//! What state a terminal is in.

use super::Pty;
use rustix::termios::tcgetattr;
use vt100::MouseProtocolMode;

impl Pty {
    /// Whether the terminal is in line mode with echo and all, as it was before the program started.
    pub fn is_in_line_mode(&self) -> bool {
        let modes = tcgetattr(&self.tty).expect("the terminal tells its modes");
        format!("{modes:?}") == format!("{:?}", self.line_mode)
    }

    /// Fails unless the program has the terminal for itself, down to `mouse`.
    #[track_caller]
    pub fn assert_taken(&self, mouse: bool) {
        let screen = self.screen();
        assert!(screen.alternate_screen(), "the normal screen is left alone");
        assert!(screen.bracketed_paste(), "pastes can be told from keys");
        assert_eq!(screen.mouse_protocol_mode() != MouseProtocolMode::None, mouse, "the mouse");
        assert!(!self.is_in_line_mode(), "keys come one by one");
    }

    /// Fails unless the terminal is as it was before the program.
    #[track_caller]
    pub fn assert_given_back(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "the normal screen is back");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are plain again");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "the mouse is the terminal's");
        assert!(!screen.application_cursor() && !screen.application_keypad(), "the keys are plain");
        assert!(!self.in_frame(), "the terminal is not held up");
        assert!(self.is_in_line_mode(), "echo and line mode are back");
    }
}
