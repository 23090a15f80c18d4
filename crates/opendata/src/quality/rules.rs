//! What follows from what is known of a dataset: points, stars, and the cheapest step to better.

use std::collections::BTreeSet;

use base::Lang;
use tables::Table;

use super::model::{Aim, CRITERIA, Criterion, Facts, Fix, Group, Measured, Score, Star};
use crate::catalogue::subjects;
use crate::drafts::rules::is_explained;
use crate::formats::{Format, formats, is_cited};
use crate::licences::licence;
use crate::model::{Dataset, Version};

/// A description that says more than the title, in characters.
const DESCRIPTION: usize = 100;
/// A dataset as it is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen<'s> {
    pub(crate) dataset: &'s Dataset,
    pub(crate) version: &'s Version,
    /// What was found in the version's table, if somebody looked.
    pub(crate) measured: Option<&'s Measured>,
    /// Whether its body is in the registry.
    pub(crate) is_known: bool,
    /// Whether a version is late.
    pub(crate) is_late: bool,
}

/// What is known of a dataset.
pub(crate) fn facts(seen: Seen<'_>) -> Facts {
    let Seen {
        dataset, version, ..
    } = seen;
    let measured = seen
        .measured
        .filter(|measured| measured.version == version.number);
    let answers = measured.is_none_or(|measured| measured.answers);
    let known = licence(&dataset.licence);
    let files: Vec<BTreeSet<Criterion>> = formats(version)
        .map(|format| file(format, dataset, answers))
        .collect();
    let is_free = files
        .iter()
        .any(|file| file.contains(&Criterion::NonProprietary));
    let has_period = dataset.details.data_from.is_some() || dataset.details.data_as_of.is_some();
    let has_place = dataset.details.place.is_some();
    let explains = dataset.dictionary.iter().all(is_explained);
    let is_linked = measured.is_some_and(|measured| !measured.linked.is_empty());
    let about = dataset.about.get(Lang::MS).text.chars().count();
    let aims = [
        (Aim::Licence, known.is_some()),
        (Aim::Temporal, has_period),
        (Aim::Spatial, has_place),
        // Every dataset says how often, if only now and then.
        (Aim::Frequency, true),
        (Aim::InTime, !seen.is_late),
        (Aim::Description, about >= DESCRIPTION),
        (Aim::OpenFormat, is_free),
        (Aim::Reachable, answers),
        (Aim::Documented, explains),
    ];
    let stars = [
        (Star::Open, known.is_some_and(|known| known.open)),
        (Star::Structured, !files.is_empty()),
        (Star::Free, is_free),
        (Star::Named, !dataset.key.is_empty()),
        (Star::Linked, is_linked),
    ];
    Facts {
        has: said(seen, (has_place, has_period)),
        files,
        aims: those(aims),
        stars: those(stars),
    }
}

fn those<T: Ord, const N: usize>(all: [(T, bool); N]) -> BTreeSet<T> {
    let held = all.into_iter().filter(|(_, holds)| *holds);
    held.map(|(one, _)| one).collect()
}

/// What the dataset itself has, as our catalogue says it to others.
fn said(seen: Seen<'_>, (has_place, has_period): (bool, bool)) -> BTreeSet<Criterion> {
    let dataset = seen.dataset;
    let has_contact = dataset.details.contact.is_some() || !dataset.is_kept();
    those([
        (Criterion::Keyword, !subjects::keywords(dataset).is_empty()),
        (Criterion::Theme, subjects::theme(dataset).is_some()),
        (Criterion::Spatial, has_place),
        (Criterion::Temporal, has_period),
        (Criterion::DcatAp, seen.is_known),
        (Criterion::AccessRights, true),
        (Criterion::AccessRightsKnown, true),
        (Criterion::Contact, has_contact),
        (Criterion::Publisher, seen.is_known),
        (Criterion::Issued, true),
        (Criterion::Modified, true),
    ])
}

