//! What is promised about a category by a body, and what is only our estimate.

use base::workdays::{Term, Unit};

use super::model::{AgencyCode, Charter, Code, Milestone};
use super::snapshot::Registry;

/// Working days that we expect when nothing is known.
const DEFAULT_WORKDAYS: u32 = 15;

/// What a date rests on. The two are never mixed up: a promise is public, an estimate is ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromiseBasis {
    /// The body published it.
    Charter {
        /// The body.
        agency: AgencyCode,
        /// The category, or nothing if the promise is for everything else.
        category: Option<Code>,
        /// Under which condition, in the words of the source; may be empty.
        condition: String,
    },
    /// Our estimate.
    Estimate(Estimate),
}

/// Where an estimate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Estimate {
    /// What such a thing usually takes.
    Typical,
    /// What anything may take.
    Default,
}

/// How long a step may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The step.
    pub milestone: Milestone,
    /// How long.
    pub term: Term,
    /// What it rests on.
    pub basis: PromiseBasis,
}

impl Promise {
    /// Whether the body itself published it.
    pub const fn is_charter(&self) -> bool {
        matches!(self.basis, PromiseBasis::Charter { .. })
    }

    /// Under which condition it was published, in the words of the source.
    pub fn condition(&self) -> Option<&str> {
        match &self.basis {
            PromiseBasis::Charter { condition, .. } if !condition.is_empty() => Some(condition),
            _ => None,
        }
    }
}

/// The steps that a body promises in a category, in order. The last one, that it is done, is always
/// there: promised or, failing that, estimated. Also [`Registry::promises`].
pub(crate) fn promises(registry: &Registry, agency: &str, category: Option<&str>) -> Vec<Promise> {
    let charters = registry.charters(agency);
    let step = |milestone: &Milestone| {
        let about = |wanted: Option<&str>| {
            charters
                .iter()
                .find(|row| row.milestone == *milestone && row.category.as_deref() == wanted)
        };
        category
            .and_then(|_| about(category))
            .or_else(|| about(None))
            .map(published)
    };
    let mut steps: Vec<_> = Milestone::ALL.iter().filter_map(step).collect();
    if steps
        .last()
        .is_none_or(|last| last.milestone != Milestone::Resolve)
    {
        steps.push(estimated(registry, category));
    }
    steps
}

fn published(charter: &Charter) -> Promise {
    Promise {
        milestone: charter.milestone,
        term: Term {
            amount: charter.amount,
            unit: charter.unit,
        },
        basis: PromiseBasis::Charter {
            agency: charter.agency.clone(),
            category: charter.category.clone(),
            condition: charter.condition.clone(),
        },
    }
}

fn estimated(registry: &Registry, category: Option<&str>) -> Promise {
    let typical = category
        .and_then(|code| registry.category(code))
        .and_then(|category| category.typical_days);
    let source = if typical.is_some() {
        Estimate::Typical
    } else {
        Estimate::Default
    };
    Promise {
        milestone: Milestone::Resolve,
        term: Term {
            amount: typical.unwrap_or(DEFAULT_WORKDAYS),
            unit: Unit::Workday,
        },
        basis: PromiseBasis::Estimate(source),
    }
}
