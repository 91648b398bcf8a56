//! Changes that can be taken back, and made again.

/// What takes the changes made so far back, and what makes those again that were taken back.
#[derive(Debug, Clone)]
pub struct History<C> {
    undo: Vec<C>,
    redo: Vec<C>,
}

impl<C> Default for History<C> {
    fn default() -> Self {
        Self { undo: Vec::new(), redo: Vec::new() }
    }
}

impl<C> History<C> {
    /// Remembers what takes a new change back. What was taken back before cannot be made again any more.
    pub fn record(&mut self, back: C) {
        self.undo.push(back);
        self.redo.clear();
    }

    /// Takes the last change back with `apply`, which gives what makes it again; tells whether it did.
    pub fn undo(&mut self, apply: impl FnOnce(C) -> Option<C>) -> bool {
        shift(&mut self.undo, &mut self.redo, apply)
    }

    /// Makes the change again that was taken back last; tells whether it did.
    pub fn redo(&mut self, apply: impl FnOnce(C) -> Option<C>) -> bool {
        shift(&mut self.redo, &mut self.undo, apply)
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

fn shift<C>(from: &mut Vec<C>, to: &mut Vec<C>, apply: impl FnOnce(C) -> Option<C>) -> bool {
    let Some(back) = from.pop().and_then(apply) else { return false };
    to.push(back);
    true
}
