//! A page on which a dataset is asked by hand: it shows the address that a program would ask, and what comes of it.

mod pages;

use tables::{Kind, Schema};
use web::{Form, encoded};

pub(crate) use pages::routes;

/// Rows of the answer on the page at most.
const ROWS_MAX: u64 = 20;

/// How a column is looked at.
pub(crate) const WAYS: [&str; 4] = ["equals", "contains", "from", "to"];
/// Figures of groups.
pub(crate) const FIGURES: [&str; 5] = ["count", "sum", "avg", "min", "max"];

/// The question of a form, as parameters of the query API; its faults are told by the dialect itself.
pub(crate) fn params(form: &Form, schema: &Schema) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    if let (Some(column), Some(value)) = (form.get("column"), form.get("value")) {
        let kind = schema
            .position(column)
            .and_then(|at| schema.field(at))
            .map_or(Kind::Text, |field| field.kind);
        all.push(condition(form.value("way"), (column, kind), value));
    }
    if let Some(group) = form.get("group") {
        all.push(("group", group.to_owned()));
        let figure = match (form.get("figure"), form.get("of")) {
            (Some(figure), Some(of)) => format!("{figure}@{of}"),
            (Some(figure), None) => figure.to_owned(),
            (None, _) => "count".to_owned(),
        };
        all.push(("agg", figure));
    }
    let dash = form.get("down").map_or("", |_| "-");
    match (
        form.get("sort"),
        all.iter().find(|(name, _)| *name == "agg"),
    ) {
        (Some(sort), _) => all.push(("sort", format!("{dash}{sort}"))),
        // Groups whose order nobody said are ordered by their figure, if the greatest come first.
        (None, Some((_, figure))) if !dash.is_empty() => {
            let name = figure.replace('@', "_");
            all.push(("sort", format!("{dash}{name}")));
        }
        (None, _) => {}
    }
    let limit = form.get("limit").unwrap_or("10");
    all.push(("limit", limit.to_owned()));
    all
}

fn condition(way: &str, (column, kind): (&str, Kind), value: &str) -> (&'static str, String) {
    let pair = format!("{value}@{column}");
    match (way, kind) {
        ("contains", _) => ("icontains", pair),
        ("from", Kind::Date | Kind::Timestamp) => ("date_start", pair),
        ("to", Kind::Date | Kind::Timestamp) => ("date_end", pair),
        ("from", _) => ("range", format!("{column}[{value}:]")),
        ("to", _) => ("range", format!("{column}[:{value}]")),
        _ => ("filter", pair),
    }
}

/// The address at which a program asks the same.
pub(crate) fn address(url: &str, slug: &str, params: &[(&'static str, String)]) -> String {
    let params = params
        .iter()
        .map(|(name, value)| format!("&{name}={}", encoded(value)));
    format!(
        "{url}/data-catalogue?id={slug}{}",
        params.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use tables::Field;

    use super::*;

    fn asked(fields: &[(&str, &str)]) -> String {
        let schema = Schema::new(vec![
            Field::new("state", Kind::Text),
            Field::new("price", Kind::Number),
            Field::new("day", Kind::Date),
        ])
        .unwrap();
        let fields = fields.iter();
        let form = Form {
            fields: fields
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            files: Vec::new(),
        };
        address("", "x", &params(&form, &schema))
    }

    #[test]
    fn groups_come_by_their_figure_if_the_greatest_come_first() {
        let group = [
            ("group", "state"),
            ("figure", "avg"),
            ("of", "price"),
            ("down", "yes"),
        ];
        let said = "/data-catalogue?id=x&group=state&agg=avg%40price&sort=-avg_price&limit=10";
        assert_eq!(asked(&group), said);
    }

    #[test]
    fn a_form_is_said_as_an_address() {
        assert_eq!(asked(&[]), "/data-catalogue?id=x&limit=10");
        let equals = [("column", "state"), ("way", "equals"), ("value", "a b")];
        assert_eq!(
            asked(&equals),
            "/data-catalogue?id=x&filter=a%20b%40state&limit=10"
        );
        let from = [
            ("column", "price"),
            ("way", "from"),
            ("value", "2"),
            ("sort", "price"),
            ("down", "yes"),
        ];
        assert_eq!(
            asked(&from),
            "/data-catalogue?id=x&range=price%5B2%3A%5D&sort=-price&limit=10"
        );
        let day = [
            ("column", "day"),
            ("way", "to"),
            ("value", "2026-01-01"),
            ("limit", "3"),
        ];
        assert_eq!(
            asked(&day),
            "/data-catalogue?id=x&date_end=2026-01-01%40day&limit=3"
        );
        let group = [("group", "state"), ("figure", "avg"), ("of", "price")];
        assert_eq!(
            asked(&group),
            "/data-catalogue?id=x&group=state&agg=avg%40price&limit=10"
        );
    }
}
