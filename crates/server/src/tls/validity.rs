//! From when to when a certificate holds.

use base::Time;
use rustls::pki_types::CertificateDer;
use x509_cert::der::Decode;

/// The first and the last moment of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Validity {
    pub(super) from: Time,
    pub(super) until: Time,
}

impl Validity {
    /// What a certificate says; nothing if it cannot be read.
    pub(super) fn of(certificate: &CertificateDer<'_>) -> Option<Self> {
        let read = x509_cert::Certificate::from_der(certificate).ok()?;
        let said = read.tbs_certificate.validity;
        let moment = |time: x509_cert::time::Time| {
            let micros = i64::try_from(time.to_unix_duration().as_micros());
            micros.ok().map(Time::from_micros)
        };
        Some(Self {
            from: moment(said.not_before)?,
            until: moment(said.not_after)?,
        })
    }

    /// When to ask for the next one: when a third of the time is left, however long it is.
    pub(super) fn renewal(self) -> Time {
        let (from, until) = (self.from.micros(), self.until.micros());
        Time::from_micros(until.saturating_sub(until.saturating_sub(from).max(0) / 3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rcgen::{CertificateParams, KeyPair, date_time_ymd};

    #[test]
    fn a_certificate_of_ninety_days_is_renewed_after_sixty() {
        let mut params = CertificateParams::new(vec!["balai.example".to_owned()]).unwrap();
        params.not_before = date_time_ymd(2026, 1, 1);
        params.not_after = date_time_ymd(2026, 4, 1);
        let made = params.self_signed(&KeyPair::generate().unwrap()).unwrap();
        let validity = Validity::of(made.der()).unwrap();
        assert_eq!(validity.from.rfc3339(), "2026-01-01T00:00:00Z");
        assert_eq!(validity.until.rfc3339(), "2026-04-01T00:00:00Z");
        assert_eq!(validity.renewal().rfc3339(), "2026-03-02T00:00:00Z");
    }

    #[test]
    fn what_is_no_certificate_has_no_time() {
        assert_eq!(Validity::of(&CertificateDer::from(vec![0x30, 0])), None);
    }

    proptest! {
        #[test]
        fn renewal_is_never_after_the_end(from: i64, until: i64) {
            let validity = Validity {
                from: Time::from_micros(from),
                until: Time::from_micros(until),
            };
            prop_assert!(validity.renewal() <= validity.until);
        }
    }
}
