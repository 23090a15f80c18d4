//! What words may hold, and how they are filled, without any store or network.
//!
//! Of minijinja only places and conditions are let through: no loops, no assignments, no filters, no other files. So no wording
//! takes more time or memory than its length, and the fuel is there for what nobody thought of.

use std::collections::BTreeMap;

use minijinja::{Environment, UndefinedBehavior, Value};

use super::model::Words;

/// Letters whose words an agency may choose: those that it writes to people. What says nothing of its matter on purpose, and what
/// the instance itself writes, stays.
pub const EDITABLE: &[&str] = &[
    "report_received",
    "report_replied",
    "report_asked",
    "report_transferred",
    "report_resolved",
    "report_fixed",
    "report_news",
];

/// What stands for something in them.
pub(super) const PLACES: &[&str] = &[
    "reference",
    "agency",
    "due",
    "basis",
    "words",
    "link",
    "site",
];

/// What a promise or an estimate is called; nothing if there is no date.
pub(super) const BASES: [&str; 3] = ["promise", "estimate", ""];

/// Longest texts, in characters.
const SUBJECT_MAX: usize = 200;
const BODY_MAX: usize = 4_000;
const SMS_MAX: usize = 400;
/// Longest letter that is made of one, in bytes.
const WHOLE_MAX: usize = 100_000;
/// Steps of one text.
const FUEL: u64 = 5_000;

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing stands there.
    Empty,
    /// It is longer than so many characters.
    Long(usize),
    /// A place of this name is never filled.
    Unknown(String),
    /// This is neither a place nor a condition.
    Form(String),
    /// It cannot be read from this line on.
    Unreadable(usize),
    /// It does not say where to read on.
    NoLink,
}

/// What is wrong with words, each with its field.
pub(super) fn faults(words: &Words) -> Vec<(&'static str, Fault)> {
    let texts = [
        ("subject", &words.subject, SUBJECT_MAX),
        ("body", &words.body, BODY_MAX),
        ("sms", &words.sms, SMS_MAX),
    ];
    let judged = texts.map(|(field, text, most)| (field, judged(text, most, field != "subject")));
    let wrong = judged.into_iter();
    wrong
        .filter_map(|(field, judged)| Some((field, judged.err()?)))
        .collect()
}

fn judged(text: &str, most: usize, leads: bool) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.chars().count() > most {
        return Err(Fault::Long(most));
    }
    let mut linked = false;
    for tag in tags(text)? {
        linked |= tag_judged(&tag)?;
    }
    for basis in BASES {
        for words in ["", "x"] {
            let sample = PLACES.iter().map(|place| match *place {
                "basis" => (*place, basis),
                "words" => (*place, words),
                _ => (*place, "x"),
            });
            let sample = sample.map(|(name, value)| (name.to_owned(), value.to_owned()));
            filled_one(text, &sample.collect()).map_err(|line| Fault::Unreadable(line.0))?;
        }
    }
    if leads && !linked {
        return Err(Fault::NoLink);
    }
    Ok(())
}

/// What stands between braces.
#[derive(Debug, PartialEq, Eq)]
enum Tag<'t> {
    Place(&'t str),
    Block(&'t str),
}

/// All of a text's tags in order; comments are left out.
fn tags(text: &str) -> Result<Vec<Tag<'_>>, Fault> {
    let marks = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let (mut found, mut rest) = (Vec::new(), text);
    loop {
        let next = marks
            .iter()
            .filter_map(|(open, close)| Some((rest.split_once(open)?, *open, *close)))
            .min_by_key(|((before, _), ..)| before.len());
        let Some(((_, after), open, close)) = next else {
            return Ok(found);
        };
        let form = || Fault::Form(shortened(open, after));
        let (inner, after) = after.split_once(close).ok_or_else(form)?;
        let trimmed = inner.strip_prefix('-').unwrap_or(inner);
        let trimmed = trimmed.strip_suffix('-').unwrap_or(trimmed).trim();
        // Nothing may hide another mark from us that is none for whoever fills it.
        if open != "{#" && trimmed.contains(['{', '}', '%', '#', '\\']) {
            return Err(form());
        }
        match open {
            "{{" => found.push(Tag::Place(trimmed)),
            "{%" => found.push(Tag::Block(trimmed)),
            _ => {}
        }
        rest = after;
    }
}

fn shortened(open: &str, after: &str) -> String {
    let line = after.lines().next().unwrap_or_default();
    open.chars().chain(line.chars().take(40)).collect()
}

