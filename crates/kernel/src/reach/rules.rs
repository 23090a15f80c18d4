//! Decisions about reach, without any store: how an agency comes aboard, who may take it there, when it
//! is asked again, and whether it can be reached.

use std::time::Duration;

use base::workdays::{Term, Unit};
use base::{Actor, Permission, Time};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::error::Error;
use super::model::{Channel, Enrolment, Known, Life, Reach, Standing, Verdict};
use crate::outbound;
use crate::registry::{Agency, Registry};

/// An agency answers a test message within a working week: long enough for an officer who is on
/// leave for some days, short enough to notice before the 15 working days of an ordinary complaint
/// are over.
pub const ANSWER: Term = Term {
    amount: 5,
    unit: Unit::Workday,
};

/// A test message can be confirmed until about the next one.
pub const TEST_LIFE: Duration = Duration::from_hours(30 * 24);

/// Nobody's letter box is flooded with test messages that somebody asks for.
pub const TEST_PAUSE: Duration = Duration::from_mins(10);

/// Claims that wait for one agency at most; more of them would tell the bureau nothing new.
pub const CLAIMS_MAX: usize = 10;

/// The longest name, and the longest words of a claim or suspension, in characters.
pub const NAME_MAX: usize = 200;
/// See [`NAME_MAX`].
pub const WORDS_MAX: usize = 1_000;
/// The longest address of a server, and the longest jurisdiction.
const URL_MAX: usize = 400;

/// What happens to an enrolment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Officer and channel are named.
    Set,
    /// A test message is sent.
    Test,
    /// A test message is confirmed.
    Confirm,
    /// The bureau takes it off.
    Suspend,
}

/// Where a step leads.
pub fn next(standing: Standing, step: Step) -> Result<Standing, Error> {
    match (standing, step) {
        (_, Step::Set) => Ok(Standing::Verified),
        (Standing::Unclaimed, _) => Err(Error::Unclaimed),
        (Standing::Suspended, _) => Err(Error::Suspended),
        (Standing::Verified | Standing::Live, Step::Test) => Ok(standing),
        (Standing::Verified | Standing::Live, Step::Confirm) => Ok(Standing::Live),
        (Standing::Verified | Standing::Live, Step::Suspend) => Ok(Standing::Suspended),
    }
}

/// Whether the actor speaks for the complaints bureau: holds the permission there, or everywhere.
pub fn is_bureau(actor: &Actor, registry: &Registry, permission: Permission) -> bool {
    actor.may(permission, Some(&registry.settings().triage.agency))
}

/// Whether the actor holds the permission at this very agency: whoever holds it everywhere cannot say
/// that a message arrived there.
pub fn is_there(actor: &Actor, permission: Permission, agency: &str) -> bool {
    let here = actor
        .grants
        .iter()
        .any(|held| held.permission == permission.0 && held.agency.as_deref() == Some(agency));
    here && actor.sits_at(permission, agency)
}

/// Whether a body exists on a day.
pub fn life(agency: &Agency, day: Date) -> Life {
    match (
        agency.valid_to.filter(|last| *last < day),
        &agency.successor,
    ) {
        (None, _) => Life::Exists,
        (Some(last), Some(_)) => Life::Moved(last),
        (Some(last), None) => Life::Ended(last),
    }
}

/// Whether an agency can be reached, and if not, the first reason that somebody has to do away with.
pub fn judge(life: Life, known: Option<&Known>, zone: &TimeZone, now: Time) -> Verdict {
    let verdict = |reach, since| Verdict { reach, since };
    match life {
        Life::Exists => {}
        Life::Moved(last) => return verdict(Reach::Moved, after(last, zone)),
        Life::Ended(last) => return verdict(Reach::Ended, after(last, zone)),
    }
    let Some(known) = known else {
        return verdict(Reach::Unclaimed, None);
    };
    let enrolment = &known.enrolment;
    let noted = |reach| {
        let since = (enrolment.noted == reach).then_some(enrolment.noted_at);
        verdict(reach, since.or(Some(now)))
    };
    let broken = [known.bounced, enrolment.failed]
        .into_iter()
        .flatten()
        .min();
    let overdue = enrolment.due.filter(|due| *due < now);
    match enrolment.standing {
        Standing::Unclaimed => verdict(Reach::Unclaimed, None),
        Standing::Suspended => verdict(Reach::Suspended, Some(enrolment.since)),
        _ if !known.officer_there => noted(Reach::OfficerGone),
        _ if broken.is_some() => verdict(Reach::Failing, broken),
        _ if overdue.is_some() => verdict(Reach::Unanswered, overdue),
        Standing::Verified => verdict(Reach::Unproved, Some(enrolment.since)),
        Standing::Live => verdict(Reach::Live, live_since(enrolment)),
    }
}

