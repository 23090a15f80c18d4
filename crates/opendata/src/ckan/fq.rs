//! The part of Solr's language that harvesters and people send: `field:value`, ranges, quotes, `+`, `-`, `NOT`, `AND`,
//! `OR` and parentheses. `OR` binds before what merely stands side by side, so that `organization:a OR organization:b
//! metadata_modified:[… TO *]` means what its sender means.

use base::Problem;

/// How deep parentheses go, and how many terms there are at most.
const DEEPEST: usize = 8;
const MOST: usize = 200;

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

/// Reads a filter.
pub(super) fn parse(text: &str) -> Result<Term, Problem> {
    let mut reader = Reader {
        rest: text.trim_start(),
        depth: 0,
        terms: 0,
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

struct Reader<'t> {
    rest: &'t str,
    depth: usize,
    terms: usize,
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
        self.terms += 1;
        if self.terms > MOST {
            return Err(wrong(self.rest));
        }
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
        if !self.rest.starts_with(':') {
            self.blanks();
            return Ok(Term::Words(name));
        }
        self.mark(':');
        if self.mark('[') {
            return self.range(name);
        }
        if self.mark('(') {
            return self.values(&name);
        }
        let value = self.piece()?;
        self.blanks();
        Ok(Term::Is(name, value))
    }

    /// `field:(a OR b)`.
    fn values(&mut self, name: &str) -> Result<Term, Problem> {
        let mut any = Vec::new();
        while !self.mark(')') {
            if self.word("OR") {
                continue;
            }
            let value = self.piece()?;
            self.blanks();
            any.push(Term::Is(name.to_owned(), value));
            if any.len() > MOST {
                return Err(wrong(self.rest));
            }
        }
        Ok(one(any, Term::Any))
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
        let is_whole = rest.is_empty() || rest.starts_with([' ', '\t', '\n', '(']);
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
            "(a", "a)", "a:", "a:[1 2]", "a:[1", "\"a", ":", "a OR", "name:(", &deep, &long, &minus,
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
