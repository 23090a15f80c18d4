//! Which accounts an act touches, and what is noted of it.

use base::{Money, Problem};

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

/// The fee of a charge that was raised by hand; what for, its words say.
pub const BY_HAND: &str = "by_hand";
/// The largest charge that is raised by hand, in the currency's smallest unit.
pub const RAISED_MAX: i64 = 100_000_000;
/// Longest number of a receipt, in characters.
const RECEIPT_MAX: usize = 60;
/// Longest words to an act, in characters.
const NOTE_MAX: usize = 500;

/// What is noted of a payment by hand: the receipt's number, and words under it where there are any.
pub fn receipt_note(receipt: &str, words: Option<&str>) -> Result<String, Problem> {
    let receipt = said("receipt", receipt, RECEIPT_MAX)?;
    match words.map(str::trim).filter(|words| !words.is_empty()) {
        None => Ok(receipt),
        Some(words) => Ok(format!("{receipt}\n{}", said("note", words, NOTE_MAX)?)),
    }
}

/// What is noted of a charge that is let go.
pub fn waiver_note(reason: &str) -> Result<String, Problem> {
    said("reason", reason, NOTE_MAX)
}

fn said(field: &'static str, words: &str, most: usize) -> Result<String, Problem> {
    let words = words.trim().replace("\r\n", "\n");
    if words.is_empty() {
        return Err(Problem::invalid().field(field, "web.required"));
    }
    if words.chars().count() > most {
        let most = vec![("most", most.into())];
        return Err(Problem::invalid().field_with(field, "web.too_long", most));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_has_a_number_and_perhaps_words() {
        assert_eq!(receipt_note(" R 12 ", None).as_deref(), Ok("R 12"));
        assert_eq!(
            receipt_note("R 12", Some("cash\r\nat counter 3")).as_deref(),
            Ok("R 12\ncash\nat counter 3")
        );
        assert!(receipt_note(" ", Some("cash")).is_err());
        assert!(receipt_note(&"9".repeat(RECEIPT_MAX + 1), None).is_err());
        assert!(waiver_note("\n").is_err());
    }
}
