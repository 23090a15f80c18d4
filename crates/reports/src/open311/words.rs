//! Our nouns as Open311 writes them.

use std::borrow::Cow;
use std::collections::HashMap;

use axum::response::Response;
use base::{Lang, Text};
use kernel::App;
use kernel::registry::{Category, Question, QuestionKind, Registry};
use serde_json::{Value, json};
use smol_str::SmolStr;
use web::Ctx;

use super::format::{Form, object, text};
use super::list::{List, name};
use crate::late;
use crate::model::ReportRow;
use crate::rules;

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
    app: &'a App,
    extended: bool,
    media: String,
    agencies: HashMap<SmolStr, String>,
    categories: HashMap<SmolStr, String>,
    states: HashMap<SmolStr, String>,
    estimate: String,
    spoken: String,
    promises: HashMap<SmolStr, String>,
    list: List,
}

/// What a report says, or that it was spoken.
fn said<'r>(row: &'r ReportRow, spoken: &'r str) -> &'r str {
    if row.spoken { spoken } else { &row.description }
}

impl<'a> Requests<'a> {
    /// No requests yet, for an answer in this form with about so many.
    pub(super) fn new(
        app: &'a App,
        (ctx, registry): (&'a Ctx, &'a Registry),
        form: Form,
        extended: bool,
        items: usize,
    ) -> Self {
        Self {
            ctx,
            registry,
            app,
            extended,
            media: format!("{}/documents/", ctx.site.public_url()),
            agencies: HashMap::new(),
            categories: HashMap::new(),
            states: HashMap::new(),
            estimate: ctx.t("reports-show-estimate").into_owned(),
            spoken: ctx.t("reports-spoken").into_owned(),
            promises: HashMap::new(),
            list: List::new(form, "service_requests", items),
        }
    }

    /// Adds a report: every element is there, empty where we know nothing.
    pub(super) fn add(&mut self, row: &ReportRow) {
        let (ctx, registry) = (self.ctx, self.registry);
        let name = |found: Option<&Text>, code: &str| {
            found.map_or_else(|| code.to_owned(), |name| name.get(ctx.lang).to_string())
        };
        let agency = known(&mut self.agencies, &row.agency, || {
            let found = registry.agency(&row.agency);
            name(found.map(|agency| &agency.name), &row.agency)
        });
        let category = known(&mut self.categories, &row.category, || {
            let found = registry.category(&row.category);
            name(found.map(|category| &category.name), &row.category)
        });
        let state_key = rules::words_key("state", &row.state, row.feedback);
        let state = known(&mut self.states, &SmolStr::new(&state_key), || {
            ctx.t(&state_key).into_owned()
        });
        let notes = notes(self.app, ctx, row, state);
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
            fields.text(name!("address"), row.address.as_deref().unwrap_or_default());
            fields.nothing(name!("address_id"));
            fields.text(name!("agency_responsible"), agency);
            fields.text(name!("description"), said(row, &self.spoken));
            fields.time(name!("expected_datetime"), row.due);
            if extended {
                fields.fields(name!("extended_attributes"), |fields| {
                    fields.text(name!("agency"), &row.agency);
                    fields.text(name!("feedback"), row.feedback.code());
                    fields.text(
                        name!("due_basis"),
                        if row.promised { "promise" } else { "estimate" },
                    );
                    fields.text(
                        name!("late_reason"),
                        row.late.as_deref().unwrap_or_default(),
                    );
                    fields.text(name!("moderated"), if row.moderated { "true" } else { "" });
                });
            }
            let lat = row.point.map(|point| degrees(point.lat));
            let lon = row.point.map(|point| degrees(point.lon));
            fields.number(name!("lat"), lat);
            fields.number(name!("long"), lon);
            fields.text(name!("media_url"), media.as_deref().unwrap_or_default());
            fields.time(name!("requested_datetime"), Some(row.created));
            fields.text(name!("service_code"), &row.category);
            fields.text(name!("service_name"), category);
            fields.text(name!("service_notice"), notice);
            fields.text(name!("service_request_id"), row.reference.as_str());
            fields.text(name!("status"), if row.closed { "closed" } else { "open" });
            fields.text(name!("status_notes"), &notes);
            fields.time(name!("updated_datetime"), Some(row.updated));
            fields.nothing(name!("zipcode"));
        });
    }

    /// All of them as an answer.
    pub(super) fn answer(self) -> Response {
        self.list.answer()
    }
}

/// Where a report stands, why it is late, and what its agency said last.
fn notes<'s>(app: &App, ctx: &Ctx, row: &ReportRow, state: &'s str) -> Cow<'s, str> {
    let late = row.late.as_deref();
    let late = late.and_then(|code| late::reason(app, code)).map(|reason| {
        let reason = reason.get(ctx.lang).to_string();
        ctx.tx("reports-late", vec![("reason", reason.into())])
    });
    match (late, &row.answer) {
        (None, None) => Cow::Borrowed(state),
        (None, Some(answer)) => Cow::Owned(format!("{state}: {answer}")),
        (Some(late), None) => Cow::Owned(format!("{state}. {late}")),
        (Some(late), Some(answer)) => Cow::Owned(format!("{state}. {late}: {answer}")),
    }
}

/// The word of this key, made when it is asked for first.
fn known<'m>(
    words: &'m mut HashMap<SmolStr, String>,
    key: &SmolStr,
    make: impl FnOnce() -> String,
) -> &'m str {
    words.entry(key.clone()).or_insert_with(make)
}
