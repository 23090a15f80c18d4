//! Pages about public bodies: the list, and one body with its promises.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use base::workdays::{Term, Unit};
use web::{Access, Answers, Choice, Ctx, Failure, Markup, Page, Pagination, Route, html};

use super::http::{Filter, current};
use super::model::{Agency, AgencyKind, Category, Milestone};
use super::promises::Promise;
use super::rules::categories_of;
use super::snapshot::Registry;
use crate::App;
use crate::reach::{self, Reach};

/// So many bodies stand on one page.
const PER_PAGE: usize = 50;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/agencies",
            "registry.page_agencies",
            Access::Public,
            agencies_page,
        ),
        Route::get(
            "/{lang}/agencies/{code}",
            "registry.page_agency",
            Access::Public,
            agency_page,
        ),
    ]
}

/// A body in a list or in a sentence.
#[derive(Debug, Clone)]
pub(super) struct AgencyLine {
    name: Markup,
    path: String,
    about: String,
}

impl AgencyLine {
    fn of(page: &Page, registry: &Registry, agency: &Agency) -> Self {
        let state = agency.state.as_ref().and_then(|code| registry.state(code));
        let kind = page.t(kind_key(agency.kind)).into_owned();
        let about = [
            Some(agency.acronym.clone()),
            Some(kind),
            state.map(|item| page.plain(&item.name)),
        ];
        Self {
            name: page.text(&agency.name),
            path: format!("/agencies/{}", agency.code),
            about: about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        }
    }
}

const fn kind_key(kind: AgencyKind) -> &'static str {
    match kind {
        AgencyKind::Ministry => "kernel-agency-kind-ministry",
        AgencyKind::Federal => "kernel-agency-kind-federal",
        AgencyKind::State => "kernel-agency-kind-state",
        AgencyKind::Local => "kernel-agency-kind-local",
        AgencyKind::Utility => "kernel-agency-kind-utility",
    }
}

#[derive(Template)]
#[template(path = "registry_agencies.html")]
pub(super) struct AgenciesPage {
    page: Page,
    answers: Answers,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    lines: Vec<AgencyLine>,
    count: usize,
    place: Option<Pagination>,
}

impl AgenciesPage {
    /// The part of the list that the reader asked for.
    pub(super) fn of(
        page: Page,
        answers: Answers,
        registry: &Registry,
        found: &[&Agency],
        number: usize,
    ) -> Self {
        let all = found.len().div_ceil(PER_PAGE).max(1);
        let number = number.clamp(1, all);
        let shown = found.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE);
        let lines = shown
            .map(|agency| AgencyLine::of(&page, registry, agency))
            .collect();
        let kinds = AgencyKind::ALL.iter();
        let kinds = kinds
            .map(|kind| Choice::new(kind.as_str(), page.t(kind_key(*kind))))
            .collect();
        let states = registry.states();
        let states = states
            .map(|state| Choice::new(state.code.as_str(), page.plain(&state.name)))
            .collect();
        let place = (all > 1).then(|| pagination(&page, &answers, number, all));
        Self {
            kinds,
            states,
            lines,
            count: found.len(),
            place,
            answers,
            page,
        }
    }
}

