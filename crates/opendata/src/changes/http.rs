//! Differences for programs.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use base::Problem;
use kernel::App;
use serde_json::{Map, Value, json};
use store::Tx;
use tables::Table;
use tables::merge::Diff;
use web::{Access, Ctx, Doc, Failure, Param, Rate, Route, json, tagged};

use super::diffs::{diffs, size_check};
use super::rules::{self, Line};
use crate::actions;
use crate::error::Error;
use crate::http::table;
use crate::model::{Dataset, Version, Which};

/// The most rows of an answer, and of a file.
const ROWS_MAX: usize = 10_000;
const FILE_MAX: usize = 200_000;
/// Cells that take so long to be written that others do not wait meanwhile.
const LONG: usize = 100_000;

pub(super) fn routes() -> Vec<Route<App>> {
    let about = "What differs between two versions: rows that changed with their cells, rows that are new, rows that are gone. \
                 As CSV, a row that changed stands there twice, before and after.";
    let formats = json!({"enum": ["json", "csv"], "default": "json"});
    vec![
        Route::get(
            "/api/v1/datasets/{slug}/changes",
            "opendata.changes",
            Access::Public,
            changes,
        )
        .rate(Rate::Read)
        .doc(
            Doc::new(about)
                .param(Param::path("slug", "What the dataset is called."))
                .param(Param::query("from", "integer", "The older version.").required())
                .param(Param::query("to", "integer", "The newer version.").required())
                .param(Param::query("format", "string", "How it is written.").shape(formats))
                .response(200, "What differs.", schema)
                .refuses(&[404, 409, 410, 503]),
        ),
    ]
}

fn schema() -> Value {
    let whole = json!({"type": "integer"});
    let row = json!({"type": "object"});
    json!({"type": "object", "properties": {
        "from": whole, "to": whole, "total": whole,
        "key": {"type": "array", "items": {"type": "string"}},
        "changes": {"type": "array", "items": {"type": "object", "properties": {
            "act": {"enum": ["added", "removed", "changed"]}, "before": row, "after": row,
        }}},
    }})
}

/// Two versions of a dataset with what differs.
pub(super) struct Compared {
    pub(super) dataset: Dataset,
    pub(super) from: Version,
    pub(super) to: Version,
    pub(super) old: Arc<Table>,
    pub(super) new: Arc<Table>,
    pub(super) diff: Arc<Diff>,
}

impl Compared {
    /// Whether so many lines at most take long to be written.
    fn is_long(&self, most: usize) -> bool {
        let lines = rules::total(&self.diff).min(most);
        lines.saturating_mul(self.new.columns().len()) > LONG
    }
}

/// Compares the versions that the query asks for.
pub(super) async fn compared(app: &App, ctx: &Ctx) -> Result<Compared, Problem> {
    let number = |name: &str| {
        let number = ctx
            .query(name)
            .and_then(|number| number.parse::<i64>().ok());
        number.ok_or_else(Problem::not_found)
    };
    let (from, to) = (number("from")?, number("to")?);
    let slug = ctx.param("slug").to_owned();
    let read = app.db.read("opendata.changes", move |tx: &mut Tx<'_>| {
        let (_, from) = actions::version_find(tx, &slug, Which::Number(from))?;
        let (dataset, to) = actions::version_find(tx, &slug, Which::Number(to))?;
        Ok::<_, Error>((dataset, from, to))
    });
    let (dataset, from, to) = read.await.map_err(Problem::from)?;
    size_check(&from, &to)?;
    let old = table(app, ctx, &dataset.slug, &from).await?;
    let new = table(app, ctx, &dataset.slug, &to).await?;
    let diffs = diffs(app, ctx.now);
    let diff = diffs.of((&from, &old), (&to, &new), &dataset.key).await?;
    Ok(Compared {
        dataset,
        from,
        to,
        old,
        new,
        diff,
    })
}

async fn changes(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let found = compared(&app, &ctx).await?;
    let diffs = diffs(&app, ctx.now);
    if ctx.query("format") == Some("csv") {
        let body = if found.is_long(FILE_MAX) {
            diffs.in_turn(move || file(&found)).await?
        } else {
            file(&found)
        };
        return Ok(tagged(&asked, "text/csv; charset=utf-8", body?));
    }
    let told = if found.is_long(ROWS_MAX) {
        diffs.in_turn(move || told(&found)).await?
    } else {
        told(&found)
    };
    json(&told)
}

/// All lines, as far as an answer holds them.
fn told(found: &Compared) -> Value {
    let lines = rules::lines(&found.diff, ROWS_MAX);
    let told: Vec<Value> = lines.iter().map(|line| view(found, line)).collect();
    json!({
        "from": found.from.number,
        "to": found.to.number,
        "key": found.dataset.key,
        "total": rules::total(&found.diff),
        "changes": told,
    })
}

fn view(found: &Compared, line: &Line) -> Value {
    let row = |table: &Table, row: Option<u32>| row.map(|row| object(table, row));
    json!({
        "act": line.act.code(),
        "before": row(&found.old, line.before),
        "after": row(&found.new, line.after),
    })
}

fn object(table: &Table, row: u32) -> Map<String, Value> {
    let row = usize::try_from(row).unwrap_or(usize::MAX);
    let cell = |(column, name): (usize, &str)| {
        let value = match table.value(row, column) {
            tables::Value::Null => Value::Null,
            tables::Value::Integer(whole) => whole.into(),
            tables::Value::Number(number) => number.into(),
            tables::Value::Boolean(flag) => flag.into(),
            other => other.to_string().into(),
        };
        (name.to_owned(), value)
    };
    table.schema().names().enumerate().map(cell).collect()
}

/// All lines, as far as a file holds them.
fn file(found: &Compared) -> Result<Vec<u8>, Problem> {
    let names: Vec<&str> = found.new.schema().names().collect();
    let gone = found.old.schema().names();
    let gone = gone.filter(|name| !names.contains(name));
    let all: Vec<&str> = names.iter().copied().chain(gone).collect();
    let mut out = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| {
        tracing::error!(%error, "changes not written");
        Problem::internal()
    };
    let head = ["change"].into_iter().chain(all.iter().copied());
    out.write_record(head).map_err(failed)?;
    for line in rules::lines(&found.diff, FILE_MAX) {
        let sides = [
            (&found.old, line.before, "before"),
            (&found.new, line.after, "after"),
        ];
        for (table, row, side) in sides {
            let Some(row) = row else { continue };
            let what = match line.act {
                rules::Act::Changed => side,
                other => other.code(),
            };
            let cells = all.iter().map(|name| cell(table, row, name));
            let record = [what.to_owned()].into_iter().chain(cells);
            out.write_record(record).map_err(failed)?;
        }
    }
    out.into_inner().map_err(|error| {
        tracing::error!(%error, "changes not written");
        Problem::internal()
    })
}

/// A cell by its column's name; empty if the table has no such column.
pub(super) fn cell(table: &Table, row: u32, name: &str) -> String {
    let row = usize::try_from(row).unwrap_or(usize::MAX);
    let column = table.schema().position(name);
    column.map_or_else(String::new, |column| table.value(row, column).to_string())
}
