//! The documents of a case for programs: list, send, look at and take away.

use axum::extract::{FromRequest, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::Problem;
use serde::Deserialize;
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, Form, JsonBody, Param, Rate, Route, json};

use super::super::actions::{self, document_attach, document_remove, documents_seen};
use super::super::blobs::hash_of;
use super::super::error::Error;
use super::super::intake::document_store;
use super::super::model::{DocumentAttach, DocumentRemove, Kept, Stored};
use super::super::{MODERATE, UPLOAD_BYTES_MAX};
use super::schemas;
use crate::App;
use crate::audit::Fresh;
use crate::cases::{self, Audience};
use crate::once::once_do;

const ALL: &str = "/api/v1/cases/{reference}/documents";
const ONE: &str = "/api/v1/cases/{reference}/documents/{id}";

/// What a body may call itself; what it is, its contents say.
const MEDIA_TYPES: [&str; 12] = [
    "image/jpeg",
    "image/png",
    "image/webp",
    "video/mp4",
    "video/quicktime",
    "video/webm",
    "audio/mp4",
    "audio/webm",
    "audio/mpeg",
    "audio/ogg",
    "application/pdf",
    "application/octet-stream",
];

pub(super) fn routes() -> Vec<Route<App>> {
    let reference = || Param::path("reference", "The case's reference, such as `RR-7K2M-9QX4`.");
    let id = || Param::path("id", "The document's id.");
    let list =
        Doc::new("The documents of a case, oldest first, as far as the caller may see them.")
            .param(reference())
            .response(200, "Documents.", schemas::documents);
    let one = Doc::new("A document of a case: what it is, and where its bytes are.")
        .param(reference())
        .param(id())
        .response(200, "The document.", schemas::document);
    let about =
        "Takes a document away from everybody, for good. The people of the case read the reason.";
    let removal = Doc::new(about)
        .param(reference())
        .param(id())
        .request("application/json", schemas::removal)
        .empty(204, "It is gone; its bytes follow within a minute.")
        .refuses(&[409]);
    vec![
        Route::get(ALL, "documents.list", Access::Public, list_get).doc(list),
        Route::post(ALL, "documents.attach", Access::SignedIn, attach_post)
            .rate(Rate::Upload)
            .body_limit(UPLOAD_BYTES_MAX)
            .doc(attach_doc(reference())),
        Route::get(ONE, "documents.show", Access::Public, one_get).doc(one),
        Route::delete(ONE, "documents.remove", Access::May(MODERATE), one_delete).doc(removal),
    ]
}

fn attach_doc(reference: Param) -> Doc {
    let about = "Adds a document to a case: one file as the whole body, or as `file` of a form. Photos, films, \
                 sounds and PDF are taken, and freed of whatever came along with them.";
    let audience =
        "Who may see it; `internal` is for officers. In a form, a field of the same name.";
    let sort = "Its sort, where the kind of case names sorts. In a form, a field of the same name.";
    let doc = Doc::new(about)
        .param(reference)
        .param(Param::query("audience", "string", audience).shape(schemas::audience_asked()))
        .param(Param::query("sort", "string", sort))
        .once()
        .request("multipart/form-data", schemas::form)
        .response(201, "The document.", schemas::document)
        .refuses(&[409]);
    MEDIA_TYPES.into_iter().fold(doc, |doc, media_type| {
        doc.request(media_type, schemas::bytes)
    })
}

fn view(kept: &Kept) -> Value {
    let at = |size: &str| format!("/documents/{}/{size}?v={}", kept.id, kept.revision);
    let (kind, media_type, size) = match &kept.file {
        None => ("photo", "image/jpeg", "full"),
        Some(file) => (file.kind.code(), file.media_type.as_str(), "file"),
    };
    let (width, height) = kept.pixels.unzip();
    json!({
        "id": kept.id,
        "kind": kind,
        "media_type": media_type,
        "bytes": kept.bytes,
        "width": width,
        "height": height,
        "audience": kept.audience.code(),
        "sort": kept.sort,
        "added": kept.created.rfc3339(),
        "href": at(size),
        "thumb": kept.thumb.as_ref().map(|_| at("thumb")),
    })
}

