//! What the kernel holds about people, in the order in which it is told.

use base::{PersonId, Time};
use serde_json::{Value, json};
use store::Tx;
use web::Cursor;

use super::model::{Holding, HoldingPiece};
use super::queries::held;
use crate::App;
use crate::audit;
use crate::identity;

/// Cases, letters or readings of one piece.
const PIECE: i64 = 50;

/// A function that reads a piece.
type Read = fn(&mut Tx<'_>, &App, PersonId, &str) -> store::Result<HoldingPiece>;

const fn holding(name: &'static str, title: &'static str, piece: Read) -> Holding {
    Holding { name, title, piece }
}

/// All of them.
pub(crate) const HOLDINGS: &[Holding] = &[
    holding("person", "kernel-held-person", |tx, _, person, _| {
        held::person(tx, person).map(HoldingPiece::whole)
    }),
    holding("sessions", "kernel-held-sessions", |tx, _, person, _| {
        held::sessions(tx, person).map(HoldingPiece::whole)
    }),
    holding("tokens", "kernel-held-tokens", |tx, _, person, _| {
        held::tokens(tx, person).map(HoldingPiece::whole)
    }),
    holding("factors", "kernel-held-factors", |tx, _, person, _| {
        held::factors(tx, person).map(HoldingPiece::whole)
    }),
    holding("providers", "kernel-held-providers", |tx, _, person, _| {
        held::providers(tx, person).map(HoldingPiece::whole)
    }),
    holding("papers", "kernel-papers-title", papers),
    holding("mandates", "kernel-mandates-title", mandates),
    holding("cases", "kernel-held-cases", |tx, _, person, after| {
        held::cases(tx, person, (after, PIECE)).map(piece)
    }),
    holding("parts", "kernel-held-parts", |tx, _, person, _| {
        held::parts(tx, person).map(HoldingPiece::whole)
    }),
    holding("tasks", "kernel-held-tasks", |tx, _, person, _| {
        held::tasks(tx, person).map(HoldingPiece::whole)
    }),
    holding("letters", "kernel-held-letters", |tx, _, person, after| {
        held::letters(tx, person, (after, PIECE)).map(piece)
    }),
    holding("stops", "kernel-held-stops", |tx, _, person, _| {
        held::stops(tx, person).map(HoldingPiece::whole)
    }),
    holding("devices", "kernel-held-devices", |tx, _, person, _| {
        held::devices(tx, person).map(HoldingPiece::whole)
    }),
    holding("preferences", "kernel-news-title", |tx, _, person, _| {
        held::preferences(tx, person).map(HoldingPiece::whole)
    }),
    holding("claims", "kernel-held-claims", |tx, _, person, _| {
        held::claims(tx, person).map(HoldingPiece::whole)
    }),
    holding("bans", "kernel-held-bans", |tx, _, person, _| {
        held::bans(tx, person).map(HoldingPiece::whole)
    }),
    holding("views", "kernel-views-title", views),
];

/// A piece that ends with the last row, if it may not be all.
fn piece(rows: Vec<(String, Value)>) -> HoldingPiece {
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == PIECE);
    let next = rows.last().filter(|_| full).map(|(id, _)| id.clone());
    HoldingPiece {
        items: rows.into_iter().map(|(_, item)| item).collect(),
        next,
    }
}

/// Numbers of identity papers, masked as everywhere: the person knows them, and whoever got into a session must not.
fn papers(tx: &mut Tx<'_>, app: &App, person: PersonId, _: &str) -> store::Result<HoldingPiece> {
    let kept = identity::papers_of(tx, app, person)?;
    let items = kept.iter().map(|paper| {
        json!({
            "sort": paper.kind,
            "number": paper.masked,
            "since": paper.added.rfc3339(),
            "confirmed_by": paper.vouched,
        })
    });
    Ok(HoldingPiece::whole(items.collect()))
}

/// Mandates that they gave and hold, with what the other one is called.
fn mandates(tx: &mut Tx<'_>, _: &App, person: PersonId, _: &str) -> store::Result<HoldingPiece> {
    let all = identity::mandates::mandates_held(tx, person)?;
    let items = all.iter().map(|(seen, given)| {
        let mandate = &seen.mandate;
        json!({
            "sort": if *given { "given" } else { "held" },
            "name": if *given { &seen.holder } else { &seen.grantor },
            "to": if *given { mandate.address.as_str() } else { "" },
            "kind": mandate.kinds,
            "outcome": mandate.outcome.map(identity::mandates::Outcome::code),
            "since": mandate.offered.rfc3339(),
            "until": mandate.until.map(Time::rfc3339),
            "closed": mandate.ended.map(Time::rfc3339),
        })
    });
    Ok(HoldingPiece::whole(items.collect()))
}

/// Who read of it. Of complaints about conduct the file says no more than the page.
fn views(tx: &mut Tx<'_>, app: &App, person: PersonId, after: &str) -> store::Result<HoldingPiece> {
    let registry = app.registry.get(tx)?;
    let after = Cursor::parse(after);
    let found = audit::views_of(tx, person, (after.as_ref(), PIECE))?;
    let rows = found.iter().map(|view| {
        let next = audit::views_piece(view).text();
        (next, audit::view_json(&registry, view))
    });
    Ok(piece(rows.collect()))
}
