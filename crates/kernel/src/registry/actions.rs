//! Verbs of the registry: load a pack, import a file.

use std::collections::BTreeSet;

use base::{Actor, Permission, Time, hex};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Db, NewJob, Tx};

use super::boundaries::{self, Area, AreaNote, AreaWrong};
use super::data::{Data, Lines};
use super::error::Error;
use super::model::{Agency, Category, Charter, Holiday, LocalArea, Service, Synonym};
use super::pack::Pack;
use super::queries;
use super::records::Record;
use super::roads::{self, RoadClass};
use super::sheet::{Fault, Wrong};
use super::snapshot::Registry;
use crate::audit::{self, Act, Fresh};

/// Who may change the registry.
pub const EDIT: Permission = Permission("registry.edit");

/// What a file that is imported holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    /// Public bodies, as CSV.
    Agencies,
    /// Boundaries of districts, as GeoJSON.
    Areas,
    /// Categories, as CSV.
    Categories,
    /// Promises, as CSV.
    Charters,
    /// Public services, as CSV.
    Services,
    /// Public holidays, as CSV.
    Holidays,
    /// Words that people search by, as CSV.
    Synonyms,
    /// Roads that decide who is in charge, as GeoJSON.
    Roads,
    /// Who keeps which class of roads, as CSV.
    RoadClasses,
}

impl ImportKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Agencies,
        Self::Areas,
        Self::Categories,
        Self::Charters,
        Self::Services,
        Self::Holidays,
        Self::Synonyms,
        Self::Roads,
        Self::RoadClasses,
    ];

    /// The word for it in `balai import`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agencies => Agency::SHEET,
            Self::Areas => "areas",
            Self::Categories => Category::SHEET,
            Self::Charters => Charter::SHEET,
            Self::Services => Service::SHEET,
            Self::Holidays => Holiday::SHEET,
            Self::Synonyms => Synonym::SHEET,
            Self::Roads => "roads",
            Self::RoadClasses => RoadClass::SHEET,
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }
}

/// A file to import.
#[derive(Debug, Clone)]
pub struct Import {
    /// What it holds.
    pub kind: ImportKind,
    /// Its name, for messages.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// SHA-256 of what is in it, by which the audit log names it.
    pub hash: String,
}

impl Import {
    /// A file that was read.
    pub fn new(kind: ImportKind, name: String, text: String) -> Self {
        let hash = hex(&Sha256::digest(&text));
        Self {
            kind,
            name,
            text,
            hash,
        }
    }
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Rows or boundaries that were taken over.
    pub rows: usize,
    /// The version of the registry since.
    pub version: i64,
    /// What was mended or left out, for boundaries.
    pub notes: Vec<AreaNote>,
}

/// Loads a pack where none was loaded yet; says whether it did.
pub fn pack_ensure(db: &Db, pack: &Pack, now: Time) -> Result<bool, Error> {
    if db
        .read_blocking("registry.version", queries::version)?
        .is_some()
    {
        return Ok(false);
    }
    let rows = PackRows::of(pack)?;
    db.write_blocking("registry.pack_load", move |tx| pack_load(tx, &rows, now))
}