/// The documents of the path's case that the caller may see.
async fn seen(app: &App, ctx: &Ctx) -> Result<Vec<Kept>, Failure> {
    let (reference, actor) = (cases::reference(ctx)?, ctx.actor.clone());
    let read = move |tx: &mut store::Tx<'_>| {
        let case = cases::case_by_reference(tx, &actor, &reference)?;
        documents_seen(tx, &actor, &case)
    };
    Ok(app.db.read("documents.list", read).await?)
}

async fn list_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let documents = seen(&app, &ctx).await?;
    json(&json!({ "items": documents.iter().map(view).collect::<Vec<_>>() }))
}

async fn one_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    json(&view(&one(&app, &ctx).await?))
}

async fn one(app: &App, ctx: &Ctx) -> Result<Kept, Failure> {
    let documents = seen(app, ctx).await?;
    let mut found = documents.into_iter();
    let found = found.find(|kept| kept.id == ctx.param("id"));
    Ok(found.ok_or_else(Problem::not_found)?)
}

/// A file as a program sends it.
struct Sent {
    bytes: Vec<u8>,
    audience: Option<String>,
    sort: Option<String>,
}

impl Sent {
    async fn read(ctx: &Ctx, request: Request) -> Result<Self, Failure> {
        let found = web::media_type(request.headers());
        if found == "multipart/form-data" {
            return Self::of(ctx, Form::from_request(request, &()).await?);
        }
        if !MEDIA_TYPES.contains(&found.as_str()) {
            let refused = Problem::new(415, "web.unsupported_media_type");
            return Err(refused.with("found", found).into());
        }
        // The router has buffered the body within the row's limit already.
        let bytes = axum::body::to_bytes(request.into_body(), usize::MAX).await;
        let bytes = bytes.map_err(|_| Problem::new(400, "web.body_cut_short"))?;
        Ok(Self {
            bytes: bytes.into(),
            audience: ctx.query("audience").map(str::to_owned),
            sort: ctx.query("sort").map(str::to_owned),
        })
    }

    fn of(ctx: &Ctx, form: Form) -> Result<Self, Failure> {
        let value = |name| {
            form.get(name)
                .or_else(|| ctx.query(name))
                .map(str::to_owned)
        };
        let (audience, sort) = (value("audience"), value("sort"));
        let mut files = form.files.into_iter().filter(|file| file.name == "file");
        let Some(file) = files.next() else {
            return Err(Problem::invalid().field("file", "kernel.file_empty").into());
        };
        Ok(Self {
            bytes: file.bytes.into(),
            audience,
            sort,
        })
    }

    fn audience(&self) -> Result<Audience, Problem> {
        let wrong = || Problem::invalid().field("audience", "kernel.filter_wrong");
        match self.audience.as_deref() {
            None => Ok(Audience::Case),
            Some(code) => Audience::parse(code).ok_or_else(wrong),
        }
    }
}

async fn attach_post(
    State(app): State<App>,
    ctx: Ctx,
    request: Request,
) -> Result<Response, Failure> {
    let reference = cases::reference(&ctx)?;
    let sent = Sent::read(&ctx, request).await?;
    let audience = sent.audience()?;
    let asked = (hash_of(&sent.bytes), audience.code(), &sent.sort);
    let once = cases::api_once(&ctx, &asked)?;
    // Before a file is looked at for somebody who may not send it.
    let (shared, actor, known) = (app.clone(), ctx.actor.clone(), reference.clone());
    let may = move |tx: &mut store::Tx<'_>| {
        actions::document_attachable(tx, &shared, &actor, (&known, audience)).map(drop)
    };
    app.db.read("documents.attachable", may).await?;
    let cmd = DocumentAttach {
        id: app.ids.next::<Stored>(ctx.now).to_string(),
        reference,
        sort: sent.sort,
        stored: document_store(&app, sent.bytes).await?,
        audience,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let done = app
        .db
        .write("documents.attach", move |tx| {
            once_do(tx, now, once.as_ref(), |tx| {
                let kept = document_attach(tx, &shared, (&actor, now), &cmd)?;
                Ok::<_, Error>(view(&kept).to_string())
            })
        })
        .await?;
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((StatusCode::CREATED, kind, done).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Removal {
    reason: String,
}

async fn one_delete(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<Removal>,
) -> Result<Response, Failure> {
    let kept = one(&app, &ctx).await?;
    let cmd = DocumentRemove {
        id: kept.id,
        reason: asked.reason,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    app.db
        .write("documents.remove", move |tx| {
            document_remove(tx, &shared, (&actor, now), &cmd).map(drop)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
