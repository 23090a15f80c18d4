//! SQL and `SoQL` cut into words, names, texts, numbers and marks.

use crate::dialect::{LONGEST, Mistake, What};

/// A piece.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Token {
    /// Without quotes: a keyword or a name.
    Word(String),
    /// A name in double quotes or backticks.
    Name(String),
    /// In single quotes.
    Text(String),
    /// As it is written.
    Number(String),
    /// `( ) , * = < > <= >= <> !=`
    Mark(&'static str),
}

/// Marks, longer ones first.
const MARKS: [&str; 12] = [
    "<=", ">=", "<>", "!=", "(", ")", ",", "*", "=", "<", ">", ".",
];

/// Cuts a text.
pub(crate) fn cut(place: &str, text: &str) -> Result<Vec<Token>, Mistake> {
    if text.len() > LONGEST {
        return Err(Mistake::new(What::TooMuch, place, text));
    }
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, behind) = match first {
            '\'' => {
                let (text, behind) = quoted(rest, '\'').ok_or_else(|| wrong(place, rest))?;
                (Token::Text(text), behind)
            }
            '"' | '`' => {
                let (name, behind) = quoted(rest, first).ok_or_else(|| wrong(place, rest))?;
                (Token::Name(name), behind)
            }
            _ if first.is_alphabetic() || first == '_' || first == ':' => {
                let (word, behind) = split(rest, |mark| {
                    mark.is_alphanumeric() || mark == '_' || mark == ':'
                });
                (Token::Word(word.to_owned()), behind)
            }
            _ if first.is_ascii_digit() || first == '-' => number(place, rest)?,
            _ => {
                let mut marks = MARKS.into_iter();
                let mark = marks.find(|mark| rest.starts_with(mark));
                let mark = mark.ok_or_else(|| wrong(place, rest))?;
                (
                    Token::Mark(mark),
                    rest.strip_prefix(mark).unwrap_or_default(),
                )
            }
        };
        tokens.push(token);
        rest = behind.trim_start();
    }
    Ok(tokens)
}

fn wrong(place: &str, text: &str) -> Mistake {
    Mistake::new(What::Syntax, place, text)
}

fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|mark| !belongs(mark)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// What stands in quotes, each quote within doubled, and what is behind.
fn quoted(text: &str, quote: char) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut rest = text.strip_prefix(quote)?;
    loop {
        let (part, behind) = rest.split_once(quote)?;
        out.push_str(part);
        match behind.strip_prefix(quote) {
            Some(more) => {
                out.push(quote);
                rest = more;
            }
            None => return Some((out, behind)),
        }
    }
}

fn number<'t>(place: &str, text: &'t str) -> Result<(Token, &'t str), Mistake> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (number, behind) = split(digits, |mark| mark.is_ascii_digit() || mark == '.');
    let is_number = number.bytes().any(|byte| byte.is_ascii_digit());
    if !is_number {
        return Err(wrong(place, text));
    }
    Ok((Token::Number(format!("{sign}{number}")), behind))
}
