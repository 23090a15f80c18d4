//! Our nouns as Open311 writes them.

use base::{Lang, Time};
use kernel::registry::{Category, Question, QuestionKind, Registry};
use serde_json::{Value, json};
use web::Ctx;

use super::format::{object, text};
use crate::model::ReportRow;
use crate::rules::degrees;

/// A category as a service.
pub(super) fn service(registry: &Registry, category: &Category, lang: Lang) -> Value {
    let group = registry.group(&category.group);
    let group_name = group
        .map(|group| group.name.get(lang).to_string())
        .unwrap_or_default();
    let about = group
        .map(|group| group.description.get(lang).to_string())
        .unwrap_or_default();
    let metadata = !registry.questions(&category.code).is_empty();
    object([
        ("service_code", text(category.code.to_string())),
        ("service_name", text(category.name.get(lang).to_string())),
        ("description", text(about)),
        ("metadata", Value::Bool(metadata)),
        ("type", text("realtime")),
        ("keywords", text(category.group.to_string())),
        ("group", text(group_name.clone())),
        ("groups", json!([group_name])),
    ])
}

/// A category's questions as a service definition. None of them is required of a program.
pub(super) fn definition(category: &Category, questions: &[Question], lang: Lang) -> Value {
    let attributes: Vec<Value> = (1_i64..)
        .zip(questions)
        .map(|(order, question)| attribute(order, question, lang))
        .collect();
    object([
        ("service_code", text(category.code.to_string())),
        ("attributes", Value::Array(attributes)),
    ])
}

fn attribute(order: i64, question: &Question, lang: Lang) -> Value {
    let datatype = match question.kind {
        QuestionKind::Notice => "string",
        kind => kind.as_str(),
    };
    let values: Vec<Value> = question
        .options
        .iter()
        .map(|choice| {
            object([
                ("key", text(choice.key.to_string())),
                ("name", text(choice.name.get(lang).to_string())),
            ])
        })
        .collect();
    let hint = question
        .hint
        .as_ref()
        .map(|hint| hint.get(lang).to_string());
    object([
        (
            "variable",
            Value::Bool(question.kind != QuestionKind::Notice),
        ),
        ("code", text(question.code.to_string())),
        ("datatype", text(datatype)),
        ("required", Value::Bool(false)),
        ("datatype_description", text(hint.unwrap_or_default())),
        ("order", Value::from(order)),
        ("description", text(question.label.get(lang).to_string())),
        ("values", Value::Array(values)),
    ])
}

/// A report as a service request: every element is there, empty where we know nothing.
pub(super) fn request(ctx: &Ctx, registry: &Registry, row: &ReportRow, extended: bool) -> Value {
    let name = |found: Option<&base::Text>, code: &str| {
        found.map_or_else(|| code.to_owned(), |name| name.get(ctx.lang).to_string())
    };
    let agency = registry.agency(&row.agency).map(|agency| &agency.name);
    let category = registry
        .category(&row.category)
        .map(|category| &category.name);
    let state = ctx.t(&format!("reports-state-{}", row.state.replace('_', "-")));
    let notes = row
        .answer
        .as_ref()
        .map_or_else(|| state.to_string(), |answer| format!("{state}: {answer}"));
    let basis = if row.promised { "promise" } else { "estimate" };
    let media = row
        .photo
        .as_ref()
        .map(|id| format!("{}/documents/{id}/full", ctx.site.public_url()));
    let mut request = object([
        ("service_request_id", text(row.reference.to_string())),
        ("status", text(if row.closed { "closed" } else { "open" })),
        ("status_notes", text(notes)),
        ("service_name", text(name(category, &row.category))),
        ("service_code", text(row.category.clone())),
        ("description", text(row.description.clone())),
        ("agency_responsible", text(name(agency, &row.agency))),
        ("service_notice", text(notice(ctx, registry, row))),
        ("requested_datetime", text(row.created.rfc3339())),
        ("updated_datetime", text(row.updated.rfc3339())),
        (
            "expected_datetime",
            text(row.due.map(Time::rfc3339).unwrap_or_default()),
        ),
        ("address", text(row.address.clone().unwrap_or_default())),
        ("address_id", Value::Null),
        ("zipcode", Value::Null),
        (
            "lat",
            row.point.map_or(Value::Null, |point| number(point.lat)),
        ),
        (
            "long",
            row.point.map_or(Value::Null, |point| number(point.lon)),
        ),
        ("media_url", text(media.unwrap_or_default())),
    ]);
    if let Value::Object(fields) = &mut request
        && extended
    {
        let attributes = object([
            ("agency", text(row.agency.clone())),
            ("due_basis", text(basis)),
        ]);
        fields.insert("extended_attributes".to_owned(), attributes);
    }
    request
}

/// Whether the expected date is the agency's promise or our estimate, in words.
fn notice(ctx: &Ctx, registry: &Registry, row: &ReportRow) -> String {
    let agency = registry.agency(&row.agency);
    let agency = agency.map_or_else(
        || row.agency.clone(),
        |found| found.name.get(ctx.lang).to_string(),
    );
    match (row.due, row.promised) {
        (None, _) => String::new(),
        (Some(_), true) => ctx.tx("reports-show-promise", vec![("agency", agency.into())]),
        (Some(_), false) => ctx.t("reports-show-estimate").into_owned(),
    }
}

/// Degrees with at most six decimals, as a number.
fn number(value: f64) -> Value {
    degrees(value)
        .parse::<f64>()
        .map_or(Value::Null, Value::from)
}
