//! What a request says on pages of others: at the head of its case's page, and on the page of an agency.

use askama::Template;
use base::Actor;
use kernel::App;
use kernel::cases::Case;
use kernel::registry::Registry;
use store::Tx;
use web::{Markup, Page};

use crate::error::Error;
use crate::model::{KIND, RequestCounts};
use crate::{actions, rules};

#[derive(Template)]
#[template(path = "ask_about.html")]
struct About {
    page: Page,
    reference: String,
    title: String,
    words: Markup,
}

/// What is asked for, at the head of the page that every case has.
pub(crate) fn about(
    tx: &mut Tx<'_>,
    _app: &App,
    page: &Page,
    _registry: &Registry,
    case: &Case,
) -> Result<Option<Markup>, store::Error> {
    if case.kind != KIND {
        return Ok(None);
    }
    let seen = match actions::request_show(tx, &Actor::system(), &case.reference) {
        Ok(seen) => seen,
        Err(Error::Store(error)) => return Err(error),
        Err(_) => return Ok(None),
    };
    let about = About {
        reference: case.reference.to_string(),
        words: page.lines(&seen.request.words),
        title: seen.request.title,
        page: page.clone(),
    };
    Ok(Markup::of(&about).ok())
}

#[derive(Template)]
#[template(path = "ask_panel.html")]
struct Panel {
    page: Page,
    agency: String,
    lines: Vec<(String, String)>,
}

/// How an agency answers requests, with a link to ask it; what is about few is not told.
pub(crate) fn panel(
    tx: &mut Tx<'_>,
    page: &Page,
    agency: &str,
) -> Result<Option<Markup>, store::Error> {
    let counts = match actions::request_counts(tx, agency, page.now()) {
        Ok(counts) => counts,
        Err(Error::Store(error)) => return Err(error),
        Err(_) => return Ok(None),
    };
    let panel = Panel {
        lines: lines(page, counts),
        agency: agency.to_owned(),
        page: page.clone(),
    };
    Ok(Markup::of(&panel).ok())
}

fn lines(page: &Page, counts: RequestCounts) -> Vec<(String, String)> {
    if counts.received == 0 {
        return Vec::new();
    }
    let all = [
        ("received", counts.received),
        ("answered", counts.answered),
        ("in-time", counts.in_time),
        ("overdue", counts.overdue),
        ("full", counts.full),
        ("partial", counts.partial),
        ("refused", counts.refused),
        ("not-held", counts.not_held),
    ];
    let line = |(name, count): (&str, i64)| {
        let told = rules::told(count).map(|count| page.number(count));
        let few = || page.t1("disclosure-count-few", "few", rules::FEW);
        let name = page.t(&format!("disclosure-count-{name}")).into_owned();
        (name, told.unwrap_or_else(few))
    };
    all.map(line).to_vec()
}
