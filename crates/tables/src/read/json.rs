//! JSON, NDJSON and GeoJSON, as streams of objects. Objects within objects become columns `outer__inner`; lists are
//! refused, cell by cell. Of a point there are columns `lon` and `lat`, of another shape its JSON as text.

use std::fmt;
use std::io::{BufRead, BufReader, Read};

use rustc_hash::FxHashMap;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use crate::read::text::{RowMeter, Utf8};
use crate::read::{Cap, Fault, Format, Refusal, Sink, Watch, excerpt, named};
use crate::schema::MOST_COLUMNS;
use crate::value::Value;

/// What stands between the names of objects and those of what is in them.
const BETWEEN: &str = "__";
/// The longest name of a column, in bytes; the table may ask for shorter ones.
const LONGEST_KEY: usize = 1_000;

/// A value of JSON that remembers the order of its keys.
#[derive(Debug)]
enum Json {
    Null,
    Boolean(bool),
    Whole(i64),
    Number(f64),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

struct AnyJson;

impl<'de> serde::Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyJson)
    }
}

impl<'de> Visitor<'de> for AnyJson {
    type Value = Json;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Boolean(flag))
    }

    fn visit_i64<E>(self, whole: i64) -> Result<Json, E> {
        Ok(Json::Whole(whole))
    }

    fn visit_u64<E>(self, whole: u64) -> Result<Json, E> {
        let small = i64::try_from(whole).map(Json::Whole);
        Ok(small.unwrap_or_else(|_| Json::Text(whole.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = list.next_element()? {
            all.push(one);
        }
        Ok(Json::List(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut all = Vec::new();
        while let Some(pair) = map.next_entry()? {
            all.push(pair);
        }
        Ok(Json::Object(all))
    }
}

/// Text of a shape, to be kept as text.
fn written(json: &Json, out: &mut String) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Boolean(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Json::Whole(whole) => out.push_str(&whole.to_string()),
        Json::Number(number) => out.push_str(&Value::Number(*number).to_string()),
        Json::Text(text) => out.push_str(&serde_json::Value::from(text.as_str()).to_string()),
        Json::List(all) => {
            out.push('[');
            for (at, one) in all.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                written(one, out);
            }
            out.push(']');
        }
        Json::Object(all) => {
            out.push('{');
            for (at, (name, one)) in all.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                out.push_str(&serde_json::Value::from(name.as_str()).to_string());
                out.push(':');
                written(one, out);
            }
            out.push('}');
        }
    }
}

/// Makes rows of objects.
struct Objects<'a, 'w> {
    watch: &'a mut Watch<'w>,
    sink: &'a mut dyn Sink,
    geo: bool,
    places: FxHashMap<String, usize>,
    keys: Vec<String>,
    cells: Vec<Json>,
    row: u64,
    /// Why it stopped, if it was for what was read.
    refusal: Option<Refusal>,
    /// Told when an object is over.
    meter: RowMeter,
}

impl<'a, 'w> Objects<'a, 'w> {
    fn new(
        watch: &'a mut Watch<'w>,
        sink: &'a mut dyn Sink,
        (geo, meter): (bool, RowMeter),
    ) -> Self {
        Self {
            watch,
            sink,
            geo,
            places: FxHashMap::default(),
            keys: Vec::new(),
            cells: Vec::new(),
            row: 0,
            refusal: None,
            meter,
        }
    }

    fn object(&mut self, json: Json) -> Result<(), Refusal> {
        self.row += 1;
        self.meter.begin();
        self.watch.row()?;
        self.cells.clear();
        self.cells.resize_with(self.keys.len(), || Json::Null);
        let before = self.keys.len();
        match json {
            Json::Object(fields) if self.geo => self.feature(fields)?,
            Json::Object(fields) => self.flatten("", fields)?,
            other => {
                let mut text = String::new();
                written(&other, &mut text);
                self.fault("", &text, "ragged");
                return Ok(());
            }
        }
        if self.keys.len() > before {
            let names = named(self.keys.iter().map(String::as_str))?;
            self.sink.headers(&names)?;
        }
        let longest = self.watch.limits.cell;
        let long = self
            .cells
            .iter()
            .position(|cell| matches!(cell, Json::Text(text) if text.len() > longest));
        if let Some(at) = long {
            let key = self.keys.get(at).cloned().unwrap_or_default();
            self.fault(&key, "", "too_long");
            return Ok(());
        }
        let cells: Vec<Value<'_>> = self
            .cells
            .iter()
            .map(|cell| match cell {
                Json::Boolean(flag) => Value::Boolean(*flag),
                Json::Whole(whole) => Value::Integer(*whole),
                Json::Number(number) => Value::Number(*number),
                Json::Text(text) => Value::Text(text),
                Json::Null | Json::List(_) | Json::Object(_) => Value::Null,
            })
            .collect();
        self.sink.row(self.row, &cells)
    }

    fn fault(&mut self, column: &str, text: &str, code: &'static str) {
        self.sink.fault(Fault {
            row: self.row,
            column: column.to_owned(),
            value: excerpt(text),
            code,
        });
    }

    fn feature(&mut self, fields: Vec<(String, Json)>) -> Result<(), Refusal> {
        for (name, value) in fields {
            match (name.as_str(), value) {
                ("properties", Json::Object(fields)) => self.flatten("", fields)?,
                ("geometry", Json::Object(shape)) => self.shape(shape)?,
                ("id", value @ (Json::Text(_) | Json::Whole(_))) => {
                    self.set("id".to_owned(), value)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn shape(&mut self, shape: Vec<(String, Json)>) -> Result<(), Refusal> {
        let is_point = shape.iter().any(|(name, value)| {
            name == "type" && matches!(value, Json::Text(text) if text == "Point")
        });
        if is_point {
            let mut found = shape.into_iter().filter(|(name, _)| name == "coordinates");
            if let Some((_, Json::List(numbers))) = found.next() {
                let mut numbers = numbers.into_iter();
                for name in ["lon", "lat"] {
                    let value = match numbers.next() {
                        Some(Json::Whole(whole)) => Json::Number(crate::number::float(whole)),
                        Some(value @ Json::Number(_)) => value,
                        _ => Json::Null,
                    };
                    self.set(name.to_owned(), value)?;
                }
            }
            return Ok(());
        }
        let mut text = String::new();
        written(&Json::Object(shape), &mut text);
        self.set("geometry".to_owned(), Json::Text(text))
    }

    fn flatten(&mut self, prefix: &str, fields: Vec<(String, Json)>) -> Result<(), Refusal> {
        for (name, value) in fields {
            // Names grow with each object around them.
            if prefix.len() + name.len() > LONGEST_KEY {
                return Err(Refusal::TooMuch(Cap::Name));
            }
            let key = format!("{prefix}{name}");
            match value {
                Json::Object(inner) => self.flatten(&format!("{key}{BETWEEN}"), inner)?,
                Json::List(_) => {
                    let mut text = String::new();
                    written(&value, &mut text);
                    self.fault(&key, &text, "nested");
                }
                value => self.set(key, value)?,
            }
        }
        Ok(())
    }

    fn set(&mut self, key: String, value: Json) -> Result<(), Refusal> {
        let at = match self.places.get(&key) {
            Some(at) => *at,
            None if self.keys.len() >= MOST_COLUMNS => return Err(Refusal::TooMuch(Cap::Columns)),
            None => {
                let at = self.keys.len();
                self.places.insert(key.clone(), at);
                self.keys.push(key);
                self.cells.push(Json::Null);
                at
            }
        };
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = value;
        }
        Ok(())
    }

    fn finish(self) -> Result<(), Refusal> {
        if self.keys.is_empty() {
            return Err(Refusal::Empty);
        }
        Ok(())
    }
}

/// The whole: a list of objects, or an object with such a list under one name.
struct Whole<'o, 'a, 'w>(&'o mut Objects<'a, 'w>, &'static str);

/// The list.
struct List<'o, 'a, 'w>(&'o mut Objects<'a, 'w>);

impl<'de> DeserializeSeed<'de> for List<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(json) = list.next_element()? {
            if let Err(refusal) = self.0.object(json) {
                self.0.refusal = Some(refusal);
                return Err(A::Error::custom("refused"));
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Whole<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        List(self.0).visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if name == self.1 {
                map.next_value_seed(List(&mut *self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// JSON and GeoJSON.
pub(super) fn whole(
    input: &mut dyn Read,
    format: Format,
    watch: &mut Watch<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let geo = format == Format::GeoJson;
    let mut text = Utf8::new(input, &watch.limits);
    let mut objects = Objects::new(watch, sink, (geo, text.row()));
    let reader = BufReader::with_capacity(Utf8::PIECE, &mut text);
    let mut from = serde_json::Deserializer::from_reader(reader);
    let name = if geo { "features" } else { "data" };
    let read = Whole(&mut objects, name)
        .deserialize(&mut from)
        .and_then(|()| from.end());
    drop(from);
    match (read, objects.refusal.take()) {
        (_, Some(refusal)) => Err(refusal),
        (Ok(()), None) => objects.finish(),
        (Err(error), None) if error.is_io() => Err(text.refusal(&error)),
        (Err(error), None) => Err(Refusal::Broken {
            format,
            line: u64::try_from(error.line()).ok(),
        }),
    }
}

/// NDJSON.
pub(super) fn lines(
    input: &mut dyn Read,
    watch: &mut Watch<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let mut text = Utf8::new(input, &watch.limits);
    let mut objects = Objects::new(watch, sink, (false, text.row()));
    let mut line = String::new();
    let mut number = 0;
    let mut reader = BufReader::with_capacity(Utf8::PIECE, &mut text);
    loop {
        line.clear();
        number += 1;
        match reader.read_line(&mut line) {
            Ok(0) => return objects.finish(),
            Ok(_) if line.trim().is_empty() => objects.meter.begin(),
            Ok(_) => {
                let json = serde_json::from_str(&line).map_err(|_| Refusal::Broken {
                    format: Format::Ndjson,
                    line: Some(number),
                })?;
                objects.object(json)?;
            }
            Err(error) => return Err(reader.into_inner().refusal(&error)),
        }
    }
}
