//! Messages held against a plan in process.

use segue::plan::SetupPlan;
use segue::proof::{
    CaptureOrigin, Expectations, JudgeOptions, Judgements, MessageJudge, ProofReport, ReportScope, Tally,
};
use std::fmt::Write as _;
use std::sync::Arc;

/// What is planned of the events that `events` say in TOML.
pub fn expectations(events: &str) -> Arc<Expectations> {
    let plan = format!(
        r#"version = 1
name = "Acme"
created = 2026-11-23T21:03:00Z
updated = 2026-11-24T08:00:01Z
use_case = [{{ id = "u", title = "U" }}]
source = []
destination = []
catalog = {{ id = "draft", edition = "2024-07-09" }}
goal = {{ id = "g", title = "G" }}
verify = {{ dev = false, prod = false }}
declined = {{ events = [], properties = [], sources = [], destinations = [] }}
{events}"#
    );
    let plan = SetupPlan::parse("plan.toml", &plan).unwrap_or_else(|faults| panic!("{faults:?}\n{plan}"));
    Arc::new(Expectations::of(&plan, None))
}

/// An event in TOML, each of its properties as `name: type`, with ` required` or ` pii` behind it.
pub fn event(name: &str, properties: &[&str]) -> String {
    let mut event = format!(
        "[[event]]\nname = {name:?}\ndescription = \"D\"\nuse_cases = [\"u\"]\ndev = false\nprod = false\n"
    );
    for property in properties {
        let (name, words) = property.split_once(": ").expect("a type");
        let kind = words.split(' ').next().unwrap_or_default();
        let _ =
            writeln!(event, "[[event.property]]\nname = {name:?}\ntype = {kind:?}\ndescription = \"D\"");
        for flag in words.split(' ').skip(1) {
            let _ = writeln!(event, "{flag} = true");
        }
    }
    event
}

/// What is reported of bodies, each on a line of its own.
pub fn report(events: &str, bodies: &[&str]) -> ProofReport {
    report_of(&expectations(events), bodies, JudgeOptions::default(), &ReportScope::default())
}

/// What is reported of bodies, each on a line of its own.
pub fn report_of(
    expectations: &Arc<Expectations>,
    bodies: &[impl AsRef<[u8]>],
    options: JudgeOptions,
    scope: &ReportScope,
) -> ProofReport {
    let mut judge = MessageJudge::new(Arc::clone(expectations), options);
    let mut tally = Tally::new(Arc::clone(expectations));
    let capture = tally.add_capture("capture.ndjson");
    let mut found = Judgements::default();
    for (line, body) in (1..).zip(bodies) {
        found.clear();
        judge.judge(body.as_ref(), None, &mut found);
        tally.add(&found, CaptureOrigin { capture, line });
    }
    tally.report(scope)
}
