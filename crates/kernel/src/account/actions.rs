//! Verbs of accounts: how one stands, and closing it for good.

use std::time::Duration;

use base::{Actor, Ids, Lang, PersonId, Time, Via};
use serde_json::json;
use store::{NewJob, Tx};

use super::error::Error;
use super::model::Standing;
use super::{jobs, queries};
use crate::App;
use crate::audit::{self, Act, Fresh};
use crate::cases::{self, CaseId, Phase};
use crate::identity::{self, Address, CodeConfirm, mandates};
use crate::notifications::{self, MessageNew};

/// How long ago a session may have begun in which an account without an address is closed.
pub(super) const FRESH: Duration = Duration::from_mins(15);

/// How somebody's account could be closed now.
pub fn account_standing(tx: &mut Tx<'_>, app: &App, person: PersonId) -> Result<Standing, Error> {
    let (mut leaves, mut keeps, mut held) = (0, 0, 0);
    for (kind, cases, in_custody) in queries::standing(tx, person)? {
        held += in_custody;
        let mut newest = app.kinds.newest();
        let named = newest.any(|known| known.code == kind && known.retention.named);
        *(if named { &mut keeps } else { &mut leaves }) += cases - in_custody;
    }
    Ok(Standing {
        leaves,
        keeps,
        held,
        serves: queries::serves(tx, person)?,
        addressed: own_address(tx, person)?.is_some(),
    })
}

/// An account to be closed.
#[derive(Debug, Clone)]
pub struct Closing {
    /// The code that was sent to the person's address for this.
    pub code: CodeConfirm,
    /// The id of the last letter.
    pub letter: String,
    /// Its language.
    pub lang: Lang,
    /// What the act needs.
    pub fresh: Fresh,
}

impl Closing {
    /// Draws what closing needs.
    pub fn draw(ids: &Ids, now: Time, code: CodeConfirm, lang: Lang) -> Self {
        Self {
            code,
            letter: ids.next::<Self>(now).to_string(),
            lang,
            fresh: Fresh::draw(ids, now),
        }
    }
}

/// What a code for closing an account is good for.
pub(super) fn purpose(person: PersonId) -> String {
    format!("close:{person}")
}

/// Who may close their account.
fn leaver(tx: &mut Tx<'_>, actor: &Actor) -> Result<PersonId, Error> {
    let person = actor.id().ok_or(Error::Nobody)?;
    if actor.via != Via::Session {
        return Err(identity::Error::Forbidden.into());
    }
    if queries::serves(tx, person)? {
        return Err(Error::Serves);
    }
    if let Some(name) = identity::businesses::last_owner(tx, person)? {
        return Err(Error::LastOwner(name));
    }
    Ok(person)
}

