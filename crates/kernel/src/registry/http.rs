//! The registry for machines.

mod lists;

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use base::{Point, Problem, Text};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};
use web::i18n::Arg;
use web::{Access, Ctx, Doc, Failure, Param, Route, json};

use super::decision::{Routing, Where};
use super::error::Error;
use super::experience::{Experience, experience, weigh};
use super::explain::{Phrase, machine_words, phrases};
use super::model::{
    Agency, AgencyCode, AgencyKind, Category, Charter, Code, Privacy, Question, RoutingKind,
};
use super::rules::{categories_of, route};
use super::snapshot::Registry;
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    [bodies(), lists::routes()].concat()
}

fn bodies() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/api/v1/routing",
            "registry.routing",
            Access::Public,
            routing_get,
        )
        .doc(routing_doc()),
        Route::get(
            "/api/v1/agencies",
            "registry.agencies",
            Access::Public,
            agencies_get,
        )
        .doc(agencies_doc()),
        Route::get(
            "/api/v1/agencies/{code}",
            "registry.agency",
            Access::Public,
            agency_get,
        )
        .doc(
            Doc::new("One public body, what it promises and what it is in charge of.")
                .param(Param::path("code", "The body's code."))
                .response(200, "The body.", agency_schema),
        ),
        Route::get(
            "/api/v1/categories",
            "registry.categories",
            Access::Public,
            categories_get,
        )
        .doc(
            Doc::new("What can be reported, with the questions worth answering.").response(
                200,
                "The categories.",
                categories_schema,
            ),
        ),
    ]
}

fn agencies_doc() -> Doc {
    let kinds = "ministry, federal, state, local or utility.";
    Doc::new("Public bodies, those of today and those that were merged away.")
        .param(Param::query(
            "q",
            "string",
            "Words of a name or short name.",
        ))
        .param(Param::query("kind", "string", kinds))
        .param(Param::query(
            "state",
            "string",
            "A state's ISO 3166-2 code.",
        ))
        .response(200, "The bodies.", agencies_schema)
}

fn routing_doc() -> Doc {
    let off = "How many metres the point may be off, as a phone says. Where that is too much, no road decides.";
    Doc::new("Who is in charge of a category at a place, and why.")
        .param(Param::query("category", "string", "The category's code.").required())
        .param(Param::query(
            "lat",
            "number",
            "Latitude in degrees, with `lon`.",
        ))
        .param(Param::query(
            "lon",
            "number",
            "Longitude in degrees, with `lat`.",
        ))
        .param(Param::query("accuracy", "integer", off))
        .param(Param::query(
            "postcode",
            "string",
            "A postcode, where there is no point.",
        ))
        .param(Param::query(
            "state",
            "string",
            "A state's code, where there is nothing better.",
        ))
        .response(200, "The decision.", routing_schema)
        .refuses(&[404])
}

fn routing_schema() -> Value {
    json!({"type": "object", "required": ["agency", "candidates", "explanation"], "properties": {
        "agency": {"type": ["string", "null"]},
        "candidates": {"type": "array", "items": {"type": "string"}},
        "to_confirm": {"type": "boolean"},
        "triage": {"type": ["string", "null"]},
        "explanation": {"type": "object"},
    }})
}

fn agencies_schema() -> Value {
    json!({"type": "array", "items": agency_schema()})
}

fn agency_schema() -> Value {
    json!({"type": "object", "required": ["code", "kind", "name"], "properties": {
        "code": {"type": "string"},
        "kind": {"type": "string"},
        "name": {"type": "object", "additionalProperties": {"type": "string"}},
    }})
}

fn categories_schema() -> Value {
    json!({"type": "array", "items": {"type": "object", "required": ["code", "name"]}})
}

/// The registry of this moment.
pub(super) async fn current(app: &App) -> Result<Arc<Registry>, Failure> {
    let cache = app.registry.clone();
    Ok(app.db.read("registry.get", move |tx| cache.get(tx)).await?)
}

/// Why a report goes where it goes, in the reader's language, one sentence each.
pub fn sentences(ctx: &Ctx, registry: &Registry, routing: &Routing) -> Vec<String> {
    let said = |phrase: Phrase| match phrase {
        Phrase::Said(text) => text.get(ctx.lang).to_string(),
        Phrase::Message(key, args) => {
            let args = args
                .iter()
                .map(|(name, arg)| (*name, web_arg(arg)))
                .collect();
            ctx.tx(key, args)
        }
    };
    let explained = (&routing.explanation, routing.candidates.len());
    phrases(registry, explained, ctx.lang)
        .into_iter()
        .map(said)
        .collect()
}

