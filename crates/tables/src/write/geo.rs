//! GeoJSON: a point for each row that has one, all other columns as properties.

use std::io;

use crate::query::Answer;
use crate::value::Value;
use crate::write::Place;
use crate::write::json::{json, keys};

pub(super) fn write(answer: &Answer<'_>, place: Place, out: &mut dyn io::Write) -> io::Result<()> {
    let keys = keys(answer);
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    for row in 0..answer.len() {
        if row > 0 {
            out.write_all(b",")?;
        }
        out.write_all(b"{\"type\":\"Feature\",\"geometry\":")?;
        let (lon, lat) = (answer.value(row, place.lon), answer.value(row, place.lat));
        if is_number(&lon) && is_number(&lat) {
            write!(out, "{{\"type\":\"Point\",\"coordinates\":[{lon},{lat}]}}")?;
        } else {
            out.write_all(b"null")?;
        }
        out.write_all(b",\"properties\":{")?;
        let mut is_first = true;
        for (at, (key, value)) in keys.iter().zip(answer.row(row)).enumerate() {
            if at == place.lon || at == place.lat {
                continue;
            }
            if !is_first {
                out.write_all(b",")?;
            }
            is_first = false;
            out.write_all(key.as_bytes())?;
            json(value, out)?;
        }
        out.write_all(b"}}")?;
    }
    out.write_all(b"]}")
}

const fn is_number(value: &Value<'_>) -> bool {
    matches!(value, Value::Integer(_) | Value::Number(_))
}