/// A repaired agency answers since it did so again.
fn live_since(enrolment: &Enrolment) -> Option<Time> {
    let noted = (enrolment.noted == Reach::Live).then_some(enrolment.noted_at);
    noted.or(enrolment.proved).or(Some(enrolment.since))
}

/// The first moment after a day.
fn after(day: Date, zone: &TimeZone) -> Option<Time> {
    let next = day.tomorrow().ok()?.at(0, 0, 0, 0);
    zone.to_timestamp(next).ok().map(Time::from)
}

/// The name of a month's test message.
pub fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// When an agency gets the test message of the month of this day: between the 1st and the 28th, from
/// nine to three, each agency always at its own moment.
pub fn slot(agency: &str, day: Date, zone: &TimeZone) -> Option<Time> {
    let spread = spread(agency);
    let date = i8::try_from(spread % 28 + 1).ok()?;
    let minutes = spread / 28 % 360;
    let hour = i8::try_from(9 + minutes / 60).ok()?;
    let minute = i8::try_from(minutes % 60).ok()?;
    let at = Date::new(day.year(), day.month(), date)
        .ok()?
        .at(hour, minute, 0, 0);
    zone.to_timestamp(at).ok().map(Time::from)
}

/// A number that is the same for the same text, for ever and everywhere (FNV-1a).
fn spread(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum: u32, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Whether this month's test message has to be sent by now: to those who had come aboard by then.
pub fn month_due(enrolment: &Enrolment, slot: Time, now: Time) -> bool {
    enrolment.standing == Standing::Live && enrolment.since <= slot && slot <= now
}

/// After how many seconds another test message may be asked for.
pub fn test_pause(last: Option<Time>, now: Time) -> Result<(), Error> {
    match last
        .map(|sent| sent + TEST_PAUSE)
        .filter(|again| *again > now)
    {
        None => Ok(()),
        Some(again) => Err(Error::TooSoon {
            seconds: u32::try_from(again.since(now).as_secs())
                .unwrap_or(u32::MAX)
                .max(1),
        }),
    }
}

/// The channel over an Open311 server, its address with a final slash. Machines that the operator named need no
/// https: they are on a network of their own.
pub fn open311(url: &str, jurisdiction: &str, private: &[String]) -> Result<Channel, Error> {
    let named = outbound::is_named(private, url);
    let plain_http = url.strip_prefix("http://").filter(|_| named);
    let rest = url.strip_prefix("https://").or(plain_http);
    let rest = rest.ok_or(Error::UrlWrong)?;
    let host = rest.split('/').next().unwrap_or_default();
    let plain = |letter: char| letter.is_ascii_graphic() && !"@?#\\\"<>".contains(letter);
    let fits = url.len() <= URL_MAX
        && jurisdiction.len() <= URL_MAX
        && (named || host.contains('.'))
        && rest.chars().all(plain);
    if !fits {
        return Err(Error::UrlWrong);
    }
    Ok(Channel::Open311 {
        url: format!("{}/", url.trim_end_matches('/')),
        jurisdiction: jurisdiction.to_owned(),
    })
}

/// Whether a channel ends on the agency's own machines, as far as its website tells, and not at somebody who works for
/// several.
pub fn is_own(website: &str, channel: &Channel) -> bool {
    match channel {
        Channel::Desk | Channel::Api => true,
        Channel::Email(email) => address_fits(website, email.as_str()),
        Channel::Open311 { url, .. } => {
            let rest = url.split_once("://").map_or("", |(_, rest)| rest);
            let host = rest.split(['/', ':']).next().unwrap_or_default();
            address_fits(website, &format!("@{}", host.to_ascii_lowercase()))
        }
    }
}

/// Whether an e-mail address belongs to the machine that a website is on, such as
/// `aduan@mbpj.gov.my` to `https://www.mbpj.gov.my`.
pub fn address_fits(website: &str, email: &str) -> bool {
    let host = website
        .split_once("://")
        .map_or(website, |(_, rest)| rest)
        .split(['/', ':', '?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    // Two dots: nobody's own website is `gov.my` itself, where everybody's addresses end.
    if host.matches('.').count() < 2 {
        return false;
    }
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    let within = domain.strip_suffix(host);
    within.is_some_and(|front| front.is_empty() || front.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use base::{Id, PersonId};
    use proptest::prelude::*;

    use super::*;
    use crate::identity::Email;
    use crate::registry::Pack;

    const STEPS: [Step; 4] = [Step::Set, Step::Test, Step::Confirm, Step::Suspend];

    fn zone() -> TimeZone {
        TimeZone::get("Asia/Kuala_Lumpur").expect("a zone")
    }

    fn known(standing: Standing) -> Known {
        let day = Time::from_micros(1_795_399_200_000_000);
        Known {
            enrolment: Enrolment {
                agency: "mbpj".to_owned(),
                version: 1,
                standing,
                officer: PersonId::from_bits(1),
                channel: Channel::Desk,
                since: day,
                proved: None,
                due: None,
                failed: None,
                failure: None,
                noted: Reach::Unproved,
                noted_at: day,
            },
            officer_there: true,
            bounced: None,
        }
    }

    proptest! {
        /// Whatever happens in whatever order: live is only who was verified and then confirmed.
        #[test]
        fn nobody_is_live_without_proof(steps in proptest::collection::vec(0_usize..4, 0..40)) {
            let (mut standing, mut verified, mut proved) = (Standing::Unclaimed, false, false);
            for step in steps.into_iter().filter_map(|place| STEPS.get(place).copied()) {
                let Ok(after) = next(standing, step) else {
                    prop_assert!(matches!(standing, Standing::Unclaimed | Standing::Suspended));
                    continue;
                };
                match step {
                    Step::Set => (verified, proved) = (true, false),
                    Step::Confirm => proved = true,
                    Step::Suspend => (verified, proved) = (false, false),
                    Step::Test => {}
                }
                standing = after;
                prop_assert_eq!(standing == Standing::Live, verified && proved);
            }
        }

        /// Any facts give one verdict, and a reachable agency has nothing against it.
        #[test]
        fn only_those_without_fault_are_reachable(
            place in 0_usize..4, there: bool, due in proptest::option::of(0_i64..100),
            failed in proptest::option::of(0_i64..100), bounced in proptest::option::of(0_i64..100),
            now in 0_i64..100,
        ) {
            let mut known = known(Standing::ALL[place]);
            let now = Time::from_micros(now);
            known.officer_there = there;
            known.bounced = bounced.map(Time::from_micros);
            known.enrolment.due = due.map(Time::from_micros);
            known.enrolment.failed = failed.map(Time::from_micros);
            let verdict = judge(Life::Exists, Some(&known), &zone(), now);
            let sound = there && failed.is_none() && bounced.is_none()
                && known.enrolment.due.is_none_or(|due| due >= now);
            prop_assert_eq!(
                verdict.reach == Reach::Live,
                sound && known.enrolment.standing == Standing::Live
            );
            prop_assert!(verdict.reach != Reach::Moved && verdict.reach != Reach::Ended);
        }

        /// Each month has one moment for each agency, in office hours of a day that every month has.
        #[test]
        fn every_agency_has_its_own_moment(code in "[a-z]{2,12}", year in 2024_i16..2040, month in 1_i8..=12) {
            let zone = zone();
            let day = |date| Date::new(year, month, date).expect("a day");
            let at = slot(&code, day(1), &zone).expect("a moment");
            prop_assert_eq!(Some(at), slot(&code, day(28), &zone));
            let local = zone.to_datetime(at.timestamp());
            prop_assert_eq!((local.year(), local.month()), (year, month));
            prop_assert!((9..15).contains(&local.hour()));
        }

        #[test]
        fn any_text_is_judged_as_an_address(url: String, website: String, email: String) {
            let _ = open311(&url, "", &[]);
            let _ = address_fits(&website, &email);
        }
    }

    #[test]
    fn test_messages_are_spread_over_the_month() {
        let registry = Pack::embedded()
            .and_then(|pack| pack.registry())
            .expect("a pack");
        let today = Date::constant(2026, 11, 23);
        let mut days = [0_u32; 29];
        for agency in registry.agencies() {
            let at = slot(&agency.code, today, registry.zone()).expect("a moment");
            days[usize::try_from(registry.day(at).day()).expect("a day")] += 1;
        }
        let most = days.iter().max().copied().unwrap_or_default();
        assert!(days[1..].iter().all(|count| *count > 0), "{days:?}");
        assert!(most <= 50, "{days:?}");
    }

    #[test]
    fn whoever_came_aboard_after_this_months_moment_waits_for_the_next() {
        let slot = Time::from_micros(1_000);
        let mut row = known(Standing::Live).enrolment;
        row.since = Time::from_micros(1_000);
        assert!(month_due(&row, slot, slot));
        assert!(!month_due(&row, slot, Time::from_micros(999)));
        row.since = Time::from_micros(1_001);
        assert!(!month_due(&row, slot, Time::from_micros(2_000)));
        row.since = Time::from_micros(1);
        row.standing = Standing::Verified;
        assert!(!month_due(&row, slot, Time::from_micros(2_000)));
    }

    #[test]
    fn addresses_of_servers_are_plain_and_https() {
        let channel =
            open311("https://aduan.majlis.my/open311/v2", "majlis", &[]).expect("an address");
        assert_eq!(
            channel.address(),
            Some("https://aduan.majlis.my/open311/v2/")
        );
        for url in [
            "",
            "http://aduan.majlis.my/",
            "https://",
            "https://localhost/",
            "https://u@majlis.my/",
            "https://majlis.my/?x=1",
            "https://majlis.my/a b",
            "javascript:alert(1)",
        ] {
            assert!(open311(url, "", &[]).is_err(), "{url}");
        }
        let named = ["majlis:8080".to_owned()];
        assert!(open311("http://majlis:8080/v2", "", &named).is_ok());
        assert!(open311("http://majlis:8081/v2", "", &named).is_err());
    }

    #[test]
    fn a_server_is_the_agencys_own_on_its_own_machines_only() {
        let site = "https://www.mbpj.gov.my";
        let own = |url| is_own(site, &open311(url, "", &[]).expect("a channel"));
        assert!(own("https://aduan.mbpj.gov.my/v2/") && own("https://mbpj.gov.my:8443/"));
        assert!(!own("https://mbpj.kontraktor.my/") && !own("https://evil.my/mbpj.gov.my/"));
    }

    #[test]
    fn an_address_belongs_to_the_machine_of_the_website_or_below_it() {
        let site = "https://www.mbpj.gov.my/ms";
        assert!(address_fits(site, "aduan@mbpj.gov.my"));
        assert!(address_fits(site, "x@jabatan.mbpj.gov.my"));
        for other in [
            "x@notmbpj.gov.my",
            "x@gov.my",
            "x@mbpj.gov.my.evil.my",
            "mbpj.gov.my",
            "",
        ] {
            assert!(!address_fits(site, other), "{other}");
        }
        assert!(!address_fits("https://gov.my", "x@mbpj.gov.my"));
        assert!(!address_fits("", "x@mbpj.gov.my"));
    }

    #[test]
    fn the_bureau_cannot_say_that_a_message_arrived_elsewhere() {
        let permission = Permission("reach.confirm");
        let actor = |agency: Option<&str>| Actor {
            grants: vec![base::Grant::new(permission, agency)],
            ..Actor::person(Id::from_bits(1), "")
        };
        assert!(is_there(&actor(Some("mbpj")), permission, "mbpj"));
        assert!(!is_there(&actor(Some("dbkl")), permission, "mbpj"));
        assert!(!is_there(&actor(None), permission, "mbpj"));
        assert!(!is_there(&Actor::system(), permission, "mbpj"));
    }

    #[test]
    fn the_first_reason_is_the_one_to_do_away_with() {
        let zone = zone();
        let now = Time::from_micros(2_000_000_000_000_000);
        let early = Time::from_micros(1_900_000_000_000_000);
        let reach = |known: &Known| judge(Life::Exists, Some(known), &zone, now).reach;
        let mut one = known(Standing::Live);
        assert_eq!(reach(&one), Reach::Live);
        one.enrolment.due = Some(early);
        assert_eq!(reach(&one), Reach::Unanswered);
        one.bounced = Some(early);
        assert_eq!(reach(&one), Reach::Failing);
        one.officer_there = false;
        assert_eq!(reach(&one), Reach::OfficerGone);
        one.enrolment.standing = Standing::Suspended;
        assert_eq!(reach(&one), Reach::Suspended);
        let last = Date::constant(2025, 7, 31);
        let moved = judge(Life::Moved(last), Some(&one), &zone, now);
        assert_eq!(moved.reach, Reach::Moved);
        let since = moved.since.expect("a moment").rfc3339();
        assert_eq!(since, "2025-07-31T16:00:00Z", "midnight in Kuala Lumpur");
        assert_eq!(
            judge(Life::Exists, None, &zone, now).reach,
            Reach::Unclaimed
        );
        let email = Email::parse("aduan@mbpj.gov.my").expect("an address");
        assert_eq!(Channel::Email(email).address(), Some("aduan@mbpj.gov.my"));
    }
}
