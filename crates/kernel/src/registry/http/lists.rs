//! What of the registry is long: services, areas and public holidays, a piece at a time.

use axum::extract::State as Shared;
use axum::response::Response;
use base::{Problem, Text};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};
use web::{Access, Ctx, Cursor, Doc, Failure, Paging, Param, Route, json, piece_schema};

use super::super::model::{AgencyCode, Code, Holiday, Service, State};
use super::super::snapshot::{District, Registry};
use super::current;
use crate::App;

/// How far a service can be had on the internet.
const ONLINE: [&str; 3] = ["full", "partial", "no"];
/// The sorts of areas.
const SORTS: [&str; 2] = ["state", "district"];

pub(super) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    let (services, service) = ("/api/v1/services", "/api/v1/services/{code}");
    let (areas, holidays) = ("/api/v1/areas", "/api/v1/holidays");
    vec![
        Route::get(services, "registry.services", all, services_get).doc(services_doc()),
        Route::get(service, "registry.service", all, service_get).doc(
            Doc::new("One public service.")
                .param(Param::path("code", "The service's code."))
                .response(200, "The service.", service_schema),
        ),
        Route::get(areas, "registry.areas", all, areas_get).doc(areas_doc()),
        Route::get(holidays, "registry.holidays", all, holidays_get).doc(holidays_doc()),
    ]
}

fn services_doc() -> Doc {
    let online = json!({"enum": ONLINE});
    Doc::new("Public services that people can apply for, by code.")
        .param(Param::query("agency", "string", "Only this body's."))
        .param(Param::query(
            "life_event",
            "string",
            "Only those that belong to this event of life, such as `birth`.",
        ))
        .param(
            Param::query(
                "online",
                "string",
                "How far they can be had on the internet.",
            )
            .shape(online),
        )
        .paged()
        .response(200, "A piece of the list.", services_schema)
}

fn areas_doc() -> Doc {
    let sorts = json!({"enum": SORTS});
    Doc::new("States and their districts, the states first, by code.")
        .param(Param::query("sort", "string", "Only these.").shape(sorts))
        .param(Param::query(
            "state",
            "string",
            "Only this state and its districts.",
        ))
        .paged()
        .response(200, "A piece of the list.", areas_schema)
}

fn holidays_doc() -> Doc {
    let date = json!({"type": "string", "format": "date"});
    Doc::new("Public holidays by date: they do not count as working days.")
        .param(Param::query(
            "state",
            "string",
            "Only those on which this state rests.",
        ))
        .param(Param::query("from", "string", "The first day.").shape(date.clone()))
        .param(Param::query("to", "string", "The last day.").shape(date))
        .paged()
        .response(200, "A piece of the list.", holidays_schema)
}

fn text_schema() -> Value {
    json!({"type": "object", "additionalProperties": {"type": "string"}})
}

fn service_schema() -> Value {
    let words = json!({"type": "string"});
    let required = ["code", "agency", "name", "online"];
    json!({"type": "object", "required": required, "properties": {
        "code": words, "agency": words, "name": text_schema(),
        "platform": {"type": "string", "description": "Where it is to be had, in words."},
        "online": {"type": "string", "examples": ONLINE},
        "fee": {"type": "string", "description": "In words."},
        "confidence": {"type": "string", "description": "How sure we are of all this."},
        "life_event": words, "audience": words,
    }})
}

fn services_schema() -> Value {
    piece_schema(&service_schema())
}

fn areas_schema() -> Value {
    let words = json!({"type": "string"});
    let number = json!({"type": ["number", "null"]});
    let agencies = json!({"type": "array", "items": words,
        "description": "A district's councils, the likeliest first; the secretary of a state."});
    let required = ["code", "sort", "state", "name", "agencies"];
    piece_schema(
        &json!({"type": "object", "required": required, "properties": {
            "code": words, "sort": {"enum": SORTS}, "state": words, "name": text_schema(),
            "lat": number, "lon": number, "agencies": agencies,
        }}),
    )
}

fn holidays_schema() -> Value {
    let states = json!({"type": ["array", "null"], "items": {"type": "string"},
        "description": "The states that rest; null stands for all of them."});
    let required = ["date", "name", "states", "estimated"];
    piece_schema(
        &json!({"type": "object", "required": required, "properties": {
            "date": {"type": "string", "format": "date"}, "name": text_schema(), "states": states,
            "estimated": {"type": "boolean", "description": "Whether the date may still change."},
        }}),
    )
}

/// A value of the query that names nothing.
fn wrong(field: &'static str) -> Problem {
    Problem::new(400, "web.invalid").field(field, "kernel.filter_wrong")
}

/// The state that the query names, if it names one; it must exist.
fn state_asked<'c>(ctx: &'c Ctx, registry: &Registry) -> Result<Option<&'c str>, Problem> {
    let state = ctx.query("state");
    match state {
        Some(code) if registry.state(code).is_none() => Err(wrong("state")),
        state => Ok(state),
    }
}

/// The word that the query gives for a field, if it is one of these.
fn word_asked<'c>(
    ctx: &'c Ctx,
    field: &'static str,
    known: &[&str],
) -> Result<Option<&'c str>, Problem> {
    match ctx.query(field) {
        Some(word) if !known.contains(&word) => Err(wrong(field)),
        word => Ok(word),
    }
}

