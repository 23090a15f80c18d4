//! Encrypting for one device (RFC 8291, 8188), and proving who we are (RFC 8292). The arithmetic is ring's; here it is
//! only put together as the standards say.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{self, ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey};
use ring::error::Unspecified;
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};

use super::model::{Key, Keys};

/// One record holds the whole message; it may be so long.
const RECORD: u32 = 4_096;
const SALT: usize = 16;

/// How many bytes HKDF shall give.
#[derive(Debug, Clone, Copy)]
struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

/// A salt and a key pair for one message.
pub struct Sealer {
    salt: [u8; SALT],
    private: EphemeralPrivateKey,
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Sealer(…)")
    }
}

impl Sealer {
    /// Draws them.
    pub fn draw() -> Result<Self, Unspecified> {
        let chance = SystemRandom::new();
        let mut salt = [0; SALT];
        chance.fill(&mut salt)?;
        let private = EphemeralPrivateKey::generate(&ECDH_P256, &chance)?;
        Ok(Self { salt, private })
    }

    /// The message as only this device can read it: a header and one record, `aes128gcm`.
    pub fn seal(self, keys: &Keys, message: &[u8]) -> Result<Vec<u8>, Unspecified> {
        let ours = self.private.compute_public_key()?;
        let theirs = UnparsedPublicKey::new(&ECDH_P256, &keys.public);
        let info = [b"WebPush: info\0", keys.public.as_slice(), ours.as_ref()].concat();
        let input = agreement::agree_ephemeral(self.private, &theirs, |shared| {
            expanded(&keys.auth, shared, &info, 32)
        })??;
        let key = expanded(&self.salt, &input, b"Content-Encoding: aes128gcm\0", 16)?;
        let nonce = expanded(&self.salt, &input, b"Content-Encoding: nonce\0", 12)?;
        // The mark after the message says that this record is the last one.
        let mut sealed = [message, &[2]].concat();
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key)?);
        let nonce = Nonce::try_assume_unique_for_key(&nonce)?;
        key.seal_in_place_append_tag(nonce, Aad::empty(), &mut sealed)?;
        if sealed.len() > usize::try_from(RECORD).unwrap_or(usize::MAX) {
            return Err(Unspecified);
        }
        let length = u8::try_from(ours.as_ref().len()).map_err(|_| Unspecified)?;
        let record = RECORD.to_be_bytes();
        Ok([&self.salt[..], &record, &[length], ours.as_ref(), &sealed].concat())
    }
}

fn expanded(
    salt: &[u8],
    secret: &[u8],
    info: &[u8],
    length: usize,
) -> Result<Vec<u8>, Unspecified> {
    let pseudorandom = Salt::new(HKDF_SHA256, salt).extract(secret);
    let mut out = vec![0; length];
    let info = [info];
    let keyed = pseudorandom.expand(&info, Length(length))?;
    keyed.fill(&mut out)?;
    Ok(out)
}

impl Key {
    /// Draws a key for an instance that has none.
    pub(super) fn draw() -> Result<Self, Unspecified> {
        let chance = SystemRandom::new();
        let pair = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &chance)?;
        Ok(Self(pair.as_ref().to_vec()))
    }

    fn pair(&self) -> Result<EcdsaKeyPair, Unspecified> {
        let chance = SystemRandom::new();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &self.0, &chance);
        pair.map_err(|_| Unspecified)
    }

    /// The public half, as browsers want it.
    pub fn public(&self) -> Result<String, Unspecified> {
        let pair = self.pair()?;
        Ok(URL_SAFE_NO_PAD.encode(pair.public_key().as_ref()))
    }
}

/// The header that proves to a push service who sends: a signed statement, and the key to check it by.
pub fn authorization(key: &Key, claims: &str) -> Result<String, Unspecified> {
    let head = URL_SAFE_NO_PAD.encode(br#"{"typ":"JWT","alg":"ES256"}"#);
    let said = format!("{head}.{}", URL_SAFE_NO_PAD.encode(claims));
    let signed = key.pair()?.sign(&SystemRandom::new(), said.as_bytes())?;
    let signature = URL_SAFE_NO_PAD.encode(signed.as_ref());
    Ok(format!("vapid t={said}.{signature}, k={}", key.public()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_has_the_form_of_the_standard_and_is_new_each_time() {
        let chance = SystemRandom::new();
        let device = EphemeralPrivateKey::generate(&ECDH_P256, &chance).expect("a key");
        let keys = Keys {
            public: device
                .compute_public_key()
                .expect("a point")
                .as_ref()
                .to_vec(),
            auth: vec![7; 16],
        };
        let seal = || Sealer::draw().and_then(|sealer| sealer.seal(&keys, b"hello"));
        let (one, other) = (seal().expect("sealed"), seal().expect("sealed"));
        assert_ne!(one, other);
        assert_eq!(one.len(), 16 + 4 + 1 + 65 + 5 + 1 + 16);
        assert_eq!(one[16..21], [0, 0, 16, 0, 65]);
    }

    #[test]
    fn keys_that_are_no_point_are_refused() {
        let keys = Keys {
            public: vec![4; 65],
            auth: vec![7; 16],
        };
        let sealed = Sealer::draw().and_then(|sealer| sealer.seal(&keys, b"hello"));
        assert!(sealed.is_err());
    }

    #[test]
    fn a_proof_can_be_checked_by_its_key() {
        use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
        let key = Key::draw().expect("a key");
        let header = authorization(&key, r#"{"aud":"https://push.example"}"#).expect("a proof");
        let (token, public) = header
            .strip_prefix("vapid t=")
            .and_then(|rest| rest.split_once(", k="))
            .expect("two parts");
        let (said, signature) = token.rsplit_once('.').expect("a signature");
        let read = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64");
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, read(public));
        assert!(public.verify(said.as_bytes(), &read(signature)).is_ok());
        assert!(public.verify(b"other", &read(signature)).is_err());
    }
}
