//! Verbs of reuses: the only writers.

use base::{Actor, Id, Lang, PersonId, Time};
use kernel::App;
use kernel::audit::{self, Act};
use kernel::identity;
use kernel::notifications::{self, CASE_LETTER, MessageNew};
use kernel::once::{Once, once_do};
use serde_json::json;
use store::Tx;

use super::model::{Reuse, ReuseDecide, ReuseNew, State};
use super::{queries, rules};
use crate::actions::dataset_show;
use crate::drafts::gate::rules as gate_rules;
use crate::error::Error;

/// Tells of something that was made. The same form tells of it once.
pub fn reuse_tell(
    tx: &mut Tx<'_>,
    app: &App,
    (person, now): (PersonId, Time),
    new: &ReuseNew,
    once: Option<&Once>,
) -> Result<(), Error> {
    let told = once_do(tx, now, once, |tx| {
        reuse_put(tx, app, (person, now), new).map(|()| new.id.to_string())
    });
    told.map(drop)
}

fn reuse_put(
    tx: &mut Tx<'_>,
    app: &App,
    (person, now): (PersonId, Time),
    new: &ReuseNew,
) -> Result<(), Error> {
    let new = rules::checked(new)?;
    let sort = new.sort.ok_or(Error::SortMissing)?;
    for slug in &new.datasets {
        match dataset_show(tx, slug) {
            Err(Error::Missing) => return Err(Error::DatasetUnknown(slug.clone())),
            found => found?,
        };
    }
    // What is shown becomes open data, so that nothing may be in it that is found in tables.
    let gate = gate_rules(app, now).map_err(|error| {
        tracing::error!(%error, "the gate cannot be read");
        Error::Problem(base::Problem::internal())
    })?;
    let words = [&new.title, &new.about, &new.url];
    let found = words.iter().flat_map(|words| gate.find(words));
    let found: Vec<String> = found.map(|(_, words)| words).collect();
    if !found.is_empty() {
        return Err(Error::PersonalWords(found));
    }
    let first = new.datasets.first().ok_or(Error::DatasetsMany)?;
    queries::reuse_put(tx, &new, (first, sort), (person, now))?;
    officers_tell(tx, app, now, (first, new.id))
}

/// Tells officers of its agency that there is a reuse to look at.
fn officers_tell(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    (slug, id): (&str, Id<Reuse>),
) -> Result<(), Error> {
    let dataset = dataset_show(tx, slug)?.dataset;
    let matter = base::Matter {
        agency: &dataset.agency,
        state: None,
        district: None,
        category: None,
    };
    let registry = app.registry.get(tx)?;
    for officer in identity::people_for(tx, &registry, &matter, "officer")? {
        if let Some(address) = identity::address_of(&officer) {
            let lang = officer.lang.unwrap_or(Lang::MS);
            let url = &app.settings.public_url;
            let args = [
                ("reference", slug.to_owned()),
                ("title", dataset.title.get(lang).to_string()),
                ("link", format!("{url}/{lang}/desk/reuses")),
            ];
            let letter = MessageNew {
                id: format!("reuse-new-{id}-{}", officer.id),
                address,
                person_id: Some(officer.id.to_string()),
                case_id: Some(format!("dataset/{slug}")),
                template: format!("{CASE_LETTER}opendata-reuse-officer-letter"),
                args: args.map(|(name, value)| (name.to_owned(), value)).to_vec(),
                lang,
            };
            notifications::message_queue(tx, now, &letter)?;
        }
    }
    Ok(())
}

/// Shows a reuse to everybody, or to nobody for a reason. Deciding the same twice changes nothing.
pub fn reuse_decide(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &ReuseDecide,
) -> Result<(), Error> {
    let reuse = queries::reuse(tx, cmd.id)?.ok_or(Error::Missing)?;
    let dataset = dataset_show(tx, &reuse.dataset)?.dataset;
    if !rules::decides(actor, &dataset.agency) {
        return Err(Error::Missing);
    }
    let (state, reason) = rules::decided(&reuse, (cmd.show, &cmd.reason))?;
    if (state, &reason) == (reuse.state, &reuse.reason) {
        return Ok(());
    }
    queries::state_put(tx, reuse.id, (state, reason.as_deref()), now)?;
    let act = Act {
        name: match state {
            State::Shown => "dataset.reuse_shown",
            _ => "dataset.reuse_refused",
        },
        agency: &dataset.agency,
        kind: "dataset",
        reference: &dataset.slug,
        public: true,
        subject: (&dataset.slug, now.micros()),
        payload: json!({
            "slug": dataset.slug,
            "actor": actor.id().map(|id| id.to_string()),
            "reuse": reuse.id.to_string(),
            "title": reuse.title,
            "url": reuse.url,
            "reason": reason,
        }),
    };
    Ok(audit::record(tx, now, &cmd.fresh, &act)?)
}

/// Takes back what a person told of. What is somebody else's is absent to them.
pub fn reuse_withdraw(
    tx: &mut Tx<'_>,
    (person, now): (PersonId, Time),
    id: Id<Reuse>,
) -> Result<(), Error> {
    let reuse = queries::reuse(tx, id)?.filter(|reuse| reuse.person == Some(person));
    let reuse = reuse.ok_or(Error::Missing)?;
    if reuse.state == State::Withdrawn {
        return Ok(());
    }
    Ok(queries::state_put(tx, id, (State::Withdrawn, None), now)?)
}

/// What everybody sees, the newest first; of one dataset if it is named.
pub fn reuses_shown(
    tx: &mut Tx<'_>,
    dataset: Option<&str>,
    page: (i64, i64),
) -> Result<Vec<Reuse>, Error> {
    Ok(queries::shown(tx, dataset, page)?)
}

/// What a person told of, the newest first.
pub(super) fn reuses_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Reuse>, Error> {
    Ok(queries::of_person(tx, person)?)
}

/// What waits for somebody, and what was shown, of the agencies that they decide for.
pub fn reuses_to_decide(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Reuse>, Error> {
    let mut own = Vec::new();
    for reuse in queries::to_decide(tx)? {
        let dataset = dataset_show(tx, &reuse.dataset)?.dataset;
        if rules::decides(actor, &dataset.agency) {
            own.push(reuse);
        }
    }
    Ok(own)
}
