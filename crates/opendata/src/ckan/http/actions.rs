//! Actions about the catalogue.

use base::Problem;
use kernel::App;
use kernel::registry::Registry;
use serde_json::{Value as Json, json};
use web::Ctx;

use super::groups;
use crate::catalogue::{Entry, entries, missing, slug_of};
use crate::ckan::asked::Asked;
use crate::ckan::search::search;
use crate::ckan::shapes::{Teller, licences, publishers};
use crate::formats::{CODES, formats};
use crate::names::{Noun, uuid};

/// Names in a list at most, and in an autocompletion.
pub(super) const MOST: usize = 1_000;
const USUAL_FOUND: usize = 10;

/// All actions, with what they are for in English, as CKAN's own help is.
const HELP: [(&str, &str); 34] = [
    (
        "current_package_list_with_resources",
        "Datasets with their files; limit, offset.",
    ),
    (
        "datastore_create",
        "A table's columns, key and first rows, into the dataset's draft; resource_id or resource.package_id, fields, \
      primary_key, records.",
    ),
    (
        "datastore_delete",
        "Takes rows out of the draft; resource_id, filters.",
    ),
    (
        "datastore_info",
        "The columns and rows of a resource; id, as_of.",
    ),
    (
        "datastore_search",
        "Rows of a resource; resource_id, filters, q, fields, sort, limit, offset, distinct, \
      include_total, records_format, include_next_page, as_of.",
    ),
    (
        "datastore_search_sql",
        "One select of one resource: where, group by, order by, limit, offset; sql, as_of.",
    ),
    (
        "datastore_upsert",
        "Rows into the draft; resource_id, records, method (upsert, insert, update), dry_run.",
    ),
    (
        "group_autocomplete",
        "Themes whose name or title begins so; q, limit.",
    ),
    (
        "group_list",
        "Themes of which there are datasets; all_fields, groups, limit, offset.",
    ),
    ("group_show", "A theme; id, include_datasets."),
    ("help_show", "What an action is for; name."),
    (
        "license_list",
        "Licences under which data may be published.",
    ),
    (
        "organization_autocomplete",
        "Publishing bodies whose name or title begins so; q, limit.",
    ),
    (
        "organization_list",
        "Bodies that publish data; all_fields, organizations, sort, limit, offset.",
    ),
    (
        "organization_show",
        "A publishing body; id, include_datasets.",
    ),
    (
        "package_autocomplete",
        "Datasets whose name or title begins so; q, limit.",
    ),
    (
        "package_create",
        "A dataset, which is a draft until it is published; name, owner_org, title, notes, license_id, tags, extras, resources.",
    ),
    (
        "package_delete",
        "Deletes what was never published; takes back what was, with a notice for everybody; id, notice.",
    ),
    ("package_list", "The names of all datasets; limit, offset."),
    (
        "package_patch",
        "Says something else of a dataset; id, and what changes.",
    ),
    (
        "package_search",
        "Datasets; q, fq, sort, rows, start, facet.field, facet.limit.",
    ),
    ("package_show", "A dataset with its files; id."),
    (
        "package_update",
        "Says all of a dataset anew; id, and what package_create takes.",
    ),
    (
        "resource_create",
        "The file of a dataset that has none; package_id, upload or url.",
    ),
    ("resource_delete", "Throws the draft away; id."),
    (
        "resource_patch",
        "Another file, which becomes the draft; id, upload or url, mode.",
    ),
    ("resource_show", "A file of a dataset; id."),
    (
        "resource_update",
        "Another file, which becomes the draft; id, upload or url, mode.",
    ),
    ("resource_view_list", "There are no views."),
    ("site_read", "Whether the catalogue may be read."),
    ("status_show", "What this instance is."),
    ("tag_autocomplete", "Words that begin so; query, limit."),
    (
        "tag_list",
        "Words by which datasets are found; query, all_fields.",
    ),
    ("tag_show", "A word; id, include_datasets."),
];

