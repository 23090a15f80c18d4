//! Statements of tasks.

use base::{Reference, Time};
use store::{Row, Sql, Tx, params};

use super::Window;
use crate::cases::model::{CaseId, TaskAfter, TaskDoer, TaskRow, TaskToDo};
use crate::cases::timers::Timer;

const TASK_INSERT: Sql = Sql::new(
    "kernel.task_insert",
    "insert into kernel_task (case_id, number, sort, agency, person_id, given_us, due_us, next_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);

const TASK_END: Sql = Sql::new(
    "kernel.task_end",
    "update kernel_task set outcome = $3, body = $4, ended_us = $5, ended_by = $6, next_us = null, parted = $7
     where case_id = $1 and number = $2",
);

const TASK_REST: Sql = Sql::new(
    "kernel.task_rest",
    "update kernel_task set next_us = null where case_id = $1 and number = $2",
);

const TASKS_DROP: Sql = Sql::new(
    "kernel.tasks_drop",
    "update kernel_task set outcome = $3, ended_us = $4, next_us = null, parted = true
     where case_id = $1 and sort = $2 and outcome is null",
);

const TASK_LATER: Sql = Sql::new(
    "kernel.task_later",
    "update kernel_task set next_us = $3 where case_id = $1 and number = $2",
);

macro_rules! task_columns {
    () => {
        "select case_id, number, sort, agency, person_id, given_us, due_us, next_us, outcome, body,
            ended_us
         from kernel_task "
    };
}

const TASK_FIND: Sql = Sql::new(
    "kernel.task_find",
    concat!(task_columns!(), "where case_id = $1 and number = $2"),
);

const TASKS_OF_CASE: Sql = Sql::new(
    "kernel.tasks_of_case",
    concat!(task_columns!(), "where case_id = $1 order by number"),
);

macro_rules! to_do {
    ($doer:literal, $window:literal, $more:ident) => {
        concat!(
            "select t.case_id, t.number, t.sort, t.agency, t.person_id, t.given_us, t.due_us, t.next_us,
                t.outcome, t.body, t.ended_us, c.reference, c.kind, c.edition, c.topic
             from kernel_task t join kernel_case c on c.id = t.case_id
             where t.outcome is null and c.phase <> 'closed' and t.",
            $doer,
            " = $1 and ",
            within!("c.", $window),
            " and ",
            $more!()
        )
    };
}

macro_rules! dated {
    () => {
        "($7 = '' or t.sort = $7) and (t.due_us, t.case_id, t.number) > ($2, $3, $4)
         order by t.due_us, t.case_id, t.number limit $5"
    };
}

macro_rules! dateless {
    () => {
        "($6 = '' or t.sort = $6) and t.due_us is null and (t.case_id, t.number) > ($2, $3)
         order by t.case_id, t.number limit $4"
    };
}

const TASKS_OF_AGENCY: Sql = Sql::new("kernel.tasks_of_agency", to_do!("agency", "6", dated));

const TASKS_OF_AGENCY_LATER: Sql = Sql::new(
    "kernel.tasks_of_agency_later",
    to_do!("agency", "5", dateless),
);

const TASKS_OF_PERSON: Sql = Sql::new("kernel.tasks_of_person", to_do!("person_id", "6", dated));

const TASKS_OF_PERSON_LATER: Sql = Sql::new(
    "kernel.tasks_of_person_later",
    to_do!("person_id", "5", dateless),
);

const TASK_AGENCIES: Sql = Sql::new(
    "kernel.task_agencies",
    "select distinct agency from kernel_task where case_id = $1 and agency is not null and not parted",
);

const TASKS_DUE: Sql = Sql::new(
    "kernel.tasks_due",
    "select next_us, case_id, number from kernel_task
     where next_us is not null and next_us <= $1 order by next_us limit $2",
);

const TASKS_OPEN: Sql = Sql::new(
    "kernel.tasks_open",
    concat!(
        "select count(*) as open_tasks from (
            select 1 as one from kernel_task t join kernel_case c on c.id = t.case_id
            where t.outcome is null and c.phase <> 'closed' and t.agency = $1 and t.sort = $2 and ",
        within!("c.", "3"),
        " limit $4) n"
    ),
);

pub(super) const SQL: &[Sql] = &[
    TASKS_OPEN,
    TASK_INSERT,
    TASK_END,
    TASK_REST,
    TASKS_DROP,
    TASK_LATER,
    TASK_FIND,
    TASKS_OF_CASE,
    TASKS_OF_AGENCY,
    TASKS_OF_AGENCY_LATER,
    TASKS_OF_PERSON,
    TASKS_OF_PERSON_LATER,
    TASK_AGENCIES,
    TASKS_DUE,
];

pub(crate) fn task_insert(tx: &mut Tx<'_>, task: &TaskRow) -> store::Result<()> {
    let values = params![
        task.case_id,
        task.number,
        task.sort.as_str(),
        task.agency.as_deref(),
        task.person,
        task.given,
        task.due,
        task.next
    ];
    tx.exec(&TASK_INSERT, &values).map(drop)
}

/// Keeps how a task ended.
/// Ends a task; `parted` says whether whoever did it has no more part in the case.
pub(crate) fn task_end(
    tx: &mut Tx<'_>,
    task: &TaskRow,
    (actor, parted): (Option<&str>, bool),
) -> store::Result<()> {
    let values = params![
        task.case_id,
        task.number,
        task.outcome.as_deref(),
        task.body.as_deref(),
        task.ended,
        actor,
        parted
    ];
    tx.exec(&TASK_END, &values).map(drop)
}

/// Looks at the task's time no more.
pub(crate) fn task_rest(tx: &mut Tx<'_>, id: CaseId, number: i64) -> store::Result<()> {
    tx.exec(&TASK_REST, &params![id, number]).map(drop)
}

/// Looks at a task again later.
pub(super) fn task_later(
    tx: &mut Tx<'_>,
    (id, number): (CaseId, i64),
    at: Time,
) -> store::Result<()> {
    tx.exec(&TASK_LATER, &params![id, number, at]).map(drop)
}

/// Calls off the open tasks of a sort.
pub(crate) fn tasks_drop(
    tx: &mut Tx<'_>,
    id: CaseId,
    sort: &str,
    (outcome, now): (&str, Time),
) -> store::Result<()> {
    tx.exec(&TASKS_DROP, &params![id, sort, outcome, now])
        .map(drop)
}

pub(crate) fn task_find(
    tx: &mut Tx<'_>,
    id: CaseId,
    number: i64,
) -> store::Result<Option<TaskRow>> {
    tx.one(&TASK_FIND, &params![id, number], task)
}

pub(crate) fn tasks_of_case(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Vec<TaskRow>> {
    tx.all(&TASKS_OF_CASE, &params![id], task)
}

/// The tasks of one sort, in the order in which they were given.
pub(crate) fn tasks_of_sort(
    tx: &mut Tx<'_>,
    id: CaseId,
    sort: &str,
) -> store::Result<Vec<TaskRow>> {
    let mut tasks = tasks_of_case(tx, id)?;
    tasks.retain(|task| task.sort == sort);
    Ok(tasks)
}

/// What an agency or a person still has to do, of one sort or all, by date, what has none last; after a row.
pub(crate) fn tasks_to_do(
    tx: &mut Tx<'_>,
    (doer, window, sort): (&TaskDoer, &Window, &str),
    after: Option<&TaskAfter>,
    limit: i64,
) -> store::Result<Vec<TaskToDo>> {
    let (who, dated, dateless) = match doer {
        TaskDoer::Agency(code) => (code.clone(), &TASKS_OF_AGENCY, &TASKS_OF_AGENCY_LATER),
        TaskDoer::Person(id) => (id.to_string(), &TASKS_OF_PERSON, &TASKS_OF_PERSON_LATER),
    };
    let id = after.map(|after| after.case_id.to_string());
    let (id, number) = (
        id.unwrap_or_default(),
        after.map_or(-1, |after| after.number),
    );
    let mut all = match after.map(|after| after.due) {
        Some(None) => Vec::new(),
        due => {
            let at = due.flatten().map_or(i64::MIN, Time::micros);
            let values = params![who.as_str(), at, id.as_str(), number, limit, window, sort];
            tx.all(dated, &values, to_do)?
        }
    };
    let missing = limit - i64::try_from(all.len()).unwrap_or(i64::MAX);
    if missing > 0 {
        let (id, number) = match after {
            Some(TaskAfter { due: None, .. }) => (id.as_str(), number),
            _ => ("", -1),
        };
        all.extend(tx.all(
            dateless,
            &params![who.as_str(), id, number, missing, window, sort],
            to_do,
        )?);
    }
    Ok(all)
}

fn to_do(row: &Row<'_>) -> store::Result<TaskToDo> {
    Ok(TaskToDo {
        task: task(row)?,
        reference: row.parse("reference", Reference::parse)?,
        kind: row.get("kind")?,
        edition: row.get("edition")?,
        topic: row.get("topic")?,
    })
}

/// The agencies that were asked to do something for a case; not those whose offer of it is over.
pub(crate) fn task_agencies(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Vec<String>> {
    tx.all(&TASK_AGENCIES, &params![id], |row| row.get("agency"))
}

/// Tasks whose time is over by now, and since when.
pub(crate) fn tasks_due(
    tx: &mut Tx<'_>,
    now: Time,
    limit: i64,
) -> store::Result<Vec<(Time, Timer)>> {
    tx.all(&TASKS_DUE, &params![now, limit], |row| {
        let timer = Timer::Task(row.get("case_id")?, row.get("number")?);
        Ok((row.get("next_us")?, timer))
    })
}

fn task(row: &Row<'_>) -> store::Result<TaskRow> {
    Ok(TaskRow {
        case_id: row.get("case_id")?,
        number: row.get("number")?,
        sort: row.get("sort")?,
        agency: row.get("agency")?,
        person: row.get("person_id")?,
        given: row.get("given_us")?,
        due: row.get("due_us")?,
        next: row.get("next_us")?,
        outcome: row.get("outcome")?,
        body: row.get("body")?,
        ended: row.get("ended_us")?,
    })
}

/// How many open tasks of a sort an agency has, counted no further than `most`.
pub(crate) fn tasks_open(
    tx: &mut Tx<'_>,
    (agency, window): (&str, &Window),
    sort: &str,
    most: i64,
) -> store::Result<i64> {
    let values = params![agency, sort, window, most];
    let count = tx.one(&TASKS_OPEN, &values, |row| row.get("open_tasks"))?;
    Ok(count.unwrap_or_default())
}
