//! The OpenAPI 3.1 document, made from the same rows that the router serves.

use crate::{Access, Paging, Route};
use axum::http::Method;
use serde_json::{Map, Value, json};

/// A function that gives a JSON Schema.
pub type Schema = fn() -> Value;

/// The shape of one piece of a long list of such items.
pub fn piece_schema(item: &Value) -> Value {
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": item},
        "next": {"type": "string", "description": "Where the next piece begins; absent at the end."},
    }})
}

/// A parameter of a row.
#[derive(Clone, Debug)]
pub struct Param {
    name: &'static str,
    place: &'static str,
    schema: Value,
    about: &'static str,
    required: bool,
}

impl Param {
    fn new(place: &'static str, name: &'static str, kind: &str, about: &'static str) -> Self {
        Self {
            name,
            place,
            schema: json!({ "type": kind }),
            about,
            required: false,
        }
    }

    /// An optional query parameter; `kind` is a JSON Schema type.
    pub fn query(name: &'static str, kind: &'static str, about: &'static str) -> Self {
        Self::new("query", name, kind, about)
    }

    /// A path parameter.
    pub fn path(name: &'static str, about: &'static str) -> Self {
        Self::new("path", name, "string", about).required()
    }

    /// An optional header.
    pub fn header(name: &'static str, about: &'static str) -> Self {
        Self::new("header", name, "string", about)
    }

    /// Makes it required.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Says more of its values than their type: a JSON Schema.
    pub fn shape(mut self, schema: Value) -> Self {
        self.schema = schema;
        self
    }
}

/// An answer: status, what it means, and the media type and shape of its body.
type Answer = (u16, &'static str, Option<(&'static str, Schema)>);

/// What the OpenAPI document says about a row.
#[derive(Clone, Debug)]
pub struct Doc {
    summary: &'static str,
    params: Vec<Param>,
    requests: Vec<(&'static str, Schema)>,
    responses: Vec<Answer>,
    refusals: Vec<u16>,
}

impl Doc {
    /// Begins with one sentence on what the row does.
    pub fn new(summary: &'static str) -> Self {
        Self {
            summary,
            params: Vec::new(),
            requests: Vec::new(),
            responses: Vec::new(),
            refusals: Vec::new(),
        }
    }

    /// Says that the row gives a long list in pieces: [`crate::Paging`].
    pub fn paged(self) -> Self {
        let limit = json!({ "type": "integer", "minimum": 1, "maximum": Paging::MOST, "default": Paging::USUAL });
        self.param(Param::query("limit", "integer", "How many items.").shape(limit))
            .param(Param::query(
                "after",
                "string",
                "`next` of the answer before, as it stands there.",
            ))
    }

    /// Says that the row takes an `Idempotency-Key`.
    pub fn once(self) -> Self {
        let about = "A key of your own for this write. The same key with the same body gives the same \
                     answer and does it once; with another body it is refused with 422.";
        let shape =
            json!({ "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$" });
        self.param(Param::header("Idempotency-Key", about).shape(shape))
            .refuses(&[422])
    }

    /// Adds statuses of refusals, besides those that follow from the row itself.
    pub fn refuses(mut self, statuses: &[u16]) -> Self {
        self.refusals.extend(statuses);
        self
    }

    /// Adds a parameter.
    pub fn param(mut self, param: Param) -> Self {
        self.params.push(param);
        self
    }

    /// Adds a media type that the body may have.
    pub fn request(mut self, media_type: &'static str, schema: Schema) -> Self {
        self.requests.push((media_type, schema));
        self
    }

    /// Adds an answer in JSON.
    pub fn response(self, status: u16, about: &'static str, schema: Schema) -> Self {
        self.response_as(status, about, "application/json", schema)
    }

    /// Adds an answer in another media type.
    pub fn response_as(
        mut self,
        status: u16,
        about: &'static str,
        media_type: &'static str,
        schema: Schema,
    ) -> Self {
        self.responses
            .push((status, about, Some((media_type, schema))));
        self
    }

