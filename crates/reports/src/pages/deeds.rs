//! What an officer does with a report, from its own page or from a queue.

use base::{Actor, PersonId, Problem, Reference, Time};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{self, Case, CaseAssign, CaseMove, CasePrioritise, Priority};
use store::Tx;
use web::{Ctx, Form, Page};

use super::facts;
use crate::error::Error;
use crate::late::{Late, late_first};
use crate::replies::reply_words;
use kernel::personal::{Wish, personal_blank};

/// One thing to do with a report.
#[derive(Clone)]
pub(super) enum Deed {
    /// Takes it.
    Claim,
    /// Gives it to a colleague.
    Assign(PersonId),
    /// Says how soon it should be looked at.
    Prioritise(Priority),
    /// Says why it is late.
    Explain(String, Option<String>),
    /// Makes a move with words.
    Say(Say),
}

/// A move with words of one's own or ready ones.
#[derive(Clone)]
pub(super) struct Say {
    step: String,
    body: Option<String>,
    /// The ready reply to send where nothing was written.
    reply: Option<String>,
    /// The agency that it goes to.
    agency: Option<String>,
    /// What is done with personal numbers in the words.
    wish: Wish,
}

/// The ready reply that a form names, with the move that it goes with.
pub(super) fn reply_of(form: &Form) -> Option<(String, String)> {
    let (step, id) = form.get("reply")?.split_once('.')?;
    Some((step.to_owned(), id.to_owned()))
}

impl Say {
    /// A ready reply, or words with the move that was chosen for them.
    fn read(form: &Form) -> Option<Self> {
        let body = form.get("body").map(str::to_owned);
        let (step, reply) = match (reply_of(form), form.get("step"), &body) {
            (Some((step, id)), ..) => (step, Some(id)),
            (None, Some(step), Some(_)) => (step.to_owned(), None),
            _ => return None,
        };
        Some(Self {
            step,
            body,
            reply,
            agency: None,
            wish: Wish::parse(form.value("personal")),
        })
    }

    /// The same with a sign of omission in the place of personal numbers, where somebody wants that.
    fn blanked(self, (app, now): (&App, Time)) -> Self {
        if self.wish != Wish::Blank {
            return self;
        }
        let body = self
            .body
            .map(|body| personal_blank((app, now), &body, true));
        Self { body, ..self }
    }

    /// Whether personal numbers need not be asked about: somebody wants them published, or wrote the reply for all.
    const fn is_sure(&self) -> bool {
        matches!(self.wish, Wish::Publish) || self.body.is_none()
    }

    /// What was written, or the ready reply in the language of whoever the report is from.
    fn words(
        &self,
        tx: &mut Tx<'_>,
        app: &App,
        who: (&Actor, Time),
        case: &Case,
    ) -> Result<Option<String>, Error> {
        match (&self.body, &self.reply) {
            (None, Some(reply)) => {
                let named = (self.step.as_str(), reply.as_str());
                Ok(Some(reply_words(tx, app, who, case, named)?))
            }
            (body, _) => Ok(body.clone()),
        }
    }

    /// To another agency, and why.
    fn transfer(form: &Form) -> Option<Self> {
        Some(Self {
            step: "transfer".to_owned(),
            body: Some(form.get("why")?.to_owned()),
            reply: None,
            agency: Some(form.get("agency")?.to_owned()),
            wish: Wish::parse(form.value("personal")),
        })
    }
}

/// The move by which this officer hands over: those who decide where reports go do so at once, others offer.
fn hand_over(
    tx: &mut Tx<'_>,
    app: &App,
    who: (&Actor, Time),
    case: &Case,
) -> Result<&'static str, Error> {
    let registry = app.registry.get(tx)?;
    let moves = cases::case_moves(tx, &app.kinds, &registry, who, case)?;
    let offers = moves.iter().any(|it| it.step.code == "offer");
    let decides = moves.iter().any(|it| it.step.code == "transfer");
    Ok(if offers && !decides {
        "offer"
    } else {
        "transfer"
    })
}

