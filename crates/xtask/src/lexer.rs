//! A light Rust lexer: tokens with their lines, which is all that the checks of `tidy` need.
//!
//! It knows strings, characters, lifetimes, numbers and nested comments, so that words inside of them are
//! never mistaken for code. It builds no syntax tree; see `docs/dependencies.md` for why that suffices.

/// What kind of token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or keyword.
    Word,
    /// The inside of a string literal, escapes as written.
    Text,
    /// A character, byte, lifetime or number.
    Other,
    /// One sign of punctuation.
    Sign,
}

/// One token of a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its characters; for a string literal, what stands between the quotes.
    pub(crate) text: String,
    /// The line it starts on, from 1.
    pub(crate) line: usize,
}

impl Token {
    /// Whether it is this name or keyword.
    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text == word
    }

    /// Whether it is this sign.
    pub(crate) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign && self.text.starts_with(sign)
    }
}

/// The tokens of a source text; comments are left out.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut lexer = Lexer {
        rest: source.chars().collect(),
        at: 0,
        line: 1,
        found: Vec::new(),
    };
    while lexer.step() {}
    lexer.found
}

/// A place in the text and what was found before it.
struct Lexer {
    rest: Vec<char>,
    at: usize,
    line: usize,
    found: Vec<Token>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(self.at + ahead).copied()
    }

    fn take(&mut self) -> Option<char> {
        let next = self.peek(0)?;
        self.at += 1;
        if next == '\n' {
            self.line += 1;
        }
        Some(next)
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let mut text = String::new();
        while let Some(next) = self.peek(0).filter(|next| belongs(*next)) {
            text.push(next);
            self.take();
        }
        text
    }

    fn push(&mut self, kind: Kind, text: String, line: usize) {
        self.found.push(Token { kind, text, line });
    }

    /// Reads one token or comment; false at the end.
    fn step(&mut self) -> bool {
        let line = self.line;
        let Some(next) = self.peek(0) else {
            return false;
        };
        match next {
            '/' if self.peek(1) == Some('/') => {
                self.take_while(|letter| letter != '\n');
            }
            '/' if self.peek(1) == Some('*') => self.block_comment(),
            '"' => self.string(0, false),
            '\'' => self.quote(line),
            _ if next.is_whitespace() => {
                self.take();
            }
            _ if next.is_ascii_digit() => self.number(line),
            _ if is_word(next) => self.word(line),
            _ => {
                self.take();
                self.push(Kind::Sign, next.to_string(), line);
            }
        }
        true
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(next) = self.take() {
            match (next, self.peek(0)) {
                ('/', Some('*')) => {
                    self.take();
                    depth += 1;
                }
                ('*', Some('/')) => {
                    self.take();
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Reads from the opening quote on; a raw string ends at a quote and `hashes` hash signs.
    fn string(&mut self, hashes: usize, raw: bool) {
        let line = self.line;
        let mut text = String::new();
        self.take();
        while let Some(next) = self.take() {
            if next == '\\' && !raw {
                text.push(next);
                text.extend(self.take());
            } else if next == '"' && (0..hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                self.at += hashes;
                break;
            } else {
                text.push(next);
            }
        }
        self.push(Kind::Text, text, line);
    }

    /// A character or a lifetime.
    fn quote(&mut self, line: usize) {
        self.take();
        let is_lifetime = self.peek(0).is_some_and(is_word) && self.peek(1) != Some('\'');
        let text = if is_lifetime {
            self.take_while(is_word)
        } else {
            self.character()
        };
        self.push(Kind::Other, format!("'{text}"), line);
    }

    fn character(&mut self) -> String {
        let mut text = String::new();
        while let Some(next) = self.take().filter(|next| *next != '\'') {
            text.push(next);
            if next == '\\' {
                text.extend(self.take());
            }
        }
        text
    }

    fn number(&mut self, line: usize) {
        let mut text = self.take_while(is_word);
        if self.peek(0) == Some('.') && self.peek(1).is_some_and(|next| next.is_ascii_digit()) {
            text.extend(self.take());
            text.push_str(&self.take_while(is_word));
        }
        self.push(Kind::Other, text, line);
    }

    /// A name, or the prefix of a string or a raw name.
    fn word(&mut self, line: usize) {
        let text = self.take_while(is_word);
        let rest = self.rest.get(self.at..).unwrap_or_default();
        let hashes = rest.iter().take_while(|next| **next == '#').count();
        match (text.as_str(), self.peek(hashes)) {
            ("r" | "br" | "cr", Some('"')) => {
                self.at += hashes;
                self.string(hashes, true);
            }
            ("b" | "c", Some('"')) if hashes == 0 => self.string(0, false),
            ("b", Some('\'')) if hashes == 0 => self.quote(line),
            ("r", Some(next)) if hashes == 1 && is_word(next) => {
                self.take();
                self.word(line);
            }
            _ => self.push(Kind::Word, text, line),
        }
    }
}

/// Whether the character may stand in a name or number.
fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<String> {
        tokens(source)
            .into_iter()
            .map(|token| format!("{:?} {}", token.kind, token.text))
            .collect()
    }

    #[test]
    fn comments_are_left_out_even_when_nested() {
        assert_eq!(shown("a // b\n/* c /* d */ e */ f"), ["Word a", "Word f"]);
        assert_eq!(
            tokens("a\n/* \n */ f").last().map(|token| token.line),
            Some(3)
        );
    }

    #[test]
    fn strings_of_every_kind_are_one_token() {
        assert_eq!(shown(r#""a \" // b""#), [r#"Text a \" // b"#]);
        assert_eq!(shown(r##"r#"a " b"# c"##), ["Text a \" b", "Word c"]);
        assert_eq!(
            shown(r#"br"x" b"y" b'z'"#),
            ["Text x", "Text y", "Other 'z"]
        );
        assert_eq!(shown("r#type"), ["Word type"]);
    }

    #[test]
    fn lifetimes_are_not_characters() {
        assert_eq!(shown("&'a x"), ["Sign &", "Other 'a", "Word x"]);
        assert_eq!(
            shown(r"'a' '\'' '\u{1F600}'"),
            ["Other 'a", r"Other '\'", r"Other '\u{1F600}"]
        );
    }

    #[test]
    fn ranges_are_not_fractions() {
        assert_eq!(shown("0..5"), ["Other 0", "Sign .", "Sign .", "Other 5"]);
        assert_eq!(shown("1_000.5"), ["Other 1_000.5"]);
    }
}