/// The result of an action that reads the catalogue.
pub(super) async fn act(
    app: &App,
    ctx: &Ctx,
    action: &str,
    asked: &Asked,
) -> Result<Json, Problem> {
    if !HELP.iter().any(|(known, _)| *known == action) {
        let action: String = action.chars().take(80).collect();
        return Err(Problem::new(400, "opendata.ckan_action").with("action", action));
    }
    let all = entries(app, ctx.now).await?;
    let registry = app.registry_now().await?;
    let teller = Teller {
        registry: &registry,
        url: ctx.site.public_url(),
        lang: ctx.lang,
        locales: ctx.site.locales(),
    };
    if let Some(told) = groups::act(&teller, &all, (action, asked)) {
        return told;
    }
    match action {
        "package_list" => paged(
            all.iter().map(|entry| entry.dataset.slug.clone().into()),
            asked,
        ),
        "package_show" => {
            let told = package(&teller, &all, asked);
            noticed(app, ctx, asked, told).await
        }
        "package_search" => search(&teller, &all, asked),
        "package_autocomplete" => found(
            asked,
            all.iter().map(|entry| {
                let dataset = &entry.dataset;
                (
                    dataset.slug.clone(),
                    dataset.title.get(ctx.lang).to_string(),
                )
            }),
        ),
        "current_package_list_with_resources" => {
            paged(all.iter().map(|entry| teller.package(entry)), asked)
        }
        "resource_show" => resource(&teller, &all, asked),
        "organization_list" => organisations(&teller, &all, asked),
        "organization_show" => organisation(&teller, &all, asked),
        "organization_autocomplete" => found(
            asked,
            publishers(&all).into_keys().map(|code| {
                let title = title(&registry, code, ctx);
                (code.to_owned(), title)
            }),
        ),
        "license_list" => Ok(licences().into()),
        "status_show" => Ok(status(ctx)),
        "site_read" => Ok(true.into()),
        "help_show" => help_show(asked),
        // Views: there are none.
        _ => Ok(json!([])),
    }
}

/// What is not there may have been taken back: then its notice says why.
async fn noticed(
    app: &App,
    ctx: &Ctx,
    asked: &Asked,
    told: Result<Json, Problem>,
) -> Result<Json, Problem> {
    match told {
        Err(problem) if problem.status == 404 => {
            let name = asked.text("id").unwrap_or_default();
            Err(missing(app, ctx.now, &name).await)
        }
        told => told,
    }
}

fn title(registry: &Registry, code: &str, ctx: &Ctx) -> String {
    let agency = registry.agency(code);
    agency.map_or_else(
        || code.to_owned(),
        |agency| agency.name.get(ctx.lang).to_string(),
    )
}

/// A piece of a list.
pub(super) fn paged(all: impl Iterator<Item = Json>, asked: &Asked) -> Result<Json, Problem> {
    let limit = asked.whole("limit", MOST, MOST)?;
    // Its older name for the offset.
    let usual = asked.whole("page", 0, usize::MAX)?.saturating_sub(1);
    let offset = asked.whole("offset", usual.saturating_mul(limit), usize::MAX)?;
    Ok(all.skip(offset).take(limit).collect())
}

/// What a name or title begins with, a word of it at least.
pub(super) fn found(
    asked: &Asked,
    all: impl Iterator<Item = (String, String)>,
) -> Result<Json, Problem> {
    let sought = asked.needed("q")?.to_lowercase();
    let limit = asked.whole("limit", USUAL_FOUND, MOST)?;
    let begins = |text: &str| {
        let text = text.to_lowercase();
        text.starts_with(&sought)
            || text
                .split_whitespace()
                .any(|word| word.starts_with(&sought))
    };
    let fits = all.filter(|(name, title)| begins(name) || begins(title));
    let shape = |(name, title): (String, String)| json!({"name": name, "title": title, "match_field": "title", "match_displayed": title});
    Ok(fits.map(shape).take(limit).collect())
}

fn package(teller: &Teller<'_>, all: &[Entry], asked: &Asked) -> Result<Json, Problem> {
    let id = match asked.text("id").or_else(|| asked.text("name_or_id")) {
        Some(id) => id,
        None => asked.needed("id")?,
    };
    let entry = find(all, &id).ok_or_else(Problem::not_found)?;
    Ok(teller.package(entry))
}

