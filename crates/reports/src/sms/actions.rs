//! Verbs of messages in: reading one, and forgetting old ones.

use std::sync::Arc;
use std::time::Duration;

use base::{Actor, Lang, PersonId, Reference, Time};
use kernel::App;
use kernel::cases::{self, Case, CaseMove, Phase};
use kernel::identity::{self, Address};
use kernel::notifications::{self, MessageNew};
use kernel::registry::{PlaceFound, Registry};
use store::Tx;
use web::Page;

use super::model::{Sms, SmsFresh, Taken};
use super::rules::{self, Act, Grammar};
use super::{RECEIVE, queries};
use crate::actions::report_create;
use crate::error::Error;
use crate::model::{Addressee, Description, Feedback, KIND, ReportNew, Reporter, Source};
use crate::pages::hidden;
use crate::rules as of_reports;
use crate::{personal, queries as reports};

/// The pack's sheet.
const SHEET: &str = "sms.csv";
/// The shortest report, in characters.
const REPORT_MIN: usize = 3;

/// The pack's words, read once.
pub(super) fn grammar(app: &App, now: Time) -> Arc<Grammar> {
    const NAME: &str = "reports.sms";
    if let Some(known) = app.memo.get::<Grammar>(NAME, now, Duration::MAX) {
        return known;
    }
    let sheet = app.pack.text(SHEET).unwrap_or_default();
    let read = Grammar::read(sheet).unwrap_or_else(|error| {
        tracing::error!(%error, "the pack's sheet of text messages is not well-formed");
        Grammar::default()
    });
    app.memo.put(NAME, now, read)
}

/// The word that asks how a report stands, in a language.
pub fn status_word(app: &App, now: Time, lang: Lang) -> Option<String> {
    let grammar = grammar(app, now);
    grammar.word(Act::Status, lang).map(str::to_owned)
}

/// Who sends, and whatever follows is about them.
struct Sender<'a> {
    app: &'a App,
    registry: &'a Registry,
    now: Time,
    sms: &'a Sms,
    fresh: &'a SmsFresh,
}

/// Takes a message in, and answers it by another. The same id counts once.
pub fn sms_take(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    (sms, fresh): (&Sms, &SmsFresh),
) -> Result<Taken, Error> {
    if !actor.may(RECEIVE, None) {
        return Err(cases::Error::Forbidden.into());
    }
    if !queries::sms_insert(tx, sms, now)? {
        return Ok(Taken::Repeated);
    }
    let most = i64::try_from(rules::LIMIT).unwrap_or(i64::MAX);
    let kept = queries::sms_of(tx, sms, most)?;
    let recent = kept.iter().filter(|one| one.at + rules::LIMIT_SPAN > now);
    if recent.count() >= rules::LIMIT {
        return Ok(Taken::Limited);
    }
    let registry = app.registry.get(tx)?;
    let sender = Sender {
        app,
        registry: &registry,
        now,
        sms,
        fresh,
    };
    let address = Address::Phone(sms.from.clone());
    match grammar(app, now).understand(&sms.text) {
        Some((Act::Stop, ..)) => {
            notifications::letters_end(tx, now, &address)?;
            Ok(Taken::Stop)
        }
        // Whoever writes wants to be answered.
        said => {
            notifications::letters_start(tx, (&address, ""))?;
            match said {
                Some((Act::Report, lang, rest)) => sender.report(tx, lang, rest),
                Some((Act::Status, lang, rest)) => sender.status(tx, lang, rest),
                Some((Act::Stop | Act::Help, lang, _)) => sender.help(tx, lang),
                None => match rules::waiting(&kept, now) {
                    Some((words, lang)) => sender.place(tx, lang, &words),
                    None => sender.answer(tx),
                },
            }
        }
    }
}

/// Forgets messages to which nobody will come back.
pub(crate) fn sms_sweep(tx: &mut Tx<'_>, now: Time) -> store::Result<()> {
    queries::sms_delete(tx, now - rules::KEPT)
}