/// What a file has.
fn file(format: Format, dataset: &Dataset, answers: bool) -> BTreeSet<Criterion> {
    let is_known = licence(&dataset.licence).is_some();
    those([
        (Criterion::AccessAnswers, answers),
        (Criterion::Download, true),
        (Criterion::DownloadAnswers, answers),
        (Criterion::Format, true),
        (Criterion::MediaType, true),
        (Criterion::Vocabulary, true),
        // Workbooks are of a standard, but data.europa.eu's list of free formats has them not.
        (Criterion::NonProprietary, format.code != "xlsx"),
        (Criterion::MachineReadable, true),
        (Criterion::Licence, !dataset.licence.is_empty()),
        (Criterion::LicenceKnown, is_known),
        (Criterion::Rights, true),
        (Criterion::ByteSize, is_cited(format)),
    ])
}

/// How good it is.
pub(crate) fn score(facts: &Facts, measured: Option<&Measured>) -> Score {
    Score {
        groups: Group::ALL.map(|group| points(facts, group)),
        aims: i64::try_from(facts.aims.len()).unwrap_or(0),
        stars: stars(facts),
        filled: measured.and_then(filled),
    }
}

/// Points of a group: of what is asked of files, the share of those that have it.
fn points(facts: &Facts, group: Group) -> i64 {
    let own = CRITERIA.iter().filter(|(_, of, ..)| *of == group);
    let each = own.map(|(criterion, _, points, of_files)| {
        if !of_files {
            return points * i64::from(facts.has.contains(criterion));
        }
        let files = facts.files.iter();
        let having = files.filter(|file| file.contains(criterion)).count();
        let share = |count: usize| i64::try_from(count).unwrap_or(0);
        (points * share(having))
            .checked_div(share(facts.files.len()))
            .unwrap_or(0)
    });
    each.sum()
}

fn stars(facts: &Facts) -> i64 {
    let stars = Star::ALL.iter();
    let held = stars.take_while(|star| facts.stars.contains(star)).count();
    i64::try_from(held).unwrap_or(0)
}

/// Cells that have a value, in tenths of a per cent. A table without cells lacks none.
pub(crate) fn filled(measured: &Measured) -> Option<i64> {
    let share = (measured.filled * 1_000).checked_div(measured.cells);
    share.and_then(|share| i64::try_from(share).ok())
}

/// What would make a dataset better, the cheapest first, and of these what adds most.
pub(crate) fn fixes(
    dataset: &Dataset,
    measured: Option<&Measured>,
    (is_late, is_dead): (bool, bool),
) -> Vec<Fix> {
    let details = &dataset.details;
    let has_english = dataset.title.passages().any(|(lang, _)| lang == Lang::EN);
    let about = dataset.about.get(Lang::MS).text.chars().count();
    let has_period = details.data_from.is_some() || details.data_as_of.is_some();
    let is_published = dataset.current > 0;
    let lacks = [
        (Fix::Theme, subjects::theme(dataset).is_none()),
        (Fix::Tags, subjects::keywords(dataset).is_empty()),
        (Fix::Contact, details.contact.is_none() && dataset.is_kept()),
        (Fix::Place, details.place.is_none()),
        (Fix::Period, !has_period),
        (Fix::DeadContact, is_dead),
        (Fix::English, !has_english),
        (Fix::Description, about < DESCRIPTION),
        (
            Fix::Dictionary,
            !dataset.dictionary.iter().all(is_explained),
        ),
        (Fix::Method, details.method.is_none() && dataset.is_kept()),
        (Fix::Key, is_published && dataset.key.is_empty()),
        (Fix::Late, is_published && is_late),
        (
            Fix::Codes,
            measured.is_some_and(|measured| measured.linked.is_empty()),
        ),
    ];
    let mut all: Vec<Fix> = those(lacks).into_iter().collect();
    all.sort_by_key(|fix| (fix.effort(), -fix.points()));
    all
}

