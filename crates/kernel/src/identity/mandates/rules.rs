//! Decisions about mandates, without input or output.

use std::time::Duration;

use base::{PersonId, Time};

use super::error::Error;
use super::model::{Basis, Mandate, Outcome, Standing};

/// So many of a person's mandates may be open at once.
pub(super) const GIVEN_MAX: usize = 50;
/// So many of them may wait for an answer: each offer is a letter to an address that somebody typed.
pub(super) const WAITING_MAX: usize = 10;
/// The latest end that can be said.
const SPAN_MAX: Duration = Duration::from_hours(10 * 366 * 24);

/// How a mandate stands now: the one place where that is decided.
pub(in crate::identity) fn standing(mandate: &Mandate, now: Time) -> Standing {
    if let Some(outcome) = mandate.outcome {
        return Standing::Ended(outcome);
    }
    if mandate.ended.is_some() {
        return Standing::Ended(Outcome::Closed);
    }
    if mandate.until.is_some_and(|until| until <= now) {
        return Standing::Over;
    }
    if mandate.accepted.is_none() || mandate.holder.is_none() {
        return if now < mandate.lapses {
            Standing::Offered
        } else {
            Standing::Lapsed
        };
    }
    if mandate.from > now || !mandate.ready {
        Standing::Ahead
    } else {
        Standing::Active
    }
}

/// Whether a person may use it now.
pub(super) fn usable(mandate: &Mandate, holder: PersonId, now: Time) -> bool {
    standing(mandate, now) == Standing::Active && mandate.holder == Some(holder)
}

/// Whether somebody may do something now about a case of this kind and owner by virtue of it.
pub(super) fn allows(
    mandate: &Mandate,
    holder: PersonId,
    (kind, owner): (&str, Option<PersonId>),
    now: Time,
) -> bool {
    let covered = mandate.kinds.is_empty() || mandate.kinds.iter().any(|known| known == kind);
    let theirs = owner == Some(mandate.grantor);
    usable(mandate, holder, now) && mandate.acts && covered && theirs
}

/// From when until when it is to hold.
pub(super) fn span(
    (from, until): (Option<Time>, Option<Time>),
    now: Time,
) -> Result<(Time, Option<Time>), Error> {
    let from = from.unwrap_or(now).max(now);
    let latest = now + SPAN_MAX;
    if from > latest || until.is_some_and(|until| until <= from || until > latest) {
        return Err(Error::Span);
    }
    Ok((from, until))
}

/// Whether ending a part, or giving a lesser one in its place, would leave a business without an owner.
pub(super) fn orphans(owners: &[PersonId], leaving: PersonId) -> bool {
    !owners.iter().any(|owner| *owner != leaving)
}

