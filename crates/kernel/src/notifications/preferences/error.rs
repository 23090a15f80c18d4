//! What can be wrong with preferences.

use base::Problem;

/// Why preferences were refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Gathered news would come within quiet hours.
    #[error("gathered news within quiet hours")]
    DailyQuiet,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    /// The dotted code of gathered news within quiet hours.
    pub(super) const DAILY_QUIET: &'static str = "kernel.news_daily_quiet";
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::DailyQuiet => Self::new(422, Error::DAILY_QUIET),
            Error::Store(error) => error.into(),
        }
    }
}
