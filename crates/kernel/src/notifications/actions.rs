//! Verbs of notifications.

use std::time::Duration;

use base::{Actor, Permission, PersonId, Time};
use store::{Db, NewJob, Tx};

use super::error::Error;
use super::letter::{DIGEST, LAST};
use super::model::{
    Bar, Bounce, LetterKey, Message, MessageNew, MessageState, Returned, Scope, Status, Stops,
    Taken, Weight,
};
use super::preferences::{self, Plan};
use super::{jobs, queries, rules};
use crate::identity::Address;
use crate::push;

/// Handing in bounces: what a mail server reports of letters that did not arrive.
pub const BOUNCES: Permission = Permission("notifications.bounces");

/// The name of the secret under which letters get their links.
const LETTER_KEY: &str = "letters";

/// So far before others a message is taken up that never rests: longer than anything is held back.
const AHEAD: Duration = Duration::from_hours(24);

/// Queues a message in the same commit as what it tells of. It leaves after the commit.
pub fn message_queue(tx: &mut Tx<'_>, now: Time, new: &MessageNew) -> store::Result<()> {
    if !queries::message_insert(tx, new, now)? {
        return Ok(());
    }
    // What waits for nobody's morning is taken up before all that waited for it.
    let at = if preferences::rests(&new.template) {
        now
    } else {
        now - AHEAD
    };
    tx.enqueue(&job(&new.id, (at, now)))?;
    Ok(())
}

/// The job that sends a message, not before `at`.
fn job(message: &str, (at, now): (Time, Time)) -> NewJob {
    NewJob {
        id: job_id(message),
        kind: jobs::SEND.to_owned(),
        key: None,
        payload: message.to_owned(),
        run_at: at,
        now,
    }
}

/// The id of the job that sends a message.
pub(super) fn job_id(message: &str) -> String {
    format!("message-{message}")
}

