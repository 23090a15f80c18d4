//! Decisions about when news comes, without input or output.

use base::Time;
use jiff::tz::TimeZone;

use super::model::{Channel, Pace, Preference, Preferences};
use crate::notifications::letter::FORMAL_LETTER;
use crate::notifications::rules::is_proving;
use crate::registry::QuietHours;

/// What becomes of a message on one way, as it is looked at now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plan {
    /// It leaves.
    Now,
    /// It leaves by itself, not before then.
    Later(Time),
    /// It is gathered with others, which leave then.
    Gather(Time),
    /// It does not leave.
    Never,
}

/// Whether a person's preferences decide over a message. Somebody waits for codes, nobody may miss a notice about their
/// account or a decision that starts a term, and work that came to an office is no news of one's own: these are neither
/// held back nor gathered.
pub(crate) fn rests(template: &str) -> bool {
    let urgent = template.starts_with(FORMAL_LETTER)
        || template.starts_with("officer_")
        || template.ends_with("_code");
    !is_proving(template) && !urgent
}

/// What becomes of a message that was queued at `created`. What was to be gathered and is late leaves by itself: the next
/// digest would be later than was promised.
pub(crate) fn plan(preference: Preference, zone: &TimeZone, (created, now): (Time, Time)) -> Plan {
    match preference.pace() {
        Pace::Never => Plan::Never,
        Pace::Daily(hour) => {
            let at = hour.next(created, zone);
            if at > now {
                Plan::Gather(at)
            } else {
                loud(preference, zone, now)
            }
        }
        Pace::Once => loud(preference, zone, now),
    }
}

/// Now, or when the quiet hours end.
fn loud(preference: Preference, zone: &TimeZone, now: Time) -> Plan {
    let end = preference.quiet().and_then(|quiet| quiet.end(now, zone));
    end.map_or(Plan::Now, Plan::Later)
}

/// What becomes of a digest whose time has come, and of what was gathered for a device.
pub(crate) fn digest_plan(preference: Preference, zone: &TimeZone, now: Time) -> Plan {
    match preference.pace() {
        Pace::Never => Plan::Never,
        Pace::Once | Pace::Daily(_) => loud(preference, zone, now),
    }
}

