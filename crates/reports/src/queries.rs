//! Statements of reports.

pub(crate) mod drafts;

use std::collections::HashMap;
use std::convert::Infallible;

use base::{PersonId, Point, Reference, Time};
use kernel::audit::Viewed;
use kernel::cases::{Case, CaseId};
use store::{Row, Sql, Tx, Value, params};

use crate::around;
use crate::model::{
    Answer, Came, Contact, Feedback, Report, ReportCounts, ReportFilter, ReportNew, ReportRow,
    RoutingNote, Visibility,
};
use crate::updates::{UpdateFilter, UpdateRow};

/// Whether a report (`r`) has no words because there is a recording.
macro_rules! spoken {
    () => {
        "case when r.description = '' then exists (select 1 from kernel_document d where d.case_id = r.case_id
            and d.kind = 'sound' and d.removed_us is null) else false end as spoken"
    };
}

const REPORT_INSERT: Sql = Sql::new(
    "reports.report_insert",
    "insert into reports_report (case_id, category, description, lat, lon, address, state, district,
        reporter_name, reporter_email, reporter_phone, name_public, answers, private_answers,
        routing, source, media_url, feedback, came, filed_by, cell_small, cell_large)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)",
);

const REPORT_FIND: Sql = Sql::new(
    "reports.report_find",
    concat!(
        "select r.category, r.description, r.lat, r.lon, r.address, ",
        spoken!(),
        ", case when r.name_public then r.reporter_name end as name, r.answers, r.routing, r.feedback, r.came, r.moderated
         from reports_report r where r.case_id = $1"
    ),
);

const CONTACT_FIND: Sql = Sql::new(
    "reports.contact_find",
    "select reporter_name, reporter_email, reporter_phone, private_answers,
        (select p.name from kernel_person p where p.id = filed_by) as filer
     from reports_report where case_id = $1",
);

