//! What goes to a provider and what its answers are worth, as OpenID Connect has it. The library judges signatures and the
//! word about who it is; words that somebody signed out are judged here. Asks providers, so nobody holds a transaction.

use std::sync::{Arc, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base::{Lang, Time};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClaimName, CoreClaimType,
    CoreClient, CoreClientAuthMethod, CoreGenderClaim, CoreGrantType, CoreIdToken,
    CoreIdTokenVerifier, CoreJsonWebKey, CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType,
    CoreSubjectIdentifierType, CoreTokenResponse,
};
use openidconnect::http::{Method, Response, header};
use openidconnect::{
    AccessToken, AccessTokenHash, AdditionalClaims, AdditionalProviderMetadata, AuthType,
    AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, DiscoveryError,
    HttpRequest, HttpResponse, IssuerUrl, JsonWebKey, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl, RequestTokenError, Scope,
    SignatureVerificationError, SubjectIdentifier, TokenResponse, UserInfoClaims, UserInfoError,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use url::Url;

use super::error::Error;
use super::model::{Arrival, ClientAuth, Derived, Provider};
use super::rules::{self, Gone};
use crate::outbound::{self, Client, Limits, Trust, is_named};

/// What one question to a provider may cost. Nobody is led elsewhere: it says itself where it is.
const LIMITS: Limits = Limits {
    bytes: 256 * 1024,
    time: Duration::from_secs(10),
    redirects: 0,
};

/// How words may be signed: with keys of which we hold the public half. Neither not at all nor with a secret that both know.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What a provider says of itself beside what the library knows.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Beside {
    end_session_endpoint: Option<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Beside {}

type Metadata = ProviderMetadata<
    Beside,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// What a provider said of itself when it was last asked, and when a key was missed last.
#[derive(Default)]
pub(super) struct Kept {
    known: Option<Arc<Known>>,
    missed: Option<Time>,
}

struct Known {
    metadata: Metadata,
    at: Time,
}

/// All that a provider tells of somebody.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Told {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Told {}

/// A provider that is asked something now.
pub(super) struct Door<'a> {
    pub(super) provider: &'a Provider,
    pub(super) outbound: &'a Client,
    /// Machines on a private network that may be asked.
    pub(super) hosts: &'a [String],
    pub(super) public_url: &'a str,
    pub(super) now: Time,
}

/// Where a browser goes.
pub(super) struct Way {
    /// The trip's secret.
    pub(super) state: String,
    pub(super) derived: Derived,
    pub(super) lang: Lang,
    /// Whether the provider has to look at the person anew: other people use the browser.
    pub(super) anew: bool,
}

/// What came back with a browser.
pub(super) struct Back {
    pub(super) code: String,
    pub(super) iss: Option<String>,
    pub(super) derived: Derived,
}

/// Whose key is not known is asked for once more.
enum Judged {
    Missed,
    Wrong(Error),
}

impl From<SignatureVerificationError> for Judged {
    fn from(error: SignatureVerificationError) -> Self {
        match error {
            SignatureVerificationError::NoMatchingKey => Self::Missed,
            SignatureVerificationError::DisallowedAlg(_)
            | SignatureVerificationError::UnsupportedAlg(_)
            | SignatureVerificationError::NoSignature => {
                Self::Wrong(Error::Refused("not signed in a way that is taken"))
            }
            _ => Self::Wrong(Error::Refused("not signed by the provider")),
        }
    }
}

