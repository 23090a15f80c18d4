//! Statements of catalogues that are read, of runs, and of what they saw.

use base::Time;
use store::{Json, Row, Sql, Tx, params};

use super::model::{Counts, Outcome, Protocol, Run, RunState, SeenThere, Source};
use crate::queries::json;

const SOURCE_PUT: Sql = Sql::new(
    "opendata.source_put",
    "insert into opendata_source (name, protocol, url, lang, publishers, is_on, hours, version, next_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (name) do update set
        protocol = excluded.protocol, url = excluded.url, lang = excluded.lang, publishers = excluded.publishers,
        is_on = excluded.is_on, hours = excluded.hours, version = excluded.version, next_us = excluded.next_us",
);

const SOURCE: Sql = Sql::new(
    "opendata.source",
    "select name, protocol, url, lang, publishers, is_on, hours, version, next_us from opendata_source
     where name = $1",
);

const SOURCES: Sql = Sql::new(
    "opendata.sources",
    "select name, protocol, url, lang, publishers, is_on, hours, version, next_us from opendata_source
     order by name",
);

const SOURCE_NEXT: Sql = Sql::new(
    "opendata.source_next",
    "update opendata_source set next_us = $2 where name = $1",
);

const RUN_INSERT: Sql = Sql::new(
    "opendata.harvest_run_insert",
    "insert into opendata_harvest_run (id, source, state, place, page, failures, begun_us, moved_us, counts)
     values ($1, $2, 'running', $3, 0, 0, $4, $4, '{}')",
);

const RUN: Sql = Sql::new(
    "opendata.harvest_run",
    "select id, source, state, place, page, failures, said, begun_us, moved_us, ended_us, failure, counts
     from opendata_harvest_run where id = $1",
);

const RUNS: Sql = Sql::new(
    "opendata.harvest_runs",
    "select id, source, state, place, page, failures, said, begun_us, moved_us, ended_us, failure, counts
     from opendata_harvest_run where source = $1 order by begun_us desc, id desc limit $2",
);

const RUN_MOVED: Sql = Sql::new(
    "opendata.harvest_run_moved",
    "update opendata_harvest_run set place = $2, page = $3, failures = $4, said = $5, moved_us = $6, failure = $7
     where id = $1",
);

const RUN_ENDED: Sql = Sql::new(
    "opendata.harvest_run_ended",
    "update opendata_harvest_run set state = $2, ended_us = $3, moved_us = $3, failure = $4, counts = $5
     where id = $1",
);

const RUN_DELETE: Sql = Sql::new(
    "opendata.harvest_run_delete",
    "delete from opendata_harvest_run where id = $1",
);

const SEEN_PUT: Sql = Sql::new(
    "opendata.harvest_seen_put",
    "insert into opendata_harvest_seen (run, identifier, page, outcome, reason) values ($1, $2, $3, $4, $5)
     on conflict do nothing",
);

const SEEN: Sql = Sql::new(
    "opendata.harvest_seen",
    "select identifier, outcome, reason from opendata_harvest_seen where run = $1 order by identifier",
);

const SEEN_TOLD: Sql = Sql::new(
    "opendata.harvest_seen_told",
    "select identifier, outcome, reason from opendata_harvest_seen
     where run = $1 and outcome <> 'same' order by outcome, identifier limit $2",
);

const SEEN_ON: Sql = Sql::new(
    "opendata.harvest_seen_on",
    "select count(*) as found from opendata_harvest_seen where run = $1 and page = $2 and outcome <> 'again'",
);

const SEEN_PAGE: Sql = Sql::new(
    "opendata.harvest_seen_page",
    "select page from opendata_harvest_seen where run = $1 and identifier = $2",
);

const SEEN_SAME_DELETE: Sql = Sql::new(
    "opendata.harvest_seen_same_delete",
    "delete from opendata_harvest_seen where run = $1 and outcome = 'same'",
);

const SEEN_DELETE: Sql = Sql::new(
    "opendata.harvest_seen_delete",
    "delete from opendata_harvest_seen where run = $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    SOURCE_PUT,
    SOURCE,
    SOURCES,
    SOURCE_NEXT,
    RUN_INSERT,
    RUN,
    RUNS,
    RUN_MOVED,
    RUN_ENDED,
    RUN_DELETE,
    SEEN_PUT,
    SEEN,
    SEEN_TOLD,
    SEEN_ON,
    SEEN_PAGE,
    SEEN_SAME_DELETE,
    SEEN_DELETE,
];

pub(super) fn source_put(tx: &mut Tx<'_>, source: &Source) -> store::Result<()> {
    let values = params![
        source.name.as_str(),
        source.protocol.code(),
        source.url.as_str(),
        source.lang,
        json(&source.publishers),
        source.is_on,
        source.hours,
        source.version,
        source.next
    ];
    tx.exec(&SOURCE_PUT, &values).map(drop)
}

pub(super) fn source(tx: &mut Tx<'_>, name: &str) -> store::Result<Option<Source>> {
    tx.one(&SOURCE, &params![name], source_row)
}

