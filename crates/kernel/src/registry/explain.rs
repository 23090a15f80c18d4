//! Puts a routing decision into words that can be said in any language.

use base::{Arg, Lang, Text};
use serde_json::{Value, json};

use super::decision::{Basis, Explanation, Located, Routing, Uncertain};
use super::experience::Experience;
use super::model::Code;
use super::roads::{RoadMet, RoadSaid};
use super::snapshot::Registry;

/// A sentence: of ours by its key, or of the pack as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase<'r> {
    /// A message of the locales with its placeables.
    Message(&'static str, Vec<(&'static str, Arg)>),
    /// A sentence of the pack.
    Said(&'r Text),
}

/// Says where the place is and why so many bodies were named, in that order.
pub fn phrases<'r>(
    registry: &'r Registry,
    (explanation, candidates): (&Explanation, usize),
    lang: Lang,
) -> Vec<Phrase<'r>> {
    let experience = explanation.experience.as_ref();
    let decided = experience.is_some_and(|experience| experience.differs);
    let of_the_rules = candidates.saturating_sub(usize::from(decided));
    let basis = match &explanation.basis {
        Basis::Override(overruled) => Some(Phrase::Message(
            "kernel-routing-override",
            vec![
                ("code", Arg::from(overruled.code.as_str())),
                ("reason", Arg::from(overruled.reason.as_str())),
            ],
        )),
        Basis::Exception(reason) => said(registry, reason),
        // What roads say tells it already.
        Basis::Road(_) => None,
        Basis::Councils if of_the_rules <= 1 => Some(message("kernel-routing-council")),
        Basis::Councils => {
            let count = Arg::from(of_the_rules);
            Some(Phrase::Message(
                "kernel-routing-councils",
                vec![("count", count)],
            ))
        }
        Basis::State => Some(message("kernel-routing-state-body")),
        Basis::Own => Some(message("kernel-routing-own-body")),
        Basis::Service(_) => Some(message("kernel-routing-supplier")),
        Basis::Triage(uncertain) => uncertainty(registry, uncertain),
    };
    let triage = match explanation.basis {
        // Nobody was certain, but what came of reports there says who it is.
        Basis::Triage(_) if decided => None,
        Basis::Triage(_) => said(registry, &registry.settings().triage.reason),
        _ => None,
    };
    [
        Some(place(registry, &explanation.place, lang)),
        road(registry, explanation, lang),
        basis,
        triage,
    ]
    .into_iter()
    .flatten()
    .chain(
        experience
            .into_iter()
            .flat_map(|experience| experienced(registry, experience, lang)),
    )
    .collect()
}

/// What roads say, unless an override decided before anything.
fn road(registry: &Registry, explanation: &Explanation, lang: Lang) -> Option<Phrase<'static>> {
    if matches!(explanation.basis, Basis::Override(_)) {
        return None;
    }
    let named = |met: &RoadMet| Arg::from(road_name(registry, met, lang));
    let metres = |metres: u32| Arg::Number(i64::from(metres));
    Some(match explanation.road.as_ref()? {
        RoadSaid::Decides(met) => Phrase::Message(
            "kernel-routing-road",
            vec![("road", named(met)), ("metres", metres(met.metres))],
        ),
        RoadSaid::Between(met, other) => Phrase::Message(
            "kernel-routing-road-between",
            vec![("road", named(met)), ("other", named(other))],
        ),
        RoadSaid::Vague(met, accuracy_m) => Phrase::Message(
            "kernel-routing-road-vague",
            vec![("road", named(met)), ("metres", metres(*accuracy_m))],
        ),
    })
}

/// Number and name of a road with its class in brackets, or its class alone.
fn road_name(registry: &Registry, met: &RoadMet, lang: Lang) -> String {
    let class = registry.roads().class(&met.class);
    let class = class.map_or_else(
        || met.class.to_string(),
        |class| class.name.get(lang).to_string(),
    );
    let name = format!("{} {}", met.route, met.name);
    match name.trim() {
        "" => class,
        name => format!("{name} ({class})"),
    }
}

/// What came of similar reports nearby, and how many of them had been with another agency first.
fn experienced<'r>(registry: &'r Registry, experience: &Experience, lang: Lang) -> Vec<Phrase<'r>> {
    let agency = registry.agency(&experience.agency);
    let agency = agency.map_or_else(String::new, |agency| agency.name.get(lang).to_string());
    let key = if experience.differs {
        "kernel-routing-experience-differs"
    } else {
        "kernel-routing-experience-agrees"
    };
    let counts = vec![
        ("cases", Arg::Number(i64::from(experience.cases))),
        ("of", Arg::Number(i64::from(experience.of))),
        ("metres", Arg::Number(i64::from(experience.within_m))),
        ("agency", Arg::from(agency)),
    ];
    let handed = (experience.handed > 0).then(|| {
        let count = Arg::Number(i64::from(experience.handed));
        Phrase::Message("kernel-routing-experience-handed", vec![("count", count)])
    });
    std::iter::once(Phrase::Message(key, counts))
        .chain(handed)
        .collect()
}

