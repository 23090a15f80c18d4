//! A provider that says what a test wants: it keeps the protocol, checks what we send, and signs whatever it is told to.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use base::Time;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha512};

pub(crate) const CLIENT: &str = "balai";
pub(crate) const SECRET: &str = "a secret of both";
pub(crate) const BACK: &str = "http://localhost:8080/oidc/rumah/back";

/// What somebody gets for a code.
#[derive(Clone)]
pub(crate) struct Grant {
    pub(crate) claims: Value,
    pub(crate) told: Value,
    pub(crate) challenge: String,
    pub(crate) sign: Sign,
}

/// How a word is signed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// With the key of this number, whether it is published or not.
    Key(u8),
    /// With the name of one key and another one.
    Forged,
    /// Not at all.
    None,
    /// With the secret that both know.
    Shared,
}

#[derive(Default)]
struct State {
    keys: Vec<u8>,
    grants: BTreeMap<String, Grant>,
    asked: BTreeMap<String, usize>,
    /// Whether it says who it is where it leads back to.
    says_issuer: bool,
}

pub(crate) struct Fake {
    pub(crate) address: SocketAddr,
    state: Arc<Mutex<State>>,
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn pair(number: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[number; 32]).expect("a key")
}

/// A word in its compact form.
pub(crate) fn word(typ: &str, claims: &Value, sign: Sign) -> String {
    let header = |alg: &str, number: u8| {
        encoded(&json!({ "alg": alg, "typ": typ, "kid": format!("key-{number}") }))
    };
    let (head, key) = match sign {
        Sign::Key(number) => (header("EdDSA", number), Some(pair(number))),
        Sign::Forged => (header("EdDSA", 1), Some(pair(99))),
        Sign::None => (header("none", 1), None),
        Sign::Shared => (header("HS256", 1), None),
    };
    let message = format!("{head}.{}", encoded(claims));
    let signature = match (key, sign) {
        (Some(key), _) => URL_SAFE_NO_PAD.encode(key.sign(message.as_bytes())),
        (None, Sign::Shared) => {
            let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
            URL_SAFE_NO_PAD.encode(hmac::sign(&key, message.as_bytes()))
        }
        (None, _) => String::new(),
    };
    format!("{message}.{signature}")
}

/// The hash of the token that goes with a word.
pub(crate) fn token_hash(code: &str) -> String {
    let digest = Sha512::digest(format!("access {code}"));
    URL_SAFE_NO_PAD.encode(&digest[..32])
}

impl Fake {
    pub(crate) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let fake = Self {
            address: listener.local_addr().expect("an address"),
            state: Arc::new(Mutex::new(State {
                keys: vec![1],
                ..State::default()
            })),
        };
        let (state, issuer) = (Arc::clone(&fake.state), fake.issuer());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.expect("a connection");
                serve(stream, &state, &issuer);
            }
        });
        fake
    }

    pub(crate) fn issuer(&self) -> String {
        format!("http://{}/realms/rumah", self.address)
    }

    /// Publishes these keys from now on.
    pub(crate) fn publish(&self, keys: &[u8]) {
        self.state.lock().expect("the state").keys = keys.to_vec();
    }

    pub(crate) fn says_issuer(&self) {
        self.state.lock().expect("the state").says_issuer = true;
    }

    pub(crate) fn grant(&self, code: &str, grant: Grant) {
        let mut state = self.state.lock().expect("the state");
        state.grants.insert(code.to_owned(), grant);
    }

    /// How often it was asked for something.
    pub(crate) fn asked(&self, path: &str) -> usize {
        let state = self.state.lock().expect("the state");
        state.asked.get(path).copied().unwrap_or_default()
    }

    /// What a sound word says of somebody.
    pub(crate) fn claims(&self, now: Time, (sub, nonce): (&str, &str)) -> Value {
        let second = now.micros() / 1_000_000;
        json!({
            "iss": self.issuer(), "aud": CLIENT, "sub": sub, "nonce": nonce, "sid": format!("session of {sub}"),
            "iat": second, "exp": second + 300,
        })
    }

    /// A sound word that somebody signed out.
    pub(crate) fn gone(&self, now: Time, (sid, id): (&str, &str)) -> Value {
        let second = now.micros() / 1_000_000;
        json!({
            "iss": self.issuer(), "aud": CLIENT, "iat": second, "exp": second + 120, "jti": id, "sid": sid,
            "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
        })
    }
}

