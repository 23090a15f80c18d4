//! What people are told when a report moves. Messages are queued in the same commit as the move and
//! leave later.

use base::{Actor, Lang, Matter, PersonId, Time};
use kernel::App;
use kernel::cases::{self, Basis, Case, CaseMove, Moved, Party, Phase};
use kernel::identity::{self, Address, Email, Phone};
use kernel::notifications::{self, MessageNew};
use kernel::reach;
use kernel::registry::Registry;
use store::Tx;

use crate::error::Error;
use crate::model::KIND;
use crate::{fixed, likeness, me_too, partners, queries};

/// The letter that reminds of a question, and the one that says that nobody answered it.
const REMINDED: &str = "case:reports-reminded-letter";
const UNANSWERED: &str = "formal:reports-unanswered-letter";
/// The clock after which a report is closed without an answer, and the one within which it may be opened again.
const SILENCE: &str = "silence";
const REOPEN: &str = "reopen";

/// The letter of moderation: an office must tell them, whatever news they want no more of.
const MODERATED: &str = "formal:reports-moderation-letter";

/// Tells the reporter that the report reached its agency.
pub(crate) fn received(tx: &mut Tx<'_>, app: &App, now: Time, case: &Case) -> Result<(), Error> {
    tell(tx, app, now, case, ("report_received", ""))
}

/// Tells the reporter what an officer did.
pub(crate) fn moved(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    moved: &Moved,
    cmd: &CaseMove,
) -> Result<(), cases::Error> {
    likeness::near_end(tx, (app, now), moved, &cmd.step)?;
    if moved.case.kind != KIND {
        return Ok(());
    }
    match (cmd.step.as_str(), cmd.other) {
        ("merge", Some(into)) => me_too::me_too_merge(tx, now, &moved.case, into)?,
        ("reply" | "resolve" | "decline", _) if moved.party == Party::Officer => {
            me_too::news_enqueue(tx, now, moved)?;
            if moved.case.phase == Phase::Closed {
                fixed::ask_enqueue(tx, now, &moved.case)?;
            }
        }
        _ => {}
    }
    partners::parcels_note(tx, app, now, (moved, &cmd.step)).map_err(refused)?;
    if moved.case.agency != moved.from_agency {
        let registry = app.registry.get(tx)?;
        let told = (&moved.case, "officer_new_report");
        let agency = moved.case.agency.as_str();
        officers_at(tx, (app, &registry), now, agency, told).map_err(refused)?;
    }
    let template = match (cmd.step.as_str(), &moved.party) {
        ("offer", _) => {
            let registry = app.registry.get(tx)?;
            let told = (&moved.case, "officer_offered");
            let asked = cmd.agencies.first().map(String::as_str).unwrap_or_default();
            return officers_at(tx, (app, &registry), now, asked, told).map_err(refused);
        }
        ("accept" | "refer", _) => "report_transferred",
        (fixed::ASKS, Party::Officer) => {
            return fixed::fixed_ask_now(tx, app, now, &moved.case).map_err(refused);
        }
        ("remind", Party::System) => {
            return tell_until(tx, app, now, &moved.case, (REMINDED, SILENCE)).map_err(refused);
        }
        ("expire", Party::System) => {
            return tell_until(tx, app, now, &moved.case, (UNANSWERED, REOPEN)).map_err(refused);
        }
        ("reopen" | "answer_late" | "appeal", Party::Owner) => {
            let registry = app.registry.get(tx)?;
            let told = (&moved.case, "officer_reopened");
            return officers(tx, (app, &registry), now, told).map_err(refused);
        }
        (_, Party::Owner | Party::System) => return Ok(()),
        ("reply" | "uphold" | "overturn", _) => "report_replied",
        ("ask", _) => "report_asked",
        ("transfer", _) => "report_transferred",
        ("resolve" | "decline", _) => "report_resolved",
        _ => return Ok(()),
    };
    tell(
        tx,
        app,
        now,
        &moved.case,
        (template, cmd.body.as_deref().unwrap_or_default()),
    )
    .map_err(refused)
}

fn refused(error: Error) -> cases::Error {
    match error {
        Error::Case(error) => error,
        Error::Store(error) | Error::Identity(identity::Error::Store(error)) => error.into(),
        error => cases::Error::KindUnknown(error.to_string()),
    }
}

/// Tells the reporter that public words of the report were changed or taken away, and why.
pub(crate) fn moderated(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    case: &Case,
    why: &str,
) -> Result<(), Error> {
    tell(tx, app, now, case, (MODERATED, why))
}

/// Asks whoever made a closed report whether it was put right.
pub(crate) fn asked_whether_fixed(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    case: &Case,
) -> Result<(), Error> {
    tell(tx, app, now, case, ("report_fixed", ""))
}

