//! Codes of authenticator apps (RFC 6238): six digits, half a minute each, HMAC-SHA-1, which is what all apps know.
//!
//! The hash is ring's and the comparison subtle's; here the standard's arithmetic is put together.

use base::Time;
use data_encoding::BASE32_NOPAD;
use ring::hmac;
use subtle::ConstantTimeEq as _;

/// Digits of a code.
pub(super) const DIGITS: u32 = 6;
/// Bytes of a secret, as the standard recommends.
pub(super) const SECRET: usize = 20;
const STEP_US: i64 = 30_000_000;
/// Clocks of phones are wrong by so many steps at most.
const SKEW: i64 = 1;

/// The code of a secret in a time step.
fn code(key: &hmac::Key, step: i64) -> Option<String> {
    let step = u64::try_from(step).ok()?;
    let tag = hmac::sign(key, &step.to_be_bytes());
    let bytes = tag.as_ref();
    let offset = usize::from(bytes.last()? & 0x0f);
    let chosen: [u8; 4] = bytes.get(offset..)?.first_chunk().copied()?;
    let number = u32::from_be_bytes(chosen) & 0x7fff_ffff;
    let shown = number % 10_u32.pow(DIGITS);
    Some(format!("{shown:06}"))
}

/// The time step whose code this is: of now, the one before or the one after. All are compared, and each as slowly
/// whatever is in it.
pub(super) fn step_of(secret: &[u8], typed: &str, now: Time) -> Option<i64> {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let current = now.micros().div_euclid(STEP_US);
    let mut found = None;
    for step in current - SKEW..=current + SKEW {
        let expected = code(&key, step)?;
        if bool::from(expected.as_bytes().ct_eq(typed.as_bytes())) {
            found = Some(step);
        }
    }
    found
}

/// The secret as people type it into an app.
pub(super) fn secret_text(secret: &[u8]) -> String {
    BASE32_NOPAD.encode(secret)
}

/// What an app reads from a picture, or opens on the same phone.
pub(super) fn link(secret: &[u8], site: &str, account: &str) -> String {
    let (site, account) = (web::encoded(site), web::encoded(account));
    let secret = secret_text(secret);
    format!("otpauth://totp/{site}:{account}?secret={secret}&issuer={site}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(secret: &[u8]) -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret)
    }

    /// Appendix B of RFC 6238, of which apps show the last six digits.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (second, shown) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let now = Time::from_micros(second * 1_000_000);
            assert_eq!(step_of(secret, shown, now), Some(second / 30), "{second}");
        }
    }

    #[test]
    fn the_step_before_and_after_are_good_and_no_other() {
        let secret = [3; SECRET];
        let now = Time::from_micros(100 * STEP_US + 1);
        for step in 90..110 {
            let shown = code(&key(&secret), step).expect("a code");
            let near = (99..=101).contains(&step);
            assert_eq!(step_of(&secret, &shown, now), near.then_some(step));
        }
    }

    #[test]
    fn an_app_gets_a_link_without_loose_ends() {
        assert_eq!(
            link(b"12345678901234567890", "Balai: Demo", "a+b@c.my"),
            "otpauth://totp/Balai%3A%20Demo:a%2Bb%40c.my?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Balai%3A%20Demo"
        );
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_breaks_it(secret: Vec<u8>, typed: String, micros: i64) {
            let now = Time::from_micros(micros / 2);
            let found = step_of(&secret, &typed, now);
            prop_assert!(found.is_none() || typed.len() == 6);
        }
    }
}
