//! Pages on which an officer blacks out parts of a photo, or takes it away. Without a script: two presses on
//! the photo mark two corners of a box, and four numbers do the same from a keyboard.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Field, Problem};
use web::{Access, Answers, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::MODERATE;
use super::actions::{self, document_moderated};
use super::error::{AreaError, Error};
use super::intake::photo_redact;
use super::model::{Document, DocumentCopy, DocumentRedact, DocumentRemove, Kept};
use super::redaction::{AREAS_MAX, Area};
use crate::App;
use crate::audit::Fresh;
use crate::cases::{Audience, Case};

/// Widths in which the photo is shown, in CSS pixels: a phone's, a desk's, and for small print.
const SCALES: [u32; 3] = [320, 640, 1280];

pub(super) fn routes() -> Vec<Route<App>> {
    let redact = "/{lang}/desk/documents/{id}/redact";
    let remove = "/{lang}/desk/documents/{id}/remove";
    let officer = Access::May(MODERATE);
    vec![
        Route::get(redact, "documents.page_redact", officer, redact_show)
            .personal("moderating", &[Field::Files]),
        Route::post(redact, "documents.page_redact_put", officer, redact_put)
            .personal("moderating", &[Field::Files]),
        Route::get(remove, "documents.page_remove", officer, remove_show)
            .personal("moderating", &[Field::Files]),
        Route::post(remove, "documents.page_remove_put", officer, remove_put)
            .personal("moderating", &[Field::Files]),
    ]
}

/// The document of the path and its case, if this officer may moderate it.
async fn moderated(app: &App, ctx: &Ctx) -> Result<(Document, Case), Failure> {
    let (id, actor) = (ctx.param("id").to_owned(), ctx.actor.clone());
    let find = move |tx: &mut store::Tx<'_>| document_moderated(tx, &actor, &id);
    Ok(app.db.read("documents.moderated", find).await?)
}

/// Where officers handle the case.
fn desk(app: &App, case: &Case) -> String {
    let page = app.kinds.of(case).map_or("", |kind| kind.page.as_str());
    format!("/desk/{page}/{}", case.reference)
}

fn titled(app: &App, ctx: &Ctx, case: &Case, key: &str, answers: &Answers) -> Page {
    ctx.page(ctx.t(key))
        .crumb(case.reference.to_string(), desk(app, case))
        .wide()
        .after(answers)
}

/// What has been marked on a photo so far. All of it travels in the form.
struct Marking {
    photo: (u32, u32),
    areas: Vec<Area>,
    corner: Option<(u32, u32)>,
    scale: usize,
}

impl Marking {
    fn of(document: &Document, form: &Form) -> Result<Self, AreaError> {
        let photo = (document.photo.width, document.photo.height);
        let corner = form.get("corner").and_then(|text| text.split_once(','));
        let scale = form.get("scale").and_then(|text| text.parse().ok());
        Ok(Self {
            photo,
            areas: Area::parse_all(photo, form.value("areas"))?,
            corner: corner.and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?))),
            scale: scale.unwrap_or(1_usize).min(SCALES.len() - 1),
        })
    }

    /// The width in which the photo is shown, in CSS pixels: never larger than it is.
    fn shown(&self) -> u32 {
        let width = SCALES.get(self.scale).copied().unwrap_or(u32::MAX);
        width.min(self.photo.0).max(1)
    }

    /// What a press, a button or typed numbers do to it.
    fn apply(&mut self, form: &Form) -> Result<(), AreaError> {
        if let Some(number) = form.get("drop").and_then(|text| text.parse::<usize>().ok()) {
            if number < self.areas.len() {
                self.areas.remove(number);
            }
            return Ok(());
        }
        match form.value("do") {
            "larger" => self.scale = (self.scale + 1).min(SCALES.len() - 1),
            "smaller" => self.scale = self.scale.saturating_sub(1),
            "again" => self.corner = None,
            "add" => self.typed(form)?,
            _ => self.pressed(form)?,
        }
        Ok(())
    }

    /// Keyboards press a picture in its first corner: that is no mark, but may end typing.
    fn pressed(&mut self, form: &Form) -> Result<(), AreaError> {
        let number = |name| form.get(name).and_then(|text| text.parse::<u32>().ok());
        match number("photo.x").zip(number("photo.y")) {
            None => Ok(()),
            Some((0, 0)) if form.get("x").is_none() => Ok(()),
            Some((0, 0)) => self.typed(form),
            Some(at) => self.marked(at),
        }
    }

    fn marked(&mut self, (x, y): (u32, u32)) -> Result<(), AreaError> {
        let pixels = |shown: u32, side: u32| {
            let exact = u64::from(shown) * u64::from(self.photo.0) / u64::from(self.shown());
            u32::try_from(exact)
                .unwrap_or(u32::MAX)
                .min(side.saturating_sub(1))
        };
        let at = (pixels(x, self.photo.0), pixels(y, self.photo.1));
        match self.corner.take() {
            None => self.corner = Some(at),
            Some(corner) => self.add(Area::between(self.photo, corner, at)?)?,
        }
        Ok(())
    }

    fn typed(&mut self, form: &Form) -> Result<(), AreaError> {
        let number = |name| {
            form.value(name)
                .parse::<u32>()
                .map_err(|_| AreaError::Outside)
        };
        let at = (number("x")?, number("y")?);
        let size = (number("width")?, number("height")?);
        self.add(Area::within(self.photo, at, size)?)
    }

    fn add(&mut self, area: Area) -> Result<(), AreaError> {
        if self.areas.len() >= AREAS_MAX {
            return Err(AreaError::Many);
        }
        if !self.areas.contains(&area) {
            self.areas.push(area);
        }
        Ok(())
    }
}

