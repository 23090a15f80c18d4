//! Decisions about reports, without input or output.

use base::{Actor, Point, Problem, Time};
use kernel::cases::{self, Basis};
use kernel::documents::Stored;
use kernel::registry::{
    self, Code, Experience, Milestone, Privacy, Question, QuestionKind, Registry, Routing, Where,
};
use serde_json::{Value, json};

use crate::error::Error;
use crate::model::{Addressee, Answer, Feedback, ReportNew, RoutingNote, Visibility};
use crate::personal::HIDDEN;

pub use kernel::cases::{case_secret, secret_hash};

/// The longest answer to an extra question, in characters.
pub const ANSWER_MAX: usize = 1_000;

/// Where a new report goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Routed {
    /// The agency that shall hold it.
    pub agency: String,
    /// The state's code, if the place is known.
    pub state: Option<String>,
    /// The district's code, if the place is known.
    pub district: Option<String>,
    /// Why.
    pub note: RoutingNote,
}

/// Decides which agency gets a report: the one that was chosen, else whoever is responsible for the
/// category at the place, in the light of what came of reports there, else the triage desk.
pub fn route(
    registry: &Registry,
    new: &ReportNew,
    known: Option<Experience>,
    now: Time,
) -> Result<Routed, Error> {
    let place = place_of(new.point, new.district.as_deref());
    let found =
        routing_at(registry, (&new.category, &place), known, now).ok_or(Error::CategoryUnknown)?;
    let day = registry.day(now);
    let triage = registry.settings().triage.agency.to_string();
    let (agency, chosen) = match &new.addressee {
        Addressee::Chosen(code) if may_choose(registry, &new.category) => {
            let agency = registry.agency_on(code, day).ok_or(Error::AgencyUnknown)?;
            (Some(agency.code.to_string()), true)
        }
        Addressee::Unknown => (None, true),
        Addressee::Asked | Addressee::Routed | Addressee::Chosen(_) => {
            (found.agency.as_ref().map(ToString::to_string), false)
        }
    };
    let (state, district) = registry.place_codes(&found.explanation.place);
    let routed = note(&found);
    Ok(Routed {
        state,
        district,
        note: RoutingNote {
            triage: agency.is_none(),
            chosen,
            to_confirm: routed.to_confirm && !chosen,
            ..routed
        },
        agency: agency.unwrap_or(triage),
    })
}

/// Who is responsible for a category at a place, in the light of what came of reports there, or nothing for an unknown
/// category.
pub fn routing(
    registry: &Registry,
    (category, point): (&str, Option<Point>),
    known: Option<Experience>,
    now: Time,
) -> Option<Routing> {
    let place = place_of(point, None);
    routing_at(registry, (category, &place), known, now)
}

/// The same for a place of which no point may be known.
pub fn routing_at(
    registry: &Registry,
    (category, place): (&str, &Where),
    known: Option<Experience>,
    now: Time,
) -> Option<Routing> {
    let category = registry.category(category)?;
    let routing = registry::route(registry, category, place, registry.day(now));
    Some(registry::weigh(routing, known))
}

/// The most that is known of where it is.
pub fn place_of(point: Option<Point>, district: Option<&str>) -> Where {
    match (point, district.and_then(Code::parse)) {
        (Some(point), _) => Where::Point(point),
        (None, Some(district)) => Where::District(district),
        (None, None) => Where::Unknown,
    }
}

/// What is kept of a decision, so that it can always be told.
pub fn note(found: &Routing) -> RoutingNote {
    RoutingNote {
        triage: found.agency.is_none(),
        chosen: false,
        to_confirm: found.to_confirm,
        candidates: found.candidates.iter().map(ToString::to_string).collect(),
        explanation: Some(found.explanation.clone()),
    }
}

/// By when a report that reached this agency now would be resolved, and what that rests on.
pub fn expected(registry: &Registry, agency: &str, category: &str, now: Time) -> (Time, Basis) {
    let promises = registry.promises(agency, Some(category));
    let promise = promises
        .iter()
        .find(|promise| promise.milestone == Milestone::Resolve);
    promise.map_or((now, Basis::Estimate), |promise| {
        let due = registry.calendar(agency).due(now, promise.term);
        (
            due.at,
            if promise.is_charter() {
                Basis::Promise
            } else {
                Basis::Estimate
            },
        )
    })
}

