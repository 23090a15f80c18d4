//! Actions about groups, which are themes here, and about tags.

use std::collections::BTreeMap;

use base::Problem;
use kernel::datasets::Theme;
use serde_json::{Value as Json, json};

use super::actions::{MOST, found, paged};
use crate::catalogue::Entry;
use crate::catalogue::subjects::{self, Facet};
use crate::ckan::asked::Asked;
use crate::ckan::shapes::{Teller, tag};
use crate::names::{Noun, uuid};

/// The result of one of these actions; nothing for others.
pub(super) fn act(
    teller: &Teller<'_>,
    all: &[Entry],
    (action, asked): (&str, &Asked),
) -> Option<Result<Json, Problem>> {
    Some(match action {
        "group_list" => group_list(teller, all, asked),
        "group_show" => group_show(teller, all, asked),
        "group_autocomplete" => {
            let title = |theme: Theme| teller.locales.text(teller.lang, theme.key()).into_owned();
            let themes = Theme::ALL.into_iter();
            found(
                asked,
                themes.map(|theme| (theme.code().to_owned(), title(theme))),
            )
        }
        "tag_list" => Ok(tag_list(all, asked)),
        "tag_show" => tag_show(teller, all, asked),
        "tag_autocomplete" => tag_autocomplete(all, asked),
        _ => return None,
    })
}

fn of(all: &[Entry], theme: Theme) -> impl Iterator<Item = &Entry> {
    all.iter()
        .filter(move |entry| subjects::theme(&entry.dataset) == Some(theme))
}

/// Themes of which there is a dataset.
fn group_list(teller: &Teller<'_>, all: &[Entry], asked: &Asked) -> Result<Json, Problem> {
    let only = asked.list("groups");
    let is_wanted = |theme: &Theme| only.is_empty() || only.iter().any(|name| name == theme.code());
    let is_whole = asked.flag("all_fields", false);
    let counted = Theme::ALL
        .into_iter()
        .filter(is_wanted)
        .filter_map(|theme| {
            let count = of(all, theme).count();
            (count > 0).then_some((theme, count))
        });
    let shapes = counted.map(|(theme, count)| {
        if is_whole {
            teller.group(theme, Some(count))
        } else {
            theme.code().into()
        }
    });
    paged(shapes, asked)
}

fn group_show(teller: &Teller<'_>, all: &[Entry], asked: &Asked) -> Result<Json, Problem> {
    let id = asked.needed("id")?;
    let is_called = |theme: &Theme| theme.code() == id || uuid(Noun::Group, theme.code()) == id;
    let theme = Theme::ALL.into_iter().find(is_called);
    let theme = theme.ok_or_else(Problem::not_found)?;
    let mut shape = teller.group(theme, Some(of(all, theme).count()));
    if let Some(shape) = shape.as_object_mut() {
        for empty in ["users", "tags", "groups", "extras"] {
            shape.insert(empty.to_owned(), json!([]));
        }
        if asked.flag("include_datasets", false) {
            let packages = of(all, theme).take(MOST);
            let packages: Vec<Json> = packages.map(|entry| teller.package(entry)).collect();
            shape.insert("packages".to_owned(), packages.into());
        }
    }
    Ok(shape)
}

/// All words by which datasets are found.
fn words(all: &[Entry]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for entry in all {
        for word in Facet::Tag.values(&entry.dataset) {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts
}

fn tag_list(all: &[Entry], asked: &Asked) -> Json {
    let sought = asked.text("query").or_else(|| asked.text("q"));
    let sought = sought.unwrap_or_default().to_lowercase();
    let is_whole = asked.flag("all_fields", false);
    let fits = words(all)
        .into_keys()
        .filter(|word| word.to_lowercase().contains(&sought));
    let shapes = fits.map(|word| if is_whole { tag(&word) } else { word.into() });
    shapes.take(MOST).collect()
}

fn tag_show(teller: &Teller<'_>, all: &[Entry], asked: &Asked) -> Result<Json, Problem> {
    let id = asked.needed("id")?;
    let is_called = |word: &String| *word == id || uuid(Noun::Tag, word) == id;
    let word = words(all).into_keys().find(is_called);
    let word = word.ok_or_else(Problem::not_found)?;
    let mut shape = tag(&word);
    let include = asked.flag("include_datasets", false);
    if let Some(shape) = shape.as_object_mut().filter(|_| include) {
        let has = |entry: &&Entry| Facet::Tag.values(&entry.dataset).contains(&word);
        let packages = all.iter().filter(has).take(MOST);
        let packages: Vec<Json> = packages.map(|entry| teller.package(entry)).collect();
        shape.insert("packages".to_owned(), packages.into());
    }
    Ok(shape)
}

fn tag_autocomplete(all: &[Entry], asked: &Asked) -> Result<Json, Problem> {
    let sought = match asked.text("query").or_else(|| asked.text("q")) {
        Some(sought) => sought,
        None => asked.needed("query")?,
    };
    let sought = sought.to_lowercase();
    let limit = asked.whole("limit", 10, MOST)?;
    let fits = words(all)
        .into_keys()
        .filter(|word| word.to_lowercase().starts_with(&sought));
    Ok(fits.take(limit).map(Json::from).collect())
}
