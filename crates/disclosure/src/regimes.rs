//! Regimes: what a law, or good practice where there is none, says of requests for information. Records of the pack.

use std::sync::Arc;
use std::time::Duration;

use base::{Text, Time};
use kernel::App;
use kernel::cases::Grounds;
use kernel::registry::{Agency, Pack, Registry};
use serde::Deserialize;

/// The pack's file.
const FILE: &str = "regimes.toml";
/// The list of reasons of refusal among the pack's grounds.
pub const REFUSALS: &str = "refusal";

/// What an agency may charge for a request.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegimeFee {
    /// How much, in the smallest unit of the country's currency.
    pub sen: i64,
    /// Whether it is in place of the others.
    #[serde(default)]
    pub instead: bool,
    /// What for.
    pub name: Text,
}

/// What holds for requests to some agencies.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// Its name among the pack's regimes.
    pub code: String,
    /// The states whose agencies it is for; none: those of all.
    #[serde(default)]
    pub states: Vec<String>,
    /// The levels of agencies that it is for; none: all.
    #[serde(default)]
    pub levels: Vec<String>,
    /// The law; nothing where no law says anything.
    #[serde(default)]
    pub law: Option<Text>,
    /// Whether whoever asks has to be known.
    pub account: bool,
    /// Whether there is a term of its own where somebody's life or liberty is concerned.
    pub urgent: bool,
    /// Whether an agency may take longer, once.
    pub extends: bool,
    /// Fees that an agency may charge.
    #[serde(default)]
    pub fees: Vec<RegimeFee>,
    /// Who hears appeals, if anybody does.
    #[serde(default)]
    pub board: Option<Text>,
    /// What else people should know.
    #[serde(default)]
    pub note: Option<Text>,
    /// Reasons for which an agency may refuse, by their codes in the pack's list.
    pub refusals: Vec<String>,
}

impl Regime {
    /// The usual fee: all that are not in place of others.
    pub fn usual_fee(&self) -> i64 {
        let fees = self.fees.iter().filter(|fee| !fee.instead);
        fees.map(|fee| fee.sen).sum()
    }

    fn is_for(&self, agency: Option<&Agency>) -> bool {
        let among = |list: &[String], code: Option<&str>| {
            list.is_empty() || code.is_some_and(|code| list.iter().any(|known| known == code))
        };
        among(&self.states, agency.and_then(|it| it.state.as_deref()))
            && among(&self.levels, agency.map(|it| it.kind.as_str()))
    }
}

/// The pack's regimes, in the order of the file. The last one is for all.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regimes {
    regimes: Vec<Regime>,
}

/// Why the pack's regimes cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{FILE}: {0}")]
pub struct RegimeFault(String);

impl Regimes {
    /// Reads the pack's file and ties it to the pack's other sheets.
    pub fn read(pack: &Pack, grounds: &Grounds, registry: &Registry) -> Result<Self, RegimeFault> {
        let text = pack.text_or_ours(FILE);
        let all: Self = toml::from_str(text).map_err(|error| RegimeFault(error.to_string()))?;
        let known = grounds.list(REFUSALS);
        for regime in &all.regimes {
            let code = &regime.code;
            let strange =
                |sort: &str, name: &str| RegimeFault(format!("{code}: unknown {sort} {name}"));
            for refusal in &regime.refusals {
                if !known.iter().any(|ground| ground.code == *refusal) {
                    return Err(strange("refusal", refusal));
                }
            }
            for state in &regime.states {
                registry
                    .state(state)
                    .ok_or_else(|| strange("state", state))?;
            }
            for level in &regime.levels {
                let parsed = kernel::registry::AgencyKind::parse(level);
                parsed.ok_or_else(|| strange("level", level))?;
            }
            if regime.fees.iter().any(|fee| fee.sen <= 0) {
                return Err(RegimeFault(format!("{code}: a fee of nothing")));
            }
        }
        if !all.regimes.last().is_some_and(|last| last.is_for(None)) {
            return Err(RegimeFault(
                "the last one has to be for all agencies".to_owned(),
            ));
        }
        Ok(all)
    }

    /// What holds for an agency.
    pub fn of(&self, agency: Option<&Agency>) -> Option<&Regime> {
        self.regimes.iter().find(|regime| regime.is_for(agency))
    }
}

/// The pack's regimes. They were looked through when the program started.
pub(crate) fn regimes(app: &App, registry: &Registry, now: Time) -> Arc<Regimes> {
    if let Some(known) = app.memo.get::<Regimes>(FILE, now, Duration::MAX) {
        return known;
    }
    let read = Regimes::read(&app.pack, app.kinds.grounds(), registry).unwrap_or_else(|error| {
        tracing::error!(%error, "the pack's regimes cannot be used any more");
        Regimes {
            regimes: Vec::new(),
        }
    });
    app.memo.put(FILE, now, read)
}

/// Refuses a pack whose regimes cannot be used; asked when the program starts.
pub fn regimes_check(app: &App) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let cache = app.registry.clone();
    let registry = app
        .db
        .read_blocking("disclosure.regimes_check", move |tx| cache.get(tx))?;
    let read = Regimes::read(&app.pack, app.kinds.grounds(), &registry)?;
    app.memo.put(FILE, app.clock.now(), read);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> (Pack, Grounds, Registry) {
        let pack = Pack::embedded().unwrap();
        let grounds = Grounds::read(pack.text("grounds.csv").unwrap()).unwrap();
        let registry = pack.registry().unwrap();
        (pack, grounds, registry)
    }

    #[test]
    fn the_law_follows_from_the_state_and_the_level_of_an_agency() {
        let (pack, grounds, registry) = parts();
        let all = Regimes::read(&pack, &grounds, &registry).unwrap();
        for (agency, code) in [
            ("mbpj", "selangor"),
            ("suk-selangor", "selangor"),
            ("air-selangor", "none"),
            ("mbpp", "penang"),
            ("mof", "none"),
            ("mbjb", "none"),
        ] {
            let regime = all.of(registry.agency(agency)).unwrap();
            assert_eq!(regime.code, code, "{agency}");
        }
        for agency in registry.agencies() {
            assert!(all.of(Some(agency)).is_some(), "{}", agency.code);
        }
        let selangor = all.of(registry.agency("mbpj")).unwrap();
        assert_eq!(selangor.usual_fee(), 1_200);
        let penang = all.of(registry.agency("mbpp")).unwrap();
        assert_eq!(
            penang.usual_fee(),
            5_000,
            "a fee in place of it is none besides"
        );
    }

    #[test]
    fn regimes_that_name_what_there_is_not_are_refused() {
        let (pack, grounds, registry) = parts();
        let base = "[[regimes]]\ncode = \"x\"\naccount = false\nurgent = false\nextends = false\n";
        for wrong in [
            "refusals = [\"whim\"]\n",
            "refusals = []\nstates = [\"MY-99\"]\n",
            "refusals = []\nlevels = [\"village\"]\n",
            "refusals = []\nfees = [{ sen = 0, name = { ms = \"x\" } }]\n",
            "refusals = []\nstates = [\"MY-10\"]\n",
            "refusals = []\nwish = 1\n",
            "",
        ] {
            let pack = pack.clone().with(FILE, format!("{base}{wrong}")).unwrap();
            assert!(
                Regimes::read(&pack, &grounds, &registry).is_err(),
                "{wrong}"
            );
        }
    }
}
