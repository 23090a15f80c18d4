//! Verbs of identity: the only writers of people, grants, sessions, tokens and codes.

use std::time::Duration;

use base::{Actor, Lang, OWN_TOKENS, Permission, PersonId, Time};
use store::{NewJob, Tx};
use web::Ctx;

use super::address::Address;
use super::error::Error;
use super::factors::passkeys::challenges_sweep;
use super::model::{
    CodeConfirm, CodeRequest, Person, PersonNew, SessionNew, SessionSeen, TokenNew, TokenSeen,
    secret_hash,
};
use super::{factors, jobs, mandates, providers, queries, rules};
use crate::App;
use crate::audit::Fresh;
use crate::notifications::{self, MessageNew};

/// Giving roles, making people and tokens for others. Commands run as the system, which may.
pub const MANAGE: Permission = Permission("identity.manage");

/// Makes a person whose addresses are known to be theirs.
pub fn person_create(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    new: &PersonNew,
) -> Result<(), Error> {
    managing(actor)?;
    if queries::person_insert(tx, new, now)? {
        Ok(())
    } else {
        Err(Error::AddressTaken)
    }
}

/// The person with this address, or a new one with this id. Call it only once the address is proved.
pub fn person_find_or_create(
    tx: &mut Tx<'_>,
    now: Time,
    address: &Address,
    id: PersonId,
) -> Result<PersonId, Error> {
    if let Some(known) = queries::person_at(tx, address)? {
        return Ok(known.id);
    }
    let (email, phone) = match address.clone() {
        Address::Email(email) => (Some(email), None),
        Address::Phone(phone) => (None, Some(phone)),
    };
    let new = PersonNew {
        id,
        name: String::new(),
        email,
        phone,
        lang: None,
        sample: false,
    };
    // A rival that was faster makes this a conflict, and the whole transaction is tried again.
    if queries::person_insert(tx, &new, now)? {
        Ok(id)
    } else {
        Err(Error::AddressTaken)
    }
}

/// A person by id.
pub fn person_find(tx: &mut Tx<'_>, id: PersonId) -> Result<Person, Error> {
    queries::person_find(tx, id)?.ok_or(Error::PersonUnknown)
}

/// The name to show of a person, if they are known.
pub fn person_name(tx: &mut Tx<'_>, id: PersonId) -> store::Result<Option<String>> {
    Ok(queries::person_find(tx, id)?.map(|person| person.name))
}

/// The language that a person chose to be written to in.
pub fn person_language(tx: &mut Tx<'_>, id: PersonId) -> store::Result<Option<Lang>> {
    Ok(queries::person_find(tx, id)?.and_then(|person| person.lang))
}

/// A person by a proved address.
pub fn person_at(tx: &mut Tx<'_>, address: &Address) -> Result<Option<Person>, Error> {
    Ok(queries::person_at(tx, address)?)
}

