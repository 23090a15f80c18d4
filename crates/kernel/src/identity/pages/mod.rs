//! Pages of identity: signing in and out, a person's tokens and sessions, who holds which role at an
//! agency, and the demo's people and letters.

mod demo;
pub(super) mod keys;
mod kiosk;
mod people;
mod sign_in;

use base::Problem;
use web::{Ctx, Page, Route, local_path};

use super::Error;
use super::address::Address;
use super::model::Held;
use crate::App;
use crate::registry::Registry;

pub(super) fn routes() -> Vec<Route<App>> {
    sign_in::routes()
        .into_iter()
        .chain(keys::routes())
        .chain(people::routes())
        .chain(kiosk::routes())
        .chain(demo::routes())
        .collect()
}

/// The address that somebody typed; telephone numbers may lack the country's prefix.
pub(super) async fn typed_address(app: &App, typed: &str) -> Result<Address, Problem> {
    let registry = app.registry.clone();
    let prefix = app
        .db
        .read("identity.phone_prefix", move |tx| {
            Ok::<_, store::Error>(registry.get(tx)?.settings().phone_prefix.clone())
        })
        .await?;
    Ok(Address::parse(typed, &prefix).map_err(Error::from)?)
}

/// Where a person goes after signing in: where they wanted to, or to their own page.
pub(super) fn next_or_home(ctx: &Ctx, next: &str, officer: bool) -> String {
    match local_path(next) {
        Some(path) => path.to_owned(),
        None => ctx.href(if officer { "/desk" } else { "/me" }),
    }
}

/// What a role is called.
fn role_words(page: &Page, role: &str) -> String {
    let key = format!("kernel-role-{}", role.replace('_', "-"));
    page.t(&key).into_owned()
}

/// The part of an agency's work that a role is for, if it is not for all of it.
fn part_words(page: &Page, registry: &Registry, held: &Held) -> Option<String> {
    let area = held
        .area
        .as_deref()
        .map(|code| area_words(page, registry, code));
    let category = held.category.as_deref();
    let category = category.map(|code| category_words(page, registry, code));
    let named: Vec<String> = [area, category].into_iter().flatten().collect();
    (!named.is_empty()).then(|| named.join(", "))
}

/// A state's or district's name, or its code if it is gone.
fn area_words(page: &Page, registry: &Registry, code: &str) -> String {
    if let Some(state) = registry.state(code) {
        return page.plain(&state.name);
    }
    let district = registry.district(code);
    district.map_or_else(|| code.to_owned(), |district| district.name.clone())
}

/// A category's or group's name, or its code if it is gone.
fn category_words(page: &Page, registry: &Registry, code: &str) -> String {
    let category = registry.category(code).map(|category| &category.name);
    let name = category.or_else(|| registry.group(code).map(|group| &group.name));
    name.map_or_else(|| code.to_owned(), |name| page.plain(name))
}
