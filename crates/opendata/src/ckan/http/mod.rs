//! Rows of the action API, and what each action answers. Actions that read are asked by GET and by POST, those that write by
//! POST alone. Those that take large bodies have rows of their own, so that nobody sends one who may not.

mod actions;
mod datastore;
mod groups;
mod large;
mod refusals;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use base::Problem;
use kernel::App;
use serde_json::{Value as Json, json};
use web::{Access, Ctx, Doc, Failure, Form, Param, Rate, Route, media_type, tagged};

use super::asked::Asked;
use super::write::{self, Sent};
use refusals::{failed, help};

pub(in crate::ckan) use refusals::invalid;

/// Why forms from elsewhere are taken.
const READS: &str =
    "what reads is public, and what writes takes a token, which no browser sends by itself";

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    let acted = |row: Route<App>| {
        row.rate(Rate::Read)
            .failures(failed)
            .foreign(READS)
            .keyed()
            .doc(action_doc())
    };
    let version = |row: Route<App>| {
        let doc = Doc::new("Which version of CKAN's API this is.");
        row.doc(doc.response(200, "The version.", version_schema))
    };
    let dump = Route::get(
        "/data/datastore/dump/{id}",
        "opendata.ckan_dump",
        all,
        datastore::dump,
    );
    let mut rows = vec![
        version(Route::get(
            "/data/api",
            "opendata.ckan_versions",
            all,
            versions,
        )),
        version(Route::get(
            "/data/api/3",
            "opendata.ckan_version",
            all,
            versions,
        )),
        acted(Route::get(
            "/data/api/action/{action}",
            "opendata.ckan_get",
            all,
            by_get,
        )),
        acted(Route::post(
            "/data/api/action/{action}",
            "opendata.ckan_post",
            all,
            by_post,
        )),
        acted(Route::get(
            "/data/api/3/action/{action}",
            "opendata.ckan_get_3",
            all,
            by_get,
        )),
        acted(Route::post(
            "/data/api/3/action/{action}",
            "opendata.ckan_post_3",
            all,
            by_post,
        )),
        dump.failures(failed).keyed().doc(dump_doc()),
    ];
    rows.extend(large::routes());
    rows
}

fn dump_doc() -> Doc {
    Doc::new(
        "A dataset's newest table as CKAN's DataStore dumps it, with `_id` before all columns.",
    )
    .param(Param::path("id", "A resource's id, or the dataset's slug."))
    .param(Param::query(
        "format",
        "string",
        "`csv`, `tsv`, `json` or `xml`.",
    ))
    .param(Param::query(
        "bom",
        "boolean",
        "Whether a byte-order mark comes first, for spreadsheets.",
    ))
    .response_as(200, "The table.", "text/csv", any)
    .response_as(200, "The table.", "text/tab-separated-values", any)
    .response_as(200, "The table.", "text/xml", any)
    .response(200, "The table.", any)
    .refuses(&[404, 409])
}

fn action_doc() -> Doc {
    let about = "An action of CKAN's API, such as `package_search`, `package_show`, `organization_list`, `datastore_search` or \
                 `datastore_search_sql`; with a token of scope `data.publish` also `package_create`, `package_update`, \
                 `package_patch`, `package_delete`, `resource_delete` and `datastore_delete`, by POST alone. `help_show` tells \
                 about each.";
    Doc::new(about)
        .param(Param::path("action", "What is asked."))
        .response(200, "CKAN's envelope.", any)
        .refuses(&[401, 409])
}

fn any() -> Json {
    json!({})
}

fn version_schema() -> Json {
    json!({"type": "object", "properties": {"version": {"type": "integer"}}})
}

async fn versions() -> Result<Response, Failure> {
    web::json(&json!({"version": 3}))
}

async fn by_get(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    if write::is_write(action(&ctx)) {
        return Err(Problem::new(400, "opendata.ckan_post").into());
    }
    let pairs = ctx.query.iter();
    let pairs = pairs.map(|(name, value)| (name.as_str(), value.as_str()));
    let sent = Sent {
        asked: Asked::pairs(pairs),
        files: Vec::new(),
    };
    act(&app, &ctx, &asked, sent).await
}

/// JSON if nothing else is said, as CKAN has it; or a form, with a file where the action takes one.
async fn by_post(
    State(app): State<App>,
    ctx: Ctx,
    mut asked: HeaderMap,
    came: Option<Extension<Form>>,
    body: Bytes,
) -> Result<Response, Failure> {
    // Tags are for those who get.
    asked.remove(header::IF_NONE_MATCH);
    let of_form = |form: Form| {
        let pairs = form.fields.iter();
        Sent {
            asked: Asked::pairs(pairs.map(|(name, value)| (name.as_str(), value.as_str()))),
            files: form.files,
        }
    };
    let of_json = |asked: Asked| Sent {
        asked,
        files: Vec::new(),
    };
    let sent = match (came, media_type(&asked).as_str()) {
        (Some(Extension(form)), _) => of_form(form),
        (None, "application/x-www-form-urlencoded") if !body.starts_with(b"{") => {
            of_form(Form::parse(&body)?)
        }
        _ if body.is_empty() => of_json(Asked::default()),
        _ => of_json(Asked::json(&body)?),
    };
    act(&app, &ctx, &asked, sent).await
}

/// The action that is asked: the end of the address.
fn action(ctx: &Ctx) -> &str {
    ctx.path.rsplit('/').next().unwrap_or_default()
}

async fn act(app: &App, ctx: &Ctx, asked: &HeaderMap, sent: Sent) -> Result<Response, Failure> {
    let action = action(ctx);
    if write::is_refused(action) {
        return Err(Problem::new(403, "opendata.ckan_elsewhere").into());
    }
    if write::WRITES.contains(&action) {
        let result = write::act(app, ctx, action, sent).await?;
        return Ok(enveloped(ctx, asked, &result));
    }
    let fields = sent.asked;
    match action {
        "datastore_search" => datastore::search(app, ctx, asked, fields).await,
        "datastore_search_sql" => datastore::sql(app, ctx, asked, &fields).await,
        "datastore_info" => {
            let result = datastore::info(app, ctx, &fields).await?;
            Ok(enveloped(ctx, asked, &result))
        }
        action => {
            let own = match action {
                "package_show" => write::package_seen(app, ctx, &fields).await?,
                "resource_show" => write::resource_seen(app, ctx, &fields).await?,
                _ => None,
            };
            let result = match own {
                Some(own) => own,
                None => actions::act(app, ctx, action, &fields).await?,
            };
            Ok(enveloped(ctx, asked, &result))
        }
    }
}

/// A result as CKAN wraps it.
fn enveloped(ctx: &Ctx, asked: &HeaderMap, result: &Json) -> Response {
    let body = json!({"help": help(ctx), "success": true, "result": result});
    tagged(asked, "application/json", body.to_string().into_bytes())
}
