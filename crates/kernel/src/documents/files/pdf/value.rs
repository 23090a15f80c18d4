//! The values that a PDF is written in: read from bytes within a budget, and written in one way only.

use std::collections::BTreeSet;

/// How deep arrays and dictionaries may stand in one another.
const DEPTH_MAX: usize = 60;

/// A value. Numbers stay as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(Vec<u8>),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Value>),
    Dict(Dict),
    Ref(u32),
}

/// Keys and values in the order in which they were written.
pub(super) type Dict = Vec<(Vec<u8>, Value)>;

/// The value of a key.
pub(super) fn of<'d>(dict: &'d Dict, key: &[u8]) -> Option<&'d Value> {
    dict.iter()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value)
}

impl Value {
    pub(super) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<usize> {
        match self {
            Self::Number(digits) => std::str::from_utf8(digits).ok()?.parse().ok(),
            _ => None,
        }
    }
}

/// Reads values, and counts them: what is small in a file may be large in memory.
#[derive(Debug)]
pub(super) struct Lexer<'f> {
    file: &'f [u8],
    pub(super) at: usize,
    pub(super) left: usize,
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

fn hex(byte: u8) -> Option<u8> {
    u8::try_from(char::from(byte).to_digit(16)?).ok()
}

impl<'f> Lexer<'f> {
    pub(super) fn new(file: &'f [u8], at: usize, left: usize) -> Self {
        Self { file, at, left }
    }

    fn peek(&self) -> Option<u8> {
        self.file.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Goes past white space and comments.
    pub(super) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self
                    .peek()
                    .is_some_and(|byte| !matches!(byte, b'\r' | b'\n'))
                {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// Goes past this word, if it stands here.
    pub(super) fn word(&mut self, word: &[u8]) -> Option<()> {
        self.space();
        self.file
            .get(self.at..)?
            .starts_with(word)
            .then(|| self.at += word.len())
    }

    /// A whole number.
    pub(super) fn number(&mut self) -> Option<usize> {
        self.space();
        Value::Number(self.regular().to_vec()).number()
    }

    fn regular(&mut self) -> &'f [u8] {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|byte| !is_space(byte) && !is_delimiter(byte))
        {
            self.at += 1;
        }
        self.file.get(start..self.at).unwrap_or_default()
    }

    /// The value that stands here.
    pub(super) fn value(&mut self) -> Option<Value> {
        self.value_within(DEPTH_MAX)
    }

    fn value_within(&mut self, depth: usize) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        let depth = depth.checked_sub(1)?;
        self.space();
        match (self.peek()?, self.file.get(self.at + 1)) {
            (b'/', _) => self.name().map(Value::Name),
            (b'(', _) => self.literal().map(Value::Text),
            (b'<', Some(b'<')) => self.dict(depth).map(Value::Dict),
            (b'<', _) => self.hexadecimal().map(Value::Text),
            (b'[', _) => self.array(depth).map(Value::Array),
            _ => self.plain(),
        }
    }

    fn plain(&mut self) -> Option<Value> {
        let word = self.regular();
        match word {
            b"null" => Some(Value::Null),
            b"true" => Some(Value::Bool(true)),
            b"false" => Some(Value::Bool(false)),
            _ if word.is_empty() || word.len() > 40 => None,
            _ if word.iter().all(u8::is_ascii_digit) => Some(
                self.reference(word)
                    .unwrap_or_else(|| Value::Number(word.to_vec())),
            ),
            _ => word
                .iter()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.'))
                .then(|| Value::Number(word.to_vec())),
        }
    }

