//! Hearing: what an agency does about our reports in its own system is asked for and becomes moves of ours.
//!
//! Whoever answers for the agency is who makes them. An update is known by its id, one that is older than our
//! report's last move changes no state, and one that tells nothing new is noted and shown nowhere.

use base::{Actor, Grant, Lang, Time};
use kernel::App;
use kernel::cases::{self, Case, Phase};
use kernel::{identity, reach};
use store::Tx;
use web::Page;

use super::model::Partner;
use super::send::{Net, ServerOf, fetched};
use super::wire::{self, Told};
use super::{queries, rules};
use crate::error::Error;
use crate::model::ReportNew;
use crate::open311::target;
use crate::updates::{self, Said, Target, UpdateFresh, UpdateNew};

/// Asks a partner for updates, and takes in those of our reports. What goes wrong is the partner's failure.
pub(super) fn hear(
    app: &App,
    partner: &mut Partner,
    (server, net): (&ServerOf<'_>, Net<'_>),
) -> Result<(), Error> {
    let now = app.clock.now();
    let (from, sweep) = rules::window(now, partner.heard, partner.swept);
    let span = [
        ("start_date", from.rfc3339()),
        ("end_date", (now + rules::SKEW).rfc3339()),
    ];
    let url = server.server().address("servicerequestupdates", &span);
    let list = fetched(&url, net).and_then(|answer| {
        wire::told(&answer.body)
            .map_err(|wire::NoList| "the answer is no list of updates".to_owned())
    });
    let all = match list {
        Ok(all) => all,
        Err(words) => {
            partner.failing = partner.failing.or(Some(now));
            partner.failure = Some(words);
            return Ok(());
        }
    };
    let asked = |told: &Told| told.at >= from && told.at <= now + rules::SKEW;
    for told in all.into_iter().filter(asked) {
        take(app, &partner.agency, told)?;
    }
    partner.heard = Some(now);
    if sweep {
        partner.swept = Some(now);
    }
    if partner.failures == 0 {
        (partner.failing, partner.failure) = (None, None);
    }
    Ok(())
}

/// The reason of the pack for being late where the agency's own system gives none.
pub(super) const UNSAID: &str = "unsaid";

/// An update with all that is read of it before the transaction.
struct Heard {
    told: Told,
    /// What it wants of the state.
    wanted: Target,
    /// Its own words.
    said: Said,
    /// Ours where it has none, and where it has none and changes nothing.
    moved: Said,
    sent: Said,
}

impl Heard {
    fn read((app, now): (&App, Time), lang: Lang, told: Told) -> Self {
        let wanted = target(&told.status).unwrap_or(Target::Unchanged);
        let page = Page::of(&app.site, lang, now);
        let ours = |wanted: Target| {
            let key = match wanted {
                Target::Working => "reports-partners-working",
                Target::Resolved => "reports-partners-resolved",
                Target::Declined => "reports-partners-declined",
                Target::Unchanged | Target::Open => "reports-partners-sent",
            };
            Said::ours(page.t(key).into_owned())
        };
        let words = rules::fitted(told.description.trim(), "");
        Self {
            wanted,
            said: Said::read(app, now, words),
            moved: ours(wanted),
            sent: ours(Target::Unchanged),
            told,
        }
    }
}

/// Takes one update in, in a commit of its own. One that our rules refuse is noted and does not come again.
fn take(app: &App, agency: &str, told: Told) -> Result<(), Error> {
    let (code, asked) = (agency.to_owned(), told.clone());
    let news = app.db.read_blocking("partners.known", move |tx| {
        let known = queries::is_heard(tx, &code, &asked.id)?;
        let case = queries::case_of_remote(tx, &code, &asked.request)?;
        match case.filter(|_| !known) {
            Some(id) => Ok(Some(cases::case_find(tx, &Actor::system(), id)?)),
            None => Ok::<_, Error>(None),
        }
    })?;
    let Some(Case { id: case, lang, .. }) = news else {
        return Ok(());
    };
    let now = app.clock.now();
    let (shared, code, fresh) = (
        app.clone(),
        agency.to_owned(),
        UpdateFresh::draw(&app.ids, now),
    );
    let update = told.id.clone();
    let news = Heard::read((app, now), lang, told);
    let taken = app.db.write_blocking("partners.heard", move |tx| {
        heard(tx, (&shared, now), (&code, &news), (case, &fresh))
    });
    match taken {
        Ok(()) => Ok(()),
        Err(Error::Store(error) | Error::Case(cases::Error::Store(error))) => Err(error.into()),
        Err(error) => {
            tracing::info!(%error, agency, update, "an update was passed over");
            let code = agency.to_owned();
            Ok(app.db.write_blocking("partners.passed", move |tx| {
                queries::heard_insert(tx, (&code, &update), (case, None), now)
            })?)
        }
    }
}

