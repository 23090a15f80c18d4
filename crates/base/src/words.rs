//! Text cut into search tokens, the same for every store and language.
//!
//! Text is brought to compatibility form (NFKC) and lower case, then cut at everything that is not a
//! letter, digit or mark. Marks stay with their letter, so Tamil survives. Han runs, which have no
//! spaces, give each character and each pair of neighbours.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Tokens longer than this are cut: nobody types them, and they would bloat the index.
const LONGEST: usize = 40;

/// All tokens of a text that is to be found, in order, with repeats.
pub fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for run in runs(text) {
        match run {
            Run::Word(word) => found.push(word),
            Run::Han(letters) => {
                found.extend(letters.iter().map(char::to_string));
                found.extend(letters.windows(2).map(|pair| pair.iter().collect()));
            }
        }
    }
    found
}

/// The smallest pieces of a text, in order: whole words, and Han characters one by one.
pub fn atoms(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for run in runs(text) {
        match run {
            Run::Word(word) => found.push(word),
            Run::Han(letters) => found.extend(letters.iter().map(char::to_string)),
        }
    }
    found
}

/// The tokens that a query asks for: pairs of Han characters rather than single ones, and a `*`
/// after the last token when it is a word, which the person may not have finished typing.
pub fn query_tokens(text: &str) -> Vec<String> {
    let mut asked = Vec::new();
    let mut unfinished = false;
    for run in runs(text) {
        unfinished = matches!(run, Run::Word(_));
        match run {
            Run::Word(word) => asked.push(word),
            Run::Han(letters) if letters.len() == 1 => {
                asked.extend(letters.iter().map(char::to_string));
            }
            Run::Han(letters) => asked.extend(letters.windows(2).map(|pair| pair.iter().collect())),
        }
    }
    if let Some(last) = asked
        .last_mut()
        .filter(|_| unfinished && !text.ends_with(' '))
    {
        last.push('*');
    }
    asked
}

enum Run {
    Word(String),
    Han(Vec<char>),
}

fn runs(text: &str) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let mut joined = false;
    // Small letters may bring marks of their own, which have to be put in order among the others.
    for letter in text.nfkc().flat_map(char::to_lowercase).nfkc() {
        let in_word = letter.is_alphanumeric() || is_combining_mark(letter);
        match found.last_mut() {
            _ if !in_word => {}
            Some(Run::Han(run)) if joined && is_han(letter) => run.push(letter),
            Some(Run::Word(word)) if joined && !is_han(letter) => {
                if word.chars().count() < LONGEST {
                    word.push(letter);
                }
            }
            _ if is_han(letter) => found.push(Run::Han(vec![letter])),
            _ => found.push(Run::Word(letter.to_string())),
        }
        joined = in_word;
    }
    found
}

/// Whether a character is a Han character, which stands for a word or a part of one.
pub const fn is_han(letter: char) -> bool {
    matches!(letter,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_that_come_with_small_letters_stand_in_their_order() {
        let once = atoms("\u{130}\u{321}");
        assert_eq!(atoms(&once.join(" ")), once);
    }

    #[test]
    fn four_languages() {
        assert_eq!(
            tokens("Jalan Berlubang, FT-1!"),
            ["jalan", "berlubang", "ft", "1"]
        );
        assert_eq!(
            tokens("道路坑洞"),
            ["道", "路", "坑", "洞", "道路", "路坑", "坑洞"]
        );
        assert_eq!(tokens("உள்ளூர் சாலை"), ["உள்ளூர்", "சாலை"]);
        assert_eq!(atoms("TNB停电 lagi!"), ["tnb", "停", "电", "lagi"]);
        assert_eq!(tokens("ＭＰＢＰ２"), ["mpbp2"]);
    }

    #[test]
    fn queries_end_open() {
        assert_eq!(query_tokens("lampu jal"), ["lampu", "jal*"]);
        assert_eq!(query_tokens("lampu "), ["lampu"]);
        assert_eq!(query_tokens("坑洞"), ["坑洞"]);
        assert_eq!(query_tokens("坑"), ["坑"]);
        assert_eq!(query_tokens("?!"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn tokens_are_clean(text: String) {
            for token in tokens(&text) {
                prop_assert!(!token.is_empty());
                prop_assert!(token.chars().all(|c| c.is_alphanumeric() || is_combining_mark(c)));
            }
        }

        #[test]
        fn a_text_is_found_by_its_own_words(text in "[a-z路灯坏了 ]{0,30}") {
            let indexed = tokens(&text);
            for asked in query_tokens(&text) {
                let asked = asked.trim_end_matches('*');
                prop_assert!(indexed.iter().any(|token| token.starts_with(asked)));
            }
        }
    }
}
