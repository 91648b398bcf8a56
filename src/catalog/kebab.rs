//! Ids made from titles.

/// `title` in kebab-case: its letters and digits in lower case, a hyphen between words. Empty where the
/// title has neither.
pub(super) fn kebab(title: &str) -> String {
    let mut id = String::with_capacity(title.len());
    for character in title.to_lowercase().chars() {
        if character.is_alphanumeric() {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id.shrink_to_fit();
    id
}

#[cfg(test)]
mod tests {
    use super::kebab;

    #[test]
    fn words_are_joined_by_single_hyphens() {
        assert_eq!(
            kebab("Boost retention, upsell, and cross-sell"),
            "boost-retention-upsell-and-cross-sell"
        );
        assert_eq!(kebab("  SMS & Push (beta) "), "sms-push-beta");
        assert_eq!(kebab("Größe 注文"), "größe-注文");
        assert_eq!(kebab("¡!"), "");
    }
}
