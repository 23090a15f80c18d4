//! Text messages through whatever gateway the operator has.

use super::model::{Letter, SmsSettings};
use super::rules;
use crate::jobs::JobError;
use crate::outbound::{Client, Error, Limits, Trust};

/// Hands a text message to the gateway.
pub(super) fn send(
    outbound: &Client,
    settings: &SmsSettings,
    letter: &Letter,
) -> Result<(), JobError> {
    let url = settings.url.as_deref();
    let url = url.ok_or_else(|| JobError::Dead("sms.url is not set".to_owned()))?;
    let pattern = (url, settings.headers.as_slice(), settings.body.as_deref());
    let asked = rules::gateway(pattern, (letter.to.as_str(), &letter.body));
    // The operator chose this address, so it may be on a network of theirs; the key in the headers
    // is for it alone, so it may not send us on.
    let limits = Limits {
        redirects: 0,
        ..Limits::default()
    };
    let answer = match &asked.body {
        Some(body) => outbound.post(
            &asked.url,
            &asked.headers,
            body.as_bytes(),
            (&limits, Trust::Operator),
        ),
        None => outbound.get_from(&asked.url, &asked.headers, (&limits, Trust::Operator)),
    };
    match answer {
        Ok(answer) if answer.is_success() => Ok(()),
        Ok(answer) => Err(JobError::Retry(format!(
            "the gateway answered {}",
            answer.status
        ))),
        Err(error @ Error::Refused(_)) => Err(JobError::Dead(error.to_string())),
        Err(error) => Err(JobError::Retry(error.to_string())),
    }
}