/// Parts the answers that everybody may read from those that only officers may read.
pub fn answers_split(questions: &[Question], answers: &[Answer]) -> (Vec<Answer>, Vec<Answer>) {
    let private = |answer: &&Answer| {
        answer.code == HIDDEN
            || questions
                .iter()
                .any(|question| question.private && *question.code == *answer.code)
    };
    answers
        .iter()
        .cloned()
        .partition(|answer| !private(&answer))
}

/// The answers to extra questions as forms send them: `attribute[CODE]` or `attribute[CODE][]`.
pub fn attributes(fields: &[(String, String)]) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for (name, value) in fields {
        let code = name
            .strip_prefix("attribute[")
            .and_then(|rest| rest.split(']').next());
        let Some(code) = code else { continue };
        match found.iter_mut().find(|(known, _)| known == code) {
            Some((_, values)) => values.push(value.clone()),
            None => found.push((code.to_owned(), vec![value.clone()])),
        }
    }
    found
}

/// Reads the answers to a category's questions. Empty answers count as none; a question that the
/// category does not ask is refused.
pub fn answers(
    questions: &[Question],
    given: &[(String, Vec<String>)],
    field: impl Fn(&str) -> String,
) -> Result<Vec<Answer>, Problem> {
    let mut wrong = Problem::invalid();
    let mut answers = Vec::new();
    for (code, values) in given {
        let values: Vec<String> = values
            .iter()
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect();
        if values.is_empty() {
            continue;
        }
        let question = questions.iter().find(|question| *question.code == **code);
        match question.map_or(Err("reports.answer_unknown"), |question| {
            answer(question, &values)
        }) {
            Ok(()) => answers.push(Answer {
                code: code.clone(),
                values,
            }),
            Err(fault) => {
                wrong = wrong.field_with(field(code), fault, vec![("max", ANSWER_MAX.into())]);
            }
        }
    }
    wrong.unless_clean()?;
    Ok(answers)
}

fn answer(question: &Question, values: &[String]) -> Result<(), &'static str> {
    let single = values.len() == 1 || question.kind == QuestionKind::Multi;
    let first = values.first().map(String::as_str).unwrap_or_default();
    let offered = |value: &String| question.options.iter().any(|choice| *choice.key == **value);
    let too_long = values
        .iter()
        .any(|value| value.chars().count() > ANSWER_MAX);
    match question.kind {
        _ if too_long => Err("reports.answer_long"),
        QuestionKind::Single | QuestionKind::Multi if !single || !values.iter().all(offered) => {
            Err("reports.answer_choice")
        }
        QuestionKind::Number if first.parse::<f64>().is_ok_and(f64::is_finite) => Ok(()),
        QuestionKind::Number => Err("reports.answer_number"),
        QuestionKind::Datetime if !said_time(first) => Err("reports.answer_datetime"),
        QuestionKind::Notice => Err("reports.answer_unknown"),
        _ if !single => Err("reports.answer_choice"),
        _ => Ok(()),
    }
}

/// A date, or a date with a time, as machines and browsers write them.
fn said_time(text: &str) -> bool {
    Time::parse_rfc3339(text).is_ok()
        || text.parse::<jiff::civil::DateTime>().is_ok()
        || text.parse::<jiff::civil::Date>().is_ok()
}

/// What the audit leaf of a new report commits to besides its case.
pub fn payload(new: &ReportNew, public: &[Answer]) -> Value {
    json!({
        "feedback": new.feedback.code(),
        "category": new.category,
        "description": new.description.as_str(),
        "lat": new.point.map(|point| degrees(point.lat)),
        "lon": new.point.map(|point| degrees(point.lon)),
        "address": new.address,
        "answers": public,
        "source": new.source.code(),
        "came": new.behalf.map(|behalf| behalf.came.code()),
        "photos": new.documents.iter().map(Stored::blob).collect::<Vec<_>>(),
    })
}

/// Whether somebody may file reports for others: whoever works on cases anywhere.
pub fn files(actor: &Actor) -> bool {
    let at = actor.agencies_for(cases::WORK);
    actor.is_person() && at.is_none_or(|codes| !codes.is_empty())
}

/// Degrees as text with six decimals: about a decimetre, and the same on every machine.
pub fn degrees(value: f64) -> String {
    format!("{value:.6}")
}

/// A description that a person wrote in a form.
pub fn description(text: &str) -> Result<String, Problem> {
    let text = text.trim().replace("\r\n", "\n");
    if text.is_empty() {
        return Err(Problem::invalid().field("description", "reports.description_missing"));
    }
    if text.chars().count() > ReportNew::DESCRIPTION_MAX {
        return Err(Error::DescriptionLong.into());
    }
    Ok(text)
}

