//! Verbs of moderation: the only writers.

use base::{Actor, Field, Time};
use kernel::cases::{self, Case, Mark, Party, case_object};
use kernel::moderation::{Act, Change, Why, moderation_act};
use kernel::notifications;
use kernel::{App, audit};
use store::Tx;

use super::model::{Deed, Moderate, Moderated, Object, Objection, Part, Words};
use super::queries::{self, Public};
use super::rules::{self, OMITTED};
use crate::actions::{ReportSeen, report_show};
use crate::error::Error;
use crate::model::{Answer, KIND, Report, ReportNew};
use crate::{likeness, messages, partners};

/// Followers' letters, which nobody gets of what is no longer public.
const NEWS: &str = "report_news";

/// What moderators read that nobody else does: what stood there before, and reports that were taken from the public.
pub(crate) const READ_OF_MODERATED: &[Field] = &[Field::Name, Field::Words, Field::Place];

/// A report as moderators see it: itself, what everybody reads of it part by part, and what was done.
#[derive(Debug, Clone)]
pub struct Found {
    /// The report.
    pub seen: ReportSeen,
    /// What everybody reads.
    pub parts: Vec<Words>,
    /// What was done, oldest first.
    pub history: Vec<Moderated>,
    /// Whether an objection waits for somebody to decide.
    pub objection: bool,
    /// Whether this officer may decide on it: whoever did it may not.
    pub may_stand: bool,
}

/// The report with what was moderated, for those who moderate it.
pub fn report_moderated(
    tx: &mut Tx<'_>,
    actor: &Actor,
    reference: &base::Reference,
) -> Result<Found, Error> {
    // The bureau looks at what was taken from the public as well.
    let system = Actor::system();
    let case = cases::case_by_reference(tx, &system, reference)?;
    let history = queries::moderations(tx, case.id)?;
    allowed(tx, actor, (&case, &history))?;
    audit::opened(actor, &case, READ_OF_MODERATED);
    let seen = report_show(tx, &system, reference)?;
    let parts = rules::parts(&seen.report, &seen.entries, &history);
    let objection = rules::open_objection(&history).is_some();
    Ok(Found {
        seen,
        parts,
        objection,
        may_stand: objection && decides(actor, &history),
        history,
    })
}

/// Who moderates: officers of the agency who may, and the bureau while a reporter asks for somebody else to look.
/// Only what everybody reads, or read before, is moderated.
fn allowed(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (case, history): (&Case, &[Moderated]),
) -> Result<(), Error> {
    let own = actor.may_about(cases::MODERATE, &case.matter());
    let asked = rules::open_objection(history).is_some() && actor.may(cases::BUREAU, None);
    let hidden = rules::standing(history, &Part::Report).is_some();
    if case.kind == KIND && actor.is_person() && (own || asked) && (case.public || hidden) {
        return Ok(());
    }
    let seen = case.kind == KIND && cases::case_visible(tx, actor, &case.id.to_string())?;
    Err(if seen {
        cases::Error::Forbidden.into()
    } else {
        cases::Error::NotFound.into()
    })
}

/// Whether somebody may say that what was done stands: not those who did it.
fn decides(actor: &Actor, history: &[Moderated]) -> bool {
    let done = |act: &&Moderated| matches!(act.deed, Deed::Edit | Deed::Hide);
    let mut acts = history.iter().filter(done);
    acts.all(|act| act.person.is_none() || act.person != actor.id())
}

/// Moderates a part of a report, with the same commit everywhere where it is read.
pub fn report_moderate(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &Moderate,
) -> Result<Case, Error> {
    let system = Actor::system();
    let case = cases::case_by_reference(tx, &system, &cmd.reference)?;
    let history = queries::moderations(tx, case.id)?;
    allowed(tx, actor, (&case, &history))?;
    let why = Why::read(app, &case, (cmd.reason.as_deref(), cmd.words.as_deref()))?;
    if case.version != cmd.version {
        return Err(cases::Error::Stale(case.version).into());
    }
    if cmd.deed == Deed::Stand
        && !(rules::open_objection(&history).is_some() && decides(actor, &history))
    {
        return Err(Error::ModerationOther);
    }
    let said = Said::find(tx, &case, &cmd.part)?;
    let change = said.change(&history, cmd)?;
    let entry = match (&cmd.part, cmd.deed) {
        (Part::Entry(version), Deed::Edit | Deed::Hide | Deed::Restore) => Some(*version),
        _ => None,
    };
    let act = Act {
        deed: cmd.deed,
        part: &cmd.part,
        named: (cmd.part.code(), cmd.part.place()),
        entry,
        change: &change,
        why: &why,
    };
    let (case, act) = moderation_act(tx, (actor, now), case, &act, &cmd.fresh)?;
    queries::moderation_insert(tx, case.id, &act)?;
    let history = [history, vec![act]].concat();
    if cmd.deed == Deed::Stand || !rules::anything_stands(&history) {
        queries::objections_settle(tx, case.id, now)?;
    }
    reach_readers(
        tx,
        app,
        now,
        (&case, &said.report),
        (cmd, &change, &history),
    )?;
    if cmd.deed != Deed::Stand {
        partners::moderation_note(tx, now, &case, (cmd.deed.step(), &cmd.part))?;
    }
    messages::moderated(tx, app, now, &case, &why.told)?;
    Ok(case)
}

