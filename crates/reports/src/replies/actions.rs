//! Verbs of ready replies.

use std::sync::Arc;
use std::time::Duration;

use base::{Actor, Text, Time};
use kernel::App;
use kernel::audit::{self, Act, Fresh};
use kernel::cases::{self, Case, rules};
use serde_json::json;
use store::Tx;

use super::model::{Reply, ReplyPut, Row, STEPS};
use super::queries;
use crate::error::Error;

/// The pack's sheet.
const SHEET: &str = "replies.csv";
/// The longest name, in characters.
const NAME_MAX: usize = 120;

/// Those of the pack, read once.
fn of_pack(app: &App, now: Time) -> Arc<Vec<Reply>> {
    const NAME: &str = "reports.replies";
    if let Some(known) = app.memo.get::<Vec<Reply>>(NAME, now, Duration::MAX) {
        return known;
    }
    let sheet = app.pack.text(SHEET).unwrap_or_default();
    let read = read(sheet).unwrap_or_else(|error| {
        tracing::error!(%error, "the pack's sheet of replies is not well-formed");
        Vec::new()
    });
    app.memo.put(NAME, now, read)
}

fn read(sheet: &str) -> Result<Vec<Reply>, csv::Error> {
    let rows: Result<Vec<Row>, _> = csv::Reader::from_reader(sheet.as_bytes())
        .deserialize()
        .collect();
    Ok(rows?.into_iter().filter_map(Row::reply).collect())
}

/// The replies that an agency's officers can choose from: the pack's, then its own.
pub(crate) fn replies_of(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    agency: &str,
) -> Result<Vec<Reply>, Error> {
    if !actor.sits_at(cases::READ, agency) {
        return Err(cases::Error::Forbidden.into());
    }
    let mut all = of_pack(app, now).to_vec();
    all.extend(queries::replies(tx, agency)?);
    Ok(all)
}

/// The words of a reply to a case, in the language of whoever it is about.
pub(crate) fn reply_words(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    case: &Case,
    (step, id): (&str, &str),
) -> Result<String, Error> {
    let known = replies_of(tx, app, (actor, now), &case.agency)?;
    let found = known
        .iter()
        .find(|reply| reply.step == step && reply.id == id);
    let found = found.ok_or(Error::ReplyUnknown)?;
    Ok(found.words.get(case.lang).to_string())
}

/// Keeps a reply for the officers of an agency.
pub(crate) fn reply_put(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &ReplyPut,
) -> Result<(), Error> {
    let name = cmd.name.trim();
    if !actor.may(cases::SUPERVISE, Some(&cmd.agency)) {
        return Err(cases::Error::Forbidden.into());
    }
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(Error::ReplyName(NAME_MAX));
    }
    let long = |(_, words): (_, &str)| words.chars().count() > rules::TEXT_MAX;
    if !STEPS.contains(&cmd.step.as_str()) || cmd.words.passages().any(long) {
        return Err(Error::ReplyUnknown);
    }
    let reply = Reply {
        id: cmd.id.clone(),
        own: true,
        step: cmd.step.clone(),
        name: Text::malay(name),
        words: cmd.words.clone(),
    };
    queries::reply_insert(tx, &cmd.agency, &reply)?;
    record(tx, (actor, now), (&cmd.agency, "kept", &reply), &cmd.fresh)
}

/// Takes a reply of an agency away; what was sent with it stays.
pub(crate) fn reply_remove(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (agency, id): (&str, &str),
    fresh: &Fresh,
) -> Result<(), Error> {
    if !actor.may(cases::SUPERVISE, Some(agency)) {
        return Err(cases::Error::Forbidden.into());
    }
    let known = queries::replies(tx, agency)?;
    let Some(reply) = known.iter().find(|reply| reply.id == id) else {
        return Ok(());
    };
    queries::reply_delete(tx, agency, id)?;
    record(tx, (actor, now), (agency, "removed", reply), fresh)
}

fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (agency, done, reply): (&str, &str, &Reply),
    fresh: &Fresh,
) -> Result<(), Error> {
    let act = Act {
        name: &format!("reply.{done}"),
        agency,
        kind: "reply",
        reference: "",
        public: false,
        subject: (&format!("reply-{}", reply.id), now.micros()),
        payload: json!({
            "agency": agency,
            "step": reply.step,
            "name": reply.name,
            "words": reply.words,
            "actor": actor.id().map(|id| id.to_string()),
        }),
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}

#[cfg(test)]
mod tests {
    use base::Lang;
    use kernel::registry::Pack;

    use super::*;

    #[test]
    fn every_reply_of_the_pack_exists_in_four_languages_and_for_each_move() {
        let pack = Pack::embedded().expect("the pack");
        let sheet = pack.text(SHEET).expect("the sheet");
        let all = read(sheet).expect("well-formed");
        assert_eq!(all.len() + 1, sheet.lines().count(), "no row is left out");
        for reply in &all {
            for text in [&reply.name, &reply.words] {
                let langs: Vec<_> = text.passages().map(|(lang, _)| lang).collect();
                for lang in [Lang::MS, Lang::EN, Lang::ZH, Lang::TA] {
                    assert!(langs.contains(&lang), "{} {lang}", reply.id);
                }
            }
        }
        for step in STEPS {
            assert!(all.iter().any(|reply| reply.step == step), "{step}");
        }
    }
}
