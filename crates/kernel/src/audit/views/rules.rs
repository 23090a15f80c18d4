//! How readings become rows, and which of it the person is told.

use base::{Actor, Field, PersonId, Reading, Time};
use serde_json::{Value, json};

use super::model::View;
use crate::registry::{Privacy, Registry};

const HOUR_US: i64 = 3_600_000_000;

/// The hour of a moment, since 1970.
pub(super) const fn hour(at: Time) -> i64 {
    at.micros().div_euclid(HOUR_US)
}

/// Under which subject a person's own data is tracked.
pub(super) fn of_person(person: PersonId) -> String {
    format!("person-{person}")
}

/// The agency for which somebody reads what this one holds: itself where they hold a role there, else the first at which
/// they hold one, else none, which is the instance itself.
pub(super) fn office(actor: &Actor, holder: &str) -> String {
    let mut held = actor.grants.iter().map(|grant| grant.agency.as_deref());
    let agencies: Vec<&str> = held.by_ref().flatten().collect();
    if agencies.contains(&holder) {
        return holder.to_owned();
    }
    agencies
        .first()
        .map(|code| (*code).to_owned())
        .unwrap_or_default()
}

/// Fields as they are kept: each once, in their own order.
pub(super) fn fields_text(fields: &[Field]) -> String {
    let named = Field::ALL
        .into_iter()
        .filter(|field| fields.contains(field));
    named.map(Field::code).collect::<Vec<_>>().join(" ")
}

/// What is kept of an hour after another reading in it; nothing if it says all of it already.
pub(super) fn merged(
    kept: Option<&(String, String)>,
    reading: &Reading,
    why: &str,
) -> Option<(String, String)> {
    let Some((fields, reasons)) = kept else {
        return Some((fields_text(&reading.fields), why.to_owned()));
    };
    let mut all: Vec<Field> = fields.split(' ').filter_map(Field::parse).collect();
    all.extend(&reading.fields);
    let all = fields_text(&all);
    let known = reasons.split(' ').any(|reason| reason == why);
    let why = if known {
        reasons.clone()
    } else {
        format!("{reasons} {why}")
    };
    (all != *fields || !known).then_some((all, why))
}

/// The name of the reader that the person is told. Of matters that no office may make public, such as complaints about
/// somebody's conduct, only the agency is told: whoever looks into them is protected like whoever spoke.
pub(super) fn reader<'v>(registry: &Registry, view: &'v View) -> Option<&'v str> {
    let topic = view.topic.as_deref();
    let category = topic.and_then(|code| registry.category(code));
    let guarded = category.is_some_and(|category| category.privacy == Privacy::Conduct);
    (!guarded && !view.officer.is_empty()).then_some(view.officer.as_str())
}

/// A row as programs read it.
pub(crate) fn view_json(registry: &Registry, view: &View) -> Value {
    json!({
        "at": view.at.rfc3339(),
        "reference": Some(&view.reference).filter(|reference| !reference.is_empty()),
        "officer": reader(registry, view),
        "agency": view.agency,
        "fields": view.fields.iter().map(|field| field.code()).collect::<Vec<_>>(),
        "reasons": view.reasons,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Grant, Id, Permission};
    use proptest::prelude::*;

    const READ: Permission = Permission("cases.read");

    fn reading(fields: &[Field]) -> Reading {
        Reading {
            subject: "x".to_owned(),
            agency: String::new(),
            fields: fields.to_vec(),
        }
    }

    #[test]
    fn an_hour_grows_by_what_is_read_in_it() {
        let first = merged(None, &reading(&[Field::Words]), "visiting");
        let first = first.expect("a row");
        assert_eq!(first, ("words".to_owned(), "visiting".to_owned()));
        let more = merged(Some(&first), &reading(&[Field::Name]), "handling");
        let more = more.expect("more");
        assert_eq!(
            more,
            ("name words".to_owned(), "visiting handling".to_owned())
        );
        assert_eq!(
            merged(Some(&more), &reading(&[Field::Name]), "visiting"),
            None
        );
    }

    #[test]
    fn readers_read_for_the_holder_where_they_can() {
        let mut actor = Actor::person(Id::from_bits(1), "Pegawai");
        assert_eq!(office(&actor, "mbpj"), "");
        actor.grants = vec![
            Grant::new(READ, Some("bpa")),
            Grant::new(READ, Some("mbpj")),
        ];
        assert_eq!(office(&actor, "mbpj"), "mbpj");
        assert_eq!(office(&actor, "dbkl"), "bpa");
    }

    proptest! {
        #[test]
        fn nothing_that_was_read_is_forgotten(
            before in proptest::sample::subsequence(Field::ALL.to_vec(), 1..8),
            after in proptest::sample::subsequence(Field::ALL.to_vec(), 1..8),
        ) {
            let kept = (fields_text(&before), "handling".to_owned());
            let said = merged(Some(&kept), &reading(&after), "handling").unwrap_or(kept);
            for field in before.iter().chain(&after) {
                prop_assert!(said.0.split(' ').any(|code| code == field.code()));
            }
        }
    }
}
