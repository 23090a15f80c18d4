//! The shapes of what programs read and send, as JSON Schema.

use serde_json::{Value, json};

fn audience() -> Value {
    json!({ "type": "string", "enum": ["public", "case", "internal"] })
}

pub(super) fn document() -> Value {
    let pixels = json!({ "type": ["integer", "null"], "minimum": 1 });
    json!({
        "type": "object",
        "required": [
            "id", "kind", "media_type", "bytes", "width", "height", "audience", "sort", "added", "href", "thumb",
        ],
        "properties": {
            "id": { "type": "string" },
            "kind": { "type": "string", "enum": ["photo", "sound", "video", "document"] },
            "media_type": { "type": "string", "examples": ["image/jpeg"] },
            "bytes": { "type": "integer", "minimum": 0 },
            "width": pixels,
            "height": pixels,
            "audience": audience(),
            "sort": { "type": ["string", "null"] },
            "added": { "type": "string", "format": "date-time" },
            "href": { "type": "string", "description": "Where its bytes are, on this server." },
            "thumb": {
                "type": ["string", "null"],
                "description": "Where a small copy of a photo is, on this server.",
            },
        },
    })
}

pub(super) fn documents() -> Value {
    json!({
        "type": "object",
        "required": ["items"],
        "properties": { "items": { "type": "array", "items": document() } },
    })
}

/// The bytes of a file, alone in the body.
pub(super) fn bytes() -> Value {
    json!({ "type": "string", "format": "binary" })
}

pub(super) fn form() -> Value {
    json!({
        "type": "object",
        "required": ["file"],
        "properties": {
            "file": bytes(),
            "audience": audience(),
            "sort": { "type": "string" },
        },
    })
}

pub(super) fn removal() -> Value {
    json!({
        "type": "object",
        "required": ["reason"],
        "additionalProperties": false,
        "properties": { "reason": { "type": "string", "description": "For the people of the case." } },
    })
}

/// The audience that a query asks for.
pub(super) fn audience_asked() -> Value {
    let mut schema = audience();
    if let Some(map) = schema.as_object_mut() {
        map.insert("default".to_owned(), json!("case"));
    }
    schema
}
