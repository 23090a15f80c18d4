//! Decisions about alerts, without any store.

use std::time::Duration;

use base::Time;
use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::registry::Registry;

use super::model::{About, Alert, Fresh, Pace};
use crate::error::Error;
use crate::model::Visibility;
use crate::rules::visibility_for;
use base::grid::{DISTRICTS, Grid, QUARTERS};

/// Alerts of one person.
pub const ALERTS_MAX: usize = 20;
/// How far around a place, in metres.
pub const RADII_M: [u32; 5] = [500, 1_000, 2_000, 5_000, 10_000];
/// Circles up to this radius are looked for in small cells.
const NEAR_M: u32 = 1_000;
/// Letters to one person are at least so far apart, so that a flood of reports is one letter.
pub(super) const GAP: Duration = Duration::from_hours(1);
/// When daily letters leave, in the pack's zone.
const MORNING: i8 = 7;

/// Refuses an alert that asks for nothing, or for what nobody may be told of.
pub fn alert_check(registry: &Registry, about: &About) -> Result<(), Error> {
    let About {
        circle,
        district,
        agency,
        category,
    } = about;
    if *about == About::default() {
        return Err(Error::AlertEmpty);
    }
    if district
        .as_ref()
        .is_some_and(|code| circle.is_some() || registry.district(code).is_none())
    {
        return Err(Error::AlertPlace);
    }
    if let Some(circle) = circle
        && !(RADII_M.contains(&circle.radius_m) && registry.bounds().contains(circle.middle))
    {
        return Err(Error::AlertPlace);
    }
    if agency
        .as_ref()
        .is_some_and(|code| registry.agency(code).is_none())
    {
        return Err(Error::AgencyUnknown);
    }
    let known = |code: &String| {
        registry.category(code).is_some() && visibility_for(registry, code) != Visibility::Private
    };
    if category.as_ref().is_some_and(|code| !known(code)) {
        return Err(Error::AlertCategory);
    }
    Ok(())
}

/// Under which keys an alert is kept: whatever it concerns comes with at least one of them.
pub(super) fn keys(about: &About) -> Vec<String> {
    match about {
        About {
            circle: Some(circle),
            ..
        } => {
            let (name, grid) = grid(circle.radius_m);
            let cells = grid.cells(circle.middle, circle.radius_m);
            cells.into_iter().map(|cell| cell_key(name, cell)).collect()
        }
        About {
            district: Some(district),
            ..
        } => vec![format!("area:{district}")],
        About {
            agency: Some(agency),
            ..
        } => vec![format!("agency:{agency}")],
        About {
            category: Some(category),
            ..
        } => vec![format!("category:{category}")],
        About { .. } => Vec::new(),
    }
}

/// Under which keys a report looks for alerts. They are always as many, however many alerts there are.
pub(super) fn keys_of(fresh: &Fresh) -> Vec<String> {
    let grids = [grid(NEAR_M), grid(NEAR_M + 1)];
    let cells = fresh
        .point
        .into_iter()
        .flat_map(|point| grids.map(|(name, grid)| cell_key(name, grid.cell(point))));
    let district = fresh.district.iter();
    cells
        .chain(district.map(|code| format!("area:{code}")))
        .chain([
            format!("agency:{}", fresh.agency),
            format!("category:{}", fresh.category),
        ])
        .collect()
}

fn grid(radius_m: u32) -> (&'static str, Grid) {
    if radius_m <= NEAR_M {
        ("quarter", QUARTERS)
    } else {
        ("district", DISTRICTS)
    }
}

fn cell_key(name: &str, cell: i64) -> String {
    format!("{name}:{cell}")
}

/// Whether an alert is about a report: everything that it asks for fits, and it was there first.
pub(super) fn concerns(alert: &Alert, fresh: &Fresh) -> bool {
    let About {
        circle,
        district,
        agency,
        category,
    } = &alert.about;
    let within = circle
        .as_ref()
        .is_none_or(|circle| fresh.point.is_some_and(|point| circle.holds(point)));
    within
        && district
            .as_ref()
            .is_none_or(|code| fresh.district.as_ref() == Some(code))
        && agency.as_ref().is_none_or(|code| *code == fresh.agency)
        && category.as_ref().is_none_or(|code| *code == fresh.category)
        && alert.made <= fresh.at
}

