//! How well reports are dealt with: the nation's figures with pictures, the table of agencies, and what an agency's
//! page says of its own.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::{Problem, Time};
use kernel::App;
use kernel::registry::{AgencyKind, Registry};
use web::chart::{self, Bar};
use web::{Access, Answers, Choice, Ctx, Failure, Markup, Page, Pagination, Route, html};

use super::facts;
use super::list::kept_query;
use crate::export::written;
use crate::figures::figures;
use crate::figures::model::{Figures, Made, Scope};
use crate::figures::rules::{self, Against, Order, Share};
use crate::model::Feedback;

/// Agencies on one page.
const ROWS: usize = 40;
/// Seconds for which a picture may be kept.
const KEPT: u32 = 60;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/reports/performance",
            "reports.page_performance",
            Access::Public,
            nation,
        ),
        Route::get(
            "/{lang}/reports/performance/agencies",
            "reports.page_league",
            Access::Public,
            league,
        ),
        Route::get(
            "/{lang}/reports/performance.csv",
            "reports.performance_table",
            Access::Public,
            table,
        ),
        Route::get(
            "/{lang}/reports/performance/{picture}",
            "reports.performance_picture",
            Access::Public,
            picture,
        ),
    ]
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Picture {
    Months,
    Times,
    Kinds,
    States,
}

impl Picture {
    const ALL: [Self; 4] = [Self::Months, Self::Times, Self::Kinds, Self::States];

    const fn code(self) -> &'static str {
        match self {
            Self::Months => "months",
            Self::Times => "times",
            Self::Kinds => "kinds",
            Self::States => "states",
        }
    }

    const fn scope(self) -> Scope {
        match self {
            Self::Months | Self::Times => Scope::Month,
            Self::Kinds => Scope::Feedback,
            Self::States => Scope::State,
        }
    }

    /// Its lines: what each is called, with its figures.
    fn lines<'m>(
        self,
        page: &Page,
        registry: &Registry,
        made: &'m Made,
    ) -> Vec<(String, &'m Figures)> {
        let lines = made.each(self.scope());
        let lines = lines.filter(|(_, figures)| rules::speaks(figures));
        lines
            .map(|(code, figures)| (self.name(page, registry, code), figures))
            .collect()
    }

    fn name(self, page: &Page, registry: &Registry, code: &str) -> String {
        match self {
            Self::Months | Self::Times => month(code),
            Self::Kinds => Feedback::parse(code)
                .map(|feedback| facts::feedback(page, feedback))
                .unwrap_or_default(),
            Self::States => registry
                .state(code)
                .map(|state| page.plain(&state.name))
                .unwrap_or_default(),
        }
    }

    /// One line as a bar.
    fn bar(self, page: &Page, (name, figures): (String, &Figures)) -> Bar {
        let (parts, words) = match self {
            Self::Times => {
                let all = figures.promised + figures.estimated;
                let good = figures.kept + figures.met;
                let share = Share::of(good, all).map(|share| per_cent(page, share.rate));
                (vec![good, all - good], share.unwrap_or_default())
            }
            Self::Months | Self::Kinds | Self::States => {
                let (closed, open) = (figures.closed, figures.open());
                (vec![closed, open], page.number(figures.received))
            }
        };
        Bar { name, parts, words }
    }
}

/// "2026-11" as "11/2026", which all languages read.
fn month(code: &str) -> String {
    match code.split_once('-') {
        Some((year, month)) => format!("{month}/{year}"),
        None => code.to_owned(),
    }
}

/// Tenths of a per cent as a whole number of them.
fn per_cent(page: &Page, tenths: i64) -> String {
    page.t1("reports-per-cent", "number", (tenths + 5) / 10)
}

/// "82% (76% to 87%)".
fn share_words(page: &Page, share: Share) -> String {
    page.t3(
        "reports-share",
        "rate",
        per_cent(page, share.rate),
        "low",
        per_cent(page, share.low),
        "high",
        per_cent(page, share.high),
    )
}