impl Door<'_> {
    /// Where the browser goes to.
    pub(super) fn way(&self, way: Way) -> Result<String, Error> {
        let known = self.known()?;
        let client = self.client(&known);
        let client = client.set_redirect_uri(self.back()?);
        let verifier = PkceCodeVerifier::new(way.derived.verifier);
        let (state, nonce) = (way.state, way.derived.nonce);
        let mut asked = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_extra_param("ui_locales", way.lang.code().to_owned());
        let scopes = self.provider.scopes.iter();
        for scope in scopes.filter(|scope| *scope != "openid") {
            asked = asked.add_scope(Scope::new(scope.clone()));
        }
        if way.anew {
            asked = asked.add_prompt(CoreAuthPrompt::Login);
        }
        let (url, _, _) = asked.url();
        Ok(url.into())
    }

    /// Who came back with this.
    pub(super) fn redeem(&self, back: Back) -> Result<Arrival, Error> {
        let known = self.known()?;
        let announced = known
            .metadata
            .additional_metadata()
            .authorization_response_iss_parameter_supported;
        rules::issuer_said(back.iss.as_deref(), &self.provider.issuer, announced)?;
        let client = self.client(&known).set_redirect_uri(self.back()?);
        let asked = client
            .exchange_code(AuthorizationCode::new(back.code))
            .map_err(|_| Error::Refused("it has no place to redeem codes"))?
            .set_pkce_verifier(PkceCodeVerifier::new(back.derived.verifier));
        let tokens: CoreTokenResponse =
            asked
                .request(&|request| self.ask(request))
                .map_err(|error| match error {
                    RequestTokenError::Request(error) => Error::Unreachable(error),
                    RequestTokenError::ServerResponse(_) => {
                        Error::Refused("the code was not redeemed")
                    }
                    _ => Error::Refused("no answer to a code"),
                })?;
        let word = tokens
            .id_token()
            .ok_or(Error::Refused("no word of who it is"))?;
        let nonce = Nonce::new(back.derived.nonce);
        let access = tokens.access_token();
        let known = match self.judge(&known, word, (&nonce, access)) {
            Ok(()) => known,
            Err(Judged::Wrong(error)) => return Err(error),
            Err(Judged::Missed) => {
                let renewed = self.again()?;
                let judged = self.judge(&renewed, word, (&nonce, access));
                judged.map_err(|judged| match judged {
                    Judged::Wrong(error) => error,
                    Judged::Missed => Error::Refused("signed with a key that nobody knows"),
                })?;
                renewed
            }
        };
        self.arrival(&known, (word, access))
    }

    /// Whether the provider said who it is, now, to us, for this browser, with this token.
    fn judge(
        &self,
        known: &Known,
        word: &CoreIdToken,
        (nonce, access): (&Nonce, &AccessToken),
    ) -> Result<(), Judged> {
        let verifier = self.verifier(known)?;
        let claims = word.claims(&verifier, nonce).map_err(|error| match error {
            ClaimsVerificationError::SignatureVerification(error) => error.into(),
            ClaimsVerificationError::Expired(_) => Judged::Wrong(Error::Refused("not of now")),
            ClaimsVerificationError::InvalidAudience(_) => {
                Judged::Wrong(Error::Refused("for somebody else"))
            }
            ClaimsVerificationError::InvalidIssuer(_) => {
                Judged::Wrong(Error::Refused("of another issuer"))
            }
            ClaimsVerificationError::InvalidNonce(_) => {
                Judged::Wrong(Error::Refused("for another browser"))
            }
            _ => Judged::Wrong(Error::Refused("not a word that is understood")),
        })?;
        if let Some(hash) = claims.access_token_hash() {
            let key = word.signing_key(&verifier)?;
            let same = AccessTokenHash::from_token(access, word.signing_alg()?, key);
            if same.ok().as_ref() != Some(hash) {
                return Err(Judged::Wrong(Error::Refused("with another token")));
            }
        }
        Ok(())
    }

    fn verifier<'v>(&self, known: &Known) -> Result<CoreIdTokenVerifier<'v>, Judged> {
        let strange = |_| Judged::Wrong(Error::Refused("not an issuer"));
        let issuer = IssuerUrl::new(self.provider.issuer.clone()).map_err(strange)?;
        let client = ClientId::new(self.provider.client_id.clone());
        let now = moment(self.now);
        // As if without a secret: words that are signed with one are none.
        let keys = known.metadata.jwks().clone();
        let verifier = CoreIdTokenVerifier::new_public_client(client, issuer, keys);
        let (earliest, latest) = (
            now.checked_sub(rules::WORD_LIFE).unwrap_or(UNIX_EPOCH),
            now + rules::SKEW,
        );
        Ok(verifier
            .set_allowed_algs(ALGORITHMS)
            .set_other_audience_verifier_fn(|_| false)
            .set_time_fn(move || now.checked_sub(rules::SKEW).unwrap_or(UNIX_EPOCH).into())
            .set_issue_time_verifier_fn(move |at| {
                let at = SystemTime::from(at);
                let soon = (earliest..=latest).contains(&at);
                soon.then_some(()).ok_or_else(|| "not of now".to_owned())
            }))
    }

    /// What the provider's word, and what it tells beside it, say of the person.
    fn arrival(
        &self,
        known: &Known,
        (word, access): (&CoreIdToken, &AccessToken),
    ) -> Result<Arrival, Error> {
        let id_token = word.to_string();
        let claims = payload(&id_token).ok_or(Error::Refused("not a word that is understood"))?;
        if !rules::party_is(&claims, &self.provider.client_id) {
            return Err(Error::Refused("for somebody else"));
        }
        let sub = rules::text(&claims, "sub").ok_or(Error::Refused("nobody is named"))?;
        let told = self.told(known, (&sub, access))?;
        let all = merged(&claims, told);
        let numbers = self.provider.papers.iter();
        let numbers = numbers.filter_map(|(claim, kind)| {
            let number = rules::text(&all, claim)?;
            Some((kind.clone(), number))
        });
        Ok(Arrival {
            provider: self.provider.code.clone(),
            issuer: self.provider.issuer.clone(),
            sid: rules::text(&claims, "sid").unwrap_or_default(),
            name: rules::name(&all),
            email: rules::text(&all, "email"),
            verified: rules::is_verified(&all),
            numbers: numbers.collect(),
            onward: String::new(),
            id_token,
            sub,
        })
    }

    /// What the provider tells of the person, which it may do about that person alone.
    fn told(
        &self,
        known: &Known,
        (sub, access): (&str, &AccessToken),
    ) -> Result<Map<String, Value>, Error> {
        let client = self.client(known);
        let whom = SubjectIdentifier::new(sub.to_owned());
        let Ok(asked) = client.user_info(access.clone(), Some(whom)) else {
            return Ok(Map::new());
        };
        let told: Result<UserInfoClaims<Told, CoreGenderClaim>, _> =
            asked.request(&|request| self.ask(request));
        let told = told.map_err(|error| match error {
            UserInfoError::Request(error) => Error::Unreachable(error),
            UserInfoError::ClaimsVerification(_) => Error::Refused("told of somebody else"),
            _ => Error::Refused("nothing told that is understood"),
        })?;
        match serde_json::to_value(&told) {
            Ok(Value::Object(all)) => Ok(all),
            _ => Err(Error::Refused("nothing told that is understood")),
        }
    }

    /// Who signed out, if the word is the provider's.
    pub(super) fn gone(&self, token: &str) -> Result<Gone, Error> {
        if token.len() > rules::TOKEN_MAX {
            return Err(Error::Refused("too long"));
        }
        let known = self.known()?;
        let signed = match signed(&known, token) {
            Ok(claims) => Ok(claims),
            Err(Judged::Missed) => signed(&*self.again()?, token),
            Err(Judged::Wrong(error)) => return Err(error),
        };
        let claims = signed.map_err(|judged| match judged {
            Judged::Wrong(error) => error,
            Judged::Missed => Error::Refused("signed with a key that nobody knows"),
        })?;
        let ours = (
            self.provider.issuer.as_str(),
            self.provider.client_id.as_str(),
        );
        rules::gone(&claims, ours, self.now)
    }

    /// Where the browser goes to sign out there, if the provider knows of such a thing.
    pub(super) fn leave(&self, id_token: &str, lang: Lang) -> Result<Option<String>, Error> {
        let known = self.known()?;
        let Some(there) = &known.metadata.additional_metadata().end_session_endpoint else {
            return Ok(None);
        };
        let mut url = Url::parse(there).map_err(|_| Error::Refused("not an address"))?;
        let back = format!("{}/oidc/{}/out", self.public_url, self.provider.code);
        url.query_pairs_mut()
            .append_pair("id_token_hint", id_token)
            .append_pair("client_id", &self.provider.client_id)
            .append_pair("post_logout_redirect_uri", &back)
            .append_pair("state", lang.code());
        self.reachable(url.as_str())?;
        Ok(Some(url.into()))
    }

    /// Where browsers come back to.
    fn back(&self) -> Result<RedirectUrl, Error> {
        let back = format!("{}/oidc/{}/back", self.public_url, self.provider.code);
        RedirectUrl::new(back).map_err(|_| Error::Refused("no address to come back to"))
    }

    /// What the provider says of itself, asked for again after a while.
    fn known(&self) -> Result<Arc<Known>, Error> {
        let kept = self.kept().known.clone();
        match kept.filter(|known| self.now.since(known.at) < rules::KEPT_LIFE) {
            Some(known) => Ok(known),
            None => self.discover(),
        }
    }

    /// The same, because a key is missed. Whoever sends words that are signed by nobody has it asked seldom.
    fn again(&self) -> Result<Arc<Known>, Error> {
        {
            let mut kept = self.kept();
            let missed = kept.missed.replace(self.now);
            if missed.is_some_and(|missed| self.now.since(missed) < rules::AGAIN_AFTER) {
                kept.missed = missed;
                return Err(Error::Refused("signed with a key that nobody knows"));
            }
        }
        self.discover()
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        let kept = self.provider.known.lock();
        kept.unwrap_or_else(PoisonError::into_inner)
    }

    fn discover(&self) -> Result<Arc<Known>, Error> {
        let metadata = said(&self.provider.issuer, &|request| self.ask(request))?;
        self.reachable(metadata.authorization_endpoint().as_str())?;
        let known = Arc::new(Known {
            metadata,
            at: self.now,
        });
        self.kept().known = Some(Arc::clone(&known));
        Ok(known)
    }

    /// Whether an address that a provider names is one over TLS, or one of the operator's own machines.
    fn reachable(&self, url: &str) -> Result<(), Error> {
        if url.starts_with("https://") || is_named(self.hosts, url) {
            Ok(())
        } else {
            Err(Error::Refused("an address without TLS"))
        }
    }

    /// Asks the provider something. Only machines that the operator named are reached on a private network.
    fn ask(&self, request: HttpRequest) -> Result<HttpResponse, outbound::Error> {
        let (parts, body) = request.into_parts();
        let url = parts.uri.to_string();
        let own = is_named(self.hosts, &url);
        if !own && !url.starts_with("https://") {
            return Err(outbound::Error::Refused("an address without TLS"));
        }
        let trust = if own { Trust::Operator } else { Trust::Public };
        let fields: Vec<(String, String)> = parts
            .headers
            .iter()
            .filter_map(|(name, value)| {
                let value = value.to_str().ok()?;
                Some((name.as_str().to_owned(), value.to_owned()))
            })
            .collect();
        let how = (&LIMITS, trust);
        let answer = if parts.method == Method::POST {
            self.outbound.post(&url, &fields, &body, how)?
        } else {
            self.outbound.get_from(&url, &fields, how)?
        };
        let mut response = Response::builder().status(answer.status);
        if let Some(content_type) = answer.content_type {
            response = response.header(header::CONTENT_TYPE, content_type);
        }
        let strange = |_| outbound::Error::Refused("not an answer");
        response.body(answer.body).map_err(strange)
    }
}