/// Somebody's own address, never that of whoever speaks for them.
fn own_address(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Address>, Error> {
    let person = identity::person_find(tx, person)?;
    Ok(identity::address_of(&person))
}

/// Who may be asked for a code, and where it goes.
pub(super) fn closer(tx: &mut Tx<'_>, actor: &Actor) -> Result<(PersonId, Address), Error> {
    let person = leaver(tx, actor)?;
    let address = own_address(tx, person)?.ok_or(Error::NoAddress)?;
    Ok((person, address))
}

/// Closes the actor's own account, which cannot be undone. The inner error is a wrong code that has been counted: let the
/// transaction stand.
pub fn account_close(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &Closing,
) -> Result<Result<(), Error>, Error> {
    let (id, address) = closer(tx, actor)?;
    if cmd.code.purpose != purpose(id) || cmd.code.address != address {
        return Err(identity::Error::CodeOver.into());
    }
    if let Err(refused) = identity::code_confirm(tx, now, &cmd.code)? {
        return Ok(Err(refused.into()));
    }
    let leaves = close(tx, app, (id, now), &cmd.fresh)?;
    let letter = MessageNew {
        id: cmd.letter.clone(),
        address,
        person_id: None,
        case_id: None,
        template: notifications::LAST.to_owned(),
        args: vec![("cases".to_owned(), leaves.to_string())],
        lang: cmd.lang,
    };
    notifications::message_queue(tx, now, &letter)?;
    Ok(Ok(()))
}

/// Closes the actor's own account that has no address, because a provider made it: no code can be sent, so the session itself
/// has to be fresh. `session` is what the browser showed.
pub fn account_close_unaddressed(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    (session, fresh): (&str, &Fresh),
) -> Result<(), Error> {
    let id = leaver(tx, actor)?;
    if own_address(tx, id)?.is_some() {
        return Err(identity::Error::Forbidden.into());
    }
    let begun = identity::session_begun(tx, now, (session, id))?;
    if begun.is_none_or(|begun| now.since(begun) >= FRESH) {
        return Err(Error::Again);
    }
    close(tx, app, (id, now), fresh).map(drop)
}

/// Closes an account. How many cases let go of its person.
fn close(
    tx: &mut Tx<'_>,
    app: &App,
    (id, now): (PersonId, Time),
    fresh: &Fresh,
) -> Result<i64, Error> {
    let standing = account_standing(tx, app, id)?;
    let person = identity::person_find(tx, id)?;
    let known = (person.email.as_deref(), person.phone.as_deref());
    cases::custody::custody_addresses(tx, id, known)?;
    let addresses: Vec<String> = [person.email, person.phone].into_iter().flatten().collect();
    mandates::mandates_close(tx, now, (id, &addresses))?;
    queries::close(tx, id, (now, standing.keeps + standing.held > 0))?;
    forget(tx, app, id, &addresses)?;
    jobs::enqueue(tx, id, (jobs::Round::First, now))?;
    record(tx, now, id, fresh)?;
    Ok(standing.leaves)
}

/// Lets go of somebody whose case is not in custody any more, if they closed their account meanwhile.
pub(crate) fn case_released(tx: &mut Tx<'_>, person: PersonId, now: Time) -> store::Result<()> {
    if queries::is_closed(tx, person)? {
        jobs::enqueue(tx, person, (jobs::Round::First, now))?;
    }
    Ok(())
}

/// Forgets what is the person's alone, here and in the modules.
pub(super) fn forget(
    tx: &mut Tx<'_>,
    app: &App,
    person: PersonId,
    addresses: &[String],
) -> store::Result<()> {
    queries::forget(tx, person)?;
    for address in addresses {
        queries::forget_address(tx, address)?;
    }
    for forgetter in &app.forgetters {
        forgetter(tx, person, addresses)?;
    }
    Ok(())
}

/// Takes the person off one of their cases; modules take what they keep of name and addresses.
pub(super) fn case_leave(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    (person, id): (PersonId, CaseId),
    fresh: &Fresh,
) -> Result<(), Error> {
    match cases::case_leave(tx, &app.kinds, now, (person, id), fresh)? {
        // It never reached anybody: nothing of it is kept.
        Some(Phase::Hidden) => cases::case_contents_erase(tx, app, now, id)?,
        Some(_) => {
            queries::forget_letters_of(tx, (person, id))?;
            for unname in &app.unnamers {
                unname(tx, id)?;
            }
        }
        None => {}
    }
    Ok(())
}

fn record(tx: &mut Tx<'_>, now: Time, person: PersonId, fresh: &Fresh) -> store::Result<()> {
    let act = Act {
        name: "person.closed",
        agency: "",
        kind: "person",
        reference: "",
        public: false,
        subject: (&format!("person-{person}"), now.micros()),
        payload: json!({ "person": person.to_string() }),
    };
    audit::record(tx, now, fresh, &act)
}

/// When no request that began before an account was closed can still be under way.
pub(super) const AGAIN: Duration = Duration::from_mins(10);

/// A job of one round for a person.
pub(super) fn job(person: PersonId, (name, kind): (&str, &str), (at, now): (Time, Time)) -> NewJob {
    NewJob {
        id: format!("account-{name}-{person}"),
        kind: kind.to_owned(),
        key: None,
        payload: json!({ "person": person.to_string(), "round": name }).to_string(),
        run_at: at,
        now,
    }
}
