//! The numbers of identity papers: which kinds a country has, how each is written, and how it is shown.

use std::sync::Arc;
use std::time::Duration;

use base::{Lang, Text, Time};
use serde::Deserialize;

use super::error::Error;
use super::format::{Codes, Format, FormatFault, Misfit};
use crate::registry::Pack;

/// The pack's sheet. A pack may leave it out; then nobody keeps a number.
const SHEET: &str = "papers.csv";
/// Longest number as somebody types it, in characters.
pub(super) const TYPED_MAX: usize = 40;
/// Most numbers that one person keeps.
pub(super) const PAPERS_MAX: usize = 10;
/// How often a person may try to add a number within [`TRIES_SPAN`], whatever comes of it.
pub(super) const TRIES_MAX: i64 = 5;
/// See [`TRIES_MAX`].
pub(super) const TRIES_SPAN: Duration = Duration::from_hours(24);
/// Longest reason for showing a number, in characters.
pub(super) const REASON_MAX: usize = 500;
/// Of a number at most one part in so many is shown in its masked form.
const SHOWN_PART: usize = 3;
/// What stands for a character that is not shown.
const MASK: char = '*';

/// Why the sheet cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It is no sheet of kinds.
    #[error("papers.csv: {0}")]
    Sheet(#[from] csv::Error),
    /// A kind is written in no way that can be read.
    #[error("papers.csv: {0}: {1}")]
    Format(String, FormatFault),
    /// A kind has no name, or is there twice.
    #[error("papers.csv: {0} has no Malay name, or stands there twice")]
    Kind(String),
}

#[derive(Debug, Deserialize)]
struct Row {
    kind: String,
    register: String,
    most: usize,
    name_ms: String,
    name_en: String,
    name_zh: String,
    name_ta: String,
    shape: String,
    pattern: String,
    codes: String,
    groups: String,
    tail: usize,
    /// `yes` if its papers are those of businesses and other bodies.
    #[serde(default)]
    bodies: String,
}

/// A kind of paper, such as a passport.
#[derive(Debug)]
pub struct PaperKind {
    /// Its code.
    pub code: String,
    /// How people read it.
    pub name: Text,
    /// How its numbers are written, in letters that stand for digits.
    pub shape: String,
    /// Most that one person has.
    pub most: usize,
    /// Whether its papers are those of businesses and other bodies.
    pub bodies: bool,
    /// Who gives its numbers out: no two papers of one register have the same.
    register: String,
    format: Format,
    codes: Codes,
    groups: Vec<usize>,
    tail: usize,
}

/// All kinds of a pack, in its order. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Papers(Vec<Arc<PaperKind>>);

impl Papers {
    /// Reads the pack's sheet.
    pub fn of(pack: &Pack) -> Result<Self, Fault> {
        Self::read(pack.text(SHEET).unwrap_or_default())
    }

    /// Reads the text of the sheet.
    pub fn read(sheet: &str) -> Result<Self, Fault> {
        let mut all = Self::default();
        for row in csv::Reader::from_reader(sheet.as_bytes()).deserialize() {
            let kind = all.kind_of(row?)?;
            all.0.push(Arc::new(kind));
        }
        Ok(all)
    }

    fn kind_of(&self, row: Row) -> Result<PaperKind, Fault> {
        let fault = |fault| Fault::Format(row.kind.clone(), fault);
        let codes = self.codes(&row.codes).map_err(fault)?;
        // The whole text is the number, or it is none.
        let whole = format!("^(?:{})$", row.pattern);
        let format = Format::read(&whole, codes.clone()).map_err(fault)?;
        let groups: Result<Vec<usize>, _> = row.groups.split_whitespace().map(str::parse).collect();
        let groups = groups.map_err(|_| fault(FormatFault::Codes(row.groups.clone())))?;
        let names = [
            (Lang::MS, row.name_ms),
            (Lang::EN, row.name_en),
            (Lang::ZH, row.name_zh),
            (Lang::TA, row.name_ta),
        ];
        let name = Text::new(names)
            .ok()
            .filter(|_| self.kind(&row.kind).is_none());
        Ok(PaperKind {
            name: name.ok_or_else(|| Fault::Kind(row.kind.clone()))?,
            code: row.kind,
            shape: row.shape,
            most: row.most,
            bodies: row.bodies == "yes",
            register: row.register,
            format,
            codes,
            groups,
            tail: row.tail,
        })
    }

