//! What an officer does with a report, from its own page or from a queue.

use base::{PersonId, Problem, Reference};
use kernel::App;
use kernel::cases::{self, CaseAssign, CaseMove, CasePrioritise, Priority};
use web::{Ctx, Form, Page};

use super::facts;
use crate::error::Error;
use crate::replies::reply_words;

/// One thing to do with a report.
#[derive(Clone)]
pub(super) enum Deed {
    /// Takes it.
    Claim,
    /// Gives it to a colleague.
    Assign(PersonId),
    /// Says how soon it should be looked at.
    Prioritise(Priority),
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
        })
    }

    /// To another agency, and why.
    fn transfer(form: &Form) -> Option<Self> {
        Some(Self {
            step: "transfer".to_owned(),
            body: Some(form.get("why")?.to_owned()),
            reply: None,
            agency: Some(form.get("agency")?.to_owned()),
        })
    }
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
            "say" => Say::read(form).map(Self::Say),
            "transfer" => Say::transfer(form).map(Self::Say),
            _ => None,
        }
    }

    /// The words that say that it was done.
    pub(super) fn said(&self, page: &Page) -> String {
        let key = match self {
            Self::Claim => "reports-desk-bulk-claimed",
            Self::Assign(_) => "reports-desk-bulk-assigned",
            Self::Prioritise(_) => "reports-desk-bulk-prioritised",
            Self::Say(say) => {
                let step = page.t(&facts::key("desk-do", &say.step));
                return page.t1("reports-desk-done", "move", &*step);
            }
        };
        page.t(key).into_owned()
    }

    /// Does it with a report as the officer saw it, in a commit of its own.
    pub(super) async fn done(
        &self,
        app: &App,
        ctx: &Ctx,
        reference: &Reference,
        version: i64,
    ) -> Result<(), Problem> {
        let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
        let (what, reference, drawn) = (self.clone(), reference.clone(), facts::fresh(app, now));
        app.db
            .write("reports.desk_act", move |tx| {
                let case = cases::case_by_reference(tx, &actor, &reference)?;
                let (id, who, fresh) = (case.id, (&actor, now), drawn.clone());
                let done = match &what {
                    Self::Claim => {
                        let cmd = CaseMove {
                            version: Some(version),
                            ..CaseMove::new(id, "claim", fresh)
                        };
                        cases::case_act(tx, &shared, who, &cmd).map(drop)
                    }
                    Self::Say(say) => {
                        let body = match (&say.body, &say.reply) {
                            (None, Some(reply)) => {
                                let named = (say.step.as_str(), reply.as_str());
                                Some(reply_words(tx, &shared, who, &case, named)?)
                            }
                            (body, _) => body.clone(),
                        };
                        let cmd = CaseMove {
                            version: Some(version),
                            body,
                            agencies: say.agency.clone().into_iter().collect(),
                            ..CaseMove::new(id, say.step.as_str(), fresh)
                        };
                        cases::case_act(tx, &shared, who, &cmd).map(drop)
                    }
                    Self::Assign(person) => {
                        let registry = shared.registry.get(tx)?;
                        let cmd = CaseAssign {
                            id,
                            version,
                            person: *person,
                            fresh,
                        };
                        cases::case_assign(tx, &registry, who, &cmd).map(drop)
                    }
                    Self::Prioritise(priority) => {
                        let cmd = CasePrioritise {
                            id,
                            version,
                            priority: *priority,
                            fresh,
                        };
                        cases::case_prioritise(tx, who, &cmd).map(drop)
                    }
                };
                Ok::<_, Error>(done?)
            })
            .await
            .map_err(Problem::from)
    }
}
