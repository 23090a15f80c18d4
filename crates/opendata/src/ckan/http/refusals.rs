//! Refusals as CKAN writes them: an envelope with an error of a type, or a bare sentence where no action was found.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Arg, Problem};
use serde_json::{Map, Value as Json, json};
use web::{Ctx, encoded};

use crate::error::Error;

/// Where an action is explained.
pub(super) fn help(ctx: &Ctx) -> String {
    let action = ctx.path.rsplit('/').next().unwrap_or_default();
    let url = ctx.site.public_url();
    format!("{url}/data/api/3/action/help_show?name={}", encoded(action))
}

/// A question to the `DataStore` that it cannot answer: CKAN calls that a validation error.
pub(in crate::ckan) fn invalid(error: impl Into<Error>) -> Problem {
    let mut problem = Problem::from(error.into());
    if problem.status == 400 {
        problem.status = 409;
    }
    problem
}

/// The envelope of a refusal.
pub(super) fn failed(ctx: &Ctx, problem: &Problem, sentence: String) -> Response {
    let status = match problem.status {
        401 => 403,
        // What was taken back is as absent as CKAN's deleted packages, and its notice says why.
        410 => 404,
        // What we call unfit, CKAN calls a validation error.
        422 => 409,
        status => status,
    };
    let body = match problem.code {
        "opendata.ckan_action" | "opendata.ckan_json" | "opendata.ckan_post" => {
            Json::from(sentence)
        }
        _ => {
            let error = error(ctx, (problem, status), sentence);
            json!({"help": help(ctx), "success": false, "error": error})
        }
    };
    let status = StatusCode::from_u16(status).unwrap_or_default();
    let head = [(header::CONTENT_TYPE, "application/json")];
    (status, head, body.to_string()).into_response()
}

/// What CKAN calls a field that we call otherwise.
fn field(ours: &str) -> &str {
    match ours {
        "slug" => "name",
        "title-ms" => "title",
        "about-ms" => "notes",
        "licence" => "license_id",
        "contact" => "maintainer_email",
        "file" => "upload",
        "reason" => "notice",
        same => same,
    }
}

fn error(ctx: &Ctx, (problem, status): (&Problem, u16), sentence: String) -> Json {
    let kind = match status {
        401 | 403 => "Authorization Error",
        404 => "Not Found Error",
        409 | 413 => "Validation Error",
        429 => "Rate Limit Error",
        500.. => "Internal Server Error",
        _ => "Search Query Error",
    };
    let mut error = Map::new();
    if matches!(status, 409 | 413) {
        let page = ctx.page(String::new());
        for field in &problem.fields {
            let said = page.field_problem(field);
            error.insert(self::field(&field.field).to_owned(), json!([said]));
        }
        let place = problem.args.iter().find(|(name, _)| *name == "place");
        match place {
            Some((_, Arg::Text(place))) if !place.is_empty() => {
                error.insert(place.clone(), json!([sentence]));
            }
            _ if error.is_empty() => drop(error.insert("message".to_owned(), sentence.into())),
            _ => {}
        }
    } else {
        error.insert("message".to_owned(), sentence.into());
    }
    error.insert("__type".to_owned(), kind.into());
    Json::Object(error)
}