fn heard(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    (agency, news): (&str, &Heard),
    (id, fresh): (cases::CaseId, &UpdateFresh),
) -> Result<(), Error> {
    let note = |tx: &mut Tx<'_>, version| {
        queries::heard_insert(tx, (agency, &news.told.id), (id, version), now)
    };
    let case = cases::case_find(tx, &Actor::system(), id)?;
    let Some(actor) = speaker(tx, agency)?.filter(|_| case.agency == agency) else {
        return Ok(note(tx, None)?);
    };
    let Some(new) = understood(tx, (&case, agency), (news, fresh))? else {
        return Ok(note(tx, None)?);
    };
    let made = updates::update_on(tx, app, (&actor, now), (&case, &new))?;
    // What came from there is not sent back.
    queries::parcels_after_drop(tx, (id, agency), case.version)?;
    let after = cases::case_find(tx, &Actor::system(), id)?;
    Ok(note(tx, made.map(|_| after.version))?)
}

/// Whoever answers for the agency, with what its officers may do about reports.
pub(super) fn speaker(tx: &mut Tx<'_>, agency: &str) -> Result<Option<Actor>, Error> {
    let Some(officer) = reach::officer_of(tx, agency)? else {
        return Ok(None);
    };
    let name = identity::person_name(tx, officer)?.unwrap_or_default();
    let grants = [cases::READ, cases::WORK].map(|may| Grant::new(may, Some(agency)));
    Ok(Some(Actor {
        grants: grants.to_vec(),
        ..Actor::person(officer, name)
    }))
}

/// What an update asks for here; nothing if it is ours, or tells nothing.
fn understood(
    tx: &mut Tx<'_>,
    (case, agency): (&Case, &str),
    (news, fresh): (&Heard, &UpdateFresh),
) -> Result<Option<UpdateNew>, Error> {
    let told = &news.told;
    // Nobody opens here what is closed; what was said is kept.
    let opens = matches!(news.wanted, Target::Open | Target::Working);
    let (wanted, ours) = if case.phase == Phase::Closed && opens {
        (Target::Unchanged, &news.sent)
    } else {
        (news.wanted, &news.moved)
    };
    let (entries, _) = cases::case_timeline(tx, &Actor::system(), case)?;
    let said = entries
        .iter()
        .any(|entry| entry.body.as_deref().is_some_and(|body| news.said.is(body)));
    // What is older than the last move changes nothing any more.
    let late = updates::is_late(told.at, case.updated);
    let changes = match wanted {
        _ if late => false,
        Target::Unchanged | Target::Open => false,
        Target::Working => case.state == "open",
        Target::Resolved | Target::Declined => case.phase != Phase::Closed,
    };
    let media: Vec<String> = told.media.iter().cloned().collect();
    let silent = news.said.as_str().is_empty() || said;
    if silent && !changes && media.is_empty() {
        return Ok(None);
    }
    Ok(Some(UpdateNew {
        reference: case.reference.clone(),
        agency: Some(agency.to_owned()),
        target: wanted,
        // Nobody there can be asked.
        late: Some(UNSAID.to_owned()),
        at: told.at,
        body: if silent { ours } else { &news.said }.clone(),
        documents: Vec::new(),
        media: media.into_iter().take(ReportNew::DOCUMENTS_MAX).collect(),
        partner: true,
        fresh: fresh.clone(),
    }))
}
