//! Money: whole numbers of a currency's smallest unit. No float ever touches it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A currency by its three-letter ISO 4217 code, such as `MYR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// Reads a code of three capital letters.
    pub fn parse(code: &str) -> Option<Self> {
        let letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        letters
            .iter()
            .all(u8::is_ascii_uppercase)
            .then_some(Self(letters))
    }

    /// The code.
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl TryFrom<String> for Currency {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::parse(&code).ok_or_else(|| format!("{code} is not a currency"))
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// An amount in the smallest unit of its currency: 1,050 of `MYR` is ten ringgit and fifty sen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// How many of the smallest unit; below zero where it is owed the other way.
    pub amount: i64,
    /// Of which currency.
    pub currency: Currency,
}

impl Money {
    /// The sum, unless the currencies differ or it cannot be held.
    pub fn plus(self, other: Self) -> Option<Self> {
        let amount = self.amount.checked_add(other.amount)?;
        (self.currency == other.currency).then_some(Self { amount, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_three_capital_letters() {
        assert_eq!(
            Currency::parse("MYR").map(|it| it.to_string()).as_deref(),
            Some("MYR")
        );
        for wrong in ["", "RM", "myr", "MYRR", "M1R", "円"] {
            assert_eq!(Currency::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sums_stay_within_a_currency_and_a_number() {
        let of = |code, amount| Money {
            amount,
            currency: Currency::parse(code).expect("a code"),
        };
        assert_eq!(of("MYR", 1_000).plus(of("MYR", -50)), Some(of("MYR", 950)));
        assert_eq!(of("MYR", 1).plus(of("SGD", 1)), None);
        assert_eq!(of("MYR", i64::MAX).plus(of("MYR", 1)), None);
    }
}
