//! Commands that do one thing and end. They may run while the service runs.

use std::io::Write;

use base::Actor;
use kernel::App;
use kernel::audit::Fresh;
use kernel::identity::{
    self, Address, Email, FactorReset, GrantNew, Held, Person, PersonNew, TokenNew,
};
use kernel::registry::{self, ImportKind};
use opendata::harvest;
use store::Tx;

use crate::cli::{Check, Import, Openapi, ResetFactor, TokenCreate, UserCreate};
use crate::config;
use crate::open::{self, Stop};

/// What `balai import` calls a whole catalogue, and what the one that it reads is called.
const CATALOGUE: &str = "catalogue";
const NATIONAL: &str = "data.gov.my";

/// Writes a result to standard output, and nothing else goes there.
pub(crate) fn say(line: &str) -> Result<(), Stop> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

/// Writes why a command stopped to standard error.
pub(crate) fn complain(error: &Stop) {
    let _ = writeln!(std::io::stderr(), "balai: {error}");
}

/// `balai import KIND FILE`
pub(crate) fn import(import: &Import) -> Result<(), Stop> {
    if import.kind == CATALOGUE {
        return catalogue(import);
    }
    let kind = ImportKind::parse(&import.kind).ok_or_else(|| {
        let known = ImportKind::ALL.iter().map(|kind| kind.as_str());
        let known: Vec<_> = known.chain([CATALOGUE]).collect();
        format!(
            "{} cannot be imported; known kinds: {}",
            import.kind,
            known.join(", ")
        )
    })?;
    let text = std::fs::read_to_string(&import.file)
        .map_err(|error| format!("{}: {error}", import.file.display()))?;
    let app = open::command(&import.place)?;
    let now = app.clock.now();
    let file = registry::Import::new(kind, import.file.display().to_string(), text);
    let fresh = Fresh::draw(&app.ids, now);
    let done = app.db.write_blocking("registry.import", move |tx| {
        registry::import(tx, &Actor::system(), (now, &fresh), &file)
    })?;
    for note in &done.notes {
        say(&format!("note: {}: {:?}", note.feature, note.what))?;
    }
    say(&format!(
        "{} rows of {}, registry version {}",
        done.rows,
        kind.as_str(),
        done.version
    ))
}

/// `balai import catalogue PATH`: what a folder or ZIP file of the national catalogue describes, and a report of what became
/// of it.
fn catalogue(import: &Import) -> Result<(), Stop> {
    let (all, left_out) = harvest::catalogue_read(&import.file)
        .map_err(|error| format!("{}: {error}", import.file.display()))?;
    let app = open::command(&import.place)?;
    let now = app.clock.now();
    let taking = harvest::Taking {
        source: NATIONAL.to_owned(),
        all,
        left_out,
        fresh: Fresh::draw(&app.ids, now),
    };
    let cache = app.registry.clone();
    let taken = app.db.write_blocking("opendata.catalogue", move |tx| {
        let registry = cache.get(tx)?;
        harvest::catalogue_take(tx, &registry, (&Actor::system(), now), &taking)
    })?;
    let lists = [
        ("added", &taken.added),
        ("changed", &taken.changed),
        ("gone", &taken.gone),
        ("missing, and left as it was", &taken.spared),
    ];
    for (what, identifiers) in lists {
        for identifier in identifiers {
            say(&format!("{what}: {identifier}"))?;
        }
    }
    for left in &taken.left_out {
        say(&format!("left out: {}: {}", left.identifier, left.reason))?;
    }
    for unmatched in &taken.unmatched {
        let (publisher, known) = (&unmatched.publisher, unmatched.known);
        say(&format!(
            "no one body of the registry: {publisher} ({known} are called so)"
        ))?;
    }
    say(&format!(
        "{} added, {} changed, {} as they were, {} gone, {} left out",
        taken.added.len(),
        taken.changed.len(),
        taken.same,
        taken.gone.len(),
        taken.left_out.len()
    ))
}

