//! Rows of the actions that take large bodies: a stranger's is refused before it is read.

use kernel::App;
use serde_json::{Value as Json, json};
use web::{Access, Doc, Rate, Route};

use super::refusals::failed;
use super::{any, by_get, by_post};
use crate::drafts::PUBLISH;
use crate::drafts::rules::BYTES_MAX;

/// The largest rows that come at once, in bytes of JSON.
const ROWS_BYTES: usize = 8_000_000;
/// What a form says beside its file.
const FIELDS_BYTES: usize = 64 * 1024;

pub(super) fn routes() -> Vec<Route<App>> {
    let file = |row: Route<App>| {
        let row = row.rate(Rate::Upload).body_limit(BYTES_MAX + FIELDS_BYTES);
        row.doc(doc("multipart/form-data", FILE_DOC))
    };
    let rows = |row: Route<App>| {
        let row = row.rate(Rate::Write).body_limit(ROWS_BYTES);
        row.doc(doc("application/json", ROWS_DOC))
    };
    let get = |row: Route<App>| {
        let about = "Refused: an action that writes is asked by POST.";
        row.doc(Doc::new(about).refuses(&[400]))
    };
    let files = files().into_iter().map(file);
    let all = files.chain(tables().into_iter().map(rows));
    let all = all.chain(refused().into_iter().map(get));
    all.map(|row| row.failures(failed).keyed()).collect()
}

const FILE_DOC: &str = "CKAN's action of this name: the file of a dataset, as `upload` in a multipart form or to be fetched \
                        from `url`, becomes its draft. `mode` is `replace`, `append` or `upsert`.";
const ROWS_DOC: &str = "CKAN's action of this name: rows as `records` come to the dataset's draft, at most 32,000 at once. \
                        A token of scope `data.publish` comes in `Authorization` or `X-CKAN-API-Key`.";

fn doc(kind: &'static str, about: &'static str) -> Doc {
    Doc::new(about)
        .request(kind, sent)
        .response(200, "CKAN's envelope.", any)
        .refuses(&[401, 403, 404, 409, 413])
}

fn sent() -> Json {
    json!({"type": "object"})
}

/// Those that take a file.
fn files() -> Vec<Route<App>> {
    let who = Access::May(PUBLISH);
    vec![
        Route::post(
            "/data/api/action/resource_create",
            "opendata.ckan_resource_create",
            who,
            by_post,
        ),
        Route::post(
            "/data/api/3/action/resource_create",
            "opendata.ckan_resource_create_3",
            who,
            by_post,
        ),
        Route::post(
            "/data/api/action/resource_update",
            "opendata.ckan_resource_update",
            who,
            by_post,
        ),
        Route::post(
            "/data/api/3/action/resource_update",
            "opendata.ckan_resource_update_3",
            who,
            by_post,
        ),
        Route::post(
            "/data/api/action/resource_patch",
            "opendata.ckan_resource_patch",
            who,
            by_post,
        ),
        Route::post(
            "/data/api/3/action/resource_patch",
            "opendata.ckan_resource_patch_3",
            who,
            by_post,
        ),
    ]
}

/// Those that take rows.
fn tables() -> Vec<Route<App>> {
    let who = Access::May(PUBLISH);
    vec![
        Route::post(
            "/data/api/action/datastore_create",
            "opendata.ckan_datastore_create",
            who,
            by_post,
        ),
        Route::post(
            "/data/api/3/action/datastore_create",
            "opendata.ckan_datastore_create_3",
            who,
            by_post,
        ),
        Route::post(
            "/data/api/action/datastore_upsert",
            "opendata.ckan_datastore_upsert",
            who,
            by_post,
        ),
        Route::post(
            "/data/api/3/action/datastore_upsert",
            "opendata.ckan_datastore_upsert_3",
            who,
            by_post,
        ),
    ]
}

/// The same by GET.
fn refused() -> Vec<Route<App>> {
    [refused_files(), refused_tables()].concat()
}

/// Those that take a file, by GET.
fn refused_files() -> Vec<Route<App>> {
    let who = Access::Public;
    vec![
        Route::get(
            "/data/api/action/resource_create",
            "opendata.ckan_resource_create_get",
            who,
            by_get,
        ),
        Route::get(
            "/data/api/3/action/resource_create",
            "opendata.ckan_resource_create_get_3",
            who,
            by_get,
        ),
        Route::get(
            "/data/api/action/resource_update",
            "opendata.ckan_resource_update_get",
            who,
            by_get,
        ),
        Route::get(
            "/data/api/3/action/resource_update",
            "opendata.ckan_resource_update_get_3",
            who,
            by_get,
        ),
        Route::get(
            "/data/api/action/resource_patch",
            "opendata.ckan_resource_patch_get",
            who,
            by_get,
        ),
        Route::get(
            "/data/api/3/action/resource_patch",
            "opendata.ckan_resource_patch_get_3",
            who,
            by_get,
        ),
    ]
}

/// Those that take rows, by GET.
fn refused_tables() -> Vec<Route<App>> {
    let who = Access::Public;
    vec![
        Route::get(
            "/data/api/action/datastore_create",
            "opendata.ckan_datastore_create_get",
            who,
            by_get,
        ),
        Route::get(
            "/data/api/3/action/datastore_create",
            "opendata.ckan_datastore_create_get_3",
            who,
            by_get,
        ),
        Route::get(
            "/data/api/action/datastore_upsert",
            "opendata.ckan_datastore_upsert_get",
            who,
            by_get,
        ),
        Route::get(
            "/data/api/3/action/datastore_upsert",
            "opendata.ckan_datastore_upsert_get_3",
            who,
            by_get,
        ),
    ]
}
