//! The part of Solr's language that harvesters and people send: `field:value`, ranges, quotes, `+`, `-`, `NOT`, `AND`,
//! `OR` and parentheses. `OR` binds before what merely stands side by side, so that `organization:a OR organization:b
//! metadata_modified:[… TO *]` means what its sender means.

use base::Problem;
use base::words::tokens;

/// How deep parentheses go.
const DEEPEST: usize = 8;
/// How many terms a request has at most, in all that it asks; each word that is looked for counts.
pub(super) const MOST: usize = 200;
/// The most names to sort by.
pub(super) const MOST_KEYS: usize = 32;
/// Fields in which words are looked for.
pub(super) const SEARCHED: [&str; 3] = ["text", "title", "notes"];

/// What a dataset has to be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Term {
    /// All of these.
    All(Vec<Self>),
    /// One of these.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// A field is this; a star at its end stands for anything.
    Is(String, String),
    /// A field lies between, both ends included; a star is no end.
    Within(String, String, String),
    /// Words that stand somewhere.
    Words(String),
}

/// Reads a filter, and takes its terms from those that are left to the request.
pub(super) fn parse(text: &str, left: &mut usize) -> Result<Term, Problem> {
    let mut reader = Reader {
        rest: text.trim_start(),
        field: None,
        depth: 0,
        left,
    };
    let term = reader.all()?;
    if reader.rest.is_empty() {
        Ok(term)
    } else {
        Err(wrong(reader.rest))
    }
}

/// A filter that is not written as it should be, or asks for what is not there.
pub(super) fn wrong(given: &str) -> Problem {
    let given: String = given.chars().take(80).collect();
    Problem::new(400, "opendata.ckan_query").with("given", given)
}

/// A search that asks for more than is looked for at once.
pub(super) fn too_many() -> Problem {
    Problem::new(400, "opendata.ckan_many")
        .with("terms", MOST.to_string())
        .with("keys", MOST_KEYS.to_string())
}

struct Reader<'t> {
    rest: &'t str,
    /// The field within whose parentheses this is.
    field: Option<String>,
    depth: usize,
    left: &'t mut usize,
}

impl Reader<'_> {
    /// What stands side by side, up to the end or a closing parenthesis.
    fn all(&mut self) -> Result<Term, Problem> {
        let mut all = Vec::new();
        while !self.rest.is_empty() && !self.rest.starts_with(')') {
            if self.word("AND") {
                continue;
            }
            all.push(self.any()?);
        }
        Ok(one(all, Term::All))
    }

    fn any(&mut self) -> Result<Term, Problem> {
        let mut any = vec![self.single()?];
        while self.word("OR") {
            any.push(self.single()?);
        }
        Ok(one(any, Term::Any))
    }

    fn single(&mut self) -> Result<Term, Problem> {
        self.spend(1)?;
        if self.word("NOT") || self.mark('-') || self.mark('!') {
            return Ok(Term::Not(Box::new(self.deeper(Self::single)?)));
        }
        if self.mark('+') {
            return self.deeper(Self::single);
        }
        if self.mark('(') {
            let inside = self.deeper(Self::all)?;
            return if self.mark(')') {
                Ok(inside)
            } else {
                Err(wrong(self.rest))
            };
        }
        let name = self.piece()?;
        if let Some(field) = self.field.clone() {
            return self.is(field, name);
        }
        if !self.rest.starts_with(':') {
            self.blanks();
            self.spend(tokens(&name).len().saturating_sub(1))?;
            return Ok(Term::Words(name));
        }
        self.mark(':');
        if self.mark('[') {
            return self.range(name);
        }
        if self.mark('(') {
            return self.values(name);
        }
        let value = self.piece()?;
        self.is(name, value)
    }

    fn is(&mut self, name: String, value: String) -> Result<Term, Problem> {
        self.blanks();
        if SEARCHED.contains(&name.as_str()) {
            self.spend(tokens(&value).len().saturating_sub(1))?;
        }
        Ok(Term::Is(name, value))
    }

    /// `field:(a OR -b)`: all that stands elsewhere, of one field.
    fn values(&mut self, name: String) -> Result<Term, Problem> {
        self.field = Some(name);
        let inside = self.deeper(Self::all)?;
        self.field = None;
        if inside == Term::All(Vec::new()) || !self.mark(')') {
            return Err(wrong(self.rest));
        }
        Ok(inside)
    }

    fn spend(&mut self, terms: usize) -> Result<(), Problem> {
        *self.left = self.left.checked_sub(terms).ok_or_else(too_many)?;
        Ok(())
    }

    /// `low TO high]`.
    fn range(&mut self, name: String) -> Result<Term, Problem> {
        let (inside, rest) = self.rest.split_once(']').ok_or_else(|| wrong(self.rest))?;
        let (low, high) = inside.split_once(" TO ").ok_or_else(|| wrong(inside))?;
        let bare = |end: &str| end.trim().trim_matches('"').to_owned();
        self.rest = rest.trim_start();
        Ok(Term::Within(name, bare(low), bare(high)))
    }

    fn deeper(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Term, Problem>,
    ) -> Result<Term, Problem> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(wrong(self.rest));
        }
        let term = read(self)?;
        self.depth -= 1;
        Ok(term)
    }

    /// A name or value, in quotes or without.
    fn piece(&mut self) -> Result<String, Problem> {
        if let Some(quoted) = self.rest.strip_prefix('"') {
            let (text, rest) = quoted.split_once('"').ok_or_else(|| wrong(self.rest))?;
            self.rest = rest;
            return Ok(text.to_owned());
        }
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | ':' | '"');
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        if text.is_empty() {
            return Err(wrong(self.rest));
        }
        self.rest = rest;
        Ok(text.replace('\\', ""))
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Takes a mark if it comes next, and the blanks behind it.
    fn mark(&mut self, mark: char) -> bool {
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    /// Takes a word of the language if it comes next.
    fn word(&mut self, word: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(word) else {
            return false;
        };
        let is_whole = rest.is_empty() || rest.starts_with([' ', '\t', '\n', '(', ')']);
        if is_whole {
            self.rest = rest.trim_start();
        }
        is_whole
    }
}

