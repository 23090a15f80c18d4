//! Statements of the registry.

use serde::de::DeserializeOwned;
use store::{Row, Sql, Tx, params};

use super::boundaries::Area;
use super::data::Data;
use super::records::Record;
use super::settings::Settings;

const VERSION: Sql = Sql::new(
    "kernel.registry_version",
    "select version from kernel_registry where id = 'registry'",
);

const SETTINGS: Sql = Sql::new(
    "kernel.registry_settings",
    "select settings from kernel_registry where id = 'registry'",
);

const REGISTRY_INSERT: Sql = Sql::new(
    "kernel.registry_insert",
    "insert into kernel_registry (id, version, settings, changed_us) values ('registry', 1, $1, $2)
     on conflict (id) do nothing",
);

const VERSION_RAISE: Sql = Sql::new(
    "kernel.registry_version_raise",
    "update kernel_registry set version = version + 1, changed_us = $1 where id = 'registry'",
);

const ROWS: Sql = Sql::new(
    "kernel.registry_rows",
    "select fields from kernel_registry_row where sheet = $1 order by place, code",
);

const ROW_PUT: Sql = Sql::new(
    "kernel.registry_row_put",
    "insert into kernel_registry_row (sheet, code, place, fields) values ($1, $2, $3, $4)
     on conflict (sheet, code) do update set fields = excluded.fields",
);

const ROW_REMOVE: Sql = Sql::new(
    "kernel.registry_row_remove",
    "delete from kernel_registry_row where sheet = $1 and code = $2",
);

const LAST_PLACE: Sql = Sql::new(
    "kernel.registry_last_place",
    "select max(place) as place from kernel_registry_row where sheet = $1",
);

const AREAS: Sql = Sql::new(
    "kernel.areas",
    "select code, polygons from kernel_area
     where generation = (select max(generation) from kernel_area) order by code",
);

const AREA_INSERT: Sql = Sql::new(
    "kernel.area_insert",
    "insert into kernel_area (code, generation, polygons) values ($1, $2, $3)",
);

const GENERATION: Sql = Sql::new(
    "kernel.area_generation",
    "select max(generation) as generation from kernel_area",
);

/// Every statement of this component.
pub const SQL: &[Sql] = &[
    VERSION,
    SETTINGS,
    REGISTRY_INSERT,
    VERSION_RAISE,
    ROWS,
    ROW_PUT,
    ROW_REMOVE,
    LAST_PLACE,
    AREAS,
    AREA_INSERT,
    GENERATION,
];

/// The version of the rows, or nothing before a pack was loaded.
pub(crate) fn version(tx: &mut Tx<'_>) -> store::Result<Option<i64>> {
    tx.one(&VERSION, &params![], |row| row.get("version"))
}

/// All rows, or nothing before a pack was loaded.
pub(crate) fn data(tx: &mut Tx<'_>) -> store::Result<Option<Data>> {
    let settings = tx.one(&SETTINGS, &params![], |row| {
        json::<Settings>(row, "settings")
    })?;
    let Some(settings) = settings else {
        return Ok(None);
    };
    Ok(Some(Data {
        settings,
        agencies: rows(tx)?,
        states: rows(tx)?,
        hours: rows(tx)?,
        local_areas: rows(tx)?,
        utility_areas: rows(tx)?,
        groups: rows(tx)?,
        categories: rows(tx)?,
        questions: rows(tx)?,
        charters: rows(tx)?,
        exceptions: rows(tx)?,
        reasons: rows(tx)?,
        holidays: rows(tx)?,
        postcodes: rows(tx)?,
        places: rows(tx)?,
        services: rows(tx)?,
        synonyms: rows(tx)?,
        areas: areas(tx)?,
        overrides: super::overrides::in_force(tx)?,
        road_classes: rows(tx)?,
        roads: super::roads::queries::roads(tx)?,
    }))
}

/// The rows of one sheet in order.
pub(crate) fn rows<T: Record>(tx: &mut Tx<'_>) -> store::Result<Vec<T>> {
    tx.all(&ROWS, &params![T::SHEET], |row| json(row, "fields"))
}

fn json<T: DeserializeOwned>(row: &Row<'_>, column: &'static str) -> store::Result<T> {
    row.get::<store::Json<T>>(column).map(|json| json.0)
}

/// Makes the registry's one row.
pub(crate) fn registry_insert(tx: &mut Tx<'_>, settings: &str, now_us: i64) -> store::Result<()> {
    tx.exec(&REGISTRY_INSERT, &params![settings, now_us])?;
    Ok(())
}

/// Makes caches notice a change.
pub(crate) fn version_raise(tx: &mut Tx<'_>, now_us: i64) -> store::Result<()> {
    tx.exec(&VERSION_RAISE, &params![now_us])?;
    Ok(())
}

/// Puts a row; a known one keeps its place.
pub(crate) fn row_put(
    tx: &mut Tx<'_>,
    (sheet, code): (&str, &str),
    place: i64,
    fields: &str,
) -> store::Result<()> {
    tx.exec(&ROW_PUT, &params![sheet, code, place, fields])?;
    Ok(())
}

/// Takes a row away.
pub(crate) fn row_remove(tx: &mut Tx<'_>, sheet: &str, code: &str) -> store::Result<()> {
    tx.exec(&ROW_REMOVE, &params![sheet, code])?;
    Ok(())
}

/// The place of a sheet's last row; 0 if it has none.
pub(crate) fn last_place(tx: &mut Tx<'_>, sheet: &str) -> store::Result<i64> {
    let place = tx.one(&LAST_PLACE, &params![sheet], |row| {
        row.get::<Option<i64>>("place")
    })?;
    Ok(place.flatten().unwrap_or(0))
}

/// The boundaries of the last generation.
pub(crate) fn areas(tx: &mut Tx<'_>) -> store::Result<Vec<Area>> {
    tx.all(&AREAS, &params![], |row| {
        let area: (String, store::Json<Vec<super::boundaries::Rings>>) =
            (row.get("code")?, row.get("polygons")?);
        Ok(area)
    })
    .map(|found| {
        let area = |(code, polygons): (String, store::Json<_>)| {
            Some(Area {
                code: super::model::Code::parse(&code)?,
                polygons: polygons.0,
            })
        };
        found.into_iter().filter_map(area).collect()
    })
}

/// Adds a boundary to a generation.
pub(crate) fn area_insert(
    tx: &mut Tx<'_>,
    code: &str,
    generation: i64,
    polygons: &str,
) -> store::Result<()> {
    tx.exec(&AREA_INSERT, &params![code, generation, polygons])?;
    Ok(())
}

/// The last generation of boundaries; 0 if there is none.
pub(crate) fn generation(tx: &mut Tx<'_>) -> store::Result<i64> {
    let last = tx.one(&GENERATION, &params![], |row| {
        row.get::<Option<i64>>("generation")
    })?;
    Ok(last.flatten().unwrap_or(0))
}