/// A report and what everybody reads in one part of it.
struct Said {
    report: Report,
    text: Option<String>,
}

impl Said {
    fn find(tx: &mut Tx<'_>, case: &Case, part: &Part) -> Result<Self, Error> {
        let report = crate::queries::report_find(tx, case)?.ok_or(cases::Error::NotFound)?;
        let text = match part {
            Part::Report => None,
            Part::Description => Some(report.description.clone()),
            Part::Address => report.address.clone(),
            Part::Name => report.name.clone(),
            Part::Answer(code) => {
                let mut answers = report.answers.iter().filter(|it| it.values.len() == 1);
                let found = answers.find(|answer| answer.code == *code);
                found.and_then(|answer| answer.values.first().cloned())
            }
            Part::Entry(version) => {
                let (entries, _) = cases::case_timeline(tx, &Actor::anonymous(), case)?;
                let entry = entries.into_iter().find(|entry| entry.version == *version);
                entry.and_then(|entry| entry.body)
            }
        };
        Ok(Self { report, text })
    }

    /// What the act comes to, refused where it would change nothing.
    fn change(&self, history: &[Moderated], cmd: &Moderate) -> Result<Change, Error> {
        let standing = rules::standing(history, &cmd.part);
        let change = |says: Option<String>, mark| Change {
            said: self.text.clone(),
            says,
            mark,
            public: None,
        };
        let unfit = || Err(Error::ModerationUnfit);
        match (cmd.deed, &cmd.part) {
            (Deed::Stand, _) => Ok(Change {
                said: None,
                says: None,
                mark: None,
                public: None,
            }),
            (Deed::Hide, Part::Report) if self.report.case.public => Ok(Change {
                public: Some(false),
                ..change(None, None)
            }),
            (Deed::Restore, Part::Report) if standing.is_some() => Ok(Change {
                public: Some(true),
                ..change(None, None)
            }),
            (Deed::Object, _) | (_, Part::Report) | (Deed::Edit, Part::Name) => unfit(),
            (Deed::Restore, _) => match standing {
                Some(standing) => Ok(change(standing.original.map(str::to_owned), None)),
                None => unfit(),
            },
            (Deed::Edit | Deed::Hide, _) if self.text.is_none() => unfit(),
            (Deed::Hide, Part::Description) => match &self.text {
                Some(text) if text != OMITTED => {
                    Ok(change(Some(OMITTED.to_owned()), Some(Mark::Hidden)))
                }
                _ => unfit(),
            },
            (Deed::Hide, _) => Ok(change(None, Some(Mark::Hidden))),
            (Deed::Edit, _) => {
                let says = rules::typed(cmd.text.as_deref()).ok_or(Error::ModerationText)?;
                if says.chars().count() > ReportNew::DESCRIPTION_MAX {
                    return Err(Error::DescriptionLong);
                }
                if self.text.as_ref() == Some(&says) {
                    return unfit();
                }
                Ok(change(Some(says), Some(Mark::Edited)))
            }
        }
    }
}

/// Puts what is said now into everything that is read: the report's own words, what they are found and compared by, and
/// letters that have not left yet.
fn reach_readers(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    (case, report): (&Case, &Report),
    (cmd, change, history): (&Moderate, &Change, &[Moderated]),
) -> Result<(), Error> {
    let id = case.id.to_string();
    if cmd.deed == Deed::Stand {
        return Ok(());
    }
    if change.public == Some(false) {
        return Ok(notifications::messages_withhold(tx, &id, NEWS)?);
    }
    if let Some(said) = change.said.as_deref() {
        let says = change.says.as_deref().unwrap_or(OMITTED);
        notifications::messages_reword(tx, &id, (said, says))?;
    }
    let mut answers = report.answers.clone();
    let mut public = Public {
        description: &report.description,
        address: report.address.as_deref(),
        answers: &[],
        named: report.name.is_some(),
        moderated: rules::is_moderated(history),
    };
    match &cmd.part {
        Part::Report | Part::Entry(_) => return Ok(()),
        Part::Description => public.description = change.says.as_deref().unwrap_or(OMITTED),
        Part::Address => public.address = change.says.as_deref(),
        Part::Name => public.named = cmd.deed == Deed::Restore,
        Part::Answer(code) => {
            answers.retain(|answer| answer.code != *code);
            answers.extend(change.says.iter().map(|says| Answer {
                code: code.clone(),
                values: vec![says.clone()],
            }));
        }
    }
    public.answers = &answers;
    queries::public_words(tx, case.id, &public)?;
    if cmd.part == Part::Description {
        let read = cmd.description.as_ref();
        // Somebody was faster, and what was read is not what stands here now.
        let description = read
            .filter(|read| read.as_str() == public.description)
            .ok_or(cases::Error::Stale(cmd.version))?;
        tx.words_put(KIND, &id, &description.tokens)?;
        likeness::near_reword(tx, (app, now), case, description)?;
    }
    Ok(())
}