fn serve(stream: TcpStream, state: &Mutex<State>, issuer: &str) {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    if reader.read_line(&mut line).unwrap_or_default() == 0 {
        return;
    }
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let (mut length, mut proof) = (0, String::new());
    loop {
        let mut field = String::new();
        reader.read_line(&mut field).expect("a field");
        let Some((name, value)) = field.trim().split_once(':') else {
            break;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().expect("a length"),
            "authorization" => value.clone_into(&mut proof),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("a body");
    let path = path.strip_prefix("/realms/rumah").unwrap_or_default();
    let bearer = proof.strip_prefix("Bearer ").unwrap_or_default();
    let secret = proof.strip_prefix("Basic ").unwrap_or_default();
    let mut state = state.lock().expect("the state");
    *state.asked.entry(path.to_owned()).or_default() += 1;
    let (status, said) = match path {
        "/.well-known/openid-configuration" => (200, about(issuer, state.says_issuer)),
        "/keys" => {
            let keys: Vec<Value> = state.keys.iter().map(|number| public(*number)).collect();
            (200, json!({ "keys": keys }))
        }
        "/token" => redeemed(&state, &body, secret),
        "/me" => match state
            .grants
            .get(bearer.strip_prefix("access ").unwrap_or_default())
        {
            Some(grant) => (200, grant.told.clone()),
            None => (401, json!({ "error": "invalid_token" })),
        },
        _ => (404, json!({})),
    };
    let said = said.to_string();
    let head = format!(
        "HTTP/1.1 {status} OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        said.len()
    );
    let mut stream = reader.into_inner();
    let _ = stream.write_all(format!("{head}{said}").as_bytes());
}

fn about(issuer: &str, says_issuer: bool) -> Value {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/auth"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/me"),
        "end_session_endpoint": format!("{issuer}/logout?ui=1"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        "authorization_response_iss_parameter_supported": says_issuer,
    })
}

fn public(number: u8) -> Value {
    let x = URL_SAFE_NO_PAD.encode(pair(number).public_key().as_ref());
    json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": format!("key-{number}"), "x": x })
}

/// The word and the token for a code, if whoever asks has the secret and is the browser's own instance.
fn redeemed(state: &State, body: &[u8], secret: &str) -> (u16, Value) {
    let fields: BTreeMap<String, String> = url::form_urlencoded::parse(body).into_owned().collect();
    let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let code = field("code");
    let refused = |why: &str| {
        (
            400,
            json!({ "error": "invalid_grant", "error_description": why }),
        )
    };
    let basic = base64::engine::general_purpose::STANDARD.decode(secret);
    let basic = String::from_utf8(basic.unwrap_or_default()).unwrap_or_default();
    if basic != format!("{CLIENT}:{}", web::encoded(SECRET).replace("%20", "+")) {
        return (401, json!({ "error": "invalid_client" }));
    }
    let Some(grant) = state.grants.get(code) else {
        return refused("no such code");
    };
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(field("code_verifier")));
    if challenge != grant.challenge || field("redirect_uri") != BACK {
        return refused("not the one that asked");
    }
    let id_token = word("JWT", &grant.claims, grant.sign);
    let tokens = json!({
        "access_token": format!("access {code}"), "token_type": "Bearer", "expires_in": 60, "id_token": id_token,
    });
    (200, tokens)
}