/// Where a person is written to: by e-mail if they have it, else by text message.
///
/// What comes to a business goes to the owner who has been so the longest, of those who can be written to, and what comes to a child
/// without an account to the guardian who was confirmed first.
pub fn person_address(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<Address>, Error> {
    let Some(person) = queries::person_find(tx, id)? else {
        return Ok(None);
    };
    if let Some(address) = address_of(&person) {
        return Ok(Some(address));
    }
    for owner in mandates::speakers_of(tx, id)? {
        let owner = queries::person_find(tx, owner)?;
        if let Some(address) = owner.as_ref().and_then(address_of) {
            return Ok(Some(address));
        }
    }
    Ok(None)
}

/// Where this person is written to.
pub fn address_of(person: &Person) -> Option<Address> {
    let stored = |channel, text: &Option<String>| {
        text.as_deref()
            .and_then(|text| Address::stored(channel, text).ok())
    };
    stored("email", &person.email).or_else(|| stored("sms", &person.phone))
}

/// The sample people of the demo, in the order in which they were made.
pub fn person_samples(tx: &mut Tx<'_>) -> Result<Vec<Person>, Error> {
    Ok(queries::person_samples(tx)?)
}

/// Makes a token of one's own, within what one holds.
pub fn token_make(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    new: &TokenNew,
) -> Result<TokenSeen, Error> {
    if actor.id() != Some(new.person) || !actor.covers(OWN_TOKENS) {
        return Err(Error::Forbidden);
    }
    let held = rules::scopes_open_to(actor);
    if let Some(scope) = new.scopes.iter().find(|scope| !held.contains(scope)) {
        return Err(Error::ScopeNotHeld(scope.chars().take(60).collect()));
    }
    if queries::tokens_of(tx, new.person, now)?.len() >= rules::TOKENS_MAX {
        return Err(Error::TokensMany);
    }
    let mut scopes = new.scopes.clone();
    scopes.sort_unstable();
    scopes.dedup();
    let new = TokenNew {
        name: rules::token_name(&new.name)?.to_owned(),
        scopes,
        ..new.clone()
    };
    token_create(tx, actor, now, &new)?;
    Ok(TokenSeen {
        id: new.id,
        name: new.name,
        scopes: new.scopes,
        created: now,
        expires: new.expires,
        last_used: None,
    })
}

/// The tokens of a person that stand, the newest first.
pub fn tokens_of(tx: &mut Tx<'_>, now: Time, person: PersonId) -> Result<Vec<TokenSeen>, Error> {
    Ok(queries::tokens_of(tx, person, now)?)
}

/// Where a person is signed in, the newest first; each ends when it has not been used for long.
pub fn sessions_of(
    tx: &mut Tx<'_>,
    now: Time,
    person: PersonId,
) -> Result<Vec<SessionSeen>, Error> {
    let found = queries::sessions_of(tx, person, now)?;
    Ok(found.into_iter().map(|(_, session)| session).collect())
}

/// Since when a session of a person's stands; nothing if it does not.
pub fn session_begun(
    tx: &mut Tx<'_>,
    now: Time,
    (session, person): (&str, PersonId),
) -> Result<Option<Time>, Error> {
    let hash = secret_hash(session);
    let found = queries::sessions_of(tx, person, now)?.into_iter();
    let mut own = found.filter(|(known, _)| *known == hash);
    Ok(own.next().map(|(_, session)| session.created))
}

/// Ends one of a person's sessions by its name. False if there is none that stands.
pub fn session_revoke(
    tx: &mut Tx<'_>,
    now: Time,
    (person, id): (PersonId, &str),
) -> Result<bool, Error> {
    let found = queries::sessions_of(tx, person, now)?;
    match found.iter().find(|(_, session)| session.id == id) {
        None => Ok(false),
        Some((hash, _)) => {
            queries::session_delete(tx, hash)?;
            Ok(true)
        }
    }
}

/// Makes an API token.
pub fn token_create(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    new: &TokenNew,
) -> Result<(), Error> {
    if actor.id() != Some(new.person) {
        managing(actor)?;
    }
    if new.scopes.is_empty() || !new.scopes.iter().all(|scope| rules::is_scope(scope)) {
        return Err(Error::ScopeUnknown);
    }
    person_find(tx, new.person)?;
    queries::token_insert(tx, new, now)?;
    let scopes = new.scopes.join(" ");
    let act = ("token_made", "", Some(scopes.as_str()));
    factors::record(tx, (actor, now), act, (new.person, &new.fresh))
}

/// Ends an API token of this person at once. False if there is none that stands.
pub fn token_revoke(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    (person, id, fresh): (PersonId, &str, &Fresh),
) -> Result<bool, Error> {
    if actor.id() != Some(person) {
        managing(actor)?;
    }
    let ended = queries::token_end(tx, id, person, now)?;
    if ended {
        let act = ("token_ended", "", None);
        factors::record(tx, (actor, now), act, (person, fresh))?;
    }
    Ok(ended)
}

pub(super) fn managing(actor: &Actor) -> Result<(), Error> {
    if actor.may(MANAGE, None) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// Sends a one-time code, if this address may have another already. Whether somebody is known at the
/// address makes no difference.
pub fn code_request(tx: &mut Tx<'_>, now: Time, new: &CodeRequest) -> Result<(), Error> {
    let sent = queries::codes_sent(tx, &new.address, now - rules::CODE_WINDOW)?;
    rules::resend(&sent, &new.purpose, now).map_err(|seconds| Error::CodeTooSoon { seconds })?;
    let hash = rules::code_hash(&new.id, &new.code);
    queries::code_insert(tx, new, &hash, (now, now + rules::CODE_LIFE))?;
    let message = MessageNew {
        id: new.id.clone(),
        address: new.address.clone(),
        person_id: None,
        case_id: None,
        template: new.template.clone(),
        args: vec![("code".to_owned(), new.code.clone())],
        lang: new.lang,
    };
    Ok(notifications::message_queue(tx, now, &message)?)
}

/// Uses up a one-time code. The inner error is a refusal that has been counted: let the transaction
/// stand, or the next guess is free.
pub fn code_confirm(
    tx: &mut Tx<'_>,
    now: Time,
    cmd: &CodeConfirm,
) -> Result<Result<Address, Error>, Error> {
    let Some(digits) = rules::code_digits(&cmd.code) else {
        return Ok(Err(Error::CodeFormat));
    };
    let Some(code) = queries::code_latest(tx, &cmd.address, &cmd.purpose)? else {
        return Ok(Err(Error::CodeOver));
    };
    if code.used.is_some() || code.expires <= now || code.attempts >= rules::CODE_TRIES {
        return Ok(Err(Error::CodeOver));
    }
    if rules::code_hash(&code.id, &digits) != code.hash {
        queries::code_tried(tx, &code.id)?;
        let left = rules::CODE_TRIES - code.attempts - 1;
        return Ok(Err(if left > 0 {
            Error::CodeWrong { left }
        } else {
            Error::CodeOver
        }));
    }
    queries::code_used(tx, &code.id, now)?;
    notifications::address_proved(tx, now, &cmd.address)?;
    Ok(Ok(cmd.address.clone()))
}

/// Where the code with this id went, as long as it is good.
pub(crate) fn code_address(
    tx: &mut Tx<'_>,
    now: Time,
    (id, purpose): (&str, &str),
) -> Result<Option<Address>, Error> {
    Ok(queries::code_address(tx, id, purpose, now)?)
}

/// Signs a person in with a fresh session.
pub fn session_start(
    tx: &mut Tx<'_>,
    now: Time,
    new: &SessionNew,
    person: PersonId,
) -> Result<(), Error> {
    let has_role = !queries::grants(tx, person)?.is_empty();
    let life = if has_role {
        new.limits.officer_life
    } else {
        new.limits.life
    };
    queries::session_insert(tx, new, Some(person), (now, now + life))?;
    sweep_enqueue(tx, now, &new.token)
}

/// Ends a session.
pub fn session_end(tx: &mut Tx<'_>, token: &str) -> Result<(), Error> {
    Ok(queries::session_delete(tx, &secret_hash(token))?)
}

/// Lets a session see one case whose key its holder has proved to have. A session that does not
/// stand is made anew, for nobody.
pub fn session_add_case(
    tx: &mut Tx<'_>,
    now: Time,
    session: &SessionNew,
    case_id: &str,
) -> Result<(), Error> {
    let hash = secret_hash(&session.token);
    if queries::session_find(tx, &hash, now)?.is_none() {
        queries::session_delete(tx, &hash)?;
        queries::session_insert(tx, session, None, (now, now + session.limits.life))?;
        sweep_enqueue(tx, now, &session.token)?;
    }
    Ok(queries::session_case_insert(tx, &hash, case_id)?)
}

/// Who signs in, with what, and with which session the browser came.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The fresh session.
    pub session: SessionNew,
    /// The secret of the session before, whose cases the fresh one takes over.
    pub earlier: Option<String>,
    /// The language that the person reads.
    pub lang: Lang,
}

impl SignIn {
    /// A fresh session for the browser that asks.
    pub fn draw(app: &App, ctx: &Ctx) -> Self {
        Self {
            session: SessionNew::draw(&app.ids, None).within(app.settings.sessions.of(ctx)),
            earlier: ctx.session.clone(),
            lang: ctx.lang,
        }
    }

    /// The same, with a second factor proved.
    pub fn proved(self) -> Self {
        Self {
            session: self.session.proved(),
            ..self
        }
    }
}

/// Signs a person in: a fresh session takes over the cases of the one before, which ends.
pub fn sign_in(tx: &mut Tx<'_>, now: Time, cmd: &SignIn, person: PersonId) -> Result<(), Error> {
    session_start(tx, now, &cmd.session, person)?;
    queries::person_lang(tx, person, cmd.lang)?;
    if let Some(earlier) = &cmd.earlier {
        let (old, new) = (secret_hash(earlier), secret_hash(&cmd.session.token));
        for case_id in queries::session_cases(tx, &old)? {
            queries::session_case_insert(tx, &new, &case_id)?;
        }
        providers::session_carry(tx, (&old, &new), person)?;
        queries::session_delete(tx, &old)?;
    }
    Ok(())
}

/// Signs in with a code: the address is proved, so its person is found or made.
pub(crate) fn sign_in_with_code(
    tx: &mut Tx<'_>,
    now: Time,
    (code, person): (&CodeConfirm, PersonId),
    cmd: &SignIn,
) -> Result<Result<PersonId, Error>, Error> {
    let address = match code_confirm(tx, now, code)? {
        Ok(address) => address,
        Err(refused) => return Ok(Err(refused)),
    };
    let person = person_find_or_create(tx, now, &address, person)?;
    sign_in(tx, now, cmd, person)?;
    Ok(Ok(person))
}

/// Once a day, what is over is swept up.
fn sweep_enqueue(tx: &mut Tx<'_>, now: Time, token: &str) -> Result<(), Error> {
    let job = NewJob {
        id: format!("sweep-{}", secret_hash(token)),
        kind: jobs::SWEEP.to_owned(),
        key: Some("sweep".to_owned()),
        payload: "{}".to_owned(),
        run_at: now + Duration::from_hours(24),
        now,
    };
    tx.enqueue(&job)?;
    Ok(())
}

/// Removes sessions and codes that have been over for a day, and questions that nobody answered; returns whether there may be more.
pub(crate) fn sweep(tx: &mut Tx<'_>, now: Time) -> Result<bool, Error> {
    let before = now - Duration::from_hours(24);
    let over = queries::sessions_over(tx, before)?;
    for hash in &over {
        queries::session_delete(tx, hash)?;
    }
    queries::codes_over(tx, before)?;
    challenges_sweep(tx, now)?;
    providers::sweep(tx, now)?;
    Ok(over.len() >= 500)
}