fn web_arg(arg: &base::Arg) -> Arg<'_> {
    match arg {
        base::Arg::Text(text) => Arg::from(text),
        base::Arg::Number(number) => Arg::from(*number),
    }
}

async fn routing_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let code = ctx.query("category").ok_or_else(|| missing("category"))?;
    let place = asked_place(&ctx)?;
    let (registry, known) = experienced(&app, &ctx, (code, &place)).await?;
    let category = registry
        .category(code)
        .ok_or_else(|| Error::UnknownCategory(code.chars().take(Code::LONGEST).collect()))?;
    let routing = route(&registry, category, &place, registry.day(ctx.now));
    let routing = weigh(routing, known);
    let mut explanation = machine_words(&registry, &routing);
    if let Some(fields) = explanation.as_object_mut() {
        fields.insert(
            "sentences".to_owned(),
            json!(sentences(&ctx, &registry, &routing)),
        );
    }
    let triage = routing.agency.is_none();
    json(&json!({
        "agency": routing.agency,
        "candidates": routing.candidates,
        "to_confirm": routing.to_confirm,
        "triage": triage.then(|| &registry.settings().triage.agency),
        "explanation": explanation,
    }))
}

/// The registry, and what came of reports of a category at a place.
async fn experienced(
    app: &App,
    ctx: &Ctx,
    (category, place): (&str, &Where),
) -> Result<(Arc<Registry>, Option<Experience>), Failure> {
    let point = place.point();
    let (shared, category, now) = (app.clone(), category.to_owned(), ctx.now);
    let read = app.db.read("registry.routing", move |tx| {
        let registry = shared.registry.get(tx)?;
        let known = experience(tx, (&shared, &registry, now), (&category, point))?;
        Ok::<_, store::Error>((registry, known))
    });
    Ok(read.await?)
}

fn missing(field: &'static str) -> Problem {
    Problem::new(400, "kernel.registry.parameter").field(field, "kernel.registry.parameter")
}

/// The place of a query: a point, else a postcode, else a state.
fn asked_place(ctx: &Ctx) -> Result<Where, Problem> {
    match (ctx.query("lat"), ctx.query("lon")) {
        (Some(lat), Some(lon)) => {
            let point = Point::parse(lat, lon).map_err(|_| {
                Problem::new(400, "kernel.registry.no_point")
                    .field("lat", "kernel.registry.no_point")
                    .field("lon", "kernel.registry.no_point")
            })?;
            match ctx.query("accuracy").map(str::parse) {
                None => Ok(Where::Point(point)),
                Some(Ok(metres)) => Ok(Where::About(point, metres)),
                Some(Err(_)) => Err(missing("accuracy")),
            }
        }
        (Some(_), None) => Err(missing("lon")),
        (None, Some(_)) => Err(missing("lat")),
        (None, None) => match (ctx.query("postcode"), ctx.query("state")) {
            (Some(digits), _) => Ok(Where::Postcode(digits.to_owned())),
            (None, Some(state)) => Code::parse(state)
                .map(Where::State)
                .ok_or_else(|| missing("state")),
            (None, None) => Err(missing("lat").field("lon", "kernel.registry.parameter")),
        },
    }
}

#[derive(Serialize)]
struct AgencyView<'r> {
    code: &'r AgencyCode,
    kind: AgencyKind,
    name: &'r Text,
    acronym: &'r str,
    parent: Option<&'r AgencyCode>,
    state: Option<&'r Code>,
    lat: Option<f64>,
    lon: Option<f64>,
    website_reported: &'r str,
    aliases: &'r [String],
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    successor: Option<&'r AgencyCode>,
}

impl<'r> AgencyView<'r> {
    fn of(agency: &'r Agency) -> Self {
        Self {
            code: &agency.code,
            kind: agency.kind,
            name: &agency.name,
            acronym: &agency.acronym,
            parent: agency.parent.as_ref(),
            state: agency.state.as_ref(),
            lat: agency.seat.map(|seat| seat.lat),
            lon: agency.seat.map(|seat| seat.lon),
            website_reported: &agency.website,
            aliases: &agency.aliases,
            valid_from: agency.valid_from,
            valid_to: agency.valid_to,
            successor: agency.successor.as_ref(),
        }
    }
}

