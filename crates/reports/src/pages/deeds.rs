//! What an officer does with a report, from its own page or from a queue.

use base::{PersonId, Problem, Reference};
use kernel::App;
use kernel::cases::{self, CaseAssign, CaseMove, CasePrioritise, Priority};
use web::{Ctx, Form};

use super::facts;

/// One thing to do with a report.
#[derive(Clone)]
pub(super) enum Deed {
    /// Takes it.
    Claim,
    /// Gives it to a colleague.
    Assign(PersonId),
    /// Says how soon it should be looked at.
    Prioritise(Priority),
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
            _ => None,
        }
    }

    /// The words that say that it was done.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Claim => "reports-desk-bulk-claimed",
            Self::Assign(_) => "reports-desk-bulk-assigned",
            Self::Prioritise(_) => "reports-desk-bulk-prioritised",
        }
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
                let id = cases::case_by_reference(tx, &actor, &reference)?.id;
                let (who, fresh) = ((&actor, now), drawn.clone());
                match what {
                    Self::Claim => {
                        let cmd = CaseMove {
                            version: Some(version),
                            ..CaseMove::new(id, "claim", fresh)
                        };
                        cases::case_act(tx, &shared, who, &cmd).map(drop)
                    }
                    Self::Assign(person) => {
                        let registry = shared.registry.get(tx)?;
                        let cmd = CaseAssign {
                            id,
                            version,
                            person,
                            fresh,
                        };
                        cases::case_assign(tx, &registry, who, &cmd).map(drop)
                    }
                    Self::Prioritise(priority) => {
                        let cmd = CasePrioritise {
                            id,
                            version,
                            priority,
                            fresh,
                        };
                        cases::case_prioritise(tx, who, &cmd).map(drop)
                    }
                }
            })
            .await
            .map_err(Problem::from)
    }
}