/// `balai user create`
pub(crate) fn user_create(user: &UserCreate) -> Result<(), Stop> {
    let email = email(&user.email)?;
    let app = open::command(&user.place)?;
    let now = app.clock.now();
    let id = app.ids.next(now);
    let new = PersonNew {
        id,
        name: user.name.clone(),
        email: Some(email),
        phone: None,
        lang: None,
        sample: false,
    };
    let grant = user.role.clone().map(|role| GrantNew {
        person: id,
        held: Held {
            area: user.area.clone(),
            category: user.category.clone(),
            ..Held::whole(role, user.agency.clone())
        },
    });
    let fresh = Fresh::draw(&app.ids, now);
    let shared = app.clone();
    app.db.write_blocking("identity.user_create", move |tx| {
        identity::person_create(tx, &Actor::system(), now, &new)?;
        if let Some(grant) = &grant {
            let registry = shared.registry.get(tx)?;
            let known = (&*registry, &shared.roles);
            let system = (&Actor::system(), now);
            identity::role_give(tx, known, system, (grant, &fresh))?;
        }
        Ok::<_, identity::Error>(())
    })?;
    say(&id.to_string())
}

fn email(text: &str) -> Result<Email, Stop> {
    Ok(Email::parse(text).map_err(|_| format!("{text} is not an e-mail address"))?)
}

/// `balai user reset-factor`
pub(crate) fn reset_factor(reset: &ResetFactor) -> Result<(), Stop> {
    let app = open::command(&reset.place)?;
    let now = app.clock.now();
    let cmd = FactorReset {
        person: person_at(&app, &reset.email)?.id,
        agency: String::new(),
        reason: reset.reason.clone(),
        fresh: Fresh::draw(&app.ids, now),
    };
    let shared = app.clone();
    app.db.write_blocking("identity.reset_factor", move |tx| {
        let registry = shared.registry.get(tx)?;
        let known = (&*registry, &shared.roles);
        identity::factor_reset(tx, known, (&Actor::system(), now), &cmd)
    })?;
    say("reset: the person is signed out, and sets up a new one when they sign in next")
}

/// Who has an e-mail address.
fn person_at(app: &App, text: &str) -> Result<Person, Stop> {
    let address = Address::Email(email(text)?);
    let read = move |tx: &mut Tx<'_>| identity::person_at(tx, &address);
    let found = app.db.read_blocking("identity.person_at", read)?;
    Ok(found.ok_or_else(|| format!("nobody has the address {text}"))?)
}

/// `balai token create`
pub(crate) fn token_create(token: &TokenCreate) -> Result<(), Stop> {
    let app = open::command(&token.place)?;
    let now = app.clock.now();
    let person = person_at(&app, &token.user)?;
    let (new, secret) = TokenNew::draw(&app.ids, now, person.id, token.scopes.clone());
    app.db.write_blocking("identity.token_create", move |tx| {
        identity::token_create(tx, &Actor::system(), now, &new)
    })?;
    say(&secret)
}

/// `balai check`
pub(crate) fn check(check: &Check) -> Result<(), Stop> {
    if check.settings {
        return say(config::reference().trim_end());
    }
    if check.example {
        return say(config::example().trim_end());
    }
    let app = open::command(&check.place)?;
    let shared = app.clone();
    let registry = app
        .db
        .read_blocking("server.check", move |tx| shared.registry.get(tx))?;
    say(&format!(
        "settings, pack and database are sound: {} agencies, {} categories, {} boundaries, {}",
        registry.agencies().count(),
        registry.categories().len(),
        registry.boundary_count(),
        app.db.engine_version(),
    ))
}

/// `balai openapi`
pub(crate) fn openapi(openapi: &Openapi) -> Result<(), Stop> {
    let config = open::settings(&openapi.place, &openapi.place.flags())?;
    let rows = server::routes(server::modules());
    let document = web::openapi(&rows, &config.server.public_url, env!("CARGO_PKG_VERSION"));
    say(&serde_json::to_string_pretty(&document)?)
}
