//! What forms and programs send, read into commands.

use base::{Problem, Time};
use web::Ctx;

use super::model::{Channel, ChannelKind, ClaimNew, EnrolmentSet, TestNew};
use super::rules;
use crate::App;
use crate::audit::Fresh;
use crate::identity::Email;

/// An agency's officer and channel, as they were typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) version: i64,
    pub(super) officer_email: &'a str,
    pub(super) officer_name: &'a str,
    pub(super) channel: &'a str,
    pub(super) address: &'a str,
    pub(super) jurisdiction: &'a str,
}

/// Reads officer and channel, or says all that is wrong with them.
pub(super) fn enrolment(
    app: &App,
    now: Time,
    agency: &str,
    asked: &Asked<'_>,
) -> Result<EnrolmentSet, Problem> {
    let mut wrong = Problem::invalid();
    let officer = Email::parse(asked.officer_email).map_err(Problem::from);
    if let Err(problem) = &officer {
        wrong = wrong.field("officer_email", problem.code);
    }
    let channel = channel(&app.settings.private_hosts, asked);
    if let Err(problem) = &channel {
        wrong.fields.extend(problem.fields.iter().cloned());
    }
    wrong = at_most(wrong, ("officer_name", asked.officer_name, rules::NAME_MAX));
    wrong.unless_clean()?;
    Ok(EnrolmentSet {
        agency: agency.to_owned(),
        version: asked.version,
        officer: officer?,
        name: asked.officer_name.trim().to_owned(),
        person: app.ids.next(now),
        channel: channel?,
        test: TestNew::draw(&app.ids, now),
        fresh: Fresh::draw(&app.ids, now),
    })
}

fn channel(private: &[String], asked: &Asked<'_>) -> Result<Channel, Problem> {
    match ChannelKind::parse(asked.channel) {
        None => Err(Problem::invalid().field("channel", "kernel.reach.channel_unknown")),
        Some(ChannelKind::Desk) => Ok(Channel::Desk),
        Some(ChannelKind::Api) => Ok(Channel::Api),
        Some(ChannelKind::Email) => Email::parse(asked.address)
            .map(Channel::Email)
            .map_err(|error| Problem::invalid().field("address", Problem::from(error).code)),
        Some(ChannelKind::Open311) => Ok(rules::open311(
            asked.address.trim(),
            asked.jurisdiction.trim(),
            private,
        )?),
    }
}

/// Adds to what is wrong that a field is too long.
fn at_most(wrong: Problem, (field, text, most): (&str, &str, usize)) -> Problem {
    if text.chars().count() <= most {
        return wrong;
    }
    wrong.field_with(field, "web.too_long", vec![("most", most.into())])
}

/// Adds to what is wrong that a field is empty or too long.
fn filled(wrong: Problem, (field, text, most): (&str, &str, usize)) -> Problem {
    if text.trim().is_empty() {
        wrong.field(field, "web.required")
    } else {
        at_most(wrong, (field, text, most))
    }
}

/// Reads a claim, or says all that is wrong with it.
pub(super) fn claim(
    app: &App,
    ctx: &Ctx,
    agency: &str,
    (name, email, words): (&str, &str, &str),
) -> Result<ClaimNew, Problem> {
    let mut wrong = filled(Problem::invalid(), ("name", name, rules::NAME_MAX));
    let address = Email::parse(email).map_err(Problem::from);
    if let Err(problem) = &address {
        wrong = wrong.field("email", problem.code);
    }
    filled(wrong, ("words", words, rules::WORDS_MAX)).unless_clean()?;
    Ok(ClaimNew {
        id: app.ids.next::<ClaimNew>(ctx.now).to_string(),
        agency: agency.to_owned(),
        name: name.trim().to_owned(),
        email: address?,
        words: words.trim().to_owned(),
        lang: ctx.lang,
    })
}

/// The words that go with a suspension.
pub(super) fn words(text: &str) -> Result<String, Problem> {
    filled(Problem::invalid(), ("words", text, rules::WORDS_MAX)).unless_clean()?;
    Ok(text.trim().to_owned())
}
