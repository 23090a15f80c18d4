//! What a table of reports holds, and how its cells are written.

use base::Time;

use crate::model::ReportRow;

/// The columns, in their order.
pub const COLUMNS: [&str; 19] = [
    "reference",
    "state",
    "closed",
    "agency",
    "agency_name",
    "feedback",
    "category",
    "category_name",
    "description",
    "lat",
    "lon",
    "address",
    "created",
    "updated",
    "due",
    "due_basis",
    "answer",
    "late_reason",
    "moderated",
];

/// With what programs of spreadsheets begin a formula, wide forms included.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Words that somebody wrote, as a cell that no program takes for a formula. An apostrophe before them tells
/// spreadsheets that they are words.
pub fn words(text: &str) -> String {
    let first = text.trim_start_matches(' ').chars().next();
    if first.is_some_and(|letter| FORMULA.contains(&letter)) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// One report as cells, in the order of [`COLUMNS`].
pub fn cells(
    row: &ReportRow,
    (agency, category, late): (&str, &str, &str),
    said: &str,
) -> [String; 19] {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let time = |value: Option<Time>| value.map(Time::rfc3339).unwrap_or_default();
    let basis = match (row.due, row.promised) {
        (None, _) => "",
        (Some(_), true) => "promise",
        (Some(_), false) => "estimate",
    };
    [
        row.reference.to_string(),
        row.state.to_string(),
        row.closed.to_string(),
        row.agency.to_string(),
        words(agency),
        row.feedback.code().to_owned(),
        row.category.to_string(),
        words(category),
        words(said),
        number(row.point.map(|point| point.lat)),
        number(row.point.map(|point| point.lon)),
        words(row.address.as_deref().unwrap_or_default()),
        time(Some(row.created)),
        time(Some(row.updated)),
        time(row.due),
        basis.to_owned(),
        words(row.answer.as_deref().unwrap_or_default()),
        words(late),
        row.moderated.to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_words() {
        for text in [
            "=1+1",
            "+60123",
            "-3",
            "@SUM(A1)",
            "\t=1",
            "  =1",
            "\r=1",
            "＝1",
            "=cmd|' /C calc'!A0",
        ] {
            assert_eq!(words(text), format!("'{text}"));
        }
        for text in ["", "lubang = besar", "3-1", "'=1", "ஓட்டை"] {
            assert_eq!(words(text), text);
        }
    }

    proptest! {
        #[test]
        fn no_cell_begins_a_formula_and_nothing_is_lost(text: String) {
            let cell = words(&text);
            let first = cell.trim_start_matches(' ').chars().next();
            prop_assert!(!first.is_some_and(|letter| FORMULA.contains(&letter)));
            prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(&cell), text.strip_prefix('\'').unwrap_or(&text));
        }
    }
}