/// A dataset by its slug, id or four-by-four.
fn find<'e>(all: &'e [Entry], id: &str) -> Option<&'e Entry> {
    let slug = slug_of(all, &[], id)?;
    all.iter().find(|entry| entry.dataset.slug == slug)
}

fn resource(teller: &Teller<'_>, all: &[Entry], asked: &Asked) -> Result<Json, Problem> {
    let id = asked.needed("id")?;
    let slug = slug_of(all, &CODES, &id);
    let entry = all
        .iter()
        .find(|entry| Some(&entry.dataset.slug) == slug.as_ref());
    let entry = entry.ok_or_else(Problem::not_found)?;
    let mut each = formats(&entry.version).enumerate();
    let is_asked = |code: &str| uuid(Noun::Resource(code), &entry.dataset.slug) == id;
    let asked = each.find(|(_, format)| is_asked(format.code));
    // Called by the dataset's own name, it is the main one.
    let (position, format) = asked
        .or_else(|| formats(&entry.version).enumerate().next())
        .ok_or_else(Problem::not_found)?;
    Ok(teller.resource(entry, format, position))
}

fn organisations(teller: &Teller<'_>, all: &[Entry], asked: &Asked) -> Result<Json, Problem> {
    let only = asked.list("organizations");
    let is_wanted = |code: &str| only.is_empty() || only.iter().any(|name| name == code);
    let mut found: Vec<(&str, usize)> = publishers(all)
        .into_iter()
        .filter(|(code, _)| is_wanted(code))
        .collect();
    match asked.text("sort").as_deref().unwrap_or("name asc") {
        "name" | "name asc" | "title" | "title asc" => {}
        "name desc" | "title desc" => found.reverse(),
        "package_count" | "package_count desc" | "packages" | "packages desc" => {
            found.sort_by(|(_, one), (_, other)| other.cmp(one));
        }
        wrong => return Err(crate::ckan::fq::wrong(wrong)),
    }
    let is_whole = asked.flag("all_fields", false);
    let shapes = found.into_iter().map(|(code, count)| {
        if is_whole {
            Json::Object(teller.organisation(code, Some(count)))
        } else {
            code.into()
        }
    });
    paged(shapes, asked)
}

fn organisation(teller: &Teller<'_>, all: &[Entry], asked: &Asked) -> Result<Json, Problem> {
    let id = asked.needed("id")?;
    let counts = publishers(all);
    let is_called = |code: &str| code == id || uuid(Noun::Organisation, code) == id;
    let publisher = counts.iter().find(|(code, _)| is_called(code));
    let (code, count) = if let Some((code, count)) = publisher {
        (*code, *count)
    } else {
        // A body that publishes nothing yet.
        let mut agencies = teller.registry.agencies();
        let agency = agencies.find(|agency| is_called(agency.code.as_str()));
        (agency.ok_or_else(Problem::not_found)?.code.as_str(), 0)
    };
    let mut shape = teller.organisation(code, Some(count));
    for empty in ["users", "tags", "groups", "extras"] {
        shape.insert(empty.to_owned(), json!([]));
    }
    if asked.flag("include_datasets", false) {
        let own = all.iter().filter(|entry| entry.dataset.agency == code);
        let packages: Vec<Json> = own.take(MOST).map(|entry| teller.package(entry)).collect();
        shape.insert("packages".to_owned(), packages.into());
    }
    Ok(Json::Object(shape))
}

fn status(ctx: &Ctx) -> Json {
    json!({
        "ckan_version": "2.12.0",
        "site_url": format!("{}/data", ctx.site.public_url()),
        "site_title": ctx.site.name(ctx.lang),
        "site_description": ctx.site.strapline().get(ctx.lang).to_string(),
        "locale_default": "ms",
        "error_emails_to": null,
        "extensions": ["datastore", "dcat"],
    })
}

fn help_show(asked: &Asked) -> Result<Json, Problem> {
    let name = asked.needed("name")?;
    let known = HELP.iter().find(|(action, _)| *action == name);
    known
        .map(|(_, about)| Json::from(*about))
        .ok_or_else(Problem::not_found)
}
