//! When reports are a hotspot.

use base::Time;
use kernel::cases::CaseId;

use super::model::{Known, Rule, Sighting};

/// What is to be done about a new report.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// Nothing.
    Nothing,
    /// It belongs to this hotspot, which is open.
    Joins(CaseId),
    /// It makes a hotspot, together with these.
    Makes(Vec<CaseId>),
}

/// From when on reports count, or the open hotspot to which the new one belongs.
pub fn counted_from(rule: &Rule, new: &Sighting, known: &[Known]) -> Result<Time, CaseId> {
    let near = || {
        let reach = f64::from(rule.within_m);
        known
            .iter()
            .filter(move |one| one.point.distance_m(new.point) <= reach)
    };
    if let Some(open) = near().find(|one| one.closed.is_none()) {
        return Err(open.id);
    }
    let last = near().filter_map(|one| one.closed).max();
    let window = new.created - rule.window();
    Ok(last.map_or(window, |closed| closed.max(window)))
}

/// What to do about a new report, given the hotspots of its category around it and the reports there.
pub fn decide(rule: &Rule, new: &Sighting, known: &[Known], around: &[Sighting]) -> Decision {
    let from = match counted_from(rule, new, known) {
        Ok(from) => from,
        Err(open) => return Decision::Joins(open),
    };
    let counts = |other: &&Sighting| {
        other.category == new.category
            && other.agency == new.agency
            && other.created > from
            && other.created <= new.created
            && other.point.distance_m(new.point) <= f64::from(rule.within_m)
    };
    let mut reports: Vec<CaseId> = around.iter().filter(counts).map(|other| other.id).collect();
    if !reports.contains(&new.id) && new.created > from {
        reports.push(new.id);
    }
    if reports.contains(&new.id) && reports.len() >= rule.reports.max(2) {
        Decision::Makes(reports)
    } else {
        Decision::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Point;
    use kernel::cases::Area;
    use proptest::prelude::*;

    const DAY_US: i64 = 86_400_000_000;

    fn rule() -> Rule {
        Rule {
            category: "pothole-local".to_owned(),
            within_m: 60,
            days: 30,
            reports: 3,
        }
    }

    fn sighting(id: u128, day: i64, metres_north: f64) -> Sighting {
        Sighting {
            id: CaseId::from_bits(id),
            agency: "mbpj".to_owned(),
            category: "pothole-local".to_owned(),
            point: Point {
                lat: 3.1 + metres_north / 111_195.0,
                lon: 101.6,
            },
            area: Area::default(),
            created: Time::from_micros(day * DAY_US),
        }
    }

    fn known(day_closed: Option<i64>) -> Known {
        Known {
            id: CaseId::from_bits(99),
            point: sighting(0, 0, 5.0).point,
            closed: day_closed.map(|day| Time::from_micros(day * DAY_US)),
        }
    }

    #[test]
    fn three_close_and_soon_after_one_another_are_a_hotspot() {
        let new = sighting(3, 40, 0.0);
        let around = [sighting(1, 12, 20.0), sighting(2, 39, 50.0), new.clone()];
        let Decision::Makes(reports) = decide(&rule(), &new, &[], &around) else {
            panic!("a hotspot");
        };
        assert_eq!(reports.len(), 3);
    }

    #[test]
    fn what_is_far_or_long_ago_or_somebody_elses_does_not_count() {
        let new = sighting(3, 40, 0.0);
        for other in [
            sighting(1, 39, 70.0),
            sighting(1, 9, 0.0),
            Sighting {
                agency: "mbsa".to_owned(),
                ..sighting(1, 39, 0.0)
            },
            Sighting {
                category: "drain".to_owned(),
                ..sighting(1, 39, 0.0)
            },
        ] {
            let around = [other, sighting(2, 39, 0.0), new.clone()];
            assert_eq!(decide(&rule(), &new, &[], &around), Decision::Nothing);
        }
    }

    #[test]
    fn while_one_is_open_there_is_no_second() {
        let new = sighting(9, 40, 0.0);
        let around: Vec<_> = (1..9).map(|id| sighting(id, 39, 0.0)).collect();
        let decided = decide(&rule(), &new, &[known(None)], &around);
        assert_eq!(decided, Decision::Joins(CaseId::from_bits(99)));
    }

    #[test]
    fn after_one_was_closed_only_new_reports_count() {
        let new = sighting(3, 40, 0.0);
        let around = [sighting(1, 35, 0.0), sighting(2, 39, 0.0), new.clone()];
        assert_eq!(
            decide(&rule(), &new, &[known(Some(36))], &around),
            Decision::Nothing
        );
        assert!(matches!(
            decide(&rule(), &new, &[known(Some(30))], &around),
            Decision::Makes(_)
        ));
    }

    proptest! {
        #[test]
        fn a_hotspot_is_of_enough_reports_and_all_of_them_count(
            days in proptest::collection::vec((0_i64..60, -100.0..100.0), 0..12), closed in proptest::option::of(0_i64..60),
        ) {
            let new = sighting(1_000, 45, 0.0);
            let mut around: Vec<_> = (1..).zip(&days).map(|(id, (day, far))| sighting(id, *day, *far)).collect();
            around.push(new.clone());
            let known: Vec<_> = closed.map(|day| known(Some(day))).into_iter().collect();
            if let Decision::Makes(reports) = decide(&rule(), &new, &known, &around) {
                prop_assert!(reports.len() >= 3 && reports.contains(&new.id));
                for report in around.iter().filter(|one| reports.contains(&one.id)) {
                    prop_assert!(report.point.distance_m(new.point) <= 60.0);
                    prop_assert!(closed.is_none_or(|day| report.created > Time::from_micros(day * DAY_US)));
                }
            }
        }
    }
}
