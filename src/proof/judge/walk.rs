//! What both ways of reading a message do with a value that they have found.

use super::JudgeOptions;
use super::scratch::Scratch;
use crate::proof::expectations::{JsonNumber, Unsure};
use crate::proof::ids::IdHasher;
use crate::proof::judgement::{Judgements, TextSpan, UnplannedProperty};
use crate::proof::{
    Call, Expectations, ExpectedField, FieldIndex, PersonalData, ValueKind, Violation, ViolationKind,
};

/// How many unplanned properties are reported for one message.
const UNPLANNED: usize = 64;

/// How much of a wrong value is kept, in characters.
const KEPT_VALUE: usize = 60;

/// A body on its way through a judge.
pub(super) struct Walk<'a> {
    pub(super) expectations: &'a Expectations,
    pub(super) options: JudgeOptions,
    pub(super) hasher: &'a IdHasher,
    pub(super) scratch: &'a mut Scratch,
    pub(super) found: &'a mut Judgements,
    /// The call of the path to which the body was posted.
    pub(super) posted: Option<Call>,
}

/// A value without what is in it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scalar<'a> {
    Null,
    Boolean(bool),
    Number(JsonNumber<'a>),
    Text(&'a str),
}

/// Where a message's own findings begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begun {
    pub(super) present: usize,
    pub(super) violations: usize,
    pub(super) unplanned: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn field(&self, index: FieldIndex) -> &'a ExpectedField {
        self.expectations.field(index)
    }

    pub(super) fn begin_message(&mut self) -> Begun {
        self.scratch.begin_message();
        Begun {
            present: self.found.present.len(),
            violations: self.found.violations.len(),
            unplanned: self.found.unplanned.len(),
        }
    }

    /// Holds a value that is neither array nor object against its property.
    #[inline]
    pub(super) fn scalar(
        &mut self,
        index: FieldIndex,
        value: Scalar,
        object: u64,
        begun: Begun,
    ) -> Result<(), Unsure> {
        let field = self.field(index);
        let kind = match value {
            Scalar::Null if field.is_nullable => {
                self.present(index, object);
                return Ok(());
            }
            Scalar::Null if !field.is_item => return Ok(()),
            Scalar::Null => ValueKind::Null,
            Scalar::Boolean(_) => ValueKind::Boolean,
            Scalar::Number(number) if field.accepts.asks_whether_integral() => number.kind()?,
            Scalar::Number(_) => ValueKind::Number,
            Scalar::Text(_) => ValueKind::String,
        };
        self.present(index, object);
        if !field.accepts.holds(kind) {
            return self.violation(index, ViolationKind::WrongType, kind, begun);
        }
        if let Some(rules) = &field.rules {
            let wrong = match value {
                Scalar::Null => None,
                Scalar::Boolean(value) => rules.check_boolean(value),
                Scalar::Number(number) => rules.check_number(number)?,
                Scalar::Text(text) => rules.check_text(text),
            };
            if let Some(wrong) = wrong {
                return self.violation(index, wrong, kind, begun);
            }
        }
        match value {
            Scalar::Text(text) if !field.is_personal => match PersonalData::in_text(text) {
                Some(personal) => self.personal(index, personal, begun),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Notes that a property is there.
    #[inline]
    pub(super) fn present(&mut self, index: FieldIndex, object: u64) {
        if self.scratch.note_present(index, object) {
            self.found.present.push(index);
        }
    }

    /// Notes what is wrong, once a message.
    pub(super) fn violation(
        &mut self,
        field: FieldIndex,
        kind: ViolationKind,
        found: ValueKind,
        begun: Begun,
    ) -> Result<(), Unsure> {
        self.note(Violation { field, kind, found, personal: None, value: TextSpan::default() }, begun)
    }

    fn personal(&mut self, field: FieldIndex, personal: PersonalData, begun: Begun) -> Result<(), Unsure> {
        let kind = ViolationKind::PersonalData;
        let personal = Some(personal);
        self.note(
            Violation { field, kind, found: ValueKind::String, personal, value: TextSpan::default() },
            begun,
        )
    }

    fn note(&mut self, violation: Violation, begun: Begun) -> Result<(), Unsure> {
        let is_same = |it: &Violation| Violation { value: violation.value, ..*it } == violation;
        if self.found.violations[begun.violations..].iter().any(is_same) {
            return Ok(());
        }
        self.found.violations.push(violation);
        // Only the exact reading knows the text of a value.
        if self.options.keeps_values { Err(Unsure) } else { Ok(()) }
    }

    /// Keeps the text of the value of which something wrong was noted last.
    pub(super) fn keep_value(&mut self, json: &str) {
        if self.options.keeps_values {
            let end = json.char_indices().nth(KEPT_VALUE).map_or(json.len(), |(at, _)| at);
            let value = self.found.keep(&json[..end]);
            if let Some(last) = self.found.violations.last_mut() {
                last.value = value;
            }
        }
    }

    /// Notes what of an object's required properties is not there.
    pub(super) fn missing(&mut self, parent: FieldIndex, object: u64, begun: Begun) {
        for child in self.field(parent).children.iter() {
            if self.field(child).is_required && !self.scratch.is_present(child, object) {
                // What is missing has no value that could be kept.
                let _ = self.violation(child, ViolationKind::Missing, ValueKind::Null, begun);
            }
        }
    }

    /// Notes a property that is not planned, once a message, unless it is null. It is unsure where its key is
    /// twice in one object, since the last one counts.
    pub(super) fn unplanned(
        &mut self,
        name: &str,
        property: UnplannedProperty,
        begun: Begun,
    ) -> Result<(), Unsure> {
        let own = &self.found.unplanned[begun.unplanned..];
        let same =
            own.iter().position(|it| it.parent == property.parent && self.found.text(it.name) == name);
        if let Some(at) = same {
            let known = &mut self.found.unplanned[begun.unplanned + at];
            if known.object == property.object {
                return Err(Unsure);
            }
            if property.found == ValueKind::Null {
                return Ok(());
            }
            known.object = property.object;
            known.personal = known.personal.or(property.personal);
        } else if property.found != ValueKind::Null && own.len() < UNPLANNED {
            let name = self.found.keep(name);
            self.found.unplanned.push(UnplannedProperty { name, ..property });
        }
        Ok(())
    }
}