/// A picture on the page, with its table.
struct Shown {
    src: String,
    height: u32,
    title: String,
    about: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

#[derive(Template)]
#[template(path = "performance.html")]
struct Nation {
    page: Page,
    at: Option<Time>,
    all: Figures,
    kept: String,
    met: String,
    median: String,
    rating: String,
    pictures: Vec<Shown>,
}

async fn nation(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let made = figures(&app, ctx.now).await?;
    let page = ctx
        .page(ctx.t("reports-performance-title"))
        .crumb(ctx.t("reports-list-title"), "/reports");
    let page = page.data_at(ctx.href("/reports/performance.csv"));
    let all = made.of(Scope::All, "").copied().unwrap_or_default();
    let share = |some, of| Share::of(some, of).map(|share| per_cent(&page, share.rate));
    let none = || "–".to_owned();
    html(&Nation {
        at: made.at,
        kept: share(all.kept, all.promised).unwrap_or_else(none),
        met: share(all.met, all.estimated).unwrap_or_else(none),
        median: days(&page, &all).unwrap_or_else(none),
        rating: rating(&page, &all).unwrap_or_else(none),
        pictures: Picture::ALL
            .map(|picture| shown(&page, picture, &picture.lines(&page, &registry, &made)))
            .into(),
        all,
        page,
    })
}

fn shown(page: &Page, picture: Picture, lines: &[(String, &Figures)]) -> Shown {
    let code = picture.code();
    let say = |key: &str| page.t(&format!("reports-performance-{key}")).into_owned();
    let columns: &[&str] = match picture {
        Picture::Times => &["in-time", "late"],
        Picture::Months | Picture::Kinds | Picture::States => &["received", "closed", "still-open"],
    };
    let row = |figures: &Figures| match picture {
        Picture::Times => {
            let good = figures.kept + figures.met;
            vec![good, figures.promised + figures.estimated - good]
        }
        Picture::Months | Picture::Kinds | Picture::States => {
            vec![figures.received, figures.closed, figures.open()]
        }
    };
    Shown {
        src: format!("{}/{code}.svg", page.here()),
        height: chart::height(lines.len()),
        title: say(code),
        about: say(&format!("{code}-about")),
        columns: [
            vec![String::new()],
            columns.iter().map(|column| say(column)).collect(),
        ]
        .concat(),
        rows: lines
            .iter()
            .map(|(name, figures)| {
                let numbers = row(figures).into_iter().map(|number| page.number(number));
                std::iter::once(name.clone()).chain(numbers).collect()
            })
            .collect(),
    }
}

async fn picture(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let asked = ctx.param("picture").strip_suffix(".svg");
    let picture = Picture::ALL
        .into_iter()
        .find(|known| Some(known.code()) == asked);
    let picture = picture.ok_or_else(Problem::not_found)?;
    let registry = app.registry_now().await?;
    let made = figures(&app, ctx.now).await?;
    let page = ctx.page(String::new());
    let lines = picture.lines(&page, &registry, &made).into_iter();
    let bars: Vec<Bar> = lines.map(|line| picture.bar(&page, line)).collect();
    Ok(super::pictures::svg(
        chart::bars(&bars),
        super::pictures::Keep::Anywhere(KEPT),
    ))
}

/// "3 days".
fn days(page: &Page, figures: &Figures) -> Option<String> {
    let days = figures
        .median_days
        .filter(|_| figures.closed >= rules::SMALL)?;
    Some(page.t1("reports-performance-days", "count", days))
}

/// "4.1 of 5".
fn rating(page: &Page, figures: &Figures) -> Option<String> {
    let tenths = rules::rating(figures)?;
    let words = format!("{}.{}", tenths / 10, tenths % 10);
    Some(page.t1("reports-performance-stars", "average", words))
}

/// An agency in the table, or all of a kind.
struct Line {
    name: Markup,
    href: Option<String>,
    received: String,
    kept: String,
    against: Option<(String, web::Tone)>,
    days: String,
    open: String,
    reopened: String,
    rating: String,
}

#[derive(Template)]
#[template(path = "league.html")]
struct League {
    page: Page,
    answers: Answers,
    at: Option<Time>,
    kinds: Vec<Choice>,
    orders: Vec<Choice>,
    /// Base rates and agencies, each under the key of its caption.
    tables: [(&'static str, Vec<Line>); 2],
    place: Pagination,
}

async fn league(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let made = figures(&app, ctx.now).await?;
    let page = ctx
        .page(ctx.t("reports-league-title"))
        .crumb(ctx.t("reports-list-title"), "/reports")
        .crumb(ctx.t("reports-performance-title"), "/reports/performance");
    let page = page.data_at(ctx.href("/reports/performance.csv"));
    let asked = asked(&ctx);
    let found = ordered(&registry, &made, asked);
    let number = ctx.query("page").and_then(|page| page.parse().ok());
    let pages = found.len().div_ceil(ROWS).max(1);
    let number: usize = usize::clamp(number.unwrap_or(1), 1, pages);
    let kept = kept_query(&ctx, &["page"]);
    let at = |number: usize| format!("{}?{kept}page={number}", page.here());
    let here = found.iter().skip((number - 1) * ROWS).take(ROWS);
    let lines = here.map(|row| agency_line(&page, row, &made));
    let kinds_shown = AgencyKind::ALL.iter();
    let rates = kinds_shown
        .filter(|kind| asked.1.is_none_or(|asked| asked == **kind))
        .filter_map(|kind| kind_line(&page, *kind, &made));
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    html(&League {
        answers: Answers::of(&ctx.query_form()),
        at: made.at,
        kinds: kinds(&page),
        orders: Order::ALL
            .map(|order| {
                Choice::new(
                    order.code(),
                    page.t(&format!("reports-league-{}", order.code())),
                )
            })
            .to_vec(),
        tables: [
            ("reports-league-rates", rates.collect()),
            ("reports-league-title", lines.collect()),
        ],
        place: Pagination {
            previous: (number > 1).then(|| at(number - 1)),
            next: (number < pages).then(|| at(number + 1)),
            number: whole(number),
            all: Some(whole(pages)),
        },
        page,
    })
}

/// In which order, and of which kind only.
fn asked(ctx: &Ctx) -> (Order, Option<AgencyKind>) {
    let order = ctx.query("sort").and_then(Order::parse);
    let kind = ctx.query("kind").and_then(AgencyKind::parse);
    (order.unwrap_or_default(), kind)
}

/// An agency with its figures.
struct Row<'r> {
    agency: &'r kernel::registry::Agency,
    figures: Figures,
}

fn ordered<'r>(
    registry: &'r Registry,
    made: &Made,
    (order, kind): (Order, Option<AgencyKind>),
) -> Vec<Row<'r>> {
    let agencies = made.each(Scope::Agency).filter_map(|(code, figures)| {
        let agency = registry.agency(code)?;
        Some(Row {
            agency,
            figures: *figures,
        })
    });
    let mut rows: Vec<Row<'_>> = agencies
        .filter(|row| kind.is_none_or(|kind| row.agency.kind == kind))
        .collect();
    order.sort(&mut rows, |row| row.figures);
    rows
}

