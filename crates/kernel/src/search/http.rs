//! The search box for machines.

use axum::extract::State;
use axum::response::Response;
use base::{Lang, Problem};
use serde::Serialize;
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, Param, Route, json};

use super::{About, Hit, about, asked, looked_up, path};
use crate::App;
use crate::registry::{Noun, Registry};

/// Results of an answer, unless the program says otherwise.
const USUAL: usize = 10;
/// Results of an answer, at most.
const MOST: usize = 50;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get("/api/v1/search", "search.find", Access::Public, search_get).doc(search_doc())]
}

fn search_doc() -> Doc {
    let about = "What fits a few words: public bodies, things to report and services, the best first, \
                 and then reports. Misspelt words are forgiven.";
    let limit = "How many results, from 1 to 50; 10 if absent.";
    Doc::new(about)
        .param(Param::query("q", "string", "The words, up to 200 letters.").required())
        .param(Param::query(
            "lang",
            "string",
            "The language of titles, such as `ms`.",
        ))
        .param(Param::query("limit", "integer", limit))
        .response(200, "What was found.", search_schema)
}

fn search_schema() -> Value {
    let text = json!({"type": "string"});
    json!({"type": "object", "required": ["results"], "properties": {
        "results": {"type": "array", "items": {
            "type": "object",
            "required": ["kind", "code", "title", "about", "path"],
            "properties": {
                "kind": {"type": "string", "description": "agency, category, service or report."},
                "code": text, "title": text, "about": text,
                "path": {"type": "string", "description": "The page to open."},
            },
        }},
    }})
}

#[derive(Serialize)]
struct Found {
    kind: &'static str,
    code: String,
    title: String,
    about: String,
    path: String,
}

impl Found {
    fn of(registry: &Registry, lang: Lang, noun: &Noun<'_>) -> Self {
        Self {
            kind: noun.kind().as_str(),
            code: noun.code().to_string(),
            title: noun.name().get(lang).to_string(),
            about: match about(registry, noun) {
                About::Text(text) => text.get(lang).to_string(),
                About::Short(short) => short.to_owned(),
            },
            path: format!("/{lang}{}", path(noun)),
        }
    }

    fn of_hit(lang: Lang, hit: Hit) -> Self {
        Self {
            kind: hit.kind,
            code: hit.code,
            title: hit.title,
            about: hit.about,
            path: format!("/{lang}{}", hit.path),
        }
    }
}

async fn search_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (lang, limit) = (asked_lang(&ctx)?, asked_limit(&ctx)?);
    let words = asked(&ctx);
    let (registry, hits) = looked_up(&app, &ctx, lang, &words).await?;
    let nouns = registry.matching(&words);
    let nouns = nouns.map(|noun| Found::of(&registry, lang, &noun));
    let hits = hits.into_iter().map(|hit| Found::of_hit(lang, hit));
    let results: Vec<_> = nouns.chain(hits).take(limit).collect();
    json(&json!({"results": results}))
}

/// The language of the query, else of the request.
fn asked_lang(ctx: &Ctx) -> Result<Lang, Problem> {
    let Some(code) = ctx.query("lang") else {
        return Ok(ctx.lang);
    };
    ctx.site
        .locales()
        .language(code)
        .ok_or_else(|| Problem::new(400, "kernel.search.lang").field("lang", "kernel.search.lang"))
}

fn asked_limit(ctx: &Ctx) -> Result<usize, Problem> {
    let Some(number) = ctx.query("limit") else {
        return Ok(USUAL);
    };
    let number = number
        .parse()
        .ok()
        .filter(|number| (1..=MOST).contains(number));
    number.ok_or_else(|| {
        Problem::new(400, "kernel.search.limit").field("limit", "kernel.search.limit")
    })
}
