//! What reaches the terminal: whole frames, no questions, and no more of them than needed.

use support::pty::{BEGIN, END, End, segue};

/// A piece of what reached the terminal.
#[derive(Debug, PartialEq)]
enum Piece<'a> {
    Frame(&'a str),
    Between(&'a str),
}

/// Takes the output apart; fails where a frame is in another or does not end.
fn pieces(mut output: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    while let Some((between, rest)) = output.split_once(BEGIN) {
        let (frame, rest) = rest.split_once(END).expect("every frame ends");
        assert!(!frame.contains(BEGIN), "a frame in a frame: {frame:?}");
        pieces.extend([Piece::Between(between), Piece::Frame(frame)]);
        output = rest;
    }
    pieces.push(Piece::Between(output));
    pieces.retain(|piece| *piece != Piece::Between(""));
    pieces
}

fn frames(output: &str) -> usize {
    pieces(output).iter().filter(|piece| matches!(piece, Piece::Frame(_))).count()
}

#[test]
fn nothing_but_frames_and_the_clipboard_comes_between_taking_the_screen_and_giving_it_back() {
    let mut pty = segue(&["--theme", "dark"]).start();
    pty.wait_for("1 of 4");
    pty.press("y");
    pty.wait_for("Copied");
    pty.press("enter right");
    pty.wait_for("Order Completed");
    pty.press("?");
    pty.wait_for("Find a key");
    pty.press("esc");
    pty.wait_for("Order Completed");
    pty.press("ctrl-c");
    assert_eq!(pty.end(), End::Code(130));

    let pieces = pieces(pty.output());
    let [Piece::Between(taken), inner @ .., Piece::Between(given_back)] = &pieces[..] else {
        panic!("the screen is taken and given back: {pieces:?}")
    };
    assert_eq!(*taken, "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25l");
    assert_eq!(*given_back, "\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[0m\x1b[?1049l\x1b[?25h");
    let between: Vec<_> = inner.iter().filter(|piece| matches!(piece, Piece::Between(_))).collect();
    assert_eq!(between, [&Piece::Between("\x1b]52;c;T3B0aW1pemUgYWR2ZXJ0aXNpbmc=\x1b\\")]);
    assert!(inner.len() > 4, "a frame for each key");
}

#[test]
fn the_terminal_is_asked_for_its_background_once_and_nothing_else() {
    let mut pty = segue(&["--mouse"]).start();
    // Nobody answers here, and yet it comes.
    pty.wait_for("1 of 4");
    pty.press("enter space enter");
    pty.wait_for("3 of 4");
    pty.resize(100, 30);
    pty.wait_until("a frame for the new size", |pty| {
        pty.text().lines().nth(29).is_some_and(|line| !line.is_empty())
    });
    pty.press("ctrl-z");
    pty.stop();
    pty.signal(signal_hook::consts::SIGCONT);
    pty.wait_until("the screen again", |pty| {
        pty.screen().alternate_screen() && pty.text().contains("3 of 4")
    });
    pty.press("q y");
    assert_eq!(pty.end(), End::Code(130));
    assert_eq!(questions(pty.output()), ["]11;?"]);
}

/// The sequences that a terminal answers: status and cursor (`n`), attributes (`c`), modes (`$p`), size (`t`),
/// keyboard (`?u`), and colours or the clipboard with a question mark for a value.
fn questions(output: &str) -> Vec<&str> {
    let sequences = output.split('\x1b').skip(1);
    let asks = |sequence: &&str| {
        let Some(control) = sequence.strip_prefix('[') else {
            return sequence.starts_with(']') && sequence.contains(";?")
                || sequence.starts_with('Z')
                || sequence.starts_with('P');
        };
        let parameters = control.trim_start_matches(|part: char| "0123456789;:<=>?".contains(part));
        let query_keyboard = control.starts_with("?u");
        query_keyboard || ["n", "c", "$p", "t", "x"].iter().any(|end| parameters.starts_with(end))
    };
    sequences.filter(asks).collect()
}

#[test]
fn questions_are_recognised() {
    for question in
        ["\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[?2026$p", "\x1b]11;?\x1b\\", "\x1b[?u", "\x1b[18t"]
    {
        assert_eq!(questions(question).len(), 1, "{question:?}");
    }
    assert_eq!(questions("\x1b[?2026h\x1b[1;5Hc n\x1b[38;5;30m\x1b]52;c;YQ==\x1b\\"), [""; 0]);
}

#[test]
fn a_burst_of_keys_is_drawn_in_few_frames() {
    const KEYS: usize = 3001;
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    pty.press("enter");
    pty.wait_for("2 of 4");
    let before = pty.output().len();
    // An odd number of times selected is selected.
    pty.send(" ".repeat(KEYS));
    pty.press("enter");
    pty.wait_for("3 of 4");
    let drawn = frames(&pty.output()[before..]);
    assert!(drawn <= KEYS / 50, "{drawn} frames for {KEYS} keys");
    pty.wait_for("1 selected");
}

#[test]
fn a_pasted_megabyte_is_no_keys() {
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    // Where no text is typed, none is taken: not one of these is a key.
    pty.paste(&"q\r y\n".repeat(200_000));
    pty.press("enter");
    pty.wait_for("2 of 4");
    assert!(pty.text().contains("Optimize advertising"), "the first goal still:\n{}", pty.text());
    assert!(!pty.output().contains("\x1b]52"), "nothing was copied");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(130));
}

#[test]
fn a_megabyte_pasted_into_a_text_field_is_text() {
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    pty.press("enter space enter enter");
    pty.wait_for("4 of 4");
    pty.press("ctrl-u");
    pty.paste(&"plan\r\n\x1b[31mq\u{3}".repeat(100_000));
    // It goes where the cursor is, so its end shows.
    pty.wait_for("plan");
    pty.press("ctrl-u");
    pty.send("Acme");
    pty.wait_for("Acme");
    assert!(pty.text().contains("4 of 4"), "no key left the step:\n{}", pty.text());
    pty.press("enter");
    assert_eq!(pty.end(), End::Code(0));
    let plan = std::fs::read_to_string(pty.folder().join("setup-plan.toml")).expect("the plan");
    assert!(plan.contains("name = \"Acme\""), "{plan}");
}

#[test]
fn keys_after_a_paste_are_not_lost() {
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    // Around the size of what is read at once, so that the keys are right behind it or right in it.
    for length in 1000..1030 {
        pty.paste(&"x".repeat(length));
        pty.press("enter");
        pty.wait_for("2 of 4");
        pty.press("esc");
        pty.wait_for("1 of 4");
    }
}
