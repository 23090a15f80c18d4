//! Finding things in tokens: brackets that match, functions, paths and calls.

use crate::lexer::{Kind, Token};

/// The tokens between the bracket at `open` and the one that closes it; empty if there is no bracket there.
pub(crate) fn inside(tokens: &[Token], open: usize) -> &[Token] {
    let rest = tokens.get(open..).unwrap_or_default();
    let mut depth = 0_usize;
    for (offset, token) in rest.iter().enumerate() {
        match (token.kind, token.text.as_str()) {
            (Kind::Sign, "(" | "[" | "{") => depth += 1,
            (Kind::Sign, ")" | "]" | "}") => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return rest.get(1..offset).unwrap_or_default();
        }
    }
    rest.get(1..).unwrap_or_default()
}

/// A function with a body.
pub(crate) struct Function<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// The line of `fn`.
    pub(crate) line: usize,
    /// How many lines it takes, from `fn` to its closing brace.
    pub(crate) lines: usize,
    /// What stands between its braces.
    pub(crate) body: &'a [Token],
}

/// Every function with a body, outer ones first.
pub(crate) fn functions(tokens: &[Token]) -> Vec<Function<'_>> {
    let starts = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.is_word("fn"));
    starts
        .filter_map(|(at, token)| function(tokens, at, token.line))
        .collect()
}

/// The function whose `fn` is at `at`, unless it has no body or is a pointer type.
fn function(tokens: &[Token], at: usize, line: usize) -> Option<Function<'_>> {
    let name = tokens.get(at + 1).filter(|name| name.kind == Kind::Word)?;
    let open = body_of(tokens, at + 2)?;
    let body = inside(tokens, open);
    let close = tokens.get(open + body.len() + 1)?;
    Some(Function {
        name: &name.text,
        line,
        lines: close.line + 1 - line,
        body,
    })
}

/// Where the brace stands that opens the body of the item at `at`; none when a semicolon comes first.
fn body_of(tokens: &[Token], at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        let token = tokens.get(at)?;
        match (token.kind, token.text.as_str()) {
            (Kind::Sign, "{") => return Some(at),
            (Kind::Sign, ";") => return None,
            (Kind::Sign, "(" | "[") => at += inside(tokens, at).len() + 2,
            _ => at += 1,
        }
    }
}

/// Whether the tokens at `at` spell `first::second::…`.
pub(crate) fn is_path(tokens: &[Token], at: usize, parts: &[&str]) -> bool {
    parts.iter().enumerate().all(|(index, part)| {
        let place = at + index * 3;
        let named = tokens.get(place).is_some_and(|token| token.is_word(part));
        named && (index + 1 == parts.len() || is_separator(tokens, place + 1))
    })
}

/// Whether `::` stands at `at`.
pub(crate) fn is_separator(tokens: &[Token], at: usize) -> bool {
    let colon = |place| {
        tokens
            .get(place)
            .is_some_and(|token: &Token| token.is_sign(':'))
    };
    colon(at) && colon(at + 1)
}

/// The places where `first::second::…` is called, as (line, arguments).
pub(crate) fn calls<'a>(
    tokens: &'a [Token],
    parts: &'a [&'a str],
) -> impl Iterator<Item = (usize, Vec<&'a [Token]>)> {
    let bracket = parts.len() * 3 - 2;
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        let opens = tokens
            .get(at + bracket)
            .is_some_and(|open| open.is_sign('('));
        (opens && is_path(tokens, at, parts))
            .then(|| (token.line, arguments(inside(tokens, at + bracket))))
    })
}

/// The places where `.name(…)` is called, as (line, arguments).
pub(crate) fn methods<'a>(
    tokens: &'a [Token],
    name: &'a str,
) -> impl Iterator<Item = (usize, Vec<&'a [Token]>)> {
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        let called = token.is_sign('.')
            && tokens.get(at + 1).is_some_and(|word| word.is_word(name))
            && tokens.get(at + 2).is_some_and(|open| open.is_sign('('));
        called.then(|| (token.line, arguments(inside(tokens, at + 2))))
    })
}

/// Splits what stands between brackets at its outer commas.
pub(crate) fn arguments(tokens: &[Token]) -> Vec<&[Token]> {
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(token) = tokens.get(at) {
        match (token.kind, token.text.as_str()) {
            (Kind::Sign, "(" | "[" | "{") => at += inside(tokens, at).len() + 2,
            (Kind::Sign, ",") => {
                found.push(tokens.get(start..at).unwrap_or_default());
                at += 1;
                start = at;
            }
            _ => at += 1,
        }
    }
    found.extend(tokens.get(start..).filter(|last| !last.is_empty()));
    found
}

/// The text of an argument that is nothing but a string literal.
pub(crate) fn literal<'a>(argument: Option<&&'a [Token]>) -> Option<&'a Token> {
    match argument {
        Some([only]) if only.kind == Kind::Text => Some(only),
        _ => None,
    }
}

/// The names in the items `const NAME: …` and `static NAME: …`, with where each name stands.
pub(crate) fn constants(tokens: &[Token]) -> impl Iterator<Item = (usize, &Token)> {
    tokens.iter().enumerate().filter_map(|(at, token)| {
        let name = tokens.get(at + 1).filter(|name| name.kind == Kind::Word)?;
        let is_item = (token.is_word("const") || token.is_word("static"))
            && tokens.get(at + 2).is_some_and(|colon| colon.is_sign(':'));
        is_item.then_some((at + 1, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexer::tokens;

    #[test]
    fn functions_have_names_lines_and_bodies() {
        let source = "fn a<T>(x: [u8; 2]) -> T\nwhere\n    T: X,\n{\n    b()\n}\ntrait C { fn d(); fn e() {} }\n";
        let tokens = tokens(source);
        let found: Vec<(&str, usize, usize)> = functions(&tokens)
            .iter()
            .map(|found| (found.name, found.line, found.lines))
            .collect();
        assert_eq!(found, [("a", 1, 6), ("e", 7, 1)]);
    }

    #[test]
    fn pointer_types_are_not_functions() {
        assert!(functions(&tokens("struct A { run: fn(u8) -> u8 } ")).is_empty());
    }

    #[test]
    fn calls_give_their_arguments() {
        let tokens = tokens("Problem::new(409, \"a.b\").with(\"x\", f(1, 2))");
        let (line, found) = calls(&tokens, &["Problem", "new"]).next().unwrap();
        assert_eq!((line, found.len()), (1, 2));
        assert_eq!(literal(found.get(1)).unwrap().text, "a.b");
        assert_eq!(methods(&tokens, "with").next().unwrap().1.len(), 2);
    }

    #[test]
    fn constants_are_items_only() {
        let tokens =
            tokens("const A: u8 = 1; const fn b() {} static C: u8 = 2; let p: *const T = q;");
        let names: Vec<&str> = constants(&tokens)
            .map(|(_, name)| name.text.as_str())
            .collect();
        assert_eq!(names, ["A", "C"]);
    }
}
