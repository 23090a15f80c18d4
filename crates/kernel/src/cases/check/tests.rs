//! Faults of kinds, each named.

use base::Lang;

use super::unnamed;
use crate::cases::{Grounds, Kind, Kinds};

const SOUND: &str = r#"
    code = "note"
    version = 1
    words = "notes"
    prefix = "NT"
    page = "notes"
    initial = ["new"]
    states = [{ code = "new", phase = "open" }, { code = "done", phase = "closed" }]
    moves = [
        { code = "finish", from = ["new"], to = "done", by = ["officer", "system"], audience = "public" },
        { code = "consult", from = ["new"], by = ["officer"], audience = "internal", gives = "opinion" },
    ]
    clocks = [{ code = "resolve", meets = ["finish"], leads = true }]
    tasks = [{ code = "opinion", by = "agency", outcomes = ["yes", "no"], term = { amount = 5, unit = "workday" }, lapses = "yes", all_done = ["finish"], audience = "case" }]
    retention = { days = 30 }
    [escalations]
    resolve = [{ after = { amount = 0, unit = "day" }, to = "supervisor" }, { after = { amount = 2, unit = "workday" }, to = "bureau" }]
"#;

fn faults(from: &str, to: &str) -> Vec<String> {
    assert!(from.is_empty() || SOUND.contains(from), "{from}");
    let changed = SOUND.replace(from, to);
    Kinds::load([changed.as_str()])
        .err()
        .map(|faults| faults.iter().map(ToString::to_string).collect())
        .unwrap_or_default()
}

#[test]
fn a_sound_kind_has_no_faults() {
    assert_eq!(faults("", ""), Vec::<String>::new());
}

#[test]
fn dead_ends_are_named() {
    let found = faults("to = \"done\"", "to = \"new\"");
    assert_eq!(
        found,
        [
            "note: state new is a dead end",
            "note: state done is never reached"
        ]
    );
}

#[test]
fn what_means_nothing_is_named() {
    let one = |from: &str, to: &str| faults(from, to).join("; ");
    assert_eq!(
        one("meets = [\"finish\"]", "meets = [\"finis\"]"),
        "note: unknown move finis"
    );
    assert_eq!(
        one("gives = \"opinion\"", "gives = \"view\""),
        "note: unknown task view; note: no move gives task opinion"
    );
    assert_eq!(
        one("lapses = \"yes\"", "lapses = \"maybe\""),
        "note: unknown outcome maybe"
    );
    assert_eq!(
        one(", \"system\"]", "]"),
        "note: the system may not make move finish"
    );
    assert_eq!(
        one("\"officer\", \"system\"", "\"system\", \"clerk\""),
        "note: unknown party clerk"
    );
    assert_eq!(
        one(
            "audience = \"internal\"",
            "audience = \"internal\", needs = [\"paid\"]"
        ),
        "note: move consult needs unknown paid"
    );
    assert_eq!(
        faults("initial = [\"new\"]", "initial = [\"nwe\"]").len(),
        3
    );
    assert_eq!(faults("prefix", "prefx").len(), 1);
    assert!(one("outcomes", "needs = [\"x\"], outcomes").contains("unknown field"));
}

#[test]
fn clocks_are_met_and_chains_end_with_people() {
    let one = |from: &str, to: &str| faults(from, to).join("; ");
    assert_eq!(
        one("meets = [\"finish\"], ", ""),
        "note: nothing meets clock resolve"
    );
    assert_eq!(
        one(
            "code = \"resolve\", ",
            "code = \"resolve\", source = \"law\", "
        ),
        "note: clock resolve has no term"
    );
    assert_eq!(
        one("to = \"bureau\"", "to = \"supervisor\""),
        "note: escalation of resolve does not end at the bureau"
    );
    assert_eq!(
        one("days = 30", "days = 0"),
        "note: a closed case is kept for no time"
    );
    for unnamed in [0, 30] {
        assert_eq!(
            one("days = 30", &format!("days = 30, unnamed = {unnamed}")),
            "note: names do not go after closing and before everything else"
        );
    }
    assert_eq!(
        one("days = 30", "days = 30, unnamed = 10, named = true"),
        "note: names are kept as long as the case and go before it"
    );
}

