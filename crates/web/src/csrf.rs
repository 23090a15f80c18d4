//! Proof that a form came from one of our own pages.
//!
//! The token is a hash of the secret in the reader's cookie: another site can make the browser send
//! the cookie, but can neither read it nor guess its hash.

use crate::form::Form;
use axum::http::HeaderMap;
use base::Problem;
use sha2::{Digest, Sha256};

/// The token of a cookie.
pub(crate) fn token(cookie: &str) -> String {
    let digest = Sha256::new()
        .chain_update(b"balai form 1\n")
        .chain_update(cookie)
        .finalize();
    digest
        .iter()
        .take(16)
        .fold(String::with_capacity(32), |mut out, byte| {
            for nibble in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
            }
            out
        })
}

/// Nothing if the form's field `csrf` or the header `X-CSRF-Token` is the token of `cookie`.
pub(crate) fn check(
    cookie: Option<&str>,
    headers: &HeaderMap,
    form: Option<&Form>,
) -> Result<(), Problem> {
    let refused = || Problem::new(403, "web.form_expired");
    let site = headers
        .get("sec-fetch-site")
        .and_then(|value| value.to_str().ok());
    if site == Some("cross-site") {
        return Err(refused());
    }
    let header = headers
        .get("x-csrf-token")
        .and_then(|value| value.to_str().ok());
    let sent = header
        .or_else(|| form.and_then(|form| form.get("csrf")))
        .ok_or_else(refused)?;
    let expected = token(cookie.ok_or_else(refused)?);
    // Both are hashes of the same length: comparing all bytes leaks nothing of use.
    let same = sent.len() == expected.len()
        && sent
            .bytes()
            .zip(expected.bytes())
            .fold(0, |sum, (a, b)| sum | (a ^ b))
            == 0;
    if same { Ok(()) } else { Err(refused()) }
}
