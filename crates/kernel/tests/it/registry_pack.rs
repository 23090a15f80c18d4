//! The Malaysian pack's promises, calendars and questions, and what is said about mistakes.

use base::workdays::{Term, Unit};
use base::{Lang, Time};
use jiff::civil::date;
use kernel::registry::{
    Estimate, Fault, Milestone, Pack, Promise, PromiseBasis, QuestionKind, Registry, Wrong,
};

fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is readable")
}

fn registry() -> &'static Registry {
    static REGISTRY: std::sync::OnceLock<Registry> = std::sync::OnceLock::new();
    REGISTRY.get_or_init(|| pack().registry().expect("the embedded pack is sound"))
}

fn promise(agency: &str, category: &str, milestone: Milestone) -> Option<Promise> {
    let all = registry().promises(agency, Some(category));
    all.into_iter()
        .find(|promise| promise.milestone == milestone)
}

fn resolve(agency: &str, category: &str) -> Promise {
    promise(agency, category, Milestone::Resolve).expect("there is always a last step")
}

const fn term(amount: u32, unit: Unit) -> Term {
    Term { amount, unit }
}

#[test]
fn a_published_promise_comes_before_our_estimate() {
    let city = resolve("dbkl", "pothole-local");
    assert_eq!((city.term, city.is_charter()), (term(24, Unit::Hour), true));
    assert!(
        city.condition()
            .is_some_and(|words| words.contains("100 m2"))
    );

    let town = resolve("mbpj", "pothole-local");
    assert_eq!(town.term, term(3, Unit::Workday));
    assert_eq!(town.basis, PromiseBasis::Estimate(Estimate::Typical));

    let unknown = resolve("mbpj", "no-such-category");
    assert_eq!(unknown.term, term(15, Unit::Workday));
    assert_eq!(unknown.basis, PromiseBasis::Estimate(Estimate::Default));
    assert_eq!(registry().promises("mbpj", None).len(), 1);
}

#[test]
fn the_sla_column_is_never_a_promise() {
    let damage = resolve("mbpj", "road-damage");
    assert_eq!((damage.term.amount, damage.is_charter()), (14, false));
}

#[test]
fn a_promise_about_everything_fills_the_gaps() {
    let steps = registry().promises("jkr", Some("pothole-federal"));
    let terms: Vec<_> = steps
        .iter()
        .map(|step| (step.milestone, step.term))
        .collect();
    assert_eq!(
        terms,
        [
            (Milestone::Acknowledge, term(1, Unit::Workday)),
            (Milestone::Respond, term(1, Unit::Day)),
            (Milestone::Answer, term(7, Unit::Day)),
            (Milestone::Resolve, term(3, Unit::Day)),
        ]
    );
    assert_eq!(resolve("jkr", "pothole-state").term, term(30, Unit::Day));
    assert_eq!(promise("jkr", "pothole-state", Milestone::Respond), None);
}

#[test]
fn states_rest_on_their_own_days() {
    let friday = date(2026, 11, 27);
    let sunday = date(2026, 11, 29);
    for (agency, rests_friday) in [
        ("mbas", true),
        ("suk-kelantan", true),
        ("mbkt", true),
        ("mbpj", false),
        ("mbjb", false),
        ("bpa", false),
        ("jkr", false),
    ] {
        let calendar = registry().calendar(agency);
        assert_eq!(calendar.rest(friday).is_some(), rests_friday, "{agency}");
        assert_eq!(calendar.rest(sunday).is_some(), !rests_friday, "{agency}");
    }
    let thursday = Time::parse_rfc3339("2026-11-26T10:00:00+08:00").expect("an instant");
    let next = |agency: &str| {
        registry()
            .calendar(agency)
            .due(thursday, term(1, Unit::Workday))
            .at
    };
    assert_eq!(next("mbas").rfc3339(), "2026-11-29T09:00:00Z");
    assert_eq!(next("mbpj").rfc3339(), "2026-11-27T09:00:00Z");
}