    /// Numbers and ranges of them, or those of a kind that is named instead: so they stand in the pack once.
    pub fn codes(&self, cell: &str) -> Result<Codes, FormatFault> {
        match self.kind(cell.trim()) {
            Some(kind) => Ok(kind.codes.clone()),
            None => Codes::read(cell),
        }
    }

    /// The kinds, in the order of the sheet.
    pub fn kinds(&self) -> impl Iterator<Item = &PaperKind> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// The kind of a code.
    pub fn kind(&self, code: &str) -> Option<&PaperKind> {
        self.kinds().find(|kind| kind.code == code)
    }

    /// Reads a number as people write it.
    ///
    /// # Errors
    /// What is wrong with it, and nothing of what was typed.
    pub fn number(&self, code: &str, typed: &str) -> Result<IdentityNumber, Error> {
        let mut all = self.0.iter();
        let kind = all.find(|kind| kind.code == code).ok_or(Error::Kind)?;
        let text = tidied(typed);
        if text.is_empty() {
            return Err(Error::Empty);
        }
        let fits = kind.format.fits(&text);
        let fits = if text.len() > TYPED_MAX {
            Err(Misfit::Shape)
        } else {
            fits
        };
        fits.map_err(|misfit| match misfit {
            Misfit::Shape => Error::Shape(kind.shape.clone()),
            Misfit::Date => Error::Date,
            Misfit::Place => Error::Place,
        })?;
        let bare = text.chars().filter(char::is_ascii_alphanumeric);
        Ok(IdentityNumber {
            bare: bare.collect(),
            kind: Arc::clone(kind),
        })
    }

    /// A number that was read before and sealed: nothing else opens for its person and kind.
    pub(super) fn kept(&self, code: &str, bare: &str) -> Option<IdentityNumber> {
        let kind = self.0.iter().find(|kind| kind.code == code)?;
        Some(IdentityNumber {
            kind: Arc::clone(kind),
            bare: bare.to_owned(),
        })
    }
}

/// What was typed, with one sort of dash and of space, and digits that were typed in the width of Chinese signs.
fn tidied(typed: &str) -> String {
    let one = |letter: char| match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => '-',
        letter if letter.is_whitespace() => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            let plain = u32::from(letter)
                .checked_sub(0xfee0)
                .and_then(char::from_u32);
            plain.unwrap_or(letter)
        }
        letter => letter,
    };
    let plain: String = typed.trim().chars().map(one).collect();
    plain.to_uppercase()
}

/// The number of an identity paper. There is none that its kind does not allow, and it does not print: whoever wants to
/// show it asks for the masked or the whole form by name.
#[derive(Clone)]
pub struct IdentityNumber {
    kind: Arc<PaperKind>,
    bare: String,
}

/// Without the number, so that it never reaches a log.
impl std::fmt::Debug for IdentityNumber {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "IdentityNumber({}, …)", self.kind.code)
    }
}

impl IdentityNumber {
    /// Its kind.
    pub fn kind(&self) -> &PaperKind {
        &self.kind
    }

    /// As it is kept: letters and digits alone.
    pub(super) fn bare(&self) -> &str {
        &self.bare
    }

    /// Within which register it is the only one.
    pub(super) fn register(&self) -> &str {
        &self.kind.register
    }

    /// As it is printed on the paper.
    pub fn whole(&self) -> String {
        self.grouped(self.bare.chars())
    }

    /// So that its owner knows it and nobody else does.
    pub fn masked(&self) -> String {
        let hidden = self.bare.len() - self.tail().len();
        let shown = self.bare.chars().enumerate();
        self.grouped(shown.map(|(at, letter)| if at < hidden { MASK } else { letter }))
    }

    /// The end that the masked form shows.
    pub fn tail(&self) -> &str {
        let shown = self.kind.tail.min(self.bare.len() / SHOWN_PART);
        let hidden = self.bare.len() - shown;
        self.bare.get(hidden..).unwrap_or_default()
    }

