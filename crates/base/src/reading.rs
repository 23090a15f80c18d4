//! What an actor reads of other people's data while one request is answered: noted where it is read, written down where
//! the answer leaves.

use std::sync::{Arc, Mutex, PoisonError};

/// A sort of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Somebody's name, where it is not public.
    Name,
    /// Their e-mail address.
    Email,
    /// Their telephone number.
    Phone,
    /// What they answered for the agency alone.
    Answers,
    /// Their words in a matter that is not public.
    Words,
    /// The place of a matter that is not public.
    Place,
    /// Photos, recordings and papers of a matter that is not public.
    Files,
    /// Names and addresses of the people who were added to a case.
    People,
    /// Numbers of identity papers.
    Number,
}

impl Field {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::Answers,
        Self::Words,
        Self::Place,
        Self::Files,
        Self::People,
        Self::Number,
    ];

    /// What every reader of a matter that is not public gets to see.
    pub const PRIVATE: &[Self] = &[Self::Words, Self::Place, Self::Files];

    /// The code by which it is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Answers => "answers",
            Self::Words => "words",
            Self::Place => "place",
            Self::Files => "files",
            Self::People => "people",
            Self::Number => "number",
        }
    }

    /// The field of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// What a row of the route table says of the personal data that its answers hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Personal {
    /// Why it is read, as a code: `handling`.
    pub why: &'static str,
    /// What of it.
    pub fields: &'static [Field],
}

/// Somebody's data as it was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// What it was read of: a case's id, or `person-` and a person's id.
    pub subject: String,
    /// Code of the agency for which it was read; empty for the instance itself.
    pub agency: String,
    /// What was read.
    pub fields: Vec<Field>,
}

/// The readings of one request, shared by all that answer it. Outside of requests there are none to share.
///
/// Two actors are the same whatever they read.
#[derive(Debug, Clone, Default)]
pub struct Readings(Option<Arc<Mutex<Noted>>>);

#[derive(Debug, Default)]
struct Noted {
    told: Vec<Reading>,
    passed: Vec<Reading>,
}

impl PartialEq for Readings {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Readings {}

impl Readings {
    /// Of nobody: outside of requests.
    pub const fn none() -> Self {
        Self(None)
    }

    /// Those of a request that begins.
    pub fn begin() -> Self {
        Self(Some(Arc::default()))
    }

    /// Notes that fields are given away. False where nobody writes it down later.
    pub fn note(&self, reading: Reading) -> bool {
        self.push(|noted| &mut noted.told, reading)
    }

    /// Notes that a matter was opened of which the answer may give fields away, if its row says so.
    pub fn pass(&self, reading: Reading) {
        self.push(|noted| &mut noted.passed, reading);
    }

    fn push(&self, list: impl Fn(&mut Noted) -> &mut Vec<Reading>, reading: Reading) -> bool {
        let Some(shared) = &self.0 else {
            return false;
        };
        let mut noted = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let list = list(&mut noted);
        // A transaction may run twice.
        if !list.contains(&reading) {
            list.push(reading);
        }
        true
    }

    /// What is to be written down of an answer of this row, one entry for each subject.
    ///
    /// # Errors
    /// What was given away although the row does not say so.
    pub fn of_row(&self, row: Option<&Personal>) -> Result<Vec<Reading>, Reading> {
        let Some(shared) = &self.0 else {
            return Ok(Vec::new());
        };
        let noted = {
            let mut noted = shared.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *noted)
        };
        let declared = row.map_or(&[][..], |row| row.fields);
        let mut kept: Vec<Reading> = Vec::new();
        for told in noted.told {
            if !told.fields.iter().all(|field| declared.contains(field)) {
                return Err(told);
            }
            join(&mut kept, told);
        }
        for mut passed in noted.passed {
            passed.fields.retain(|field| declared.contains(field));
            if !passed.fields.is_empty() {
                join(&mut kept, passed);
            }
        }
        Ok(kept)
    }
}

/// Adds a reading to those of the same subject.
fn join(kept: &mut Vec<Reading>, reading: Reading) {
    match kept.iter_mut().find(|one| one.subject == reading.subject) {
        Some(known) => {
            known.fields.extend(reading.fields);
            known.fields.sort_unstable();
            known.fields.dedup();
        }
        None => kept.push(reading),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(subject: &str, fields: &[Field]) -> Reading {
        Reading {
            subject: subject.to_owned(),
            agency: "mbpj".to_owned(),
            fields: fields.to_vec(),
        }
    }

    const ROW: Personal = Personal {
        why: "handling",
        fields: &[Field::Name, Field::Words],
    };

    #[test]
    fn readings_of_one_subject_are_told_once() {
        let readings = Readings::begin();
        assert!(readings.note(reading("a", &[Field::Name])));
        assert!(readings.note(reading("a", &[Field::Name])));
        readings.pass(reading("a", Field::PRIVATE));
        readings.pass(reading("b", Field::PRIVATE));
        let kept = readings.of_row(Some(&ROW)).expect("all of it is declared");
        let both = reading("a", &[Field::Name, Field::Words]);
        assert_eq!(kept, [both, reading("b", &[Field::Words])]);
        assert_eq!(readings.of_row(Some(&ROW)), Ok(Vec::new()), "taken");
    }

    #[test]
    fn what_a_row_does_not_declare_is_refused_and_what_is_only_passed_is_not_told() {
        let readings = Readings::begin();
        readings.pass(reading("a", Field::PRIVATE));
        assert_eq!(readings.of_row(None), Ok(Vec::new()));
        readings.note(reading("a", &[Field::Name, Field::Email]));
        assert!(readings.of_row(Some(&ROW)).is_err());
    }

    #[test]
    fn outside_of_requests_nothing_is_kept_for_later() {
        assert!(!Readings::none().note(reading("a", &[Field::Name])));
        assert_eq!(Readings::none().of_row(None), Ok(Vec::new()));
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        for field in Field::ALL {
            assert_eq!(Field::parse(field.code()), Some(field));
        }
    }
}