#[test]
fn two_editions_live_side_by_side() {
    let second = SOUND.replace("version = 1", "version = 2");
    let kinds = Kinds::load([SOUND, second.as_str()]).expect("sound");
    assert_eq!(kinds.get("note").map(|kind| kind.version), Some(2));
    assert!(kinds.edition("note", 1).is_some());
    assert!(kinds.edition("note", 3).is_none());
    assert!(Kinds::load([SOUND, SOUND]).is_err());
}

#[test]
fn a_newer_edition_lends_moves_to_older_ones_and_what_is_kept_of_them_stays() {
    let second = |flag: &str| {
        let stop = format!(
            "{{ code = \"stop\", from = [\"new\", \"later\"], by = [\"owner\"], audience = \"case\"{flag} }},\n    ]\n    clocks"
        );
        SOUND
            .replace("version = 1", "version = 2")
            .replace("initial = [\"new\"]", "initial = [\"new\", \"later\"]")
            .replace(
                "\"finish\", from = [\"new\"]",
                "\"finish\", from = [\"new\", \"later\"]",
            )
            .replace(
                "states = [",
                "states = [{ code = \"later\", phase = \"open\" }, ",
            )
            .replace("]\n    clocks", &stop)
    };
    let lent = |flag: &str| Kinds::load([SOUND, &second(flag)]).expect("sound").lent();
    let first = |kinds: &Kinds| kinds.edition("note", 1).expect("it").step("stop").cloned();
    assert!(first(&lent("")).is_none());
    let kinds = lent(", lent = true");
    let step = first(&kinds).expect("lent");
    assert_eq!(step.from, ["new"], "the states that it knows");
    let kept = kinds.sources().find(|(_, version, ..)| *version == 1);
    assert_eq!(kept.map(|(.., source)| source), Some(SOUND));
}

#[test]
fn every_name_has_a_key() {
    let kinds = Kinds::load([SOUND]).expect("sound");
    let keys: Vec<_> = kinds.iter().flat_map(Kind::keys).collect();
    assert_eq!(
        keys,
        [
            "notes-clock-resolve",
            "notes-move-consult",
            "notes-move-finish",
            "notes-outcome-no",
            "notes-outcome-yes",
            "notes-state-done",
            "notes-state-new",
            "notes-task-opinion"
        ]
    );
}

#[test]
fn what_is_not_named_in_every_language_is_named_by_its_key() {
    let kinds = Kinds::load([SOUND]).expect("sound");
    let kind = kinds.get("note").expect("a kind");
    let lacking = |lacks: &dyn Fn(Lang, &str) -> bool| -> Vec<String> {
        let faults = unnamed(kind, |lang, key| !lacks(lang, key));
        faults.iter().map(ToString::to_string).collect()
    };
    assert_eq!(lacking(&|_, _| false), Vec::<String>::new());
    for key in [
        "notes-state-new",
        "notes-move-finish",
        "notes-clock-resolve",
        "notes-task-opinion",
        "notes-outcome-no",
    ] {
        let found = lacking(&|lang, asked| lang == Lang::TA && asked == key);
        assert_eq!(found, [format!("note: no words for {key} in ta")]);
    }
    let found = lacking(&|lang, asked| lang != Lang::MS && asked == "notes-clock-resolve");
    assert_eq!(
        found,
        ["note: no words for notes-clock-resolve in en, zh, ta"]
    );
}