#[test]
fn holidays_are_those_of_the_state() {
    let new_year = date(2026, 1, 1);
    assert!(registry().calendar("mbpj").rest(new_year).is_some());
    assert!(registry().calendar("mbas").rest(new_year).is_none());
    let merdeka = date(2026, 8, 31);
    for state in registry().states() {
        let rest = registry().state_calendar(&state.code).rest(merdeka);
        assert!(
            rest.is_some_and(|rest| rest.holiday.is_some()),
            "{}",
            state.code
        );
    }
}

#[test]
fn questions_speak_four_languages_and_hide_what_is_private() {
    let registry = registry();
    let asked: Vec<_> = registry
        .categories()
        .iter()
        .filter(|category| !registry.questions(&category.code).is_empty())
        .collect();
    assert!(
        asked.len() >= 14,
        "{} categories have questions",
        asked.len()
    );
    for question in asked
        .iter()
        .flat_map(|category| registry.questions(&category.code))
    {
        let texts = std::iter::once(&question.label)
            .chain(&question.hint)
            .chain(question.options.iter().map(|choice| &choice.name));
        for text in texts {
            for lang in [Lang::MS, Lang::EN, Lang::ZH, Lang::TA] {
                assert_eq!(text.get(lang).lang, lang, "{} {text:?}", question.code);
            }
        }
        let personal = [
            "account", "meter", "plate", "offender", "employer", "seller",
        ];
        assert!(
            question.private || !personal.contains(&question.code.as_str()),
            "{question:?}"
        );
        let lists = matches!(question.kind, QuestionKind::Single | QuestionKind::Multi);
        assert_eq!(question.options.is_empty(), !lists, "{}", question.code);
    }
}

#[test]
fn complaints_about_people_begin_private() {
    let privacy = |code: &str| {
        let category = registry().category(code).expect("a category");
        category.privacy.as_str()
    };
    for code in [
        "maladministration",
        "enforcement-misconduct",
        "corruption",
        "counter-service",
    ] {
        assert_eq!(privacy(code), "conduct", "{code}");
    }
    for code in ["child-abuse", "income-tax"] {
        assert_eq!(privacy(code), "private", "{code}");
    }
    for code in ["pothole-local", "streetlight-local"] {
        assert_eq!(privacy(code), "public", "{code}");
    }
}

#[test]
fn search_finds_names_in_any_language_and_short_names_first() {
    let first = |words: &str| {
        let found = registry().agencies_matching(words, 3);
        found.first().map(|agency| agency.code.to_string())
    };
    assert_eq!(first("mbpj").as_deref(), Some("mbpj"));
    assert_eq!(first("Petaling Jaya").as_deref(), Some("mbpj"));
    assert_eq!(first("MACC").as_deref(), Some("sprm"));
    assert_eq!(first("xyzzy"), None);
    let categories = registry().categories_matching("坑洞", 5);
    assert!(
        categories
            .iter()
            .any(|category| category.code.as_str() == "pothole-local")
    );
}

/// The fault of the pack with a line of one of its files replaced.
fn fault(file: &str, text: &str, from: &str, to: &str) -> Fault {
    assert!(text.contains(from), "{from} is not in {file}");
    let broken = pack()
        .with(file, text.replacen(from, to, 1))
        .and_then(|pack| pack.registry());
    broken.expect_err("a fault")
}

