//! How experience is gained and weighed, without any store.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use base::{Point, Time};

use super::super::decision::{Basis, Routing};
use super::super::model::AgencyCode;
use super::model::{Experience, Lesson, Rule};

#[derive(Default)]
struct Tally {
    cases: u32,
    handed: u32,
    points: u64,
}

/// What the reports around a point teach, if they are enough and agree enough. `current` gives the agency that does an
/// agency's work today; what was settled by one that is gone without a successor teaches nothing.
pub fn learn(
    rule: &Rule,
    (point, now): (Point, Time),
    lessons: &[Lesson],
    current: impl Fn(&str) -> Option<AgencyCode>,
) -> Option<Experience> {
    let counts = |lesson: &&Lesson| {
        now.since(lesson.at) <= rule.window()
            && lesson.point.distance_m(point) <= f64::from(rule.within_m)
    };
    let mut tallies: BTreeMap<AgencyCode, Tally> = BTreeMap::new();
    for lesson in lessons.iter().filter(counts) {
        let Some(agency) = current(&lesson.agency) else {
            continue;
        };
        let tally = tallies.entry(agency).or_default();
        tally.cases += 1;
        tally.handed += u32::from(lesson.handed > 0);
        tally.points += points(rule, lesson, now);
    }
    let of = tallies.values().map(|tally| tally.cases).sum();
    let all: u64 = tallies.values().map(|tally| tally.points).sum();
    let (agency, best) = tallies
        .into_iter()
        .max_by_key(|(agency, tally)| (tally.points, tally.cases, Reverse(agency.clone())))?;
    let enough = best.cases >= rule.cases.max(1);
    let agreed = best.points * 100 >= all * rule.agree_percent;
    (enough && agreed).then_some(Experience {
        agency,
        cases: best.cases,
        of,
        handed: best.handed,
        within_m: rule.within_m,
        differs: false,
    })
}

/// A report counts once, and more if it was handed over or is recent.
fn points(rule: &Rule, lesson: &Lesson, now: Time) -> u64 {
    let handed = if lesson.handed > 0 {
        rule.handed_points
    } else {
        1
    };
    let recent = if now.since(lesson.at) <= rule.recent() {
        rule.recent_points
    } else {
        1
    };
    handed * recent
}

/// A decision in the light of experience: where that names another agency than the rules do, it comes first, for
/// somebody to confirm. The rules' own choice stays among the candidates.
pub fn weigh(mut routing: Routing, experience: Option<Experience>) -> Routing {
    let Some(mut experience) = experience else {
        return routing;
    };
    // What people decided is not outweighed by counting.
    if matches!(routing.explanation.basis, Basis::Override(_)) {
        return routing;
    }
    experience.differs = routing.agency.as_ref() != Some(&experience.agency);
    if experience.differs {
        let agency = experience.agency.clone();
        routing.candidates.retain(|known| *known != agency);
        routing.candidates.insert(0, agency.clone());
        routing.agency = Some(agency);
        routing.to_confirm = true;
    }
    routing.explanation.experience = Some(experience);
    routing
}
