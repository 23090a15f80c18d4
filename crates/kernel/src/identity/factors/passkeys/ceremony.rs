//! What a browser is asked and what its answer is worth, as `WebAuthn` has it. The library judges; there is no store here.

use base::Lang;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use web::Site;
use webauthn_rs_core::WebauthnCore;
use webauthn_rs_core::error::WebauthnError;
use webauthn_rs_core::proto::{
    AuthenticationState, Credential, CredentialID, PublicKeyCredential,
    RegisterPublicKeyCredential, RegistrationState, UserVerificationPolicy,
};

use super::super::super::error::Error;
use super::model::Passkey;
use super::rules::{self, CHALLENGE_LIFE};

/// Bytes of what a device knows a person by.
pub(super) const HANDLE: usize = 32;

/// The instance as devices know it.
pub(in crate::identity) struct House(WebauthnCore);

/// A question: what goes to the browser, and what stays here.
pub(super) struct Asked {
    pub(super) options: Value,
    pub(super) state: String,
}

/// Whom a new passkey is for, as the device shows it.
pub(super) struct Owner<'a> {
    /// What the device knows them by.
    pub(super) handle: &'a str,
    /// Their address, to tell one account from another.
    pub(super) account: &'a str,
    /// What they are called.
    pub(super) name: &'a str,
}

/// Why an answer is worth nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is not the answer to that question by that passkey.
    Wrong,
    /// It is right, but its count went back: there may be a copy of the key.
    Copied,
}

impl House {
    /// The instance, unless its address has no name under which devices keep keys.
    pub(in crate::identity) fn of(site: &Site, lang: Lang) -> Option<Self> {
        let (origin, domain) = rules::origin(site.public_url())?;
        let name = site.name(lang);
        // Everything that the library lets one leave out is left in: no subdomains, no other ports, counts that rise.
        Some(Self(WebauthnCore::new_unsafe_experts_only(
            &name,
            &domain,
            vec![origin],
            CHALLENGE_LIFE,
            Some(false),
            Some(false),
        )))
    }

    /// Asks for a passkey that the device finds by itself, and for whose use it looks at its person.
    pub(super) fn add_ask(&self, owner: &Owner<'_>, known: &[Passkey]) -> Result<Asked, Error> {
        let handle = bytes(owner.handle).ok_or(Error::Passkey)?;
        let known: Option<Vec<CredentialID>> =
            known.iter().map(|one| bytes(&one.credential_id)).collect();
        let builder = self
            .0
            .new_challenge_register_builder(&handle, owner.account, owner.name)
            .map_err(|error| broken(&error))?;
        let builder = builder
            .user_verification_policy(UserVerificationPolicy::Required)
            .require_resident_key(true)
            .exclude_credentials(known);
        let (options, state) = self
            .0
            .generate_challenge_register(builder)
            .map_err(|error| broken(&error))?;
        asked(&options, &state)
    }

    /// The passkey that a browser made, or nothing if it is not what was asked for.
    pub(super) fn added(&self, state: &str, answer: &str) -> Option<Credential> {
        let state: RegistrationState = read(state)?;
        let answer: RegisterPublicKeyCredential = read(answer)?;
        let judged = self.0.register_credential(&answer, &state, None);
        judged.inspect_err(noted).ok()
    }

    /// Asks for proof by one of these passkeys, or by any that the device has for us.
    pub(super) fn prove_ask(&self, known: &[Passkey]) -> Result<Asked, Error> {
        let known: Option<Vec<Credential>> = known.iter().map(credential).collect();
        let policy = Some(UserVerificationPolicy::Required);
        let builder = self
            .0
            .new_challenge_authenticate_builder(known.unwrap_or_default(), policy)
            .map_err(|error| broken(&error))?;
        let (options, state) = self
            .0
            .generate_challenge_authenticate(builder)
            .map_err(|error| broken(&error))?;
        asked(&options, &state)
    }

    /// How often the device says that the passkey was used, if the answer is right.
    pub(super) fn proved(
        &self,
        (state, answer): (&str, &Answer),
        passkey: &Passkey,
    ) -> Result<i64, Refusal> {
        let state: AuthenticationState = read(state).ok_or(Refusal::Wrong)?;
        let known = credential(passkey).ok_or(Refusal::Wrong)?;
        let judged = self
            .0
            .authenticate_single_credential(&answer.0, &state, &known);
        match judged {
            Ok(used) if used.user_verified() => Ok(i64::from(used.counter())),
            Ok(_) => Err(Refusal::Wrong),
            Err(WebauthnError::CredentialPossibleCompromise) => Err(Refusal::Copied),
            Err(error) => {
                noted(&error);
                Err(Refusal::Wrong)
            }
        }
    }
}

/// What a browser said to prove something.
#[derive(Debug)]
pub(super) struct Answer(PublicKeyCredential);

