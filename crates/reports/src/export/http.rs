//! The table as it is asked for.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::{Lang, Problem};
use futures_util::{StreamExt, stream};
use kernel::App;
use kernel::registry::Registry;
use web::{Access, Ctx, Failure, Route};

use super::queries::{self, Place};
use super::rules;
use crate::late;
use crate::model::{ReportFilter, ReportRow};
use crate::pages::asked_filter;

/// Reports read at once.
const PIECE: i64 = 500;
/// Tells spreadsheets that the text is UTF-8; programs that read tables know it.
const MARK: &[u8] = "\u{feff}".as_bytes();

pub(crate) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/reports.csv";
    vec![Route::get(path, "reports.export", Access::Public, export)]
}

/// A table that is being written.
struct Table {
    app: App,
    lang: Lang,
    registry: Arc<Registry>,
    filter: ReportFilter,
    /// Where it goes on; nowhere at its end.
    place: Option<Place>,
}

async fn export(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let table = Table {
        filter: asked_filter(&app, &ctx),
        lang: ctx.lang,
        app,
        registry,
        place: Some(Place::start()),
    };
    let headers = [
        (
            header::CONTENT_TYPE,
            "text/csv; charset=utf-8; header=present",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"reports.csv\"",
        ),
    ];
    let first = [MARK, &written(&[rules::COLUMNS.map(str::to_owned)])?].concat();
    let table = table.next(first).await?;
    // Whoever compresses it asks once more after its end.
    let rest = stream::unfold(table, |state| async move {
        match state {
            Some((piece, table)) => {
                // Whoever reads is told that the table is cut short, by the connection's end.
                let next = table.next(Vec::new()).await;
                match next {
                    Ok(next) => Some((Ok(piece), next)),
                    Err(problem) => Some((Err(problem), None)),
                }
            }
            None => None,
        }
    })
    .fuse();
    Ok((headers, Body::from_stream(rest)).into_response())
}

impl Table {
    /// The next piece after these bytes, with the table from there on; nothing at its end.
    async fn next(mut self, mut bytes: Vec<u8>) -> Result<Option<(Vec<u8>, Self)>, Problem> {
        let Some(place) = self.place.take() else {
            return Ok(None);
        };
        let filter = self.filter.clone();
        let read = self.app.db.read("reports.export", move |tx| {
            queries::export(tx, &filter, (&place, PIECE))
        });
        let rows = read.await?;
        let whole = i64::try_from(rows.len()).is_ok_and(|count| count == PIECE);
        self.place = rows.last().filter(|_| whole).map(Place::after);
        let lines: Vec<[String; 19]> = rows.iter().map(|row| self.cells(row)).collect();
        bytes.extend(written(&lines)?);
        Ok(Some((bytes, self)))
    }

    fn cells(&self, row: &ReportRow) -> [String; 19] {
        let agency = self.registry.agency(&row.agency).map(|agency| &agency.name);
        let category = self.registry.category(&row.category);
        let category = category.map(|category| &category.name);
        let words = |name: Option<&base::Text>| {
            name.map(|name| name.get(self.lang).to_string())
                .unwrap_or_default()
        };
        let late = row
            .late
            .as_deref()
            .and_then(|code| late::reason(&self.app, code));
        let said = if row.spoken {
            self.app.site.locales().text(self.lang, "reports-spoken")
        } else {
            row.description.as_str().into()
        };
        rules::cells(row, (&words(agency), &words(category), &words(late)), &said)
    }
}

/// Lines of a table, quoted where they have to be.
pub(crate) fn written<const N: usize>(lines: &[[String; N]]) -> Result<Vec<u8>, Problem> {
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for line in lines {
        table.write_record(line).map_err(unwritten)?;
    }
    table.into_inner().map_err(unwritten)
}

fn unwritten(error: impl std::fmt::Display) -> Problem {
    tracing::error!(%error, "table not written");
    Problem::internal()
}
