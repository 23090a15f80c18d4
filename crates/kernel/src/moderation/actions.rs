//! Why something is moderated, as the pack and an office say it, and the act that stands with the case.

use base::{Actor, Time};
use serde_json::json;
use store::Tx;

use super::model::{Change, Deed, Moderated};
use super::rules::{Fault, reason as reason_words};
use crate::App;
use crate::audit::Fresh;
use crate::cases::{self, Case, CaseModerate, MODERATION_GROUNDS, case_moderate};

/// Why something is moderated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// A code of the pack's list.
    pub reason: Option<String>,
    /// Words of the office.
    pub words: Option<String>,
    /// All of it, as whoever it is from is told.
    pub told: String,
}

impl Why {
    /// A reason of the pack, or words, or both.
    pub fn read(
        app: &App,
        case: &Case,
        (reason, words): (Option<&str>, Option<&str>),
    ) -> Result<Self, Fault> {
        let reason = reason.filter(|reason| !reason.is_empty());
        let reason = reason.map(str::to_owned);
        let grounds = app.kinds.grounds();
        let named = match &reason {
            None => None,
            Some(code) => match grounds.name(MODERATION_GROUNDS, code) {
                Some(name) => Some(name.get(case.lang).to_string()),
                None => return Err(Fault::Unknown),
            },
        };
        let words = reason_words(named.is_some(), words)?;
        let told: Vec<String> = named.into_iter().chain(words.clone()).collect();
        Ok(Self {
            reason,
            words,
            told: told.join(". "),
        })
    }
}

/// An act on a part of a case, as its module worked it out.
#[derive(Debug)]
pub struct Act<'a, P> {
    /// What is done.
    pub deed: Deed,
    /// To which part.
    pub part: &'a P,
    /// The part's code, and which of them it is.
    pub named: (&'static str, String),
    /// The entry that changes, by its version, where the part is one.
    pub entry: Option<i64>,
    /// What it comes to.
    pub change: &'a Change,
    /// Why.
    pub why: &'a Why,
}

/// Does it: the case's entry and leaf, and the act that its module keeps.
pub fn moderation_act<P: Clone>(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    case: Case,
    act: &Act<'_, P>,
    fresh: &Fresh,
) -> Result<(Case, Moderated<P>), cases::Error> {
    let Act { change, why, .. } = act;
    let (part, place) = &act.named;
    let moderate = CaseModerate {
        step: act.deed.step(),
        reason: why.reason.as_deref(),
        words: why.words.as_deref(),
        public: change.public,
        entry: act
            .entry
            .map(|version| (version, change.says.as_deref(), change.mark)),
        given: json!({"part": part, "place": place, "before": change.said, "after": change.says}),
    };
    let case = case_moderate(tx, (actor, now), case, &moderate, fresh)?;
    let kept = Moderated {
        version: case.version,
        at: now,
        person: actor.id(),
        officer: None,
        deed: act.deed,
        part: act.part.clone(),
        said: change.said.clone(),
        says: change.says.clone(),
        reason: why.reason.clone(),
        words: why.words.clone(),
    };
    Ok((case, kept))
}
