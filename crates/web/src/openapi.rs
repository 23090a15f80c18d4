//! The OpenAPI 3.1 document, made from the same rows that the router serves.

use crate::{Access, Route};
use serde_json::{Map, Value, json};

/// A function that gives a JSON Schema.
pub type Schema = fn() -> Value;

/// A parameter of a row.
#[derive(Clone, Debug)]
pub struct Param {
    name: &'static str,
    place: &'static str,
    kind: &'static str,
    about: &'static str,
    required: bool,
}

impl Param {
    /// An optional query parameter; `kind` is a JSON Schema type.
    pub fn query(name: &'static str, kind: &'static str, about: &'static str) -> Self {
        Self {
            name,
            place: "query",
            kind,
            about,
            required: false,
        }
    }

    /// A path parameter.
    pub fn path(name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            place: "path",
            kind: "string",
            about,
            required: true,
        }
    }

    /// An optional header.
    pub fn header(name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            place: "header",
            kind: "string",
            about,
            required: false,
        }
    }

    /// Makes it required.
    pub fn required(mut self) -> Self {
        self.required = true;
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
}

impl Doc {
    /// Begins with one sentence on what the row does.
    pub fn new(summary: &'static str) -> Self {
        Self {
            summary,
            params: Vec::new(),
            requests: Vec::new(),
            responses: Vec::new(),
        }
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
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer" } },
            "schemas": { "Problem": problem_schema() },
        },
    })
}

fn operation<S>(row: &Route<S>, doc: &Doc) -> Value {
    let mut operation = json!({
        "operationId": row.name,
        "summary": doc.summary,
        "tags": [row.name.split('.').next().unwrap_or_default()],
        "parameters": doc.params.iter().map(parameter).collect::<Vec<_>>(),
        "responses": responses(doc),
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
        "schema": { "type": param.kind },
    })
}

fn responses(doc: &Doc) -> Value {
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
    all.insert(
        "default".to_owned(),
        json!({
            "description": "What went wrong, where, and how to mend it (RFC 9457)",
            "content": { "application/problem+json": {
                "schema": { "$ref": "#/components/schemas/Problem" },
            } },
        }),
    );
    Value::Object(all)
}

fn security(access: Access) -> Value {
    match access {
        Access::Public => json!([]),
        Access::Scope(scope) => json!([{ "bearer": [scope] }]),
        Access::May(permission) => json!([{ "bearer": [permission.0] }]),
        Access::SignedIn => json!([{ "bearer": [] }]),
    }
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail", "code"],
        "properties": {
            "type": { "type": "string", "format": "uri" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "code": { "type": "string" },
            "errors": { "type": "array", "items": {
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
