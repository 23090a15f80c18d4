//! Roles at an agency, for programs of those who may give them: who holds which, giving and ending one.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base::{PersonId, Problem};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::{
    Access, Ctx, Cursor, Doc, Failure, JsonBody, Paging, Param, Route, json, json_status,
    piece_schema,
};

use crate::App;
use crate::audit::Fresh;
use crate::cases::api_once as once;
use crate::identity::address::Address;
use crate::identity::grants::{self, Colleague, ColleagueNew};
use crate::identity::model::{GrantNew, Held};
use crate::identity::{Error, GRANT, ROLES, rules};
use crate::once::once_do;

const CODE: &str = "The agency's code.";
/// Longest name of a person, in characters.
const NAME_MAX: usize = 200;

pub(super) fn routes() -> Vec<Route<App>> {
    let (all, one) = (
        "/api/v1/agencies/{code}/roles",
        "/api/v1/agencies/{code}/roles/{id}",
    );
    let there = Access::May(GRANT);
    let given = "Gives a role at an agency to whoever receives at an address, for all of its work or for an area \
                 and a subject. Nobody gives more than they hold, and a token no more than its scopes name. \
                 Giving what is held already changes nothing.";
    vec![
        Route::get(all, "identity.roles", there, list)
            .personal("roles", grants::READ_OF_COLLEAGUES)
            .doc(
                Doc::new("Who holds which role at an agency, by name. The reading is on record.")
                    .param(Param::path("code", CODE))
                    .paged()
                    .response(200, "A piece of the list.", list_schema),
            ),
        Route::post(all, "identity.role_give", there, give).step_up().doc(
            Doc::new(given)
                .param(Param::path("code", CODE))
                .once()
                .request("application/json", asked_schema)
                .response(201, "The role as it is held.", role_schema)
                .refuses(&[409]),
        ),
        Route::delete(one, "identity.role_end", there, end).step_up().doc(
            Doc::new("Ends a role. The person's sessions end with it; an agency's last administrator stays.")
                .param(Param::path("code", CODE))
                .param(Param::path("id", "The role's id, as the list has it."))
                .empty(204, "It has ended.")
                .refuses(&[409, 422]),
        ),
    ]
}

fn role_fields() -> Value {
    let code = |about: &str| json!({"type": ["string", "null"], "description": about});
    json!({
        "id": {"type": "string", "description": "Names this role of this person; not to be taken apart."},
        "role": {"enum": ROLES},
        "area": code("A state or district; null stands for everywhere."),
        "category": code("A category or a group of them; null stands for all."),
    })
}

fn role_schema() -> Value {
    json!({"type": "object", "required": ["id", "role", "area", "category"], "properties": role_fields()})
}

fn list_schema() -> Value {
    let mut fields = role_fields();
    if let Some(fields) = fields.as_object_mut() {
        let address = json!({"type": ["string", "null"]});
        fields.insert("name".to_owned(), json!({"type": "string"}));
        fields.insert("email".to_owned(), address.clone());
        fields.insert("phone".to_owned(), address);
        fields.insert("may_end".to_owned(), json!({"type": "boolean"}));
    }
    let required = [
        "id", "role", "area", "category", "name", "email", "phone", "may_end",
    ];
    piece_schema(&json!({"type": "object", "required": required, "properties": fields}))
}

fn asked_schema() -> Value {
    let address = "An e-mail address, or a telephone number with its country's prefix.";
    json!({
        "type": "object",
        "required": ["address", "role"],
        "additionalProperties": false,
        "properties": {
            "address": {"type": "string", "description": address, "examples": ["siti@mbpj.gov.my"]},
            "name": {"type": "string", "maxLength": NAME_MAX, "description": "For somebody who is new here."},
            "role": {"enum": ROLES},
            "area": {"type": ["string", "null"], "description": "A state or district.", "examples": ["MY-10"]},
            "category": {"type": ["string", "null"], "description": "A category or a group of them."},
        },
    })
}