/// A pack's rows, read and checked, ready to be stored.
#[derive(Debug, Clone)]
pub struct PackRows {
    settings: String,
    rows: Vec<(&'static str, String, String)>,
}

impl PackRows {
    /// Reads and checks a pack.
    pub fn of(pack: &Pack) -> Result<Self, Error> {
        let (data, lines) = pack.parse()?;
        let mut rows = Vec::new();
        collect(&mut rows, &data.agencies)?;
        collect(&mut rows, &data.states)?;
        collect(&mut rows, &data.hours)?;
        collect(&mut rows, &data.local_areas)?;
        collect(&mut rows, &data.utility_areas)?;
        collect(&mut rows, &data.groups)?;
        collect(&mut rows, &data.categories)?;
        collect(&mut rows, &data.questions)?;
        collect(&mut rows, &data.charters)?;
        collect(&mut rows, &data.exceptions)?;
        collect(&mut rows, &data.reasons)?;
        collect(&mut rows, &data.holidays)?;
        collect(&mut rows, &data.postcodes)?;
        collect(&mut rows, &data.places)?;
        collect(&mut rows, &data.services)?;
        collect(&mut rows, &data.synonyms)?;
        collect(&mut rows, &data.road_classes)?;
        let settings = written(&data.settings)?;
        Registry::build(0, data).map_err(|link| lines.fault(link))?;
        Ok(Self { settings, rows })
    }
}

fn collect<T: Record>(
    rows: &mut Vec<(&'static str, String, String)>,
    items: &[T],
) -> Result<(), Error> {
    for item in items {
        rows.push((T::SHEET, item.key(), written(item)?));
    }
    Ok(())
}

/// JSON of a value. Fails only for numbers that JSON cannot hold, which no sheet lets in.
pub(super) fn written<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Fault(file_fault("", &error.to_string())))
}

fn file_fault(name: &str, value: &str) -> Fault {
    Fault {
        file: name.to_owned(),
        line: 0,
        column: String::new(),
        value: value.to_owned(),
        wrong: Wrong::Malformed,
    }
}

/// Stores a pack's rows, unless the registry has rows already; says whether it did.
pub fn pack_load(tx: &mut Tx<'_>, pack: &PackRows, now: Time) -> Result<bool, Error> {
    if queries::version(tx)?.is_some() {
        return Ok(false);
    }
    queries::registry_insert(tx, &pack.settings, now.micros())?;
    for (place, (sheet, code, fields)) in (1_i64..).zip(&pack.rows) {
        queries::row_put(tx, (sheet, code), place, fields)?;
    }
    Ok(true)
}

/// Imports a file over what is there: rows with known keys are replaced, others added. Holidays
/// replace all holidays of the years that the file is about. Boundaries, and roads, become a new generation.
///
/// # Errors
/// [`Error::Forbidden`] for people without [`EDIT`]; [`Error::Fault`] with file and line for anything
/// wrong in the file, or for rows elsewhere that it would leave pointing at nothing.
pub fn import(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (now, fresh): (Time, &Fresh),
    import: &Import,
) -> Result<Imported, Error> {
    if !actor.may(EDIT, None) {
        return Err(Error::Forbidden);
    }
    let mut lines = Lines::default();
    let (rows, notes) = match import.kind {
        ImportKind::Agencies => (sheet_put::<Agency>(tx, &mut lines, import)?, Vec::new()),
        ImportKind::Categories => (sheet_put::<Category>(tx, &mut lines, import)?, Vec::new()),
        ImportKind::Charters => (sheet_put::<Charter>(tx, &mut lines, import)?, Vec::new()),
        ImportKind::Services => (sheet_put::<Service>(tx, &mut lines, import)?, Vec::new()),
        ImportKind::Synonyms => (sheet_put::<Synonym>(tx, &mut lines, import)?, Vec::new()),
        ImportKind::RoadClasses => (sheet_put::<RoadClass>(tx, &mut lines, import)?, Vec::new()),
        ImportKind::Roads => (roads_put(tx, import)?, Vec::new()),
        ImportKind::Holidays => (holidays_put(tx, &mut lines, import)?, Vec::new()),
        ImportKind::Areas => areas_put(tx, import)?,
    };
    queries::version_raise(tx, now.micros())?;
    let data = queries::data(tx)?.ok_or(Error::Empty)?;
    let version = queries::version(tx)?.ok_or(Error::Empty)?;
    Registry::build(version, data).map_err(|link| lines.fault(link))?;
    tx.enqueue(&changed(version, now))?;
    import_record(tx, actor, (now, fresh), (import, rows, version))?;
    Ok(Imported {
        rows,
        version,
        notes,
    })
}

