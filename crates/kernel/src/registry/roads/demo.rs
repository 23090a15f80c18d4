//! The demo: a few made-up roads, so that one can see how a road decides.

use base::Actor;

use super::super::actions::{Import, ImportKind, import};
use super::super::error::Error;
use super::queries;
use crate::App;
use crate::audit::Fresh;

const ROADS: &str = include_str!("../../../demo/roads.geojson");

/// Imports the made-up roads, where there are none.
pub fn seed(app: &App) -> Result<(), Error> {
    let known = app
        .db
        .read_blocking("registry.roads_known", queries::generation)?;
    if known > 0 {
        return Ok(());
    }
    let now = app.clock.now();
    let fresh = Fresh::draw(&app.ids, now);
    let file = Import::new(
        ImportKind::Roads,
        "roads.geojson".to_owned(),
        ROADS.to_owned(),
    );
    app.db.write_blocking("registry.roads_demo", move |tx| {
        import(tx, &Actor::system(), (now, &fresh), &file).map(drop)
    })
}