/// The id of a role within its agency: the person and what they hold.
fn role_id(person: PersonId, held: &Held) -> String {
    let part = |code: &Option<String>| code.clone().unwrap_or_default();
    let (area, category) = (part(&held.area), part(&held.category));
    format!("{person}.{}.{area}.{category}", held.role)
}

/// What an id of [`role_id`] stands for at this agency.
fn role_of(id: &str, agency: &str) -> Option<GrantNew> {
    let mut parts = id.splitn(4, '.');
    let person = PersonId::parse(parts.next()?).ok()?;
    let (role, area, category) = (parts.next()?, parts.next()?, parts.next()?);
    let code = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let held = Held {
        area: code(area),
        category: code(category),
        ..Held::whole(role, Some(agency.to_owned()))
    };
    Some(GrantNew { person, held })
}

fn role(person: PersonId, held: &Held) -> Value {
    json!({
        "id": role_id(person, held),
        "role": held.role,
        "area": held.area,
        "category": held.category,
    })
}

fn line(colleague: &Colleague) -> Value {
    let Colleague {
        person,
        held,
        may_end,
    } = colleague;
    let mut item = role(person.id, held);
    if let Some(fields) = item.as_object_mut() {
        fields.insert("name".to_owned(), json!(person.name));
        fields.insert("email".to_owned(), json!(person.email));
        fields.insert("phone".to_owned(), json!(person.phone));
        fields.insert("may_end".to_owned(), json!(may_end));
    }
    item
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let paging = Paging::of(&ctx)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let agency = ctx.param("code").to_owned();
    let read = app.db.read("identity.roles", move |tx| {
        let registry = shared.registry.get(tx)?;
        grants::roles_all(tx, (&*registry, &shared.roles), (&actor, now), &agency)
    });
    let found = read.await.map_err(unknown)?;
    let piece = paging.among(found, |row| Cursor {
        at: None,
        id: format!(
            "{} {}",
            row.person.name.replace(char::is_control, " "),
            role_id(row.person.id, &row.held)
        ),
    });
    json(&piece.map(line))
}

/// An agency that the path names and nobody knows is absent.
fn unknown(error: Error) -> Problem {
    match error {
        Error::AgencyUnknown => Problem::not_found(),
        other => other.into(),
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleAsked {
    address: String,
    #[serde(default)]
    name: String,
    role: String,
    area: Option<String>,
    category: Option<String>,
}

async fn give(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<RoleAsked>,
) -> Result<Response, Failure> {
    let once = once(&ctx, &asked)?;
    let cmd = ColleagueNew {
        address: Address::parse(&asked.address, "").map_err(Error::from)?,
        name: asked.name.chars().take(NAME_MAX).collect(),
        person: app.ids.next(ctx.now),
        held: Held {
            area: asked.area,
            category: asked.category,
            ..Held::whole(asked.role, Some(ctx.param("code").to_owned()))
        },
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.role_give", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let registry = shared.registry.get(tx)?;
            let known = (&*registry, &shared.roles);
            let held = rules::role_sound(&registry, &cmd.held)?;
            let person = grants::colleague_add(tx, known, (&actor, now), &cmd)?;
            Ok::<_, Error>(role(person, &held).to_string())
        })
    });
    let given = write.await.map_err(unknown)?;
    let given: Value = serde_json::from_str(&given).map_err(|error| {
        tracing::error!(%error, "kept answer not read");
        Problem::internal()
    })?;
    json_status(201, &given)
}

async fn end(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let old = role_of(ctx.param("id"), ctx.param("code")).ok_or_else(Problem::not_found)?;
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.role_end", move |tx| {
        let registry = shared.registry.get(tx)?;
        let known = (&*registry, &shared.roles);
        grants::role_end(tx, known, (&actor, now), (&old, &fresh))
    });
    if write.await.map_err(unknown)? {
        Ok(StatusCode::NO_CONTENT.into_response())
    } else {
        Err(Problem::not_found().into())
    }
}
