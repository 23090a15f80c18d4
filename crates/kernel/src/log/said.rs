//! What an act says in plain words: for pages, and for whoever has a receipt and no server.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use base::{Lang, Time};
use web::{Page, Site, SiteOptions};

use super::receipts;
use super::rules::{Proved, Receipt};
use crate::cases::{ENGINE_STEPS, Kinds};
use crate::registry::{Pack, Registry};
use crate::{AppError, Module, identity};

/// What was done, in the words of its kind; the entry's own name where nobody else reads of such acts.
pub(super) fn act_words(
    page: &Page,
    (kinds, registry): (&Kinds, &Registry),
    proved: &Proved,
) -> String {
    let step = proved.act.split_once('.').map_or("", |(_, step)| step);
    if proved.kind == receipts::PERSON && identity::ACTS.contains(&step) {
        return page.t(&format!("kernel-act-{step}")).into_owned();
    }
    let kind = kinds.newest().find(|kind| kind.code == proved.kind);
    let Some(kind) = kind else {
        return proved.act.clone();
    };
    if kind.step(step).is_some() {
        return page.t(&kind.key("move", step)).into_owned();
    }
    if kind.task(step).is_some() {
        return page.t(&kind.key("task", step)).into_owned();
    }
    if step == "open" || ENGINE_STEPS.contains(&step) {
        let agency = agency_name(page, registry, &proved.agency).unwrap_or_default();
        let key = format!("kernel-move-{step}");
        return page.tx(&key, vec![("agency", agency.as_str().into())]);
    }
    proved.act.clone()
}

/// An agency by its name; nothing if the registry does not know it.
pub(super) fn agency_name(page: &Page, registry: &Registry, code: &str) -> Option<String> {
    let agency = registry.agency(code)?;
    Some(page.plain(&agency.name))
}

/// The words of a pack and of all modules, without any instance: no database, no settings, no server.
pub struct Offline {
    site: Site,
    kinds: Kinds,
    registry: Registry,
}

impl fmt::Debug for Offline {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Offline").finish_non_exhaustive()
    }
}

impl Offline {
    /// Reads the words of a pack, the embedded one unless it is in a folder.
    pub fn open(pack: Option<&Path>, modules: &[Module]) -> Result<Self, AppError> {
        let locales = crate::app::locales((pack, false), modules)?;
        let kinds = crate::app::kinds(&locales, modules)?;
        let pack = Pack::load(pack)?;
        let registry = pack.registry().map_err(crate::registry::Error::from)?;
        let site = Site::new(SiteOptions {
            name: pack.name.clone(),
            strapline: pack.tagline.clone(),
            mark: None,
            css: String::new(),
            public_url: String::new(),
            demo: false,
            zone: pack.time_zone.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            proxies: 0,
            shared_idle: Duration::ZERO,
            locales,
        })?;
        Ok(Self {
            site,
            kinds,
            registry,
        })
    }

    /// The language of this code, if there are words in it; otherwise the codes that there are.
    pub fn language(&self, code: &str) -> Result<Lang, Vec<String>> {
        let locales = self.site.locales();
        let all = locales.languages().iter();
        locales
            .language(code)
            .ok_or_else(|| all.map(|one| one.lang.to_string()).collect())
    }

    /// What a receipt proves, line by line. Where there are no words for something, its code stands there.
    pub fn receipt(&self, lang: Lang, (receipt, proved): (&Receipt, &Proved)) -> Vec<String> {
        let page = Page::of(&self.site, lang, Time::default());
        let number = |number: u64| page.number(i64::try_from(number).unwrap_or(i64::MAX));
        let (place, size) = (number(receipt.leaf + 1), number(proved.size));
        let at = Time::parse_rfc3339(&proved.at);
        let agency = agency_name(&page, &self.registry, &proved.agency);
        let reference = proved.reference.clone();
        let private = || page.t("kernel-receipt-closed").into_owned();
        let mut lines = vec![page.t2(
            "kernel-receipt-lead",
            "place",
            place.as_str(),
            "size",
            size.as_str(),
        )];
        let mut line = |key: &str, value: String| {
            if !value.is_empty() {
                lines.push(format!("{}: {value}", page.t(key)));
            }
        };
        let facts = (&self.kinds, &self.registry);
        line("kernel-receipt-what", act_words(&page, facts, proved));
        let when = at.map_or_else(|_| proved.at.clone(), |at| page.datetime(at));
        line("kernel-receipt-when", when);
        line(
            "kernel-receipt-agency",
            agency.unwrap_or_else(|| proved.agency.clone()),
        );
        line("kernel-receipt-about", reference.unwrap_or_else(private));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_words_is_said_by_its_codes() {
        let words = Offline::open(None, &[crate::module()]).expect("words");
        let entry = r#"{"act":"boat.launch","agency":"nobody","at":"2026-11-23T02:00:00.000000Z",
            "kind":"boat","payload_hash":"","ref_salted":"","v":1}"#;
        let receipt = Receipt {
            v: 1,
            key: String::new(),
            entry: entry.to_owned(),
            leaf: 11,
            proof: Vec::new(),
            checkpoint: String::new(),
            opening: None,
        };
        let proved = Proved::read(entry).expect("an entry");
        let lang = words.language("en").expect("English");
        let said = words.receipt(lang, (&receipt, &proved));
        assert!(said[0].contains("12"), "{said:?}");
        let expected = [
            "What was done: boat.launch",
            "Who answers for it: nobody",
            "What it is about: A private matter",
        ];
        for line in expected {
            assert!(said.iter().any(|said| said == line), "{line}: {said:?}");
        }
        let known = words.language("tlh").expect_err("Klingon");
        assert_eq!(known, ["ms", "en", "zh", "ta"]);
    }
}