/// How it ends when one of its two people ends it now; nothing if there is nothing to end, or they may not.
pub(super) fn ending(mandate: &Mandate, person: PersonId, now: Time) -> Option<Outcome> {
    let open = standing(mandate, now);
    // A child sees what its guardians do, and an officer ends it.
    if mandate.basis == Basis::Guardian && mandate.grantor == person {
        return None;
    }
    match open {
        Standing::Offered if mandate.grantor == person => Some(Outcome::Withdrawn),
        Standing::Ahead | Standing::Active if mandate.grantor == person => Some(Outcome::Revoked),
        Standing::Ahead | Standing::Active if mandate.holder == Some(person) => {
            Some(Outcome::Returned)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use base::Id;
    use proptest::prelude::*;

    use super::super::model::Role;
    use super::*;

    fn person(number: u128) -> PersonId {
        Id::from_bits(number)
    }

    prop_compose! {
        fn mandates()(
            holder in proptest::option::of(2_u128..4),
            kinds in proptest::sample::subsequence(vec!["report", "permit"], 0..=2),
            acts in any::<bool>(),
            (offered, from) in (0_i64..1_000, 0_i64..1_000),
            until in proptest::option::of(0_i64..2_000),
            accepted in proptest::option::of(0_i64..1_000),
            ended in proptest::option::of((0_i64..1_000, 0_usize..6)),
            ready in any::<bool>(),
        ) -> Mandate {
            let days = |day: i64| Time::from_micros(day * 86_400_000_000);
            let outcomes = [
                Outcome::Declined,
                Outcome::Withdrawn,
                Outcome::Revoked,
                Outcome::Returned,
                Outcome::Closed,
                Outcome::Done,
            ];
            Mandate {
                id: "m".to_owned(),
                grantor: person(1),
                by: None,
                holder: holder.map(person),
                address: String::new(),
                basis: Basis::Granted,
                role: None,
                ready,
                kinds: kinds.into_iter().map(str::to_owned).collect(),
                acts,
                offered: days(offered),
                lapses: days(offered + 14),
                from: days(from),
                until: until.map(days),
                accepted: accepted.map(days),
                ended: ended.map(|(day, _)| days(day)),
                outcome: ended.map(|(_, place)| outcomes[place]),
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_is_allowed_but_by_what_stands(mandate in mandates(), day in 0_i64..2_000, who in 1_u128..5, kind in "report|permit|other") {
            let now = Time::from_micros(day * 86_400_000_000);
            let allowed = allows(&mandate, person(who), (&kind, Some(mandate.grantor)), now);
            if allowed {
                prop_assert!(mandate.ready);
                prop_assert!(mandate.acts && mandate.ended.is_none() && mandate.accepted.is_some());
                prop_assert_eq!(mandate.holder, Some(person(who)));
                prop_assert!(mandate.from <= now && mandate.until.is_none_or(|until| now < until));
                prop_assert!(mandate.kinds.is_empty() || mandate.kinds.contains(&kind));
            }
            let strangers = [None, Some(person(who + 10)), mandate.holder];
            for owner in strangers {
                prop_assert!(!allows(&mandate, person(who), (&kind, owner), now), "{owner:?}");
            }
        }

        #[test]
        fn what_has_ended_stays_ended(mandate in mandates(), day in 0_i64..2_000, later in 0_i64..1_000) {
            let at = |day: i64| Time::from_micros(day * 86_400_000_000);
            let before = standing(&mandate, at(day));
            let after = standing(&mandate, at(day + later));
            if !before.is_open() {
                prop_assert!(!after.is_open(), "{:?} {:?}", before, after);
            }
            for who in 1..5 {
                prop_assert!(before.is_open() || ending(&mandate, person(who), at(day)).is_none());
            }
        }

        #[test]
        fn only_its_two_people_end_it(mandate in mandates(), day in 0_i64..2_000, who in 1_u128..6) {
            let now = Time::from_micros(day * 86_400_000_000);
            if ending(&mandate, person(who), now).is_some() {
                let one = mandate.grantor == person(who) || mandate.holder == Some(person(who));
                prop_assert!(one);
            }
        }

        #[test]
        fn there_is_always_an_owner_and_nobody_gives_more_than_they_have(steps in proptest::collection::vec((0_u128..5, 0_u128..5, 0_usize..4, any::<bool>()), 0..60)) {
            let mut people = std::collections::BTreeMap::from([(person(0), Role::Owner)]);
            for (who, whom, role, gives) in steps {
                let (who, whom, role) = (person(who), person(whom), Role::ALL[role]);
                let Some(own) = people.get(&who).copied() else { continue };
                let owners: Vec<PersonId> = people.iter().filter(|(_, role)| **role == Role::Owner).map(|(id, _)| *id).collect();
                let theirs = people.get(&whom).copied();
                let loses = theirs == Some(Role::Owner) && orphans(&owners, whom);
                if gives {
                    if own.may_give(role) && !(loses && role != Role::Owner) {
                        prop_assert!(role <= own);
                        people.insert(whom, role);
                    }
                } else if let Some(theirs) = theirs
                    && (who == whom || own.may_give(theirs))
                    && !loses
                {
                    people.remove(&whom);
                }
                prop_assert!(people.values().any(|role| *role == Role::Owner));
            }
        }

        #[test]
        fn a_span_begins_no_earlier_than_now_and_ends_after_that(from in proptest::option::of(-5_i64..50), until in proptest::option::of(-5_i64..50)) {
            let at = |day: i64| Time::from_micros((day + 100) * 86_400_000_000);
            if let Ok((begins, ends)) = span((from.map(at), until.map(at)), at(0)) {
                prop_assert!(begins >= at(0) && ends.is_none_or(|ends| ends > begins));
            }
        }
    }
}
