//! Decisions of the case engine about moves, without input or output. Clocks are in [`super::clocks`].

use base::{Actor, Time};

use super::error::Error;
use super::kinds::{Desk, Kind, Move, Party, Phase};
use super::model::Case;
use super::{BUREAU, READ, WORK};

/// The longest text that may come with a move, in characters: what Open311 allows.
pub const TEXT_MAX: usize = 4_000;

/// In which of the parts that every kind knows the actor may act on this case; the first is tried first.
pub fn parties(actor: &Actor, case: &Case) -> Vec<Party> {
    let owns = actor.stands_for(case.owner, &case.kind) && actor.reads_own()
        || actor.cases.iter().any(|held| *held == case.id.to_string());
    [
        (
            Party::Officer,
            actor.may_about(WORK, &case.matter()) && actor.is_person(),
        ),
        (Party::Owner, owns),
        (
            Party::Bureau,
            case.desk == Some(Desk::Bureau) && actor.is_person() && actor.may(BUREAU, None),
        ),
        (Party::System, actor.kind == base::ActorKind::System),
    ]
    .into_iter()
    .filter_map(|(party, holds)| holds.then_some(party))
    .collect()
}

/// All parts of the actor: also those that the kind names, by permission or because the person was
/// added to the case in these `parts`.
pub fn all_parties(kind: &Kind, actor: &Actor, case: &Case, parts: &[String]) -> Vec<Party> {
    let named = kind.parties.iter().filter(|role| match &role.permission {
        Some(permission) => actor.is_person() && actor.holds(permission, &case.matter()),
        None => parts.contains(&role.code),
    });
    let mut all = parties(actor, case);
    all.extend(named.map(|role| Party::Named(role.code.clone())));
    all
}

/// The parts in which the actor may act. A token that only reads what is its owner's own acts in none of
/// the parts that the owner has as a person.
pub fn acting_parties(kind: &Kind, actor: &Actor, case: &Case, parts: &[String]) -> Vec<Party> {
    let mut all = all_parties(kind, actor, case, parts);
    if !actor.writes_own() {
        let by_permission = |code: &str| {
            let mut roles = kind.parties.iter();
            roles.any(|role| role.code == code && role.permission.is_some())
        };
        all.retain(|party| match party {
            Party::Owner => false,
            Party::Officer | Party::Bureau | Party::System => true,
            Party::Named(code) => by_permission(code),
        });
    }
    all
}

/// Whether the actor may see this case because of what everybody sees or of who they are.
pub fn visible(actor: &Actor, case: &Case) -> bool {
    let open_to_all = case.public && case.phase != Phase::Hidden;
    open_to_all || sees_everything(actor, case)
}

/// Whether the actor reads what its agency reads: an officer there, or the bureau while the case was brought
/// to it.
pub fn reads_as_office(actor: &Actor, case: &Case) -> bool {
    actor.may_about(READ, &case.matter()) || parties(actor, case).contains(&Party::Bureau)
}

/// Whether the actor may see what is not public in this case.
pub fn sees_everything(actor: &Actor, case: &Case) -> bool {
    actor.may_about(READ, &case.matter()) || !parties(actor, case).is_empty()
}

/// A move that may be made, by whom, and where it leads.
pub struct Decision<'a> {
    /// The move.
    pub step: &'a Move,
    /// In which part the actor makes it.
    pub party: Party,
    /// The state after it.
    pub to_state: &'a str,
    /// The phase after it.
    pub to_phase: Phase,
}