/// What a report will be about after an act on its description; nothing where the act leaves that alone.
pub fn report_reworded(tx: &mut Tx<'_>, cmd: &Moderate) -> Result<Option<String>, Error> {
    match (&cmd.part, cmd.deed) {
        (Part::Description, Deed::Edit) => Ok(rules::typed(cmd.text.as_deref())),
        (Part::Description, Deed::Hide) => Ok(Some(OMITTED.to_owned())),
        (Part::Description, Deed::Restore) => {
            let case = cases::case_by_reference(tx, &Actor::system(), &cmd.reference)?;
            let history = queries::moderations(tx, case.id)?;
            let standing = rules::standing(&history, &cmd.part);
            Ok(standing.and_then(|standing| standing.original.map(str::to_owned)))
        }
        _ => Ok(None),
    }
}

/// The reporter asks for somebody else to look at what was moderated: it stands in the bureau's list until
/// somebody who did not do it has decided.
pub fn report_object(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &Object,
) -> Result<Case, Error> {
    let case = cases::case_by_reference(tx, actor, &cmd.reference)?;
    let history = queries::moderations(tx, case.id)?;
    let words = cases::rules::text(true, Some(&cmd.words))?.unwrap_or_default();
    if !rules::may_object(&history) {
        return Err(Error::ModerationNothing);
    }
    let case = case_object(tx, (actor, now), case, &words, &cmd.fresh)?;
    let act = Moderated {
        version: case.version,
        at: now,
        person: None,
        officer: None,
        deed: Deed::Object,
        part: Part::Report,
        said: None,
        says: None,
        reason: None,
        words: Some(words),
    };
    queries::moderation_insert(tx, case.id, &act)?;
    Ok(case)
}

/// What was moderated, with what stood there before, for those who moderate; nothing for others.
pub fn moderations(tx: &mut Tx<'_>, actor: &Actor, case: &Case) -> Result<Vec<Moderated>, Error> {
    if !actor.may_about(cases::MODERATE, &case.matter()) {
        return Ok(Vec::new());
    }
    Ok(queries::moderations(tx, case.id)?)
}

/// What whose report it is reads of that: what was done when and why, without what stood there and who did it; and
/// whether they may object now.
pub fn moderations_told(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case: &Case,
) -> Result<(Vec<Moderated>, bool), Error> {
    if !cases::rules::parties(actor, case).contains(&Party::Owner) {
        return Ok((Vec::new(), false));
    }
    let mut history = queries::moderations(tx, case.id)?;
    let may = rules::may_object(&history);
    for act in &mut history {
        act.person = None;
        act.officer = None;
        act.said = None;
        act.says = None;
    }
    Ok((history, may))
}

/// Objections that wait for the bureau, the oldest first: so many, after this time and case.
pub fn objections(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (after, limit): ((Time, &str), i64),
) -> Result<Vec<Objection>, Error> {
    if !actor.may(cases::BUREAU, None) {
        return Err(cases::Error::Forbidden.into());
    }
    let system = Actor::system();
    let mut found = Vec::new();
    for (reference, at, words) in queries::objections(tx, after, limit)? {
        let case = cases::case_by_reference(tx, &system, &reference)?;
        audit::opened(actor, &case, &[Field::Words]);
        found.push(Objection { case, at, words });
    }
    Ok(found)
}

/// How many of them there are, as far as anybody counts; nothing for those who do not work at the bureau.
pub fn objections_count(tx: &mut Tx<'_>, actor: &Actor) -> Result<Option<i64>, Error> {
    if !actor.may(cases::BUREAU, None) {
        return Ok(None);
    }
    Ok(Some(queries::objections_count(tx, cases::COUNTED + 1)?))
}

/// What was moderated, for what leaves for other systems.
pub(crate) fn history(tx: &mut Tx<'_>, id: cases::CaseId) -> store::Result<Vec<Moderated>> {
    queries::moderations(tx, id)
}

/// Forgets what was moderated of a report that is erased.
pub fn moderation_erase(tx: &mut Tx<'_>, id: cases::CaseId) -> store::Result<()> {
    queries::moderation_erase(tx, id)
}