/// Whether a tag is the place of the link.
fn tag_judged(tag: &Tag<'_>) -> Result<bool, Fault> {
    let block = match tag {
        Tag::Place(name) => return place(name).map(|()| *name == "link"),
        Tag::Block(block) => *block,
    };
    let words: Vec<&str> = block.split_whitespace().collect();
    match words.as_slice() {
        ["else" | "endif"] => {}
        ["if" | "elif", condition @ ..] => {
            let parts = condition.split(|word| matches!(*word, "and" | "or"));
            for part in parts {
                condition_judged(part, block)?;
            }
        }
        _ => return Err(Fault::Form(format!("{{% {block}"))),
    }
    Ok(false)
}

fn condition_judged(part: &[&str], block: &str) -> Result<(), Fault> {
    let part = match part {
        ["not", rest @ ..] => rest,
        part => part,
    };
    match part {
        [name] => place(name),
        [name, "==" | "!=", value] if is_quoted(value) => place(name),
        _ => Err(Fault::Form(format!("{{% {block}"))),
    }
}

fn is_quoted(value: &str) -> bool {
    let inner = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    let inner = inner('"').or_else(|| inner('\''));
    inner.is_some_and(|inner| !inner.contains(['"', '\'']))
}

fn place(name: &str) -> Result<(), Fault> {
    if PLACES.contains(&name) {
        Ok(())
    } else if !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_') {
        Err(Fault::Unknown(name.to_owned()))
    } else {
        Err(Fault::Form(shortened("{{ ", name)))
    }
}

/// The line at which a text could not be filled.
struct Line(usize);

fn filled_one(text: &str, args: &BTreeMap<String, String>) -> Result<String, Line> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    let line = |error: minijinja::Error| Line(error.line().unwrap_or(1));
    let template = environment.template_from_str(text).map_err(line)?;
    let filled = template.render(Value::from(args.clone())).map_err(line)?;
    if filled.len() > WHOLE_MAX {
        return Err(Line(1));
    }
    Ok(filled)
}

/// A letter's subject, body and text message in these words, or why they could not be filled.
pub(in crate::notifications) fn filled(
    words: &Words,
    args: &BTreeMap<String, String>,
) -> Result<[String; 3], String> {
    let one = |field: &str, text: &str| {
        filled_one(text, args).map_err(|Line(line)| format!("{field}, line {line}"))
    };
    Ok([
        one("subject", &words.subject)?,
        one("body", &words.body)?,
        one("sms", &words.sms)?,
    ])
}

