//! Where a scan goes on after something broken.

use super::{OpenBody, Scanner};

/// How many bodies of a file may not end. Each makes the scan go back.
const RECOVERIES: u32 = 100;

impl Scanner {
    /// Looks for the next body from the line behind the beginning of one that does not end.
    pub(super) fn go_back(&mut self, body: OpenBody, bytes: &[u8]) {
        self.body = None;
        self.recovers_at = Some(body.indentation);
        self.recoveries += 1;
        if self.recoveries > RECOVERIES || body.is_dropped {
            self.at = bytes.len();
        } else {
            self.at = body.start;
            self.line = body.line;
        }
    }

    /// Goes on at the next line that begins as a body does; whether there is one.
    pub(super) fn recover(&mut self, indentation: usize, bytes: &[u8], is_end: bool) -> bool {
        while let Some(end) = memchr::memchr(b'\n', &bytes[self.at..]) {
            let start = self.at + end + 1;
            let blanks = bytes[start..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            match bytes.get(start + blanks) {
                // The line may go on. Then its end is found again.
                None if !is_end => {
                    self.at = start - 1;
                    return false;
                }
                first => {
                    self.at = start;
                    self.new_line();
                    if blanks <= indentation && matches!(first, Some(b'{' | b'[')) {
                        self.is_in_array &= !(blanks == 0 && first == Some(&b'['));
                        self.recovers_at = None;
                        return true;
                    }
                }
            }
        }
        self.at = bytes.len();
        false
    }
}
