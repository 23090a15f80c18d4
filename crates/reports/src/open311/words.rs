//! Our nouns as Open311 writes them.

use std::collections::HashMap;

use axum::response::Response;
use base::{Lang, Text, Time};
use kernel::registry::{Category, Question, QuestionKind, Registry};
use serde_json::{Value, json};
use web::Ctx;

use super::format::{Form, object, text};
use super::list::List;
use crate::model::ReportRow;

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

/// Writes reports as service requests, keeping the words that many of them share.
pub(super) struct Requests<'a> {
    ctx: &'a Ctx,
    registry: &'a Registry,
    extended: bool,
    media: String,
    states: HashMap<String, String>,
    estimate: String,
    promises: HashMap<String, String>,
    list: List,
}

impl<'a> Requests<'a> {
    /// No requests yet, for an answer in this form with about so many.
    pub(super) fn new(
        (ctx, registry): (&'a Ctx, &'a Registry),
        form: Form,
        extended: bool,
        items: usize,
    ) -> Self {
        Self {
            ctx,
            registry,
            extended,
            media: format!("{}/documents/", ctx.site.public_url()),
            states: HashMap::new(),
            estimate: ctx.t("reports-show-estimate").into_owned(),
            promises: HashMap::new(),
            list: List::new(form, "service_requests", items),
        }
    }

    /// Adds a report: every element is there, empty where we know nothing.
    pub(super) fn add(&mut self, row: &ReportRow) {
        let (ctx, registry) = (self.ctx, self.registry);
        let name = |found: Option<&'a Text>| found.map(|name| name.get(ctx.lang).text);
        let agency = name(registry.agency(&row.agency).map(|agency| &agency.name));
        let agency = agency.as_deref().unwrap_or(&row.agency);
        let category = name(registry.category(&row.category).map(|found| &found.name));
        let state = known(&mut self.states, &row.state, || {
            let key = format!("reports-state-{}", row.state.replace('_', "-"));
            ctx.t(&key).into_owned()
        });
        let notes = match &row.answer {
            Some(answer) => &format!("{state}: {answer}"),
            None => state,
        };
        let notice = match (row.due, row.promised) {
            (None, _) => "",
            (Some(_), false) => &self.estimate,
            (Some(_), true) => known(&mut self.promises, &row.agency, || {
                ctx.tx("reports-show-promise", vec![("agency", agency.into())])
            }),
        };
        let media = row
            .photo
            .as_ref()
            .map(|id| format!("{}{id}/full", self.media));
        let degrees = |value: f64| (value * 1e6).round() / 1e6;
        let extended = self.extended;
        self.list.item(|fields| {
            fields.text("address", row.address.as_deref().unwrap_or_default());
            fields.nothing("address_id");
            fields.text("agency_responsible", agency);
            fields.text("description", &row.description);
            fields.plain("expected_datetime", row.due.map(Time::seconds));
            if extended {
                fields.fields("extended_attributes", |fields| {
                    fields.text("agency", &row.agency);
                    fields.text(
                        "due_basis",
                        if row.promised { "promise" } else { "estimate" },
                    );
                });
            }
            let lat = row.point.map(|point| degrees(point.lat));
            let lon = row.point.map(|point| degrees(point.lon));
            fields.number("lat", lat);
            fields.number("long", lon);
            fields.text("media_url", media.as_deref().unwrap_or_default());
            fields.plain("requested_datetime", Some(row.created.seconds()));
            fields.text("service_code", &row.category);
            fields.text("service_name", category.as_deref().unwrap_or(&row.category));
            fields.text("service_notice", notice);
            fields.text("service_request_id", row.reference.as_str());
            fields.text("status", if row.closed { "closed" } else { "open" });
            fields.text("status_notes", notes);
            fields.plain("updated_datetime", Some(row.updated.seconds()));
            fields.nothing("zipcode");
        });
    }

    /// All of them as an answer.
    pub(super) fn answer(self) -> Response {
        self.list.answer()
    }
}

/// The word of this key, made when it is asked for first.
fn known<'m>(
    words: &'m mut HashMap<String, String>,
    key: &str,
    make: impl FnOnce() -> String,
) -> &'m str {
    if !words.contains_key(key) {
        words.insert(key.to_owned(), make());
    }
    words.get(key).map_or("", String::as_str)
}
