//! Messages held against a plan: whether what is planned arrives, and whether it is right.
//!
//! [`Expectations`] are compiled from a plan once. A [`MessageJudge`] holds bodies against them, a call or a batch at a
//! time, and makes [`Judgements`]. A [`Tally`] counts those in their order, each message id once, and becomes a
//! [`ProofReport`].

mod call;
pub mod capture;
mod expectations;
mod ids;
mod judge;
mod judgement;
mod personal;
mod rejection;
pub mod report;
pub mod scan;
mod sdk;
mod tally;
mod time;
mod value;
mod vendor;
mod verify;
mod warehouse;

pub use crate::catalog::Call;
pub use call::posted_to;
pub use expectations::{EventIndex, Expectations, ExpectedEvent, ExpectedField, FieldIndex};
pub use judge::{JudgeOptions, MessageJudge};
pub use judgement::{Judgement, Judgements, Violation, ViolationKind};
pub use personal::PersonalData;
pub use rejection::Rejection;
pub use report::{ProofReport, ReportScope};
pub use sdk::Platform;
pub use tally::{CaptureIndex, CaptureOrigin, Tally};
pub use value::ValueKind;
pub use vendor::Vendor;
pub use verify::verify;
pub use warehouse::{UnreadableRows, WarehouseReportError, warehouse_report};
