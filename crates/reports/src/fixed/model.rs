//! Nouns of "was it fixed?".

use kernel::audit::Fresh;

/// What the person says came of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was put right.
    Fixed,
    /// It was not.
    NotFixed,
    /// It does not matter any more.
    Moot,
}

impl Outcome {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Fixed, Self::NotFixed, Self::Moot];

    /// Its name in the store and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::NotFixed => "not_fixed",
            Self::Moot => "moot",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// What a person answers.
#[derive(Debug, Clone)]
pub struct FixedAnswer {
    /// What came of it.
    pub outcome: Outcome,
    /// How content they are, from 1 to 5.
    pub rating: Option<u8>,
    /// Words for the agency, at most [`FixedAnswer::COMMENT_MAX`] characters.
    pub comment: Option<String>,
    /// Whether they wish to be asked once more later on.
    pub again: bool,
    /// For the move that opens the report again.
    pub fresh: Fresh,
}

impl FixedAnswer {
    /// The longest comment, in characters.
    pub const COMMENT_MAX: usize = 1_000;
    /// The best rating.
    pub const RATING_MAX: u8 = 5;
}

/// What a person answered, as officers read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// What came of it.
    pub outcome: Outcome,
    /// How content they are, from 1 to 5.
    pub rating: Option<i64>,
    /// Words for the agency.
    pub comment: Option<String>,
}

/// What people said of an agency's closed reports, or nothing of it where they are too few to hide who
/// said what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ratings {
    /// How many rated.
    pub count: i64,
    /// The sum of their ratings.
    pub sum: i64,
}

impl Ratings {
    /// Fewer ratings than this are not shown.
    pub const SHOWN_FROM: i64 = 5;

    /// The average in tenths, rounded to the nearest; nothing where there are too few.
    pub fn tenths(self) -> Option<i64> {
        let enough = self.count >= Self::SHOWN_FROM;
        enough.then(|| (self.sum * 10 + self.count / 2) / self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_average_lies_between_the_ratings(ratings in proptest::collection::vec(1_i64..=5, 0..40)) {
            let count = i64::try_from(ratings.len()).unwrap_or_default();
            let all = Ratings { count, sum: ratings.iter().sum() };
            match all.tenths() {
                None => prop_assert!(count < Ratings::SHOWN_FROM),
                Some(tenths) => prop_assert!((10..=50).contains(&tenths)),
            }
        }
    }
}
