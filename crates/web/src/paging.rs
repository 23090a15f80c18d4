//! Long lists for programs, a piece at a time: `{"items": […], "next": "…"}`.
//!
//! A piece begins after the last row of the piece before, not at a count: what is added or removed
//! meanwhile shifts nothing.

use crate::Ctx;
use base::{Problem, hex};
use serde::Serialize;

/// What a program asks of a long list: how many items, and after which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// Items of one answer.
    pub limit: usize,
    /// The last item of the answer before.
    pub after: Option<Cursor>,
}

/// Where a list goes on: what it is ordered by, and the id that tells equals apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// What the list is ordered by; nothing among rows that have none, which come last.
    pub at: Option<i64>,
    /// The row's id.
    pub id: String,
}

/// Longest id in a cursor, in bytes.
const ID_MAX: usize = 1_000;

impl Cursor {
    /// Its form in addresses. Programs are not to look inside.
    pub fn text(&self) -> String {
        let at = self.at.map(|at| at.to_string()).unwrap_or_default();
        hex(format!("{at}/{}", self.id).as_bytes())
    }

    /// Reads the form back.
    pub fn parse(text: &str) -> Option<Self> {
        let nibble = |byte: &u8| char::from(*byte).to_digit(16);
        let bytes = text.as_bytes().chunks(2).map(|pair| match pair {
            [high, low] => u8::try_from(nibble(high)? * 16 + nibble(low)?).ok(),
            _ => None,
        });
        let plain = String::from_utf8(bytes.collect::<Option<Vec<u8>>>()?).ok()?;
        let (at, id) = plain.split_once('/')?;
        let at = match at {
            "" => None,
            digits => Some(digits.parse().ok()?),
        };
        let is_id = id.len() <= ID_MAX && !id.contains(char::is_control);
        is_id.then(|| Self {
            at,
            id: id.to_owned(),
        })
    }

    /// What cursors are told apart and put in order by: those without a place come last.
    fn order(&self) -> (bool, Option<i64>, &str) {
        (self.at.is_none(), self.at, &self.id)
    }
}

impl Paging {
    /// Items of an answer, unless the program says otherwise.
    pub const USUAL: usize = 50;
    /// Items of an answer, at most.
    pub const MOST: usize = 200;

    /// Reads `limit` and `after` from the query.
    pub fn of(ctx: &Ctx) -> Result<Self, Problem> {
        let limit = match ctx.query("limit") {
            None => Self::USUAL,
            Some(number) => limit(number)?,
        };
        let after = match ctx.query("after") {
            None => None,
            Some(text) => {
                let wrong = || Problem::new(400, "web.invalid").field("after", "web.cursor_wrong");
                Some(Cursor::parse(text).ok_or_else(wrong)?)
            }
        };
        Ok(Self { limit, after })
    }

    /// How many rows to read: one more than is shown tells whether there are more.
    pub fn rows(&self) -> i64 {
        i64::try_from(self.limit).unwrap_or(i64::MAX) + 1
    }

    /// The rows to show, and where the next piece begins if there are more.
    pub fn piece<T>(&self, mut rows: Vec<T>, cursor: impl Fn(&T) -> Cursor) -> Piece<T> {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let next = rows.last().filter(|_| more).map(|row| cursor(row).text());
        Piece { items: rows, next }
    }
}

impl Paging {
    /// The piece of rows that are all at hand, put in the order of their cursors. A row that the piece before ended with
    /// may be gone meanwhile: what comes after it comes next.
    pub fn among<T>(
        &self,
        rows: impl IntoIterator<Item = T>,
        cursor: impl Fn(&T) -> Cursor,
    ) -> Piece<T> {
        let placed = rows.into_iter().map(|row| (cursor(&row), row));
        let after = self.after.as_ref().map(Cursor::order);
        let mut rest: Vec<(Cursor, T)> = placed
            .filter(|(place, _)| after.is_none_or(|after| place.order() > after))
            .collect();
        rest.sort_by(|(one, _), (other, _)| one.order().cmp(&other.order()));
        rest.truncate(self.limit + 1);
        let piece = self.piece(rest, |(place, _)| place.clone());
        Piece {
            items: piece.items.into_iter().map(|(_, row)| row).collect(),
            next: piece.next,
        }
    }
}