    /// With dashes after its groups.
    fn grouped(&self, letters: impl Iterator<Item = char>) -> String {
        let mut ends = self.kind.groups.iter();
        let (mut text, mut left) = (String::new(), ends.next().copied());
        for letter in letters {
            if left == Some(0) {
                text.push('-');
                left = ends.next().copied();
            }
            text.push(letter);
            left = left.map(|left| left.saturating_sub(1));
        }
        text
    }
}

/// How many tries there were after this one and since when, or how long to wait.
pub(super) fn tried(known: Option<(i64, Time)>, now: Time) -> Result<(i64, Time), Error> {
    match known.filter(|(_, since)| now.since(*since) < TRIES_SPAN) {
        None => Ok((1, now)),
        Some((tries, since)) if tries < TRIES_MAX => Ok((tries + 1, since)),
        Some((_, since)) => Err(Error::TooOften((since + TRIES_SPAN).since(now))),
    }
}

/// The reason for showing a number, trimmed.
pub(in crate::identity) fn reason(text: &str) -> Result<&str, Error> {
    let text = text.trim();
    if (1..=REASON_MAX).contains(&text.chars().count()) {
        Ok(text)
    } else {
        Err(Error::Reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn papers() -> Papers {
        Papers::of(&Pack::embedded().expect("a pack")).expect("kinds of papers")
    }

    fn read(kind: &str, typed: &str) -> Result<String, Error> {
        papers().number(kind, typed).map(|number| number.whole())
    }

    #[test]
    fn mykad_numbers_have_a_day_that_exists_and_a_place_that_gives_them_out() {
        for typed in [
            "900101-14-5678",
            "900101145678",
            " 900101 14 5678 ",
            "900101–14–5678",
            "９００１０１１４５６７８",
        ] {
            assert_eq!(
                read("mykad", typed).ok().as_deref(),
                Some("900101-14-5678"),
                "{typed}"
            );
        }
        // No check digit: the same beginning takes any end. The century does not stand in it.
        assert!(read("mykad", "900101-14-0000").is_ok() && read("mykad", "000229-82-1234").is_ok());
        for (typed, wrong) in [
            ("900230-14-5678", "no such day"),
            ("010229-14-5678", "no such day"),
            ("901301-14-5678", "no such day"),
            ("900101-17-5678", "no such place"),
            ("900101-00-5678", "no such place"),
            ("900101-97-5678", "no such place"),
            ("900101-14-567", "not written as YYMMDD-PB-NNNN"),
            ("90010114567a", "not written as YYMMDD-PB-NNNN"),
            ("9001011456789", "not written as YYMMDD-PB-NNNN"),
            ("", "nothing"),
        ] {
            let refused = read("mykad", typed).expect_err(typed).to_string();
            assert_eq!(refused, wrong, "{typed}");
        }
    }

    #[test]
    fn each_kind_reads_its_own_numbers_and_masks_all_but_their_end() {
        for (kind, typed, masked) in [
            ("mykad", "900101145678", "******-**-5678"),
            ("mypr", "650731-01-5432", "******-**-5432"),
            ("passport", "a12345678", "******678"),
            ("passport-foreign", "idn x1234567", "***-*****567"),
            ("passport-foreign", "SGP-E1234567K", "***-******67K"),
            ("company", "202301234567", "********4567"),
            ("company", "1234567-x", "******7X"),
            ("company", "LLP0012345-LGN", "*********5LGN"),
        ] {
            let number = papers().number(kind, typed).expect(typed);
            assert_eq!(number.masked(), masked, "{typed}");
        }
        for (kind, typed) in [
            ("passport", "B12345678"),
            ("passport-foreign", "MYS A12345678"),
            ("passport-foreign", "A12345678"),
            ("company", "202307234567"),
            ("company", "12345"),
        ] {
            assert!(
                matches!(read(kind, typed), Err(Error::Shape(_))),
                "{kind} {typed}"
            );
        }
        assert!(matches!(read("driving", "1"), Err(Error::Kind)));
    }

    #[test]
    fn a_number_does_not_print() {
        let number = papers().number("mykad", "900101145678").expect("a number");
        let printed = format!("{number:?}");
        assert_eq!(printed, "IdentityNumber(mykad, …)");
        for typed in ["900101-14-567", "901301-14-5678", "900101-17-5678"] {
            let refused = papers().number("mykad", typed).expect_err("wrong");
            let printed = format!("{refused} {refused:?}");
            assert!(
                !printed.contains("9013") && !printed.contains("9001"),
                "{printed}"
            );
        }
    }

    #[test]
    fn a_sheet_that_cannot_be_used_says_why() {
        let head =
            "kind,register,most,name_ms,name_en,name_zh,name_ta,shape,pattern,codes,groups,tail\n";
        let row = |row: &str| Papers::read(&format!("{head}{row}\n"));
        assert!(row("a,r,1,A,,,,N,[0-9],01-16,2,1").is_ok());
        for (rows, why) in [
            ("a,r,1,A,,,,N,[0-9,,,1", "unclosed"),
            ("a,r,1,A,,,,N,[0-9],a-b,,1", "not numbers and ranges"),
            ("a,r,1,A,,,,N,[0-9],,x,1", "not numbers and ranges"),
            ("a,r,1,,,,,N,[0-9],,,1", "no Malay name"),
            ("a,r,1,A,,,,N,[0-9],,,1\na,r,1,B,,,,N,[0-9],,,1", "twice"),
            ("a,r,many,A,,,,N,[0-9],,,1", "invalid digit"),
        ] {
            let fault = row(rows).expect_err(rows).to_string();
            assert!(fault.contains(why), "{fault}");
        }
        assert_eq!(
            Papers::read("").map(|none| none.kinds().count()).ok(),
            Some(0)
        );
    }

    #[test]
    fn five_tries_a_day_whatever_comes_of_them() {
        let first = Time::from_micros(1_000_000_000);
        let mut known = None;
        for tries in 1..=TRIES_MAX {
            known = tried(known, first + Duration::from_hours(1)).ok();
            assert_eq!(known.map(|(tries, _)| tries), Some(tries));
        }
        let wait = tried(known, first + Duration::from_hours(3)).expect_err("too often");
        assert!(matches!(wait, Error::TooOften(left) if left == Duration::from_hours(22)));
        let next = first + Duration::from_hours(25);
        assert_eq!(tried(known, next).ok(), Some((1, next)));
    }

    proptest! {
        #[test]
        fn what_is_a_number_is_shown_whole_as_it_is_read_again_and_masked_without_its_secret_part(
            year in 0_u32..100, month in 1_u32..13, day in 1_u32..29, place in 1_u32..17, rest in 0_u32..10_000,
            sep in prop_oneof![Just("-"), Just(""), Just(" ")],
        ) {
            let typed = format!("{year:02}{month:02}{day:02}{sep}{place:02}{sep}{rest:04}");
            let number = papers().number("mykad", &typed).expect("a number");
            let again = papers().number("mykad", &number.whole()).expect("the same");
            prop_assert_eq!(number.bare(), again.bare());
            let masked = number.masked();
            prop_assert!(masked.starts_with("******-**-") && masked.ends_with(number.tail()));
            prop_assert_eq!(masked.len(), number.whole().len());
        }

        #[test]
        fn any_text_is_read_or_refused(
            kind in prop_oneof![Just("mykad"), Just("passport"), Just("passport-foreign"), Just("company")],
            typed in "(?s).{0,12}[0-9A-Za-z -]{0,14}.{0,4}",
        ) {
            if let Ok(number) = papers().number(kind, &typed) {
                prop_assert!(number.bare().bytes().all(|byte| byte.is_ascii_alphanumeric()));
                prop_assert!(number.tail().len() * SHOWN_PART <= number.bare().len());
                prop_assert_eq!(number.masked().matches(MASK).count(), number.bare().len() - number.tail().len());
                let again = papers().kept(kind, number.bare()).expect("a kind");
                prop_assert_eq!(again.whole(), number.whole());
            }
        }
    }
}