/// From when on a person may be told of what was found now; `told` is when they were told last.
pub(super) fn due(pace: Pace, told: Option<Time>, now: Time, zone: &TimeZone) -> Time {
    match pace {
        Pace::Soon => told.map_or(now, |told| now.max(told + GAP)),
        Pace::Daily => morning(now, zone),
    }
}

/// The next morning after a moment. Where the zone has none that day, a day later by the clock.
fn morning(now: Time, zone: &TimeZone) -> Time {
    let local = zone.to_datetime(now.timestamp());
    let today = local.date().at(MORNING, 0, 0, 0);
    let next = if local < today {
        Ok(today)
    } else {
        today.checked_add(1.day())
    };
    let found = next.ok().and_then(|at| zone.to_timestamp(at).ok());
    found.map_or(now + Duration::from_hours(24), Time::from)
}

#[cfg(test)]
mod tests {
    use super::super::model::Circle;
    use super::*;
    use base::{Id, Lang, Point};
    use proptest::prelude::*;

    fn alert(about: About) -> Alert {
        Alert {
            id: "a".to_owned(),
            person: Id::from_bits(1),
            lang: Lang::MS,
            pace: Pace::Soon,
            about,
            made: Time::from_micros(5),
        }
    }

    fn at(text: &str) -> Time {
        Time::parse_rfc3339(text).expect("a time")
    }

    #[test]
    fn daily_letters_leave_at_seven() {
        let zone = TimeZone::get("Asia/Kuala_Lumpur").expect("a zone");
        for (now, next) in [
            ("2026-11-26T06:59:59+08:00", "2026-11-26T07:00:00+08:00"),
            ("2026-11-26T07:00:00+08:00", "2026-11-27T07:00:00+08:00"),
            ("2026-12-31T23:30:00+08:00", "2027-01-01T07:00:00+08:00"),
        ] {
            assert_eq!(due(Pace::Daily, None, at(now), &zone), at(next));
        }
    }

    proptest! {
        #[test]
        fn what_concerns_an_alert_finds_it_by_a_key(
            lat in 1.0..7.0, lon in 99.0..119.0, north in -0.12..0.12, east in -0.12..0.12,
            radius in 0_usize..5, has_circle: bool,
            agency in proptest::option::of("[ab]"), category in proptest::option::of("[ab]"),
            held in "[ab]", of in "[ab]",
            district in proptest::option::of("[ab]"), lies in proptest::option::of("[ab]"),
        ) {
            let middle = Point { lat, lon };
            let circle = Circle { middle, radius_m: RADII_M[radius], name: String::new() };
            let inside = circle.bbox();
            let district = district.filter(|_| !has_circle);
            let about = About { circle: has_circle.then_some(circle), district, agency, category };
            let point = Point { lat: lat + north, lon: lon + east };
            let fresh = Fresh {
                id: Id::from_bits(2), point: Some(point), district: lies, agency: held, category: of,
                at: Time::from_micros(5),
            };
            let alert = alert(about);
            let kept = keys(&alert.about);
            prop_assert!(kept.len() <= 9);
            prop_assert_eq!(keys_of(&fresh).len(), 4 + usize::from(fresh.district.is_some()));
            if concerns(&alert, &fresh) && !kept.is_empty() {
                prop_assert!(keys_of(&fresh).iter().any(|key| kept.contains(key)));
                prop_assert!(!has_circle || inside.contains(point));
            }
            let younger = Alert { made: Time::from_micros(6), ..alert };
            prop_assert!(!concerns(&younger, &fresh));
        }

        #[test]
        fn letters_keep_their_distance(told in proptest::option::of(0_i64..10_000_000_000), since in 0_i64..20_000_000_000) {
            let told = told.map(Time::from_micros);
            let now = told.unwrap_or_default() + Duration::from_micros(since.unsigned_abs());
            let due = due(Pace::Soon, told, now, &TimeZone::UTC);
            prop_assert!(due >= now);
            prop_assert!(told.is_none_or(|told| due.since(told) >= GAP));
        }
    }
}
