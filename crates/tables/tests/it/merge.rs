//! Versions of tables: what is put in, what differs.

use proptest::prelude::*;
use tables::merge::{MergeError, Upserted, append, diff, upsert};
use tables::{Builder, Field, Kind, Schema, Table, Value};

type Row = (Option<i64>, &'static str, Option<f64>);

fn table(rows: &[Row]) -> Table {
    let schema = Schema::new(vec![
        Field::new("id", Kind::Integer),
        Field::new("state", Kind::Text),
        Field::new("price", Kind::Number),
    ])
    .unwrap();
    let mut builder = Builder::new(schema);
    for (id, state, price) in rows {
        builder
            .row([
                id.map_or(Value::Null, Value::Integer),
                Value::Text(state),
                price.map_or(Value::Null, Value::Number),
            ])
            .unwrap();
    }
    builder.finish().unwrap()
}

#[test]
fn rows_are_put_in_the_place_of_those_with_their_key() {
    let base = table(&[
        (Some(1), "Kedah", Some(1.5)),
        (Some(2), "Johor", None),
        (Some(3), "Perak", Some(3.0)),
    ]);
    let more = table(&[
        (Some(4), "Sabah", None),
        (Some(2), "Johor", Some(2.25)),
        (Some(3), "Perak", Some(3.0)),
    ]);
    let (merged, done) = upsert(&base, &more, &["id"]).unwrap();
    let expected = table(&[
        (Some(1), "Kedah", Some(1.5)),
        (Some(2), "Johor", Some(2.25)),
        (Some(3), "Perak", Some(3.0)),
        (Some(4), "Sabah", None),
    ]);
    assert_eq!(merged, expected);
    let told = Upserted {
        added: 1,
        changed: 1,
        same: 1,
    };
    assert_eq!(done, told);
    let found = diff(&base, &merged, &["id"]).unwrap();
    assert_eq!((found.added, found.removed.len()), (vec![3], 0));
    assert_eq!(found.changed.len(), 1);
    assert_eq!((found.changed[0].old, found.changed[0].new), (1, 1));
    assert_eq!(found.changed[0].columns, [(2, 2)]);
}

#[test]
fn keys_that_are_none_are_refused_and_nothing_is_made() {
    let base = table(&[(Some(1), "a", None)]);
    let twice = table(&[(Some(2), "a", None), (Some(2), "b", None)]);
    let absent = table(&[(None, "a", None)]);
    let refused = |more: &Table, key: &[&str]| upsert(&base, more, key).unwrap_err();
    assert_eq!(refused(&twice, &["id"]), MergeError::TwoOfAKey(1));
    assert_eq!(refused(&absent, &["id"]), MergeError::NullKey(0));
    assert_eq!(refused(&twice, &[]), MergeError::NoKey);
    assert_eq!(refused(&twice, &["nope"]), MergeError::NoKey);
    assert!(upsert(&base, &twice, &["id", "state"]).is_ok());
    let other = Schema::new(vec![
        Field::new("id", Kind::Text),
        Field::new("state", Kind::Text),
        Field::new("price", Kind::Number),
    ]);
    let other = Builder::new(other.unwrap()).finish().unwrap();
    assert_eq!(
        refused(&other, &["id"]),
        MergeError::OtherColumns("id".into())
    );
    assert_eq!(
        append(&base, &other),
        Err(MergeError::OtherColumns("id".into()))
    );
}

#[test]
fn columns_come_and_go() {
    let old = table(&[(Some(1), "a", None)]);
    let schema = Schema::new(vec![
        Field::new("state", Kind::Text),
        Field::new("id", Kind::Integer),
        Field::new("price", Kind::Text),
    ]);
    let mut builder = Builder::new(schema.unwrap());
    builder
        .row([Value::Text("a"), Value::Integer(1), Value::Text("1")])
        .unwrap();
    let new = builder.finish().unwrap();
    let found = diff(&old, &new, &["id"]).unwrap();
    assert_eq!(found.columns_added, ["price"]);
    assert_eq!(found.columns_removed, ["price"]);
    assert!(found.changed.is_empty() && found.added.is_empty() && found.removed.is_empty());
}

proptest! {
    #[test]
    fn an_upsert_of_the_difference_is_the_new_table(
        old in prop::collection::btree_map(0_i64..20, 0_i64..3, 0..15),
        new in prop::collection::btree_map(0_i64..20, 0_i64..3, 0..15),
    ) {
        let rows = |map: &std::collections::BTreeMap<i64, i64>| -> Vec<Row> {
            map.iter().map(|(id, price)| (Some(*id), "x", Some(*price as f64))).collect()
        };
        let (before, after) = (table(&rows(&old)), table(&rows(&new)));
        let found = diff(&before, &after, &["id"]).unwrap();
        let removed: Vec<i64> = found.removed.iter().map(|row| *old.keys().nth(*row as usize).unwrap()).collect();
        let gone: Vec<i64> = old.keys().filter(|id| !new.contains_key(id)).copied().collect();
        prop_assert_eq!(removed, gone);
        let changed = old.iter().filter(|(id, price)| new.get(id).is_some_and(|other| other != *price)).count();
        prop_assert_eq!(found.changed.len(), changed);
        let added = new.keys().filter(|id| !old.contains_key(id)).count();
        prop_assert_eq!(found.added.len(), added);
        let (merged, done) = upsert(&before, &after, &["id"]).unwrap();
        prop_assert_eq!((done.added, done.changed), (added, changed));
        prop_assert_eq!(merged.rows(), old.len() + added);
        let without = diff(&before, &after, &[]).unwrap();
        prop_assert_eq!(without.added.len(), added + changed);
        prop_assert_eq!(without.removed.len(), found.removed.len() + changed);
    }
}
