//! What a judge remembers while it reads a message.

use crate::proof::FieldIndex;

/// What is known of each planned property in the message and object that are being read.
#[derive(Debug)]
pub(super) struct Scratch {
    fields: Vec<FieldState>,
    /// Counts the messages read.
    message: u64,
    /// Counts the objects read.
    object: u64,
}

/// The message or object by which a planned property was last judged.
#[derive(Debug, Clone, Copy, Default)]
struct FieldState {
    named_in: u64,
    present_in: u64,
    counted_in: u64,
    /// Where the search among its children begins.
    next: u32,
}

impl Scratch {
    pub(super) fn new(fields: usize) -> Self {
        Self { fields: vec![FieldState::default(); fields], message: 0, object: 0 }
    }

    pub(super) fn begin_message(&mut self) {
        self.message += 1;
    }

    /// Begins an object and gives it a number.
    pub(super) fn begin_object(&mut self, parent: FieldIndex) -> u64 {
        self.object += 1;
        self.fields[parent.place()].next = 0;
        self.object
    }

    pub(super) fn next(&mut self, parent: FieldIndex) -> &mut u32 {
        &mut self.fields[parent.place()].next
    }

    /// Notes that a key is in an object; whether for the first time.
    pub(super) fn name(&mut self, field: FieldIndex, object: u64) -> bool {
        std::mem::replace(&mut self.fields[field.place()].named_in, object) != object
    }

    /// Notes that a property has a value in an object; whether for the first time in this message.
    pub(super) fn note_present(&mut self, field: FieldIndex, object: u64) -> bool {
        let state = &mut self.fields[field.place()];
        state.present_in = object;
        std::mem::replace(&mut state.counted_in, self.message) != self.message
    }

    pub(super) fn is_present(&self, field: FieldIndex, object: u64) -> bool {
        self.fields[field.place()].present_in == object
    }
}
