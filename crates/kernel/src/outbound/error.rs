//! What can go wrong outside.

/// Why nothing useful came back.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is one that we do not follow.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// The answer is larger than allowed.
    #[error("the answer is larger than {0} bytes")]
    TooLarge(u64),
    /// It took longer than allowed.
    #[error("no answer in time")]
    TooSlow,
    /// It could not be reached, or what came back is not HTTP.
    #[error("{0}")]
    Unreachable(String),
}
