//! Fetching: reports that people made in an agency's own system are shown here too, with where they come from.
//!
//! One is known by its id there: it came once, or it is ours and was sent there. Only what the public list of that
//! server says is read, so no name and no address of theirs comes along, and what reads like one is hidden.

use base::{Actor, Lang, Reference, Time};
use kernel::App;
use kernel::cases;
use kernel::registry::Registry;
use store::Tx;
use web::Page;

use super::hear::{UNSAID, speaker};
use super::model::{Parcel, Partner};
use super::send::{Net, ServerOf, fetched};
use super::wire::{self, Made};
use super::{actions, queries, rules};
use crate::actions::report_create;
use crate::error::Error;
use crate::model::{
    Addressee, Description, Feedback, ReportFresh, ReportNew, Reporter, Source, Visibility,
};
use crate::rules as of_reports;
use crate::updates::{self, Said, Target, UpdateFresh, UpdateNew};
use crate::{open311, personal};
use kernel::personal::personal_word;

/// How references of reports begin.
const PREFIX: &str = "RR-";
/// So many pages of a list are read in one round; the next one goes on.
const PAGES: usize = 20;
/// How often a reference is drawn again when it is taken.
const TRIES: usize = 4;

/// Asks a partner for reports made there, and takes in those that are not known. What goes wrong is the partner's
/// failure.
pub(super) fn fetch(
    app: &App,
    partner: &mut Partner,
    (server, net): (&ServerOf<'_>, Net<'_>),
) -> Result<(), Error> {
    let now = app.clock.now();
    let from = rules::fetch_from(now, partner.fetched);
    let mut seen: Vec<String> = Vec::new();
    for page in 1..=PAGES {
        let answer = fetched(&address(server, (from, now), page), net);
        let list = answer.and_then(|answer| {
            wire::made(&answer.body)
                .map_err(|wire::NoList| "the answer is no list of requests".to_owned())
        });
        let all = match list {
            Ok(all) => all,
            // Some servers have no page after the last one.
            Err(_) if page > 1 => break,
            Err(words) => {
                partner.failing = partner.failing.or(Some(now));
                partner.failure = Some(words);
                return Ok(());
            }
        };
        let new: Vec<Made> = all
            .into_iter()
            .filter(|made| !seen.contains(&made.id))
            .collect();
        if new.is_empty() {
            break;
        }
        for made in new {
            seen.push(made.id.clone());
            if made.at >= from && made.at <= now + rules::SKEW {
                take(app, partner, &made)?;
            }
        }
    }
    partner.fetched = Some(now);
    Ok(())
}

/// The address of a page; servers that know no pages are not asked for the first one.
fn address(server: &ServerOf<'_>, (from, now): (Time, Time), page: usize) -> String {
    let mut asked = vec![
        ("start_date", from.rfc3339()),
        ("end_date", (now + rules::SKEW).rfc3339()),
    ];
    if page > 1 {
        asked.push(("page", page.to_string()));
    }
    server.server().address("requests", &asked)
}