/// One text of three that differ by the basis of a date: the lines in which they differ stand in a condition.
pub(super) fn merged([promise, estimate, none]: [&str; 3]) -> String {
    let split = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    let texts = [split(promise), split(estimate), split(none)];
    let [first, second, third] = &texts;
    if first == second && second == third {
        return first.join("\n");
    }
    let shortest = texts.iter().map(Vec::len).min().unwrap_or_default();
    let alike = |pick: &dyn Fn(&[String], usize) -> Option<String>, most: usize| {
        let same = |place: usize| {
            let [one, two, three] = texts.each_ref().map(|text| pick(text, place));
            one == two && two == three
        };
        (0..most).take_while(|place| same(*place)).count()
    };
    let mut before = alike(&|text, place| text.get(place).cloned(), shortest);
    let mut after = alike(
        &|text, place| text.iter().rev().nth(place).cloned(),
        shortest - before,
    );
    // Each has a line of its own in the condition, or an empty one would be left over.
    if before + after == shortest && after > 0 {
        after -= 1;
    } else if before + after == shortest {
        before = before.saturating_sub(1);
    }
    let part = |text: &[String], from: usize, until: usize| -> String {
        let lines = text.iter().skip(from).take(until.saturating_sub(from));
        lines.cloned().collect::<Vec<_>>().join("\n")
    };
    let [one, two, three] = texts
        .each_ref()
        .map(|text| part(text, before, text.len() - after));
    let condition = format!(
        "{{% if basis == \"promise\" %}}{one}{{% elif basis == \"estimate\" %}}{two}{{% else %}}{three}{{% endif %}}"
    );
    let head = first.iter().take(before).cloned();
    let tail = first.iter().skip(first.len() - after).cloned();
    let lines: Vec<String> = head.chain([condition]).chain(tail).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn args(basis: &str) -> BTreeMap<String, String> {
        let value = |place: &str| match place {
            "basis" => basis.to_owned(),
            _ => format!("<{place}>"),
        };
        let args = PLACES
            .iter()
            .map(|place| ((*place).to_owned(), value(place)));
        args.collect()
    }

    fn body(text: &str) -> Result<(), Fault> {
        judged(text, BODY_MAX, true)
    }

    #[test]
    fn places_and_conditions_are_filled() {
        let text = "{{ agency }}: {%- if basis == \"promise\" and not words %} x{% elif due != 'y' or words %} {{due}}{% endif %} {# why #}{{ link }}";
        assert_eq!(body(text), Ok(()));
        let filled = filled_one(text, &args("estimate")).map_err(|line| line.0);
        assert_eq!(filled, Ok("<agency>: <due> <link>".to_owned()));
    }

    #[test]
    fn a_place_that_is_never_filled_is_refused_when_it_is_kept() {
        for (text, name) in [
            ("{{ nama }} {{ link }}", "nama"),
            ("{% if nama %}{% endif %}{{ link }}", "nama"),
            ("{{ link }}{{ பெயர் }}", "பெயர்"),
        ] {
            let fault = body(text);
            assert!(
                matches!(&fault, Err(Fault::Unknown(told)) if told == name)
                    || matches!(fault, Err(Fault::Form(_))),
                "{text}: {fault:?}"
            );
        }
    }

    #[test]
    fn nothing_else_of_the_language_is_let_through() {
        for text in [
            "{% for a in words %}{{ a }}{% endfor %}",
            "{% set words = words ~ words %}",
            "{% include 'x' %}",
            "{% extends 'x' %}",
            "{% import 'x' as y %}",
            "{% macro x() %}{% endmacro %}",
            "{% raw %}{% endraw %}",
            "{{ words * 1000000000 }}",
            "{{ words ~ words }}",
            "{{ words|safe }}",
            "{{ words.x }}",
            "{{ words[0] }}",
            "{{ range(9) }}",
            "{{ 'x' }}",
            "{{ link",
            "{% if words",
            "{{ '}}' }}",
            "{% if words == \"{{ link }}\" %}{% endif %}",
            "{% if basis == promise %}{% endif %}",
            "{% if %}{% endif %}",
            "{{ }}",
        ] {
            let fault = body(&format!("{{{{ link }}}} {text}"));
            assert!(
                matches!(fault, Err(Fault::Form(_) | Fault::Unknown(_))),
                "{text}: {fault:?}"
            );
        }
        for text in ["{% if words %}", "{% endif %}", "{% else %}"] {
            let fault = body(&format!("{{{{ link }}}} {text}"));
            assert!(
                matches!(fault, Err(Fault::Unreadable(_))),
                "{text}: {fault:?}"
            );
        }
    }

    #[test]
    fn a_letter_says_something_and_leads_on() {
        assert_eq!(body(""), Err(Fault::Empty));
        assert_eq!(body("hello"), Err(Fault::NoLink));
        assert_eq!(judged("hello", SUBJECT_MAX, false), Ok(()));
        let long = "x".repeat(SUBJECT_MAX + 1);
        assert_eq!(
            judged(&long, SUBJECT_MAX, false),
            Err(Fault::Long(SUBJECT_MAX))
        );
    }

    #[test]
    fn what_people_wrote_is_never_read_as_words_of_the_agency() {
        let mut args = args("");
        args.insert("words".to_owned(), "{{ link }}{% if %}".to_owned());
        let filled = filled_one("{{ words }}", &args).map_err(|line| line.0);
        assert_eq!(filled, Ok("{{ link }}{% if %}".to_owned()));
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_filled_for_every_basis(text in "([a-z ]|\\{\\{|\\}\\}|\\{%|%\\}|link|words|if|endif|else|not|-){0,24}") {
            if judged(&text, BODY_MAX, false).is_ok() {
                for basis in BASES {
                    prop_assert!(filled_one(&text, &args(basis)).is_ok());
                }
            }
        }

        #[test]
        fn three_texts_that_are_one_are_filled_as_they_were(
            texts in proptest::array::uniform3("([ab]\n?){1,6}[a-b]"),
        ) {
            let merged = merged(texts.each_ref().map(String::as_str));
            for (basis, text) in BASES.into_iter().zip(&texts) {
                let filled = filled_one(&merged, &args(basis)).map_err(|line| line.0);
                prop_assert_eq!(filled, Ok(text.clone()));
            }
        }
    }
}
