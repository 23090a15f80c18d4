//! The page that shows every component in every state. Only where people and cases are made up.

use crate::map::{self, Map, Marker, MarkerShape, Place, Shape};
use crate::page::Markup;
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
        let say = |key: &str| page.t(key).into_owned();
        let choice = |value: &str, key: &str| Choice::new(value, say(key));
        let choices = vec![
            choice("named", "web-sample-named").hint(say("web-sample-named-hint")),
            choice("anonymous", "web-sample-anonymous"),
        ];
        let yes_no = vec![
            choice("yes", "web-sample-yes"),
            choice("no", "web-sample-no"),
        ];
        let channels = vec![
            choice("sms", "web-sample-sms"),
            choice("mail", "web-sample-email"),
        ];
        let month = |number: u8| choice(&number.to_string(), &format!("web-month-{number}"));
        let due = page.now() + HOUR * 76 + HOUR / 2;
        Self {
            forms: forms(),
            wrong: wrong(),
            tags: tags(),
            due,
            choices,
            yes_no,
            channels,
            months: (1..=12).map(month).collect(),
            tabs: tabs(&page),
            columns: [
                "web-sample-reference",
                "web-sample-states",
                "web-sample-due",
            ]
            .map(say)
            .to_vec(),
            rows: rows(&page, due),
            place: Pagination {
                previous: Some(page.here()),
                next: Some(page.here()),
                number: 2,
                all: Some(12),
            },
            summary: vec![Row {
                name: say("web-sample-who"),
                value: Markup::words(&page.t("web-sample-anonymous")),
                change: Some(page.here()),
            }],
            files: vec![FileLink {
                name: say("web-sample-photo"),
                href: page.icon_href().to_owned(),
                kind: say("web-sample-photo-kind"),
                bytes: 2_140_000,
            }],
            events: events(&page, due),
            steps: steps(&page),
            map: sample_map(&page),
            page,
        }
    }
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
fn sample_map(page: &Page) -> String {
    let point = |lat, lon| Point { lat, lon };
    let coast = vec![
        point(5.35, 100.40),
        point(5.36, 100.42),
        point(5.40, 100.43),
        point(5.45, 100.41),
        point(5.44, 100.36),
        point(5.39, 100.35),
    ];
    let name = page.t("web-sample-town").into_owned();
    map::draw(&Map {
        centre: point(5.40, 100.39),
        zoom: 12,
        shapes: vec![Shape::area(coast)],
        places: vec![
            Place {
                name: name.clone(),
                point: point(5.41, 100.39),
                rank: 1,
            },
            Place {
                name,
                point: point(5.38, 100.41),
                rank: 2,
            },
        ],
        markers: vec![
            Marker {
                point: point(5.395, 100.37),
                shape: MarkerShape::Circle,
                label: String::new(),
            },
            Marker {
                point: point(5.42, 100.40),
                shape: MarkerShape::Square,
                label: String::new(),
            },
            Marker {
                point: point(5.38, 100.38),
                shape: MarkerShape::Triangle,
                label: String::new(),
            },
        ],
        pin: Some(point(5.40, 100.40)),
    })
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