/// The columns of [`report_row`], from cases (`c`) and reports (`r`). A new case has no answer yet, and most have no
/// photo: neither is looked for then.
macro_rules! row_columns {
    () => {
        concat!("select c.id, c.reference, c.state, c.phase, c.agency, r.feedback, r.category, r.description, ",
            $crate::queries::spoken!(), ",
            r.lat, r.lon, r.address, r.moderated, c.created_us, c.updated_us, c.due_us,
            c.due_basis = 'promise' as promised,
            case when c.delay_us >= c.due_us then c.delay end as late,
            case when c.version > 0 then
              (select e.body from kernel_entry e
                where e.case_id = c.id and e.audience = 'public' and e.party = 'officer'
                  and e.body is not null
                order by e.version desc limit 1) end as answer,
            case when c.pictured then
              (select d.id from kernel_document d
                where d.case_id = c.id and d.public and d.removed_us is null and d.kind = 'photo'
                order by d.id limit 1) end as photo
         from kernel_case c join reports_report r on r.case_id = c.id ")
    };
}

pub(crate) use {row_columns, spoken};

const ROW_BY_REFERENCE: Sql = Sql::new(
    "reports.row_by_reference",
    concat!(
        row_columns!(),
        "where c.reference = $1 and c.kind = 'report' and c.public and c.phase <> 'hidden'"
    ),
);

const ROW_BY_ID: Sql = Sql::new(
    "reports.row_by_id",
    concat!(
        row_columns!(),
        "where c.id = $1 and c.public and c.phase <> 'hidden'"
    ),
);

const ROWS_BY_IDS: Sql = Sql::new(
    "reports.rows_by_ids",
    concat!(
        row_columns!(),
        "where c.id in ($1, $2, $3, $4, $5) and c.kind = 'report' and c.public and c.phase <> 'hidden'
           and (c.phase <> 'closed' or c.closed_us > $6)"
    ),
);

/// What most visitors ask for: a list without a filter, which looks at less for each row.
const ROWS_NEWEST: Sql = Sql::new(
    "reports.rows_newest",
    concat!(
        row_columns!(),
        "where c.kind = 'report' and c.public and c.phase <> 'hidden'
           and c.created_us >= $1 and c.created_us < $2
         order by c.created_us desc, c.id desc limit $3 offset $4"
    ),
);

/// Categories come as one text with a bar around each, so that one statement serves any number.
macro_rules! rows_where {
    ($place:literal) => {
        concat!(
            row_columns!(),
            "where c.kind = 'report' and c.public and c.phase <> 'hidden'
               and c.created_us >= $1 and c.created_us < $2
               and ($3 = '' or $3 like '%|' || r.category || '|%')
               and ($4 = '' or ($4 = 'closed') = (c.phase = 'closed'))
               and ($7 = '' or r.feedback = $7)",
            $place,
            " order by c.created_us desc, c.id desc limit $5 offset $6"
        )
    };
}

const ROWS: Sql = Sql::new("reports.rows", rows_where!(""));

const ROWS_OF_AGENCY: Sql = Sql::new("reports.rows_of_agency", rows_where!(" and c.agency = $8"));

const ROWS_OF_STATE: Sql = Sql::new(
    "reports.rows_of_state",
    rows_where!(" and c.area_state = $8"),
);

const ROWS_OF_DISTRICT: Sql = Sql::new(
    "reports.rows_of_district",
    rows_where!(" and c.area_district = $8 and ($9 = '' or c.agency = $9)"),
);

const ROWS_IN_BOX: Sql = Sql::new(
    "reports.rows_in_box",
    rows_where!(
        " and r.lat between $8 and $9 and r.lon between $10 and $11
          and ($12 = '' or c.agency = $12)"
    ),
);

const COUNTS: Sql = Sql::new(
    "reports.counts",
    "select
        cast(coalesce(sum(case when phase <> 'closed' then 1 else 0 end), 0) as bigint) as opened,
        cast(coalesce(sum(case when phase = 'closed' then 1 else 0 end), 0) as bigint) as closed,
        cast(coalesce(sum(case when phase = 'closed' and due_basis = 'promise'
            then 1 else 0 end), 0) as bigint) as promised,
        cast(coalesce(sum(case when phase = 'closed' and due_basis = 'promise'
            and closed_us <= due_us then 1 else 0 end), 0) as bigint) as promise_kept,
        cast(coalesce(sum(case when phase = 'closed' and due_basis = 'estimate'
            then 1 else 0 end), 0) as bigint) as estimated,
        cast(coalesce(sum(case when phase = 'closed' and due_basis = 'estimate'
            and closed_us <= due_us then 1 else 0 end), 0) as bigint) as estimate_met
     from kernel_case
     where kind = 'report' and public and phase <> 'hidden'",
);

const FEEDBACK_COUNTS: Sql = Sql::new(
    "reports.feedback_counts",
    "select r.feedback, cast(count(*) as bigint) as reports
     from reports_report r join kernel_case c on c.id = r.case_id
     where c.kind = 'report' and c.public and c.phase <> 'hidden'
     group by r.feedback",
);

const FEEDBACK_OF_OWNER: Sql = Sql::new(
    "reports.feedback_of_owner",
    "select c.id, r.feedback
     from kernel_case c join reports_report r on r.case_id = c.id
     where c.owner_id = $1",
);

const REPORT_ERASE: Sql = Sql::new(
    "reports.report_erase",
    "update reports_report
     set description = '', lat = null, lon = null, cell_small = null, cell_large = null, address = null, reporter_name = null,
         reporter_email = null, reporter_phone = null, name_public = false, answers = '[]',
         private_answers = '[]', media_url = null, filed_by = null
     where case_id = $1",
);

const CONFIRM_CONTACT: Sql = Sql::new(
    "reports.confirm_contact",
    "select reporter_email, reporter_phone from reports_report where case_id = $1",
);

/// What was done publicly on public reports, where it changed the state or came with words. SQLite joins in the
/// order in which the tables are named.
macro_rules! updates {
    ($from:literal, $place:literal) => {
        concat!(
            "select v.position, e.id, e.at_us, e.to_state, e.body, c.reference,
                (select d.id from kernel_document d
                  where d.case_id = c.id and d.entry_id = e.id and d.public
                    and d.removed_us is null and d.kind = 'photo'
                  order by d.id limit 1) as photo
             from ",
            $from,
            " where c.id = e.case_id and v.subject = e.case_id and v.version = e.version
               and v.name = c.kind || '.' || e.move
               and e.audience = 'public' and e.move <> 'open'
               and (e.body is not null or e.from_state <> e.to_state)
               and c.kind = 'report' and c.public and c.phase <> 'hidden'
               and v.position > $1
               and ($2 = '' or c.agency = $2)",
            $place,
            " order by v.position limit $5"
        )
    };
}

/// From the index of times: the first page of a span.
const UPDATES_WITHIN: Sql = Sql::new(
    "reports.updates_within",
    updates!(
        "kernel_entry e cross join kernel_case c cross join kernel_event v",
        " and e.at_us >= $3 and e.at_us < $4"
    ),
);

/// From the index of positions: the pages after it. An event carries the time of its entry.
const UPDATES_AFTER: Sql = Sql::new(
    "reports.updates_after",
    updates!(
        "kernel_event v cross join kernel_entry e cross join kernel_case c",
        " and v.at_us >= $3 and v.at_us < $4"
    ),
);

const TRIES_FIND: Sql = Sql::new(
    "reports.tries_find",
    "select tries from reports_try where reference = $1 and since_us > $2",
);

/// A count that is older than `$3` begins anew.
const TRY_COUNT: Sql = Sql::new(
    "reports.try_count",
    "insert into reports_try (reference, since_us, tries) values ($1, $2, 1)
     on conflict (reference) do update set
        tries = case when reports_try.since_us > $3 then reports_try.tries + 1 else 1 end,
        since_us = case when reports_try.since_us > $3 then reports_try.since_us
            else excluded.since_us end",
);

const TRIES_DELETE: Sql = Sql::new(
    "reports.tries_delete",
    "delete from reports_try where since_us <= $1",
);

/// Every statement of this module.
pub(crate) const SQL: &[Sql] = &[
    REPORT_INSERT,
    REPORT_FIND,
    CONTACT_FIND,
    ROW_BY_REFERENCE,
    ROW_BY_ID,
    ROWS_BY_IDS,
    ROWS_NEWEST,
    ROWS,
    ROWS_OF_AGENCY,
    ROWS_OF_STATE,
    ROWS_OF_DISTRICT,
    ROWS_IN_BOX,
    COUNTS,
    FEEDBACK_COUNTS,
    FEEDBACK_OF_OWNER,
    REPORT_ERASE,
    CONFIRM_CONTACT,
    UPDATES_WITHIN,
    UPDATES_AFTER,
    TRIES_FIND,
    TRY_COUNT,
    TRIES_DELETE,
];

/// What routing found out about a new report, beside the agency.
pub(crate) struct Placed<'a> {
    pub(crate) state: Option<&'a str>,
    pub(crate) district: Option<&'a str>,
    /// The officer who files it for somebody.
    pub(crate) filed_by: Option<PersonId>,
    pub(crate) note: &'a RoutingNote,
}

