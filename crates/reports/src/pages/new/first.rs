//! What is said before anything else, on whichever way a report is made: numbers to phone in an emergency, answers with
//! which phoning helps sooner than a report, and matters that somebody else decides.

use kernel::App;
use kernel::registry::{Emergency, Registry};
use web::{Markup, Page};

use crate::doors;
use crate::endings::{self, Ending};

/// When to phone instead: what would have to be so, what to do then, and whom to phone.
pub(super) struct Warning {
    pub(super) ask: Markup,
    pub(super) words: Markup,
    pub(super) numbers: Vec<String>,
}

/// Matters for somebody else: which, whose, and the page of that agency.
pub(super) type Doors = Vec<(String, String, String)>;

/// Numbers to call where it is about this category.
pub(super) fn emergency(registry: &Registry, category: &str) -> Vec<Emergency> {
    let all = registry.settings().emergency.iter();
    all.filter(|number| number.categories.iter().any(|code| **code == *category))
        .cloned()
        .collect()
}

/// Answers that end the form of one category, or of any: each of them once.
pub(super) fn warnings(
    page: &Page,
    (app, registry): (&App, &Registry),
    category: Option<&str>,
) -> Vec<Warning> {
    let all = endings::endings(app, page.now());
    let told = all.told(category);
    told.iter()
        .filter_map(|ending| warning(page, registry, ending))
        .collect()
}

fn warning(page: &Page, registry: &Registry, ending: &Ending) -> Option<Warning> {
    let mut questions = registry.questions(&ending.category).iter();
    let question = questions.find(|question| *question.code == *ending.question)?;
    Some(Warning {
        ask: page.text(&question.label),
        words: page.text(&ending.words),
        numbers: ending.numbers.clone(),
    })
}

/// Whose door to knock at with what no report is for, as far as their agencies are of today.
pub(super) fn doors(page: &Page, app: &App, registry: &Registry) -> Doors {
    let day = registry.day(page.now());
    let all = doors::doors(app, page.now());
    let open = all.0.iter().filter_map(|door| {
        let agency = registry.agency_on(&door.agency, day)?;
        let href = page.href(&format!("/agencies/{}", agency.code));
        Some((page.plain(&door.matter), page.plain(&agency.name), href))
    });
    open.collect()
}
