//! Answers that are made once: what follows from a version and a question stays in memory as long as there is room.
//!
//! Each has a tag that is reckoned from the dataset, its version and the question, so that who has the answer is told so
//! before anything is read, run or written.

pub(crate) mod http;
pub(crate) mod kept;

use std::io::ErrorKind;

use base::Problem;
use tables::write::{Output, write};
use tables::{Answer, Field, Kind, Schema};

use crate::error::Error;
use crate::model::Version;

/// The columns of a version, without its table.
pub(crate) fn schema(slug: &str, version: &Version) -> Result<Schema, Error> {
    let damaged = |why: String| Error::Damaged {
        slug: slug.to_owned(),
        number: version.number,
        why,
    };
    let field = |(name, kind): &(String, String)| {
        let kind = Kind::parse(kind).ok_or_else(|| damaged(format!("no kind {kind}")))?;
        Ok::<_, Error>(Field::new(name.clone(), kind))
    };
    let fields = version
        .columns
        .iter()
        .map(field)
        .collect::<Result<_, _>>()?;
    Schema::new(fields).map_err(|error| damaged(error.to_string()))
}

/// The row behind which the next page begins, bound to the version in which it has that number.
pub(crate) fn cursor(version: &Version, row: u64) -> String {
    format!("v{}-{row}", version.number)
}

/// Reads what [`cursor`] wrote. Of another version it is refused: there, rows may have other numbers.
pub(crate) fn cursor_read(version: &Version, text: &str) -> Result<u64, Error> {
    let wrong = || Error::Cursor(text.chars().take(40).collect());
    let (number, row) = text
        .strip_prefix('v')
        .and_then(|rest| rest.split_once('-'))
        .ok_or_else(wrong)?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(number) || !digits(row) {
        return Err(wrong());
    }
    let number: i64 = number.parse().map_err(|_| wrong())?;
    let row = row.parse().map_err(|_| wrong())?;
    if number == version.number {
        Ok(row)
    } else {
        Err(Error::CursorOld {
            of: number,
            asked: version.number,
        })
    }
}

/// An answer in a format.
pub(crate) fn written(answer: &Answer<'_>, output: Output) -> Result<Vec<u8>, Problem> {
    let mut body = Vec::new();
    let done = write(answer, output, &mut body);
    done.map_err(|error| unwritten(&error)).map(|()| body)
}

/// Why something was not written.
pub(crate) fn unwritten(error: &std::io::Error) -> Problem {
    if error.kind() == ErrorKind::FileTooLarge {
        return Problem::new(400, "opendata.workbook_full");
    }
    tracing::error!(%error, "an answer was not written");
    Problem::internal()
}

#[cfg(test)]
mod tests {
    use base::Time;

    use super::*;

    fn version(number: i64) -> Version {
        Version {
            number,
            at: Time::from_micros(0),
            blob: String::new(),
            hash: String::new(),
            bytes: 0,
            rows: 0,
            columns: vec![("code".to_owned(), "text".to_owned())],
            receipt: None,
            retracted: None,
        }
    }

    #[test]
    fn a_cursor_is_of_its_version_only() {
        let text = cursor(&version(3), 41);
        assert_eq!(cursor_read(&version(3), &text).unwrap(), 41);
        let old = cursor_read(&version(4), &text);
        assert!(matches!(old, Err(Error::CursorOld { of: 3, asked: 4 })));
        for wrong in ["41", "v3", "v3-", "v-1", "v3--1", "v3-x", "v+3-1", ""] {
            let read = cursor_read(&version(3), wrong);
            assert!(matches!(read, Err(Error::Cursor(_))), "{wrong}");
        }
    }

    #[test]
    fn the_same_rows_of_another_version_or_dataset_are_another_answer() {
        let tag =
            |slug: &str, number: i64| http::tag(&http::Of::Version(slug, &version(number)), "rows");
        assert_eq!(tag("a", 1), tag("a", 1));
        assert_ne!(tag("a", 1), tag("a", 3));
        assert_ne!(tag("a", 1), tag("b", 1));
    }

    #[test]
    fn columns_are_known_without_the_table() {
        let known = schema("agencies", &version(1)).unwrap();
        assert_eq!(known.fields(), [Field::new("code", Kind::Text)]);
        let mut damaged = version(1);
        damaged.columns = vec![("code".to_owned(), "colour".to_owned())];
        assert!(schema("agencies", &damaged).is_err());
    }
}