pub(crate) fn report_insert(
    tx: &mut Tx<'_>,
    new: &ReportNew,
    placed: &Placed<'_>,
    (public, private): (&[Answer], &[Answer]),
) -> store::Result<()> {
    let (cell_small, cell_large) = around::cells(new.point);
    tx.put(
        &REPORT_INSERT,
        &params![
            new.fresh.id,
            new.category.as_str(),
            new.description.as_str(),
            new.point.map(|point| point.lat),
            new.point.map(|point| point.lon),
            new.address.as_deref(),
            placed.state,
            placed.district,
            new.reporter.name.as_deref(),
            new.reporter.email.as_ref().map(ToString::to_string),
            new.reporter.phone.as_ref().map(ToString::to_string),
            new.visibility == Visibility::Named,
            json(&public),
            json(&private),
            json(placed.note),
            new.source.code(),
            new.media_url.as_deref(),
            new.feedback.code(),
            new.behalf.map(|behalf| behalf.came.code()),
            placed.filed_by,
            cell_small,
            cell_large
        ],
    )?;
    Ok(())
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

pub(crate) fn report_find(tx: &mut Tx<'_>, case: &Case) -> store::Result<Option<Report>> {
    let found = tx.one(&REPORT_FIND, &params![case.id], |row| {
        Ok(Report {
            case: case.clone(),
            feedback: feedback(row)?,
            category: row.get("category")?,
            description: row.get("description")?,
            spoken: row.get("spoken")?,
            point: point(row)?,
            address: row.get("address")?,
            name: row.get("name")?,
            answers: row.parse("answers", |text| serde_json::from_str(text))?,
            came: row
                .get::<Option<String>>("came")?
                .and_then(|code| Came::parse(&code)),
            routing: row.parse("routing", |text| serde_json::from_str(text))?,
            moderated: row.get("moderated")?,
        })
    })?;
    Ok(found)
}

fn feedback(row: &Row<'_>) -> store::Result<Feedback> {
    row.parse("feedback", |code| {
        Feedback::parse(code).ok_or("no such sort of report")
    })
}

fn point(row: &Row<'_>) -> store::Result<Option<Point>> {
    let lat: Option<f64> = row.get("lat")?;
    let lon: Option<f64> = row.get("lon")?;
    Ok(lat.zip(lon).map(|(lat, lon)| Point { lat, lon }))
}

/// The person behind a report. An officer's reading must have left its row first.
pub(crate) fn contact_find(
    tx: &mut Tx<'_>,
    _proof: &Viewed,
    id: CaseId,
) -> store::Result<Option<Contact>> {
    tx.one(&CONTACT_FIND, &params![id], |row| {
        Ok(Contact {
            name: row.get("reporter_name")?,
            email: row.get("reporter_email")?,
            phone: row.get("reporter_phone")?,
            answers: row.parse("private_answers", |text| serde_json::from_str(text))?,
            filed_by: row.get("filer")?,
            fixed: None,
        })
    })
}

/// The addresses to which the system itself writes: e-mail, then phone.
pub(crate) fn confirm_contact(
    tx: &mut Tx<'_>,
    id: CaseId,
) -> store::Result<Option<(Option<String>, Option<String>)>> {
    tx.one(&CONFIRM_CONTACT, &params![id], |row| {
        Ok((row.get("reporter_email")?, row.get("reporter_phone")?))
    })
}

/// Forgets who reported what where; state, district and category stay for statistics.
pub(crate) fn report_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&REPORT_ERASE, &params![id]).map(drop)
}

