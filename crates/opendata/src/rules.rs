//! Decisions without input or output: what is found, what may be asked for, when something is late.

use std::time::Duration;

use base::Time;
use base::words::tokens;
use tables::Answer;
use tables::write::{Output, Place};

use crate::model::{Dataset, Which};

/// Datasets in which every one of these words stands somewhere, those that have them in their title first.
pub(crate) fn found<'d>(all: &'d [Dataset], sought: &[String]) -> Vec<&'d Dataset> {
    let mut found: Vec<(usize, &Dataset)> = weighed(all, sought).collect();
    found.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.slug.cmp(&b.slug)));
    found.into_iter().map(|(_, dataset)| dataset).collect()
}

/// The same as they come, each with how well the words fit.
pub(crate) fn weighed<'d>(
    all: &'d [Dataset],
    sought: &[String],
) -> impl Iterator<Item = (usize, &'d Dataset)> {
    all.iter()
        .filter_map(|dataset| Some((weight(dataset, sought)?, dataset)))
}

/// How well the words fit; nothing if one of them is nowhere.
fn weight(dataset: &Dataset, sought: &[String]) -> Option<usize> {
    let said = |text: &base::Text| {
        text.passages()
            .flat_map(|(_, words)| tokens(words))
            .collect()
    };
    let title: Vec<String> = said(&dataset.title);
    let mut rest: Vec<String> = said(&dataset.about);
    rest.extend(tokens(&dataset.slug.replace(['-', '_'], " ")));
    rest.extend(tokens(&dataset.agency));
    for tag in &dataset.details.tags {
        rest.extend(tokens(tag));
    }
    for field in &dataset.dictionary {
        rest.push(field.name.clone());
    }
    weight_of((&title, &rest), sought)
}

/// How well the words fit to those of a title and the rest; nothing if one of them is nowhere.
pub(crate) fn weight_of((title, rest): (&[String], &[String]), sought: &[String]) -> Option<usize> {
    let has = |words: &[String], word: &str| words.iter().any(|known| known.starts_with(word));
    sought.iter().try_fold(0, |sum, word| {
        if has(title, word) {
            Some(sum + 10)
        } else {
            has(rest, word).then_some(sum + 1)
        }
    })
}

/// Until when a dataset was promised to be looked at again, if it was.
pub(crate) fn next_update(dataset: &Dataset) -> Option<Time> {
    if let Some(day) = dataset.details.next_update {
        let end = day.tomorrow().ok()?.at(0, 0, 0, 0);
        return Some(Time::from(jiff::tz::TimeZone::UTC.to_timestamp(end).ok()?));
    }
    Some(dataset.checked + dataset.frequency.span()?)
}

/// Whether that is over. Two hours of grace where a job looks, as its rounds are an hour apart; a day where people do.
pub(crate) fn is_late(dataset: &Dataset, now: Time) -> bool {
    let hours = if dataset.is_kept() { 24 } else { 2 };
    let grace = Duration::from_hours(hours);
    next_update(dataset).is_some_and(|next| now > next + grace)
}

/// A file of a dataset: which version, in which format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileAsked<'n> {
    /// The newest if nothing.
    pub(crate) number: Option<i64>,
    /// The name of the format.
    pub(crate) ending: &'n str,
}

/// Reads the last part of a file's address: `latest.csv`, `v3.ndjson`.
pub(crate) fn file_asked(name: &str) -> Option<FileAsked<'_>> {
    let (which, ending) = name.rsplit_once('.')?;
    let number = match which {
        "latest" => None,
        numbered => {
            let number: i64 = numbered.strip_prefix('v')?.parse().ok()?;
            Some(Some(number).filter(|number| *number > 0)?)
        }
    };
    Some(FileAsked { number, ending })
}

/// How an answer is written in the format of this name: points only where the answer says where they are.
pub(crate) fn output(ending: &str, answer: &Answer<'_>) -> Option<Output> {
    match ending {
        "geojson" => Place::of(answer, "lat", "lon").map(Output::GeoJson),
        _ => Output::parse(ending),
    }
}

/// Which version is meant: a number, or the newest one of a day or a moment (UTC) and before.
pub(crate) fn as_of(asked: &str) -> Option<Which> {
    if let Ok(number) = asked.trim_start_matches('v').parse() {
        return Some(Which::Number(number));
    }
    let until = if let Ok(moment) = asked.parse::<jiff::Timestamp>() {
        Time::from(moment) + Duration::from_micros(1)
    } else {
        let day = asked.parse::<jiff::civil::Date>().ok()?;
        let end = day.tomorrow().ok()?.at(0, 0, 0, 0);
        Time::from(jiff::tz::TimeZone::UTC.to_timestamp(end).ok()?)
    };
    Some(Which::Before(until))
}

#[cfg(test)]
mod tests {
    use crate::model::tests::{NOW, dataset};

    use super::*;

    #[test]
    fn all_words_have_to_stand_somewhere_and_titles_come_first() {
        let all = [
            dataset("cuti", "Senarai cuti"),
            dataset("senarai", "Cuti umum"),
        ];
        let slugs = |words: &str| -> Vec<String> {
            let found = found(&all, &tokens(words));
            found
                .into_iter()
                .map(|dataset| dataset.slug.clone())
                .collect()
        };
        assert_eq!(slugs("cuti senarai"), ["cuti", "senarai"]);
        assert_eq!(slugs("umum"), ["senarai"]);
        assert!(slugs("cuti hospital").is_empty());
    }

    #[test]
    fn files_are_named_by_version_and_format() {
        let asked = |number, ending| Some(FileAsked { number, ending });
        assert_eq!(file_asked("latest.csv"), asked(None, "csv"));
        assert_eq!(file_asked("v12.ndjson"), asked(Some(12), "ndjson"));
        for wrong in ["latest", "v0.csv", "v-1.csv", "vx.csv", "", ".csv"] {
            assert_eq!(file_asked(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_version_is_asked_for_by_number_day_or_moment() {
        assert_eq!(as_of("2"), Some(Which::Number(2)));
        assert_eq!(as_of("v3"), Some(Which::Number(3)));
        let moment = as_of("1970-01-01T00:00:01Z");
        assert_eq!(moment, Some(Which::Before(Time::from_micros(1_000_001))));
        let day = as_of("1970-01-01");
        assert_eq!(day, Some(Which::Before(Time::from_micros(86_400_000_000))));
        assert_eq!(as_of("yesterday"), None);
        assert_eq!(as_of("9999-12-31"), None);
    }

    #[test]
    fn what_was_not_looked_at_in_time_is_late() {
        let daily = dataset("cuti", "Cuti");
        assert!(!is_late(&daily, NOW + Duration::from_hours(26)));
        assert!(is_late(&daily, NOW + Duration::from_hours(27)));
    }
}
