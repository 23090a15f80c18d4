//! The instance: what it is called, how it looks, which languages it speaks, where it stands.

use crate::assets::Assets;
use crate::drawn::Drawn;
use crate::i18n::Locales;
use crate::shell::{Shell, shells};
use base::{Lang, Text};
use jiff::tz::TimeZone;
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// What an instance is made of; from the pack and the configuration.
#[derive(Debug)]
pub struct SiteOptions {
    /// Its name, such as "Balai".
    pub name: Text,
    /// Whose service it is, in a few words, for the line above the name.
    pub strapline: Text,
    /// The mark: the inside of an `svg` element of 32 × 32 units, or nothing for ours.
    pub mark: Option<String>,
    /// The instance's colours: CSS custom properties, or nothing for ours.
    pub css: String,
    /// Its address without a final slash, such as `https://balai.gov.my`.
    pub public_url: String,
    /// Whether it shows made-up people and cases.
    pub demo: bool,
    /// The IANA name of its time zone.
    pub zone: String,
    /// The version to show.
    pub version: String,
    /// How many proxies of ours stand in front and write `X-Forwarded-For`.
    pub proxies: usize,
    /// After so long without use a computer that people share forgets who was there.
    pub shared_idle: Duration,
    /// All translations.
    pub locales: Locales,
}

/// Why an instance cannot be described so.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The time zone does not exist.
    #[error("'{0}' is not a time zone")]
    Zone(String),
}

#[derive(Debug)]
struct Inner {
    options: SiteOptions,
    zone: TimeZone,
    assets: Assets,
    shells: OnceLock<FxHashMap<Lang, Shell>>,
    drawings: Drawn,
}

/// The instance. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Site(Arc<Inner>);

/// Our own mark: a roof over an open door.
const MARK: &str = r#"<path d="M16 3 2 13v3h28v-3z"/><path d="M6 18h4v11H6zm16 0h4v11h-4zm-9 0h6v11h-2v-7h-2v7h-2z"/>"#;

impl Site {
    /// Prepares an instance: checks the zone, builds and compresses the assets.
    pub fn new(options: SiteOptions) -> Result<Self, SiteError> {
        let zone =
            TimeZone::get(&options.zone).map_err(|_| SiteError::Zone(options.zone.clone()))?;
        let assets = Assets::new(&options.css);
        Ok(Self(Arc::new(Inner {
            options,
            zone,
            assets,
            shells: OnceLock::new(),
            drawings: Drawn::default(),
        })))
    }

    /// The instance's name in a language.
    pub fn name(&self, lang: Lang) -> String {
        self.0.options.name.get(lang).text.into_owned()
    }

    /// Whose service it is.
    pub fn strapline(&self) -> &Text {
        &self.0.options.strapline
    }

    /// The inside of the mark's `svg` element.
    pub fn mark(&self) -> &str {
        self.0.options.mark.as_deref().unwrap_or(MARK)
    }

    /// The address without a final slash.
    pub fn public_url(&self) -> &str {
        &self.0.options.public_url
    }

    /// Whether people come over https, so that cookies and browsers may insist on it.
    pub fn is_https(&self) -> bool {
        self.0.options.public_url.starts_with("https:")
    }

    /// Whether people and cases are made up.
    pub fn demo(&self) -> bool {
        self.0.options.demo
    }

    /// The time zone of dates on pages.
    pub fn zone(&self) -> &TimeZone {
        &self.0.zone
    }

    /// The version.
    pub fn version(&self) -> &str {
        &self.0.options.version
    }

    /// The translations.
    pub fn locales(&self) -> &Locales {
        &self.0.options.locales
    }

    /// How many proxies of ours stand in front.
    pub fn proxies(&self) -> usize {
        self.0.options.proxies
    }

    /// After how long without use a shared computer forgets who was there.
    pub fn shared_idle(&self) -> Duration {
        self.0.options.shared_idle
    }

    /// The unchanging parts of a language's pages.
    pub(crate) fn shell(&self, lang: Lang) -> Option<&Shell> {
        self.0.shells.get_or_init(|| shells(self)).get(&lang)
    }

    /// The pages that were drawn lately.
    pub(crate) fn drawings(&self) -> &Drawn {
        &self.0.drawings
    }

    pub(crate) fn assets(&self) -> &Assets {
        &self.0.assets
    }
}
