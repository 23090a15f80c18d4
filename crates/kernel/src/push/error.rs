//! What can go wrong with a device.

use base::Problem;

use super::rules::DEVICES_MAX;

/// Why an act on a device was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What the browser gave is no address and keys of a device.
    #[error("not the address and keys of a device")]
    Malformed,
    /// A person has at most so many devices.
    #[error("too many devices")]
    Many,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Malformed => Self::new(422, "kernel.push_malformed"),
            Error::Many => Self::new(422, "kernel.push_many").with("max", DEVICES_MAX),
            Error::Store(error) => error.into(),
        }
    }
}
