//! Judges captures: blocks are judged at the same time, and counted in their order.

use super::capture::{Block, Bytes, Capture, CaptureProgress, Contents, Source};
use super::judgement::{BodyPlace, Judgements};
use super::tally::{CaptureOrigin, Tally};
use super::{JudgeOptions, MessageJudge};
use crate::proof::Expectations;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many judges work at most. Each takes about a megabyte, and reading is what bounds more.
const JUDGES: usize = 8;

/// What is counted of all messages of `captures`. What cannot be read or judged is reported in the tally and hinders
/// nothing else. `input` is read for the capture that is standard input; `progress` is how far the reading is, for another thread.
pub fn verify(
    captures: Vec<Capture>,
    input: Bytes,
    expectations: &Arc<Expectations>,
    options: JudgeOptions,
    progress: &CaptureProgress,
) -> Tally {
    let mut tally = Tally::new(Arc::clone(expectations));
    let captures = captures.into_iter().map(|it| (tally.add_capture(it.name.clone()), it)).collect();
    let source = Mutex::new((0, Source::new(captures, input, progress.clone())));
    let counted = Counted { state: Mutex::new((0, tally)), turn: Condvar::new() };
    let first = MessageJudge::new(Arc::clone(expectations), options);
    let judges = thread::available_parallelism().map_or(1, usize::from).min(JUDGES);
    thread::scope(|scope| {
        for _ in 0..judges {
            let judge = first.colleague();
            scope.spawn(|| work(judge, &source, &counted));
        }
    });
    counted.state.into_inner().unwrap_or_else(PoisonError::into_inner).1
}

/// What was counted, and the number of the block that comes next.
struct Counted {
    state: Mutex<(u64, Tally)>,
    turn: Condvar,
}

impl Counted {
    /// Waits until all blocks before `number` are counted.
    fn wait(&self, number: u64) -> MutexGuard<'_, (u64, Tally)> {
        let state = lock(&self.state);
        self.turn.wait_while(state, |state| state.0 != number).unwrap_or_else(PoisonError::into_inner)
    }
}

/// A judge that panicked has counted nothing of its block; the panic itself goes on when its thread is joined.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets the next block be counted, also where this one could not be judged.
struct Turn<'a> {
    counted: &'a Counted,
    number: u64,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.counted.wait(self.number).0 += 1;
        self.counted.turn.notify_all();
    }
}

fn work(mut judge: MessageJudge, source: &Mutex<(u64, Source)>, counted: &Counted) {
    let (mut block, mut found) = (Block::default(), Judgements::default());
    loop {
        let number = {
            let mut source = lock(source);
            if !source.1.fill(&mut block) {
                return;
            }
            source.0 += 1;
            source.0 - 1
        };
        let turn = Turn { counted, number };
        found.clear();
        judge_block(&mut judge, &block, &mut found);
        let origin = CaptureOrigin { capture: block.capture, line: block.line };
        counted.wait(number).1.add(&found, origin);
        drop(turn);
    }
}

fn judge_block(judge: &mut MessageJudge, block: &Block, found: &mut Judgements) {
    for (line, rejection) in &block.rejections {
        found.place = BodyPlace { line: *line, item: 0 };
        found.reject(rejection.clone());
    }
    match &block.contents {
        Contents::Lines => judge_lines(judge, &block.bytes, found),
        Contents::Documents(documents) => {
            for document in documents {
                found.place = BodyPlace { line: document.line, item: 0 };
                judge.judge(&block.bytes[document.range.clone()], document.posted, found);
            }
        }
    }
}

fn judge_lines(judge: &mut MessageJudge, bytes: &[u8], found: &mut Judgements) {
    // Nearly always all of it is UTF-8, and to see that at once is fastest.
    let text = std::str::from_utf8(bytes).ok();
    let (mut start, mut line) = (0, 0);
    while start < bytes.len() {
        let end = memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |length| start + length);
        found.place = BodyPlace { line, item: 0 };
        match text {
            _ if bytes[start..end].trim_ascii().is_empty() => {}
            Some(text) => judge.judge_text(&text[start..end], None, found),
            None => judge.judge(&bytes[start..end], None, found),
        }
        start = end + 1;
        line += 1;
    }
}
