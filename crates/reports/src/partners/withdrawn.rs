//! What was changed in public words, or taken from the public, after it had left for other systems: each of them is told.
//!
//! Whatever waits when it happens leaves with the words that stand then. What is told names the part and says what
//! stands there when it leaves, never what stood there before; it goes to agencies that handed the report over, too.
//! The system that words came from is told so that its office can look at the original: it alone can change that.

use std::collections::BTreeSet;

use base::{Actor, Time};
use kernel::App;
use kernel::cases::{self, Case};
use kernel::documents::Withdrawn;
use kernel::registry::Registry;
use store::Tx;
use web::Page;

use super::actions::{channel_of, parcel, put};
use super::model::{Parcel, ParcelState, Sort};
use super::queries;
use crate::error::Error;
use crate::model::{KIND, Report};
use crate::moderation::{self, Deed, Part};
use crate::pages::part_name;

/// Notes for each system that was sent a part of a report that it reads otherwise now. Names are sent to nobody.
pub(crate) fn moderation_note(
    tx: &mut Tx<'_>,
    now: Time,
    case: &Case,
    (step, part): (&str, &Part),
) -> Result<(), Error> {
    match part {
        Part::Name => Ok(()),
        Part::Entry(version) => {
            let from = queries::heard_from(tx, case.id, *version)?;
            note(tx, now, (case, step), from.as_deref(), |sent| {
                sent.sort == Sort::Update && sent.version == *version
            })
        }
        Part::Report | Part::Description | Part::Address | Part::Answer(_) => {
            note(tx, now, (case, step), None, |sent| {
                sent.sort == Sort::Report
            })
        }
    }
}

/// Notes for each system that was told where to find a document that it is another one now, or gone.
pub(crate) fn document_note(
    tx: &mut Tx<'_>,
    _: &App,
    now: Time,
    case: &Case,
    what: &Withdrawn,
) -> Result<(), cases::Error> {
    if case.kind != KIND || !what.public {
        return Ok(());
    }
    let step = if what.removed { "remove" } else { "redact" };
    let with = |sent: &Parcel| match &what.entry {
        None => sent.sort == Sort::Report,
        entry => sent.sort == Sort::Update && sent.entry == *entry,
    };
    note(tx, now, (case, step), None, with).map_err(|error| match error {
        Error::Case(error) => error,
        Error::Store(error) => error.into(),
        error => cases::Error::KindUnknown(error.to_string()),
    })
}

/// A parcel for each agency that got, or may have got, one of these, or that it came `from`.
fn note(
    tx: &mut Tx<'_>,
    now: Time,
    (case, step): (&Case, &str),
    from: Option<&str>,
    held: impl Fn(&Parcel) -> bool,
) -> Result<(), Error> {
    let sent = queries::parcels_of_case(tx, case.id)?;
    let left = |row: &&Parcel| row.state == ParcelState::Sent || row.unsure;
    let held = sent.iter().filter(left).filter(|row| held(row));
    let agencies: BTreeSet<&str> = held.map(|row| row.agency.as_str()).chain(from).collect();
    for agency in agencies {
        if channel_of(tx, agency)?.is_some() {
            put(tx, &parcel(now, case, (agency, step, None), Sort::Update))?;
        }
    }
    Ok(())
}

/// When it was done, and what an agency that was sent it has to do.
pub(super) fn said(
    tx: &mut Tx<'_>,
    (page, registry): (&Page, &Registry),
    report: &Report,
    parcel: &Parcel,
) -> Result<(Time, String), Error> {
    let case = &report.case;
    let (entries, _) = cases::case_timeline(tx, &Actor::system(), case)?;
    let entry = entries.iter().find(|entry| entry.version == parcel.version);
    let at = entry.map_or(parcel.made, |entry| entry.at);
    let history = moderation::history(tx, case.id)?;
    let act = history.iter().find(|act| act.version == parcel.version);
    let Some(part) = act.map(|act| &act.part) else {
        let key = match parcel.step.as_str() {
            "redact" => "reports-partners-redacted",
            _ => "reports-partners-removed",
        };
        return Ok((at, page.t(key).into_owned()));
    };
    let parts = moderation::parts(report, &entries, &history);
    let now = parts.iter().find(|words| words.part == *part);
    let name = part_name(page, registry, (&report.category, &entries), part);
    let shown = now.filter(|now| case.public && now.deed != Some(Deed::Hide));
    let text = shown.and_then(|now| now.text.as_ref());
    let key = match (part, text, is_origin(tx, parcel, part)?) {
        (Part::Report, ..) if case.public => "reports-partners-shown",
        (Part::Report, _, false) => "reports-partners-withdrawn",
        (_, Some(_), false) => "reports-partners-reworded",
        (_, None, false) => "reports-partners-hidden",
        (_, Some(_), true) => "reports-partners-theirs-reworded",
        (_, None, true) => "reports-partners-theirs-hidden",
    };
    let told = page.t1(key, "part", name);
    let words = match text {
        Some(text) if *part != Part::Report => format!("{told}\n\n{text}"),
        _ => told,
    };
    Ok((at, words))
}

/// Whether these words came from the agency that the parcel goes to.
fn is_origin(tx: &mut Tx<'_>, parcel: &Parcel, part: &Part) -> Result<bool, Error> {
    let from = match part {
        Part::Entry(version) => queries::heard_from(tx, parcel.case, *version)?,
        _ => queries::heard_of_case(tx, parcel.case)?
            .origin
            .map(|(agency, _)| agency),
    };
    Ok(from.as_deref() == Some(parcel.agency.as_str()))
}
