//! Full text in four languages, with the same answers from both databases.

use base::words::{query_tokens, tokens};
use store::{Db, Error};
use testkit::on_both_stores;

use crate::schema::MIGRATIONS;

fn put(db: &Db, kind: &'static str, id: &'static str, text: &'static str) {
    let words = tokens(text);
    db.write_blocking("words.put", move |tx| tx.words_put(kind, id, &words))
        .map_err(|error: Error| error)
        .expect("put");
}

fn find(db: &Db, kinds: &'static [&'static str], text: &str) -> Vec<String> {
    find_tokens(db, kinds, query_tokens(text), 10)
}

fn find_tokens(
    db: &Db,
    kinds: &'static [&'static str],
    tokens: Vec<String>,
    limit: u32,
) -> Vec<String> {
    let found = db.read_blocking("words.find", move |tx| tx.words_find(kinds, &tokens, limit));
    let found = found.map_err(|error: Error| error).expect("found");
    found.into_iter().map(|text| text.id).collect()
}

#[test]
fn each_language_is_found() {
    on_both_stores(&[MIGRATIONS], |db| {
        put(&db, "report", "1", "Lampu jalan rosak di Taman Melati");
        put(&db, "report", "2", "Broken street light near the school");
        put(&db, "report", "3", "学校附近的路灯坏了");
        put(&db, "report", "4", "பள்ளிக்கு அருகில் தெரு விளக்கு உடைந்துள்ளது");
        put(
            &db,
            "agency",
            "5",
            "Majlis Perbandaran Kajang, Jalan Semenyih",
        );
        let all: &[&str] = &["report", "agency"];
        assert_eq!(find(&db, all, "jalan "), ["5", "1"]);
        assert_eq!(find(&db, &["report"], "jalan "), ["1"]);
        assert_eq!(find(&db, all, "jal"), ["5", "1"], "an unfinished word");
        assert_eq!(
            find(&db, all, "jal "),
            Vec::<String>::new(),
            "a finished word"
        );
        assert_eq!(find(&db, all, "Street LIGHT "), ["2"]);
        assert_eq!(find(&db, all, "street rosak "), Vec::<String>::new());
        assert_eq!(find(&db, all, "路灯"), ["3"]);
        assert_eq!(find(&db, all, "灯"), ["3"]);
        assert_eq!(
            find(&db, all, "灯路"),
            Vec::<String>::new(),
            "order matters"
        );
        assert_eq!(find(&db, all, "விளக்கு "), ["4"]);
        // Without its marks it is another word.
        assert_eq!(find(&db, all, "வளகக "), Vec::<String>::new());
        assert_eq!(find(&db, all, "விள"), ["4"]);
    });
}

#[test]
fn a_text_is_replaced_and_removed() {
    on_both_stores(&[MIGRATIONS], |db| {
        put(&db, "report", "1", "lampu rosak");
        put(&db, "report", "1", "jalan berlubang");
        assert_eq!(find(&db, &["report"], "lampu "), Vec::<String>::new());
        assert_eq!(find(&db, &["report"], "berlubang "), ["1"]);
        for _ in 0..2 {
            db.write_blocking("words.remove", |tx| tx.words_remove("report", "1"))
                .map_err(|error: Error| error)
                .expect("removed, or not there");
        }
        assert_eq!(find(&db, &["report"], "berlubang "), Vec::<String>::new());
    });
}

#[test]
fn the_newest_come_first_up_to_the_limit() {
    on_both_stores(&[MIGRATIONS], |db| {
        for id in ["3", "1", "5", "2", "4"] {
            put(&db, if id > "3" { "b" } else { "a" }, id, "sama");
        }
        let asked = || vec!["sama".to_owned()];
        assert_eq!(find_tokens(&db, &["a", "b"], asked(), 3), ["5", "4", "3"]);
        assert_eq!(find_tokens(&db, &["a"], asked(), 3), ["3", "2", "1"]);
    });
}

#[test]
fn query_syntax_is_not_obeyed() {
    on_both_stores(&[MIGRATIONS], |db| {
        put(&db, "report", "1", "lampu or not near jalan");
        // What could be taken for syntax is dropped; the rest is looked for as one token.
        let harmless = ["!lampu", "lampu:*", "'lampu'", "or", "\"not\""];
        let hostile = [
            "lampu\" OR \"x",
            "lampu' | 'x",
            "NEAR(a b)",
            "tokens:lampu",
            "lampu -jalan",
            "*",
            "'",
            "\"",
            "\\",
            "a\0b",
            "lampu & jalan",
            "",
        ];
        for (texts, expected) in [(&harmless[..], &["1"][..]), (&hostile[..], &[])] {
            for text in texts {
                let found = find_tokens(&db, &["report"], vec![(*text).to_owned()], 10);
                assert_eq!(found, expected, "{text:?}");
            }
        }
    });
}

#[test]
fn a_closure_finds_what_it_put_and_nobody_finds_what_was_taken_back() {
    on_both_stores(&[MIGRATIONS], |db| {
        let said = |text: &str| tokens(text);
        let (kept, refused) = (said("pokok tumbang"), said("pokok rebah"));
        let asked = said("pokok");
        let seen = db.write_blocking("words.seen", move |tx| {
            tx.words_put("report", "1", &kept)?;
            let found = tx.words_find(&["report"], &asked, 10)?.len();
            tx.words_remove("report", "1")?;
            tx.words_put("report", "2", &kept)?;
            Ok::<_, Error>((found, tx.words_find(&["report"], &asked, 10)?.len()))
        });
        assert_eq!(seen.expect("kept"), (1, 1));
        let refusal = || Error::Unavailable("refused".to_owned());
        let asked = said("rebah");
        let taken_back = db.write_blocking("words.refused", move |tx| {
            tx.words_put("report", "3", &refused)?;
            tx.words_find(&["report"], &asked, 10)?;
            Err::<(), _>(refusal())
        });
        assert_eq!(taken_back, Err(refusal()));
        assert_eq!(find(&db, &["report"], "pokok "), ["2"]);
    });
}