fn kinds(page: &Page) -> Vec<Choice> {
    let kinds = AgencyKind::ALL.iter();
    kinds
        .map(|kind| Choice::new(kind.as_str(), kind_name(page, *kind)))
        .collect()
}

fn kind_name(page: &Page, kind: AgencyKind) -> String {
    page.t(&format!("kernel-agency-kind-{}", kind.as_str()))
        .into_owned()
}

fn kind_line(page: &Page, kind: AgencyKind, made: &Made) -> Option<Line> {
    let figures = made.of(Scope::AgencyKind, kind.as_str())?;
    let name = Markup::words(&kind_name(page, kind));
    Some(line(page, (name, None), figures, None))
}

fn agency_line(page: &Page, row: &Row<'_>, made: &Made) -> Line {
    let kind = made.of(Scope::AgencyKind, row.agency.kind.as_str());
    let rate = kind.and_then(|kind| Share::of(kind.kept, kind.promised));
    let href = page.href(&format!("/agencies/{}", row.agency.code));
    let name = page.text(&row.agency.name);
    line(page, (name, Some(href)), &row.figures, rate)
}

fn line(
    page: &Page,
    (name, href): (Markup, Option<String>),
    figures: &Figures,
    rate: Option<Share>,
) -> Line {
    let none = || "–".to_owned();
    if !rules::speaks(figures) {
        return Line {
            name,
            href,
            received: page.t1("reports-league-few", "count", rules::SMALL),
            kept: none(),
            against: None,
            days: none(),
            open: none(),
            reopened: none(),
            rating: none(),
        };
    }
    let share = Share::of(figures.kept, figures.promised);
    let reopened = Share::of(figures.reopened, figures.received);
    Line {
        name,
        href,
        received: page.number(figures.received),
        kept: share.map_or_else(none, |share| share_words(page, share)),
        against: share
            .zip(rate)
            .map(|(share, kind)| standing(page, rules::against(share, kind.rate))),
        days: days(page, figures).unwrap_or_else(none),
        open: page.number(figures.open()),
        reopened: reopened.map_or_else(none, |share| per_cent(page, share.rate)),
        rating: rating(page, figures).unwrap_or_else(none),
    }
}

