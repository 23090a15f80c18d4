//! Statements of roads.

use store::{Row, Sql, Tx, params};

use super::model::Road;

const ROADS: Sql = Sql::new(
    "kernel.roads",
    "select fields from kernel_road
     where generation = (select max(generation) from kernel_road) order by place",
);

const INSERT: Sql = Sql::new(
    "kernel.road_insert",
    "insert into kernel_road (generation, place, fields) values ($1, $2, $3)",
);

const GENERATION: Sql = Sql::new(
    "kernel.road_generation",
    "select max(generation) as generation from kernel_road",
);

/// Every statement of this folder.
pub(crate) const SQL: &[Sql] = &[ROADS, INSERT, GENERATION];

/// The roads of the last generation.
pub(crate) fn roads(tx: &mut Tx<'_>) -> store::Result<Vec<Road>> {
    tx.all(&ROADS, &params![], |row: &Row<'_>| {
        row.get::<store::Json<Road>>("fields").map(|json| json.0)
    })
}

/// Adds a road to a generation.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    (generation, place): (i64, i64),
    fields: &str,
) -> store::Result<()> {
    tx.exec(&INSERT, &params![generation, place, fields])?;
    Ok(())
}

/// The last generation of roads; 0 if there is none.
pub(crate) fn generation(tx: &mut Tx<'_>) -> store::Result<i64> {
    let last = tx.one(&GENERATION, &params![], |row| {
        row.get::<Option<i64>>("generation")
    })?;
    Ok(last.flatten().unwrap_or(0))
}
