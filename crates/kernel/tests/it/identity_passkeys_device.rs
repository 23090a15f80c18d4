//! A device that keeps a passkey, written from the standard, so that the library has somebody to disagree with.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

const PRESENT: u8 = 1;
const VERIFIED: u8 = 4;
const NEW_KEY: u8 = 64;

/// A device with one passkey. What it says can be bent to see who notices.
pub(crate) struct Device {
    key: EcdsaKeyPair,
    id: Vec<u8>,
    /// What it knows its person by, once it has made the passkey.
    pub(crate) handle: String,
    /// Which site the browser says that it is on.
    pub(crate) origin: String,
    /// For whom it says that it keeps the key.
    pub(crate) domain: String,
    /// Whether it looked at its person.
    pub(crate) verifies: bool,
    /// How often it was used; always zero on devices that do not count.
    pub(crate) count: u32,
}

impl Device {
    /// A device whose passkey is called so.
    pub(crate) fn new(id: &str) -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random);
        let pkcs8 = pkcs8.expect("a key");
        let key =
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random);
        Self {
            key: key.expect("a key"),
            id: format!("credential of {id}").into_bytes(),
            handle: String::new(),
            origin: "http://localhost:8080".to_owned(),
            domain: "localhost".to_owned(),
            verifies: true,
            count: 0,
        }
    }

    /// Makes its passkey, as `navigator.credentials.create` does.
    pub(crate) fn make(&mut self, options: &Value) -> String {
        let asked = &options["publicKey"];
        self.handle = word(&asked["user"]["id"]);
        let client = self.client("webauthn.create", asked);
        let mut object = vec![0xa3];
        object.extend(cbor_text("fmt"));
        object.extend(cbor_text("none"));
        object.extend(cbor_text("attStmt"));
        object.push(0xa0);
        object.extend(cbor_text("authData"));
        object.extend(cbor_bytes(&self.said(NEW_KEY, &self.attested())));
        let response = json!({
            "clientDataJSON": text(&client),
            "attestationObject": text(&object),
            "transports": ["internal", "carrier-pigeon"],
        });
        self.answer(&response)
    }

    /// Uses its passkey, as `navigator.credentials.get` does.
    pub(crate) fn prove(&self, options: &Value) -> String {
        let client = self.client("webauthn.get", &options["publicKey"]);
        let said = self.said(0, &[]);
        let signed = [&said[..], digest(&SHA256, &client).as_ref()].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed);
        let response = json!({
            "clientDataJSON": text(&client),
            "authenticatorData": text(&said),
            "signature": text(signature.expect("a signature").as_ref()),
            "userHandle": self.handle,
        });
        self.answer(&response)
    }

    fn answer(&self, response: &Value) -> String {
        let id = text(&self.id);
        json!({"id": id, "rawId": id, "type": "public-key", "response": response}).to_string()
    }

    fn client(&self, kind: &str, asked: &Value) -> Vec<u8> {
        let client = json!({
            "type": kind,
            "challenge": asked["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        });
        client.to_string().into_bytes()
    }

    /// What the device says of itself: for whom, what it did, how often.
    fn said(&self, more: u8, rest: &[u8]) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut said = digest(&SHA256, self.domain.as_bytes()).as_ref().to_vec();
        said.push(PRESENT | verified | more);
        said.extend(self.count.to_be_bytes());
        said.extend(rest);
        said
    }

    /// Its new key, as COSE writes it.
    fn attested(&self) -> Vec<u8> {
        let length = u16::try_from(self.id.len()).expect("a short id");
        let point = self.key.public_key().as_ref();
        let (x, y) = (&point[1..33], &point[33..]);
        let mut out = vec![0; 16];
        out.extend(length.to_be_bytes());
        out.extend(&self.id);
        // A map of five: kind 2, algorithm -7, curve 1, and both halves of the point.
        out.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
        out.extend(cbor_bytes(x));
        out.push(0x22);
        out.extend(cbor_bytes(y));
        out
    }
}

pub(crate) fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn word(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn cbor_text(text: &str) -> Vec<u8> {
    let length = u8::try_from(text.len()).expect("a short text");
    [&[0x60 | length][..], text.as_bytes()].concat()
}

fn cbor_bytes(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("not many bytes");
    [&[0x59][..], &length.to_be_bytes(), bytes].concat()
}
