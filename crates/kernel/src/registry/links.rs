//! Checks that everything a row names exists.

use std::collections::BTreeSet;

use super::data::Data;
use super::exceptions::{About, Exception, Target, Within};
use super::model::{Agency, Category, Code, Synonym, SynonymKind};
use super::records::Record;
use super::roads::RoadClass;
use super::sheet::Wrong;
use super::snapshot::BrokenLink;

/// The codes that rows may name.
struct Known<'a> {
    agencies: BTreeSet<&'a Code>,
    states: BTreeSet<&'a Code>,
    districts: BTreeSet<&'a Code>,
    groups: BTreeSet<&'a Code>,
    categories: BTreeSet<&'a Code>,
    reasons: BTreeSet<&'a Code>,
    utilities: BTreeSet<&'a Code>,
    services: BTreeSet<&'a Code>,
}

/// Finds the first row that names something unknown.
pub(crate) fn check(data: &Data) -> Result<(), BrokenLink> {
    let known = Known {
        agencies: data.agencies.iter().map(|row| &row.code).collect(),
        states: data.states.iter().map(|row| &row.code).collect(),
        districts: data.local_areas.iter().map(|row| &row.district).collect(),
        groups: data.groups.iter().map(|row| &row.code).collect(),
        categories: data.categories.iter().map(|row| &row.code).collect(),
        reasons: data.reasons.iter().map(|row| &row.code).collect(),
        utilities: data.utility_areas.iter().map(|row| &row.service).collect(),
        services: data.services.iter().map(|row| &row.code).collect(),
    };
    agencies(&data.agencies, &known)?;
    places(data, &known)?;
    data.categories
        .iter()
        .try_for_each(|row| category(row, &known))?;
    data.exceptions
        .iter()
        .try_for_each(|row| exception(row, &known))?;
    data.road_classes
        .iter()
        .try_for_each(|row| road_class(row, &known))?;
    promises(data, &known)?;
    data.synonyms
        .iter()
        .try_for_each(|row| synonym(row, &known))?;
    settings(data, &known)
}

fn broken<T: Record>(row: &T, column: &'static str, value: &str, wrong: Wrong) -> BrokenLink {
    BrokenLink {
        sheet: T::SHEET,
        key: row.key(),
        column,
        value: value.to_owned(),
        wrong,
    }
}

fn need<'a, T: Record>(
    row: &T,
    column: &'static str,
    known: &BTreeSet<&Code>,
    codes: impl IntoIterator<Item = &'a Code>,
) -> Result<(), BrokenLink> {
    match codes.into_iter().find(|code| !known.contains(code)) {
        None => Ok(()),
        Some(code) => Err(broken(row, column, code, Wrong::Unknown)),
    }
}

fn agencies(rows: &[Agency], known: &Known<'_>) -> Result<(), BrokenLink> {
    for row in rows {
        need(row, "parent_code", &known.agencies, &row.parent)?;
        need(row, "state", &known.states, &row.state)?;
        need(row, "successor", &known.agencies, &row.successor)?;
    }
    let by_code = rows.iter().map(|row| (&row.code, row)).collect();
    for row in rows {
        circle_free(row, "parent_code", &by_code, |row| row.parent.as_ref())?;
        circle_free(row, "successor", &by_code, |row| row.successor.as_ref())?;
    }
    Ok(())
}

fn circle_free(
    row: &Agency,
    column: &'static str,
    by_code: &std::collections::BTreeMap<&Code, &Agency>,
    next: impl Fn(&Agency) -> Option<&Code>,
) -> Result<(), BrokenLink> {
    let mut at = row;
    for _ in 0..by_code.len() {
        match next(at).and_then(|code| by_code.get(code)) {
            None => return Ok(()),
            Some(found) => at = found,
        }
    }
    let value = next(row).map_or("", Code::as_str);
    Err(broken(row, column, value, Wrong::Circle))
}

