//! Every component, in every language, with what assistive technology needs.

use askama::Template;
use base::Problem;
use web::{Answers, Choice, Page, testing};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% import "macros.html" as ui %}{{ ui::error_summary(answers) }}
{{ ui::input(answers, "email", page.t("web-sample-email"), hint=page.t("web-sample-email-hint"), kind="email", heading=true) }}
{{ ui::radios(answers, "who", page.t("web-sample-who"), choices) }}
{{ ui::date(answers, "since", page.t("web-sample-since")) }}
{{ ui::textarea(answers, "text", page.t("web-sample-describe")) }}"#
)]
struct Sample {
    page: Page,
    answers: Answers,
    choices: Vec<Choice>,
}

fn sample(lang: base::Lang, answers: Answers) -> String {
    let choices = vec![Choice::new("a", "⟦A⟧").hint("⟦h⟧"), Choice::new("b", "⟦B⟧")];
    Sample {
        page: Page::sample(lang),
        answers,
        choices,
    }
    .render()
    .expect("a page")
}

fn refused() -> Answers {
    let problem = Problem::invalid()
        .field("email", "web.not_an_email")
        .field("who", "web.not_a_choice");
    Answers::prefilled([("email", "\"><script>"), ("who", "b"), ("since-month", "2")])
        .with_problem(problem)
}

#[test]
fn fields_keep_values_and_point_at_their_errors() {
    let html = sample(base::Lang::EN, refused());
    for expected in [
        "<a href=\"#email\">Write a full e-mail address",
        "aria-describedby=\"email-hint email-error\" aria-invalid=\"true\"",
        "<h1 class=\"label\"><label for=\"email\">E-mail</label></h1>",
        "role=\"alert\" tabindex=\"-1\" id=\"error-summary\"",
        "id=\"who-2\" name=\"who\" value=\"b\" checked",
        "id=\"who\" name=\"who\" value=\"a\"",
        "name=\"since-month\" value=\"2\" inputmode=\"numeric\"",
    ] {
        assert!(html.contains(expected), "{expected}\n{html}");
    }
    assert!(!html.contains("<script>"), "{html}");
}

#[test]
fn a_clean_form_has_no_trace_of_errors() {
    let html = sample(base::Lang::EN, Answers::empty());
    assert!(
        !html.contains("error") && !html.contains("aria-invalid"),
        "{html}"
    );
}

#[test]
fn components_have_no_words_of_their_own() {
    for answers in [Answers::empty(), refused()] {
        let found = testing::unwrapped_text(&sample(base::Lang::PSEUDO, answers));
        assert!(found.is_empty(), "{found:?}");
    }
}

#[tokio::test]
async fn ids_on_the_styleguide_are_unique_and_labels_lead_to_them() {
    let page = crate::world::World::new().get("/ta/styleguide").await.body;
    let values = |name: &str| -> Vec<String> {
        let mark = format!(" {name}=\"");
        page.split(&mark)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect()
    };
    let ids = values("id");
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids.len());
    for target in values("for").into_iter().chain(values("aria-describedby")) {
        for id in target.split(' ') {
            assert!(ids.iter().any(|known| known == id), "{id}");
        }
    }
    for href in values("href")
        .iter()
        .filter_map(|href| href.strip_prefix('#'))
    {
        assert!(ids.iter().any(|known| known == href), "#{href}");
    }
}

#[test]
fn the_styleguide_shows_every_component() {
    let macros = include_str!("../../templates/macros.html");
    let shown = include_str!("../../templates/styleguide.html");
    let names = macros
        .split("{%- macro ")
        .skip(1)
        .filter_map(|rest| rest.split('(').next());
    let absent: Vec<&str> = names
        .filter(|name| !shown.contains(&format!("ui::{name}(")))
        .filter(|name| !macros.contains(&format!("{{{{- {name}(")))
        .filter(|name| !macros.contains(&format!("{{{{ {name}(")))
        .collect();
    assert!(absent.is_empty(), "{absent:?}");
}
