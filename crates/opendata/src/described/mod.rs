//! What a dataset is, in the forms in which search engines and programs of others look for it: schema.org, Croissant, data
//! packages, OpenAPI, DCAT-US; and what is new, as a sitemap and as Atom.

mod croissant;
mod data_json;
mod http;
mod openapi;
mod package;
mod schema_org;

use base::{Lang, Text};
use kernel::registry::Registry;
use serde_json::{Map, Value as Json};

use crate::catalogue::Entry;
use crate::licences::address as licence_address;

pub(crate) use http::routes;
pub(crate) use schema_org::embedded;

/// Where words come from: the registry, the address of the instance, and the language.
pub(crate) struct Teller<'t> {
    /// The registry.
    pub(crate) registry: &'t Registry,
    /// The address of the instance.
    pub(crate) url: &'t str,
    /// The language in which a form speaks that knows but one.
    pub(crate) lang: Lang,
}

impl Teller<'_> {
    fn said(&self, text: &Text) -> String {
        text.get(self.lang).to_string()
    }

    /// Where a dataset is, in no language.
    fn address(&self, entry: &Entry) -> String {
        format!("{}/data/{}", self.url, entry.dataset.slug)
    }

    /// Where people read it.
    fn page(&self, entry: &Entry) -> String {
        format!("{}/{}/data/{}", self.url, self.lang, entry.dataset.slug)
    }

    fn file(&self, entry: &Entry, name: &str) -> String {
        format!("{}/{name}", self.address(entry))
    }

    fn publisher(&self, entry: &Entry) -> String {
        let code = &entry.dataset.agency;
        let agency = self.registry.agency(code);
        agency.map_or_else(|| code.clone(), |agency| self.said(&agency.name))
    }

    fn publisher_page(&self, entry: &Entry) -> String {
        format!(
            "{}/{}/agencies/{}",
            self.url, self.lang, entry.dataset.agency
        )
    }

    fn licence(entry: &Entry) -> String {
        licence_address(&entry.dataset.licence)
    }

    /// What stands in a column.
    fn column_about(&self, entry: &Entry, name: &str) -> Option<String> {
        let mut known = entry.dataset.dictionary.iter();
        let field = known.find(|field| field.name == name)?;
        Some(self.said(&field.about))
    }
}

/// A text in each of its languages, under a name with the language's code behind it.
fn in_each(into: &mut Map<String, Json>, name: &str, text: &Text) {
    for (lang, words) in text.passages() {
        into.insert(format!("{name}_{lang}"), words.into());
    }
}