impl Answer {
    /// Reads it, if it can be one.
    pub(super) fn read(text: &str) -> Option<Self> {
        read(text).map(Self)
    }

    /// What the device calls the passkey.
    pub(super) fn credential_id(&self) -> String {
        text(&self.0.raw_id)
    }

    /// Whom the device says that it is for. Asked for certain passkeys, it need not say so.
    pub(super) fn is_for(&self, handle: &str, must: bool) -> bool {
        match self.0.get_user_unique_id() {
            Some(said) => text(said) == handle,
            None => !must,
        }
    }
}

/// Bytes as they are kept and sent.
pub(super) fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// A kept passkey as the library knows it, with the count of its last use.
fn credential(passkey: &Passkey) -> Option<Credential> {
    let kept: Credential = read(&passkey.credential)?;
    Some(Credential {
        counter: u32::try_from(passkey.counter).ok()?,
        ..kept
    })
}

fn asked(options: &impl Serialize, state: &impl Serialize) -> Result<Asked, Error> {
    Ok(Asked {
        options: serde_json::to_value(options).map_err(|_| Error::Passkey)?,
        state: write(state)?,
    })
}

/// A value as it is kept.
pub(super) fn write(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::Passkey)
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// The library could not ask: nothing that anybody sent can bring this about.
fn broken(error: &WebauthnError) -> Error {
    tracing::error!(%error, "a passkey could not be asked for");
    Error::Passkey
}

fn noted(error: &WebauthnError) {
    tracing::debug!(%error, "a passkey was refused");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;
    use sha2::{Digest, Sha256};

    use super::*;

    const ORIGIN: &str = "http://localhost:8080";

    /// As passkeys were kept by the first release that had them.
    const KEPT: &str = r#"{"cred_id":"AA","cred":{"type_":"ES256","key":{"EC_EC2":{"curve":"SECP256R1",
        "x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}}},
        "counter":0,"transports":["internal"],"user_verified":true,"backup_eligible":false,"backup_state":false,
        "registration_policy":"required","extensions":{"cred_protect":"Ignored"},
        "attestation":{"data":"None","metadata":"None"},"attestation_format":"none"}"#;

    fn house() -> House {
        let (origin, domain) = rules::origin(ORIGIN).expect("an origin");
        let (life, no) = (CHALLENGE_LIFE, Some(false));
        House(WebauthnCore::new_unsafe_experts_only(
            "Balai",
            &domain,
            vec![origin],
            life,
            no,
            no,
        ))
    }

    fn client(kind: &str, asked: &Asked) -> String {
        let challenge = asked.options.pointer("/publicKey/challenge");
        let client =
            json!({"type": kind, "challenge": challenge, "origin": ORIGIN, "crossOrigin": false});
        text(client.to_string().as_bytes())
    }

    fn answer(response: &Value) -> String {
        json!({"id": "AA", "rawId": "AA", "type": "public-key", "response": response}).to_string()
    }

    /// What a device would say of itself if it were one, with anything behind it.
    fn said(flags: u8, rest: &[u8]) -> Vec<u8> {
        let mut said = Sha256::digest(b"localhost").to_vec();
        said.push(flags);
        said.extend(rest);
        said
    }

    proptest! {
        #[test]
        fn whatever_a_stranger_sends_is_refused_and_breaks_nothing(
            flags: u8,
            rest: Vec<u8>,
            object: Vec<u8>,
        ) {
            let house = house();
            let handle = text(&[7; HANDLE]);
            let owner = Owner { handle: &handle, account: "a", name: "b" };
            let asked = house.add_ask(&owner, &[]).expect("a question");
            let said = said(flags, &rest);
            let length = u16::try_from(said.len()).expect("not many bytes").to_be_bytes();
            let head = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59";
            let whole = [&head[..], &length, &said].concat();
            for object in [object, whole] {
                let response = json!({
                    "clientDataJSON": client("webauthn.create", &asked),
                    "attestationObject": text(&object),
                });
                prop_assert!(house.added(&asked.state, &answer(&response)).is_none());
            }
            let asked = house.prove_ask(&[]).expect("a question");
            let response = json!({
                "clientDataJSON": client("webauthn.get", &asked),
                "authenticatorData": text(&said),
                "signature": text(&rest),
            });
            let read = Answer::read(&answer(&response)).expect("an answer");
            prop_assert!(!read.is_for(&handle, true) && read.is_for(&handle, false));
            let passkey = Passkey {
                id: String::new(),
                person: base::Id::from_bits(1),
                handle,
                name: String::new(),
                credential_id: "AA".to_owned(),
                credential: KEPT.to_owned(),
                counter: 0,
                created: base::Time::from_micros(0),
                used: None,
            };
            prop_assert!(credential(&passkey).is_some());
            let judged = house.proved((&asked.state, &read), &passkey);
            prop_assert_eq!(judged, Err(Refusal::Wrong));
        }
    }
}