/// What holds for a person: what they chose, and for the rest everything at once but for the country's quiet hours.
pub(crate) fn chosen(usual: QuietHours, chosen: &[(Channel, Preference)]) -> Preferences {
    let usual = Preferences {
        email: Preference::once(usual.email),
        sms: Preference::once(usual.sms),
        push: Preference::once(usual.push),
    };
    let put = |all: Preferences, (channel, one): &(Channel, Preference)| all.with(*channel, *one);
    chosen.iter().fold(usual, put)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use base::{Hour, Quiet};
    use proptest::prelude::*;

    use super::*;
    use crate::notifications::TEMPLATES;

    fn zone() -> TimeZone {
        TimeZone::get("Asia/Kuala_Lumpur").expect("the zone is bundled")
    }

    fn hour(number: i8) -> Hour {
        Hour::new(number).expect("an hour")
    }

    fn preferences() -> impl Strategy<Value = Preference> {
        let pace = prop_oneof![
            Just(Pace::Never),
            Just(Pace::Once),
            (0_i8..24).prop_map(|number| Pace::Daily(hour(number))),
        ];
        let quiet = proptest::option::of((0_i8..24, 0_i8..24));
        (pace, quiet).prop_filter_map("its parts go together", |(pace, quiet)| {
            let quiet = quiet.map(|(from, until)| Quiet::new(hour(from), hour(until)));
            match quiet {
                Some(None) => None,
                quiet => Preference::new(pace, quiet.flatten()).ok(),
            }
        })
    }

    #[test]
    fn codes_notices_and_decisions_rest_for_nobody() {
        let test = format!("case:{}email", crate::reach::TEST_LETTERS);
        for template in [
            test.as_str(),
            "sign_in_code",
            "account_close_code",
            "account_closed",
            "alerts_confirm_code",
            "formal:kernel-factors-letter-added",
        ] {
            assert!(!rests(template), "{template}");
        }
        let resting: Vec<_> = TEMPLATES.iter().filter(|known| rests(known)).collect();
        assert_eq!(resting.len(), 8, "{resting:?}");
    }

    #[test]
    fn what_nobody_chose_is_as_the_country_says() {
        let night = Quiet::new(hour(22), hour(7));
        let usual = QuietHours {
            sms: night,
            ..QuietHours::default()
        };
        let never = Preference::new(Pace::Never, None).expect("a preference");
        let found = chosen(usual, &[(Channel::Push, never)]);
        assert_eq!(found.email, Preference::once(None));
        assert_eq!(found.sms, Preference::once(night));
        assert_eq!(found.push, never);
    }

    #[test]
    fn gathered_news_within_quiet_hours_is_refused() {
        let night = Quiet::new(hour(22), hour(7));
        assert!(Preference::new(Pace::Daily(hour(6)), night).is_err());
        assert!(Preference::new(Pace::Daily(hour(7)), night).is_ok());
    }

    proptest! {
        /// Follows one message as its job does, looked at again and again, each time some while too late.
        #[test]
        fn each_message_leaves_once_outside_quiet_hours_and_in_time(
            preference in preferences(),
            created in 0_i64..4_000_000_000_000_000,
            late in proptest::collection::vec(0_u64..400, 8),
        ) {
            let (zone, created) = (zone(), Time::from_micros(created));
            let mut now = created;
            let mut gathered = false;
            let mut left = None;
            let mut promised = created;
            for minutes in late {
                now = now + Duration::from_mins(minutes);
                let found = if gathered {
                    digest_plan(preference, &zone, now)
                } else {
                    plan(preference, &zone, (created, now))
                };
                match found {
                    Plan::Now => left = Some(now),
                    Plan::Later(at) => {
                        prop_assert!(at > now, "it gets on");
                        promised = at;
                    }
                    Plan::Gather(at) => {
                        prop_assert!(!gathered && at > now);
                        prop_assert!(at < created + Duration::from_hours(24));
                        gathered = true;
                        promised = at;
                    }
                    Plan::Never => {
                        prop_assert_eq!(preference.pace(), Pace::Never);
                        return Ok(());
                    }
                }
                if let Some(left) = left {
                    if let Some(quiet) = preference.quiet() {
                        prop_assert!(!quiet.holds(Hour::of(left, &zone)));
                    }
                    // Only its runner was late, by no more than it said.
                    prop_assert!(left <= promised.max(created) + Duration::from_mins(8 * 400));
                    return Ok(());
                }
                now = promised;
            }
            prop_assert!(preference.quiet().is_some(), "only a runner that is late into each quiet time gets nothing out");
        }

        /// With a runner that is never late, whatever is wanted leaves at the very moment that was promised.
        #[test]
        fn nothing_is_lost_and_nothing_later_than_promised(
            preference in preferences(), created in 0_i64..4_000_000_000_000_000,
        ) {
            let (zone, created) = (zone(), Time::from_micros(created));
            let within = |time| preference.quiet().is_some_and(|quiet| quiet.holds(Hour::of(time, &zone)));
            match plan(preference, &zone, (created, created)) {
                Plan::Now => prop_assert!(!within(created)),
                Plan::Later(at) => {
                    prop_assert!(within(created) && !within(at));
                    prop_assert_eq!(plan(preference, &zone, (created, at)), Plan::Now);
                }
                Plan::Gather(at) => {
                    prop_assert_eq!(Some(Hour::of(at, &zone)), preference.pace().hour());
                    prop_assert_eq!(digest_plan(preference, &zone, at), Plan::Now);
                }
                Plan::Never => prop_assert_eq!(preference.pace(), Pace::Never),
            }
        }
    }
}
