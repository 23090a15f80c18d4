//! What `pack.toml` says about the instance.

use std::collections::BTreeMap;
use std::time::Duration;

use base::{Lang, Quiet, Text};
use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use super::model::{AgencyCode, Code};
use super::roads::RoadTerms;

/// The instance that a pack makes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The instance's name.
    pub name: Text,
    /// One line above the name.
    pub tagline: Text,
    /// The mark: the inside of an SVG of 32 × 32 units, or nothing for the usual one.
    #[serde(default)]
    pub mark: Option<String>,
    /// Custom properties over the usual colours, as CSS; may be empty.
    #[serde(default)]
    pub css: String,
    /// ISO 3166 code of the country.
    pub country: String,
    /// Languages in the order in which they are offered.
    pub languages: Vec<Lang>,
    /// The IANA name of the time zone.
    pub time_zone: String,
    /// ISO 4217 code of the currency.
    pub currency: String,
    /// The country's telephone prefix, without `+`.
    pub phone_prefix: String,
    /// Lines to show wherever boundaries, places, postcodes or holidays are shown.
    pub attribution: Vec<String>,
    /// Where the map begins.
    pub map: MapView,
    /// The calendar of bodies that have no state.
    pub office: Office,
    /// Who decides when no body is certain.
    pub triage: Triage,
    /// Where somebody who must not be seen with a private page is taken at once: a harmless page elsewhere.
    #[serde(default = "usual_exit")]
    pub exit: String,
    /// When news waits for people who chose nothing themselves.
    #[serde(default)]
    pub quiet: QuietHours,
    /// How mandates are given.
    #[serde(default)]
    pub mandates: MandateTerms,
    /// How files of roads are read, and when a road decides who is in charge.
    #[serde(default)]
    pub roads: RoadTerms,
    /// Numbers to call before anything else.
    #[serde(default)]
    pub emergency: Vec<Emergency>,
    /// Providers with which people of the country may have an account, for an operator to choose from.
    #[serde(default)]
    pub sign_in: Vec<SignInPreset>,
}

/// What is usual of a provider with which people may sign in: an operator's file names it and says the rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInPreset {
    /// Its code.
    pub code: String,
    /// What people call it.
    pub name: Text,
    /// What it is asked to tell, beside who it is.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Which kind of paper's number a claim of it holds.
    #[serde(default)]
    pub papers: BTreeMap<String, String>,
}

/// When news waits for people who chose nothing themselves, for each way in which it comes. What is left out is
/// never quiet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct QuietHours {
    /// E-mails.
    pub email: Option<Quiet>,
    /// Text messages.
    pub sms: Option<Quiet>,
    /// News on devices.
    pub push: Option<Quiet>,
}

/// How mandates are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MandateTerms {
    /// For how many days an offer waits for its answer.
    pub offer_days: u16,
    /// How many years old somebody is who speaks for themselves: guardians do no more.
    pub majority_years: u8,
}

impl Default for MandateTerms {
    fn default() -> Self {
        Self {
            offer_days: 14,
            majority_years: 18,
        }
    }
}

impl MandateTerms {
    /// How long an offer waits for its answer.
    pub fn offer_life(self) -> Duration {
        Duration::from_hours(u64::from(self.offer_days) * 24)
    }
}

fn usual_exit() -> String {
    "https://www.wikipedia.org/".to_owned()
}

/// Where the map begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapView {
    /// Latitude and longitude of the middle.
    pub centre: [f64; 2],
    /// The first zoom level.
    pub zoom: u8,
    /// South, west, north and east of the country: a point outside is abroad.
    pub bounds: [f64; 4],
    /// Without boundaries, a point farther than this from every district's point is at sea.
    pub reach_km: f64,
}

/// The calendar of bodies that have no state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// The state whose weekend and holidays they keep.
    pub state: Code,
    /// Opening time, also of states without a row of their own.
    pub opens: Time,
    /// Closing time.
    pub closes: Time,
}

/// Who decides when no body is certain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Triage {
    /// The body.
    pub agency: AgencyCode,
    /// The sentence that says so.
    pub reason: Code,
}

/// A number to call before anything else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// The number, as people dial it.
    pub number: String,
    /// Who answers.
    pub name: Text,
    /// The categories that show it first.
    pub categories: Vec<Code>,
}
