//! Agencies to choose from on pages, by their names.

use web::{Choice, Page};

use super::snapshot::Registry;

/// The agencies of these codes, or all, with their names: what [`base::Actor::agencies_for`] says.
pub(crate) fn agency_choices(
    page: &Page,
    registry: &Registry,
    codes: Option<Vec<&str>>,
) -> Vec<Choice> {
    let codes: Vec<String> = match codes {
        Some(codes) => codes.into_iter().map(str::to_owned).collect(),
        None => registry
            .agencies()
            .map(|agency| agency.code.to_string())
            .collect(),
    };
    let named = codes.into_iter().map(|code| {
        let name = agency_named(page, registry, &code);
        Choice::new(code, name)
    });
    named.collect()
}

/// An agency's name, or its code where the registry no longer has it.
pub(crate) fn agency_named(page: &Page, registry: &Registry, code: &str) -> String {
    let agency = registry.agency(code);
    agency.map_or_else(|| code.to_owned(), |agency| page.plain(&agency.name))
}