/// Decides whether somebody with these parts may make this move on this case now. Conditions that
/// need the store are looked at afterwards.
pub fn decide<'a>(
    kind: &'a Kind,
    case: &'a Case,
    parties: &[Party],
    version: Option<i64>,
    step: &str,
) -> Result<Decision<'a>, Error> {
    let not_possible = || Error::NotPossible {
        step: step.to_owned(),
        state: case.state.clone(),
    };
    let step = kind.step(step).ok_or_else(not_possible)?;
    let party = parties
        .iter()
        .find(|party| step.by.contains(party))
        .ok_or(Error::Forbidden)?;
    if version.is_some_and(|seen| seen != case.version) {
        return Err(Error::Stale(case.version));
    }
    if !step.from.contains(&case.state) {
        return Err(not_possible());
    }
    let to_state = step.to.as_deref().unwrap_or(&case.state);
    let to_phase = kind.state(to_state).map_or(case.phase, |state| state.phase);
    Ok(Decision {
        step,
        party: party.clone(),
        to_state,
        to_phase,
    })
}

/// The case after a move, before its clocks are looked at. One that is told late leaves the date of the
/// last move as it is.
pub fn stepped(
    before: &Case,
    decision: &Decision<'_>,
    actor: &Actor,
    (now, late): (Time, bool),
) -> Case {
    let mut case = before.clone();
    case.version += 1;
    decision.to_state.clone_into(&mut case.state);
    case.phase = decision.to_phase;
    case.updated = if late { before.updated } else { now };
    if decision.step.claims {
        case.holder = actor.id();
    }
    case.paused = (case.phase == Phase::Waiting).then(|| before.paused.unwrap_or(now));
    case.closed = (case.phase == Phase::Closed).then(|| before.closed.unwrap_or(now));
    if case.phase == Phase::Closed {
        case.desk = None;
    }
    case
}

/// Gives the case to another agency, where nobody works on it yet.
pub fn hand_over(case: &mut Case, agency: &str) {
    agency.clone_into(&mut case.agency);
    case.turn += 1;
    case.holder = None;
    case.desk = None;
}

/// The words of a move, trimmed, with line ends made one; refused when missing or too long.
pub fn text(needed: bool, body: Option<&str>) -> Result<Option<String>, Error> {
    let words = body
        .map(|body| body.trim().replace("\r\n", "\n"))
        .filter(|body| !body.is_empty());
    match &words {
        None if needed => Err(Error::TextMissing),
        Some(words) if words.chars().count() > TEXT_MAX => Err(Error::TextTooLong),
        _ => Ok(words),
    }
}

/// What stands in the place of words that are left out.
pub const OMITTED: &str = "[…]";

/// The text with a sign of omission in the place of each of these words.
pub fn without(text: &str, words: &[String]) -> String {
    let mut longest_first: Vec<&String> = words.iter().filter(|word| !word.is_empty()).collect();
    longest_first.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let blank = |text: String, word: &String| text.replace(word.as_str(), OMITTED);
    longest_first.into_iter().fold(text.to_owned(), blank)
}

/// The reason of a move: one of its own where it has any, none where it has none.
pub fn reason<'c>(step: &Move, given: Option<&'c str>) -> Result<Option<&'c str>, Error> {
    match given.filter(|reason| !reason.is_empty()) {
        None if step.reasons.is_empty() => Ok(None),
        Some(reason) if step.reasons.iter().any(|known| known == reason) => Ok(Some(reason)),
        _ => Err(Error::ReasonWrong),
    }
}

/// An amount as people type it, "12.50" or "1,250", in the currency's smallest unit.
pub fn sen(text: &str) -> Option<i64> {
    let bare: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != ',')
        .collect();
    let (whole, rest) = bare.split_once('.').unwrap_or((&bare, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(rest) || rest.len() > 2 {
        return None;
    }
    let sen: i64 = format!("{rest:0<2}").parse().ok()?;
    whole
        .parse::<i64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(sen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_type_them() {
        for (text, amount) in [
            ("12", 1_200),
            ("12.5", 1_250),
            (" 1,250.05 ", 125_005),
            ("0", 0),
        ] {
            assert_eq!(sen(text), Some(amount), "{text}");
        }
        for text in [
            "",
            "-1",
            ".5",
            "1.234",
            "RM 5",
            "1e3",
            "99999999999999999999",
        ] {
            assert_eq!(sen(text), None, "{text}");
        }
    }
}