#[test]
fn mistakes_name_their_file_line_and_column() {
    let charters = include_str!("../../../../packs/malaysia/charters.csv");
    let in_charters = |from: &str, to: &str| fault("charters.csv", charters, from, to);

    let found = in_charters("drain-blocked,resolve,3", "drain-blocked,resolve,three");
    assert_eq!((found.wrong, found.line), (Wrong::Form, 3));
    let words = "charters.csv:3: amount: \"three\" has the wrong form";
    assert_eq!(found.to_string(), words);

    let found = in_charters("bda,,respond,24,hour", "bda,,respond,24,moon");
    let words = "charters.csv:6: unit: \"moon\" is not one of the known words";
    assert_eq!(found.to_string(), words);

    let found = in_charters("dbkl,landslide", "nobody,landslide");
    let words = "charters.csv:4: agency_code: \"nobody\" does not exist";
    assert_eq!(found.to_string(), words);

    let found = in_charters("bda,pothole-local", "dbkl,pothole-local");
    assert_eq!((found.wrong, found.line), (Wrong::Twice, 5));

    let found = in_charters("milestone", "step");
    assert_eq!(
        (found.wrong, found.column.as_str()),
        (Wrong::NoColumn, "milestone")
    );

    let found = in_charters("dbkl,landslide", "dbkl,landslide,more");
    assert_eq!((found.wrong, found.line), (Wrong::Malformed, 4));
}

#[test]
fn what_a_row_names_must_exist_and_lead_somewhere() {
    let routing = include_str!("../../../../packs/malaysia/routing.csv");
    let found = fault(
        "routing.csv",
        routing,
        "lpkp-sabah,transport-sabah",
        "nobody,transport-sabah",
    );
    assert_eq!(
        (found.wrong, found.column.as_str(), found.line),
        (Wrong::Unknown, "target", 6)
    );

    let agencies = include_str!("../../../../packs/malaysia/agencies.csv");
    let found = fault(
        "agencies.csv",
        agencies,
        "2025-07-31,caam",
        "2025-07-31,mavcom",
    );
    assert_eq!(
        (found.wrong, found.column.as_str()),
        (Wrong::Circle, "successor")
    );

    let synonyms = include_str!("../../../../packs/malaysia/synonyms.csv");
    let found = fault(
        "synonyms.csv",
        synonyms,
        "category,bridge,",
        "category,tunnel,",
    );
    assert_eq!(
        (found.wrong, found.value.as_str()),
        (Wrong::Unknown, "tunnel")
    );

    let found = fault(
        "agencies.csv",
        agencies,
        "https://www.mof.gov.my",
        "javascript:alert(1)",
    );
    assert_eq!(
        (found.wrong, found.column.as_str()),
        (Wrong::Form, "website")
    );
}

#[test]
fn mistakes_in_the_settings_are_pointed_at() {
    let toml = include_str!("../../../../packs/malaysia/pack.toml");
    let found = fault("pack.toml", toml, "zoom = 4", "zoom = six");
    let line = toml.lines().take_while(|line| *line != "zoom = 4").count() + 1;
    assert_eq!(
        (found.wrong, found.line),
        (Wrong::Malformed, u64::try_from(line).expect("small"))
    );

    let found = fault("pack.toml", toml, "agency = \"bpa\"", "agency = \"nobody\"");
    assert_eq!(
        found.to_string(),
        "pack.toml: triage.agency: \"nobody\" does not exist"
    );
}

#[test]
fn a_pack_folder_is_read_like_the_embedded_one() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/malaysia");
    let read = Pack::load(Some(&folder)).expect("the folder is a pack");
    assert_eq!(read.name, pack().name);
    assert_eq!(read.registry().expect("sound").agencies().count(), 549);
    assert!(read.locales().expect("no locales").is_empty());
    let missing = Pack::load(Some(&folder.join("nowhere"))).expect_err("no such folder");
    assert!(missing.to_string().contains("cannot be read"), "{missing}");
}

#[test]
fn emergency_numbers_come_first_where_lives_are_at_stake() {
    let numbers = |category: &str| -> Vec<String> {
        let all = &registry().settings().emergency;
        let shown = all.iter().filter(|number| {
            number
                .categories
                .iter()
                .any(|code| code.as_str() == category)
        });
        shown.map(|number| number.number.clone()).collect()
    };
    assert_eq!(numbers("crime"), ["999"]);
    assert_eq!(numbers("child-abuse"), ["999", "15999"]);
    assert_eq!(numbers("scam-consumer"), ["997"]);
    assert!(numbers("pothole-local").is_empty());
}
