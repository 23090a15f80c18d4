//! The pieces that names and queries are compared by.

use base::words;

/// Endings shorter than this are kept: cutting them would leave nothing to recognise.
const SHORTEST_STEM: usize = 2;

/// Whole words and single Han characters, in order. Tamil words lose the end that changes with their
/// case, so that குப்பையை is found by குப்பை.
pub(super) fn atoms(text: &str) -> Vec<String> {
    words::atoms(text).into_iter().map(stem).collect()
}

fn stem(word: String) -> String {
    if !word.starts_with(is_tamil) {
        return word;
    }
    let bare = word
        .strip_suffix("ம்")
        .unwrap_or_else(|| word.trim_end_matches(is_tamil_mark));
    if bare.chars().count() < SHORTEST_STEM {
        return word;
    }
    bare.to_owned()
}

const fn is_tamil(letter: char) -> bool {
    matches!(letter, '\u{0b80}'..='\u{0bff}')
}

const fn is_tamil_mark(letter: char) -> bool {
    matches!(letter, '\u{0bbe}'..='\u{0bcd}' | '\u{0bd7}')
}

/// How letters of an atom combine, which decides what may be forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// One Han character.
    Han,
    /// Latin letters and digits: misspelt often, and joined or parted at will.
    Latin,
    /// Anything else, such as Tamil, whose words grow long endings.
    Other,
}

impl Script {
    pub(super) fn of(atom: &str) -> Self {
        if atom.starts_with(words::is_han) {
            Self::Han
        } else if atom.is_ascii() {
            Self::Latin
        } else {
            Self::Other
        }
    }
}

/// Two neighbours as one term: a pair of Han characters, or words that others write as one. Nothing
/// where the scripts differ.
pub(super) fn joined(one: &str, other: &str) -> Option<String> {
    (Script::of(one) == Script::of(other)).then(|| format!("{one}{other}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tamil_endings_are_cut_and_others_kept() {
        assert_eq!(atoms("மின்சாரம்"), ["மின்சார"]);
        assert_eq!(atoms("விளக்கு"), ["விளக்க"]);
        assert_eq!(atoms("jalan 路灯"), ["jalan", "路", "灯"]);
    }

    #[test]
    fn neighbours_of_one_script_join() {
        assert_eq!(joined("road", "tax").as_deref(), Some("roadtax"));
        assert_eq!(joined("停", "电").as_deref(), Some("停电"));
        assert_eq!(joined("tnb", "停"), None);
    }
}