    /// `12 0 R` after its first number; nothing, and not a step further, if it is none.
    fn reference(&mut self, word: &[u8]) -> Option<Value> {
        let back = self.at;
        let number = std::str::from_utf8(word).ok()?.parse().ok()?;
        let is_one = self.number().is_some() && {
            self.space();
            self.regular() == b"R"
        };
        if is_one {
            return Some(Value::Ref(number));
        }
        self.at = back;
        None
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut bytes = self.regular().iter();
        let mut name = Vec::new();
        while let Some(byte) = bytes.next() {
            let rest = bytes.as_slice();
            let code = rest
                .first()
                .zip(rest.get(1))
                .and_then(|(a, b)| Some(hex(*a)? << 4 | hex(*b)?));
            match code.filter(|_| *byte == b'#') {
                Some(code) => {
                    name.push(code);
                    bytes.next();
                    bytes.next();
                }
                None => name.push(*byte),
            }
        }
        (name.len() <= 200).then_some(name)
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 1_usize);
        loop {
            let byte = self.next()?;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    text.extend(self.escaped()?);
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                return Some(text);
            }
            text.push(byte);
        }
    }

    /// What stands for itself after a backslash: one byte, or none where a line goes on.
    fn escaped(&mut self) -> Option<Vec<u8>> {
        let byte = match self.next()? {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\n' => None,
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
                None
            }
            first @ b'0'..=b'7' => {
                let mut code = u32::from(first - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else {
                        break;
                    };
                    code = code << 3 | u32::from(digit - b'0');
                    self.at += 1;
                }
                u8::try_from(code & 0xff).ok()
            }
            other => Some(other),
        };
        Some(byte.into_iter().collect())
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut digits = Vec::new();
        loop {
            match self.next()? {
                b'>' => break,
                byte if is_space(byte) => {}
                byte => digits.push(hex(byte)?),
            }
        }
        let byte = |pair: &[u8]| {
            let high = pair.first().copied().unwrap_or_default();
            high << 4 | pair.get(1).copied().unwrap_or_default()
        };
        Some(digits.chunks(2).map(byte).collect())
    }

    fn array(&mut self, depth: usize) -> Option<Vec<Value>> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            if self.peek()? == b']' {
                self.at += 1;
                return Some(items);
            }
            items.push(self.value_within(depth)?);
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Dict> {
        self.at += 2;
        let mut dict = Dict::new();
        loop {
            self.space();
            match self.peek()? {
                b'>' => {
                    self.word(b">>")?;
                    return Some(once(dict));
                }
                b'/' => dict.push((self.name()?, self.value_within(depth)?)),
                _ => return None,
            }
        }
    }
}

/// Each key once: of two, readers differ in which one they believe.
fn once(dict: Dict) -> Dict {
    let mut keys: Vec<&[u8]> = dict.iter().map(|(key, _)| key.as_slice()).collect();
    keys.sort_unstable();
    let twice = keys.windows(2).any(|pair| matches!(pair, [a, b] if a == b));
    if !twice {
        return dict;
    }
    let mut seen = BTreeSet::new();
    let first = |(key, _): &(Vec<u8>, Value)| seen.insert(key.clone());
    dict.into_iter().filter(first).collect()
}

/// Writes a value. What it refers to is called as `number` says.
pub(super) fn write(out: &mut Vec<u8>, value: &Value, number: &mut dyn FnMut(u32) -> u32) {
    match value {
        Value::Null => out.extend(b"null"),
        Value::Bool(true) => out.extend(b"true"),
        Value::Bool(false) => out.extend(b"false"),
        Value::Number(digits) => out.extend(digits),
        Value::Name(name) => write_name(out, name),
        Value::Text(text) => write_text(out, text),
        Value::Ref(old) => out.extend(format!("{} 0 R", number(*old)).bytes()),
        Value::Array(items) => {
            out.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(b' ');
                }
                write(out, item, number);
            }
            out.push(b']');
        }
        Value::Dict(dict) => {
            out.extend(b"<<");
            for (key, value) in dict {
                write_name(out, key);
                out.push(b' ');
                write(out, value, number);
            }
            out.extend(b">>");
        }
    }
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !is_delimiter(*byte) && *byte != b'#' {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}

fn write_text(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}