/// Tells the officers of an agency that a report arrived or came back. Nothing personal is in the message. An agency
/// whose channel is e-mail gets the whole report as a letter of its own, and this one where it may not leave whole.
pub(crate) fn officers(
    tx: &mut Tx<'_>,
    (app, registry): (&App, &Registry),
    now: Time,
    (case, template): (&Case, &'static str),
) -> Result<(), Error> {
    let agency = case.agency.as_str();
    officers_at(tx, (app, registry), now, agency, (case, template))
}

/// The same at an agency that need not hold it.
fn officers_at(
    tx: &mut Tx<'_>,
    (app, registry): (&App, &Registry),
    now: Time,
    agency: &str,
    (case, template): (&Case, &'static str),
) -> Result<(), Error> {
    let mut told = Vec::new();
    let matter = base::Matter {
        agency,
        ..case.matter()
    };
    for officer in identity::people_for(tx, registry, &matter, "officer")? {
        let Some(address) = identity::address_of(&officer) else {
            continue;
        };
        let lang = officer.lang.unwrap_or(Lang::MS);
        told.push(address.clone());
        let letter = Letter {
            person: Some(officer.id),
            lang,
            ..to_officers(case, template, address)
        };
        queue(tx, app, now, case, letter)?;
    }
    if case.public {
        return Ok(());
    }
    for address in reach::addresses_to_tell(tx, agency)? {
        if !told.contains(&address) {
            queue(tx, app, now, case, to_officers(case, template, address))?;
        }
    }
    Ok(())
}

/// Tells that the officers of a new case will be asked for ([`Tx::foresee`]).
pub(crate) fn officers_foresee(
    tx: &mut Tx<'_>,
    registry: &Registry,
    matter: &Matter<'_>,
) -> Result<(), Error> {
    identity::people_for(tx, registry, matter, "officer")?;
    reach::addresses_to_tell(tx, matter.agency)?;
    Ok(())
}

fn to_officers(case: &Case, template: &'static str, address: Address) -> Letter<'static> {
    Letter {
        address,
        person: None,
        lang: Lang::MS,
        template,
        words: "",
        path: match template {
            "officer_offered" => "desk/tasks".to_owned(),
            _ => format!("desk/reports/{}", case.reference),
        },
    }
}

/// Tells the reporter what they can do until a clock runs out.
fn tell_until(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    case: &Case,
    (template, clock): (&str, &str),
) -> Result<(), Error> {
    let (_, clocks) = cases::case_timeline(tx, &Actor::system(), case)?;
    let due = clocks
        .iter()
        .rfind(|known| known.clock == clock)
        .map(|known| known.due);
    let case = Case {
        due,
        ..case.clone()
    };
    tell(tx, app, now, &case, (template, ""))
}

/// Only a confirmed owner is written to: nobody can have mail sent to somebody else's address.
fn tell(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    case: &Case,
    (template, words): (&str, &str),
) -> Result<(), Error> {
    let Some(owner) = case.owner else {
        return Ok(());
    };
    let Some(address) = address_of(tx, case)?.or(identity::person_address(tx, owner)?) else {
        return Ok(());
    };
    let page = if template == "report_fixed" {
        "/fixed"
    } else {
        ""
    };
    // Whoever else reads this inbox, or glances at this phone, learns neither what it is about nor whose
    // answer it is.
    let (template, words) = if case.public {
        (template, words)
    } else {
        ("report_private", "")
    };
    let letter = Letter {
        address,
        person: Some(owner),
        lang: case.lang,
        template,
        words,
        path: format!("reports/{}{page}", case.reference),
    };
    queue(tx, app, now, case, letter)
}

/// Whom a message is for, and what it says.
struct Letter<'a> {
    address: Address,
    /// Nobody in particular at an agency's own address.
    person: Option<PersonId>,
    lang: Lang,
    template: &'a str,
    words: &'a str,
    /// The page it leads to, without the language.
    path: String,
}

fn queue(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    case: &Case,
    letter: Letter<'_>,
) -> Result<(), Error> {
    let registry = app.registry.get(tx)?;
    let agency = registry.agency(&case.agency).map_or_else(
        || case.agency.clone(),
        |agency| agency.name.get(letter.lang).to_string(),
    );
    let link = format!(
        "{}/{}/{}",
        app.settings.public_url, letter.lang, letter.path
    );
    let due = case.due.map(|due| due.micros().to_string());
    let basis = case.due_basis.map(Basis::code);
    let args = [
        ("reference", case.reference.to_string()),
        ("agency", agency),
        ("due_us", due.unwrap_or_default()),
        ("basis", basis.unwrap_or_default().to_owned()),
        ("link", link),
        ("words", letter.words.to_owned()),
        (notifications::wordings::AGENCY, case.agency.clone()),
    ];
    let person = letter.person.map(|id| id.to_string());
    let to = person.as_deref().unwrap_or("agency");
    let message = MessageNew {
        // A letter that asks has the version of the one that told of the closing.
        id: if letter.path.ends_with("/fixed") {
            format!("fixed-{}-{}-{to}", case.id, now.micros())
        } else {
            format!("{}-{}-{to}", case.id, case.version)
        },
        address: letter.address,
        person_id: person,
        case_id: Some(case.id.to_string()),
        template: letter.template.to_owned(),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        lang: letter.lang,
    };
    Ok(notifications::message_queue(tx, now, &message)?)
}

fn address_of(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Address>, Error> {
    let (email, phone) = queries::confirm_contact(tx, case.id)?.unwrap_or_default();
    let email = email
        .and_then(|text| Email::parse(&text).ok())
        .map(Address::Email);
    let phone = phone
        .and_then(|text| Phone::parse(&text, "").ok())
        .map(Address::Phone);
    Ok(email.or(phone))
}
