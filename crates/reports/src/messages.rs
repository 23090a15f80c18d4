//! What people are told when a report moves. Messages are queued in the same commit as the move and
//! leave later.

use base::Time;
use kernel::App;
use kernel::cases::{Case, CaseMove, Moved, Party};
use kernel::identity::{self, Address, Email, Phone};
use kernel::notifications::{self, MessageNew};
use store::Tx;

use crate::error::Error;
use crate::queries;

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
) -> Result<(), Error> {
    let template = match (cmd.step.as_str(), moved.party) {
        (_, Party::Owner | Party::System) => return Ok(()),
        ("reply", _) => "report_replied",
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
    let registry = app.registry.get(tx)?;
    let agency = registry.agency(&case.agency).map_or_else(
        || case.agency.clone(),
        |agency| agency.name.get(case.lang).to_string(),
    );
    let link = format!(
        "{}/{}/reports/{}",
        app.settings.public_url, case.lang, case.reference
    );
    let due = case
        .due
        .map(|due| due.micros().to_string())
        .unwrap_or_default();
    let basis = case
        .due_basis
        .map(kernel::cases::Basis::code)
        .unwrap_or_default();
    let message = MessageNew {
        id: format!("{}-{}", case.id, case.version),
        address,
        person_id: case.owner.map(|id| id.to_string()),
        case_id: Some(case.id.to_string()),
        template: template.to_owned(),
        args: vec![
            ("reference".to_owned(), case.reference.to_string()),
            ("agency".to_owned(), agency),
            ("due_us".to_owned(), due),
            ("basis".to_owned(), basis.to_owned()),
            ("link".to_owned(), link),
            ("words".to_owned(), words.to_owned()),
        ],
        lang: case.lang,
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