#[derive(Template)]
#[template(path = "documents_redact.html")]
struct RedactPage {
    page: Page,
    answers: Answers,
    back: String,
    src: String,
    /// Whether only the office sees it, so that others may be shown a copy.
    internal: bool,
    revision: i64,
    marking: Marking,
    areas: String,
    corner: String,
    shown: (u32, u32),
}

impl RedactPage {
    fn of(
        page: Page,
        answers: Answers,
        back: String,
        document: &Document,
        marking: Marking,
    ) -> Self {
        let areas: Vec<_> = marking.areas.iter().map(ToString::to_string).collect();
        let corner = marking.corner.map(|(x, y)| format!("{x},{y}"));
        let height = u64::from(marking.shown()) * u64::from(marking.photo.1);
        let height = (height / u64::from(marking.photo.0.max(1))).max(1);
        Self {
            src: document.href("full"),
            internal: document.audience == Audience::Internal,
            revision: document.revision,
            areas: areas.join(";"),
            corner: corner.unwrap_or_default(),
            shown: (marking.shown(), u32::try_from(height).unwrap_or(u32::MAX)),
            marking,
            back,
            answers,
            page,
        }
    }
}

fn redact_page(
    (app, ctx): (&App, &Ctx),
    (document, case): (&Document, &Case),
    marking: Marking,
    answers: Answers,
) -> RedactPage {
    let page = titled(app, ctx, case, "kernel-redact-title", &answers);
    let back = ctx.href(&desk(app, case));
    RedactPage::of(page, answers, back, document, marking)
}

async fn redact_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (document, case) = moderated(&app, &ctx).await?;
    let marking = Marking::of(&document, &ctx.query_form()).map_err(Problem::from)?;
    let found = (&document, &case);
    html(&redact_page((&app, &ctx), found, marking, Answers::empty()))
}

async fn redact_put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (document, case) = moderated(&app, &ctx).await?;
    let mut marking = Marking::of(&document, &form).map_err(Problem::from)?;
    let marked = match form.value("do") {
        "redact" => match redact(&app, &ctx, &form, (&document, &marking.areas)).await {
            Ok(()) => return Ok(see_other(&ctx.href(&desk(&app, &case)))),
            Err(problem) => Err(problem),
        },
        "copy" => match copy(&app, &ctx, &form, (&document, &marking.areas)).await {
            Ok(()) => return Ok(see_other(&ctx.href(&desk(&app, &case)))),
            Err(problem) => Err(problem),
        },
        _ => marking.apply(&form).map_err(Problem::from),
    };
    let (status, answers) = match marked {
        Ok(()) => (200, kept(&form)),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            (problem.status, Answers::of(&form).with_problem(problem))
        }
        Err(problem) => return Err(problem.into()),
    };
    // Somebody else may have been faster: the page then shows what there is now.
    let (document, case) = moderated(&app, &ctx).await?;
    let page = redact_page((&app, &ctx), (&document, &case), marking, answers);
    html_status(status, &page)
}