/// All of them, by name.
pub(super) fn sources(tx: &mut Tx<'_>) -> store::Result<Vec<Source>> {
    tx.all(&SOURCES, &[], source_row)
}

pub(super) fn source_next(tx: &mut Tx<'_>, name: &str, next: Time) -> store::Result<()> {
    tx.exec(&SOURCE_NEXT, &params![name, next]).map(drop)
}

fn source_row(row: &Row<'_>) -> store::Result<Source> {
    Ok(Source {
        name: row.get("name")?,
        protocol: row.parse("protocol", |word| {
            Protocol::parse(word).ok_or("no such protocol")
        })?,
        url: row.get("url")?,
        lang: row.get("lang")?,
        publishers: row.get::<Json<_>>("publishers")?.0,
        is_on: row.get("is_on")?,
        hours: row.get("hours")?,
        version: row.get("version")?,
        next: row.get("next_us")?,
    })
}

pub(super) fn run_insert(
    tx: &mut Tx<'_>,
    (id, source): (&str, &str),
    (place, now): (&str, Time),
) -> store::Result<()> {
    tx.exec(&RUN_INSERT, &params![id, source, place, now])
        .map(drop)
}

pub(super) fn run(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<Run>> {
    tx.one(&RUN, &params![id], run_row)
}

/// So many runs over a catalogue, the newest first.
pub(super) fn runs(tx: &mut Tx<'_>, source: &str, limit: i64) -> store::Result<Vec<Run>> {
    tx.all(&RUNS, &params![source, limit], run_row)
}

/// Keeps where a run is now.
pub(super) fn run_moved(tx: &mut Tx<'_>, run: &Run) -> store::Result<()> {
    let values = params![
        run.id.as_str(),
        run.place.as_str(),
        run.page,
        run.failures,
        run.said,
        run.moved,
        run.failure.as_deref()
    ];
    tx.exec(&RUN_MOVED, &values).map(drop)
}

/// Keeps how a run ended.
pub(super) fn run_ended(tx: &mut Tx<'_>, run: &Run, now: Time) -> store::Result<()> {
    let values = params![
        run.id.as_str(),
        run.state.code(),
        now,
        run.failure.as_deref(),
        json(&run.counts)
    ];
    tx.exec(&RUN_ENDED, &values)?;
    tx.exec(&SEEN_SAME_DELETE, &params![run.id.as_str()])
        .map(drop)
}

/// Forgets a run and what it saw.
pub(super) fn run_delete(tx: &mut Tx<'_>, id: &str) -> store::Result<()> {
    tx.exec(&SEEN_DELETE, &params![id])?;
    tx.exec(&RUN_DELETE, &params![id]).map(drop)
}

fn run_row(row: &Row<'_>) -> store::Result<Run> {
    Ok(Run {
        id: row.get("id")?,
        source: row.get("source")?,
        state: row.parse("state", |word| RunState::parse(word).ok_or("no such state"))?,
        place: row.get("place")?,
        page: row.get("page")?,
        failures: row.get("failures")?,
        said: row.get("said")?,
        begun: row.get("begun_us")?,
        moved: row.get("moved_us")?,
        ended: row.get("ended_us")?,
        failure: row.get("failure")?,
        counts: row.get::<Json<Counts>>("counts")?.0,
    })
}

/// Notes what became of something on a page, unless this run saw it before.
pub(super) fn seen_put(
    tx: &mut Tx<'_>,
    (run, page): (&str, i64),
    seen: &SeenThere,
) -> store::Result<()> {
    let values = params![
        run,
        seen.identifier.as_str(),
        page,
        seen.outcome.code(),
        seen.reason.as_deref()
    ];
    tx.exec(&SEEN_PUT, &values).map(drop)
}

/// All that a run saw, by identifier.
pub(super) fn seen(tx: &mut Tx<'_>, run: &str) -> store::Result<Vec<SeenThere>> {
    tx.all(&SEEN, &params![run], seen_row)
}

/// So much of what a run saw, but what is as it was.
pub(super) fn seen_told(tx: &mut Tx<'_>, run: &str, limit: i64) -> store::Result<Vec<SeenThere>> {
    tx.all(&SEEN_TOLD, &params![run, limit], seen_row)
}

/// How many a run saw first on a page.
pub(super) fn seen_on(tx: &mut Tx<'_>, run: &str, page: i64) -> store::Result<usize> {
    let found: Option<i64> = tx.one(&SEEN_ON, &params![run, page], |row| row.get("found"))?;
    Ok(usize::try_from(found.unwrap_or_default()).unwrap_or_default())
}

/// The page on which a run saw something.
pub(super) fn seen_page(
    tx: &mut Tx<'_>,
    run: &str,
    identifier: &str,
) -> store::Result<Option<i64>> {
    tx.one(&SEEN_PAGE, &params![run, identifier], |row| row.get("page"))
}

fn seen_row(row: &Row<'_>) -> store::Result<SeenThere> {
    Ok(SeenThere {
        identifier: row.get("identifier")?,
        outcome: row.parse("outcome", |word| {
            Outcome::parse(word).ok_or("no such outcome")
        })?,
        reason: row.get("reason")?,
    })
}