/// Columns all of whose values are codes of a list, each with the list's name.
pub(crate) fn linked(
    table: &Table,
    lists: &[(&'static str, BTreeSet<String>)],
) -> Vec<(String, String)> {
    let fields = table.schema().fields().iter().zip(table.columns());
    let found = fields.filter_map(|(field, column)| {
        let words: Vec<&str> = column.words().collect();
        let of = |(_, list): &&(&str, BTreeSet<String>)| {
            !words.is_empty() && words.iter().all(|word| list.contains(*word))
        };
        let list = lists.iter().find(of)?;
        Some((field.name.clone(), list.0.to_owned()))
    });
    found.collect()
}

/// Cells that have a value, and all of them.
pub(crate) fn cells(table: &Table) -> (u64, u64) {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let columns = table.columns().iter();
    columns.fold((0, 0), |(filled, all), column| {
        let rows = count(column.rows());
        (filled + rows - count(column.nulls()), all + rows)
    })
}

#[cfg(test)]
mod tests {
    use base::Text;
    use proptest::prelude::*;

    use super::*;
    use crate::model::tests::{NOW, dataset};
    use crate::model::{Details, FieldAbout};
    use crate::quality::model::{Class, Group};

    type Change = fn(&mut Dataset);
    type Turn = fn(&mut Dataset, &mut Measured);

    /// A dataset of an agency that lacks nothing.
    fn whole() -> Dataset {
        let day = "2026-01-31".parse().ok();
        Dataset {
            title: Text::new([
                (Lang::MS, "Katil".to_owned()),
                (Lang::EN, "Beds".to_owned()),
            ])
            .unwrap(),
            about: Text::malay("Katil hospital. ".repeat(10)),
            dictionary: vec![FieldAbout {
                name: "state".to_owned(),
                kind: "text".to_owned(),
                about: Text::malay("Negeri"),
            }],
            key: vec!["state".to_owned()],
            details: Details {
                kept: true,
                theme: Some("health".to_owned()),
                place: Some("MY".to_owned()),
                data_as_of: day,
                tags: vec!["katil".to_owned()],
                contact: Some("data@example.my".to_owned()),
                method: Some(Text::malay("Dikira setiap hari.")),
                ..Details::default()
            },
            ..dataset("katil", "Katil")
        }
    }

    fn version() -> Version {
        Version {
            number: 1,
            at: NOW,
            blob: String::new(),
            hash: String::new(),
            bytes: 1,
            rows: 1,
            columns: Vec::new(),
            receipt: None,
            retracted: None,
        }
    }

    fn measured() -> Measured {
        Measured {
            version: 1,
            edition: Measured::EDITION,
            at: NOW,
            filled: 999,
            cells: 1_000,
            linked: vec![("state".to_owned(), "states".to_owned())],
            answers: true,
        }
    }

    fn facts_of(dataset: &Dataset, measured: Option<&Measured>) -> Facts {
        facts(Seen {
            dataset,
            version: &version(),
            measured,
            is_known: true,
            is_late: false,
        })
    }

    /// Everything that can be had.
    fn everything() -> Facts {
        let all = |of_files: bool| {
            let those = CRITERIA.iter().filter(|one| one.3 == of_files);
            those.map(|one| one.0).collect::<BTreeSet<_>>()
        };
        Facts {
            has: all(false),
            files: vec![all(true), all(true)],
            aims: BTreeSet::new(),
            stars: Star::ALL.into_iter().collect(),
        }
    }

    #[test]
    fn the_points_are_those_of_the_assessment() {
        let score = score(&everything(), None);
        assert_eq!(score.groups, [100, 100, 110, 75, 20]);
        assert_eq!((score.points(), score.stars), (405, 5));
        for (points, class) in [
            (405, Class::Excellent),
            (351, Class::Excellent),
            (350, Class::Good),
            (221, Class::Good),
            (220, Class::Sufficient),
            (121, Class::Sufficient),
            (120, Class::Bad),
            (0, Class::Bad),
        ] {
            assert_eq!(Class::of(points), class, "{points}");
        }
    }

    #[test]
    fn each_criterion_that_is_lacking_costs_its_own_points() {
        for (criterion, group, points, of_files) in CRITERIA {
            let mut lacking = everything();
            lacking.has.remove(&criterion);
            for file in &mut lacking.files {
                file.remove(&criterion);
            }
            let told = score(&lacking, None);
            assert_eq!(told.points(), 405 - points, "{criterion:?}");
            let full = score(&everything(), None);
            for ((of, now), before) in Group::ALL.iter().zip(told.groups).zip(full.groups) {
                let lost = if *of == group { points } else { 0 };
                assert_eq!(before - now, lost, "{criterion:?} in {of:?}");
            }
            // Of two files one is half of it.
            let mut half = everything();
            half.files[0].remove(&criterion);
            let lost = if of_files { points - points / 2 } else { 0 };
            assert_eq!(score(&half, None).points(), 405 - lost, "{criterion:?}");
        }
    }

    #[test]
    fn what_a_dataset_does_not_say_is_what_it_lacks() {
        let all = facts_of(&whole(), Some(&measured()));
        let cases: [(Criterion, Change); 5] = [
            (Criterion::Keyword, |dataset| dataset.details.tags.clear()),
            (Criterion::Theme, |dataset| dataset.details.theme = None),
            (Criterion::Spatial, |dataset| dataset.details.place = None),
            (Criterion::Temporal, |dataset| {
                dataset.details.data_as_of = None;
            }),
            (Criterion::Contact, |dataset| dataset.details.contact = None),
        ];
        for (criterion, change) in cases {
            let mut lacking = whole();
            change(&mut lacking);
            let told = facts_of(&lacking, Some(&measured()));
            let lost: Vec<_> = all.has.difference(&told.has).collect();
            assert_eq!(lost, [&criterion]);
            assert_eq!(told.files, all.files, "{criterion:?}");
        }
        let unknown = Seen {
            dataset: &whole(),
            version: &version(),
            measured: None,
            is_known: false,
            is_late: false,
        };
        let lost: Vec<Criterion> = all.has.difference(&facts(unknown).has).copied().collect();
        assert_eq!(lost, [Criterion::DcatAp, Criterion::Publisher]);
    }

    #[test]
    fn what_a_file_lacks_is_told_of_each_file() {
        let every = |dataset: &Dataset, measured: &Measured, criterion: Criterion| {
            let facts = facts_of(dataset, Some(measured));
            let having = facts.files.iter().filter(|file| file.contains(&criterion));
            having.count()
        };
        let (dataset, found) = (whole(), measured());
        assert_eq!(every(&dataset, &found, Criterion::AccessAnswers), 5);
        assert_eq!(every(&dataset, &found, Criterion::NonProprietary), 4);
        assert_eq!(every(&dataset, &found, Criterion::ByteSize), 1);
        let gone = Measured {
            answers: false,
            ..measured()
        };
        for criterion in [Criterion::AccessAnswers, Criterion::DownloadAnswers] {
            assert_eq!(every(&dataset, &gone, criterion), 0, "{criterion:?}");
        }
        assert_eq!(every(&dataset, &gone, Criterion::Download), 5);
        let odd = Dataset {
            licence: "Odd-1.0".to_owned(),
            ..whole()
        };
        assert_eq!(every(&odd, &found, Criterion::Licence), 5);
        assert_eq!(every(&odd, &found, Criterion::LicenceKnown), 0);
        let none = Dataset {
            licence: String::new(),
            ..whole()
        };
        assert_eq!(every(&none, &found, Criterion::Licence), 0);
    }

    #[test]
    fn each_of_the_nine_can_be_missed_by_itself() {
        let all = facts_of(&whole(), Some(&measured())).aims;
        assert_eq!(all.len(), 9);
        let cases: [(Aim, Turn); 6] = [
            (Aim::Licence, |dataset, _| dataset.licence.push('x')),
            (Aim::Temporal, |dataset, _| {
                dataset.details.data_as_of = None;
            }),
            (Aim::Spatial, |dataset, _| dataset.details.place = None),
            (Aim::Description, |dataset, _| {
                dataset.about = Text::malay("Katil.");
            }),
            (Aim::Reachable, |_, measured| measured.answers = false),
            (Aim::Documented, |dataset, _| {
                dataset.dictionary[0].about = Text::malay("state");
            }),
        ];
        for (aim, change) in cases {
            let (mut dataset, mut found) = (whole(), measured());
            change(&mut dataset, &mut found);
            let told = facts_of(&dataset, Some(&found)).aims;
            let lost: Vec<_> = all.difference(&told).collect();
            assert_eq!(lost, [&aim]);
        }
        let late = Seen {
            dataset: &whole(),
            version: &version(),
            measured: None,
            is_known: true,
            is_late: true,
        };
        let lost: Vec<Aim> = all.difference(&facts(late).aims).copied().collect();
        assert_eq!(lost, [Aim::InTime]);
    }

    #[test]
    fn a_star_counts_only_with_those_before_it() {
        let stars = |dataset: &Dataset, measured: Option<&Measured>| {
            score(&facts_of(dataset, measured), measured).stars
        };
        assert_eq!(stars(&whole(), Some(&measured())), 5);
        assert_eq!(stars(&whole(), None), 4, "nobody looked for codes");
        let nameless = Dataset {
            key: Vec::new(),
            ..whole()
        };
        assert_eq!(stars(&nameless, Some(&measured())), 3);
        let closed = Dataset {
            licence: "CC-BY-NC-4.0".to_owned(),
            ..whole()
        };
        assert_eq!(stars(&closed, Some(&measured())), 0);
    }

    #[test]
    fn the_cheapest_step_comes_first_and_of_these_what_adds_most() {
        let lives = (false, false);
        assert_eq!(fixes(&whole(), Some(&measured()), lives), []);
        let bare = Dataset {
            title: Text::malay("Katil"),
            about: Text::malay("Katil."),
            key: Vec::new(),
            details: Details {
                kept: true,
                ..Details::default()
            },
            ..whole()
        };
        let unlinked = Measured {
            linked: Vec::new(),
            ..measured()
        };
        let found = fixes(&bare, Some(&unlinked), (true, true));
        assert_eq!(
            found,
            [
                Fix::Theme,
                Fix::Tags,
                Fix::Contact,
                Fix::Place,
                Fix::Period,
                Fix::DeadContact,
                Fix::English,
                Fix::Description,
                Fix::Method,
                Fix::Key,
                Fix::Late,
                Fix::Codes,
            ]
        );
        // Each step that adds points adds those that it says.
        let before = score(&facts_of(&bare, None), None).points();
        let after = score(&facts_of(&whole(), None), None).points();
        let added: i64 = found.iter().map(|fix| fix.points()).sum();
        assert_eq!(after - before, added);
    }

    proptest! {
        #[test]
        fn points_stay_in_their_bounds_and_more_is_never_worse(
            own in proptest::collection::vec(any::<bool>(), 23),
            files in proptest::collection::vec(proptest::collection::vec(any::<bool>(), 23), 0..6),
            gained in 0_usize..23,
        ) {
            let those = |flags: &[bool]| {
                let with = CRITERIA.iter().zip(flags).filter(|(_, flag)| **flag);
                with.map(|(one, _)| one.0).collect::<BTreeSet<_>>()
            };
            let mut facts = Facts {
                has: those(&own),
                files: files.iter().map(|flags| those(flags)).collect(),
                ..Facts::default()
            };
            let before = score(&facts, None);
            for (points, most) in before.groups.iter().zip([100, 100, 110, 75, 20]) {
                prop_assert!((0..=most).contains(points));
            }
            facts.has.insert(CRITERIA[gained].0);
            for file in &mut facts.files {
                file.insert(CRITERIA[gained].0);
            }
            let after = score(&facts, None);
            for (before, after) in before.groups.iter().zip(after.groups) {
                prop_assert!(after >= *before);
            }
            prop_assert!(after.class() >= before.class());
        }
    }
}
