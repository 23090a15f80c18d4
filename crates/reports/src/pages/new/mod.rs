//! The way to a report: one question a page, none of it needing a script or an account.
//!
//! What has been filled in so far is a draft in the store. Its address is its secret, so the way can
//! be left and taken up again on the same phone.

mod agency;
mod category;
mod check;
mod details;
mod easy;
mod first;
mod instead;
mod place;
mod quick;
mod sent;
mod similar;
mod start;
mod you;

pub(super) use details::{BODY_LIMIT, hint as documents_hint};

use std::sync::Arc;

use base::Problem;
use kernel::App;
use kernel::registry::{self, Registry, Routing};
use web::{Ctx, Failure, Page, Route, Stage, Step};

use crate::actions;
use crate::error::Error;
use crate::model::{Addressee, Draft, Feedback, Visibility};
use crate::rules;

pub(super) fn routes() -> Vec<Route<App>> {
    [
        start::routes(),
        place::routes(),
        category::routes(),
        agency::routes(),
        details::routes(),
        instead::routes(),
        similar::routes(),
        you::routes(),
        check::routes(),
        sent::routes(),
        quick::routes(),
        easy::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The steps, in order, by their name in addresses.
const STEPS: [&str; 6] = ["place", "category", "agency", "details", "you", "check"];

/// The steps of a sort of report: thanks need no place.
fn steps_of(feedback: Feedback) -> &'static [&'static str] {
    match feedback {
        Feedback::Appreciation => STEPS.get(1..).unwrap_or(&STEPS),
        _ => &STEPS,
    }
}

/// By virtue of which mandate the person acts now.
fn chosen(ctx: &Ctx) -> Option<String> {
    ctx.actor
        .acting
        .as_ref()
        .map(|acting| acting.mandate.clone())
}

/// A draft at hand: its secret, what is in it, and the registry to read it by.
struct Way {
    id: String,
    draft: Draft,
    registry: Arc<Registry>,
}

impl Way {
    /// Takes up the draft of the path.
    async fn find(app: &App, ctx: &Ctx) -> Result<Self, Failure> {
        let id = ctx.param("draft").to_owned();
        let (shared, asked) = (app.clone(), id.clone());
        let (draft, registry) = app
            .db
            .read("reports.draft_find", move |tx| {
                Ok::<_, Error>((actions::draft_find(tx, &asked)?, shared.registry.get(tx)?))
            })
            .await?;
        if draft.turn.is_some() && draft.turn != ctx.shared {
            return Err(Error::DraftGone.into());
        }
        if draft.sent.is_none() && draft.mandate != chosen(ctx) {
            return Err(Error::DraftOther.into());
        }
        Ok(Self {
            id,
            draft,
            registry,
        })
    }

    /// Takes up a draft that has not been sent yet.
    async fn open(app: &App, ctx: &Ctx) -> Result<Self, Failure> {
        let way = Self::find(app, ctx).await?;
        if way.draft.sent.is_some() {
            Err(Error::DraftGone.into())
        } else {
            Ok(way)
        }
    }

    /// Who would get it, and why.
    async fn routing(&self, app: &App, ctx: &Ctx) -> Result<Option<Routing>, Failure> {
        let (category, point, now) = (self.draft.category.clone(), self.draft.point, ctx.now);
        let (shared, registry) = (app.clone(), Arc::clone(&self.registry));
        let read = app.db.read("reports.experience", move |tx| {
            registry::experience(tx, (&shared, &registry, now), (&category, point))
        });
        let asked = (self.draft.category.as_str(), self.draft.point);
        Ok(rules::routing(&self.registry, asked, read.await?, now))
    }

    /// Keeps what was filled in.
    async fn keep(&self, app: &App, ctx: &Ctx) -> Result<(), Failure> {
        let (id, draft, now) = (self.id.clone(), self.draft.clone(), ctx.now);
        Ok(app
            .db
            .write("reports.draft_put", move |tx| {
                actions::draft_put(tx, now, &id, &draft)
            })
            .await?)
    }

    /// The address of a step.
    fn href(&self, ctx: &Ctx, step: &str) -> String {
        let easy = if self.draft.easy.is_some() {
            "easy/"
        } else {
            ""
        };
        ctx.href(&format!("/reports/new/{}/{easy}{step}", self.id))
    }

    /// The page of a step, with its title in the words of what is being sent.
    fn page(&self, ctx: &Ctx, step: &str) -> Page {
        let title = match (step, self.draft.feedback) {
            ("place" | "category" | "done", feedback) if feedback != Feedback::Complaint => {
                format!("reports-{step}-title-other")
            }
            _ => format!("reports-{step}-title"),
        };
        let page = ctx.page(ctx.t(&title));
        // Whoever looks over a shoulder does not read what is nobody else's.
        if self.is_private() {
            page.exit(self.registry.settings().exit.clone())
        } else {
            page
        }
    }

    /// Whether it is about something that is for the agency alone unless the person says otherwise.
    fn is_private(&self) -> bool {
        let usual = rules::visibility_for(&self.registry, &self.draft.category);
        usual == Visibility::Private || self.draft.visibility == Some(Visibility::Private)
    }

    /// The progress at the top of a step's page; steps that were passed are links.
    fn steps(&self, ctx: &Ctx, now: &str) -> Vec<Step> {
        let steps = steps_of(self.draft.feedback);
        let here = steps
            .iter()
            .position(|step| *step == now)
            .unwrap_or_default();
        steps
            .iter()
            .enumerate()
            .map(|(place, step)| Step {
                name: ctx.t(&format!("reports-new-steps-{step}")).into_owned(),
                href: (place < here).then(|| self.href(ctx, step)),
                stage: match place.cmp(&here) {
                    std::cmp::Ordering::Less => Stage::Past,
                    std::cmp::Ordering::Equal => Stage::Now,
                    std::cmp::Ordering::Greater => Stage::Next,
                },
            })
            .collect()
    }

    /// Where a step's page leads back to.
    fn back(&self, ctx: &Ctx, step: &str) -> String {
        let steps = steps_of(self.draft.feedback);
        let before = steps.iter().take_while(|known| **known != step).last();
        before.map_or_else(|| ctx.href("/reports/new"), |before| self.href(ctx, before))
    }

    /// The first step that still lacks what a report needs.
    fn first_gap(&self) -> Option<&'static str> {
        let draft = &self.draft;
        match () {
            () if !draft.placed => Some("place"),
            () if self.registry.category(&draft.category).is_none() => Some("category"),
            () if draft.addressee == Addressee::Asked => Some("agency"),
            () if draft.description.is_empty() => Some("details"),
            () if draft.visibility.is_none() => Some("you"),
            () => None,
        }
    }

    /// Where to go after a step: the next one, or back to the summary when only one answer changed.
    fn after(&self, ctx: &Ctx, step: &str) -> String {
        if ctx.query("change").is_some() && self.first_gap().is_none() {
            return self.href(ctx, "check");
        }
        let next = steps_of(self.draft.feedback)
            .iter()
            .skip_while(|known| **known != step)
            .nth(1)
            .unwrap_or(&"check");
        self.href(ctx, next)
    }
}

/// A single wrong field.
fn wrong(field: &'static str, code: &'static str) -> Problem {
    Problem::invalid().field(field, code)
}
