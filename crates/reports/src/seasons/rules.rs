//! When to prepare for a season, and where.

use std::collections::BTreeMap;

use base::grid::STREETS;
use jiff::ToSpan;
use jiff::civil::Date;

use super::model::{Place, Season, Seen};

/// Days before a season begins on which agencies are given the work.
pub const AHEAD: i64 = 60;
/// Days before it on which that is too late: the kind's clock has this term, so that no date comes after the beginning.
pub const LEAST: i64 = 53;
/// Places of one agency at most: what is done first is done at those.
pub const PLACES: usize = 20;
/// Reports of one place that the work is linked to.
pub const NEWEST: usize = 2;

/// The day on which the season begins for which the work is to be given on a day, if one is.
pub fn coming(season: &Season, today: Date) -> Option<Date> {
    [today.year(), today.year().saturating_add(1)]
        .into_iter()
        .filter_map(|year| season.ready.of(year))
        .find(|ready| {
            let before = |days: i64| ready.checked_sub(days.days());
            let given = before(AHEAD).is_ok_and(|given| given <= today);
            given && before(LEAST).is_ok_and(|late| today < late)
        })
}

/// The first day of the last such season, and the day after its last.
pub fn last_time(season: &Season, ready: Date) -> Option<(Date, Date)> {
    let first = season.ready.of(ready.year().checked_sub(1)?)?;
    let ends = [first.year(), ready.year()].into_iter();
    let last = ends
        .filter_map(|year| season.until.of(year))
        .find(|last| *last >= first)?;
    Some((first, last.tomorrow().ok()?))
}

/// The places of one season, gathered from its reports.
#[derive(Debug, Default)]
pub struct Gathered(BTreeMap<(String, i64), Place>);

impl Gathered {
    /// Counts a report if the season is about such, after all those that were made before it.
    pub fn add(&mut self, season: &Season, seen: Seen) {
        if !season.categories.contains(&seen.category) {
            return;
        }
        let spot = (seen.agency, STREETS.cell(seen.point));
        let place = self.0.entry(spot).or_insert_with(|| Place {
            point: seen.point,
            area: seen.area.clone(),
            reports: 0,
            newest: Vec::new(),
        });
        place.reports += 1;
        (place.point, place.area) = (seen.point, seen.area);
        place.newest.insert(0, seen.id);
        place.newest.truncate(NEWEST);
    }

    /// Each agency's places to prepare, the most reported first.
    pub fn by_agency(self, season: &Season) -> BTreeMap<String, Vec<Place>> {
        let mut agencies: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        let many = |place: &Place| place.reports >= season.reports.max(1);
        for ((agency, _), place) in self.0.into_iter().filter(|(_, place)| many(place)) {
            agencies.entry(agency).or_default().push(place);
        }
        for places in agencies.values_mut() {
            places.sort_by_key(|place| std::cmp::Reverse(place.reports));
            places.truncate(PLACES);
        }
        agencies
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seasons::model::YearDay;
    use base::{Point, Text, Time};
    use jiff::civil::date;
    use kernel::cases::{Area, CaseId};
    use proptest::prelude::*;

    fn season(ready: &str, until: &str) -> Season {
        let day = |text: &str| YearDay::try_from(text.to_owned()).expect("a day");
        Season {
            code: "monsoon".to_owned(),
            name: Text::malay("Monsun"),
            states: vec!["MY-03".to_owned()],
            categories: vec!["flood-drain".to_owned()],
            ready: day(ready),
            until: day(until),
            reports: 2,
            steps: Vec::new(),
        }
    }

    fn seen(id: u128, agency: &str, category: &str, lat: f64) -> Seen {
        Seen {
            id: CaseId::from_bits(id),
            agency: agency.to_owned(),
            category: category.to_owned(),
            point: Point { lat, lon: 102.2 },
            area: Area::default(),
            created: Time::from_micros(i64::try_from(id).expect("small")),
        }
    }

    #[test]
    fn the_work_is_given_in_the_week_that_is_sixty_days_before() {
        let monsoon = season("11-01", "03-31");
        let begins = Some(date(2026, 11, 1));
        assert_eq!(coming(&monsoon, date(2026, 9, 1)), None);
        assert_eq!(coming(&monsoon, date(2026, 9, 2)), begins);
        assert_eq!(coming(&monsoon, date(2026, 9, 8)), begins);
        assert_eq!(coming(&monsoon, date(2026, 9, 9)), None);
        let new_year = season("01-15", "02-20");
        let begins = Some(date(2027, 1, 15));
        assert_eq!(coming(&new_year, date(2026, 11, 16)), begins);
    }

    #[test]
    fn last_time_may_reach_into_this_year() {
        let over_new_year = last_time(&season("11-01", "03-31"), date(2026, 11, 1));
        assert_eq!(over_new_year, Some((date(2025, 11, 1), date(2026, 4, 1))));
        let within = last_time(&season("04-01", "05-31"), date(2027, 4, 1));
        assert_eq!(within, Some((date(2026, 4, 1), date(2026, 6, 1))));
    }

    #[test]
    fn a_place_counts_for_whoever_holds_its_reports_and_only_what_the_season_is_about() {
        let monsoon = season("11-01", "03-31");
        let mut gathered = Gathered::default();
        for one in [
            seen(1, "mpkb", "flood-drain", 6.1),
            seen(2, "mpkb", "stray-dogs", 6.1),
            seen(3, "jps", "flood-drain", 6.1),
            seen(4, "mpkb", "flood-drain", 6.3),
            seen(5, "mpkb", "flood-drain", 6.1),
            seen(6, "mpkb", "flood-drain", 6.1),
        ] {
            gathered.add(&monsoon, one);
        }
        let found = gathered.by_agency(&monsoon);
        assert_eq!(found.keys().collect::<Vec<_>>(), ["mpkb"]);
        let [place] = found["mpkb"].as_slice() else {
            panic!("one place: {found:?}");
        };
        assert_eq!(place.reports, 3);
        assert_eq!(place.newest, [CaseId::from_bits(6), CaseId::from_bits(5)]);
    }

    proptest! {
        #[test]
        fn places_are_few_and_the_most_reported_come_first(spots in proptest::collection::vec(0_u16..60, 0..400)) {
            let monsoon = season("11-01", "03-31");
            let mut gathered = Gathered::default();
            for (id, spot) in (1..).zip(&spots) {
                gathered.add(&monsoon, seen(id, "mpkb", "flood-drain", 5.0 + f64::from(*spot) / 100.0));
            }
            let many = |spot: &u16| spots.iter().filter(|other| *other == spot).count() >= 2;
            let all: std::collections::HashSet<_> = spots.iter().filter(|spot| many(spot)).collect();
            let found = gathered.by_agency(&monsoon).remove("mpkb").unwrap_or_default();
            prop_assert_eq!(found.len(), all.len().min(PLACES));
            prop_assert!(found.windows(2).all(|two| two[0].reports >= two[1].reports));
            prop_assert!(found.iter().all(|place| place.reports >= 2 && place.newest.len() == NEWEST));
        }
    }
}