impl Deed {
    /// What the button that was pressed says, with what was chosen for it.
    pub(super) fn read(form: &Form) -> Option<Self> {
        if form.get("claim").is_some() {
            return Some(Self::Claim);
        }
        match form.value("do") {
            "claim" => Some(Self::Claim),
            "assign" => {
                let person = PersonId::parse(form.value("person"));
                person.ok().map(Self::Assign)
            }
            "prioritise" => Priority::parse(form.value("priority")).map(Self::Prioritise),
            "explain" => {
                let reason = form.get("late").filter(|reason| !reason.is_empty())?;
                let words = form.get("late_words").map(str::to_owned);
                Some(Self::Explain(reason.to_owned(), words))
            }
            "say" => Say::read(form).map(Self::Say),
            "transfer" => Say::transfer(form).map(Self::Say),
            _ => None,
        }
    }

    /// The move that it is, if it is one that may wait for the reason why a report is late.
    fn step(&self) -> Option<&str> {
        match self {
            Self::Claim => Some("claim"),
            Self::Say(say) => Some(&say.step),
            Self::Assign(_) | Self::Prioritise(_) | Self::Explain(..) => None,
        }
    }

    /// The words that say that it was done.
    pub(super) fn said(&self, page: &Page) -> String {
        let key = match self {
            Self::Claim => "reports-desk-bulk-claimed",
            Self::Assign(_) => "reports-desk-bulk-assigned",
            Self::Prioritise(_) => "reports-desk-bulk-prioritised",
            Self::Explain(..) => "reports-late-said",
            Self::Say(say) => {
                let step = page.t(&facts::key("desk-do", &say.step));
                return page.t1("reports-desk-done", "move", &*step);
            }
        };
        page.t(key).into_owned()
    }

    /// The same with its words as they will be said.
    fn worded(self, who: (&App, Time)) -> Self {
        match self {
            Self::Say(say) => Self::Say(say.blanked(who)),
            other => other,
        }
    }

    /// Does it with a report as the officer saw it, in a commit of its own.
    pub(super) async fn done(
        &self,
        app: &App,
        ctx: &Ctx,
        reference: &Reference,
        (version, late): (i64, Option<&str>),
    ) -> Result<(), Problem> {
        let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
        let (what, reference) = (self.clone().worded((app, now)), reference.clone());
        let fresh = facts::fresh(app, now);
        let late = Late::read(late, None, facts::fresh(app, now));
        app.db
            .write("reports.desk_act", move |tx| {
                let case = cases::case_by_reference(tx, &actor, &reference)?;
                let who = (&actor, now);
                let mut seen = version;
                if let (Some(step), true) = (what.step(), version == case.version) {
                    seen = late_first(tx, &shared, who, (&case, step), late.as_ref())?;
                }
                what.do_it(tx, &shared, who, (&case, seen, &fresh))
            })
            .await
            .map_err(Problem::from)
    }

    fn do_it(
        &self,
        tx: &mut Tx<'_>,
        app: &App,
        who: (&Actor, Time),
        (case, version, fresh): (&Case, i64, &Fresh),
    ) -> Result<(), Error> {
        let (id, fresh) = (case.id, fresh.clone());
        let moved = |step: &str| CaseMove {
            version: Some(version),
            ..CaseMove::new(id, step, fresh.clone())
        };
        let cmd = match self {
            Self::Claim => moved("claim"),
            Self::Explain(reason, words) => CaseMove {
                reason: Some(reason.clone()),
                body: words.clone(),
                ..moved("explain")
            },
            Self::Say(say) if say.step == "transfer" => CaseMove {
                body: say.words(tx, app, who, case)?,
                personal: say.is_sure(),
                agencies: say.agency.clone().into_iter().collect(),
                ..moved(hand_over(tx, app, who, case)?)
            },
            Self::Say(say) => CaseMove {
                body: say.words(tx, app, who, case)?,
                personal: say.is_sure(),
                agencies: say.agency.clone().into_iter().collect(),
                ..moved(&say.step)
            },
            Self::Assign(person) => {
                let registry = app.registry.get(tx)?;
                let person = *person;
                let cmd = CaseAssign {
                    id,
                    version,
                    person,
                    fresh,
                };
                return Ok(cases::case_assign(tx, &registry, who, &cmd).map(drop)?);
            }
            Self::Prioritise(priority) => {
                let priority = *priority;
                let cmd = CasePrioritise {
                    id,
                    version,
                    priority,
                    fresh,
                };
                return Ok(cases::case_prioritise(tx, who, &cmd).map(drop)?);
            }
        };
        Ok(cases::case_act(tx, app, who, &cmd).map(drop)?)
    }
}
