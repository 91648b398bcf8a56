//! Changes that can be taken back, and made again.

use crate::plan::{Change, Edit};
use std::collections::VecDeque;

/// So many bytes of changes are remembered, besides the last one. With use cases by the hundred that is every
/// change; with a hundred thousand it is some thirty times all of them.
const MOST: usize = 16 << 20;

/// A change that is remembered.
pub trait Remembered {
    /// How much memory it takes, roughly, in bytes.
    fn size(&self) -> usize;
}

/// What takes the changes made so far back, and what makes those again that were taken back.
#[derive(Debug, Clone)]
pub struct History<C> {
    undo: VecDeque<C>,
    redo: Vec<C>,
}

impl<C> Default for History<C> {
    fn default() -> Self {
        Self { undo: VecDeque::new(), redo: Vec::new() }
    }
}

impl<C: Remembered> History<C> {
    /// Remembers what takes a new change back. What was taken back before cannot be made again any more, and what
    /// was done long ago cannot be taken back where that would take too much memory.
    pub fn record(&mut self, back: C) {
        let mut left = MOST;
        let kept = self.undo.iter().rev().take_while(|change| {
            let fits = change.size() <= left;
            left = left.saturating_sub(change.size());
            fits
        });
        let forgotten = self.undo.len() - kept.count();
        self.undo.drain(..forgotten);
        self.undo.push_back(back);
        self.redo.clear();
    }

    /// Takes the last change back with `apply`, which gives what makes it again; returns whether it did.
    pub fn undo(&mut self, apply: impl FnOnce(C) -> Option<C>) -> bool {
        let Some(again) = self.undo.pop_back().and_then(apply) else { return false };
        self.redo.push(again);
        true
    }

    /// Makes the change again that was taken back last; returns whether it did.
    pub fn redo(&mut self, apply: impl FnOnce(C) -> Option<C>) -> bool {
        let Some(back) = self.redo.pop().and_then(apply) else { return false };
        self.undo.push_back(back);
        true
    }

    /// The change that undoing would make.
    pub fn next_undo(&self) -> Option<&C> {
        self.undo.back()
    }

    /// The change that redoing would make.
    pub fn next_redo(&self) -> Option<&C> {
        self.redo.last()
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a change to make again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

impl Remembered for Change {
    fn size(&self) -> usize {
        let texts = match self {
            Self::Select { .. } | Self::Deselect { .. } => 0,
            Self::SelectOnly { selection, .. } => selection.len() * size_of::<u32>() * 5 / 4,
            Self::Decline(item) | Self::Restore(item) => item.title().len(),
            Self::Name(item, text) | Self::Note(item, text) => {
                item.title().len() + text.as_ref().map_or(0, String::len)
            }
        };
        size_of::<Self>() + texts
    }
}

impl Remembered for Edit {
    fn size(&self) -> usize {
        let text = match self {
            Self::Tick { .. } => 0,
            Self::Note(_, text) | Self::Name(_, text) => text.as_ref().map_or(0, String::len),
            Self::Progress(name, progress) => name.len() + size_of_val(progress.sources()),
            Self::Rename(name) => name.len(),
        };
        size_of::<Self>() + text
    }
}

#[cfg(test)]
mod tests {
    use super::{History, MOST, Remembered};

    #[derive(Debug, Clone, Copy, PartialEq)]
    struct Large(usize);

    impl Remembered for Large {
        fn size(&self) -> usize {
            MOST / 4
        }
    }

    fn taken_back(history: &mut History<Large>) -> Vec<usize> {
        let mut back = Vec::new();
        while history.undo(|change| {
            back.push(change.0);
            Some(change)
        }) {}
        back
    }

    #[test]
    fn what_was_done_last_is_remembered_and_what_is_too_much_is_not() {
        let mut history = History::default();
        (0..100).for_each(|number| history.record(Large(number)));
        assert_eq!(taken_back(&mut history), [99, 98, 97, 96, 95]);
        assert!(history.redo(Some) && history.can_redo());
        history.record(Large(100));
        assert!(!history.can_redo());
        assert_eq!(taken_back(&mut history), [100, 95]);
    }
}
