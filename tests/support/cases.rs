//! How many cases a property is tried with: few in every run, many when one asks for them with
//! `PROPTEST_CASES=5000 cargo test`.

use proptest::test_runner::Config;

/// As many cases as the environment says, or else `usual`.
pub fn cases(usual: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    Config::with_cases(asked.unwrap_or(usual))
}
