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

use super::model::{Heard, Kept, Known, Read, Sms, SmsFresh, Taken};
use super::rules::{self, Act, Grammar};
use super::{RECEIVE, queries};
use crate::actions::report_create;
use crate::error::Error;
use crate::model::{Addressee, Description, Feedback, KIND, ReportNew, Reporter, Source};
use crate::rules as of_reports;
use crate::{personal, queries as reports};
use kernel::personal::personal_word;

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

/// The report of which a message asks how it stands.
pub fn sms_asked((app, now): (&App, Time), sms: &Sms) -> Option<Reference> {
    match grammar(app, now).understand(&sms.text) {
        Some((Act::Status, _, rest)) => {
            let word = rest.split_whitespace().next().unwrap_or_default();
            Reference::parse(word).ok()
        }
        _ => None,
    }
}

/// What is known of a message's sender before its words are read: what they sent before, and the report that it asks
/// of, if that is their own or everybody's.
pub fn sms_known(
    tx: &mut Tx<'_>,
    app: &App,
    actor: &Actor,
    (sms, asked): (&Sms, Option<&Reference>),
) -> Result<Known, Error> {
    allowed(actor)?;
    Ok(Known {
        registry: app.registry.get(tx)?,
        kept: kept(tx, sms)?,
        asked: match asked {
            Some(reference) => asked_of(tx, sms, reference)?,
            None => None,
        },
    })
}

/// Only gateways hand messages in.
fn allowed(actor: &Actor) -> Result<(), Error> {
    if actor.may(RECEIVE, None) {
        Ok(())
    } else {
        Err(cases::Error::Forbidden.into())
    }
}

/// What the number sent before, the newest first, as far as it matters.
fn kept(tx: &mut Tx<'_>, sms: &Sms) -> store::Result<Vec<Kept>> {
    let most = i64::try_from(rules::LIMIT).unwrap_or(i64::MAX);
    queries::sms_of(tx, sms, most)
}

fn asked_of(
    tx: &mut Tx<'_>,
    sms: &Sms,
    reference: &Reference,
) -> Result<Option<(Case, Feedback)>, Error> {
    let person = person(tx, sms)?;
    let actor = person.map_or_else(Actor::anonymous, |id| Actor::person(id, ""));
    let case = match cases::case_by_reference(tx, &actor, reference) {
        Ok(case) if case.kind == KIND => case,
        Ok(_) | Err(cases::Error::NotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let report = reports::report_find(tx, &case)?;
    Ok(Some((
        case,
        report.map(|report| report.feedback).unwrap_or_default(),
    )))
}

fn person(tx: &mut Tx<'_>, sms: &Sms) -> Result<Option<PersonId>, Error> {
    let address = Address::Phone(sms.from.clone());
    Ok(identity::person_at(tx, &address)?.map(|person| person.id))
}

/// Reads a message before the transaction that takes it in.
pub fn sms_read((app, now): (&App, Time), (sms, fresh): (&Sms, &SmsFresh), known: &Known) -> Read {
    let grammar = grammar(app, now);
    let waited = rules::waiting(&known.kept, now);
    let reader = Reader {
        app,
        now,
        grammar: &grammar,
        registry: &known.registry,
        sms,
        fresh,
    };
    let heard = match grammar.understand(&sms.text) {
        Some((Act::Report, lang, rest)) => reader.report(lang, rest),
        Some((Act::Status, lang, _)) => Heard::Status(lang, reader.state(lang, known)),
        Some((Act::Stop, ..)) => Heard::Stop,
        Some((Act::Help, lang, _)) => Heard::Help(lang),
        None => match &waited {
            Some((words, lang)) => reader.place(*lang, words),
            None => Heard::Answer,
        },
    };
    Read {
        heard,
        waited: waited.map(|(words, _)| words),
    }
}

/// Reads one message.
struct Reader<'a> {
    app: &'a App,
    now: Time,
    grammar: &'a Grammar,
    registry: &'a Registry,
    sms: &'a Sms,
    fresh: &'a SmsFresh,
}

impl Reader<'_> {
    /// A report that begins or ends with its place; without one the place is asked for.
    fn report(&self, lang: Lang, rest: &str) -> Heard {
        match rules::placed(self.registry, rest) {
            Some((place, words)) if words.chars().count() >= REPORT_MIN => {
                return self.made(lang, (&place, words));
            }
            _ => {}
        }
        match self.grammar.placed_last(self.registry, rest) {
            // All of it is the report: the words before a place say where exactly.
            Some((place, before)) if before.chars().count() >= REPORT_MIN => {
                self.made(lang, (&place, rest))
            }
            _ if rest.chars().count() < REPORT_MIN => Heard::Help(lang),
            _ => Heard::Unplaced(lang, "place", rest.to_owned()),
        }
    }

    /// The place that was asked for.
    fn place(&self, lang: Lang, words: &str) -> Heard {
        let said = rules::placed(self.registry, &self.sms.text);
        match said.or_else(|| self.grammar.placed_last(self.registry, &self.sms.text)) {
            Some((place, _)) => self.made(lang, (&place, words)),
            None => Heard::Unplaced(lang, "postcode", words.to_owned()),
        }
    }

    fn made(&self, lang: Lang, (place, words): (&PlaceFound, &str)) -> Heard {
        let found = self.registry.categories_matching(words, 1);
        let code = found.first().map(|category| category.code.to_string());
        let category = code.unwrap_or_else(|| self.grammar.fallback.clone());
        let mut new = ReportNew {
            feedback: Feedback::Complaint,
            visibility: of_reports::visibility_for(self.registry, &category),
            category,
            point: Some(place.point),
            district: None,
            address: Some(place.name.clone()),
            addressee: Addressee::Routed,
            description: Description::read(self.app, self.now, words.to_owned()),
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
            fresh: self.fresh.report.clone(),
        };
        let page = Page::of(&self.app.site, lang, self.now);
        let word = |kind: &str| personal_word(&page, kind);
        personal::personal_hide((self.app, self.now), self.registry, &mut new, (false, word));
        Heard::Report(Box::new(new))
    }

    /// The report that is asked of, with the name of its state.
    fn state(&self, lang: Lang, known: &Known) -> Option<(Box<Case>, String)> {
        let (case, feedback) = known.asked.as_ref()?;
        let page = Page::of(&self.app.site, lang, self.now);
        let key = of_reports::words_key("state", &case.state, *feedback);
        Some((Box::new(case.clone()), page.t(&key).into_owned()))
    }
}

