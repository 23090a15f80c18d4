//! The row of SODA, its headers and its refusals.

use std::fmt::Write;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Arg, Problem, Time};
use kernel::App;
use serde_json::{Map, Value as Json, json};
use tables::dialect::soda::parse;
use tables::{Kind, Query, Table, run};
use web::{Access, Ctx, Doc, Failure, Param, Rate, Route};

use crate::answers::http::{Made, Of, answer};
use crate::answers::{schema, written};
use crate::catalogue::{entries, slug_of};
use crate::error::Error;
use crate::http::found;
use crate::model::Which;
use crate::rules;

/// The most rows of one answer.
const ROWS_MAX: u64 = 32_000;
/// The forms that Socrata has for it.
const ENDINGS: [&str; 3] = ["json", "csv", "geojson"];

pub(crate) fn routes() -> Vec<Route<App>> {
    let of = |name, about| Param::query(name, "string", about);
    let about = "Rows of a dataset, asked as Socrata is asked. `$having`, `$query` and functions of days and places are not \
                 offered. `$$as_of` names a version.";
    let doc = Doc::new(about)
        .param(Param::path(
            "file",
            "The dataset's slug or four-by-four, then `.json`, `.csv` or, where there are points, `.geojson`.",
        ))
        .param(of("$select", "Columns and figures: `state, count(*) as n`."))
        .param(of("$where", "A condition: `price > 2 and state = 'Kedah'`."))
        .param(of("$group", "Columns to group by."))
        .param(of("$order", "Columns, each with `desc` behind it if the greatest come first."))
        .param(of("$limit", "Rows at most; 1,000 if nothing is said, 32,000 in one answer."))
        .param(of("$offset", "Rows that are left out first."))
        .param(of("$q", "Words that stand somewhere in a row."))
        .response(200, "The rows.", any)
        .response_as(200, "The rows.", "text/csv", any)
        .response_as(200, "The rows.", "application/geo+json", any)
        .refuses(&[401, 410]);
    let row = Route::get("/resource/{file}", "opendata.soda", Access::Public, ask);
    vec![row.rate(Rate::Read).failures(failed).doc(doc)]
}

fn any() -> Json {
    json!({})
}

async fn ask(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let file = ctx.param("file");
    let (name, ending) = file.rsplit_once('.').ok_or_else(Problem::not_found)?;
    let ending = ENDINGS.into_iter().find(|known| *known == ending);
    let ending = ending.ok_or_else(Problem::not_found)?;
    let all = entries(&app, ctx.now).await?;
    let slug = slug_of(&all, &[], name).ok_or_else(Problem::not_found)?;
    let which = match ctx.query("$$as_of") {
        Some(asked) => rules::as_of(asked).ok_or_else(Problem::not_found)?,
        None => Which::Newest,
    };
    let (dataset, version) = found(&app, &slug, which).await?;
    let schema = schema(&dataset.slug, &version).map_err(Problem::from)?;
    let pairs = ctx.query.iter();
    let pairs = pairs.map(|(name, value)| (name.as_str(), value.as_str()));
    let read = parse(pairs, &schema).map_err(Error::from);
    let mut query = read.map_err(Problem::from)?;
    query.limit = Some(query.limit.unwrap_or(ROWS_MAX).min(ROWS_MAX));
    let question = format!("soda {ending} {query:?}");
    let of = Of::Version(&dataset.slug, &version);
    let at = version.at;
    let make = move |table: &Table| made(table, &query, (ending, at));
    Ok(answer((&app, ctx.now), &asked, of, &question, make).await?)
}

fn made(table: &Table, query: &Query, (ending, at): (&str, Time)) -> Result<Made, Problem> {
    let answer = run(table, query).map_err(Error::from)?;
    let output = rules::output(ending, &answer);
    let output = output.ok_or_else(|| Problem::new(400, "opendata.no_points"))?;
    let body = written(&answer, output)?;
    let list = |said: fn(&tables::Field) -> &str| {
        let fields = answer.fields().iter();
        Json::from(fields.map(said).collect::<Vec<&str>>()).to_string()
    };
    let names = ascii(&list(|field| field.name.as_str()));
    let kinds = list(|field| kind(field.kind));
    let moment = at.timestamp().strftime("%a, %d %b %Y %H:%M:%S GMT");
    Ok(Made::new(body, output.media_type())
        .fact("x-soda2-fields", names)
        .fact("x-soda2-types", kinds)
        .fact("last-modified", moment.to_string()))
}

/// JSON with escapes for all that no header holds.
fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for letter in json.chars() {
        if letter.is_ascii() {
            out.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut units) {
            // Writing to a string does not fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

/// Socrata's name for a kind.
const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Integer | Kind::Number => "number",
        Kind::Boolean => "checkbox",
        Kind::Date | Kind::Timestamp => "calendar_date",
    }
}

/// Refusals as Socrata writes them.
fn failed(_: &Ctx, problem: &Problem, sentence: String) -> Response {
    let code = match (problem.status, problem.code) {
        (404, _) => "dataset.missing",
        (429, _) => "too_many_requests",
        (_, "opendata.unknown_column") => "query.soql.no-such-column",
        (_, "opendata.wrong_kind" | "opendata.not_text" | "opendata.not_number") => {
            "query.soql.type-mismatch"
        }
        (_, "opendata.unknown_function") => "query.soql.no-such-function",
        (400, _) => "query.compiler.malformed",
        (500.., _) => "internal_error",
        _ => "refused",
    };
    let mut data = Map::new();
    for (name, value) in &problem.args {
        let value = match value {
            Arg::Text(text) => Json::from(text.as_str()),
            Arg::Number(number) => Json::from(*number),
        };
        data.insert((*name).to_owned(), value);
    }
    let message = Json::from(sentence);
    let body = json!({"code": code, "error": true, "message": message, "data": data});
    let status = StatusCode::from_u16(problem.status).unwrap_or_default();
    let head = [(header::CONTENT_TYPE, "application/json")];
    (status, head, body.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_into_headers() {
        assert_eq!(
            ascii("[\"நா\",\"𝄞\",\"a\"]"),
            "[\"\\u0ba8\\u0bbe\",\"\\ud834\\udd1e\",\"a\"]"
        );
    }
}
