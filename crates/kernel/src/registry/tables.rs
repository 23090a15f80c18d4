//! How rows become the tables of a [`super::Registry`].

use std::collections::BTreeMap;
use std::sync::Arc;

use base::workdays::Calendar;
use base::{BBox, Text};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::boundaries::Area;
use super::exceptions::{About, Exception};
use super::model::{Agency, AgencyCode, Category, Code, Holiday, Hours, LocalArea, State};
use super::settings::Settings;
use super::sheet::Wrong;
use super::snapshot::{BrokenLink, Council, District};

/// Areas with their districts' places in the list.
pub(super) fn placed<'a>(areas: &'a [Area], districts: &[District]) -> Vec<(usize, &'a Area)> {
    let place = |area: &Area| {
        districts
            .iter()
            .position(|district| district.code == area.code)
    };
    areas
        .iter()
        .filter_map(|area| Some((place(area)?, area)))
        .collect()
}

/// The country's outermost edges.
pub(super) fn bounds(settings: &Settings) -> BBox {
    let [south, west, north, east] = settings.map.bounds;
    BBox {
        south,
        west,
        north,
        east,
    }
}

pub(super) fn keyed<K: Ord, T>(items: Vec<T>, key: impl Fn(&T) -> K) -> BTreeMap<K, T> {
    items.into_iter().map(|item| (key(&item), item)).collect()
}

pub(super) fn grouped<K: Ord, T>(items: Vec<T>, key: impl Fn(&T) -> K) -> BTreeMap<K, Vec<T>> {
    let mut groups: BTreeMap<K, Vec<T>> = BTreeMap::new();
    for item in items {
        groups.entry(key(&item)).or_default().push(item);
    }
    groups
}

fn settings_fault(column: &'static str, value: &str, wrong: Wrong) -> BrokenLink {
    let value = value.to_owned();
    BrokenLink {
        sheet: "pack.toml",
        key: String::new(),
        column,
        value,
        wrong,
    }
}

pub(super) fn zone(settings: &Settings) -> Result<TimeZone, BrokenLink> {
    TimeZone::get(&settings.time_zone)
        .map_err(|_| settings_fault("time_zone", &settings.time_zone, Wrong::Unknown))
}

pub(super) fn office_calendar(
    settings: &Settings,
    calendars: &BTreeMap<Code, Calendar>,
) -> Result<Calendar, BrokenLink> {
    let state = &settings.office.state;
    let found = calendars.get(state).cloned();
    found.ok_or_else(|| settings_fault("office.state", state, Wrong::Unknown))
}

/// One calendar a state; states that keep the same holidays still have their own copy.
pub(super) fn calendars(
    settings: &Settings,
    states: &BTreeMap<Code, State>,
    hours: &[Hours],
    holidays: &[Holiday],
    zone: &TimeZone,
) -> Result<BTreeMap<Code, Calendar>, BrokenLink> {
    let calendar = |state: &State| {
        let rests =
            |holiday: &&Holiday| holiday.states.is_empty() || holiday.states.contains(&state.code);
        let days: BTreeMap<Date, Text> = holidays
            .iter()
            .filter(rests)
            .map(|item| (item.date, item.name.clone()))
            .collect();
        let own = hours.iter().find(|hours| hours.state == state.code);
        let open = own.map_or((settings.office.opens, settings.office.closes), |own| {
            (own.opens, own.closes)
        });
        let weekend: Vec<_> = state
            .weekend
            .iter()
            .filter_map(|day| weekday(day))
            .collect();
        Calendar::new(&weekend, Arc::new(days), open, zone.clone())
            .map(|calendar| (state.code.clone(), calendar))
            .map_err(|_| {
                settings_fault(
                    "office.closes",
                    &settings.office.closes.to_string(),
                    Wrong::Form,
                )
            })
    };
    states.values().map(calendar).collect()
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

pub(super) fn districts(
    areas: &[LocalArea],
    agencies: &BTreeMap<AgencyCode, Agency>,
) -> Vec<District> {
    let mut districts: Vec<District> = Vec::new();
    for area in areas {
        let council = Council {
            agency: area.agency.clone(),
            seat: agencies.get(&area.agency).and_then(|agency| agency.seat),
            rank: area.rank,
        };
        match districts
            .iter_mut()
            .find(|known| known.code == area.district)
        {
            Some(known) => known.councils.push(council),
            None => districts.push(District {
                code: area.district.clone(),
                name: area.name.clone(),
                state: area.state.clone(),
                point: area.point,
                councils: vec![council],
            }),
        }
    }
    for district in &mut districts {
        district.councils.sort_by_key(|council| council.rank);
    }
    districts
}

pub(super) fn seats(districts: &[District]) -> BTreeMap<Code, Vec<Council>> {
    let mut seats: BTreeMap<Code, Vec<Council>> = BTreeMap::new();
    for district in districts {
        let known = seats.entry(district.state.clone()).or_default();
        for council in &district.councils {
            if !known.iter().any(|seen| seen.agency == council.agency) {
                known.push(council.clone());
            }
        }
    }
    seats
}

pub(super) fn exceptions_by_category(
    categories: &[Category],
    exceptions: &[Exception],
) -> BTreeMap<Code, Vec<Exception>> {
    let about = |exception: &Exception, category: &Category| match &exception.about {
        About::Category(code) => *code == category.code,
        About::Group(code) => *code == category.group,
        About::Routing(kind) => *kind == category.routing,
    };
    let of = |category: &Category| {
        let mut found: Vec<_> = exceptions
            .iter()
            .filter(|item| about(item, category))
            .cloned()
            .collect();
        found.sort_by_key(|item| item.order);
        (category.code.clone(), found)
    };
    categories.iter().map(of).collect()
}
