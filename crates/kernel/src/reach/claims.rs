//! Claims: somebody says that they speak for an agency. A claim gives no rights; it waits until the
//! bureau has asked the agency itself.

use base::{Actor, Time};
use serde_json::json;
use store::Tx;

use super::actions::{agency_today, record};
use super::error::Error;
use super::model::{ClaimNew, Standing};
use super::{VERIFY, queries, rules};
use crate::audit::Fresh;
use crate::identity::{self, Address};
use crate::registry::Registry;

/// Lays a claim before the bureau. Anybody may.
pub fn claim_make(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    (new, fresh): (&ClaimNew, &Fresh),
) -> Result<(), Error> {
    let agency = agency_today(registry, &new.agency, now)?;
    let known = queries::known_of(tx, &agency.code)?;
    let version = known.as_ref().map_or(0, |known| known.enrolment.version);
    let standing = known.map(|known| known.enrolment.standing);
    if standing == Some(Standing::Suspended) {
        return Err(Error::Suspended);
    }
    if queries::claims_count(tx, &agency.code)? >= rules::CLAIMS_MAX {
        return Err(Error::ClaimsMany);
    }
    let fits = match actor.id() {
        Some(id) => matches!(
            identity::person_address(tx, id)?,
            Some(Address::Email(email))
                if email == new.email && rules::address_fits(&agency.website, email.as_str())
        ),
        None => false,
    };
    queries::claim_insert(tx, new, (actor.id(), fits, now))?;
    let payload = json!({
        "claim": new.id,
        "actor": actor.id().map(|id| id.to_string()),
        "fits": fits,
    });
    record(
        tx,
        (now, fresh),
        "agency.claimed",
        (&agency.code, version),
        payload,
    )
}

/// Refuses a claim that waits.
pub fn claim_refuse(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    (agency, claim, fresh): (&str, &str, &Fresh),
) -> Result<(), Error> {
    if !rules::is_bureau(actor, registry, VERIFY) {
        return Err(Error::Forbidden);
    }
    if !queries::claim_end(tx, (claim, agency), now)? {
        return Err(Error::NotFound);
    }
    let known = queries::known_of(tx, agency)?;
    let version = known.map_or(0, |known| known.enrolment.version);
    let payload = json!({ "claim": claim, "actor": actor.id().map(|id| id.to_string()) });
    let at = (agency, version);
    record(tx, (now, fresh), "agency.claim_refused", at, payload)
}
