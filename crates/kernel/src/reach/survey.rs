//! Which agencies can be reached, of all there are. Pages, programs and gauges all ask this one count.

use std::collections::{BTreeMap, BTreeSet};

use base::Time;

use super::model::{ChannelKind, Known, Reach, Standing, Tier, Verdict};
use super::rules;
use crate::registry::{Agency, Code, Registry};

/// One agency in the survey.
#[derive(Debug, Clone)]
pub struct Line<'r> {
    /// The agency.
    pub agency: &'r Agency,
    /// Where it stands in the national count.
    pub tier: Tier,
    /// How far it has come.
    pub standing: Standing,
    /// How news gets there.
    pub channel: Option<ChannelKind>,
    /// Whether it can be reached.
    pub verdict: Verdict,
}

/// How many agencies there are of each reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts(BTreeMap<Reach, i64>);

impl Counts {
    /// How many are so.
    pub fn of(&self, reach: Reach) -> i64 {
        self.0.get(&reach).copied().unwrap_or_default()
    }

    /// How many there are.
    pub fn all(&self) -> i64 {
        self.0.values().sum()
    }

    /// How many cannot be reached.
    pub fn missing(&self) -> i64 {
        let missing = self.0.iter().filter(|(reach, _)| reach.is_missing());
        missing.map(|(_, count)| count).sum()
    }

    /// Each reach with its count, zeros too.
    pub fn each(&self) -> impl Iterator<Item = (Reach, i64)> {
        Reach::ALL.iter().map(|reach| (*reach, self.of(*reach)))
    }

    fn add(&mut self, reach: Reach) {
        *self.0.entry(reach).or_default() += 1;
    }
}

/// The count of all agencies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// By tier, those beside the national count too.
    pub tiers: BTreeMap<Tier, Counts>,
    /// Those of the national count by state; bodies of the whole country have none.
    pub states: BTreeMap<Option<Code>, Counts>,
    /// The national count.
    pub nation: Counts,
}

/// All agencies of the registry in the order of their codes. What is known of an agency that the
/// registry does not have counts for nothing.
pub fn survey<'r>(
    registry: &'r Registry,
    extras: &BTreeSet<Code>,
    known: &BTreeMap<String, Known>,
    now: Time,
) -> Vec<Line<'r>> {
    let agencies = registry.agencies();
    agencies
        .map(|agency| {
            line(
                registry,
                extras,
                agency,
                known.get(agency.code.as_str()),
                now,
            )
        })
        .collect()
}

/// One agency.
pub fn line<'r>(
    registry: &Registry,
    extras: &BTreeSet<Code>,
    agency: &'r Agency,
    known: Option<&Known>,
    now: Time,
) -> Line<'r> {
    let life = rules::life(agency, registry.day(now));
    let tier = if extras.contains(&agency.code) {
        Tier::Extra
    } else {
        agency.kind.into()
    };
    Line {
        agency,
        tier,
        standing: known.map_or(Standing::Unclaimed, |known| known.enrolment.standing),
        channel: known.map(|known| known.enrolment.channel.kind()),
        verdict: rules::judge(life, known, registry.zone(), now),
    }
}

/// Counts them.
pub fn figures(lines: &[Line<'_>]) -> Figures {
    let mut figures = Figures::default();
    for tier in Tier::ALL {
        figures.tiers.entry(*tier).or_default();
    }
    for line in lines {
        let reach = line.verdict.reach;
        figures.tiers.entry(line.tier).or_default().add(reach);
        if line.tier != Tier::Extra {
            figures.nation.add(reach);
            let state = line.agency.state.clone();
            figures.states.entry(state).or_default().add(reach);
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use base::PersonId;
    use proptest::prelude::*;

    use super::*;
    use crate::reach::model::{Channel, Enrolment};
    use crate::registry::Pack;

    fn enrolment(agency: &str, standing: Standing, due: Option<i64>) -> Known {
        Known {
            enrolment: Enrolment {
                agency: agency.to_owned(),
                version: 1,
                standing,
                officer: PersonId::from_bits(1),
                channel: Channel::Api,
                since: Time::from_micros(1),
                proved: None,
                due: due.map(Time::from_micros),
                failed: None,
                failure: None,
                noted: Reach::Unproved,
                noted_at: Time::from_micros(1),
            },
            officer_there: true,
            bounced: None,
        }
    }

    /// Read once: it is large.
    static PACK: LazyLock<(Registry, BTreeSet<Code>)> = LazyLock::new(|| {
        let pack = Pack::embedded().expect("a pack");
        (pack.registry().expect("rows"), pack.extras().expect("rows"))
    });

    const NOW: Time = Time::from_micros(1_795_399_200_000_000);

    #[test]
    fn the_nation_has_460_agencies_and_89_stand_beside_it() {
        let (registry, extras) = &*PACK;
        let lines = survey(registry, extras, &BTreeMap::new(), NOW);
        let figures = figures(&lines);
        let tiers: Vec<_> = figures
            .tiers
            .iter()
            .map(|(tier, it)| (tier.as_str(), it.all()))
            .collect();
        assert_eq!(
            tiers,
            [
                ("ministry", 25),
                ("federal", 257),
                ("state", 13),
                ("local", 149),
                ("utility", 16),
                ("extra", 89)
            ]
        );
        assert_eq!(figures.nation.all(), 460);
        assert_eq!(figures.nation.of(Reach::Moved), 1, "MAVCOM went into CAAM");
        assert_eq!(figures.nation.of(Reach::Unclaimed), 459);
        assert_eq!(figures.nation.missing(), 459);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        /// Whatever is known of whichever agencies, none is counted twice and none is lost.
        #[test]
        fn counts_always_sum_to_all_agencies(
            drawn in proptest::collection::vec((0_usize..600, 0_usize..4, proptest::option::of(0_i64..4_000_000_000_000_000)), 0..200),
            now in 1_700_000_000_000_000_i64..2_000_000_000_000_000,
        ) {
            let (registry, extras) = &*PACK;
            let codes: Vec<_> = registry.agencies().map(|agency| agency.code.to_string()).collect();
            let known: BTreeMap<_, _> = drawn
                .into_iter()
                .map(|(place, standing, due)| {
                    let code = codes.get(place).cloned().unwrap_or_else(|| format!("gone{place}"));
                    let row = enrolment(&code, Standing::ALL[standing], due);
                    (code, row)
                })
                .collect();
            let lines = survey(registry, extras, &known, Time::from_micros(now));
            prop_assert_eq!(lines.len(), codes.len());
            let figures = figures(&lines);
            let of = |tier: Tier| figures.tiers.get(&tier).map_or(0, Counts::all);
            let tiers: i64 = Tier::ALL.iter().map(|tier| of(*tier)).sum();
            prop_assert_eq!(usize::try_from(tiers).expect("a count"), codes.len());
            prop_assert_eq!(figures.nation.all(), tiers - of(Tier::Extra));
            let states: i64 = figures.states.values().map(Counts::all).sum();
            prop_assert_eq!(figures.nation.all(), states);
            for (reach, count) in figures.nation.each() {
                let by_state: i64 = figures.states.values().map(|it| it.of(reach)).sum();
                prop_assert_eq!(count, by_state);
            }
        }
    }
}
