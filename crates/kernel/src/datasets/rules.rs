//! What a declaration of a dataset must have before the program starts with it.

use std::collections::BTreeSet;

use base::Lang;

use super::{Column, ColumnKind, Counts, Dataset, Disclosure};

/// Licences that let everybody use the data, as SPDX identifiers.
pub const LICENCES: [&str; 5] = [
    "CC-BY-4.0",
    "CC0-1.0",
    "ODC-By-1.0",
    "ODbL-1.0",
    "CC-BY-SA-4.0",
];

/// The languages in which everything is said.
const LANGS: [Lang; 4] = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];

/// The lowest value that at least half of all do not exceed.
pub fn median(all: &[i64]) -> Option<i64> {
    let mut sorted = all.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

/// What is wrong with declarations, if anything: each names the dataset. `says` tells whether a language itself has a message.
pub fn faults(all: &[Dataset], says: impl Fn(Lang, &str) -> bool) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for dataset in all {
        let mut add = |fault: String| found.push(format!("{}: {fault}", dataset.slug));
        if !is_slug(dataset.slug) {
            add("is no name for addresses".to_owned());
        }
        if !seen.insert(dataset.slug) {
            add("is declared twice".to_owned());
        }
        if !LICENCES.contains(&dataset.licence) {
            add(format!("`{}` is no open licence", dataset.licence));
        }
        columns(dataset, &mut add);
        let about = format!("{}-about", dataset.key);
        let keys = dataset.columns.iter().map(|column| column.key);
        for key in [dataset.key, &about].into_iter().chain(keys) {
            let silent = LANGS.iter().filter(|lang| !says(**lang, key));
            let silent: Vec<String> = silent.map(ToString::to_string).collect();
            if !silent.is_empty() {
                add(format!("no words for `{key}` in {}", silent.join(", ")));
            }
        }
        if let Disclosure::Counts(counts) = &dataset.disclosure {
            counted(dataset, counts, &mut add);
        }
    }
    found
}

fn is_slug(slug: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=100).contains(&slug.len()) && slug.bytes().all(fits)
}

fn column<'d>(dataset: &'d Dataset, name: &str) -> Option<&'d Column> {
    dataset.columns.iter().find(|column| column.name == name)
}

fn columns(dataset: &Dataset, add: &mut impl FnMut(String)) {
    if dataset.columns.is_empty() {
        add("has no dictionary".to_owned());
    }
    let mut names = BTreeSet::new();
    for column in dataset.columns {
        if !names.insert(column.name) {
            add(format!("has two columns `{}`", column.name));
        }
    }
    for name in dataset.names_row {
        if column(dataset, name).is_none() {
            add(format!(
                "its rows are named by `{name}`, which is no column"
            ));
        }
    }
}

/// Whatever is said of counts has to be said of columns that are there, and counts are whole numbers.
fn counted(dataset: &Dataset, counts: &Counts, add: &mut impl FnMut(String)) {
    let numbers = [counts.all].into_iter().chain(counts.some.iter().copied());
    for name in numbers {
        let is_count = column(dataset, name).is_some_and(|it| it.kind == ColumnKind::Integer);
        if !is_count {
            add(format!("counts by `{name}`, which is no whole number"));
        }
    }
    let sums = counts.sums.iter().copied().flatten();
    let others = counts.of.iter().map(|(name, _)| name).chain(sums);
    for name in others {
        if column(dataset, name).is_none() {
            add(format!("`{name}` is no column"));
        }
    }
    for (name, of) in counts.of {
        if *of != counts.all && !counts.some.contains(of) {
            add(format!("`{name}` is said of `{of}`, which counts nothing"));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::datasets::{LICENCE, Pace, Theme};

    const GOOD: Dataset = Dataset {
        slug: "lanterns",
        key: "lanterns-dataset",
        theme: Theme::Government,
        licence: LICENCE,
        pace: Pace::Daily,
        columns: &[
            Column::new("agency", ColumnKind::Text, "lanterns-column-agency"),
            Column::new("cases", ColumnKind::Integer, "lanterns-column-cases"),
            Column::new("days", ColumnKind::Number, "lanterns-column-days"),
        ],
        names_row: &["agency"],
        disclosure: Disclosure::Counts(Counts {
            figures: "lanterns",
            all: "cases",
            some: &[],
            of: &[("days", "cases")],
            sums: &[&["agency"]],
        }),
        rows: |_, _, _| Ok(()),
    };

    fn told(dataset: Dataset) -> Vec<String> {
        faults(&[dataset], |_, _| true)
    }

    #[test]
    fn a_whole_declaration_is_taken() {
        assert_eq!(told(GOOD), Vec::<String>::new());
    }

    #[test]
    fn a_declaration_without_words_in_one_language_is_refused() {
        for key in [
            "lanterns-dataset",
            "lanterns-dataset-about",
            "lanterns-column-days",
        ] {
            let found = faults(&[GOOD], |lang, asked| lang != Lang::TA || asked != key);
            assert_eq!(found, [format!("lanterns: no words for `{key}` in ta")]);
        }
    }

    #[test]
    fn a_declaration_without_dictionary_licence_or_name_is_refused() {
        let without = |dataset: Dataset, fault: &str| {
            let found = told(dataset);
            assert!(found.iter().any(|told| told.contains(fault)), "{found:?}");
        };
        without(
            Dataset {
                columns: &[],
                ..GOOD
            },
            "has no dictionary",
        );
        without(
            Dataset {
                licence: "",
                ..GOOD
            },
            "no open licence",
        );
        without(
            Dataset {
                licence: "CC-BY-NC-4.0",
                ..GOOD
            },
            "no open licence",
        );
        without(
            Dataset {
                slug: "Lan terns",
                ..GOOD
            },
            "no name for addresses",
        );
        without(
            Dataset {
                names_row: &["state"],
                ..GOOD
            },
            "`state`, which is no column",
        );
        let twice = faults(&[GOOD, GOOD], |_, _| true);
        assert_eq!(twice, ["lanterns: is declared twice"]);
    }

    #[test]
    fn counts_are_columns_that_count() {
        let with = |counts: Counts| {
            told(Dataset {
                disclosure: Disclosure::Counts(counts),
                ..GOOD
            })
        };
        let Disclosure::Counts(good) = GOOD.disclosure else {
            return;
        };
        assert_eq!(
            with(Counts {
                all: "days",
                of: &[],
                ..good
            }),
            ["lanterns: counts by `days`, which is no whole number"]
        );
        assert_eq!(
            with(Counts {
                of: &[("days", "agency")],
                ..good
            }),
            ["lanterns: `days` is said of `agency`, which counts nothing"]
        );
        assert_eq!(
            with(Counts {
                sums: &[&["agency", "state"]],
                ..good
            }),
            ["lanterns: `state` is no column"]
        );
    }

    proptest! {
        #[test]
        fn half_of_all_took_no_longer(all in proptest::collection::vec(0_i64..90, 1..60)) {
            let median = median(&all).expect("a median");
            let within = all.iter().filter(|value| **value <= median).count();
            let below = all.iter().filter(|value| **value < median).count();
            prop_assert!(2 * within >= all.len() && 2 * below < all.len());
        }
    }
}
