//! Languages: parity, falling back, a fifth one, and the pseudo-language.

use crate::world::{World, request};
use axum::body::Body;
use axum::http::{Method, header};
use base::{Lang, Text, Time};
use web::i18n::{Arg, Locales};
use web::{Page, Rates};

#[test]
fn all_languages_say_the_same_things() {
    let gaps = Locales::builder().build().expect("locales").gaps();
    let lines: Vec<String> = gaps.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn gaps_are_found() {
    let texts = [
        ("ms", "a = { $x }\nb = B\n"),
        ("en", "a = { $y }\nc = <b>\n"),
    ];
    let locales = Locales::builder()
        .module("m", &texts)
        .build()
        .expect("locales");
    let lines: Vec<String> = locales.gaps().iter().map(ToString::to_string).collect();
    for expected in [
        "en: a names [\"y\"], ms names [\"x\"]",
        "en: b is missing",
        "en: c is not in ms",
        "en: c holds markup",
        "zh: a is missing",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected} not in {lines:?}"
        );
    }
}

#[test]
fn a_missing_message_comes_from_english_then_malay() {
    let texts = [("ms", "a = Satu\nb = Dua { $n }\n"), ("en", "a = One\n")];
    let locales = Locales::builder()
        .module("m", &texts)
        .build()
        .expect("locales");
    assert_eq!(locales.text(Lang::TA, "a"), "One");
    assert_eq!(
        locales.format(Lang::TA, "b", &[("n", Arg::from(1200))]),
        "Dua 1,200"
    );
    assert_eq!(locales.text(Lang::TA, "none"), "!none?!");
}

#[test]
fn plurals_follow_each_language() {
    let locales = Locales::builder().build().expect("locales");
    let days = |lang, count: i64| locales.format(lang, "web-left-days", &[("count", count.into())]);
    assert_eq!(days(Lang::EN, 1), "1 day left");
    assert_eq!(days(Lang::EN, 2), "2 days left");
    assert_eq!(days(Lang::MS, 1), "1 hari lagi");
    assert_ne!(
        days(Lang::TA, 1).replace('1', ""),
        days(Lang::TA, 2).replace('2', "")
    );
}

#[test]
fn broken_fluent_is_refused_by_name() {
    let error = Locales::builder()
        .module("m", &[("ms", "= no key")])
        .build()
        .expect_err("refused");
    assert!(error.to_string().starts_with("m/ms.ftl"), "{error}");
}

#[tokio::test]
async fn a_fifth_language_is_one_more_folder() {
    let folder = std::env::temp_dir().join(format!("balai-web-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("iba")).expect("a folder");
    let text = "web-language-name = Iban\nweb-home = Rumah\nweb-about-title = Pasal Balai\n";
    std::fs::write(folder.join("iba/web.ftl"), text).expect("a file");
    let locales = Locales::builder()
        .folder(&folder)
        .expect("a folder")
        .build()
        .expect("locales");
    std::fs::remove_dir_all(&folder).expect("removed");
    let world = World::with(locales, Rates::off(), true);
    let page = world.get("/iba/about").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<h1>Pasal Balai</h1>") && page.body.contains("Privacy"));
    let malay = world.get("/ms/about?a=1").await;
    assert!(
        malay
            .body
            .contains("<a href=\"/iba/about?a=1\" lang=\"iba\" hreflang=\"iba\">Iban</a>")
    );
}

#[tokio::test]
async fn the_first_page_is_in_the_readers_language() {
    let world = World::new();
    for (accept, home) in [
        ("ta-MY, en;q=0.5", "/ta/"),
        ("fr, de;q=0.9", "/ms/"),
        ("en;q=0.2, zh;q=0.7", "/zh/"),
        ("", "/ms/"),
        ("en;q=x", "/ms/"),
    ] {
        let built = request(Method::GET, "/").header(header::ACCEPT_LANGUAGE, accept);
        let answer = world
            .ask(built.body(Body::empty()).expect("a request"))
            .await;
        assert_eq!(answer.header("location"), home, "{accept}");
    }
}

#[test]
fn dates_are_said_as_people_say_them() {
    let due = Time::parse_rfc3339("2026-12-04T17:00:00Z").expect("a time");
    let half = Time::parse_rfc3339("2026-12-04T09:30:00Z").expect("a time");
    let night = Time::parse_rfc3339("2026-12-05T00:00:00Z").expect("a time");
    let said = |lang| {
        let page = Page::sample(lang);
        format!(
            "{}\n{}\n{}\n{}",
            page.due(due),
            page.datetime(half),
            page.due(night),
            page.ago(half)
        )
    };
    let all: Vec<String> = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA]
        .into_iter()
        .map(said)
        .collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn spans_are_said_in_whole_units() {
    let page = Page::sample(Lang::EN);
    let hours = |hours: i64| Time::from_micros(page.now().micros() + hours * 3_600_000_000);
    assert_eq!(page.left(hours(49)), "2 days left");
    assert_eq!(page.left(hours(-49)), "2 days late");
    assert_eq!(page.left(hours(-1)), "1 hour late");
    assert_eq!(page.ago(hours(-5)), "5 hours ago");
    assert_eq!(page.ago(hours(-24 * 8)), "15 November 2026");
    assert_eq!(page.size(2_140_000), "2.1 MB");
    assert_eq!(
        page.left(Time::from_micros(i64::MIN)),
        page.left(Time::from_micros(i64::MIN))
    );
}

#[test]
fn passages_in_another_language_are_marked() {
    let text = Text::malay("Jalan <Satu>");
    let page = Page::sample(Lang::TA);
    assert_eq!(
        page.text(&text).to_string(),
        "<span lang=\"ms\">Jalan &lt;Satu&gt;</span>"
    );
    assert_eq!(
        Page::sample(Lang::MS).text(&text).to_string(),
        "Jalan &lt;Satu&gt;"
    );
}