/// What a provider says of itself, in two documents.
fn said<A>(issuer: &str, ask: &A) -> Result<Metadata, Error>
where
    A: Fn(HttpRequest) -> Result<HttpResponse, outbound::Error>,
{
    let issuer = IssuerUrl::new(issuer.to_owned()).map_err(|_| Error::Refused("not an issuer"))?;
    Metadata::discover(&issuer, ask).map_err(|error| match error {
        DiscoveryError::Request(error) => Error::Unreachable(error),
        DiscoveryError::Response(..) => Error::Refused("it does not say what it is"),
        _ => Error::Refused("it says of itself what cannot be"),
    })
}

/// Whether a word that somebody signed out is signed by the provider that says this of itself, and says so at this time;
/// `None` if what it says cannot be. Asks nobody: for whoever tries bytes of all sorts on these readers.
pub fn logout_judge(
    (issuer, client): (&str, &str),
    (about, keys): (&[u8], &[u8]),
    (token, now): (&str, Time),
) -> Option<bool> {
    let answered = |request: HttpRequest| {
        let first = request.uri().path().contains("/.well-known/");
        let response = Response::builder().header(header::CONTENT_TYPE, "application/json");
        let body = if first { about } else { keys };
        let strange = |_| outbound::Error::Refused("not an answer");
        response.body(body.to_vec()).map_err(strange)
    };
    let metadata = said(issuer, &answered).ok()?;
    let known = Known { metadata, at: now };
    let claims = signed(&known, token).ok();
    Some(claims.is_some_and(|claims| rules::gone(&claims, (issuer, client), now).is_ok()))
}

