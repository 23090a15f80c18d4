//! Who is told of tickets. No words of a ticket are in any letter.

use base::{Lang, PersonId, Time};
use kernel::App;
use kernel::cases::Case;
use kernel::identity::{self, Address};
use kernel::notifications::{self, CASE_LETTER, MessageNew, wordings};
use kernel::registry::Registry;
use store::Tx;

use crate::error::Error;

/// Tells the officers of its agency that there is something new with a ticket.
pub(super) fn officers(
    tx: &mut Tx<'_>,
    (app, registry): (&App, &Registry),
    now: Time,
    case: &Case,
) -> Result<(), Error> {
    let officers = identity::people_for(tx, registry, &case.matter(), "officer")?;
    let addressed = officers
        .iter()
        .filter_map(|officer| Some((officer, identity::address_of(officer)?)));
    for (officer, address) in addressed {
        let to = (officer.id, officer.lang.unwrap_or(Lang::MS), address);
        let name = ("opendata-ticket-officer-letter", "cases");
        let letter = letter((app, registry), case, to, name);
        notifications::message_queue(tx, now, &letter)?;
    }
    Ok(())
}

/// A letter about a ticket: to whom, and its key with the page that it leads to.
pub(super) fn letter(
    (app, registry): (&App, &Registry),
    case: &Case,
    (person, lang, address): (PersonId, Lang, Address),
    (key, page): (&str, &str),
) -> MessageNew {
    let name = registry.agency(&case.agency).map_or_else(
        || case.agency.clone(),
        |agency| agency.name.get(lang).to_string(),
    );
    let url = &app.settings.public_url;
    let args = [
        ("link", format!("{url}/{lang}/{page}/{}", case.reference)),
        ("reference", case.reference.to_string()),
        ("agency", name),
        (wordings::AGENCY, case.agency.clone()),
    ];
    MessageNew {
        id: format!("{key}-{}-{}-{person}", case.id, case.version),
        template: format!("{CASE_LETTER}{key}"),
        args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        case_id: Some(case.id.to_string()),
        person_id: Some(person.to_string()),
        address,
        lang,
    }
}
