//! What a judge found in one call, by itself: for a log, and for a test that asks for it.

use crate::proof::{
    Call, Expectations, Judgement, MessageJudge, PersonalData, Rejection, ReportScope, ValueKind,
    ViolationKind,
};
use jiff::Timestamp;
use serde::Serialize;
use std::fmt;

/// A call that arrived, and what is wrong with it.
///
/// Texts in it come from the network: a terminal gets them through [`crate::text::printable`] only.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JudgedCall {
    /// When it arrived.
    #[serde(skip)]
    pub received: Timestamp,
    /// Whether it is as planned.
    pub status: CallStatus,
    /// Which call it is, where it is one.
    pub call: Option<Call>,
    /// The planned event that it counts for.
    pub event: Option<String>,
    /// The name by which it names its event, page or screen; empty where it has none.
    pub name: String,
    /// Whether its message id came before; then it counts no more.
    #[serde(rename = "duplicate")]
    pub is_duplicate: bool,
    /// What is not as planned.
    pub faults: Vec<CallFault>,
    /// Why it is no call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejection: Option<Rejection>,
}

/// Whether a call is as planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallStatus {
    /// It counts for a planned event and everything in it is as planned, or it is a call that needs no plan.
    Right,
    /// Something in it is not as planned.
    Wrong,
    /// It names an event that is not planned.
    Unplanned,
    /// It is no call.
    Rejected,
}

/// Something in a call that is not as planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CallFault {
    /// Where it is: `products[].price`.
    pub path: String,
    /// In which way it is wrong; nothing where the property is not planned.
    pub kind: Option<ViolationKind>,
    /// The planned type; nothing where the property is not planned.
    pub expected: Option<String>,
    /// The kind of value that was found; nothing where there is none.
    pub found: Option<ValueKind>,
    /// The kind of personal data, where it is that.
    pub personal: Option<PersonalData>,
}

impl JudgedCall {
    /// What was found in a call.
    pub(super) fn new(
        judgement: Judgement,
        judge: &MessageJudge,
        scope: &ReportScope,
        received: Timestamp,
    ) -> Self {
        let expectations = judge.expectations();
        let faults = faults(judgement, expectations, scope);
        let status = match (faults.is_empty(), judgement.is_unplanned() && !scope.allows_unplanned) {
            (_, true) => CallStatus::Unplanned,
            (true, false) => CallStatus::Right,
            (false, false) => CallStatus::Wrong,
        };
        Self {
            received,
            status,
            call: Some(judgement.call()),
            event: judgement.event().map(|event| expectations.event(event).name.clone()),
            name: judgement.name().to_owned(),
            is_duplicate: false,
            faults,
            rejection: None,
        }
    }

    /// What is no call, and why.
    pub(super) fn rejected(rejection: Option<Rejection>, received: Timestamp) -> Self {
        Self {
            received,
            status: CallStatus::Rejected,
            call: None,
            event: None,
            name: String::new(),
            is_duplicate: false,
            faults: Vec::new(),
            rejection,
        }
    }

    /// The name under which it counts: the planned event's, or its own.
    pub fn title(&self) -> &str {
        self.event.as_deref().unwrap_or(&self.name)
    }

    /// How many bytes it takes, about.
    pub(super) fn size(&self) -> usize {
        let texts = self.event.as_ref().map_or(0, String::len) + self.name.len();
        let faults = self.faults.iter().map(|fault| size_of::<CallFault>() + fault.path.len());
        size_of::<Self>() + texts + faults.sum::<usize>()
    }
}

fn faults(judgement: Judgement, expectations: &Expectations, scope: &ReportScope) -> Vec<CallFault> {
    let violations = judgement.violations().iter().map(|violation| {
        let field = expectations.field(violation.field);
        CallFault {
            path: field.path.clone(),
            kind: Some(violation.kind),
            expected: Some(field.expected.clone()),
            found: (violation.kind != ViolationKind::Missing).then_some(violation.found),
            personal: violation.personal,
        }
    });
    let unplanned = judgement.unplanned().map(|(parent, name, found)| {
        let parent = &expectations.field(parent).path;
        let path = if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") };
        CallFault { path, kind: None, expected: None, found: Some(found), personal: None }
    });
    let unplanned = unplanned.filter(|_| !scope.allows_unplanned);
    violations.chain(unplanned).collect()
}

impl fmt::Display for CallFault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: ", self.path)?;
        match (self.kind, self.found, &self.expected) {
            (None, ..) => f.write_str("not planned"),
            (Some(kind @ ViolationKind::WrongType), Some(found), Some(expected)) => {
                write!(f, "{}, {found} where {expected} is planned", kind.phrase())
            }
            (Some(kind), ..) => f.write_str(kind.phrase()),
        }
    }
}
