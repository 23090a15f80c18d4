//! What a list request asks for, parsed.

use std::time::Duration;

use base::{Problem, Reference, Time};
use kernel::registry::{Agency, Registry};
use web::Form;

use crate::model::ReportFilter;
use crate::updates::UpdateFilter;

/// The longest span of a list, and what is listed without dates.
const SPAN: Duration = Duration::from_hours(90 * 24);
/// The most requests in one answer.
pub(super) const ROWS_MAX: i64 = 1_000;
const PAGES_MAX: i64 = 10_000;

/// A list request.
#[derive(Debug, PartialEq)]
pub(super) struct Asked {
    /// References; they override everything else.
    pub(super) references: Vec<Reference>,
    /// The filter.
    pub(super) filter: ReportFilter,
    /// How many rows.
    pub(super) limit: i64,
    /// After how many.
    pub(super) offset: i64,
    /// Whether extended attributes are wanted.
    pub(super) extended: bool,
}

/// The agency of `jurisdiction_id`; nothing for the whole instance.
pub(super) fn jurisdiction<'r>(
    registry: &'r Registry,
    asked: Option<&str>,
) -> Result<Option<&'r Agency>, Problem> {
    let Some(code) = asked.map(str::trim).filter(|code| !code.is_empty()) else {
        return Ok(None);
    };
    let unknown = || Problem::new(404, "reports.open311_jurisdiction").with("code", code);
    registry.agency(code).map(Some).ok_or_else(unknown)
}

/// Reads the query of a list.
pub(super) fn asked(query: &Form, now: Time, registry: &Registry) -> Result<Asked, Problem> {
    let agency = jurisdiction(registry, query.get("jurisdiction_id"))?;
    let (from, until) = span(query, now)?;
    let page_size = number(query, "page_size", ROWS_MAX)?.clamp(1, ROWS_MAX);
    let page = number(query, "page", 1)?.clamp(1, PAGES_MAX);
    Ok(Asked {
        references: list(query, "service_request_id")
            .filter_map(|text| Reference::parse(text).ok())
            .collect(),
        filter: ReportFilter {
            state: None,
            district: None,
            feedback: None,
            agency: agency.map(|agency| agency.code.to_string()),
            categories: list(query, "service_code").map(str::to_owned).collect(),
            closed: status(query)?,
            from: Some(from),
            until: Some(until),
            bbox: None,
        },
        limit: page_size,
        offset: (page - 1) * page_size,
        extended: query.get("extensions") == Some("true"),
    })
}

fn list<'a>(query: &'a Form, name: &str) -> impl Iterator<Item = &'a str> {
    query
        .get(name)
        .unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

fn status(query: &Form) -> Result<Option<bool>, Problem> {
    let (mut open, mut closed) = (false, false);
    for status in list(query, "status") {
        match status.to_ascii_lowercase().as_str() {
            "open" => open = true,
            "closed" => closed = true,
            _ => return Err(Problem::new(400, "reports.open311_status").with("found", status)),
        }
    }
    Ok((open != closed).then_some(closed))
}

fn number(query: &Form, name: &'static str, usual: i64) -> Result<i64, Problem> {
    query.get(name).map_or(Ok(usual), |text| {
        text.parse()
            .map_err(|_| Problem::new(400, "reports.open311_number").with("field", name))
    })
}

/// A field that holds a date and time with an offset.
pub(super) fn date(form: &Form, name: &'static str) -> Result<Option<Time>, Problem> {
    form.get(name)
        // A plus sign that was not encoded arrives as a space.
        .map(|text| Time::parse_rfc3339(&text.replace(' ', "+")))
        .transpose()
        .map_err(|_| Problem::new(400, "reports.open311_date").with("field", name))
}

/// Which updates are asked for: those of a span, or all after a position.
pub(super) fn updates_asked(
    query: &Form,
    now: Time,
    registry: &Registry,
) -> Result<UpdateFilter, Problem> {
    let agency = jurisdiction(registry, query.get("jurisdiction_id"))?;
    let after = query.get("after").map(|_| number(query, "after", 0));
    let dated = query.get("start_date").or_else(|| query.get("end_date"));
    // Whoever goes on after a position has missed nothing, however long ago that was.
    let (from, until) = match (&after, dated) {
        (Some(_), None) => (Time::from_micros(i64::MIN), Time::from_micros(i64::MAX)),
        _ => span(query, now)?,
    };
    Ok(UpdateFilter {
        agency: agency.map(|agency| agency.code.to_string()),
        from,
        until,
        after: after.transpose()?,
        limit: number(query, "page_size", ROWS_MAX)?.clamp(1, ROWS_MAX),
    })
}

/// The span that the dates ask for: ninety days where they leave it open, refused where it is longer.
fn span(query: &Form, now: Time) -> Result<(Time, Time), Problem> {
    let (from, until) = match (date(query, "start_date")?, date(query, "end_date")?) {
        (None, None) => {
            let until = now + Duration::from_secs(1);
            (until - SPAN, until)
        }
        (Some(from), None) => (from, from + SPAN),
        (None, Some(until)) => (until - SPAN, until),
        (Some(from), Some(until)) => (from, until),
    };
    if until.since(from) > SPAN || until < from {
        return Err(Problem::new(400, "reports.open311_span"));
    }
    Ok((from, until))
}