#[test]
fn whoever_must_say_why_can_say_it() {
    const WHY: &str = "{ code = \"why\", from = [\"new\"], by = [\"officer\"], audience = \"public\", text = true }, { code = \"consult\"";
    let all = |why: &str, needs: &str| {
        let clock = "meets = [\"finish\"], explained_by = \"why\"";
        let changed = SOUND
            .replace("{ code = \"consult\"", why)
            .replace("meets = [\"finish\"]", clock)
            .replace(
                "to = \"done\", by",
                &format!("to = \"done\", needs = [\"{needs}\"], by"),
            );
        let faults = Kinds::load([changed.as_str()]).err().unwrap_or_default();
        let words: Vec<_> = faults.iter().map(ToString::to_string).collect();
        words.join("; ")
    };
    assert_eq!(all(WHY, "explained.resolve"), "");
    assert_eq!(
        all(WHY, "explained.answer"),
        "note: move finish needs unknown explained.answer"
    );
    assert_eq!(
        all(&WHY.replace(", text = true", ""), "explained.resolve"),
        "note: move why explains nothing"
    );
    assert_eq!(
        all(&WHY.replace("public", "internal"), "explained.resolve"),
        "note: move why cannot explain clock resolve"
    );
    assert!(
        all(&WHY.replace("[\"new\"]", "[\"done\"]"), "explained.resolve")
            .contains("nothing explains clock resolve before move finish in state new")
    );
}

#[test]
fn reasons_of_the_pack_are_there_or_nothing_starts() {
    let changed = SOUND.replace(
        "audience = \"internal\"",
        "audience = \"internal\", grounds = \"late\"",
    );
    let load = || Kinds::load([changed.as_str()]).expect("a sound kind");
    let none = load().grounded(Grounds::default());
    assert_eq!(
        none.err().map(|faults| faults[0].to_string()).as_deref(),
        Some("note: the pack has no reasons late")
    );
    let sheet = "list,code,name_ms,name_en,name_zh,name_ta\nlate,parts,Alat ganti,,,\n";
    let grounds = Grounds::read(sheet).expect("a sheet");
    let kinds = load().grounded(grounds).expect("kinds");
    let kind = kinds.get("note").expect("a kind");
    let step = kind.step("consult").expect("a move");
    assert_eq!(step.reasons, ["parts"]);
    assert!(kinds.ground(kind, "consult", "parts").is_some());
    assert!(!kind.keys().contains(&"notes-reason-parts".to_owned()));
}

#[test]
fn cases_are_handed_over_to_somebody() {
    let one = |to: &str| {
        faults(
            "audience = \"public\" }",
            &format!("audience = \"public\", {to} }}"),
        )
        .join("; ")
    };
    assert_eq!(one("hands_over = true, receiver = \"doer.opinion\""), "");
    assert_eq!(one("hands_over = true, receiver = \"triage\""), "");
    assert_eq!(
        one("receiver = \"triage\""),
        "note: move finish has a receiver and hands nothing over"
    );
    assert_eq!(
        one("hands_over = true, receiver = \"doer.visit\""),
        "note: move finish hands over to no agency that does visit"
    );
    assert!(one("hands_over = true, receiver = \"anybody\"").contains("nobody to hand over to"));
    assert_eq!(
        one("hands_over = true"),
        "note: the system cannot give what move finish asks for"
    );
    assert_eq!(
        faults("lapses = \"yes\"", "lapses = \"yes\", text = [\"yes\"]").join("; "),
        "note: task opinion cannot lapse to what needs words"
    );
}

#[test]
fn what_climbs_keeps_something_for_others() {
    let climbing = SOUND.replace(
        "audience = \"internal\"",
        "to = \"new\", audience = \"internal\", climbs = true",
    );
    let found = |needs: &str| {
        let changed = climbing.replace(
            "\"system\"], audience",
            &format!("\"system\"], {needs} audience"),
        );
        let faults = Kinds::load([changed.as_str()]).err().unwrap_or_default();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        found(""),
        ["note: move consult climbs and keeps nothing for others"]
    );
    assert!(found("needs = [\"other_than.consult\"],").is_empty());
}
