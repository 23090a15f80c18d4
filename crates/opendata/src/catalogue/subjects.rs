//! By what datasets are found and put together: themes, words, places, and what belongs beside what.

use std::collections::BTreeMap;

use kernel::datasets::Theme;

use crate::model::Dataset;

/// Datasets that are shown beside one.
const RELATED: usize = 4;

/// Words by which a dataset is found, as its publisher gave them. What modules publish of their own work is called by the
/// words of its slug and by its body.
pub(crate) fn keywords(dataset: &Dataset) -> Vec<String> {
    if dataset.is_kept() {
        dataset.details.tags.clone()
    } else {
        derived(dataset)
    }
}

/// The same, but never none, for catalogues that demand one.
pub(crate) fn keywords_ensured(dataset: &Dataset) -> Vec<String> {
    let given = keywords(dataset);
    if given.is_empty() {
        derived(dataset)
    } else {
        given
    }
}

fn derived(dataset: &Dataset) -> Vec<String> {
    let words = dataset.slug.split(['-', '_']);
    let mut all: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    all.push(dataset.agency.clone());
    all.dedup();
    all
}

/// What it is about, if anybody said.
pub(crate) fn theme(dataset: &Dataset) -> Option<Theme> {
    Theme::parse(dataset.details.theme.as_deref()?)
}

/// The datasets that have most in common with one: its columns, its words, its theme, its body. The best first.
pub(crate) fn related<'d>(of: &Dataset, all: &'d [Dataset]) -> Vec<&'d Dataset> {
    let own_words = keywords(of);
    let common = |other: &Dataset| {
        let words = keywords(other);
        let words = words.iter().filter(|word| own_words.contains(word)).count();
        let columns = other.dictionary.iter();
        let is_own = |name: &str| of.dictionary.iter().any(|field| field.name == name);
        let columns = columns.filter(|field| is_own(&field.name)).count();
        let theme = theme(of).is_some() && theme(of) == theme(other);
        let agency = of.agency == other.agency;
        3 * words + columns + 2 * usize::from(theme) + usize::from(agency)
    };
    let others = all.iter().filter(|other| other.slug != of.slug);
    let mut found: Vec<(usize, &Dataset)> = others
        .map(|other| (common(other), other))
        .filter(|(common, _)| *common > 1)
        .collect();
    found.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.slug.cmp(&b.slug)));
    found
        .into_iter()
        .take(RELATED)
        .map(|(_, other)| other)
        .collect()
}

/// By what a list of datasets can be narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Facet {
    /// What they are about.
    Theme,
    /// Who publishes them.
    Agency,
    /// Words by which they are found.
    Tag,
    /// What they are of: the country or a state.
    Place,
    /// How often they change.
    Frequency,
    /// Under which licence.
    Licence,
    /// Which catalogue it is listed from: ours, or one elsewhere.
    Source,
}

/// What [`Facet::Source`] calls what is published here.
pub(crate) const HERE: &str = "here";

impl Facet {
    /// All of them, as the page has them.
    pub(crate) const ALL: [Self; 7] = [
        Self::Theme,
        Self::Agency,
        Self::Tag,
        Self::Place,
        Self::Frequency,
        Self::Licence,
        Self::Source,
    ];

    /// Its name in addresses.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Agency => "agency",
            Self::Tag => "tag",
            Self::Place => "place",
            Self::Frequency => "frequency",
            Self::Licence => "licence",
            Self::Source => "source",
        }
    }

    /// What a dataset has of it.
    pub(crate) fn values(self, dataset: &Dataset) -> Vec<String> {
        match self {
            Self::Theme => theme(dataset)
                .map(|theme| theme.code().to_owned())
                .into_iter()
                .collect(),
            Self::Agency => vec![dataset.agency.clone()],
            Self::Tag => keywords(dataset),
            Self::Place => dataset.details.place.clone().into_iter().collect(),
            Self::Frequency => vec![dataset.frequency.code().to_owned()],
            Self::Licence => vec![dataset.licence.clone()],
            Self::Source => vec![HERE.to_owned()],
        }
    }
}

/// Something that a list can be narrowed to by facets.
pub(crate) trait Faceted {
    /// What it has of a facet.
    fn values(&self, facet: Facet) -> Vec<String>;
}

impl Faceted for &Dataset {
    fn values(&self, facet: Facet) -> Vec<String> {
        facet.values(self)
    }
}

/// Those that have all values that are wanted; an empty one is none.
pub(crate) fn narrowed<T: Faceted>(all: Vec<T>, wanted: &[(Facet, String)]) -> Vec<T> {
    let fits = |one: &T| {
        wanted
            .iter()
            .all(|(facet, value)| value.is_empty() || one.values(*facet).contains(value))
    };
    all.into_iter().filter(fits).collect()
}

/// How many have each value, most first.
pub(crate) fn counted<T: Faceted>(all: &[T], facet: Facet) -> Vec<(String, i64)> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for one in all {
        for value in one.values(facet) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut counts: Vec<(String, i64)> = counts.into_iter().collect();
    counts.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.cmp(b)));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Details;
    use crate::model::tests::dataset;

    fn about(slug: &str, theme: &str, tags: &[&str]) -> Dataset {
        Dataset {
            details: Details {
                kept: true,
                theme: Some(theme.to_owned()),
                tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                ..Details::default()
            },
            ..dataset(slug, slug)
        }
    }

    #[test]
    fn what_has_most_in_common_stands_beside() {
        let one = about("beds", "health", &["hospital", "beds"]);
        let all = [
            about("beds", "health", &["hospital", "beds"]),
            about("clinics", "health", &["hospital"]),
            about("doctors", "health", &[]),
            Dataset {
                agency: "mbpj".to_owned(),
                ..about("roads", "transport", &[])
            },
        ];
        let found = related(&one, &all);
        let slugs: Vec<&str> = found.iter().map(|dataset| dataset.slug.as_str()).collect();
        assert_eq!(slugs, ["clinics", "doctors"]);
    }

    #[test]
    fn lists_are_narrowed_by_all_that_is_wanted() {
        let all = [
            about("beds", "health", &["hospital"]),
            about("roads", "transport", &["hospital"]),
        ];
        let every: Vec<&Dataset> = all.iter().collect();
        assert_eq!(counted(&every, Facet::Tag), [("hospital".to_owned(), 2)]);
        let of = |theme: &str, tag: &str| {
            let wanted = [
                (Facet::Theme, theme.to_owned()),
                (Facet::Tag, tag.to_owned()),
            ];
            narrowed(every.clone(), &wanted).len()
        };
        assert_eq!(of("health", "hospital"), 1);
        assert_eq!(of("", "hospital"), 2);
        assert_eq!(of("health", "clinic"), 0);
    }

    #[test]
    fn only_modules_have_words_that_nobody_gave() {
        let kept = about("beds-2026", "health", &[]);
        assert!(keywords(&kept).is_empty());
        assert_eq!(keywords_ensured(&kept), ["beds", "2026", "bpa"]);
        let own = dataset("report-categories", "x");
        assert_eq!(keywords(&own), ["report", "categories", "bpa"]);
    }
}