pub(crate) fn row_by_reference(
    tx: &mut Tx<'_>,
    reference: &Reference,
) -> store::Result<Option<ReportRow>> {
    tx.one(&ROW_BY_REFERENCE, &params![reference.as_str()], report_row)
}

pub(crate) fn row_by_id(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Option<ReportRow>> {
    tx.one(&ROW_BY_ID, &params![id], report_row)
}

/// Those of five public reports that are open or were closed after a time.
pub(crate) fn rows_by_ids(
    tx: &mut Tx<'_>,
    five: &[Value],
    closed_after: Time,
) -> store::Result<Vec<ReportRow>> {
    let values = [five, &params![closed_after]].concat();
    tx.all(&ROWS_BY_IDS, &values, report_row)
}

pub(crate) fn rows(
    tx: &mut Tx<'_>,
    filter: &ReportFilter,
    (limit, offset): (i64, i64),
) -> store::Result<Vec<ReportRow>> {
    let from = filter.from.unwrap_or(Time::from_micros(i64::MIN));
    let until = filter.until.unwrap_or(Time::from_micros(i64::MAX));
    if filter.is_open() {
        let values = params![from, until, limit, offset];
        return tx.all(&ROWS_NEWEST, &values, report_row);
    }
    let shared: [Value; 7] = params![
        from,
        until,
        barred(&filter.categories),
        phase(filter.closed),
        limit,
        offset,
        filter.feedback.map(Feedback::code).unwrap_or_default()
    ];
    let agency = filter.agency.as_deref();
    let (sql, place) = match (filter.bbox, filter.district.as_deref(), agency) {
        (Some(area), ..) => (
            &ROWS_IN_BOX,
            params![
                area.south,
                area.north,
                area.west,
                area.east,
                agency.unwrap_or_default()
            ]
            .to_vec(),
        ),
        (None, Some(district), _) => (
            &ROWS_OF_DISTRICT,
            params![district, agency.unwrap_or_default()].to_vec(),
        ),
        (None, None, Some(agency)) => (&ROWS_OF_AGENCY, params![agency].to_vec()),
        (None, None, None) => match filter.state.as_deref() {
            Some(state) => (&ROWS_OF_STATE, params![state].to_vec()),
            None => (&ROWS, Vec::new()),
        },
    };
    tx.all(sql, &[&shared[..], &place].concat(), report_row)
}

pub(crate) fn barred(categories: &[String]) -> String {
    if categories.is_empty() {
        String::new()
    } else {
        format!("|{}|", categories.join("|"))
    }
}

pub(crate) const fn phase(closed: Option<bool>) -> &'static str {
    match closed {
        None => "",
        Some(true) => "closed",
        Some(false) => "open",
    }
}

