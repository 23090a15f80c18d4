//! All rows of a registry, before they are tied together.

use std::collections::BTreeMap;

use super::boundaries::Area;
use super::exceptions::{Exception, Reason};
use super::model::{
    Agency, Category, Charter, Group, Holiday, Hours, LocalArea, Place, Postcode, Question,
    Service, State, Synonym, UtilityArea,
};
use super::overrides::Override;
use super::records::Record;
use super::roads::{Road, RoadClass};
use super::settings::Settings;
use super::sheet::{Fault, Sheet, Wrong};
use super::snapshot::BrokenLink;

/// All rows of a registry.
#[derive(Debug, Clone)]
pub(crate) struct Data {
    pub(crate) settings: Settings,
    pub(crate) agencies: Vec<Agency>,
    pub(crate) states: Vec<State>,
    pub(crate) hours: Vec<Hours>,
    pub(crate) local_areas: Vec<LocalArea>,
    pub(crate) utility_areas: Vec<UtilityArea>,
    pub(crate) groups: Vec<Group>,
    pub(crate) categories: Vec<Category>,
    pub(crate) questions: Vec<Question>,
    pub(crate) charters: Vec<Charter>,
    pub(crate) exceptions: Vec<Exception>,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) holidays: Vec<Holiday>,
    pub(crate) postcodes: Vec<Postcode>,
    pub(crate) places: Vec<Place>,
    pub(crate) services: Vec<Service>,
    pub(crate) synonyms: Vec<Synonym>,
    pub(crate) areas: Vec<Area>,
    pub(crate) overrides: Vec<Override>,
    pub(crate) road_classes: Vec<RoadClass>,
    pub(crate) roads: Vec<Road>,
}

/// Where each row stood, so that a mistake found later can still be pointed at.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lines(BTreeMap<(&'static str, String), (String, u64)>);

impl Lines {
    /// Reads a sheet; no key may occur twice in it or in those read before.
    pub(crate) fn read<T: Record>(&mut self, file: &str, text: &str) -> Result<Vec<T>, Fault> {
        Sheet::read(file, text)?.map(|cells| {
            let row = T::read(&cells)?;
            let place = (file.to_owned(), cells.line());
            if self.0.insert((T::SHEET, row.key()), place).is_none() {
                Ok(row)
            } else {
                Err(Fault {
                    value: row.key(),
                    ..cells.fault("", Wrong::Twice)
                })
            }
        })
    }

    /// The fault of a row that names something unknown.
    pub(crate) fn fault(&self, broken: BrokenLink) -> Fault {
        let BrokenLink {
            sheet,
            key,
            column,
            value,
            wrong,
        } = broken;
        let found = self.0.get(&(sheet, key.clone())).cloned();
        let (file, line) = found.unwrap_or_else(|| {
            let at = if key.is_empty() {
                String::new()
            } else {
                format!(" {key}")
            };
            (format!("{sheet}{at}"), 0)
        });
        Fault {
            file,
            line,
            column: column.to_owned(),
            value,
            wrong,
        }
    }
}
