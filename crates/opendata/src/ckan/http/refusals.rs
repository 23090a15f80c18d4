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
pub(super) fn invalid(error: impl Into<Error>) -> Problem {
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
        status => status,
    };
    let body = match problem.code {
        "opendata.ckan_action" | "opendata.ckan_json" => Json::from(sentence),
        _ => {
            let error = error(ctx, problem, sentence);
            json!({"help": help(ctx), "success": false, "error": error})
        }
    };
    let status = StatusCode::from_u16(status).unwrap_or_default();
    let head = [(header::CONTENT_TYPE, "application/json")];
    (status, head, body.to_string()).into_response()
}

fn error(ctx: &Ctx, problem: &Problem, sentence: String) -> Json {
    let kind = match problem.status {
        401 | 403 => "Authorization Error",
        404 => "Not Found Error",
        409 => "Validation Error",
        429 => "Rate Limit Error",
        500.. => "Internal Server Error",
        _ => "Search Query Error",
    };
    let mut error = Map::new();
    if problem.status == 409 {
        let page = ctx.page(String::new());
        for field in &problem.fields {
            let said = page.field_problem(field);
            error.insert(field.field.clone(), json!([said]));
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