pub(crate) fn report_row(row: &Row<'_>) -> store::Result<ReportRow> {
    Ok(ReportRow {
        id: row.get("id")?,
        reference: row.parse("reference", Reference::parse)?,
        state: row.get("state")?,
        closed: row.parse("phase", |phase| Ok::<_, Infallible>(phase == "closed"))?,
        agency: row.get("agency")?,
        feedback: feedback(row)?,
        category: row.get("category")?,
        description: row.get("description")?,
        spoken: row.get("spoken")?,
        point: point(row)?,
        address: row.get("address")?,
        created: row.get("created_us")?,
        updated: row.get("updated_us")?,
        due: row.get("due_us")?,
        promised: row.get::<Option<bool>>("promised")?.unwrap_or_default(),
        late: row.get("late")?,
        answer: row.get("answer")?,
        photo: row.get("photo")?,
        moderated: row.get("moderated")?,
    })
}

pub(crate) fn counts(tx: &mut Tx<'_>) -> store::Result<ReportCounts> {
    let found = tx.one(&COUNTS, &[], |row| {
        Ok(ReportCounts {
            open: row.get("opened")?,
            closed: row.get("closed")?,
            promise_kept: row.get("promise_kept")?,
            promised: row.get("promised")?,
            estimate_met: row.get("estimate_met")?,
            estimated: row.get("estimated")?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// What was done on public reports, in the order of positions.
pub(crate) fn updates(tx: &mut Tx<'_>, asked: &UpdateFilter) -> store::Result<Vec<UpdateRow>> {
    let sql = match asked.after {
        Some(_) => &UPDATES_AFTER,
        None => &UPDATES_WITHIN,
    };
    let values = params![
        asked.after.unwrap_or_default(),
        asked.agency.as_deref().unwrap_or_default(),
        asked.from,
        asked.until,
        asked.limit
    ];
    tx.all(sql, &values, |row| {
        Ok(UpdateRow {
            position: row.get("position")?,
            id: row.get("id")?,
            reference: row.parse("reference", Reference::parse)?,
            at: row.get("at_us")?,
            state: row.get("to_state")?,
            body: row.get("body")?,
            photo: row.get("photo")?,
        })
    })
}

pub(crate) fn feedback_counts(tx: &mut Tx<'_>) -> store::Result<HashMap<Feedback, i64>> {
    let counted = tx.all(&FEEDBACK_COUNTS, &[], |row| {
        Ok((feedback(row)?, row.get("reports")?))
    })?;
    Ok(counted.into_iter().collect())
}

pub(crate) fn feedback_of_owner(
    tx: &mut Tx<'_>,
    owner: PersonId,
) -> store::Result<HashMap<CaseId, Feedback>> {
    let found = tx.all(&FEEDBACK_OF_OWNER, &params![owner], |row| {
        Ok((row.get("id")?, feedback(row)?))
    })?;
    Ok(found.into_iter().collect())
}

/// How many wrong secrets were tried on a reference since this time.
pub(crate) fn tries(tx: &mut Tx<'_>, reference: &Reference, since: Time) -> store::Result<i64> {
    let found = tx.one(&TRIES_FIND, &params![reference.as_str(), since], |row| {
        row.get("tries")
    })?;
    Ok(found.unwrap_or_default())
}

/// Counts one more.
pub(crate) fn try_count(
    tx: &mut Tx<'_>,
    reference: &Reference,
    (now, since): (Time, Time),
) -> store::Result<()> {
    tx.exec(&TRY_COUNT, &params![reference.as_str(), now, since])
        .map(drop)
}

/// Forgets counts from before this time.
pub(crate) fn tries_delete(tx: &mut Tx<'_>, before: Time) -> store::Result<u64> {
    tx.exec(&TRIES_DELETE, &params![before])
}