/// Takes a message in, and answers it by another. The same id counts once. One that was read while another of the
/// same number came is stale, and read again.
pub fn sms_take(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    (sms, read, fresh): (&Sms, &Read, &SmsFresh),
) -> Result<Taken, Error> {
    allowed(actor)?;
    if !queries::sms_insert(tx, sms, now)? {
        return Ok(Taken::Repeated);
    }
    let kept = kept(tx, sms)?;
    let recent = kept.iter().filter(|one| one.at + rules::LIMIT_SPAN > now);
    if recent.count() >= rules::LIMIT {
        return Ok(Taken::Limited);
    }
    if rules::waiting(&kept, now).map(|(words, _)| words) != read.waited {
        return Err(cases::Error::Stale(0).into());
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
    if matches!(read.heard, Heard::Stop) {
        notifications::letters_end(tx, now, &address)?;
        return Ok(Taken::Stop);
    }
    // Whoever writes wants to be answered.
    notifications::letters_start(tx, (&address, ""))?;
    match &read.heard {
        Heard::Report(new) => sender.report(tx, new),
        Heard::Unplaced(lang, what, words) => sender.place(tx, (*lang, what), words),
        Heard::Status(lang, found) => sender.status(tx, *lang, found.as_ref()),
        Heard::Help(lang) => sender.help(tx, *lang),
        Heard::Stop | Heard::Answer => sender.answer(tx),
    }
}

/// Forgets messages to which nobody will come back.
pub(crate) fn sms_sweep(tx: &mut Tx<'_>, now: Time) -> store::Result<()> {
    queries::sms_delete(tx, now - rules::KEPT)
}

/// Who sends, and whatever follows is about them.
struct Sender<'a> {
    app: &'a App,
    registry: &'a Registry,
    now: Time,
    sms: &'a Sms,
    fresh: &'a SmsFresh,
}

impl Sender<'_> {
    fn report(&self, tx: &mut Tx<'_>, new: &ReportNew) -> Result<Taken, Error> {
        let address = Address::Phone(self.sms.from.clone());
        let person = identity::person_find_or_create(tx, self.now, &address, self.fresh.person)?;
        let actor = Actor::person(person, "");
        let made = match report_create(tx, self.app, (&actor, self.now), new, (None, None)) {
            // It is heard again when the ban is over; nothing was written but that the message came.
            Err(Error::Banned { .. }) => return Ok(Taken::Limited),
            made => made?,
        };
        let case = cases::case_find(tx, &Actor::system(), made.id)?;
        queries::sms_keep(tx, &self.sms.id, (Some(case.id), None), new.lang)?;
        let more = [("code", self.fresh.secret.clone())];
        self.say(tx, (new.lang, "made"), (Some(&case), &more))?;
        Ok(Taken::Report)
    }

    /// Words whose place is missing wait for it.
    fn place(
        &self,
        tx: &mut Tx<'_>,
        (lang, what): (Lang, &str),
        words: &str,
    ) -> Result<Taken, Error> {
        queries::sms_keep(tx, &self.sms.id, (None, Some(words)), lang)?;
        self.say(tx, (lang, what), (None, &[]))?;
        Ok(Taken::Place)
    }

    fn status(
        &self,
        tx: &mut Tx<'_>,
        lang: Lang,
        found: Option<&(Box<Case>, String)>,
    ) -> Result<Taken, Error> {
        match found {
            Some((case, state)) => {
                let more = [("state", state.clone())];
                self.say(tx, (lang, "status"), (Some(case), &more))?;
            }
            None => self.say(tx, (lang, "unknown"), (None, &[]))?,
        }
        Ok(Taken::Status)
    }

    /// An answer to the sender's last report.
    fn answer(&self, tx: &mut Tx<'_>) -> Result<Taken, Error> {
        let since = self.now - rules::KEPT;
        let (Some(person), Some(id)) = (
            person(tx, self.sms)?,
            queries::sms_last(tx, &self.sms.from, since)?,
        ) else {
            return self.help(tx, Lang::MS);
        };
        let case = cases::case_find(tx, &Actor::system(), id)?;
        let step = match (case.owner == Some(person), case.state.as_str()) {
            (false, _) | (_, "merged") => return self.help(tx, case.lang),
            (true, "waiting") => "answer",
            (true, "unanswered") if self.in_time(tx, &case, person)? => "answer_late",
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

    /// Whether an answer still opens the report again that was closed because none came.
    fn in_time(&self, tx: &mut Tx<'_>, case: &Case, person: PersonId) -> Result<bool, Error> {
        let who = (&Actor::person(person, ""), self.now);
        let moves = cases::case_moves(tx, &self.app.kinds, self.registry, who, case)?;
        Ok(moves
            .iter()
            .any(|it| it.step.code == "answer_late" && it.is_open()))
    }

    fn help(&self, tx: &mut Tx<'_>, lang: Lang) -> Result<Taken, Error> {
        self.say(tx, (lang, "help"), (None, &[]))?;
        Ok(Taken::Help)
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
