//! What SQL and `SoQL` have in common: conditions, lists of columns and figures, orders. Read into a filter, never run.

mod tokens;

use crate::dialect::{Mistake, What, field, scalar, text_test};
use crate::query::{Aggregate, Bound, DEEPEST, Filter, Function, Test};
use crate::schema::{Field, Kind, Schema};
use crate::value::Scalar;

use tokens::Token;

/// Words that no column is called by without quotes.
const KEYWORDS: [&str; 18] = [
    "select", "distinct", "from", "where", "group", "order", "having", "limit", "offset", "and",
    "or", "not", "in", "is", "like", "ilike", "between", "by",
];

/// What is answered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    /// All columns.
    All,
    /// One.
    Column(usize),
    /// A figure.
    Figure(Aggregate),
}

/// Reads pieces one after the other.
pub(crate) struct Reader<'s> {
    tokens: Vec<Token>,
    at: usize,
    schema: &'s Schema,
    place: &'static str,
}

impl<'s> Reader<'s> {
    pub(crate) fn new(
        schema: &'s Schema,
        place: &'static str,
        text: &str,
    ) -> Result<Self, Mistake> {
        Ok(Self {
            tokens: tokens::cut(place, text)?,
            at: 0,
            schema,
            place,
        })
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    /// What is wrong here.
    pub(crate) fn wrong(&self, what: What) -> Mistake {
        let given = match self.peek() {
            None => String::new(),
            Some(Token::Mark(mark)) => (*mark).to_owned(),
            Some(
                Token::Word(text) | Token::Name(text) | Token::Text(text) | Token::Number(text),
            ) => text.clone(),
        };
        Mistake::new(what, self.place, &given)
    }

    /// Whether nothing is left.
    pub(crate) fn is_over(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// Nothing may be left.
    pub(crate) fn end(&self) -> Result<(), Mistake> {
        if self.is_over() {
            Ok(())
        } else {
            Err(self.wrong(What::Syntax))
        }
    }

    /// Leaves a piece unread.
    pub(crate) const fn pass(&mut self) {
        self.at += 1;
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Token::Word(other)) if other.eq_ignore_ascii_case(word))
    }

    /// Takes a keyword if it comes next.
    pub(crate) fn word(&mut self, word: &str) -> bool {
        let is_next = self.is_word(word);
        self.at += usize::from(is_next);
        is_next
    }

    /// Takes a keyword, which has to come next.
    pub(crate) fn expect(&mut self, word: &str) -> Result<(), Mistake> {
        if self.word(word) {
            Ok(())
        } else {
            Err(self.wrong(What::Syntax))
        }
    }