/// The reason stays; numbers that became a box do not.
fn kept(form: &Form) -> Answers {
    Answers::prefilled([("reason", form.value("reason"))])
}

async fn redact(
    app: &App,
    ctx: &Ctx,
    form: &Form,
    (document, areas): (&Document, &[Area]),
) -> Result<(), Problem> {
    // Before a picture is drawn for nothing.
    super::redaction::reason(form.value("reason"))?;
    if areas.is_empty() {
        return Err(AreaError::None.into());
    }
    let revision = form.get("revision").and_then(|text| text.parse().ok());
    if revision != Some(document.revision) {
        return Err(Error::Stale.into());
    }
    let cmd = DocumentRedact {
        id: document.id.clone(),
        revision: document.revision,
        photo: photo_redact(app, &document.photo, areas.to_vec())
            .await
            .map_err(meanwhile)?,
        areas: areas.len(),
        reason: form.value("reason").to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    app.db
        .write("documents.redact", move |tx| {
            actions::document_redact(tx, &shared, (&actor, now), &cmd).map(drop)
        })
        .await
        .map_err(Problem::from)
}

/// Shows whoever sees the case a copy with black boxes; the photo itself stays as it is.
async fn copy(
    app: &App,
    ctx: &Ctx,
    form: &Form,
    (document, areas): (&Document, &[Area]),
) -> Result<(), Problem> {
    super::redaction::reason(form.value("reason"))?;
    if areas.is_empty() {
        return Err(AreaError::None.into());
    }
    let drawn = photo_redact(app, &document.photo, areas.to_vec());
    let cmd = DocumentCopy {
        id: app.ids.next::<Document>(ctx.now).to_string(),
        of: (document.id.clone(), document.revision),
        photo: drawn.await.map_err(meanwhile)?,
        areas: areas.len(),
        reason: form.value("reason").to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("documents.copy", move |tx| {
        actions::document_copy(tx, &shared, (&actor, now), &cmd).map(drop)
    });
    write.await.map_err(Problem::from)
}

/// The bytes are only gone if somebody else was faster.
fn meanwhile(problem: Problem) -> Problem {
    match problem.status {
        404 => Error::Stale.into(),
        _ => problem,
    }
}

#[derive(Template)]
#[template(path = "documents_remove.html")]
struct RemovePage {
    page: Page,
    answers: Answers,
    back: String,
    /// Of a photo.
    src: Option<String>,
}

fn remove_page(
    (app, ctx): (&App, &Ctx),
    (kept, case): (&Kept, &Case),
    answers: Answers,
) -> RemovePage {
    let title = match kept.file {
        None => "kernel-remove-title",
        Some(_) => "kernel-remove-file-title",
    };
    RemovePage {
        page: titled(app, ctx, case, title, &answers),
        back: ctx.href(&desk(app, case)),
        src: kept
            .thumb
            .as_ref()
            .map(|thumb| format!("/documents/{}/thumb?v={thumb}", kept.id)),
        answers,
    }
}

/// The document of the path, of whichever kind, and its case.
async fn removable(app: &App, ctx: &Ctx) -> Result<(Kept, Case), Failure> {
    let (id, actor) = (ctx.param("id").to_owned(), ctx.actor.clone());
    let find = move |tx: &mut store::Tx<'_>| actions::kept_moderated(tx, &actor, &id);
    Ok(app.db.read("documents.removable", find).await?)
}

async fn remove_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (document, case) = removable(&app, &ctx).await?;
    html(&remove_page(
        (&app, &ctx),
        (&document, &case),
        Answers::empty(),
    ))
}

async fn remove_put(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (document, case) = removable(&app, &ctx).await?;
    let cmd = DocumentRemove {
        id: document.id.clone(),
        reason: form.value("reason").to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let removed = app
        .db
        .write("documents.remove", move |tx| {
            actions::document_remove(tx, &shared, (&actor, now), &cmd).map(drop)
        })
        .await;
    match removed.map_err(Problem::from) {
        Ok(()) => Ok(see_other(&ctx.href(&desk(&app, &case)))),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            let page = remove_page((&app, &ctx), (&document, &case), answers);
            html_status(422, &page)
        }
        Err(problem) => Err(problem.into()),
    }
}
