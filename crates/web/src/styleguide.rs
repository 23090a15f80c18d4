//! The page that shows every component in every state. Only where people and cases are made up.

use crate::map::{self, Map, Marker, MarkerShape, Place, Shape};
use crate::markup::Markup;
use crate::parts::{Choice, Event, FileLink, Pagination, Row, Stage, Step, Tab, Tone};
use crate::{Answers, Ctx, Failure, Page, html};
use askama::Template;
use axum::response::Response;
use base::{Point, Problem, Time};
use std::time::Duration;

#[derive(Template)]
#[template(path = "styleguide.html")]
pub(crate) struct Styleguide {
    page: Page,
    forms: [SampleForm; 2],
    wrong: Answers,
    tags: Vec<(&'static str, Tone)>,
    due: Time,
    choices: Vec<Choice>,
    yes_no: Vec<Choice>,
    channels: Vec<Choice>,
    months: Vec<Choice>,
    tabs: Vec<Tab>,
    columns: Vec<String>,
    rows: Vec<Vec<Markup>>,
    place: Pagination,
    summary: Vec<Row>,
    files: Vec<FileLink>,
    events: Vec<Event>,
    steps: Vec<Step>,
    map: String,
}

/// The same form twice on one page, so each has its own names.
struct SampleForm {
    answers: Answers,
    email: &'static str,
    postcode: &'static str,
    about: &'static str,
    who: &'static str,
    danger: &'static str,
    by: &'static str,
    agree: &'static str,
    state: &'static str,
    since: &'static str,
    photo: &'static str,
}

impl SampleForm {
    fn named(answers: Answers, names: [&'static str; 10]) -> Self {
        let [
            email,
            postcode,
            about,
            who,
            danger,
            by,
            agree,
            state,
            since,
            photo,
        ] = names;
        Self {
            answers,
            email,
            postcode,
            about,
            who,
            danger,
            by,
            agree,
            state,
            since,
            photo,
        }
    }
}

fn forms() -> [SampleForm; 2] {
    let fresh = Answers::prefilled([("who", "named"), ("danger", "no")]);
    [
        SampleForm::named(
            fresh,
            [
                "email", "postcode", "about", "who", "danger", "by", "agree", "state", "since",
                "photo",
            ],
        ),
        SampleForm::named(
            wrong(),
            [
                "email2",
                "postcode2",
                "about2",
                "who2",
                "danger2",
                "by2",
                "agree2",
                "state2",
                "since2",
                "photo2",
            ],
        ),
    ]
}

const HOUR: Duration = Duration::from_hours(1);

impl Styleguide {
    /// The page with its sample values.
    pub(crate) fn of(page: Page) -> Self {
        let due = page.now() + HOUR * 76 + HOUR / 2;
        let choice = |value: &str, key: &str| Choice::new(value, page.t(key));
        let named = choice("named", "web-sample-named").hint(page.t("web-sample-named-hint"));
        let month = |number: u8| choice(&number.to_string(), &format!("web-month-{number}"));
        let columns = [
            "web-sample-reference",
            "web-sample-states",
            "web-sample-due",
        ];
        Self {
            forms: forms(),
            wrong: wrong(),
            tags: tags(),
            due,
            choices: vec![named, choice("anonymous", "web-sample-anonymous")],
            yes_no: vec![
                choice("yes", "web-sample-yes"),
                choice("no", "web-sample-no"),
            ],
            channels: vec![
                choice("sms", "web-sample-sms"),
                choice("mail", "web-sample-email"),
            ],
            months: (1..=12).map(month).collect(),
            tabs: tabs(&page),
            columns: columns.map(|key| page.t(key).into_owned()).to_vec(),
            rows: rows(&page, due),
            place: place(&page),
            summary: summary(&page),
            files: files(&page),
            events: events(&page, due),
            steps: steps(&page),
            map: map::draw(&sample_map(&page.t("web-sample-town"))),
            page,
        }
    }
}

fn place(page: &Page) -> Pagination {
    let (previous, next) = (Some(page.here()), Some(page.here()));
    Pagination {
        previous,
        next,
        number: 2,
        all: Some(12),
    }
}

fn summary(page: &Page) -> Vec<Row> {
    vec![Row {
        name: page.t("web-sample-who").into_owned(),
        value: Markup::words(&page.t("web-sample-anonymous")),
        change: Some(page.here()),
    }]
}

fn files(page: &Page) -> Vec<FileLink> {
    vec![FileLink {
        name: page.t("web-sample-photo").into_owned(),
        href: page.icon_href().to_owned(),
        kind: page.t("web-sample-photo-kind").into_owned(),
        bytes: 2_140_000,
    }]
}

fn wrong() -> Answers {
    let problem = Problem::invalid()
        .field("email2", "web.not_an_email")
        .field_with(
            "about2",
            "web.too_long",
            vec![("most", base::Arg::Number(4000))],
        )
        .field("who2", "web.not_a_choice")
        .field("agree2", "web.required")
        .field("state2", "web.not_a_choice")
        .field("since2", "web.not_a_date")
        .field("photo2", "web.required");
    Answers::prefilled([
        ("email2", "aminah@"),
        ("since2-day", "31"),
        ("since2-month", "2"),
    ])
    .with_problem(problem)
}

fn tags() -> Vec<(&'static str, Tone)> {
    vec![
        ("web-sample-tag-plain", Tone::Plain),
        ("web-sample-tag-new", Tone::New),
        ("web-sample-tag-active", Tone::Active),
        ("web-sample-tag-waiting", Tone::Waiting),
        ("web-sample-tag-done", Tone::Done),
        ("web-sample-tag-refused", Tone::Refused),
        ("web-sample-tag-late", Tone::Late),
    ]
}

fn tabs(page: &Page) -> Vec<Tab> {
    let tab = |key: &str, current, count| Tab {
        name: page.t(key).into_owned(),
        href: page.here(),
        current,
        count,
    };
    vec![
        tab("web-sample-tag-new", true, Some(12)),
        tab("web-sample-tag-active", false, Some(1340)),
        tab("web-sample-tag-done", false, None),
    ]
}

fn rows(page: &Page, due: Time) -> Vec<Vec<Markup>> {
    let row = |reference: &str, key: &str| {
        vec![
            Markup::link(&page.here(), reference),
            Markup::words(&page.t(key)),
            Markup::words(&page.due(due)),
        ]
    };
    vec![
        row("RR-7K2M-9QX4", "web-sample-tag-active"),
        row("RR-04HD-M2V9", "web-sample-tag-new"),
    ]
}

fn steps(page: &Page) -> Vec<Step> {
    let step = |key: &str, stage| Step {
        name: page.t(key).into_owned(),
        href: (stage == Stage::Past).then(|| page.here()),
        stage,
    };
    vec![
        step("web-sample-describe", Stage::Past),
        step("web-sample-photo", Stage::Now),
        step("web-sample-send", Stage::Next),
    ]
}

fn events(page: &Page, due: Time) -> Vec<Event> {
    let event = |key: &str, at, stage, body: Option<&str>| Event {
        at,
        title: page.t(key).into_owned(),
        who: page.t("web-sample-officer").into_owned(),
        body: body.map(|key| Markup::words(&page.t(key))),
        with: None,
        receipt: (stage == Stage::Past).then(|| page.href("/styleguide")),
        stage,
    };
    vec![
        event("web-sample-sent", page.now() - HOUR * 30, Stage::Past, None),
        event(
            "web-sample-tag-active",
            page.now() - HOUR,
            Stage::Now,
            Some("web-about-what-1"),
        ),
        event("web-sample-answered", due, Stage::Next, None),
    ]
}

/// An invented coast with a town, so that the drawing can be judged.
fn sample_map(town: &str) -> Map {
    const COAST: [(f64, f64); 6] = [
        (5.35, 100.40),
        (5.36, 100.42),
        (5.40, 100.43),
        (5.45, 100.41),
        (5.44, 100.36),
        (5.39, 100.35),
    ];
    let point = |lat, lon| Point { lat, lon };
    let place = |lat, lon, rank| Place {
        name: town.to_owned(),
        point: point(lat, lon),
        rank,
    };
    let marker = |lat, lon, shape, label: &str| Marker {
        point: point(lat, lon),
        shape,
        label: label.to_owned(),
    };
    Map {
        centre: point(5.40, 100.39),
        zoom: 12,
        shapes: vec![Shape::area(
            COAST.iter().map(|(lat, lon)| point(*lat, *lon)).collect(),
        )],
        places: vec![place(5.41, 100.39, 1), place(5.38, 100.41, 2)],
        markers: vec![
            marker(5.395, 100.37, MarkerShape::Circle, ""),
            marker(5.42, 100.40, MarkerShape::Square, "12"),
            marker(5.38, 100.38, MarkerShape::Triangle, ""),
            marker(5.43, 100.37, MarkerShape::Diamond, ""),
        ],
        pin: Some(point(5.40, 100.40)),
    }
}

pub(crate) async fn show(ctx: Ctx) -> Result<Response, Failure> {
    if !ctx.site.demo() {
        return Err(Problem::not_found().into());
    }
    html(&Styleguide::of(
        ctx.page(ctx.t("web-styleguide-title"))
            .crumb(ctx.t("web-home"), "/"),
    ))
}
