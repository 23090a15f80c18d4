//! What people are told of requests, in the commit that they are told of. No words of a request are in any letter: whoever
//! else reads the inbox learns nothing of what it is about.

use base::{Lang, Time};
use kernel::App;
use kernel::cases::{self, Case, Moved, Party};
use kernel::identity::{self, Address};
use kernel::notifications::{self, CASE_LETTER, MessageNew};
use kernel::registry::Registry;
use store::Tx;

use crate::error::Error;

/// Moves of whoever asked, and of other agencies, of which the officers who hold the request are told.
const TOLD: [&str; 9] = [
    "explain",
    "write",
    "withdraw",
    "ask_review",
    "review_late",
    "review_late_urgent",
    "appeal",
    "transfer",
    "transfer_urgent",
];

/// Tells the officers of its agency that a request arrived.
pub(crate) fn officers(
    tx: &mut Tx<'_>,
    (app, registry): (&App, &Registry),
    now: Time,
    case: &Case,
) -> Result<(), Error> {
    for officer in identity::people_for(tx, registry, &case.matter(), "officer")? {
        let Some(address) = identity::address_of(&officer) else {
            continue;
        };
        let letter = Letter {
            person: officer.id.to_string(),
            address,
            lang: officer.lang.unwrap_or(Lang::MS),
            key: "disclosure-officer-letter",
            path: format!("desk/ask/{}", case.reference),
            due: case.due,
        };
        queue(tx, (app, registry), now, (case, letter))?;
    }
    Ok(())
}

/// Tells the officers what whoever asked did, and another agency that it was handed a request. What an agency does the
/// engine itself tells whoever asked.
pub(crate) fn moved(
    tx: &mut Tx<'_>,
    who: (&App, &Registry),
    now: Time,
    (moved, step): (&Moved, &str),
) -> Result<(), cases::Error> {
    let by_office = !matches!(moved.party, Party::Owner | Party::System);
    let handed_over = moved.case.agency != moved.from_agency;
    if !TOLD.contains(&step) || (by_office && !handed_over) {
        return Ok(());
    }
    officers(tx, who, now, &moved.case).map_err(|error| match error {
        Error::Case(error) => error,
        Error::Store(error) | Error::Identity(identity::Error::Store(error)) => error.into(),
        error => cases::Error::KindUnknown(error.to_string()),
    })
}

/// Tells whoever asked that everybody will see their request from a day on.
pub(crate) fn warned(
    tx: &mut Tx<'_>,
    who: (&App, &Registry),
    now: Time,
    (case, reveal): (&Case, Time),
) -> Result<(), Error> {
    owner(
        tx,
        who,
        now,
        (case, "disclosure-reveal-letter", Some(reveal)),
    )
}

/// Tells whoever asked that something of their request was changed or taken from the public.
pub(crate) fn moderated(
    tx: &mut Tx<'_>,
    who: (&App, &Registry),
    now: Time,
    case: &Case,
) -> Result<(), Error> {
    owner(tx, who, now, (case, "disclosure-moderated-letter", None))
}

/// Tells whoever asked, where they are known and can be reached.
fn owner(
    tx: &mut Tx<'_>,
    who: (&App, &Registry),
    now: Time,
    (case, key, due): (&Case, &'static str, Option<Time>),
) -> Result<(), Error> {
    let Some(owner) = case.owner else {
        return Ok(());
    };
    let Some(address) = identity::person_address(tx, owner)? else {
        return Ok(());
    };
    let letter = Letter {
        person: owner.to_string(),
        address,
        lang: case.lang,
        key,
        path: format!("ask/{}", case.reference),
        due,
    };
    queue(tx, who, now, (case, letter))
}

/// Whom a letter is for, and what it says.
struct Letter {
    person: String,
    address: Address,
    lang: Lang,
    key: &'static str,
    /// The page it leads to, without the language.
    path: String,
    due: Option<Time>,
}

fn queue(
    tx: &mut Tx<'_>,
    (app, registry): (&App, &Registry),
    now: Time,
    (case, letter): (&Case, Letter),
) -> Result<(), Error> {
    let agency = registry.agency(&case.agency);
    let agency = agency.map(|agency| agency.name.get(letter.lang).to_string());
    let link = format!(
        "{}/{}/{}",
        app.settings.public_url, letter.lang, letter.path
    );
    let due = letter.due.map(|due| due.micros().to_string());
    let args = [
        ("reference", case.reference.to_string()),
        ("agency", agency.unwrap_or_else(|| case.agency.clone())),
        ("due_us", due.unwrap_or_default()),
        ("link", link),
        (notifications::wordings::AGENCY, case.agency.clone()),
    ];
    let message = MessageNew {
        id: format!(
            "{}-{}-{}-{}",
            letter.key, case.id, case.version, letter.person
        ),
        address: letter.address,
        person_id: Some(letter.person),
        case_id: Some(case.id.to_string()),
        template: format!("{CASE_LETTER}{}", letter.key),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        lang: letter.lang,
    };
    Ok(notifications::message_queue(tx, now, &message)?)
}