/// Takes one report in, in a commit of its own. One that our rules refuse is passed over, and comes again while it
/// is in the window.
fn take(app: &App, partner: &Partner, made: &Made) -> Result<(), Error> {
    let now = app.clock.now();
    let (shared, code, asked) = (app.clone(), partner.agency.clone(), made.clone());
    let (registry, known) = app.db.read_blocking("partners.fetch_known", move |tx| {
        let registry = shared.registry.get(tx)?;
        let known = is_known(tx, &code, &asked)?;
        Ok::<_, Error>((registry, known))
    })?;
    let new = read(app, &registry, partner, made);
    let Some(mut new) = new.filter(|_| !known) else {
        return Ok(());
    };
    let notes = notes(app, now, made);
    let mut tries = 0;
    let done = loop {
        new.fresh = ReportFresh::draw(&app.ids, now, 0);
        tries += 1;
        let parcel = actions::fetched(&partner.agency, &made.id, (new.fresh.id, now));
        let fresh = UpdateFresh::draw(&app.ids, now);
        let (shared, new, made, notes) = (app.clone(), new.clone(), made.clone(), notes.clone());
        let done = app.db.write_blocking("partners.fetched", move |tx| {
            let closing = (&notes, &fresh);
            keep(tx, (&shared, now), (&parcel, &made), (&new, closing))
        });
        match done {
            Err(Error::ReferenceTaken) if tries < TRIES => {}
            other => break other,
        }
    };
    match done {
        Err(Error::Store(error)) => Err(error.into()),
        Err(error) => {
            let (agency, request) = (&partner.agency, &made.id);
            tracing::info!(%error, agency, request, "a report was passed over");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

/// Whether a report is here: fetched before, sent there, or on its way there, which its words tell.
fn is_known(tx: &mut Tx<'_>, agency: &str, made: &Made) -> Result<bool, Error> {
    if queries::case_of_remote(tx, agency, &made.id)?.is_some() {
        return Ok(true);
    }
    for reference in references(&made.description) {
        match cases::case_by_reference(tx, &Actor::system(), &reference) {
            Ok(_) => return Ok(true),
            Err(cases::Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(false)
}

/// What reads like references of ours.
fn references(words: &str) -> Vec<Reference> {
    let parts = words.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    parts
        .filter(|part| part.starts_with(PREFIX))
        .filter_map(|part| Reference::parse(part).ok())
        .collect()
}

/// A report of theirs as one of ours; nothing if nobody knows what it is about, or if such are not public.
fn read(app: &App, registry: &Registry, partner: &Partner, made: &Made) -> Option<ReportNew> {
    let now = app.clock.now();
    let category = registry
        .category(&partner.category(&made.service, |code| registry.category(code).is_some())?)?;
    let code = category.code.to_string();
    let visibility = of_reports::visibility_for(registry, &code);
    let placed = made.point.is_some() || made.address.is_some();
    if visibility == Visibility::Private || made.description.is_empty() || !placed {
        return None;
    }
    let mut new = ReportNew {
        feedback: Feedback::Complaint,
        category: code,
        point: made.point,
        district: None,
        address: made
            .address
            .as_ref()
            .map(|words| words.chars().take(ReportNew::ADDRESS_MAX).collect()),
        addressee: Addressee::Chosen(partner.agency.clone()),
        description: Description::read(app, now, rules::fitted(&made.description, "")),
        answers: Vec::new(),
        reporter: Reporter::default(),
        visibility,
        documents: Vec::new(),
        source: Source::Partner,
        media_url: made.media.clone().filter(|url| open311::fetchable(url)),
        behalf: None,
        lang: Lang::MS,
        fresh: ReportFresh::draw(&app.ids, now, 0),
    };
    let page = Page::of(&app.site, Lang::MS, now);
    let word = |kind: &str| personal_word(&page, kind);
    personal::personal_hide((app, now), registry, &mut new, (false, word));
    Some(new)
}

/// With what words it was closed there; with some of ours where it says none.
fn notes(app: &App, now: Time, made: &Made) -> Said {
    if let Some(words) = &made.notes {
        return Said::read(app, now, words.clone());
    }
    let page = Page::of(&app.site, Lang::MS, now);
    Said::ours(page.t("reports-partners-resolved").into_owned())
}

/// Makes the report at the time when it was made there, notes where it comes from, and closes it if it is closed.
fn keep(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    (parcel, made): (&Parcel, &Made),
    (new, (notes, fresh)): (&ReportNew, (&Said, &UpdateFresh)),
) -> Result<(), Error> {
    // Another node was faster.
    if !queries::parcel_fetched(tx, parcel)? {
        return Ok(());
    }
    let at = made.at.min(now);
    report_create(tx, app, (&Actor::system(), at), new, (None, None))?;
    let (Some(actor), true) = (speaker(tx, &parcel.agency)?, made.closed) else {
        return Ok(());
    };
    let case = cases::case_find(tx, &Actor::system(), parcel.case)?;
    let done = made.updated.map_or(now, |updated| updated.clamp(at, now));
    let update = UpdateNew {
        reference: case.reference.clone(),
        agency: Some(parcel.agency.clone()),
        target: Target::Resolved,
        late: Some(UNSAID.to_owned()),
        at: done,
        body: notes.clone(),
        documents: Vec::new(),
        media: Vec::new(),
        partner: true,
        fresh: fresh.clone(),
    };
    updates::update_on(tx, app, (&actor, done), (&case, &update))?;
    Ok(queries::parcels_after_drop(
        tx,
        (case.id, &parcel.agency),
        case.version,
    )?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_references_are_found_among_their_words() {
        let found =
            references("lubang\n\nRR-7K2M-9QX4 https://balai.my/ms/reports/RR-7K2M-9QX4, RR-1, rr");
        assert!(found.iter().all(|one| one.as_str().starts_with(PREFIX)));
        assert!(references("tiada").is_empty());
    }
}