/// The claims of a word that says that somebody signed out, if a key of the provider signed it.
fn signed(known: &Known, token: &str) -> Result<Value, Judged> {
    let refused = |why| Judged::Wrong(Error::Refused(why));
    let mut parts = token.split('.');
    let (Some(head), Some(body), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(refused("not a word"));
    };
    let header = decoded(head).ok_or_else(|| refused("not a word"))?;
    if !rules::is_logout_type(&header) || header.get("crit").is_some() {
        return Err(refused("of another sort"));
    }
    let algorithm = header.get("alg").cloned().unwrap_or_default();
    let algorithm: Option<CoreJwsSigningAlgorithm> = serde_json::from_value(algorithm).ok();
    let algorithm = algorithm.filter(|one| ALGORITHMS.contains(one));
    let algorithm = algorithm.ok_or_else(|| refused("not signed in a way that is taken"))?;
    let signature = URL_SAFE_NO_PAD.decode(signature);
    let signature = signature.map_err(|_| refused("not a word"))?;
    let keys = suitable(known.metadata.jwks(), header.get("kid"));
    if keys.is_empty() {
        return Err(Judged::Missed);
    }
    let message = format!("{head}.{body}");
    let is_of = |key: &&CoreJsonWebKey| {
        key.verify_signature(&algorithm, message.as_bytes(), &signature)
            .is_ok()
    };
    if keys.iter().any(is_of) {
        decoded(body).ok_or_else(|| refused("not a word"))
    } else {
        Err(refused("not signed by the provider"))
    }
}