/// Who took what over, and what the registry was called since; the file itself is known by its hash.
fn import_record(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (now, fresh): (Time, &Fresh),
    (import, rows, version): (&Import, usize, i64),
) -> Result<(), Error> {
    let act = Act {
        name: "registry.import",
        agency: "",
        kind: "registry",
        reference: import.kind.as_str(),
        public: true,
        subject: ("registry", version),
        payload: json!({
            "by": actor.id().map(|id| id.to_string()),
            "kind": import.kind.as_str(),
            "hash": import.hash,
            "rows": rows,
            "version": version,
        }),
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}

/// The job that lets everything else follow a change of the registry.
pub const CHANGED: &str = "kernel.registry_changed";

pub(super) fn changed(version: i64, now: Time) -> NewJob {
    NewJob {
        id: format!("registry-{version}"),
        kind: CHANGED.to_owned(),
        key: None,
        payload: String::new(),
        run_at: now,
        now,
    }
}

fn sheet_put<T: Record>(
    tx: &mut Tx<'_>,
    lines: &mut Lines,
    import: &Import,
) -> Result<usize, Error> {
    let rows: Vec<T> = lines.read(&import.name, &import.text)?;
    rows_put(tx, &rows)
}

fn rows_put<T: Record>(tx: &mut Tx<'_>, rows: &[T]) -> Result<usize, Error> {
    let last = queries::last_place(tx, T::SHEET)?;
    for (place, row) in (last + 1..).zip(rows) {
        queries::row_put(tx, (T::SHEET, &row.key()), place, &written(row)?)?;
    }
    Ok(rows.len())
}

fn holidays_put(tx: &mut Tx<'_>, lines: &mut Lines, import: &Import) -> Result<usize, Error> {
    let rows: Vec<Holiday> = lines.read(&import.name, &import.text)?;
    let years: BTreeSet<_> = rows.iter().map(|row| row.date.year()).collect();
    for old in queries::rows::<Holiday>(tx)? {
        if years.contains(&old.date.year()) {
            queries::row_remove(tx, Holiday::SHEET, &old.key())?;
        }
    }
    rows_put(tx, &rows)
}

fn areas_put(tx: &mut Tx<'_>, import: &Import) -> Result<(usize, Vec<AreaNote>), Error> {
    let Data { local_areas, .. } = queries::data(tx)?.ok_or(Error::Empty)?;
    let (known, notes) = areas_known((&import.name, &import.text), &local_areas)?;
    let generation = queries::generation(tx)? + 1;
    for area in &known {
        queries::area_insert(tx, &area.code, generation, &written(&area.polygons)?)?;
    }
    Ok((known.len(), notes))
}

fn roads_put(tx: &mut Tx<'_>, import: &Import) -> Result<usize, Error> {
    let data = queries::data(tx)?.ok_or(Error::Empty)?;
    let known = roads::Known::new(
        &data.settings.roads,
        data.road_classes.iter(),
        data.agencies.iter(),
    );
    let found = roads::read((&import.name, &import.text), &known)?;
    let generation = roads::queries::generation(tx)? + 1;
    for (place, road) in (1_i64..).zip(&found) {
        roads::queries::insert(tx, (generation, place), &written(road)?)?;
    }
    Ok(found.len())
}

/// The boundaries of a file that are of districts of the registry, and what of it was mended or left out.
pub(super) fn areas_known(
    (name, text): (&str, &str),
    local_areas: &[LocalArea],
) -> Result<(Vec<Area>, Vec<AreaNote>), Error> {
    let (areas, mut notes) =
        boundaries::read(text).map_err(|error| file_fault(name, &error.to_string()))?;
    let known: BTreeSet<_> = local_areas.iter().map(|row| &row.district).collect();
    let (known, unknown): (Vec<Area>, Vec<Area>) = areas
        .into_iter()
        .partition(|area| known.contains(&area.code));
    notes.extend(unknown.into_iter().map(|area| AreaNote {
        feature: area.code.to_string(),
        what: AreaWrong::UnknownDistrict,
    }));
    if known.is_empty() {
        let fault = file_fault(name, "");
        return Err(Error::Fault(Fault {
            wrong: Wrong::NoDistrict,
            ..fault
        }));
    }
    Ok((known, notes))
}