    /// Takes a mark if it comes next.
    pub(crate) fn mark(&mut self, mark: &str) -> bool {
        let is_next = matches!(self.peek(), Some(Token::Mark(other)) if *other == mark);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect_mark(&mut self, mark: &str) -> Result<(), Mistake> {
        if self.mark(mark) {
            Ok(())
        } else {
            Err(self.wrong(What::Syntax))
        }
    }

    /// A name, as it is written.
    pub(crate) fn name(&mut self) -> Result<String, Mistake> {
        match self.peek() {
            Some(Token::Name(name)) => {
                let name = name.clone();
                self.at += 1;
                Ok(name)
            }
            Some(Token::Word(word)) => {
                let is_keyword = KEYWORDS
                    .iter()
                    .any(|keyword| word.eq_ignore_ascii_case(keyword));
                if is_keyword {
                    return Err(self.wrong(What::Syntax));
                }
                let name = word.clone();
                self.at += 1;
                Ok(name)
            }
            _ => Err(self.wrong(What::Syntax)),
        }
    }

    /// A column of the table.
    pub(crate) fn column(&mut self) -> Result<(usize, &'s Field), Mistake> {
        let name = self.name()?;
        field(self.schema, self.place, &name)
    }

    /// A whole number from 0.
    pub(crate) fn count(&mut self) -> Result<u64, Mistake> {
        match self.next() {
            Some(Token::Number(digits)) => crate::dialect::whole(self.place, &digits),
            _ => Err(self.wrong(What::NotCount)),
        }
    }

    fn literal(&mut self, field: &Field) -> Result<Scalar, Mistake> {
        let wrong = self.wrong(What::WrongKind(field.kind));
        match self.next() {
            Some(Token::Text(text)) => scalar(field, self.place, &text),
            Some(Token::Number(digits)) if field.kind.adds() => scalar(field, self.place, &digits),
            Some(Token::Word(word)) if field.kind == Kind::Boolean => {
                scalar(field, self.place, &word)
            }
            _ => Err(wrong),
        }
    }

    fn text(&mut self) -> Result<String, Mistake> {
        let wrong = self.wrong(What::NotText);
        match self.next() {
            Some(Token::Text(text)) => Ok(text),
            _ => Err(wrong),
        }
    }

    /// A condition.
    pub(crate) fn condition(&mut self) -> Result<Filter, Mistake> {
        self.any(DEEPEST)
    }

    fn any(&mut self, depth: usize) -> Result<Filter, Mistake> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(self.wrong(What::TooMuch));
        };
        let mut all = vec![self.all(depth)?];
        while self.word("or") {
            all.push(self.all(depth)?);
        }
        Ok(one(all, Filter::Any))
    }

    fn all(&mut self, depth: usize) -> Result<Filter, Mistake> {
        let mut all = vec![self.not(depth)?];
        while self.word("and") {
            all.push(self.not(depth)?);
        }
        Ok(one(all, Filter::All))
    }

    fn not(&mut self, depth: usize) -> Result<Filter, Mistake> {
        let mut negated = false;
        while self.word("not") {
            negated = !negated;
        }
        let filter = if self.mark("(") {
            let filter = self.any(depth)?;
            self.expect_mark(")")?;
            filter
        } else {
            self.test()?
        };
        Ok(negate(filter, negated))
    }

    fn test(&mut self) -> Result<Filter, Mistake> {
        if let Some(filter) = self.function()? {
            return Ok(filter);
        }
        let (at, field) = self.column()?;
        if self.word("is") {
            let negated = self.word("not");
            self.expect("null")?;
            let test = if negated { Test::Present } else { Test::Absent };
            return Ok(Filter::test(at, test));
        }
        let negated = self.word("not");
        let filter = if self.word("in") {
            self.expect_mark("(")?;
            let mut values = vec![self.literal(field)?];
            while self.mark(",") {
                values.push(self.literal(field)?);
            }
            self.expect_mark(")")?;
            Filter::test(at, Test::In(values))
        } else if self.word("between") {
            let low = Bound::Included(self.literal(field)?);
            self.expect("and")?;
            let high = Bound::Included(self.literal(field)?);
            Filter::test(at, Test::Range { low, high })
        } else if self.word("like") {
            self.like(at, field, false)?
        } else if self.word("ilike") {
            self.like(at, field, true)?
        } else if negated {
            return Err(self.wrong(What::Syntax));
        } else {
            return self.comparison(at, field);
        };
        Ok(negate(filter, negated))
    }

    fn comparison(&mut self, at: usize, field: &Field) -> Result<Filter, Mistake> {
        let wrong = self.wrong(What::Syntax);
        let Some(Token::Mark(mark)) = self.next() else {
            return Err(wrong);
        };
        let value = self.literal(field)?;
        let open = Bound::Open;
        let test = match mark {
            "=" => Test::equals(value),
            "<>" | "!=" => {
                return Ok(negate(Filter::test(at, Test::equals(value)), true));
            }
            "<" => Test::Range {
                low: open,
                high: Bound::Excluded(value),
            },
            "<=" => Test::to(value),
            ">" => Test::Range {
                low: Bound::Excluded(value),
                high: open,
            },
            ">=" => Test::from(value),
            _ => return Err(wrong),
        };
        Ok(Filter::test(at, test))
    }

    /// `like` with `%` at its ends only.
    fn like(&mut self, at: usize, field: &Field, ignore_case: bool) -> Result<Filter, Mistake> {
        let pattern = self.text()?;
        let begun = pattern.strip_prefix('%');
        let core = begun.unwrap_or(&pattern);
        let ended = core.strip_suffix('%');
        let core = ended.unwrap_or(core);
        if core.contains(['%', '_', '\\']) {
            return Err(Mistake::new(What::Unsupported, self.place, &pattern));
        }
        let text = core.to_owned();
        let asked = match (begun, ended, ignore_case) {
            (Some(_), Some(_), _) => Test::Contains { text, ignore_case },
            (Some(_), None, _) if core.is_empty() => Test::Present,
            (None, Some(_), false) => Test::StartsWith(text),
            (None, None, false) => Test::equals(Scalar::Text(text)),
            (None, None, true) => Test::IgnoringCase(text),
            _ => return Err(Mistake::new(What::Unsupported, self.place, &pattern)),
        };
        text_test(at, field, self.place, asked)
    }

    /// `starts_with(column, 'text')` and `contains(column, 'text')`.
    fn function(&mut self) -> Result<Option<Filter>, Mistake> {
        let is_call = matches!(self.tokens.get(self.at + 1), Some(Token::Mark("(")));
        let Some(Token::Word(word)) = self.peek().filter(|_| is_call) else {
            return Ok(None);
        };
        let word = word.to_ascii_lowercase();
        if !matches!(word.as_str(), "starts_with" | "contains") {
            return Err(self.wrong(What::UnknownFunction));
        }
        self.at += 2;
        let (at, field) = self.column()?;
        self.expect_mark(",")?;
        let text = self.text()?;
        self.expect_mark(")")?;
        let asked = if word == "contains" {
            Test::Contains {
                text,
                ignore_case: false,
            }
        } else {
            Test::StartsWith(text)
        };
        text_test(at, field, self.place, asked).map(Some)
    }

    /// What is answered: columns and figures.
    pub(crate) fn items(&mut self) -> Result<Vec<Item>, Mistake> {
        let mut items = vec![self.item()?];
        while self.mark(",") {
            items.push(self.item()?);
        }
        Ok(items)
    }

    fn item(&mut self) -> Result<Item, Mistake> {
        if self.mark("*") {
            return Ok(Item::All);
        }
        if let Some((function, column)) = self.call()? {
            let name = self.alias()?;
            let usual = || usual_name(self.schema, function, column);
            return Ok(Item::Figure(Aggregate {
                function,
                column,
                name: name.unwrap_or_else(usual),
            }));
        }
        let (at, field) = self.column()?;
        match self.alias()? {
            Some(name) if name != field.name => {
                Err(Mistake::new(What::Unsupported, self.place, &name))
            }
            _ => Ok(Item::Column(at)),
        }
    }

    /// A figure's function and column.
    fn call(&mut self) -> Result<Option<(Function, Option<usize>)>, Mistake> {
        let is_call = matches!(self.tokens.get(self.at + 1), Some(Token::Mark("(")));
        let Some(Token::Word(word)) = self.peek().filter(|_| is_call) else {
            return Ok(None);
        };
        let function = Function::parse(word).ok_or_else(|| self.wrong(What::UnknownFunction))?;
        self.at += 2;
        let is_one = matches!(self.peek(), Some(Token::Number(digits)) if digits == "1");
        let column = if self.mark("*") || is_one {
            self.at += usize::from(is_one);
            if function != Function::Count {
                return Err(self.wrong(What::NoColumn));
            }
            None
        } else {
            let (at, field) = self.column()?;
            let adds = matches!(function, Function::Sum | Function::Avg);
            if adds && !field.kind.adds() {
                return Err(Mistake::new(What::NotNumber, self.place, &field.name));
            }
            Some(at)
        };
        self.expect_mark(")")?;
        Ok(Some((function, column)))
    }

    fn alias(&mut self) -> Result<Option<String>, Mistake> {
        if self.word("as") {
            self.name().map(Some)
        } else {
            Ok(None)
        }
    }

    /// What to sort by: names or figures, and whether the greatest come first.
    pub(crate) fn orders(&mut self) -> Result<Vec<(String, bool)>, Mistake> {
        let mut orders = Vec::new();
        loop {
            let name = match self.call()? {
                Some((function, column)) => usual_name(self.schema, function, column),
                None => self.name()?,
            };
            let descending = self.word("desc");
            if !descending {
                self.word("asc");
            }
            // That is how it is.
            if self.word("nulls") {
                self.expect("last")?;
            }
            orders.push((name, descending));
            if !self.mark(",") {
                return Ok(orders);
            }
        }
    }

    /// Columns to group by.
    pub(crate) fn columns(&mut self) -> Result<Vec<usize>, Mistake> {
        let mut columns = vec![self.column()?.0];
        while self.mark(",") {
            columns.push(self.column()?.0);
        }
        Ok(columns)
    }
}

/// What a figure is called if nobody says: `count`, `sum_price`.
fn usual_name(schema: &Schema, function: Function, column: Option<usize>) -> String {
    match column.and_then(|at| schema.field(at)) {
        Some(field) => format!("{}_{}", function.code(), field.name),
        None => function.code().to_owned(),
    }
}

fn one(mut all: Vec<Filter>, many: impl Fn(Vec<Filter>) -> Filter) -> Filter {
    match all.pop() {
        Some(only) if all.is_empty() => only,
        Some(last) => {
            all.push(last);
            many(all)
        }
        None => many(all),
    }
}

fn negate(filter: Filter, negated: bool) -> Filter {
    if negated {
        Filter::Not(Box::new(filter))
    } else {
        filter
    }
}