/// One piece of a long list, as it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece<T> {
    /// The items.
    pub items: Vec<T>,
    /// Where the next piece begins; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T> Piece<T> {
    /// The same piece with each item as programs read it.
    pub fn map<'a, V>(&'a self, view: impl FnMut(&'a T) -> V) -> Piece<V> {
        Piece {
            items: self.items.iter().map(view).collect(),
            next: self.next.clone(),
        }
    }
}

fn limit(number: &str) -> Result<usize, Problem> {
    let number = number.parse().ok();
    number
        .filter(|number| (1..=Paging::MOST).contains(number))
        .ok_or_else(|| {
            let most = vec![("most", Paging::MOST.into())];
            Problem::new(400, "web.invalid").field_with("limit", "web.limit_wrong", most)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paging(limit: usize) -> Paging {
        Paging { limit, after: None }
    }

    fn cursor(row: &&'static str) -> Cursor {
        Cursor {
            at: Some(7),
            id: (*row).to_owned(),
        }
    }

    #[test]
    fn a_piece_says_where_the_next_one_begins_if_there_is_one() {
        let piece = paging(2).piece(vec!["a", "b", "c"], cursor);
        assert_eq!(piece.items, ["a", "b"]);
        assert_eq!(
            piece.next.as_deref().and_then(Cursor::parse),
            Some(cursor(&"b"))
        );
        assert_eq!(paging(3).piece(vec!["a", "b", "c"], cursor).next, None);
        assert_eq!(paging(1).piece(vec![], cursor).next, None);
    }

    fn walk(rows: &[(Option<i64>, &str)], mut gone: impl FnMut(&str) -> bool) -> String {
        let cursor = |row: &(Option<i64>, &str)| Cursor {
            at: row.0,
            id: row.1.to_owned(),
        };
        let (mut paging, mut seen) = (paging(2), String::new());
        loop {
            let there = rows.iter().copied().filter(|(_, id)| !gone(id));
            let piece = paging.among(there, cursor);
            seen.extend(piece.items.iter().map(|(_, id)| *id));
            match piece.next {
                Some(next) => paging.after = Cursor::parse(&next),
                None => return seen,
            }
        }
    }

    #[test]
    fn a_list_at_hand_is_walked_in_order_whatever_goes_meanwhile() {
        let rows = [
            (None, "f"),
            (Some(2), "c"),
            (Some(-1), "a"),
            (Some(2), "d"),
            (None, "g"),
            (Some(1), "b"),
            (Some(3), "e"),
        ];
        assert_eq!(walk(&rows, |_| false), "abcdefg");
        // What a piece ended with goes as soon as it was seen.
        let mut asked = 0;
        let goes = |id: &str| {
            asked += 1;
            id == "b" && asked > rows.len()
        };
        assert_eq!(walk(&rows, goes), "abcdefg");
        assert_eq!(walk(&[], |_| false), "");
    }

    #[test]
    fn limits_are_whole_numbers_within_bounds() {
        assert_eq!((limit("1"), limit("200")), (Ok(1), Ok(200)));
        for wrong in ["0", "201", "-1", "1.5", "all", "99999999999999999999"] {
            assert!(limit(wrong).is_err(), "{wrong}");
        }
    }

    proptest::proptest! {
        #[test]
        fn cursors_come_back_as_they_went(at: Option<i64>, id in "[^\\p{Cc}]{0,60}") {
            let cursor = Cursor { at, id };
            proptest::prop_assert_eq!(Cursor::parse(&cursor.text()), Some(cursor));
        }

        #[test]
        fn any_text_is_a_cursor_or_refused(text: String) {
            let _ = Cursor::parse(&text);
        }
    }
}