fn standing(page: &Page, against: Against) -> (String, web::Tone) {
    let (key, tone) = match against {
        Against::Better => ("reports-league-better", web::Tone::Done),
        Against::Alike => ("reports-league-alike", web::Tone::Plain),
        Against::Worse => ("reports-league-worse", web::Tone::Late),
    };
    (page.t(key).into_owned(), tone)
}

const COLUMNS: [&str; 17] = [
    "agency",
    "agency_name",
    "kind",
    "at",
    "received",
    "closed",
    "open",
    "overdue",
    "promised",
    "kept",
    "kept_low",
    "kept_high",
    "estimated",
    "met",
    "median_days",
    "reopened",
    "rating",
];

async fn table(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let made = figures(&app, ctx.now).await?;
    let at = made.at.map(Time::rfc3339).unwrap_or_default();
    let rows = ordered(&registry, &made, asked(&ctx));
    let lines: Vec<[String; 17]> = std::iter::once(COLUMNS.map(str::to_owned))
        .chain(rows.iter().map(|row| cells(&ctx, row, &at)))
        .collect();
    let headers = [
        (
            header::CONTENT_TYPE,
            "text/csv; charset=utf-8; header=present",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"performance.csv\"",
        ),
    ];
    Ok((headers, written(&lines)?).into_response())
}

/// A row of the table. Where there are few reports, it says that and nothing else.
fn cells(ctx: &Ctx, row: &Row<'_>, at: &str) -> [String; 17] {
    let (agency, figures) = (row.agency, &row.figures);
    let speaks = rules::speaks(figures);
    let number = |number: i64| {
        if speaks {
            number.to_string()
        } else {
            String::new()
        }
    };
    let share = Share::of(figures.kept, figures.promised);
    let tenths = |tenths: Option<i64>| {
        tenths.map_or_else(String::new, |tenths| {
            format!("{}.{}", tenths / 10, tenths % 10)
        })
    };
    let name = agency.name.get(ctx.lang).to_string();
    [
        agency.code.to_string(),
        crate::export::rules::words(&name),
        agency.kind.as_str().to_owned(),
        at.to_owned(),
        if speaks {
            figures.received.to_string()
        } else {
            format!("<{}", rules::SMALL)
        },
        number(figures.closed),
        number(figures.open()),
        number(figures.overdue),
        number(figures.promised),
        number(figures.kept),
        tenths(share.map(|share| share.low)),
        tenths(share.map(|share| share.high)),
        number(figures.estimated),
        number(figures.met),
        figures.median_days.map(number).unwrap_or_default(),
        number(figures.reopened),
        tenths(rules::rating(figures)),
    ]
}

#[derive(Template)]
#[template(path = "performance_panel.html")]
struct Panel {
    page: Page,
    at: Time,
    lines: Vec<String>,
}

/// What an agency's page says of its figures against its charter.
pub(crate) fn panel(page: &Page, figures: &Figures, at: Time) -> Option<Markup> {
    let share = |key: &str, some, of| {
        let share = Share::of(some, of)?;
        Some(page.t2(key, "share", share_words(page, share), "count", share.of))
    };
    let lines = [
        share("reports-panel-kept", figures.kept, figures.promised),
        share("reports-panel-met", figures.met, figures.estimated),
        days(page, figures).map(|days| page.t1("reports-panel-days", "days", days)),
        Some(page.t2(
            "reports-panel-open",
            "open",
            figures.open(),
            "overdue",
            figures.overdue,
        )),
        Some(page.t1("reports-panel-reopened", "count", figures.reopened)),
        rating(page, figures).map(|rating| page.t1("reports-panel-rating", "rating", rating)),
    ];
    let lines = if rules::speaks(figures) {
        lines.into_iter().flatten().collect()
    } else {
        vec![page.t1("reports-panel-few", "count", rules::SMALL)]
    };
    let panel = Panel {
        page: page.clone(),
        at,
        lines,
    };
    Markup::of(&panel).ok()
}
