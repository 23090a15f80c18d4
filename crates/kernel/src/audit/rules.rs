//! The form of a leaf: entry v1, which is fixed for ever.

use base::{Actor, ActorKind, Time, canonical_json, hex};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use super::model::{Act, EventCase};
use crate::cases::{Audience, READ, WORK};
use crate::jobs;

/// A leaf ready to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Canonical JSON of the entry: what the public log hashes.
    pub entry: String,
    /// Canonical JSON of the payload that the entry commits to.
    pub payload: String,
}

/// Builds entry v1: `{act, agency, at, kind, payload_hash, ref | ref_salted, v}` in canonical form.
///
/// `payload_hash` is HMAC-SHA-256 over the canonical payload, keyed with the leaf's salt, in
/// hexadecimal. A private reference appears as HMAC-SHA-256 over `ref:` and the reference under the
/// same key, so that only the holder of the salt can show what the leaf is about. What has no reference of
/// its own, such as somebody's account, is committed to by its internal id.
pub fn entry(act: &Act<'_>, at: Time, salt: &[u8; 32]) -> Entry {
    let payload = canonical_json(&act.payload);
    let mut entry = json!({
        "v": 1,
        "at": at.rfc3339_micros(),
        "act": act.name,
        "agency": act.agency,
        "kind": act.kind,
        "payload_hash": commitment(salt, payload.as_bytes()),
    });
    let (key, reference) = if act.public {
        ("ref", act.reference.to_owned())
    } else {
        let hidden = match act.reference {
            "" => act.subject.0,
            known => known,
        };
        (
            "ref_salted",
            commitment(salt, format!("ref:{hidden}").as_bytes()),
        )
    };
    if let Value::Object(fields) = &mut entry {
        fields.insert(key.to_owned(), Value::String(reference));
    }
    Entry {
        entry: canonical_json(&entry),
        payload,
    }
}

/// The narrowest audience whose events the actor may read, as far as the case itself tells; nothing if
/// not even what is public. People who were added to a case are asked for separately.
///
/// What is about no case is the instance's own: its operators read all of it.
pub(super) fn reach(actor: &Actor, (kind, case): (&str, Option<&EventCase>)) -> Option<Audience> {
    if actor.kind == ActorKind::System {
        return Some(Audience::Internal);
    }
    let Some(case) = case else {
        let all = jobs::operates(actor);
        return Some(if all {
            Audience::Internal
        } else {
            Audience::Public
        });
    };
    let matter = case.matter();
    if actor.may_about(READ, &matter) || actor.may_about(WORK, &matter) {
        return Some(Audience::Internal);
    }
    let owns = actor.stands_for(case.owner, kind) && actor.reads_own()
        || actor.cases.iter().any(|held| *held == case.id.to_string());
    if owns {
        return Some(Audience::Case);
    }
    case.open.then_some(Audience::Public)
}

/// What an entry says of bytes that it does not hold: HMAC-SHA-256 under the leaf's salt, in hexadecimal.
pub(crate) fn commitment(salt: &[u8; 32], bytes: &[u8]) -> String {
    // HMAC takes keys of any length, so this cannot fail for 32 bytes.
    Hmac::<Sha256>::new_from_slice(salt)
        .map(|mac| hex(&mac.chain_update(bytes).finalize().into_bytes()))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn act(public: bool) -> Act<'static> {
        Act {
            name: "report.resolve",
            agency: "mbpj",
            kind: "report",
            reference: "RR-7K2M-9QX4",
            public,
            subject: ("x", 3),
            payload: json!({"body": "Sudah dibaiki", "version": 3}),
        }
    }

    /// The bytes of entry v1 may never change: old logs must verify for ever.
    #[test]
    fn entry_v1_is_fixed() {
        let made = entry(
            &act(true),
            Time::from_micros(1_795_000_000_123_456),
            &[7; 32],
        );
        assert_eq!(
            made.entry,
            concat!(
                r#"{"act":"report.resolve","agency":"mbpj","at":"2026-11-18T11:06:40.123456Z","#,
                r#""kind":"report","#,
                r#""payload_hash":"0b6f48c1f3b803f9ff78fcde7b4ad685d831de96f8ad207f3f265f34501447e6","#,
                r#""ref":"RR-7K2M-9QX4","v":1}"#,
            )
        );
        assert_eq!(made.payload, r#"{"body":"Sudah dibaiki","version":3}"#);
    }

    #[test]
    fn a_private_reference_is_not_in_the_entry() {
        let made = entry(&act(false), Time::from_micros(0), &[7; 32]);
        assert!(!made.entry.contains("RR-7K2M-9QX4"));
        assert!(made.entry.contains(r#""ref_salted":""#));
        let other = entry(&act(false), Time::from_micros(0), &[8; 32]);
        assert_ne!(made.entry, other.entry, "the salt hides equal references");
    }

    #[test]
    fn the_entry_holds_no_payload() {
        assert!(
            !entry(&act(true), Time::from_micros(0), &[7; 32])
                .entry
                .contains("dibaiki")
        );
    }
}