fn message(key: &'static str) -> Phrase<'static> {
    Phrase::Message(key, Vec::new())
}

fn said<'r>(registry: &'r Registry, reason: &Code) -> Option<Phrase<'r>> {
    registry
        .reason(reason)
        .map(|reason| Phrase::Said(&reason.text))
}

fn uncertainty<'r>(registry: &'r Registry, uncertain: &Uncertain) -> Option<Phrase<'r>> {
    match uncertain {
        Uncertain::Exception(reason) => said(registry, reason),
        Uncertain::Place => None,
        Uncertain::Vague => Some(message("kernel-routing-vague")),
        Uncertain::NoSupplier(_) => Some(message("kernel-routing-no-supplier")),
        Uncertain::Gone => Some(message("kernel-routing-gone")),
    }
}

fn place(registry: &Registry, located: &Located, lang: Lang) -> Phrase<'static> {
    let state_name = |code: &Code| {
        let state = registry.state(code);
        Arg::from(state.map_or_else(String::new, |state| state.name.get(lang).to_string()))
    };
    let names = |code: &Code| {
        registry.district(code).map_or_else(Vec::new, |district| {
            let name = Arg::from(district.name.as_str());
            vec![("district", name), ("state", state_name(&district.state))]
        })
    };
    match located {
        Located::Inside { district } => Phrase::Message("kernel-routing-inside", names(district)),
        Located::Near { district, metres } => {
            let mut args = names(district);
            args.push(("metres", Arg::Number(i64::from(*metres))));
            Phrase::Message("kernel-routing-near", args)
        }
        Located::Guess { district } => Phrase::Message("kernel-routing-guess", names(district)),
        Located::Town {
            postcode,
            city,
            state,
        } => Phrase::Message(
            "kernel-routing-town",
            vec![
                ("postcode", Arg::from(postcode.as_str())),
                ("city", Arg::from(city.as_str())),
                ("state", state_name(state)),
            ],
        ),
        Located::State { state } => {
            Phrase::Message("kernel-routing-state", vec![("state", state_name(state))])
        }
        Located::Sea => message("kernel-routing-sea"),
        Located::Abroad => message("kernel-routing-abroad"),
        Located::UnknownPostcode => message("kernel-routing-no-postcode"),
        Located::Unknown => message("kernel-routing-no-place"),
    }
}

/// The explanation for machines: codes, names and the kind of each step.
pub(crate) fn machine_words(registry: &Registry, routing: &Routing) -> Value {
    json!({
        "place": place_json(registry, &routing.explanation.place),
        "basis": basis_json(&routing.explanation.basis),
        "experience": routing.explanation.experience,
        "road": road_json(routing.explanation.road.as_ref()),
    })
}

fn road_json(said: Option<&RoadSaid>) -> Value {
    match said {
        None => Value::Null,
        Some(RoadSaid::Decides(met)) => json!({"kind": "decides", "road": met}),
        Some(RoadSaid::Between(met, other)) => {
            json!({"kind": "between", "road": met, "other": other})
        }
        Some(RoadSaid::Vague(met, accuracy_m)) => {
            json!({"kind": "vague", "road": met, "accuracy_m": accuracy_m})
        }
    }
}

fn place_json(registry: &Registry, located: &Located) -> Value {
    let (kind, metres) = match located {
        Located::Inside { .. } => ("inside", Some(0)),
        Located::Near { metres, .. } => ("near", Some(*metres)),
        Located::Guess { .. } => ("nearest_district", None),
        Located::Town { .. } => ("postcode", None),
        Located::State { .. } => ("state", None),
        Located::Sea => ("sea", None),
        Located::Abroad => ("abroad", None),
        Located::UnknownPostcode => ("unknown_postcode", None),
        Located::Unknown => ("unknown", None),
    };
    let district = located.district().and_then(|code| registry.district(code));
    json!({
        "kind": kind,
        "district": district.map(|item| json!({"code": item.code, "name": item.name})),
        "state": located.state(registry),
        "metres_outside": metres,
    })
}

fn basis_json(basis: &Basis) -> Value {
    let (kind, about) = match basis {
        Basis::Override(overruled) => ("override", Some(&overruled.code)),
        Basis::Exception(reason) => ("exception", Some(reason)),
        Basis::Road(class) => ("road", Some(class)),
        Basis::Councils => ("councils", None),
        Basis::State => ("state", None),
        Basis::Own => ("category", None),
        Basis::Service(service) => ("service", Some(service)),
        Basis::Triage(Uncertain::Exception(reason)) => ("triage_exception", Some(reason)),
        Basis::Triage(Uncertain::Place) => ("triage_place", None),
        Basis::Triage(Uncertain::Vague) => ("triage_vague", None),
        Basis::Triage(Uncertain::NoSupplier(service)) => ("triage_no_supplier", Some(service)),
        Basis::Triage(Uncertain::Gone) => ("triage_gone", None),
    };
    json!({"kind": kind, "about": about})
}
