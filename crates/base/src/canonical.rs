//! JSON in the one form that can be hashed.

use serde_json::Value;

/// The value in the JSON Canonicalization Scheme (RFC 8785): sorted keys, no spaces, fixed numbers.
///
/// Two machines that mean the same value make the same bytes, so hashes of it can be compared.
pub fn canonical_json(value: &Value) -> String {
    // Only a map with keys that are not text can fail, and `Value` has none.
    serde_json_canonicalizer::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_and_spaces_gone() {
        let value = json!({"v": 1, "at": "é", "a": [true, null]});
        assert_eq!(
            canonical_json(&value),
            r#"{"a":[true,null],"at":"é","v":1}"#
        );
    }
}