/// What a list of public bodies is narrowed down to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) words: String,
    pub(super) kind: Option<AgencyKind>,
    pub(super) state: Option<String>,
}

impl Filter {
    /// Longest words that are searched for.
    const WORDS: usize = 200;

    /// The filter of a query; what it names must exist.
    pub(super) fn of(ctx: &Ctx, registry: &Registry) -> Result<Self, Problem> {
        let unknown = |field: &'static str| {
            Problem::new(400, "kernel.registry.filter").field(field, "kernel.registry.filter")
        };
        let kind = match ctx.query("kind") {
            None => None,
            Some(word) => Some(AgencyKind::parse(word).ok_or_else(|| unknown("kind"))?),
        };
        let state = ctx.query("state").map(str::to_owned);
        if state
            .as_ref()
            .is_some_and(|code| registry.state(code).is_none())
        {
            return Err(unknown("state"));
        }
        let words = ctx
            .query("q")
            .unwrap_or_default()
            .chars()
            .take(Self::WORDS)
            .collect();
        Ok(Self { words, kind, state })
    }

    /// The bodies that fit: by how well they fit the words, without words by their Malay names.
    pub(super) fn apply<'r>(&self, registry: &'r Registry) -> Vec<&'r Agency> {
        let mut found: Vec<_> = if self.words.is_empty() {
            registry.agencies().collect()
        } else {
            registry.agencies_matching(&self.words, usize::MAX)
        };
        found.retain(|agency| {
            let state = agency.state.as_deref();
            self.kind.is_none_or(|kind| agency.kind == kind)
                && (self.state.is_none() || self.state.as_deref() == state)
        });
        if self.words.is_empty() {
            found.sort_by(|one, other| one.name.cmp(&other.name));
        }
        found
    }
}

async fn agencies_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = current(&app).await?;
    let found = Filter::of(&ctx, &registry)?.apply(&registry);
    json(&found.into_iter().map(AgencyView::of).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct AgencyWhole<'r> {
    #[serde(flatten)]
    agency: AgencyView<'r>,
    promises: Vec<CharterView<'r>>,
    categories: Vec<&'r Code>,
}

#[derive(Serialize)]
struct CharterView<'r> {
    category: Option<&'r Code>,
    milestone: &'static str,
    amount: u32,
    unit: base::workdays::Unit,
    condition: &'r str,
}

impl<'r> CharterView<'r> {
    fn of(charter: &'r Charter) -> Self {
        Self {
            category: charter.category.as_ref(),
            milestone: charter.milestone.as_str(),
            amount: charter.amount,
            unit: charter.unit,
            condition: &charter.condition,
        }
    }
}

async fn agency_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = current(&app).await?;
    let agency = registry
        .agency(ctx.param("code"))
        .ok_or_else(Problem::not_found)?;
    let categories = categories_of(&registry, agency, registry.day(ctx.now));
    json(&AgencyWhole {
        agency: AgencyView::of(agency),
        promises: registry
            .charters(&agency.code)
            .iter()
            .map(CharterView::of)
            .collect(),
        categories: categories
            .into_iter()
            .map(|category| &category.code)
            .collect(),
    })
}

#[derive(Serialize)]
struct CategoryView<'r> {
    code: &'r Code,
    name: &'r Text,
    group: &'r Code,
    group_name: Option<&'r Text>,
    routing: RoutingKind,
    agency: Option<&'r AgencyCode>,
    service: Option<&'r Code>,
    privacy: Privacy,
    estimate_workdays: Option<u32>,
    questions: &'r [Question],
}

impl<'r> CategoryView<'r> {
    fn of(registry: &'r Registry, category: &'r Category) -> Self {
        Self {
            code: &category.code,
            name: &category.name,
            group: &category.group,
            group_name: registry.group(&category.group).map(|group| &group.name),
            routing: category.routing,
            agency: category.agency.as_ref(),
            service: category.service.as_ref(),
            privacy: category.privacy,
            estimate_workdays: category.typical_days,
            questions: registry.questions(&category.code),
        }
    }
}

async fn categories_get(State(app): State<App>) -> Result<Response, Failure> {
    let registry = current(&app).await?;
    let views = registry
        .categories()
        .iter()
        .map(|item| CategoryView::of(&registry, item));
    json(&views.collect::<Vec<_>>())
}