fn places(data: &Data, known: &Known<'_>) -> Result<(), BrokenLink> {
    for row in &data.states {
        need(row, "state_secretary", &known.agencies, &row.secretary)?;
    }
    for row in &data.hours {
        need(row, "state", &known.states, [&row.state])?;
    }
    for row in &data.local_areas {
        need(row, "state", &known.states, [&row.state])?;
        need(row, "local_code", &known.agencies, [&row.agency])?;
    }
    for row in &data.utility_areas {
        need(row, "state", &known.states, [&row.state])?;
        need(row, "utility_code", &known.agencies, [&row.agency])?;
        need(row, "districts", &known.districts, &row.districts)?;
    }
    for row in &data.postcodes {
        need(row, "state", &known.states, [&row.state])?;
    }
    for row in &data.places {
        need(row, "state", &known.states, [&row.state])?;
    }
    data.holidays
        .iter()
        .try_for_each(|row| need(row, "states", &known.states, &row.states))
}

fn category(row: &Category, known: &Known<'_>) -> Result<(), BrokenLink> {
    need(row, "group", &known.groups, [&row.group])?;
    need(row, "agency_code", &known.agencies, &row.agency)?;
    need(row, "utility_service", &known.utilities, &row.service)
}

fn exception(row: &Exception, known: &Known<'_>) -> Result<(), BrokenLink> {
    match &row.about {
        About::Category(code) => need(row, "category", &known.categories, [code])?,
        About::Group(code) => need(row, "category", &known.groups, [code])?,
        About::Routing(_) => {}
    }
    if let Within::States(states) = &row.within {
        need(row, "states", &known.states, states)?;
    }
    need(row, "districts", &known.districts, &row.districts)?;
    need(row, "reason", &known.reasons, [&row.reason])?;
    targets(row, &row.targets, known)
}

fn road_class(row: &RoadClass, known: &Known<'_>) -> Result<(), BrokenLink> {
    if let Within::States(states) = &row.within {
        need(row, "states", &known.states, states)?;
    }
    targets(row, &row.targets, known)
}

fn targets<T: Record>(row: &T, targets: &[Target], known: &Known<'_>) -> Result<(), BrokenLink> {
    for target in targets {
        match target {
            Target::Agency(code) => need(row, "target", &known.agencies, [code])?,
            Target::Service(code) => need(row, "target", &known.utilities, [code])?,
            Target::Local | Target::State | Target::Triage => {}
        }
    }
    Ok(())
}

fn promises(data: &Data, known: &Known<'_>) -> Result<(), BrokenLink> {
    for row in &data.questions {
        need(row, "category", &known.categories, [&row.category])?;
    }
    for row in &data.charters {
        need(row, "agency_code", &known.agencies, [&row.agency])?;
        need(row, "category_code", &known.categories, &row.category)?;
    }
    data.services
        .iter()
        .try_for_each(|row| need(row, "agency_code", &known.agencies, [&row.agency]))
}

fn synonym(row: &Synonym, known: &Known<'_>) -> Result<(), BrokenLink> {
    let known = match row.kind {
        SynonymKind::Agency => &known.agencies,
        SynonymKind::Category => &known.categories,
        SynonymKind::Service => &known.services,
        SynonymKind::Word | SynonymKind::Filler => return Ok(()),
    };
    need(row, "code", known, [&row.code])
}

fn settings(data: &Data, known: &Known<'_>) -> Result<(), BrokenLink> {
    let triage = &data.settings.triage;
    let mut named: Vec<(&'static str, &Code, &BTreeSet<&Code>)> = vec![
        ("triage.agency", &triage.agency, &known.agencies),
        ("triage.reason", &triage.reason, &known.reasons),
        ("office.state", &data.settings.office.state, &known.states),
    ];
    for number in &data.settings.emergency {
        let categories = number.categories.iter();
        named.extend(categories.map(|code| ("emergency.categories", code, &known.categories)));
    }
    match named
        .into_iter()
        .find(|(_, code, known)| !known.contains(code))
    {
        None => Ok(()),
        Some((column, code, _)) => Err(BrokenLink {
            sheet: "pack.toml",
            key: String::new(),
            column,
            value: code.to_string(),
            wrong: Wrong::Unknown,
        }),
    }
}
