//! Pages of cases of any kind: what is to be done, what is due, and one case whole.

mod charges;
mod custody;
mod show;
mod tasks;

use base::{Money, Problem, Reference, Time};
use web::{Choice, Ctx, Page, Pagination, Paging, Route, Tone};

use super::http::views::Words;
use crate::App;
use crate::cases::{self, Case, Phase};
use crate::registry::Registry;

pub(super) fn routes() -> Vec<Route<App>> {
    [
        show::routes(),
        tasks::routes(),
        charges::routes(),
        custody::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The reference of the path; a mistyped one is as absent as an unknown one.
fn reference(ctx: &Ctx) -> Result<Reference, Problem> {
    Reference::parse(ctx.param("reference")).map_err(|_| Problem::not_found())
}

fn number(ctx: &Ctx) -> Result<i64, Problem> {
    ctx.param("number")
        .parse()
        .map_err(|_| Problem::not_found())
}

/// An agency's name, or its code if it is gone.
fn agency(page: &Page, registry: &Registry, code: &str) -> String {
    registry
        .agency(code)
        .map_or_else(|| code.to_owned(), |agency| page.plain(&agency.name))
}

/// The agencies at whose desk the officer sits, and the one to show.
fn desks(ctx: &Ctx, page: &Page, registry: &Registry) -> Result<(Vec<Choice>, String), Problem> {
    let codes: Vec<String> = match ctx.actor.agencies_for(cases::READ) {
        Some(codes) => codes.into_iter().map(str::to_owned).collect(),
        None => registry
            .agencies()
            .map(|agency| agency.code.to_string())
            .collect(),
    };
    let asked = ctx.query("agency").map(str::to_owned);
    let shown = asked.or_else(|| codes.first().cloned());
    let choice = |code: &String| Choice::new(code, agency(page, registry, code));
    Ok((
        codes.iter().map(choice).collect(),
        shown.ok_or_else(Problem::forbidden)?,
    ))
}

/// What is left of a date, and how it looks.
fn due_tag(page: &Page, due: Option<Time>) -> Option<(String, Tone)> {
    const SOON: std::time::Duration = std::time::Duration::from_hours(2 * 24);
    let due = due?;
    let tone = match page.now() {
        now if now > due => Tone::Late,
        now if now + SOON > due => Tone::Waiting,
        _ => Tone::Plain,
    };
    Some((page.left(due), tone))
}

/// How a state looks, by its phase.
fn tone(case: &Case) -> Tone {
    match case.phase {
        Phase::Hidden => Tone::Plain,
        Phase::Open => Tone::Active,
        Phase::Waiting => Tone::Waiting,
        Phase::Closed => Tone::Done,
    }
}

/// "RM 1,250.50".
fn amount(page: &Page, money: Money) -> String {
    let (whole, rest) = (money.amount / 100, money.amount % 100);
    let currency = match money.currency.code() {
        "MYR" => "RM",
        other => other,
    };
    format!("{currency} {}.{rest:02}", page.number(whole))
}

/// The way on in a long list.
fn further(page: &Page, kept: &[(&str, Option<&str>)], next: Option<&str>) -> Pagination {
    let kept = kept
        .iter()
        .filter_map(|(name, value)| Some((name, (*value)?)));
    let kept: Vec<String> = kept
        .map(|(name, value)| format!("{name}={}&", web::encoded(value)))
        .collect();
    let kept = kept.concat();
    Pagination {
        previous: None,
        next: next.map(|next| format!("{}?{kept}after={next}", page.here())),
        number: 1,
        all: None,
    }
}

/// How many rows of such a list stand on one page.
fn paging(ctx: &Ctx) -> Result<Paging, Problem> {
    Paging::of(ctx)
}

fn words<'a>(app: &'a App, ctx: &'a Ctx, registry: &'a Registry, case: &Case) -> Words<'a> {
    Words::of(app, ctx, registry, case)
}
