//! How anybody can check the log, and the receipts of acts, in plain words.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Problem, Time};
use qrcode::{Color, QrCode};
use web::{Access, Ctx, Failure, Page, Route, html, see_other};

use super::said::{act_words, agency_name};
use super::{http, queries, receipts};
use crate::App;
use crate::cases;
use crate::registry::Registry;

pub(super) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    vec![
        Route::get("/{lang}/log", "log.page", all, show),
        Route::get("/{lang}/log/check", "log.page_check", all, check),
        Route::get("/{lang}/receipts/{hash}", "log.page_receipt", all, receipt),
        Route::get(
            "/{lang}/receipts/of/{reference}",
            "log.page_receipts",
            all,
            receipts_of,
        ),
        Route::get(
            "/{lang}/receipts/of/{reference}/{version}",
            "log.page_receipt_of",
            all,
            receipt_of,
        ),
        Route::get(
            "/{lang}/me/receipts",
            "log.page_account",
            Access::SignedIn,
            receipts_of_account,
        ),
    ]
}

#[derive(Template)]
#[template(path = "log_show.html")]
struct LogPage {
    page: Page,
    key: String,
    newest: Option<Newest>,
}

struct Newest {
    size: String,
    at: Time,
    note: String,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let signed = app.db.read("log.page", queries::checkpoint).await?;
    let page = ctx.page(ctx.t("kernel-log-title"));
    let newest = signed.map(|signed| Newest {
        size: page.number(i64::try_from(signed.size).unwrap_or(i64::MAX)),
        at: Time::from_micros(signed.at_us),
        note: signed.note,
    });
    html(&LogPage {
        key: app.log.verifier.to_string(),
        newest,
        page,
    })
}

#[derive(Template)]
#[template(path = "log_check.html")]
struct CheckPage {
    page: Page,
    key: String,
}

/// A page that checks receipts in the browser, by itself.
async fn check(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let page = ctx
        .page(ctx.t("kernel-log-check-title"))
        .crumb(ctx.t("kernel-log-title"), "/log");
    html(&CheckPage {
        key: app.log.verifier.to_string(),
        page,
    })
}

#[derive(Template)]
#[template(path = "log_receipt.html")]
struct ReceiptPage {
    page: Page,
    what: String,
    agency: Option<String>,
    at: Option<Time>,
    reference: Option<String>,
    /// Where the acts of the same matter are, for who may see it.
    place: String,
    size: String,
    hash: String,
    address: String,
    picture: Option<Picture>,
}

async fn receipt(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let found = receipts::receipt(&app, &ctx.actor, http::hash(&ctx)?).await?;
    let receipt = found.ok_or_else(Problem::not_found)?;
    let proved = receipt.verify(&app.log.verifier).map_err(|fault| {
        tracing::error!(%fault, "a receipt of our own proves nothing");
        Problem::internal()
    })?;
    let registry = app.registry_now().await?;
    let hash = ctx.param("hash").to_owned();
    let address = format!(
        "{}{}",
        app.site.public_url(),
        ctx.href(&format!("/receipts/{hash}"))
    );
    let page = ctx
        .page(ctx.t("kernel-receipt-title"))
        .crumb(ctx.t("kernel-log-title"), "/log");
    let number = |number: u64| page.number(i64::try_from(number).unwrap_or(i64::MAX));
    html(&ReceiptPage {
        what: act_words(&page, (&app.kinds, &registry), &proved),
        agency: agency_name(&page, &registry, &proved.agency),
        at: Time::parse_rfc3339(&proved.at).ok(),
        reference: proved.reference,
        place: number(receipt.leaf + 1),
        size: number(proved.size),
        picture: picture(&address),
        hash,
        address,
        page,
    })
}

/// An address as a picture for cameras: so many squares a side, and the path around the dark ones.
struct Picture {
    side: usize,
    path: String,
}

/// White squares around a picture, without which cameras do not find it.
const MARGIN: usize = 4;

fn picture(address: &str) -> Option<Picture> {
    let code = QrCode::new(address).ok()?;
    let width = code.width();
    let dark = (0..)
        .zip(code.to_colors())
        .filter(|(_, color)| *color == Color::Dark);
    let square = |(at, _): (usize, Color)| {
        let (left, top) = (at % width + MARGIN, at / width + MARGIN);
        format!("M{left} {top}h1v1h-1z")
    };
    Some(Picture {
        side: width + 2 * MARGIN,
        path: dark.map(square).collect(),
    })
}

/// The receipt of one entry of a case's history; the list of all while the log does not hold it yet.
async fn receipt_of(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reference = cases::reference(&ctx)?;
    let version = ctx.param("version").parse::<i64>().ok();
    let list = ctx.href(&format!("/receipts/of/{reference}"));
    let acts = receipts::acts_of(&app, &ctx.actor, reference).await?;
    let mut acts = acts.into_iter();
    let act = acts.find(|act| act.version.is_some() && act.version == version);
    let act = act.ok_or_else(Problem::not_found)?;
    let there = if act.logged {
        ctx.href(&format!("/receipts/{}", act.hash))
    } else {
        list
    };
    Ok(see_other(&there))
}

#[derive(Template)]
#[template(path = "log_receipts.html")]
struct ReceiptsPage {
    page: Page,
    /// Of which case; nothing for the reader's own account.
    reference: Option<String>,
    lines: Vec<Line>,
}

struct Line {
    what: String,
    at: Time,
    /// Where its receipt is, once the log holds it.
    href: Option<String>,
}

fn lines(app: &App, page: &Page, registry: &Registry, acts: Vec<receipts::Done>) -> Vec<Line> {
    let line = |act: receipts::Done| Line {
        what: act_words(page, (&app.kinds, registry), &act.said),
        at: Time::from_micros(act.at_us),
        href: act
            .logged
            .then(|| page.href(&format!("/receipts/{}", act.hash))),
    };
    acts.into_iter().map(line).collect()
}

/// The acts of one case, each with the way to its receipt.
async fn receipts_of(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reference = cases::reference(&ctx)?;
    let shown = reference.to_string();
    let acts = receipts::acts_of(&app, &ctx.actor, reference).await?;
    let registry = app.registry_now().await?;
    let page = ctx
        .page(ctx.t("kernel-receipts-title"))
        .crumb(ctx.t("kernel-log-title"), "/log");
    html(&ReceiptsPage {
        lines: lines(&app, &page, &registry, acts),
        reference: Some(shown),
        page,
    })
}

/// The acts on the reader's own account, each with the way to its receipt.
async fn receipts_of_account(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let acts = receipts::acts_of_account(&app, &ctx.actor).await?;
    let registry = app.registry_now().await?;
    let page = ctx
        .page(ctx.t("kernel-receipts-account"))
        .crumb(ctx.t("kernel-keys-me"), "/me");
    html(&ReceiptsPage {
        lines: lines(&app, &page, &registry, acts),
        reference: None,
        page,
    })
}