/// A point that a client sent, if it is on the globe.
pub fn point(lat: &str, lon: &str) -> Result<Point, &'static str> {
    Point::parse(lat, lon).map_err(|_| "reports.place_wrong")
}

/// The Fluent key of a state or a move, in the words of this sort of report: a question is answered
/// where a complaint is resolved.
pub fn words_key(sort: &str, code: &str, feedback: Feedback) -> String {
    let differs = matches!(
        code,
        "resolve" | "resolved" | "decline" | "declined" | "in_progress" | "claim"
    );
    let code = code.replace('_', "-");
    match (sort, feedback) {
        ("state", Feedback::Enquiry) if differs => format!("reports-state-{code}-enquiry"),
        ("state", Feedback::Suggestion) if differs => format!("reports-state-{code}-suggestion"),
        ("state", _) => format!("reports-state-{code}"),
        (_, Feedback::Enquiry | Feedback::Suggestion) if differs => {
            format!("reports-move-{code}-{}", feedback.code())
        }
        _ => format!("reports-move-{code}"),
    }
}

/// What a category's reports show to everybody unless the reporter says otherwise.
pub fn visibility_for(registry: &Registry, category: &str) -> Visibility {
    match registry.category(category).map(|category| category.privacy) {
        Some(Privacy::Private | Privacy::Conduct) => Visibility::Private,
        _ => Visibility::default(),
    }
}

/// Whether people may choose which agency gets a report of this category. Not where it is about
/// somebody's conduct: it must not land with those it is about.
pub fn may_choose(registry: &Registry, category: &str) -> bool {
    let known = registry.category(category);
    known.is_none_or(|category| category.privacy != Privacy::Conduct)
}

/// What the person may let everybody see of a report of this category.
pub fn visibilities(registry: &Registry, category: &str) -> &'static [Visibility] {
    if may_choose(registry, category) {
        &Visibility::ALL
    } else {
        &[Visibility::Private]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Text;
    use kernel::registry::Choice;
    use proptest::prelude::*;

    fn question(kind: QuestionKind, private: bool) -> Question {
        let code = |text| Code::parse(text).expect("a code");
        Question {
            category: code("streetlight-local"),
            code: code("pole"),
            kind,
            private,
            label: Text::malay("Nombor tiang"),
            hint: None,
            options: ["yes", "no"]
                .map(|key| Choice {
                    key: code(key),
                    name: Text::malay(key),
                })
                .to_vec(),
        }
    }

    fn read(kind: QuestionKind, values: &[&str]) -> Result<Vec<Answer>, Problem> {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        answers(
            &[question(kind, false)],
            &[("pole".to_owned(), values)],
            str::to_owned,
        )
    }

    #[test]
    fn answers_fit_their_questions() {
        for (kind, fits, fails) in [
            (QuestionKind::Number, "12.5", "twelve"),
            (QuestionKind::Number, "-3", "NaN"),
            (QuestionKind::Datetime, "2026-12-04T17:00+08:00", "tomorrow"),
            (QuestionKind::Single, "yes", "maybe"),
        ] {
            assert_eq!(
                read(kind, &[fits]).map(|answers| answers.len()),
                Ok(1),
                "{fits}"
            );
            assert!(read(kind, &[fails]).is_err(), "{fails}");
        }
        assert!(read(QuestionKind::Single, &["yes", "no"]).is_err());
        assert!(read(QuestionKind::Multi, &["yes", "no"]).is_ok());
        assert_eq!(
            read(QuestionKind::Number, &[" "]),
            Ok(Vec::new()),
            "no answer is required"
        );
        assert!(read(QuestionKind::Notice, &["x"]).is_err());
    }

    #[test]
    fn private_answers_are_parted() {
        let given = vec![Answer {
            code: "pole".to_owned(),
            values: vec!["7".to_owned()],
        }];
        let (public, private) = answers_split(&[question(QuestionKind::String, true)], &given);
        assert!(public.is_empty());
        assert_eq!(private, given);
    }

    proptest! {
        #[test]
        fn a_secret_survives_retyping(draft: String) {
            let secret = case_secret(&draft);
            let typed = secret.to_lowercase().replace('-', " ");
            prop_assert_eq!(secret_hash(&typed), secret_hash(&secret));
        }

        #[test]
        fn answers_never_panic(value: String) {
            for kind in [QuestionKind::Number, QuestionKind::Datetime, QuestionKind::Single] {
                let _ = read(kind, &[&value]);
            }
        }
    }
}