/// Keys that a word may be signed with.
fn suitable<'k>(keys: &'k CoreJsonWebKeySet, name: Option<&Value>) -> Vec<&'k CoreJsonWebKey> {
    let all = keys.keys().iter();
    let named = all.filter(|key| match name {
        None => true,
        Some(name) => key.key_id().is_some_and(|known| name == known.as_str()),
    });
    named.collect()
}

fn moment(time: Time) -> SystemTime {
    UNIX_EPOCH + time.since(Time::from_micros(0))
}

/// A part of a word.
fn decoded(part: &str) -> Option<Value> {
    let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
    serde_json::from_slice(&bytes).ok().filter(Value::is_object)
}

/// What a word says.
fn payload(token: &str) -> Option<Value> {
    decoded(token.split('.').nth(1)?)
}

/// What was told, over what the word says.
fn merged(claims: &Value, told: Map<String, Value>) -> Value {
    let mut all = claims.as_object().cloned().unwrap_or_default();
    // An address and whether it is theirs belong together.
    if told.contains_key("email") {
        all.remove("email_verified");
    }
    all.extend(told);
    Value::Object(all)
}

impl Door<'_> {
    fn client(&self, known: &Known) -> Set {
        let id = ClientId::new(self.provider.client_id.clone());
        let secret = self.provider.secret.clone().map(ClientSecret::new);
        let auth = match self.provider.client_auth {
            ClientAuth::Basic => AuthType::BasicAuth,
            ClientAuth::Post => AuthType::RequestBody,
        };
        CoreClient::from_provider_metadata(known.metadata.clone(), id, secret).set_auth_type(auth)
    }
}

/// A client as the library makes it of what a provider says of itself.
type Set = CoreClient<
    openidconnect::EndpointSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointMaybeSet,
    openidconnect::EndpointMaybeSet,
>;
