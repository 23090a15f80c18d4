//! Verbs of wordings.

use base::{Actor, Lang, Time};
use serde_json::json;
use store::Tx;

use super::error::Error;
use super::model::{Kept, Wording, WordingPut, Words};
use super::queries::{self, Which};
use super::rules::EDITABLE;
use super::{AGENCY, KIND, SET};
use crate::audit::{self, Act};
use crate::notifications::Message;
use crate::registry::Registry;

/// So many earlier wordings are shown.
const SHOWN: i64 = 20;

/// Whoever chooses words at an agency; an agency that is not there is nobody's.
fn choosing(actor: &Actor, registry: &Registry, agency: &str) -> Result<(), Error> {
    registry.agency(agency).ok_or(Error::NotFound)?;
    if actor.may(SET, Some(agency)) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// What an agency has chosen, for each letter and language in which it has.
pub fn wordings_of(
    tx: &mut Tx<'_>,
    registry: &Registry,
    actor: &Actor,
    agency: &str,
) -> Result<Vec<Wording>, Error> {
    choosing(actor, registry, agency)?;
    Ok(queries::wordings_of(tx, agency)?)
}

/// What an agency chose for one letter in one language, the newest first.
pub fn wording_of(
    tx: &mut Tx<'_>,
    registry: &Registry,
    actor: &Actor,
    which: (&str, &str, Lang),
) -> Result<Vec<Wording>, Error> {
    choosing(actor, registry, which.0)?;
    if !EDITABLE.contains(&which.1) {
        return Err(Error::NotFound);
    }
    Ok(queries::wording_history(tx, which, SHOWN)?)
}

/// Chooses words, or brings the usual ones back. Letters that have not left yet are written in them.
pub fn wording_put(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    put: &WordingPut,
) -> Result<i64, Error> {
    let which = (put.agency.as_str(), put.template.as_str(), put.lang);
    let known = wording_of(tx, registry, actor, which)?;
    let last = known.first().map_or(0, |wording| wording.version);
    if last != put.version {
        return Err(Error::Stale(last));
    }
    let kept = Kept {
        put,
        version: last + 1,
        at: now,
        by: actor.id(),
    };
    if !queries::wording_insert(tx, &kept)? {
        return Err(Error::Stale(kept.version));
    }
    let words = put.words.as_ref();
    let act = Act {
        name: if words.is_some() {
            "wording.kept"
        } else {
            "wording.restored"
        },
        agency: &put.agency,
        kind: KIND,
        reference: "",
        public: false,
        subject: (
            &format!("wording-{}-{}-{}", put.agency, put.template, put.lang),
            kept.version,
        ),
        payload: json!({
            "agency": put.agency,
            "template": put.template,
            "lang": put.lang.code(),
            "words": words.map(|words| [&words.subject, &words.body, &words.sms]),
            "actor": actor.id().map(|id| id.to_string()),
        }),
    };
    audit::record(tx, now, &put.fresh, &act)?;
    Ok(kept.version)
}

/// Which wording a message is written in, if its agency may choose one.
fn which(message: &Message) -> Option<Which<'_>> {
    let agency = message.args.iter().find(|(name, _)| name == AGENCY);
    let (_, agency) = agency.filter(|_| EDITABLE.contains(&message.template.as_str()))?;
    Some((agency, &message.template, message.lang))
}

/// The words that its agency chose for a message, with their version.
pub(crate) fn wording_for(
    tx: &mut Tx<'_>,
    message: &Message,
) -> store::Result<Option<(i64, Words)>> {
    let Some(which) = which(message) else {
        return Ok(None);
    };
    let last = queries::wording_history(tx, which, 1)?.into_iter().next();
    Ok(last.and_then(|wording| Some((wording.version, wording.words?))))
}

/// Notes that a message could not be written in them, for the agency to see.
pub(crate) fn wording_failed(
    tx: &mut Tx<'_>,
    now: Time,
    message: &Message,
    failed: (i64, &str),
) -> store::Result<()> {
    match which(message) {
        Some(which) => queries::wording_fault_put(tx, which, failed, now),
        None => Ok(()),
    }
}
