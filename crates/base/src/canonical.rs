//! JSON in the one form that can be hashed.

use serde_json::Value;

/// The value in the JSON Canonicalization Scheme (RFC 8785): sorted keys, no spaces, fixed numbers.
///
/// Two machines that mean the same value make the same bytes, so hashes of it can be compared.
pub fn canonical_json(value: &Value) -> String {
    if is_written_so(value) {
        return value.to_string();
    }
    // Only a map with keys that are not text can fail, and `Value` has none.
    serde_json_canonicalizer::to_string(value).unwrap_or_default()
}

/// Whether the usual writer makes the same bytes, which it does four times as fast: maps are in the order of
/// their keys' bytes, which is that of UTF-16 for ASCII, and whole numbers that a double holds have one form.
fn is_written_so(value: &Value) -> bool {
    const EXACT: u64 = 1 << 53;
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => true,
        Value::Number(number) => number
            .as_i64()
            .is_some_and(|number| number.unsigned_abs() <= EXACT),
        Value::Array(items) => items.iter().all(is_written_so),
        Value::Object(map) => map
            .iter()
            .all(|(key, value)| key.is_ascii() && is_written_so(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (-9i64..9).prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            "[\\x00-\\x7f]{0,9}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let key = prop_oneof!["[\\x00-\\x7f]{0,4}", "[a-c\u{e000}\u{10000}]{0,3}"];
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(key, inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_short_way_writes_what_the_scheme_says(value in any_value()) {
            let scheme = serde_json_canonicalizer::to_string(&value).expect("no other keys than text");
            prop_assert_eq!(canonical_json(&value), scheme);
        }
    }

    #[test]
    fn keys_are_sorted_and_spaces_gone() {
        let value = json!({"v": 1, "at": "é", "a": [true, null]});
        assert_eq!(
            canonical_json(&value),
            r#"{"a":[true,null],"at":"é","v":1}"#
        );
    }
}
