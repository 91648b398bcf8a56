//! Whether a file is part of the product, by its path.

use std::path::Path;

/// Whether the file holds tests, by the customs of the languages that are read.
pub(super) fn is_test(path: &Path) -> bool {
    let folders = path.parent().into_iter().flat_map(Path::iter).filter_map(|it| it.to_str());
    let is_test_folder = |name: &str| {
        let name = name.to_ascii_lowercase();
        matches!(
            &*name,
            "test"
                | "tests"
                | "__tests__"
                | "spec"
                | "specs"
                | "e2e"
                | "cypress"
                | "__mocks__"
                | "mocks"
                | "fixtures"
                | "androidtest"
                | "unittest"
                | "testing"
        ) || name.ends_with("tests")
            || name.ends_with("uitest")
    };
    let stem = path.file_stem().and_then(|it| it.to_str()).unwrap_or_default();
    let is_test_name = [".test", ".spec", "_test", "_spec", "Test", "Tests", "Spec", ".stories", ".cy"]
        .into_iter()
        .any(|end| stem.ends_with(end))
        || stem.starts_with("test_")
        || stem == "conftest";
    is_test_name || folders.into_iter().any(is_test_folder)
}

/// Whether the file says of itself that it was generated as the client of a tracking plan. It holds every name
/// of the plan and sends nothing until it is called.
pub(super) fn is_generated_client(source: &[u8]) -> bool {
    let head = &source[..source.len().min(600)];
    let holds = |text: &[u8]| head.windows(text.len()).any(|it| it.eq_ignore_ascii_case(text));
    holds(b"generated") && (holds(b"typewriter") || holds(b"ruddertyper") || holds(b"rudder-cli"))
}

#[cfg(test)]
mod tests {
    use super::is_test;
    use std::path::Path;

    #[test]
    fn tests_are_told_by_the_customs_of_languages() {
        for path in [
            "src/__tests__/a.js",
            "a.spec.ts",
            "pkg/a_test.go",
            "test_a.py",
            "app/src/test/A.kt",
            "ATests.swift",
            "spec/a_spec.rb",
        ] {
            assert!(is_test(Path::new(path)), "{path}");
        }
        for path in ["src/a.js", "latest/a.py", "attestation.go", "src/contest.ts"] {
            assert!(!is_test(Path::new(path)), "{path}");
        }
    }
}
