//! Topics with a picture, and what is recorded.

use std::collections::HashMap;

use base::{Lang, Text};
use kernel::registry::Pack;
use serde::Deserialize;

/// The pack's sheets of topics, and of what letters are called.
const TOPICS: &str = "easy.csv";
const LETTERS: &str = "letters.csv";

/// Something that people often report, with its picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its code, which is also the name of its picture and of its recording.
    pub code: String,
    /// The category's code.
    pub category: String,
    /// A few words.
    pub name: Text,
}

impl Topic {
    /// The name of its recording.
    pub fn spoken(&self) -> String {
        format!("topic-{}", self.code)
    }
}

/// What the pack has for those who read little.
#[derive(Debug, Clone, Default)]
pub struct Easy {
    /// Topics, in the order of the page.
    pub topics: Vec<Topic>,
    /// What letters and digits are called, by language.
    pub letters: HashMap<(Lang, char), String>,
    /// What is recorded: the words, by language and name.
    spoken: HashMap<Lang, HashMap<String, String>>,
}

/// A row of a sheet, by column; names stand in `name_LANG`.
type Columns = HashMap<String, String>;

#[derive(Deserialize)]
struct SpokenRow {
    name: String,
    words: String,
}

impl Easy {
    /// Reads the pack's sheets. Of recordings, those count that there is a file of.
    pub fn read(pack: &Pack, languages: &[Lang]) -> Result<Self, csv::Error> {
        let mut easy = Self::default();
        for row in rows(pack, TOPICS)? {
            let column = |name: &str| row.get(name).cloned().unwrap_or_default();
            let names = languages.iter().map(|lang| (*lang, name_of(&row, *lang)));
            let Ok(name) = Text::new(names) else { continue };
            easy.topics.push(Topic {
                code: column("code"),
                category: column("category"),
                name,
            });
        }
        for row in rows(pack, LETTERS)? {
            let letter = row.get("letter").and_then(|text| text.chars().next());
            let Some(letter) = letter else { continue };
            let names = languages.iter().map(|lang| (*lang, name_of(&row, *lang)));
            easy.letters
                .extend(names.map(|(lang, name)| ((lang, letter), name)));
        }
        for lang in languages {
            let list = pack.media(&format!("spoken/{lang}.csv"));
            let bytes = list.map_or(&[][..], AsRef::as_ref);
            let known = easy.spoken.entry(*lang).or_default();
            for row in csv::Reader::from_reader(bytes).deserialize() {
                let row: SpokenRow = row?;
                if pack.media(&file(*lang, &row.name)).is_some() {
                    known.insert(row.name, row.words);
                }
            }
        }
        Ok(easy)
    }

    /// The topic of this code.
    pub fn topic(&self, code: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.code == code)
    }

    /// What is said in the recording of this name, if there is one.
    pub fn said(&self, lang: Lang, name: &str) -> Option<&str> {
        Some(self.spoken.get(&lang)?.get(name)?)
    }

    /// The name of the recording of a letter or digit.
    pub fn letter(letter: char) -> String {
        format!("letter-{}", letter.to_ascii_lowercase())
    }
}

/// The name of a recording's file in the pack.
pub fn file(lang: Lang, name: &str) -> String {
    format!("spoken/{lang}/{name}.mp3")
}

fn rows(pack: &Pack, name: &str) -> Result<Vec<Columns>, csv::Error> {
    let text = pack.text(name).unwrap_or_default();
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect()
}

fn name_of(row: &Columns, lang: Lang) -> String {
    row.get(&format!("name_{lang}"))
        .cloned()
        .unwrap_or_default()
}
