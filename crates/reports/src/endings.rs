//! Answers that end the form of a category: somebody has to phone instead, and the words that say so stand in its place.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use base::{Text, Time};
use kernel::App;
use kernel::registry::Pack;

use crate::model::Answer;

/// The pack's sheet.
const SHEET: &str = "endings.csv";

/// An answer that ends the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ending {
    /// The category.
    pub(crate) category: String,
    /// The question's code within it.
    pub(crate) question: String,
    /// The key of the answer.
    pub(crate) option: String,
    /// Numbers to phone.
    pub(crate) numbers: Vec<String>,
    /// What to do instead.
    pub(crate) words: Text,
}

/// The pack's endings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Endings(Vec<Ending>);

impl Endings {
    fn read(pack: &Pack) -> Result<Self, csv::Error> {
        let text = pack.text(SHEET).unwrap_or_default();
        let mut endings = Vec::new();
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let row: HashMap<String, String> = row?;
            let column = |name: &str| row.get(name).cloned().unwrap_or_default();
            let languages = pack.languages.iter();
            let words = languages.map(|lang| (*lang, column(&format!("words_{lang}"))));
            let Ok(words) = Text::new(words) else {
                continue;
            };
            let numbers = column("numbers");
            let numbers = numbers.split(';').map(|number| number.trim().to_owned());
            endings.push(Ending {
                category: column("category"),
                question: column("question"),
                option: column("option"),
                numbers: numbers.filter(|number| !number.is_empty()).collect(),
                words,
            });
        }
        Ok(Self(endings))
    }

    /// The first ending to which an answer leads.
    pub(crate) fn of(&self, category: &str, answers: &[Answer]) -> Option<&Ending> {
        let given = |ending: &&Ending| {
            let mut given = answers.iter().filter(|it| it.code == ending.question);
            given.any(|answer| answer.values.contains(&ending.option))
        };
        self.of_category(category).find(given)
    }

    /// Where answers to a question lead.
    pub(crate) fn of_question(
        &self,
        category: &str,
        question: &str,
    ) -> impl Iterator<Item = &Ending> {
        self.of_category(category)
            .filter(move |ending| ending.question == question)
    }

    /// Those of a category, or of all: where several say the same, the first of them.
    pub(crate) fn told(&self, category: Option<&str>) -> Vec<&Ending> {
        let meant = |ending: &&Ending| category.is_none_or(|code| code == ending.category);
        let mut told: Vec<&Ending> = Vec::new();
        for ending in self.0.iter().filter(meant) {
            if !told.iter().any(|known| known.words == ending.words) {
                told.push(ending);
            }
        }
        told
    }

    fn of_category(&self, category: &str) -> impl Iterator<Item = &Ending> {
        let all = self.0.iter();
        all.filter(move |ending| ending.category == category)
    }
}

/// The pack's endings, read once.
pub(crate) fn endings(app: &App, now: Time) -> Arc<Endings> {
    if let Some(known) = app.memo.get::<Endings>(SHEET, now, Duration::MAX) {
        return known;
    }
    let read = Endings::read(&app.pack).unwrap_or_else(|error| {
        tracing::error!(%error, "the pack's sheet of endings is not well-formed");
        Endings::default()
    });
    app.memo.put(SHEET, now, read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(code: &str, value: &str) -> Answer {
        Answer {
            code: code.to_owned(),
            values: vec![value.to_owned()],
        }
    }

    #[test]
    fn each_ending_of_the_pack_is_an_answer_and_has_words_and_numbers() {
        let pack = Pack::embedded().expect("a pack");
        let all = Endings::read(&pack).expect("a sheet");
        let sheet = pack.text(SHEET).expect("a sheet");
        assert_eq!(all.0.len() + 1, sheet.lines().count(), "no row is left out");
        let registry = pack.registry().expect("rows");
        for ending in &all.0 {
            let questions = registry.questions(&ending.category).iter();
            let asked = questions.filter(|it| *it.code == *ending.question);
            let mut options = asked.flat_map(|question| &question.options);
            assert!(options.any(|it| *it.key == *ending.option), "{ending:?}");
            assert_eq!(ending.words.passages().count(), pack.languages.len());
            assert!(!ending.numbers.is_empty());
            for number in &ending.numbers {
                assert!(number.bytes().all(|byte| byte.is_ascii_digit()), "{number}");
                for (lang, words) in ending.words.passages() {
                    assert!(words.contains(number), "{number} in {lang}");
                }
            }
        }
    }

    #[test]
    fn only_the_answer_that_ends_the_form_of_its_category_ends_it() {
        let all = Endings::read(&Pack::embedded().expect("a pack")).expect("a sheet");
        let ends = |category: &str, answers: &[Answer]| all.of(category, answers).is_some();
        assert!(ends(
            "streetlight-tnb",
            &[answer("count", "3"), answer("danger", "yes")]
        ));
        for (category, code, value) in [
            ("streetlight-tnb", "danger", "no"),
            ("streetlight-tnb", "fault", "yes"),
            ("pothole-local", "danger", "yes"),
            ("", "danger", "yes"),
        ] {
            assert!(
                !ends(category, &[answer(code, value)]),
                "{category} {code} {value}"
            );
        }
        assert!(!ends("streetlight-tnb", &[]));
    }

    #[test]
    fn what_several_categories_say_alike_is_told_once() {
        let all = Endings::read(&Pack::embedded().expect("a pack")).expect("a sheet");
        let told = all.told(None);
        assert!(!told.is_empty() && told.len() < all.0.len());
        assert_eq!(all.told(Some("streetlight-tnb")).len(), 1);
        assert!(all.told(Some("pothole-local")).is_empty());
    }
}