    /// Adds an answer without a body.
    pub fn empty(mut self, status: u16, about: &'static str) -> Self {
        self.responses.push((status, about, None));
        self
    }
}

/// The document over all rows that have a [`Doc`].
pub fn openapi<S>(rows: &[Route<S>], public_url: &str, version: &str) -> Value {
    let mut paths = Map::new();
    for row in rows {
        if let Some(doc) = &row.doc {
            let item = paths
                .entry(row.path.to_owned())
                .or_insert_with(|| json!({}));
            if let Some(item) = item.as_object_mut() {
                item.insert(
                    row.method.as_str().to_ascii_lowercase(),
                    operation(row, doc),
                );
            }
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Balai",
            "version": version,
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": public_url }],
        "paths": paths,
        "components": {
            "securitySchemes": { "bearerAuth": {
                "type": "http",
                "scheme": "bearer",
                "description": SCOPES,
            } },
            "schemas": { "Problem": problem_schema() },
        },
    })
}

/// What a token may do, for those who read the document alone.
const SCOPES: &str = "An API token. It may do what its owner may do, and of that only what one of its scopes names: \
    `own.read` and `own.write` for what is the owner's own, the name of a permission for an officer's work, such \
    as `cases.read`, and `open311.write`.";

fn operation<S>(row: &Route<S>, doc: &Doc) -> Value {
    let mut operation = json!({
        "operationId": row.name,
        "summary": doc.summary,
        "tags": [row.name.split('.').next().unwrap_or_default()],
        "parameters": doc.params.iter().map(parameter).collect::<Vec<_>>(),
        "responses": responses(row, doc),
        "security": security(row.access),
    });
    if let Some(map) = operation
        .as_object_mut()
        .filter(|_| !doc.requests.is_empty())
    {
        let content: Map<String, Value> = doc
            .requests
            .iter()
            .map(|(media_type, schema)| ((*media_type).to_owned(), json!({ "schema": schema() })))
            .collect();
        map.insert(
            "requestBody".to_owned(),
            json!({ "required": true, "content": content }),
        );
    }
    operation
}

fn parameter(param: &Param) -> Value {
    json!({
        "name": param.name,
        "in": param.place,
        "required": param.required,
        "description": param.about,
        "schema": param.schema,
    })
}

fn responses<S>(row: &Route<S>, doc: &Doc) -> Value {
    let mut all = Map::new();
    for (status, about, body) in &doc.responses {
        let entry = all
            .entry(status.to_string())
            .or_insert_with(|| json!({ "description": about }));
        if let (Some((media_type, schema)), Some(entry)) = (body, entry.as_object_mut()) {
            let content = entry.entry("content").or_insert_with(|| json!({}));
            if let Some(content) = content.as_object_mut() {
                content.insert((*media_type).to_owned(), json!({ "schema": schema() }));
            }
        }
    }
    for status in refusals(row, doc) {
        all.entry(status.to_string())
            .or_insert_with(|| refusal(row, doc, status));
    }
    Value::Object(all)
}

/// The statuses with which a row may refuse: what its access, path and body bring along, and its own.
fn refusals<S>(row: &Route<S>, doc: &Doc) -> Vec<u16> {
    let writes = row.method != Method::GET;
    let guarded = row.access != Access::Public;
    let cases: [(&[u16], bool); 7] = [
        (&[400, 429, 503], true),
        // A standard's own refusals know fewer statuses.
        (&[403, 404], row.failures.is_some()),
        (&[401], row.failures.is_none()),
        (&[403], guarded || writes),
        (&[404], row.path.contains('{')),
        (&[413, 507], writes),
        (&[415, 422], !doc.requests.is_empty()),
    ];
    let brought = cases.iter().filter(|(_, holds)| *holds);
    let mut all: Vec<u16> = brought
        .flat_map(|(statuses, _)| statuses.iter().copied())
        .chain(doc.refusals.iter().copied())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A refusal: a problem, or what the row's standard says.
fn refusal<S>(row: &Route<S>, doc: &Doc, status: u16) -> Value {
    let about = match status {
        400 => "The request cannot be read, or a parameter is wrong.",
        401 => "Nobody is signed in, or the token is unknown.",
        403 => "This person or token may not do it.",
        404 => "It is not there, or not for this person to know.",
        409 => "Its present state does not allow it, or it has changed in the meantime.",
        413 => "The request is too large.",
        415 => "The body is of another media type.",
        422 => "A field of the body is wrong.",
        429 => "Too many requests.",
        503 => "Busy or not reachable; `Retry-After` says when to try again.",
        507 => "The disk is full.",
        _ => "Refused.",
    };
    let content: Map<String, Value> = if row.failures.is_some() {
        let kinds = doc.responses.iter().filter_map(|(_, _, body)| *body);
        kinds
            .map(|(media_type, _)| (media_type.to_owned(), json!({})))
            .collect()
    } else {
        let problem = json!({ "schema": { "$ref": "#/components/schemas/Problem" } });
        Map::from_iter([("application/problem+json".to_owned(), problem)])
    };
    json!({ "description": about, "content": content })
}

fn security(access: Access) -> Value {
    match access {
        Access::Public => json!([{}, { "bearerAuth": [] }]),
        Access::Scope(scope) => json!([{ "bearerAuth": [scope] }]),
        Access::May(permission) => json!([{ "bearerAuth": [permission.0] }]),
        Access::SignedIn => json!([{ "bearerAuth": [] }]),
    }
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "description": "What went wrong, where, and how to mend it (RFC 9457).",
        "required": ["type", "title", "status", "detail", "code"],
        "properties": {
            "type": { "type": "string", "format": "uri", "examples": ["urn:balai:problem:kernel.case_stale"] },
            "title": { "type": "string" },
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "type": "string", "description": "A sentence in the language of `Accept-Language`." },
            "code": { "type": "string", "examples": ["kernel.case_stale"] },
            "errors": { "type": "array", "description": "What is wrong with single fields.", "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {
                    "field": { "type": "string" },
                    "code": { "type": "string" },
                    "detail": { "type": "string" },
                },
            } },
        },
    })
}
