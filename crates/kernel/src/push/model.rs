//! Nouns of push.

use std::fmt;

use base::Time;

/// What a browser gives so that a device can be told something: its keys.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys {
    /// The device's public key: 65 bytes of a point on P-256.
    pub public: Vec<u8>,
    /// The secret that both know: 16 bytes.
    pub auth: Vec<u8>,
}

/// Keys stay out of logs.
impl fmt::Debug for Keys {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Keys(…)")
    }
}

/// A device to be told of news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceNew {
    /// Drawn by the caller.
    pub id: String,
    /// The address at its push service. It is a secret: whoever knows it may send there.
    pub endpoint: String,
    /// Its keys.
    pub keys: Keys,
}

/// A device of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: String,
    /// The address at its push service.
    pub endpoint: String,
    /// Its keys.
    pub keys: Keys,
    /// Since when.
    pub created: Time,
}

/// The instance's own key, by which push services know it: PKCS #8, the same on all machines of an instance.
#[derive(Clone)]
pub struct Key(pub(super) Vec<u8>);

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Key(…)")
    }
}
