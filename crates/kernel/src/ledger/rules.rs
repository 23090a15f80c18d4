//! Which accounts an act touches.

use base::Money;

use super::model::{Charge, End};

/// What happens to the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// A charge is raised.
    Raise,
    /// It ends.
    End(End),
}

impl Act {
    /// Its name in the store.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Raise => "raise",
            Self::End(End::Settle) => "settle",
            Self::End(End::Waive) => "waive",
        }
    }
}

/// The postings of an act: a debit and the credit of the same amount.
pub(super) fn postings(act: Act, charge: &Charge) -> [(String, Money); 2] {
    let agency = &charge.agency;
    let receivable = format!("{agency}:receivable");
    let (debit, credit) = match act {
        Act::Raise => (receivable, format!("{agency}:income:{}", charge.fee)),
        Act::End(End::Settle) => (format!("{agency}:cash"), receivable),
        Act::End(End::Waive) => (format!("{agency}:waived"), receivable),
    };
    let owed = charge.money;
    let back = Money {
        amount: -owed.amount,
        ..owed
    };
    [(debit, owed), (credit, back)]
}
