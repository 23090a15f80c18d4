//! Verbs of hooks: naming, changing, ending; sending again; and what a round found out.

use base::{Actor, Lang, Time};
use serde_json::{Value, json};
use store::Tx;

use super::error::Error;
use super::model::{Delivery, DeliveryState, Hook, HookChange, HookNew, HookState, Rotation};
use super::{KIND, SET, queries, rules};
use crate::audit::{self, Act, Fresh};
use crate::identity;
use crate::notifications::{self, CASE_LETTER, MessageNew};
use crate::reach;
use crate::registry::Registry;

/// How the Fluent keys of letters begin.
const LETTERS: &str = "kernel-hooks-letter-";
/// So many deliveries are sent again at once.
const REPLAYED_MOST: i64 = 1_000;

/// Whoever sets hooks at an agency; an agency that is not there is nobody's.
fn setting(actor: &Actor, registry: &Registry, agency: &str) -> Result<(), Error> {
    registry.agency(agency).ok_or(Error::NotFound)?;
    if actor.may(SET, Some(agency)) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// An agency's hooks, the oldest first.
pub fn hooks_of(
    tx: &mut Tx<'_>,
    registry: &Registry,
    actor: &Actor,
    agency: &str,
) -> Result<Vec<Hook>, Error> {
    setting(actor, registry, agency)?;
    Ok(queries::hooks_of(tx, agency)?)
}

/// One hook of an agency.
pub fn hook_find(
    tx: &mut Tx<'_>,
    registry: &Registry,
    actor: &Actor,
    (agency, id): (&str, &str),
) -> Result<Hook, Error> {
    setting(actor, registry, agency)?;
    queries::hook_find(tx, agency, id)?.ok_or(Error::NotFound)
}

/// Names an address, at one of the hosts that the operator allows, if there are such. Nothing is sent there but a challenge until
/// it has answered that.
pub fn hook_make(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    (new, hosts): (&HookNew, &[String]),
) -> Result<Hook, Error> {
    setting(actor, registry, &new.agency)?;
    let url = rules::url(&new.url)?;
    if !rules::is_allowed(hosts, &url) {
        return Err(Error::Host);
    }
    let hook = Hook {
        id: new.id.clone(),
        agency: new.agency.clone(),
        version: 1,
        url,
        events: rules::events(&new.events)?,
        state: HookState::Unproved,
        secret: new.secret.0.clone(),
        old: None,
        cursor: new.cursor,
        failures: 0,
        failing: None,
        failure: None,
        created: now,
        created_by: actor.id(),
    };
    if queries::hooks_of(tx, &new.agency)?.len() >= rules::HOOKS_MAX {
        return Err(Error::Many);
    }
    queries::hook_insert(tx, (&hook, now), actor.id())?;
    let given = json!({"url": hook.url, "events": hook.events});
    record(tx, (actor, now), ("hook.made", &hook), (given, &new.fresh))?;
    Ok(hook)
}

/// Chooses other events, or switches a hook off or on. One that is switched on proves itself anew and is then
/// sent what it missed.
pub fn hook_change(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &HookChange,
) -> Result<Hook, Error> {
    let mut hook = hook_find(tx, registry, actor, (&cmd.agency, &cmd.id))?;
    if hook.version != cmd.version {
        return Err(Error::Stale(hook.version));
    }
    if let Some(events) = &cmd.events {
        hook.events = rules::events(events)?;
    }
    match cmd.on {
        Some(false) => hook.state = HookState::Off,
        Some(true) if hook.state != HookState::Live => {
            hook.state = HookState::Unproved;
            (hook.failures, hook.failing, hook.failure) = (0, None, None);
        }
        Some(true) | None => {}
    }
    if !queries::hook_change(tx, &hook)? {
        return Err(Error::Stale(hook.version));
    }
    hook.version += 1;
    let given = json!({"events": hook.events, "state": hook.state.as_str()});
    record(
        tx,
        (actor, now),
        ("hook.changed", &hook),
        (given, &cmd.fresh),
    )?;
    Ok(hook)
}

/// Gives a hook another secret. Messages carry both signatures for a day, so that nothing is lost meanwhile.
pub fn hook_rotate(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &Rotation,
) -> Result<Hook, Error> {
    let mut hook = hook_find(tx, registry, actor, (&cmd.agency, &cmd.id))?;
    let until = now + rules::OLD_SECRET;
    let before = std::mem::replace(&mut hook.secret, cmd.secret.0.clone());
    queries::hook_rotate(tx, &hook.id, (&cmd.secret.0, until))?;
    hook.old = Some((before, until));
    record(
        tx,
        (actor, now),
        ("hook.rotated", &hook),
        (json!({}), &cmd.fresh),
    )?;
    Ok(hook)
}

/// Ends a hook; what waits for it goes with it.
pub fn hook_end(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    ((agency, id), fresh): ((&str, &str), &Fresh),
) -> Result<(), Error> {
    let mut hook = hook_find(tx, registry, actor, (agency, id))?;
    queries::hook_delete(tx, id)?;
    hook.version += 1;
    record(tx, (actor, now), ("hook.ended", &hook), (json!({}), fresh))
}

/// Deliveries of a hook in one state before a position, the newest first.
pub fn deliveries_of(
    tx: &mut Tx<'_>,
    registry: &Registry,
    actor: &Actor,
    ((agency, id), state): ((&str, &str), DeliveryState),
    (before, limit): (i64, i64),
) -> Result<Vec<Delivery>, Error> {
    let hook = hook_find(tx, registry, actor, (agency, id))?;
    Ok(queries::deliveries(tx, (&hook.id, state), (before, limit))?)
}

/// Sends one delivery again, or without a name all that were laid aside, at most 1,000; returns how many.
pub fn delivery_replay(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    ((agency, id), delivery): ((&str, &str), Option<&str>),
) -> Result<u64, Error> {
    let hook = hook_find(tx, registry, actor, (agency, id))?;
    Ok(match delivery {
        Some(one) => u64::from(queries::delivery_replay(tx, (&hook.id, one), now)?),
        None => queries::dead_replay(tx, &hook.id, (now, REPLAYED_MOST))?,
    })
}

/// An address answered its challenge.
pub(super) fn hook_proved(
    tx: &mut Tx<'_>,
    now: Time,
    (hook, fresh): (&Hook, &Fresh),
) -> Result<(), Error> {
    let live = Hook {
        state: HookState::Live,
        failures: 0,
        failing: None,
        failure: None,
        ..hook.clone()
    };
    if queries::hook_mark(tx, &live, now)? {
        record(
            tx,
            (&Actor::system(), now),
            ("hook.proved", &live),
            (json!({}), fresh),
        )?;
    }
    Ok(())
}

/// An address has failed for too long, or says that it is gone: nothing more is sent there, and the agency's
/// officer is written to, or else whoever named it.
pub(super) fn hook_off(
    tx: &mut Tx<'_>,
    registry: &Registry,
    now: Time,
    (hook, fresh): (&Hook, &Fresh),
) -> Result<(), Error> {
    let off = Hook {
        state: HookState::Off,
        ..hook.clone()
    };
    if !queries::hook_mark(tx, &off, now)? {
        return Ok(());
    }
    let given = json!({"failure": off.failure});
    record(
        tx,
        (&Actor::system(), now),
        ("hook.off", &off),
        (given, fresh),
    )?;
    let officer = reach::officer_of(tx, &hook.agency)?.or(hook.created_by);
    let Some(officer) = officer else {
        return Ok(());
    };
    let Ok(officer) = identity::person_find(tx, officer) else {
        return Ok(());
    };
    let Some(address) = identity::address_of(&officer) else {
        return Ok(());
    };
    let lang = officer.lang.unwrap_or(Lang::MS);
    let name = registry
        .agency(&hook.agency)
        .map(|agency| agency.name.get(lang));
    let args = [
        (
            "agency",
            name.map_or_else(|| hook.agency.clone(), |name| name.to_string()),
        ),
        ("url", hook.url.clone()),
        ("path", format!("desk/hooks/{}/{}", hook.agency, hook.id)),
    ];
    let letter = MessageNew {
        id: format!("hook-{}-{}", hook.id, now.micros()),
        address,
        person_id: Some(officer.id.to_string()),
        case_id: None,
        template: format!("{CASE_LETTER}{LETTERS}off"),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        lang,
    };
    Ok(notifications::message_queue(tx, now, &letter)?)
}

/// What is done to a hook is its agency's own affair.
fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (name, hook): (&str, &Hook),
    (mut payload, fresh): (Value, &Fresh),
) -> Result<(), Error> {
    if let Some(fields) = payload.as_object_mut() {
        let by = actor.id().map(|id| id.to_string());
        fields.insert("actor".to_owned(), json!(by));
        fields.insert("hook".to_owned(), json!(hook.id));
    }
    let act = Act {
        name,
        agency: &hook.agency,
        kind: KIND,
        reference: &hook.id,
        public: false,
        subject: (&format!("hook-{}", hook.id), now.micros()),
        payload,
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}
