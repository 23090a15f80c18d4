//! What an alert is about, as addresses carry it and as people read it. Feeds take the same fields.

use base::Point;
use kernel::registry::Registry;
use web::{Page, encoded};

use super::super::{facts, pictures};
use crate::alerts::{About, Circle, RADII_M};

/// The usual radius: a walk.
pub(super) const RADIUS_M: u32 = 1_000;
/// The longest name of a place, in characters.
const NAME_MAX: usize = 120;

/// Reads the fields `lat`, `lon`, `radius`, `place`, `district`, `agency` and `category`. What does not parse narrows
/// nothing; a place is narrower than a district.
pub(in super::super) fn about_of<'f>(field: impl Fn(&str) -> Option<&'f str>) -> About {
    let point = field("lat").zip(field("lon"));
    let point = point.and_then(|(lat, lon)| Point::parse(lat, lon).ok());
    let radius = field("radius").and_then(|text| text.parse().ok());
    let name = field("place").unwrap_or_default();
    About {
        district: field("district")
            .filter(|_| point.is_none())
            .map(str::to_owned),
        circle: point.map(|middle| Circle {
            middle,
            radius_m: RADII_M
                .into_iter()
                .find(|known| Some(*known) == radius)
                .unwrap_or(RADIUS_M),
            name: name.chars().take(NAME_MAX).collect(),
        }),
        agency: field("agency").map(str::to_owned),
        category: field("category").map(str::to_owned),
    }
}

/// The same fields, written for an address.
pub(in super::super) fn query(about: &About) -> String {
    let mut fields = Vec::new();
    if let Some(circle) = &about.circle {
        fields.extend([
            ("lat", format!("{:.5}", circle.middle.lat)),
            ("lon", format!("{:.5}", circle.middle.lon)),
            ("radius", circle.radius_m.to_string()),
        ]);
        fields.extend((!circle.name.is_empty()).then(|| ("place", circle.name.clone())));
    }
    fields.extend(about.district.clone().map(|code| ("district", code)));
    fields.extend(about.agency.clone().map(|code| ("agency", code)));
    fields.extend(about.category.clone().map(|code| ("category", code)));
    let fields = fields
        .into_iter()
        .map(|(name, value)| format!("{name}={}", encoded(&value)));
    fields.collect::<Vec<_>>().join("&")
}

/// What an alert is about in a line.
pub(in super::super) fn words(page: &Page, registry: &Registry, about: &About) -> String {
    let category = about.category.as_deref();
    let agency = about.agency.as_deref();
    let circle = about.circle.as_ref();
    [
        category.map(|code| facts::category(page, registry, code)),
        agency.map(|code| facts::agency(page, registry, code)),
        circle.map(|circle| around(page, registry, circle)),
        about
            .district
            .as_deref()
            .map(|code| district(page, registry, code)),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// A district in words.
fn district(page: &Page, registry: &Registry, code: &str) -> String {
    let known = registry.district(code);
    let name = known.map_or(code, |district| district.name.as_str());
    page.t1("reports-alerts-district-of", "name", name)
}

/// A circle in words.
fn around(page: &Page, registry: &Registry, circle: &Circle) -> String {
    let radius = radius(page, circle.radius_m);
    if circle.name.is_empty() {
        let near = pictures::nearby(page, registry, circle.middle);
        page.t2("reports-alerts-near", "radius", radius, "place", near)
    } else {
        let name = circle.name.as_str();
        page.t2("reports-alerts-around", "radius", radius, "place", name)
    }
}

/// A radius as people say it.
pub(in super::super) fn radius(page: &Page, metres: u32) -> String {
    if metres < 1_000 {
        page.t1("reports-alerts-metres", "count", metres)
    } else {
        page.t1("reports-alerts-kilometres", "count", metres / 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_an_address_says_is_read_as_it_was_meant(
            lat in -89.0..89.0, lon in -179.0..179.0, radius in 0_usize..5, name in "[a-z &=+%#]{0,20}",
            agency in proptest::option::of("[a-z]{1,8}"), has_circle: bool,
            district in proptest::option::of("[0-9]{1,2}_[0-9]{1,2}"),
        ) {
            let point = |value: f64| format!("{value:.5}").parse().expect("a number");
            let about = About {
                circle: has_circle.then(|| Circle {
                    middle: Point { lat: point(lat), lon: point(lon) },
                    radius_m: RADII_M[radius],
                    name: name.trim().to_owned(),
                }),
                district: district.filter(|_| !has_circle),
                agency,
                category: None,
            };
            let text = query(&about);
            let fields: Vec<(String, String)> = form(&text);
            let read = about_of(|name| {
                let found = fields.iter().find(|(known, _)| known == name);
                found.map(|(_, value)| value.as_str())
            });
            prop_assert_eq!(read, about);
        }

        #[test]
        fn any_text_is_read_or_left(lat: String, lon: String, radius: String) {
            let about = about_of(|name| match name {
                "lat" => Some(lat.as_str()),
                "lon" => Some(lon.as_str()),
                "radius" => Some(radius.as_str()),
                _ => None,
            });
            prop_assert!(about.circle.is_none_or(|circle| RADII_M.contains(&circle.radius_m)));
        }
    }

    /// The fields of a query, decoded.
    fn form(text: &str) -> Vec<(String, String)> {
        let decoded = |text: &str| {
            let mut bytes = Vec::new();
            let mut rest = text.bytes();
            while let Some(byte) = rest.next() {
                let hex = |byte: Option<u8>| {
                    char::from(byte.expect("a digit"))
                        .to_digit(16)
                        .expect("hexadecimal")
                };
                bytes.push(match byte {
                    b'%' => u8::try_from(hex(rest.next()) * 16 + hex(rest.next())).expect("a byte"),
                    b'+' => b' ',
                    other => other,
                });
            }
            String::from_utf8(bytes).expect("text")
        };
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        pairs
            .map(|(name, value)| (name.to_owned(), decoded(value)))
            .collect()
    }
}