fn pagination(page: &Page, answers: &Answers, number: usize, all: usize) -> Pagination {
    let href = |number: usize| {
        let kept = ["q", "kind", "state"].into_iter().filter_map(|name| {
            let value = answers.value(name);
            (!value.is_empty()).then(|| format!("{name}={}&", web::encoded(value)))
        });
        format!("{}?{}page={number}", page.here(), kept.collect::<String>())
    };
    Pagination {
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < all).then(|| href(number + 1)),
        number: whole(number),
        all: Some(whole(all)),
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

async fn agencies_page(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = current(&app).await?;
    let found = Filter::of(&ctx, &registry)?.apply(&registry);
    let number = ctx
        .query("page")
        .and_then(|number| number.parse().ok())
        .unwrap_or(1);
    let page = ctx
        .page(ctx.t("kernel-agencies-title"))
        .data_at("/api/v1/agencies");
    let answers = Answers::of(&ctx.query_form());
    html(&AgenciesPage::of(page, answers, &registry, &found, number))
}

/// A promise or an estimate, in words.
#[derive(Debug, Clone)]
pub(super) struct PromiseLine {
    about: Option<Markup>,
    words: String,
    condition: String,
    published: bool,
}

impl PromiseLine {
    fn of(page: &Page, about: Option<Markup>, promise: &Promise) -> Self {
        Self {
            about,
            words: promise_words(page, promise.milestone, promise.term),
            condition: promise.condition().unwrap_or_default().to_owned(),
            published: promise.is_charter(),
        }
    }
}

/// "The matter is settled within 3 working days."
pub fn promise_words(page: &Page, milestone: Milestone, term: Term) -> String {
    let unit = match term.unit {
        Unit::Minute => "kernel-term-minute",
        Unit::Hour => "kernel-term-hour",
        Unit::Day => "kernel-term-day",
        Unit::Workday => "kernel-term-workday",
    };
    let sentence = match milestone {
        Milestone::Acknowledge => "kernel-promise-acknowledge",
        Milestone::Respond => "kernel-promise-respond",
        Milestone::Answer => "kernel-promise-answer",
        Milestone::Complex => "kernel-promise-complex",
        Milestone::Resolve => "kernel-promise-resolve",
    };
    page.t1(sentence, "term", page.t1(unit, "amount", term.amount))
}

#[derive(Template)]
#[template(path = "registry_agency.html")]
pub(super) struct AgencyPage {
    page: Page,
    name: Markup,
    acronym: String,
    kind: &'static str,
    state: Option<Markup>,
    parent: Option<AgencyLine>,
    successor: Option<AgencyLine>,
    gone: bool,
    website: String,
    aliases: String,
    /// Promises about everything.
    general: Vec<PromiseLine>,
    /// Categories, each with its last step.
    categories: Vec<PromiseLine>,
    report: String,
    /// Whether it answers here; nothing of a body that is gone.
    answers: Option<AnswersHere>,
    /// What modules say of it.
    panels: Vec<Markup>,
}

/// What the page says of whether a body can be reached.
struct AnswersHere {
    /// The notice's kind.
    tone: &'static str,
    title: String,
    words: String,
    /// Where somebody who works there says so, while it is unclaimed.
    claim: Option<String>,
}

impl AnswersHere {
    fn of(page: &Page, registry: &Registry, agency: &Agency, reach: Reach) -> Option<Self> {
        let site = page.site_name();
        let title = match reach {
            Reach::Moved | Reach::Ended => return None,
            Reach::Live => page.t("kernel-reach-public-live").into_owned(),
            Reach::Unclaimed | Reach::Unproved => {
                page.t1("kernel-reach-public-unclaimed", "site", site)
            }
            Reach::Unanswered | Reach::Failing | Reach::OfficerGone | Reach::Suspended => {
                page.t("kernel-reach-public-missing").into_owned()
            }
        };
        let bureau = registry.agency(&registry.settings().triage.agency);
        let bureau = bureau.map(|bureau| page.plain(&bureau.name));
        let live = reach == Reach::Live;
        let words = if live {
            page.t("kernel-reach-public-live-lead").into_owned()
        } else {
            let bureau = bureau.unwrap_or_default();
            page.t1("kernel-reach-public-meanwhile", "bureau", bureau)
        };
        let claim = (reach == Reach::Unclaimed).then(|| format!("/agencies/{}/claim", agency.code));
        Some(Self {
            tone: if live { "good" } else { "" },
            title,
            words,
            claim,
        })
    }
}

impl AgencyPage {
    /// All about a body.
    pub(super) fn of(
        page: Page,
        registry: &Registry,
        (agency, reach): (&Agency, Reach),
        panels: Vec<Markup>,
    ) -> Self {
        let day = registry.day(page.now());
        let line = |code: &str| {
            registry
                .agency(code)
                .map(|agency| AgencyLine::of(&page, registry, agency))
        };
        let state = agency.state.as_ref().and_then(|code| registry.state(code));
        let general = registry.promises(&agency.code, None);
        let general = general.iter().filter(|promise| promise.is_charter());
        let categories = categories_of(registry, agency, day);
        let report = format!("/reports/new?agency={}", agency.code);
        Self {
            name: page.text(&agency.name),
            acronym: agency.acronym.clone(),
            kind: kind_key(agency.kind),
            state: state.map(|state| page.text(&state.name)),
            parent: agency.parent.as_ref().and_then(|code| line(code)),
            successor: agency.successor.as_ref().and_then(|code| line(code)),
            gone: agency.valid_to.is_some_and(|last| last < day),
            website: agency.website.clone(),
            aliases: agency.aliases.join(", "),
            general: general
                .map(|promise| PromiseLine::of(&page, None, promise))
                .collect(),
            categories: categories
                .into_iter()
                .map(|category| category_line(&page, registry, agency, category))
                .collect(),
            report,
            answers: AnswersHere::of(&page, registry, agency, reach),
            panels,
            page,
        }
    }
}

/// A category with when it is done: promised or estimated.
fn category_line(
    page: &Page,
    registry: &Registry,
    agency: &Agency,
    category: &Category,
) -> PromiseLine {
    let about = Some(page.text(&category.name));
    let promises = registry.promises(&agency.code, Some(&category.code));
    promises.last().map_or_else(
        || PromiseLine {
            about: about.clone(),
            words: String::new(),
            condition: String::new(),
            published: false,
        },
        |promise| PromiseLine::of(page, about.clone(), promise),
    )
}

async fn agency_page(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, now) = (app.clone(), ctx.now);
    let code = ctx.param("code").to_owned();
    let bare = ctx.page(String::new());
    let (registry, verdict, panels) = app
        .db
        .read("registry.page_agency", move |tx| {
            let registry = shared.registry.get(tx)?;
            let verdict = match registry.agency(&code) {
                Some(agency) => Some(reach::verdict(tx, &registry, agency, now)?),
                None => None,
            };
            let said = shared.panels.iter();
            let said: Result<Vec<_>, _> = said.map(|panel| panel(tx, &bare, &code)).collect();
            let panels: Vec<Markup> = said?.into_iter().flatten().collect();
            Ok::<_, store::Error>((registry, verdict, panels))
        })
        .await?;
    let found = registry.agency(ctx.param("code")).zip(verdict);
    let (agency, verdict) = found.ok_or_else(Problem::not_found)?;
    let page = ctx
        .page(agency.name.get(ctx.lang).text.into_owned())
        .crumb(ctx.t("kernel-agencies-title"), "/agencies")
        .data_at(format!("/api/v1/agencies/{}", agency.code));
    html(&AgencyPage::of(
        page,
        &registry,
        (agency, verdict.reach),
        panels,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Pack;
    use base::Lang;

    const LOCALES: &[(&str, &str)] = &[
        ("ms", include_str!("../../locales/ms/registry.ftl")),
        ("en", include_str!("../../locales/en/registry.ftl")),
        ("zh", include_str!("../../locales/zh/registry.ftl")),
        ("ta", include_str!("../../locales/ta/registry.ftl")),
        ("ms", include_str!("../../locales/ms/cases.ftl")),
        ("ms", include_str!("../../locales/ms/reach.ftl")),
        ("en", include_str!("../../locales/en/cases.ftl")),
        ("en", include_str!("../../locales/en/reach.ftl")),
        ("zh", include_str!("../../locales/zh/cases.ftl")),
        ("zh", include_str!("../../locales/zh/reach.ftl")),
        ("ta", include_str!("../../locales/ta/cases.ftl")),
        ("ta", include_str!("../../locales/ta/reach.ftl")),
    ];

    fn rendered(make: impl Fn(Page, &Registry) -> String) {
        let registry = Pack::embedded()
            .and_then(|pack| pack.registry())
            .expect("a sound pack");
        let site = web::testing::site_with(&[("kernel", LOCALES)]).expect("translations");
        for lang in web::testing::LANGS {
            let html = make(Page::of(&site, lang, web::testing::noon()), &registry);
            assert!(html.len() < 30_000, "{lang}: {} bytes", html.len());
            assert!(!html.contains("kernel-"), "{lang}: a key without words");
            if lang == Lang::PSEUDO {
                let bare = web::testing::unwrapped_text(&html);
                assert!(bare.is_empty(), "hard-wired: {bare:?}");
            }
        }
    }

    #[test]
    fn the_list_speaks_every_language() {
        rendered(|mut page, registry| {
            page.title = page.t("kernel-agencies-title").into_owned();
            let found: Vec<_> = registry.agencies().collect();
            AgenciesPage::of(page, Answers::empty(), registry, &found, 2)
                .render()
                .expect("html")
        });
        rendered(|mut page, registry| {
            page.title = page.t("kernel-agencies-title").into_owned();
            AgenciesPage::of(page, Answers::empty(), registry, &[], 1)
                .render()
                .expect("html")
        });
    }

    #[test]
    fn a_body_speaks_every_language_and_tells_promises_from_estimates() {
        let codes = ["dbkl", "mbpj", "jkr", "mavcom", "kwb", "bpa"];
        for (code, reach) in codes.into_iter().zip(Reach::ALL.iter().copied()) {
            rendered(|mut page, registry| {
                let agency = registry.agency(code).expect("a body");
                page.title = page.plain(&agency.name);
                AgencyPage::of(page, registry, (agency, reach), Vec::new())
                    .render()
                    .expect("html")
            });
        }
    }
}
