//! Our nouns as Open311 writes them.

use std::hash::Hash;

use axum::response::Response;
use base::{Lang, Text};
use kernel::App;
use kernel::registry::{Category, Question, QuestionKind, Registry};
use rustc_hash::FxHashMap;
use serde_json::{Value, json};
use smol_str::SmolStr;
use web::Ctx;

use super::format::{Form, object, text};
use super::list::{List, Written, name};
use crate::endings::Endings;
use crate::late;
use crate::model::{Feedback, ReportRow};
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

/// A category's questions as a service definition. None of them is required of a program. Where an answer ends our own
/// forms, its hint says so, and why.
pub(super) fn definition(
    category: &Category,
    (questions, endings): (&[Question], &Endings),
    lang: Lang,
) -> Value {
    let attributes: Vec<Value> = (1_i64..)
        .zip(questions)
        .map(|(order, question)| attribute(order, (question, endings), lang))
        .collect();
    object([
        ("service_code", text(category.code.to_string())),
        ("attributes", Value::Array(attributes)),
    ])
}

/// Where to look for the answer, and what an answer means that ends the form.
fn hint((question, endings): (&Question, &Endings), lang: Lang) -> String {
    let hint = question.hint.as_ref();
    let hint = hint.map(|hint| hint.get(lang).to_string()).into_iter();
    let named = |key: &str| {
        let mut options = question.options.iter();
        let found = options.find(|option| *option.key == *key);
        found.map_or_else(
            || key.to_owned(),
            |option| option.name.get(lang).to_string(),
        )
    };
    let ends = endings.of_question(&question.category, &question.code);
    let ends = ends.map(|ending| format!("{}: {}", named(&ending.option), ending.words.get(lang)));
    hint.chain(ends).collect::<Vec<_>>().join(" ")
}

fn attribute(order: i64, (question, endings): (&Question, &Endings), lang: Lang) -> Value {
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
    object([
        (
            "variable",
            Value::Bool(question.kind != QuestionKind::Notice),
        ),
        ("code", text(question.code.to_string())),
        ("datatype", text(datatype)),
        ("required", Value::Bool(false)),
        (
            "datatype_description",
            text(hint((question, endings), lang)),
        ),
        ("order", Value::from(order)),
        ("description", text(question.label.get(lang).to_string())),
        ("values", Value::Array(values)),
    ])
}

/// Writes reports as service requests.
pub(super) struct Requests<'a> {
    app: &'a App,
    extended: bool,
    media: String,
    spoken: String,
    words: Words<'a>,
    list: List,
}

/// The words that many reports share, made when they are asked for first.
struct Words<'a> {
    ctx: &'a Ctx,
    registry: &'a Registry,
    form: Form,
    agencies: FxHashMap<SmolStr, Known>,
    categories: FxHashMap<SmolStr, Known>,
    states: FxHashMap<(SmolStr, Feedback), Known>,
    promises: FxHashMap<SmolStr, Known>,
    estimate: Written,
}

/// Words, and as the asked form writes them.
struct Known {
    words: String,
    written: Written,
}

/// The shared words of one report.
struct Shared<'w> {
    agency: &'w Known,
    category: &'w Known,
    state: &'w Known,
    notice: Option<&'w Written>,
}

impl Words<'_> {
    fn of(&mut self, row: &ReportRow) -> Shared<'_> {
        let (ctx, registry, form) = (self.ctx, self.registry, self.form);
        let name = |found: Option<&Text>, code: &str| {
            found.map_or_else(|| code.to_owned(), |name| name.get(ctx.lang).to_string())
        };
        let agency = known(form, &mut self.agencies, row.agency.clone(), || {
            let found = registry.agency(&row.agency);
            name(found.map(|agency| &agency.name), &row.agency)
        });
        let category = known(form, &mut self.categories, row.category.clone(), || {
            let found = registry.category(&row.category);
            name(found.map(|category| &category.name), &row.category)
        });
        let state = (row.state.clone(), row.feedback);
        let state = known(form, &mut self.states, state, || {
            let key = rules::words_key("state", &row.state, row.feedback);
            ctx.t(&key).into_owned()
        });
        let notice = match (row.due, row.promised) {
            (None, _) => None,
            (Some(_), false) => Some(&self.estimate),
            (Some(_), true) => {
                let promise = known(form, &mut self.promises, row.agency.clone(), || {
                    let agency = agency.words.as_str().into();
                    ctx.tx("reports-show-promise", vec![("agency", agency)])
                });
                Some(&promise.written)
            }
        };
        Shared {
            agency,
            category,
            state,
            notice,
        }
    }
}

/// The words of this key, made when they are asked for first.
fn known<K: Eq + Hash>(
    form: Form,
    all: &mut FxHashMap<K, Known>,
    key: K,
    make: impl FnOnce() -> String,
) -> &Known {
    all.entry(key).or_insert_with(|| {
        let words = make();
        let written = Written::new(form, &words);
        Known { words, written }
    })
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
            app,
            extended,
            media: format!("{}/documents/", ctx.site.public_url()),
            spoken: ctx.t("reports-spoken").into_owned(),
            words: Words {
                ctx,
                registry,
                form,
                agencies: FxHashMap::default(),
                categories: FxHashMap::default(),
                states: FxHashMap::default(),
                promises: FxHashMap::default(),
                estimate: Written::new(form, &ctx.t("reports-show-estimate")),
            },
            list: List::new(form, "service_requests", items),
        }
    }

    /// Adds a report: every element is there, empty where we know nothing.
    pub(super) fn add(&mut self, row: &ReportRow) {
        let ctx = self.words.ctx;
        let words = self.words.of(row);
        let notes = notes(self.app, ctx, row, &words.state.words);
        let media = row
            .photo
            .as_ref()
            .map(|id| format!("{}{id}/full", self.media));
        let degrees = |value: f64| (value * 1e6).round() / 1e6;
        let extended = self.extended;
        self.list.item(|fields| {
            fields.text(name!("address"), row.address.as_deref().unwrap_or_default());
            fields.nothing(name!("address_id"));
            fields.written(name!("agency_responsible"), &words.agency.written);
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
            fields.written(name!("service_name"), &words.category.written);
            match words.notice {
                Some(notice) => fields.written(name!("service_notice"), notice),
                None => fields.nothing(name!("service_notice")),
            }
            fields.text(name!("service_request_id"), row.reference.as_str());
            fields.text(name!("status"), if row.closed { "closed" } else { "open" });
            match &notes {
                Some(notes) => fields.text(name!("status_notes"), notes),
                None => fields.written(name!("status_notes"), &words.state.written),
            }
            fields.time(name!("updated_datetime"), Some(row.updated));
            fields.nothing(name!("zipcode"));
        });
    }

    /// All of them as an answer.
    pub(super) fn answer(self) -> Response {
        self.list.answer()
    }
}

/// Where a report stands, why it is late, and what its agency said last; nothing if only the first is known.
fn notes(app: &App, ctx: &Ctx, row: &ReportRow, state: &str) -> Option<String> {
    let late = row.late.as_deref();
    let late = late.and_then(|code| late::reason(app, code)).map(|reason| {
        let reason = reason.get(ctx.lang).to_string();
        ctx.tx("reports-late", vec![("reason", reason.into())])
    });
    match (late, &row.answer) {
        (None, None) => None,
        (None, Some(answer)) => Some(format!("{state}: {answer}")),
        (Some(late), None) => Some(format!("{state}. {late}")),
        (Some(late), Some(answer)) => Some(format!("{state}. {late}: {answer}")),
    }
}
