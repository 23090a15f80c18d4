//! What is done on a case in somebody else's name: asked again in the transaction that does it, and kept with the mandate.

use base::{Actor, Time};
use serde_json::{Value, json};
use store::Tx;

use super::error::Error;
use super::model::Case;
use crate::identity::mandates::{self, Done};

/// Keeps that the actor did something on a case in somebody else's name; refused unless their mandate stands for it now.
pub(super) fn stood_for(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    case: &Case,
    step: &str,
) -> Result<(), Error> {
    if actor.acting.is_none() {
        return Ok(());
    }
    let done = Done {
        case: case.id,
        kind: &case.kind,
        reference: case.reference.as_str(),
        owner: case.owner,
        version: case.version,
        step,
    };
    Ok(mandates::mandate_acted(tx, (actor, now), &done)?)
}

/// What a leaf commits to of an act: besides, in whose name and by virtue of which mandate it was done, and who did it.
pub(super) fn with_subject(actor: &Actor, mut payload: Value) -> Value {
    if let (Value::Object(fields), Some(acting)) = (&mut payload, &actor.acting) {
        let told = json!({
            "actor": actor.id(),
            "subject": acting.subject,
            "mandate": acting.mandate,
        });
        fields.insert("acting".to_owned(), told);
    }
    payload
}