/// Puts a message into the digest that its person's letters are gathered in, which leaves at `at` if this is its first one.
/// Both happen in one commit, so no letter is in no digest and none in two.
pub(crate) fn message_gather(
    tx: &mut Tx<'_>,
    now: Time,
    (message, person, topic): (&Message, PersonId, &str),
    at: Time,
) -> store::Result<()> {
    // Its account may have been closed meanwhile, or another node was faster.
    let Some(kept) = queries::message_find(tx, &message.id)? else {
        return Ok(());
    };
    let over = matches!(kept.state, MessageState::Sent | MessageState::Skipped);
    if over || kept.digest_id.is_some() {
        return Ok(());
    }
    let open = queries::digest_open(tx, (person, &message.address))?;
    let digest = open.unwrap_or_else(|| format!("{DIGEST}-{}", message.id));
    let new = MessageNew {
        id: digest,
        address: message.address.clone(),
        person_id: Some(person.to_string()),
        case_id: Some(DIGEST.to_owned()),
        template: DIGEST.to_owned(),
        args: [("reference", topic), ("path", "me")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        lang: message.lang,
    };
    if queries::message_insert(tx, &new, now)? {
        tx.enqueue(&job(&new.id, (at, now)))?;
    }
    queries::message_gathered(tx, &message.id, &new.id)
}

/// Has the devices of whoever a message is for told of it, once.
pub(crate) fn devices_tell(
    tx: &mut Tx<'_>,
    now: Time,
    (message, told): (&Message, &Told),
) -> store::Result<()> {
    if !queries::message_taken(tx, &message.id, now)? {
        return Ok(());
    }
    match told.plan {
        Plan::Now => push::message_fan_out(tx, (now, now), (&message.id, &told.devices)),
        Plan::Later(at) => push::message_fan_out(tx, (at, now), (&message.id, &told.devices)),
        Plan::Gather(at) => {
            let person = message.person_id.as_deref().unwrap_or_default();
            push::daily_fan_out(tx, (at, now), (person, &told.devices))
        }
        Plan::Never => Ok(()),
    }
}

/// The devices of whoever a message is for, and when they are told.
pub(crate) struct Told {
    pub(crate) devices: Vec<String>,
    pub(crate) plan: Plan,
}

/// Lets a digest take nothing more in. Whoever joins it meanwhile makes one of the two commits again.
pub(crate) fn digest_seal(tx: &mut Tx<'_>, now: Time, id: &str) -> store::Result<()> {
    queries::message_taken(tx, id, now).map(drop)
}

/// Puts other words in those messages of a case that have not left yet: what was said changed meanwhile.
pub fn messages_reword(
    tx: &mut Tx<'_>,
    case_id: &str,
    (said, says): (&str, &str),
) -> store::Result<()> {
    for (id, mut args) in queries::messages_waiting(tx, case_id)? {
        let mut changed = false;
        for (_, value) in args.iter_mut().filter(|(_, value)| value == said) {
            says.clone_into(value);
            changed = true;
        }
        if changed {
            queries::message_args(tx, &id, &args)?;
        }
    }
    Ok(())
}

/// Holds back for good those messages of a case by one template that have not left yet.
pub fn messages_withhold(tx: &mut Tx<'_>, case_id: &str, template: &str) -> store::Result<()> {
    queries::messages_withheld(tx, case_id, template)
}

/// The newest messages first.
pub fn messages_recent(tx: &mut Tx<'_>, limit: u32) -> store::Result<Vec<Message>> {
    queries::messages_recent(tx, limit)
}

/// Notes that a message was handed over, a digest with what was in it. Unless letters are shown, its secrets go.
pub(crate) fn message_sent(
    tx: &mut Tx<'_>,
    now: Time,
    message: &Message,
    shown: bool,
) -> store::Result<()> {
    for letter in &message.gathered {
        message_sent(tx, now, letter, shown)?;
    }
    if message.template == LAST && !shown {
        return queries::message_delete(tx, &message.id);
    }
    let kept = if shown {
        message.args.clone()
    } else {
        rules::without_secrets(&message.args)
    };
    queries::message_sent(tx, &message.id, &kept, now)
}

/// Notes that a try failed, for the last time or not.
pub(crate) fn message_failed(
    tx: &mut Tx<'_>,
    id: &str,
    error: &str,
    given_up: bool,
) -> store::Result<()> {
    let state = if given_up {
        MessageState::Failed
    } else {
        MessageState::Queued
    };
    queries::message_failed(tx, id, state, error)
}

/// Notes that a message is not sent, and why.
pub(crate) fn message_skipped(tx: &mut Tx<'_>, id: &str, why: Bar) -> store::Result<()> {
    queries::message_skipped(tx, id, why.code())
}

/// Whether letters to an address are sent: they are not while they come back. What somebody waits for, such
/// as a code, is sent all the same.
pub fn address_reachable(tx: &mut Tx<'_>, now: Time, address: &Address) -> store::Result<bool> {
    let known = queries::unreachable(tx, address)?;
    Ok(!known.is_some_and(|known| rules::is_held_back(&known, now)))
}

/// A person's own e-mail address, if letters to it are held back.
pub fn address_held_back(
    tx: &mut Tx<'_>,
    now: Time,
    person: PersonId,
) -> store::Result<Option<Address>> {
    let found = queries::unreachable_of(tx, person)?;
    let held_back = found.filter(|(_, known)| rules::is_held_back(known, now));
    Ok(held_back.map(|(address, _)| address))
}

/// Somebody at an address read what was sent there, so letters arrive.
pub(crate) fn address_proved(tx: &mut Tx<'_>, now: Time, address: &Address) -> store::Result<()> {
    queries::unreachable_proved(tx, address, now)
}

/// The same of an agency's channel: its letters are wanted again too.
pub(crate) fn channel_proved(tx: &mut Tx<'_>, now: Time, address: &Address) -> store::Result<()> {
    queries::unreachable_proved(tx, address, now)?;
    queries::stops_end(tx, (address, ""))
}

/// Why this message is not to be sent, if it is not.
pub(crate) fn message_bar(
    tx: &mut Tx<'_>,
    now: Time,
    message: &Message,
) -> store::Result<Option<Bar>> {
    if rules::is_proving(&message.template) {
        return Ok(None);
    }
    let known = queries::unreachable(tx, &message.address)?;
    let stops = if rules::may_be_stopped(&message.template) {
        letter_stops(tx, message)?
    } else {
        Stops::default()
    };
    Ok(rules::bar(known.as_ref(), stops, now))
}

/// Takes in what a mail server reports, and says of each recipient what was made of it. Only a letter that
/// we sent to that very address counts, so nobody can silence somebody else.
pub fn bounce_take(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    bounce: &Bounce,
) -> Result<Vec<Taken>, Error> {
    if !actor.may(BOUNCES, None) {
        return Err(Error::Forbidden);
    }
    let mut taken = Vec::new();
    for returned in &bounce.returned {
        taken.push(returned_take(tx, now, bounce, returned)?);
    }
    Ok(taken)
}

fn returned_take(
    tx: &mut Tx<'_>,
    now: Time,
    bounce: &Bounce,
    returned: &Returned,
) -> store::Result<Taken> {
    let Some(weight) = rules::weight(returned.action, returned.status) else {
        return Ok(Taken::Nothing);
    };
    let mut known = false;
    for id in &bounce.letters {
        let Some(letter) = queries::message_find(tx, id)? else {
            continue;
        };
        known = true;
        let left = matches!(letter.state, MessageState::Sent | MessageState::Failed);
        if left && returned.addresses.contains(&letter.address) {
            return bounce_note(tx, now, &letter, (weight, returned.status));
        }
    }
    // A bounce that names an address alone says nothing: anybody can write one to where bounces are received.
    Ok(if known {
        Taken::OtherAddress
    } else {
        Taken::UnknownLetter
    })
}

/// Notes that one of our letters came back from its address.
pub(crate) fn bounce_note(
    tx: &mut Tx<'_>,
    now: Time,
    letter: &Message,
    (weight, status): (Weight, Status),
) -> store::Result<Taken> {
    let known = queries::unreachable(tx, &letter.address)?;
    let proved = known.and_then(|known| known.proved);
    if proved.is_some_and(|proved| proved >= letter.created) {
        return Ok(Taken::Proved);
    }
    if !queries::bounce_insert(tx, letter, (weight, status), now)? {
        return Ok(Taken::Repeated);
    }
    if weight == Weight::Hard {
        queries::message_returned(tx, &letter.id, &format!("came back: {status}"))?;
    } else {
        let since = proved.unwrap_or_default().max(now - rules::SOFT_WINDOW);
        let asked = (since, rules::SOFT_MOST);
        let times = queries::bounces_soft(tx, &letter.address, asked)?;
        let held_back = known.is_some_and(|known| rules::is_held_back(&known, now));
        if held_back || !rules::is_lasting(&times, now) {
            return Ok(Taken::Counted);
        }
    }
    queries::unreachable_put(tx, letter, (weight, status), now)?;
    Ok(Taken::Unreachable)
}

/// The letter of this id, with what its reader has stopped.
pub(crate) fn letter_find(tx: &mut Tx<'_>, id: &str) -> Result<(Message, Stops), Error> {
    let letter = queries::message_find(tx, id)?.ok_or(Error::NotFound)?;
    if rules::is_proving(&letter.template) {
        return Err(Error::NotFound);
    }
    let stops = letter_stops(tx, &letter)?;
    Ok((letter, stops))
}

fn letter_stops(tx: &mut Tx<'_>, letter: &Message) -> store::Result<Stops> {
    let case = letter.case_id.as_deref().unwrap_or_default();
    queries::stops(tx, (&letter.address, case))
}

/// Stops letters like this one to its address. Who has the letter's link may do so.
pub(crate) fn letters_stop(
    tx: &mut Tx<'_>,
    now: Time,
    (id, scope): (&str, Scope),
) -> Result<(Message, Stops), Error> {
    let (letter, _) = letter_find(tx, id)?;
    let case = letter.case_id.as_deref().unwrap_or_default();
    let what = match scope {
        Scope::Case => case,
        Scope::All => "",
    };
    queries::stop_insert(tx, (&letter.address, what), now)?;
    letter_find(tx, id)
}

/// Sends letters like this one again.
pub(crate) fn letters_again(tx: &mut Tx<'_>, id: &str) -> Result<(Message, Stops), Error> {
    let (letter, _) = letter_find(tx, id)?;
    let case = letter.case_id.as_deref().unwrap_or_default();
    queries::stops_end(tx, (&letter.address, case))?;
    letter_find(tx, id)
}

/// Whether letters about a topic are sent to an address, as far as its reader decides. A topic is the id of a case or a
/// module's word, as in [`MessageNew::case_id`].
pub fn letters_sent(tx: &mut Tx<'_>, (address, topic): (&Address, &str)) -> store::Result<bool> {
    let stops = queries::stops(tx, (address, topic))?;
    Ok(!stops.all && !stops.case)
}

/// Stops all letters to an address but codes, as somebody there asked.
pub fn letters_end(tx: &mut Tx<'_>, now: Time, address: &Address) -> store::Result<()> {
    queries::stop_insert(tx, (address, ""), now)
}

/// Ends the stop of a topic at an address, or with an empty topic the one of all letters.
pub fn letters_start(tx: &mut Tx<'_>, (address, topic): (&Address, &str)) -> store::Result<()> {
    queries::stop_delete(tx, (address, topic))
}

/// The instance's key for links in letters: the one that is kept, or this one from now on.
pub(crate) fn letter_key(db: &Db, fresh: String) -> store::Result<LetterKey> {
    db.write_blocking("notifications.letter_key", move |tx| {
        queries::secret_ensure(tx, (LETTER_KEY, &fresh)).map(LetterKey)
    })
}