impl Sender<'_> {
    /// A report that begins with its place; without one the place is asked for.
    fn report(&self, tx: &mut Tx<'_>, lang: Lang, rest: &str) -> Result<Taken, Error> {
        match rules::placed(self.registry, rest) {
            Some((place, words)) if words.chars().count() >= REPORT_MIN => {
                self.make(tx, lang, (&place, words))
            }
            _ if rest.chars().count() < REPORT_MIN => self.help(tx, lang),
            _ => {
                queries::sms_keep(tx, &self.sms.id, (None, Some(rest)), lang)?;
                self.say(tx, (lang, "place"), (None, &[]))?;
                Ok(Taken::Place)
            }
        }
    }

    /// The place that was asked for.
    fn place(&self, tx: &mut Tx<'_>, lang: Lang, words: &str) -> Result<Taken, Error> {
        if let Some((place, _)) = rules::placed(self.registry, &self.sms.text) {
            return self.make(tx, lang, (&place, words));
        }
        queries::sms_keep(tx, &self.sms.id, (None, Some(words)), lang)?;
        self.say(tx, (lang, "postcode"), (None, &[]))?;
        Ok(Taken::Place)
    }

    fn make(
        &self,
        tx: &mut Tx<'_>,
        lang: Lang,
        (place, words): (&PlaceFound, &str),
    ) -> Result<Taken, Error> {
        let address = Address::Phone(self.sms.from.clone());
        let (now, fresh) = (self.now, self.fresh);
        let person = identity::person_find_or_create(tx, now, &address, fresh.person)?;
        let grammar = grammar(self.app, now);
        let found = self.registry.categories_matching(words, 1);
        let code = found.first().map(|category| category.code.to_string());
        let category = code.unwrap_or_else(|| grammar.fallback.clone());
        let mut new = ReportNew {
            feedback: Feedback::Complaint,
            visibility: of_reports::visibility_for(self.registry, &category),
            category,
            point: Some(place.point),
            district: None,
            address: Some(place.name.clone()),
            addressee: Addressee::Routed,
            description: Description::read(self.app, now, words.to_owned()),
            answers: Vec::new(),
            reporter: Reporter {
                phone: Some(self.sms.from.clone()),
                ..Reporter::default()
            },
            documents: Vec::new(),
            source: Source::Sms,
            media_url: None,
            behalf: None,
            lang,
            fresh: fresh.report.clone(),
        };
        let page = Page::of(&self.app.site, lang, now);
        let word = |kind: &str| hidden(&page, kind);
        personal::personal_hide((self.app, now), self.registry, &mut new, (false, word));
        let actor = Actor::person(person, "");
        let made = report_create(tx, self.app, (&actor, now), &new, (None, None))?;
        let case = cases::case_find(tx, &Actor::system(), made.id)?;
        queries::sms_keep(tx, &self.sms.id, (Some(case.id), None), lang)?;
        let more = [("code", fresh.secret.clone())];
        self.say(tx, (lang, "made"), (Some(&case), &more))?;
        Ok(Taken::Report)
    }

    /// How a report stands, if it is the sender's own or everybody's.
    fn status(&self, tx: &mut Tx<'_>, lang: Lang, rest: &str) -> Result<Taken, Error> {
        let word = rest.split_whitespace().next().unwrap_or_default();
        let person = self.person(tx)?;
        let actor = person.map_or_else(Actor::anonymous, |id| Actor::person(id, ""));
        let found = match Reference::parse(word) {
            Ok(reference) => match cases::case_by_reference(tx, &actor, &reference) {
                Ok(case) => Some(case).filter(|case| case.kind == KIND),
                Err(cases::Error::NotFound) => None,
                Err(error) => return Err(error.into()),
            },
            Err(_) => None,
        };
        let Some(case) = found else {
            self.say(tx, (lang, "unknown"), (None, &[]))?;
            return Ok(Taken::Status);
        };
        let report = reports::report_find(tx, &case)?;
        let feedback = report.map(|report| report.feedback).unwrap_or_default();
        let page = Page::of(&self.app.site, lang, self.now);
        let key = of_reports::words_key("state", &case.state, feedback);
        let more = [("state", page.t(&key).into_owned())];
        self.say(tx, (lang, "status"), (Some(&case), &more))?;
        Ok(Taken::Status)
    }

    /// An answer to the sender's last report.
    fn answer(&self, tx: &mut Tx<'_>) -> Result<Taken, Error> {
        let since = self.now - rules::KEPT;
        let (Some(person), Some(id)) = (
            self.person(tx)?,
            queries::sms_last(tx, &self.sms.from, since)?,
        ) else {
            return self.help(tx, Lang::MS);
        };
        let case = cases::case_find(tx, &Actor::system(), id)?;
        let step = match (case.owner == Some(person), case.state.as_str()) {
            (false, _) | (_, "merged") => return self.help(tx, case.lang),
            (true, "waiting") => "answer",
            (true, _) => "write",
        };
        let cmd = CaseMove {
            body: Some(self.sms.text.trim().to_owned()),
            ..CaseMove::new(case.id, step, self.fresh.act.clone())
        };
        cases::case_act(tx, self.app, (&Actor::person(person, ""), self.now), &cmd)?;
        queries::sms_keep(tx, &self.sms.id, (Some(case.id), None), case.lang)?;
        self.say(tx, (case.lang, "added"), (Some(&case), &[]))?;
        Ok(Taken::Answer)
    }

    fn help(&self, tx: &mut Tx<'_>, lang: Lang) -> Result<Taken, Error> {
        self.say(tx, (lang, "help"), (None, &[]))?;
        Ok(Taken::Help)
    }

    fn person(&self, tx: &mut Tx<'_>) -> Result<Option<PersonId>, Error> {
        let address = Address::Phone(self.sms.from.clone());
        Ok(identity::person_at(tx, &address)?.map(|person| person.id))
    }

    /// Queues an answer to the number.
    fn say(
        &self,
        tx: &mut Tx<'_>,
        (lang, what): (Lang, &str),
        (about, more): (Option<&Case>, &[(&str, String)]),
    ) -> Result<(), Error> {
        let mut args: Vec<(String, String)> = Vec::new();
        let mut put = |name: &str, value: String| args.push((name.to_owned(), value));
        if let Some(case) = about {
            let agency = self.registry.agency(&case.agency);
            let name = agency.map(|agency| agency.name.get(lang).to_string());
            let due = case.due.filter(|_| case.phase != Phase::Closed);
            put("reference", case.reference.to_string());
            put("agency", name.unwrap_or_else(|| case.agency.clone()));
            put("path", format!("reports/{}", case.reference));
            put(
                "has_due",
                if due.is_some() { "yes" } else { "no" }.to_owned(),
            );
            put(
                "due_us",
                due.map(|due| due.micros().to_string()).unwrap_or_default(),
            );
        }
        for (name, value) in more {
            put(name, value.clone());
        }
        let message = MessageNew {
            id: format!("sms-{}", self.sms.id),
            address: Address::Phone(self.sms.from.clone()),
            person_id: None,
            case_id: about.map(|case| case.id.to_string()),
            template: format!("case:reports-sms-{what}"),
            args,
            lang,
        };
        Ok(notifications::message_queue(tx, self.now, &message)?)
    }
}