/// Several terms as one; a single one is itself.
fn one(mut all: Vec<Term>, many: impl Fn(Vec<Term>) -> Term) -> Term {
    if all.len() > 1 {
        return many(all);
    }
    all.pop().unwrap_or_else(|| many(Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Term, Problem> {
        super::parse(text, &mut { MOST })
    }

    fn is(name: &str, value: &str) -> Term {
        Term::Is(name.to_owned(), value.to_owned())
    }

    #[test]
    fn what_a_harvester_sends_means_what_it_means() {
        let text = "organization:a OR organization:b metadata_modified:[2026-01-02T03:04:05Z TO *]";
        let within = Term::Within(
            "metadata_modified".to_owned(),
            "2026-01-02T03:04:05Z".to_owned(),
            "*".to_owned(),
        );
        let either = Term::Any(vec![is("organization", "a"), is("organization", "b")]);
        assert_eq!(parse(text).unwrap(), Term::All(vec![either, within]));
        let not = Term::Not(Box::new(is("organization", "c")));
        assert_eq!(parse("-organization:c").unwrap(), not);
        assert_eq!(parse("NOT organization:\"c\"").unwrap(), not);
        assert_eq!(parse("+organization:c").unwrap(), is("organization", "c"));
        assert_eq!(parse("*:*").unwrap(), is("*", "*"));
        let several = Term::Any(vec![is("name", "a"), is("name", "b")]);
        assert_eq!(parse("name:(a OR b)").unwrap(), several);
        assert_eq!(parse("(name:a OR name:b)").unwrap(), several);
        let without = Term::All(vec![is("name", "a"), Term::Not(Box::new(is("name", "b")))]);
        for text in [
            "name:(a AND NOT b)",
            "name:(a -b)",
            "name:(+a (NOT \"b\"))",
            "name:a AND -name:b",
        ] {
            assert_eq!(parse(text).unwrap(), without, "{text}");
        }
        let words = Term::All(vec![
            Term::Words("cuti".to_owned()),
            Term::Words("umum raya".to_owned()),
        ]);
        assert_eq!(parse("cuti AND \"umum raya\"").unwrap(), words);
        assert_eq!(parse(" ").unwrap(), Term::All(Vec::new()));
    }

    #[test]
    fn what_is_not_written_so_is_refused_and_ends() {
        let deep = "(".repeat(100) + "a";
        let long = "a ".repeat(1_000);
        let minus = "-".repeat(1_000);
        for wrong in [
            "(a",
            "a)",
            "a:",
            "a:[1 2]",
            "a:[1",
            "\"a",
            ":",
            "a OR",
            "name:(",
            "name:()",
            "name:(a",
            "name:(AND)",
            "name:(a OR)",
            "name:(b:c)",
            &deep,
            &long,
            &minus,
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn all_that_a_request_asks_comes_out_of_one_purse() {
        let many = |text: &str, left: &mut usize| {
            let told = super::parse(text, left).unwrap_err();
            assert_eq!((told.status, told.code), (400, "opendata.ckan_many"));
        };
        let half = "name:a ".repeat(MOST / 2);
        let mut left = MOST;
        super::parse(&half, &mut left).unwrap();
        super::parse(&half, &mut left).unwrap();
        many("a", &mut left);
        let values = format!("name:({})", "a OR ".repeat(MOST) + "a");
        many(&values, &mut { MOST });
        let quoted = format!("\"{}\"", "a ".repeat(MOST + 1));
        many(&quoted, &mut { MOST });
        many(&format!("title:{quoted}"), &mut { MOST });
        many(&format!("title:({quoted})"), &mut { MOST });
    }
}
