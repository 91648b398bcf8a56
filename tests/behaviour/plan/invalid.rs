//! A plan with a fault is answered with what is wrong, where, and what to do; every sentence of it.

use segue::catalog::Catalog;
use segue::plan::{NoCatalog, check};
use support::fixtures::hold;

fn status() -> String {
    hold("plans/good.toml", "plans/invalid", |name, text| {
        let faults = check(name, text, &mut |id| Catalog::builtin(id).ok_or(NoCatalog::Unknown(None)));
        assert_eq!(faults.len(), 1, "{name}:\n{faults}");
        faults.to_string()
    })
}

#[test]
fn each_fault_is_told_with_its_place_and_remedy() {
    status();
}
