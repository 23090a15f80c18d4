//! Dense positions for committed rows: the one order that feeds, log and checkpoints follow.

use std::collections::BTreeMap;

/// A committed row without a position, as the database lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unpositioned<I> {
    pub(crate) id: I,
    pub(crate) subject: Option<String>,
    pub(crate) version: Option<i64>,
}

/// The ids in the order of their positions: as listed, except that the rows of one subject share out
/// the places they hold in the order of their versions.
pub(crate) fn order<I>(rows: Vec<Unpositioned<I>>) -> Vec<I> {
    let mut by_subject: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        if let (Some(subject), Some(_)) = (&row.subject, row.version) {
            by_subject.entry(subject).or_default().push(place);
        }
    }
    // For each place, the row that stands there.
    let mut standing: Vec<usize> = (0..rows.len()).collect();
    for places in by_subject.into_values() {
        let mut by_version = places.clone();
        by_version.sort_by_key(|&place| rows.get(place).and_then(|row| row.version));
        for (place, row) in places.into_iter().zip(by_version) {
            if let Some(slot) = standing.get_mut(place) {
                *slot = row;
            }
        }
    }
    let mut ids: Vec<Option<I>> = rows.into_iter().map(|row| Some(row.id)).collect();
    standing
        .into_iter()
        .filter_map(|row| ids.get_mut(row).and_then(Option::take))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_row_once_and_versions_ascend(
            rows in prop::collection::vec((0..4_u8, prop::option::of(0..20_i64)), 0..40)
        ) {
            let listed: Vec<Unpositioned<usize>> = rows
                .iter()
                .enumerate()
                .map(|(place, (subject, version))| Unpositioned {
                    id: place,
                    subject: Some(subject.to_string()),
                    version: *version,
                })
                .collect();
            let places = order(listed);
            let mut sorted = places.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..rows.len()).collect::<Vec<_>>());
            for subject in 0..4 {
                let versions: Vec<i64> = places
                    .iter()
                    .filter(|&&place| rows[place].0 == subject)
                    .filter_map(|&place| rows[place].1)
                    .collect();
                prop_assert!(versions.is_sorted());
            }
            // What has no version keeps its place.
            for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.1.is_none()) {
                prop_assert_eq!(places[place], place, "{:?}", row);
            }
        }
    }
}
