//! The shapes of what programs read and send, as JSON Schema.

use serde_json::{Value, json};

/// An object whose fields are all there, save those named as optional.
fn object(fields: &[(&str, Value)], optional: &[(&str, Value)]) -> Value {
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let all = fields.iter().chain(optional);
    let properties: serde_json::Map<String, Value> = all
        .map(|(name, schema)| ((*name).to_owned(), schema.clone()))
        .collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

/// The same for bodies, where unknown fields are refused.
fn asked(fields: &[(&str, Value)], optional: &[(&str, Value)]) -> Value {
    let mut schema = object(fields, optional);
    if let Some(map) = schema.as_object_mut() {
        map.insert("additionalProperties".to_owned(), json!(false));
    }
    schema
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn code(example: &str) -> Value {
    json!({ "type": "string", "examples": [example] })
}

fn maybe(schema: &Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn time() -> Value {
    json!({ "type": "string", "format": "date-time", "examples": ["2026-12-04T09:00:00Z"] })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn one_of(values: &[&str]) -> Value {
    json!({ "type": "string", "enum": values })
}

fn list(item: &Value) -> Value {
    json!({ "type": "array", "items": item })
}

fn flag() -> Value {
    json!({ "type": "boolean" })
}

/// A whole list.
fn whole(item: &Value) -> Value {
    object(&[("items", list(item))], &[])
}

/// A piece of a long list.
fn piece(item: &Value) -> Value {
    let next = json!({ "type": "string", "description": "Where the next piece begins; absent at the end." });
    object(&[("items", list(item))], &[("next", next)])
}

/// A number that counts something within a case.
pub(super) fn number() -> Value {
    json!({ "type": "integer", "minimum": 0, "format": "int64", "examples": [1000] })
}

fn phase() -> Value {
    one_of(&["hidden", "open", "waiting", "closed"])
}

fn reference() -> Value {
    code("RR-7K2M-9QX4")
}

fn basis() -> Value {
    one_of(&["promise", "estimate", "law"])
}

fn named(code_name: &str) -> Value {
    object(&[(code_name, text()), ("name", text())], &[])
}

fn amount() -> Value {
    asked(
        &[
            (
                "sen",
                json!({ "type": "integer", "format": "int64", "examples": [1250] }),
            ),
            (
                "currency",
                json!({ "type": "string", "pattern": "^[A-Z]{3}$", "examples": ["MYR"] }),
            ),
        ],
        &[],
    )
}

fn case_fields() -> Vec<(&'static str, Value)> {
    vec![
        ("reference", reference()),
        ("kind", code("report")),
        ("state", code("open")),
        ("state_name", text()),
        ("phase", phase()),
        ("version", count()),
        ("agency", code("mbpj")),
        ("topic", maybe(&text())),
        ("public", flag()),
        ("created", time()),
        ("opened", maybe(&time())),
        ("updated", time()),
        ("closed", maybe(&time())),
        ("due", maybe(&time())),
        ("due_basis", maybe(&basis())),
        ("desk", maybe(&one_of(&["supervisor", "bureau"]))),
        ("delay", delay()),
    ]
}

fn delay() -> Value {
    let mut schema = object(
        &[
            ("reason", maybe(&text())),
            ("reason_name", maybe(&text())),
            ("at", time()),
        ],
        &[],
    );
    if let Some(map) = schema.as_object_mut() {
        map.insert("type".to_owned(), json!(["object", "null"]));
        let about = "Why it missed its date, as its agency said in public.";
        map.insert("description".to_owned(), json!(about));
    }
    schema
}

fn holder() -> (&'static str, Value) {
    let mut schema = object(&[("id", text()), ("name", maybe(&text()))], &[]);
    if let Some(map) = schema.as_object_mut() {
        let about = "The officer who works on it, for colleagues; absent where nobody does.";
        map.insert("description".to_owned(), json!(about));
    }
    ("holder", schema)
}

pub(super) fn cases() -> Value {
    piece(&object(&case_fields(), &[holder()]))
}

pub(super) fn case() -> Value {
    let mut fields = case_fields();
    fields.push(("clocks", list(&clock())));
    fields.push(("holders", list(&held())));
    fields.push(("moves", list(&possible())));
    fields.push(("parts", list(&named("part"))));
    object(&fields, &[holder()])
}

fn clock() -> Value {
    let day = json!({ "type": "string", "format": "date" });
    let words = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    let skipped = object(&[("date", day), ("holiday", maybe(&words))], &[]);
    let pause = object(&[("from", time()), ("until", time())], &[]);
    let change = object(
        &[
            ("move", text()),
            ("at", time()),
            ("from", time()),
            ("to", time()),
        ],
        &[],
    );
    let trace = object(
        &[
            ("skipped", list(&skipped)),
            ("pauses", list(&pause)),
            ("changes", list(&change)),
        ],
        &[],
    );
    object(
        &[
            ("clock", code("resolve")),
            ("clock_name", text()),
            ("agency", code("mbpj")),
            ("amount", count()),
            ("unit", one_of(&["minute", "hour", "day", "workday"])),
            ("basis", basis()),
            ("condition", maybe(&text())),
            ("started", time()),
            ("due", time()),
            ("paused", maybe(&time())),
            ("met", maybe(&time())),
            ("ended", maybe(&time())),
            ("trace", trace),
        ],
        &[],
    )
}

fn held() -> Value {
    let mut schema = object(
        &[
            ("agency", code("mbpj")),
            ("from", time()),
            ("until", maybe(&time())),
            ("waited_seconds", number()),
            ("due", maybe(&time())),
            ("met", maybe(&time())),
        ],
        &[],
    );
    if let Some(map) = schema.as_object_mut() {
        let about = "An agency's turn with the case: how long the person waited in it, and the agency's own date.";
        map.insert("description".to_owned(), json!(about));
    }
    schema
}

fn possible() -> Value {
    let need = object(&[("need", code("done.opinion")), ("holds", flag())], &[]);
    let about = |schema: Value, about: &str| {
        let mut schema = schema;
        if let Some(map) = schema.as_object_mut() {
            map.insert("description".to_owned(), json!(about));
        }
        schema
    };
    object(
        &[
            ("move", code("resolve")),
            ("name", text()),
            ("party", code("officer")),
            ("open", about(flag(), "Whether every need holds now.")),
            (
                "left",
                about(
                    maybe(&count()),
                    "How often it may still be made, where that is limited.",
                ),
            ),
            ("needs", list(&need)),
            ("text", about(flag(), "Whether words are required.")),
            (
                "reasons",
                about(
                    list(&named("code")),
                    "Reasons, one of which is required where there are any.",
                ),
            ),
            (
                "agencies",
                about(flag(), "Whether it names an agency, or several."),
            ),
            (
                "people",
                about(flag(), "Whether it names a person, or several."),
            ),
            ("other", about(flag(), "Whether it names another case.")),
            (
                "amounts",
                about(list(&text()), "Fees whose amounts it names."),
            ),
            (
                "days",
                about(
                    maybe(&count()),
                    "By how many days at most it has to say that the date comes later; null where it need not.",
                ),
            ),
        ],
        &[],
    )
}

pub(super) fn entries() -> Value {
    piece(&object(
        &[
            ("version", count()),
            ("at", time()),
            ("move", code("reply")),
            ("name", text()),
            ("state", text()),
            ("state_name", text()),
            ("agency", text()),
            ("to_agency", maybe(&text())),
            ("asked", list(&text())),
            ("party", code("officer")),
            ("party_name", text()),
            ("audience", one_of(&["public", "case", "internal"])),
            ("text", maybe(&text())),
            ("moderated", maybe(&one_of(&["edited", "hidden"]))),
            ("reason", maybe(&text())),
            ("reason_name", maybe(&text())),
        ],
        &[],
    ))
}

pub(super) fn members() -> Value {
    whole(&object(
        &[
            ("part", code("owner")),
            ("part_name", text()),
            ("id", text()),
            ("name", text()),
            ("email", maybe(&text())),
            ("phone", maybe(&text())),
        ],
        &[],
    ))
}

/// The case after an act on it, without words of one language.
pub(super) fn case_after() -> Value {
    object(
        &[
            ("reference", reference()),
            ("kind", text()),
            ("state", text()),
            ("phase", phase()),
            ("version", count()),
            ("agency", text()),
            ("updated", time()),
            ("due", maybe(&time())),
            ("due_basis", maybe(&basis())),
        ],
        &[],
    )
}

pub(super) fn move_asked() -> Value {
    let texts =
        |most: usize| json!({ "type": "array", "maxItems": most, "items": { "type": "string" } });
    let version = json!({
        "type": "integer",
        "format": "int64",
        "description": "The version of the case that the caller saw.",
    });
    let words = json!({ "type": ["string", "null"], "maxLength": 4000 });
    let maybe_text = json!({ "type": ["string", "null"] });
    asked(
        &[("move", code("resolve")), ("version", version)],
        &[
            ("text", words),
            ("reason", maybe_text.clone()),
            ("agencies", texts(100)),
            ("people", texts(100)),
            ("other", maybe_text),
            (
                "amounts",
                json!({ "type": "object", "maxProperties": 100, "additionalProperties": amount() }),
            ),
            ("marks", texts(100)),
            ("days", json!({ "type": ["integer", "null"], "minimum": 1 })),
            ("publish_personal", publish_personal()),
        ],
    )
}

fn task() -> Value {
    object(
        &[
            ("case", reference()),
            ("number", number()),
            ("task", code("opinion")),
            ("name", text()),
            ("agency", maybe(&text())),
            ("outcomes", list(&named("code"))),
            ("given", time()),
            ("due", maybe(&time())),
            ("outcome", maybe(&text())),
            ("outcome_name", maybe(&text())),
            ("text", maybe(&text())),
            ("ended", maybe(&time())),
        ],
        &[],
    )
}

pub(super) fn tasks() -> Value {
    piece(&task())
}

pub(super) fn outcome_asked() -> Value {
    let words = json!({ "type": ["string", "null"], "maxLength": 4000 });
    asked(
        &[("outcome", code("support"))],
        &[("text", words), ("publish_personal", publish_personal())],
    )
}

fn publish_personal() -> Value {
    let about = "Personal numbers in public words were seen, and are to be published.";
    json!({ "type": "boolean", "default": false, "description": about })
}

pub(super) fn outcome() -> Value {
    object(
        &[
            ("number", number()),
            ("outcome", text()),
            ("case", case_after()),
        ],
        &[],
    )
}

fn charge() -> Value {
    object(
        &[
            ("case", reference()),
            ("number", number()),
            ("fee", code("processing")),
            ("name", text()),
            ("agency", text()),
            ("amount", amount()),
            ("state", one_of(&["due", "settled", "waived"])),
            ("raised", time()),
            ("ended", maybe(&time())),
        ],
        &[],
    )
}

pub(super) fn charges() -> Value {
    piece(&charge())
}

pub(super) fn settlement_asked() -> Value {
    let receipt =
        json!({ "type": "string", "minLength": 1, "maxLength": 60, "examples": ["R-2026-0012"] });
    let note = json!({ "type": ["string", "null"], "maxLength": 500 });
    asked(&[("receipt", receipt)], &[("note", note)])
}

pub(super) fn waiver_asked() -> Value {
    let reason = json!({ "type": "string", "minLength": 1, "maxLength": 500 });
    asked(&[("reason", reason)], &[])
}

pub(super) fn raising_asked() -> Value {
    let reason = json!({ "type": "string", "minLength": 1, "maxLength": 500 });
    asked(
        &[("amount", amount()), ("reason", reason)],
        &[("version", maybe(&number()))],
    )
}

pub(super) fn charge_raised() -> Value {
    object(
        &[
            ("number", number()),
            ("state", one_of(&["due"])),
            ("case", case_after()),
        ],
        &[],
    )
}

pub(super) fn charge_ended() -> Value {
    object(
        &[
            ("number", number()),
            ("state", one_of(&["settled", "waived"])),
            ("case", case_after()),
        ],
        &[],
    )
}