#[derive(Serialize)]
struct ServiceView<'r> {
    code: &'r Code,
    agency: &'r AgencyCode,
    name: &'r Text,
    platform: &'r str,
    online: &'r str,
    fee: &'r str,
    confidence: &'r str,
    life_event: &'r str,
    audience: &'r str,
}

impl<'r> ServiceView<'r> {
    fn of(service: &'r Service) -> Self {
        Self {
            code: &service.code,
            agency: &service.agency,
            name: &service.name,
            platform: &service.platform,
            online: &service.online,
            fee: &service.fee,
            confidence: &service.confidence,
            life_event: &service.life_event,
            audience: &service.audience,
        }
    }
}

async fn services_get(Shared(app): Shared<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (paging, registry) = (Paging::of(&ctx)?, current(&app).await?);
    let agency = ctx.query("agency");
    if agency.is_some_and(|code| registry.agency(code).is_none()) {
        return Err(wrong("agency").into());
    }
    let online = word_asked(&ctx, "online", &ONLINE)?;
    let event = ctx.query("life_event");
    let found = registry.services().iter().filter(|service| {
        agency.is_none_or(|code| service.agency.as_str() == code)
            && online.is_none_or(|word| service.online == word)
            && event.is_none_or(|word| service.life_event == word)
    });
    let piece = paging.among(found, |service| Cursor {
        at: None,
        id: service.code.to_string(),
    });
    json(&piece.map(|service| ServiceView::of(service)))
}

async fn service_get(Shared(app): Shared<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = current(&app).await?;
    let service = registry.service(ctx.param("code"));
    json(&ServiceView::of(service.ok_or_else(Problem::not_found)?))
}

/// A state or a district.
enum Area<'r> {
    State(&'r State),
    District(&'r District),
}

impl<'r> Area<'r> {
    fn sort(&self) -> &'static str {
        match self {
            Self::State(_) => "state",
            Self::District(_) => "district",
        }
    }

    fn state(&self) -> &'r Code {
        match self {
            Self::State(state) => &state.code,
            Self::District(district) => &district.state,
        }
    }

    fn cursor(&self) -> Cursor {
        let (place, code) = match self {
            Self::State(state) => (0, &state.code),
            Self::District(district) => (1, &district.code),
        };
        Cursor {
            at: Some(place),
            id: code.to_string(),
        }
    }

    fn view(&self) -> Value {
        match self {
            Self::State(state) => json!({
                "code": state.code, "sort": self.sort(), "state": state.code, "name": state.name,
                "lat": null, "lon": null, "agencies": state.secretary.as_slice(),
            }),
            Self::District(district) => {
                let councils = district.councils.iter().map(|council| &council.agency);
                json!({
                    "code": district.code, "sort": self.sort(), "state": district.state,
                    "name": Text::malay(district.name.as_str()),
                    "lat": district.point.lat, "lon": district.point.lon,
                    "agencies": councils.collect::<Vec<_>>(),
                })
            }
        }
    }
}

async fn areas_get(Shared(app): Shared<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (paging, registry) = (Paging::of(&ctx)?, current(&app).await?);
    let sort = word_asked(&ctx, "sort", &SORTS)?;
    let state = state_asked(&ctx, &registry)?;
    let districts = registry.districts().iter().map(Area::District);
    let all = registry.states().map(Area::State).chain(districts);
    let found = all.filter(|area| {
        sort.is_none_or(|sort| area.sort() == sort)
            && state.is_none_or(|code| area.state().as_str() == code)
    });
    json(&paging.among(found, Area::cursor).map(Area::view))
}

/// A day of the query.
fn day_asked(ctx: &Ctx, field: &'static str) -> Result<Option<Date>, Problem> {
    let day = ctx.query(field).map(str::parse::<Date>);
    day.transpose().map_err(|_| wrong(field))
}

fn holiday_cursor(holiday: &Holiday) -> Cursor {
    let date = holiday.date;
    let day = (i64::from(date.year()) * 12 + i64::from(date.month())) * 31 + i64::from(date.day());
    let states: Vec<&str> = holiday.states.iter().map(Code::as_str).collect();
    let names = holiday.name.passages().map(|(_, name)| name);
    let name: Vec<&str> = states.into_iter().chain(names).collect();
    Cursor {
        at: Some(day),
        id: name.join(" "),
    }
}

fn holiday_view(holiday: &Holiday) -> Value {
    let states = (!holiday.states.is_empty()).then_some(&holiday.states);
    json!({
        "date": holiday.date, "name": holiday.name, "states": states, "estimated": holiday.estimated,
    })
}

async fn holidays_get(Shared(app): Shared<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (paging, registry) = (Paging::of(&ctx)?, current(&app).await?);
    let state = state_asked(&ctx, &registry)?;
    let (from, to) = (day_asked(&ctx, "from")?, day_asked(&ctx, "to")?);
    let rests = |holiday: &Holiday, code: &str| {
        holiday.states.is_empty() || holiday.states.iter().any(|state| state.as_str() == code)
    };
    let found = registry.holidays().iter().filter(|holiday| {
        from.is_none_or(|from| holiday.date >= from)
            && to.is_none_or(|to| holiday.date <= to)
            && state.is_none_or(|code| rests(holiday, code))
    });
    let piece = paging.among(found, |holiday| holiday_cursor(holiday));
    json(&piece.map(|holiday| holiday_view(holiday)))
}
