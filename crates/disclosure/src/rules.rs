//! Decisions about requests, without input or output.

use std::time::Duration;

use base::Time;
use kernel::cases::{self, Deadline};
use serde_json::{Value, json};

use crate::error::Error;
use crate::model::{Outcome, Request, RequestNew, Shown};
use crate::regimes::Regime;

/// A request may be kept from everybody for at most so long.
pub const KEPT_BACK_MAX: Duration = Duration::from_hours(366 * 24);
/// Counts below this are not told.
pub const FEW: i64 = 5;

/// The request with its words trimmed; refused where it says nothing, too much, or what its regime does not know.
pub fn checked(new: &RequestNew, regime: &Regime, now: Time) -> Result<RequestNew, Error> {
    let trimmed = |text: &str| text.trim().replace("\r\n", "\n");
    let title = new.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = trimmed(&new.words);
    if title.is_empty() {
        return Err(Error::TitleMissing);
    }
    if title.chars().count() > RequestNew::TITLE_MAX {
        return Err(Error::TitleLong);
    }
    if words.is_empty() {
        return Err(Error::WordsMissing);
    }
    if words.chars().count() > RequestNew::WORDS_MAX {
        return Err(Error::WordsLong);
    }
    let urgency = new.urgency.as_deref().map(trimmed);
    let urgency = urgency.filter(|words| !words.is_empty());
    let long = |words: &String| words.chars().count() > RequestNew::WORDS_MAX;
    if urgency
        .as_ref()
        .is_some_and(|words| !regime.urgent || long(words))
    {
        return Err(Error::UrgencyUnfit);
    }
    let soon = |day: &Time| *day > now && *day <= now + KEPT_BACK_MAX;
    let reveal = match new.shown {
        Shown::Later => Some(new.reveal.filter(soon).ok_or(Error::RevealUnfit)?),
        Shown::Public | Shown::Personal => None,
    };
    Ok(RequestNew {
        title,
        words,
        urgency,
        reveal,
        ..new.clone()
    })
}

/// What the audit leaf of a new request commits to besides its case.
pub fn payload(new: &RequestNew) -> Value {
    json!({
        "title": new.title,
        "words": new.words,
        "urgency": new.urgency,
        "hidden": new.hidden,
        "shown": new.shown.code(),
    })
}

/// What a move says came of a request: something, nothing any more, or what came of it before.
pub fn outcome_of(step: &str) -> Option<Option<Outcome>> {
    Some(match step {
        "give" => Some(Outcome::Full),
        "give_part" => Some(Outcome::Partial),
        "refuse" => Some(Outcome::Refused),
        "not_held" => Some(Outcome::NotHeld),
        "withdraw" => Some(Outcome::Withdrawn),
        "expire" => Some(Outcome::Lapsed),
        "overturn" | "board_overturn" | "explain" => None,
        _ => return None,
    })
}

/// The clocks that an answer meets.
fn of_answers(deadlines: &[Deadline]) -> impl Iterator<Item = &Deadline> {
    let answers = |clock: &&Deadline| matches!(clock.clock.as_str(), "answer" | "urgent");
    deadlines.iter().filter(answers)
}

/// Whether the clocks that an answer met at this moment had not run out; nothing where it met none.
pub fn in_time(deadlines: &[Deadline], now: Time) -> Option<bool> {
    let mut met = of_answers(deadlines)
        .filter(|clock| clock.met == Some(now))
        .peekable();
    met.peek()?;
    Some(met.all(|clock| now <= clock.due))
}

/// Whether a request is late that nobody has decided yet: its clock ran out, and only then was it given its time anew.
fn ran_out(request: &Request, deadlines: &[Deadline], now: Time) -> bool {
    let anew = |clock: &Deadline| {
        let mut changes = clock.trace.changes.iter();
        changes.any(|change| change.at == now && change.from < now)
    };
    request.outcome.is_none() && of_answers(deadlines).any(anew)
}

/// When a request was answered and whether in time, after a move that says what came of it. What was late once stays so, also
/// where a review gave the agency its time anew.
pub fn answered(
    request: &Request,
    outcome: Option<Outcome>,
    deadlines: &[Deadline],
    now: Time,
) -> (Option<Time>, Option<bool>) {
    let late = request.in_time == Some(false) || ran_out(request, deadlines, now);
    let answer = outcome.is_some_and(Outcome::is_answer);
    match (answer, late) {
        (true, true) => (Some(now), Some(false)),
        (true, false) => (Some(now), in_time(deadlines, now)),
        (false, late) => (None, late.then_some(false)),
    }
}

/// Whether a move makes sense for this request: nobody keeps a decision that was never made, and only what has a day on which it
/// opens can be kept from that.
pub fn is_fit(request: &Request, step: &str) -> bool {
    match step {
        "uphold" => request.outcome.is_some(),
        "keep_back" => request.shown == Shown::Later,
        _ => true,
    }
}

/// Refuses a move that makes no sense for this request.
pub fn fits(request: &Request, (step, state): (&str, &str)) -> Result<(), cases::Error> {
    if is_fit(request, step) {
        Ok(())
    } else {
        Err(cases::Error::NotPossible {
            step: step.to_owned(),
            state: state.to_owned(),
        })
    }
}

/// Whether a regime knows this move.
pub fn knows(regime: &Regime, step: &str) -> bool {
    match step {
        "extend" => regime.extends,
        "charge" => !regime.fees.is_empty(),
        "appeal" => regime.board.is_some(),
        _ => true,
    }
}

/// Refuses a move that the agency's law does not know, and a reason of refusal that it does not give.
pub fn law_allows(
    regime: &Regime,
    (step, state): (&str, &str),
    reason: Option<&str>,
) -> Result<(), cases::Error> {
    if !knows(regime, step) {
        return Err(cases::Error::NotPossible {
            step: step.to_owned(),
            state: state.to_owned(),
        });
    }
    let given = |code: &str| regime.refusals.iter().any(|known| known == code);
    if matches!(step, "refuse" | "give_part") && !reason.is_some_and(given) {
        return Err(cases::Error::ReasonWrong);
    }
    Ok(())
}

/// A count as it is told: those about few are not.
pub fn told(count: i64) -> Option<i64> {
    (count == 0 || count >= FEW).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_about_few_are_not_told() {
        assert_eq!(told(0), Some(0));
        for few in 1..FEW {
            assert_eq!(told(few), None);
        }
        assert_eq!(told(FEW), Some(FEW));
    }

    #[test]
    fn an_outcome_goes_with_each_answer_and_with_nothing_else() {
        for (step, outcome) in [
            ("give", Some(Some(Outcome::Full))),
            ("overturn", Some(None)),
            ("reply", None),
            ("uphold", None),
        ] {
            assert_eq!(outcome_of(step), outcome, "{step}");
        }
    }
}
