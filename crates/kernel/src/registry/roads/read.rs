//! Reads roads from GeoJSON, one feature at a time. A file with any mistake is refused as a whole, with line and reason:
//! a road that is missing from a layer would silently be somebody else's.

use std::collections::BTreeMap;

use base::Point;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::super::model::{Agency, Code};
use super::super::sheet::{Fault, Wrong};
use super::model::{Road, RoadClass, RoadTerms};

/// Positions of one file.
const POSITIONS_MAX: usize = 4_000_000;
/// Characters of a road's number.
const ROUTE_MAX: usize = 40;
/// Characters of a road's name.
const NAME_MAX: usize = 200;

/// What a file of roads may name.
pub(crate) struct Known<'a> {
    terms: &'a RoadTerms,
    classes: BTreeMap<String, Code>,
    agencies: Vec<&'a str>,
}

impl<'a> Known<'a> {
    /// By the rows of the registry.
    pub(crate) fn new<'b>(
        terms: &'a RoadTerms,
        classes: impl Iterator<Item = &'b RoadClass>,
        agencies: impl Iterator<Item = &'a Agency>,
    ) -> Self {
        let words = classes.flat_map(|class| {
            let own = std::iter::once(class.code.to_lowercase());
            own.chain(class.words.iter().cloned())
                .map(|word| (word, class.code.clone()))
        });
        let mut agencies: Vec<_> = agencies.map(|agency| agency.code.as_str()).collect();
        agencies.sort_unstable();
        Self {
            terms,
            classes: words.collect(),
            agencies,
        }
    }
}

/// What is wrong with a feature: the property, its value, and how.
struct Mistake(&'static str, String, Wrong);

struct Reading<'a> {
    known: &'a Known<'a>,
    roads: Vec<Road>,
    positions: usize,
    features: usize,
    mistake: Option<Mistake>,
}

/// Reads the roads of a file.
pub(crate) fn read((name, text): (&str, &str), known: &Known<'_>) -> Result<Vec<Road>, Fault> {
    let mut reading = Reading {
        known,
        roads: Vec::new(),
        positions: 0,
        features: 0,
        mistake: None,
    };
    let mut json = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let done = json
        .deserialize_map(Collection(&mut reading))
        .and_then(|()| json.end());
    let fault = |line: usize, Mistake(column, value, wrong): Mistake| Fault {
        file: name.to_owned(),
        line: u64::try_from(line).unwrap_or(0),
        column: column.to_owned(),
        value,
        wrong,
    };
    match done {
        Ok(()) if reading.roads.is_empty() => {
            let none = Mistake("features", String::new(), Wrong::Missing);
            Err(fault(0, none))
        }
        Ok(()) => Ok(reading.roads),
        Err(error) => {
            let malformed = || Mistake("", error.to_string(), Wrong::Malformed);
            let mistake = reading.mistake.take().unwrap_or_else(malformed);
            Err(fault(error.line(), mistake))
        }
    }
}

struct Collection<'a, 'b>(&'b mut Reading<'a>);

impl<'de> Visitor<'de> for Collection<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a GeoJSON collection of features")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut kind = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => kind = Some(map.next_value::<String>()?),
                "features" => map.next_value_seed(Features(&mut *self.0))?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if kind.as_deref() == Some("FeatureCollection") {
            return Ok(());
        }
        self.0.mistake = Some(Mistake("type", kind.unwrap_or_default(), Wrong::Word));
        Err(A::Error::custom("no collection"))
    }
}

struct Features<'a, 'b>(&'b mut Reading<'a>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, features: D) -> Result<(), D::Error> {
        features.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        while features.next_element_seed(Feature(&mut *self.0))?.is_some() {}
        Ok(())
    }
}

struct Feature<'a, 'b>(&'b mut Reading<'a>);

impl<'de> DeserializeSeed<'de> for Feature<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, feature: D) -> Result<(), D::Error> {
        feature.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Feature<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a feature")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let feature = geojson::Feature::deserialize(MapAccessDeserializer::new(map))?;
        self.0.take(&feature).map_err(|mistake| {
            self.0.mistake = Some(mistake);
            // The reader adds the line to which it has come: the feature's last one.
            A::Error::custom("a feature is no road")
        })
    }
}

impl Reading<'_> {
    fn take(&mut self, feature: &geojson::Feature) -> Result<(), Mistake> {
        self.features += 1;
        let mistake = |wrong| Mistake("geometry", format!("#{}", self.features), wrong);
        let lines = match feature.geometry.as_ref().map(|geometry| &geometry.value) {
            Some(geojson::GeometryValue::LineString { coordinates }) => {
                vec![line(coordinates).map_err(mistake)?]
            }
            Some(geojson::GeometryValue::MultiLineString { coordinates }) => coordinates
                .iter()
                .map(|one| line(one))
                .collect::<Result<Vec<_>, _>>()
                .map_err(mistake)?,
            _ => return Err(mistake(Wrong::NotALine)),
        };
        if lines.is_empty() {
            return Err(mistake(Wrong::NotALine));
        }
        self.positions += lines.iter().map(Vec::len).sum::<usize>();
        if self.positions > POSITIONS_MAX {
            return Err(mistake(Wrong::TooMany));
        }
        let of = |names: &[String]| property(feature, names);
        let terms = self.known.terms;
        let class = of(&terms.class);
        let Some(found) = self.known.classes.get(&class.to_lowercase()) else {
            let wrong = if class.is_empty() {
                Wrong::Missing
            } else {
                Wrong::Word
            };
            return Err(Mistake("class", shown(&class), wrong));
        };
        self.roads.push(Road {
            class: found.clone(),
            route: words("route", of(&terms.route), ROUTE_MAX)?,
            name: words("name", of(&terms.name), NAME_MAX)?,
            agency: self.agency(&of(&terms.agency))?,
            lines,
        });
        Ok(())
    }

    fn agency(&self, code: &str) -> Result<Option<Code>, Mistake> {
        if code.is_empty() {
            return Ok(None);
        }
        let known = self.known.agencies.binary_search(&code).is_ok();
        match Code::parse(code).filter(|_| known) {
            Some(code) => Ok(Some(code)),
            None => Err(Mistake("agency", shown(code), Wrong::Unknown)),
        }
    }
}

/// The first of these properties that is there and says something.
fn property(feature: &geojson::Feature, names: &[String]) -> String {
    let properties = feature.properties.as_ref();
    let found = names
        .iter()
        .filter_map(|name| match properties?.get(name)? {
            Value::String(text) => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        });
    found
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

fn words(column: &'static str, text: String, most: usize) -> Result<String, Mistake> {
    if text.chars().count() > most || text.chars().any(char::is_control) {
        return Err(Mistake(column, shown(&text), Wrong::Form));
    }
    Ok(text)
}

/// So much of a value as a message bears.
fn shown(value: &str) -> String {
    let plain = value.chars().filter(|letter| !letter.is_control());
    plain.take(Code::LONGEST).collect()
}

/// The positions of a line, each other than the one before it.
fn line(positions: &[geojson::Position]) -> Result<Vec<[f64; 2]>, Wrong> {
    let mut found: Vec<[f64; 2]> = Vec::with_capacity(positions.len());
    for position in positions {
        let &[lon, lat, ..] = position.as_slice() else {
            return Err(Wrong::Position);
        };
        if Point::new(lat, lon).is_err() {
            return Err(Wrong::Position);
        }
        if found.last() != Some(&[lon, lat]) {
            found.push([lon, lat]);
        }
    }
    if found.len() < 2 {
        return Err(Wrong::NotALine);
    }
    Ok(found)
}
