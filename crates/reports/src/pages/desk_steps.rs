//! What an officer may do with a report now, as forms on its page.

use kernel::App;
use kernel::cases::{Need, Party, Possible};
use web::{Choice, Page};

use super::facts;

/// A move that the officer may make now.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says how one part of the form is shown"
)]
pub(super) struct StepForm {
    pub(super) code: String,
    pub(super) label: String,
    pub(super) words: String,
    pub(super) hands_over: bool,
    pub(super) quiet: bool,
    pub(super) open: bool,
    /// The key that opens it.
    pub(super) key: &'static str,
    /// Reasons, one of which it needs.
    pub(super) reasons: Vec<Choice>,
    /// By how many days the date comes later, where it asks for that.
    pub(super) days: Option<String>,
    /// Whether it waits for the reason why the report is late.
    pub(super) late: bool,
    /// Whether photos and other files may come with its words.
    pub(super) encloses: bool,
    /// Ready replies that go with it.
    pub(super) replies: Vec<Choice>,
}

/// Whether the officer could decide, had somebody else decided before.
pub(super) fn is_others(moves: &[Possible]) -> bool {
    let waits = |(need, holds): &(Need, bool)| !holds && matches!(need, Need::OtherThan(_));
    moves.iter().any(|it| it.needs.iter().any(waits))
}

/// What the officer may do now, also what only waits for the reason why it is late.
pub(super) fn steps(app: &App, page: &Page, moves: &[Possible], tried: &str) -> Vec<StepForm> {
    let awaits = |(need, holds): &(Need, bool)| *holds || matches!(need, Need::Explained(_));
    let open = |it: &&Possible| it.left != Some(0) && it.needs.iter().all(awaits);
    let desk = |it: &&Possible| !matches!(it.party, Party::Owner | Party::System);
    // Whoever decides where reports go need not offer them.
    let routes = moves.iter().any(|it| it.step.code == "transfer");
    // What names another report is offered beside that report.
    let alone = |it: &&Possible| it.step.links.is_none() && !(routes && it.step.code == "offer");
    let shown = moves.iter().filter(desk).filter(alone).filter(open);
    shown.map(|it| step_form(app, page, it, tried)).collect()
}

fn step_form(app: &App, page: &Page, possible: &Possible, tried: &str) -> StepForm {
    let step = &possible.step;
    let list = step.grounds.as_deref();
    let reasons = list.map_or_else(Vec::new, |list| {
        facts::grounds(page, app.kinds.grounds().list(list))
    });
    let words = if step.text || !reasons.is_empty() {
        page.t(&facts::key("desk-words", &step.code)).into_owned()
    } else {
        String::new()
    };
    StepForm {
        label: page.t(&facts::key("desk-do", &step.code)).into_owned(),
        words,
        hands_over: step.hands_over || step.gives.is_some(),
        quiet: !matches!(step.code.as_str(), "resolve" | "reply" | "explain"),
        open: step.code == tried || (tried.is_empty() && step.code == "explain"),
        key: key_of(&step.code),
        reasons,
        days: possible
            .days
            .map(|most| page.t1("kernel-work-days", "most", i64::from(most))),
        late: possible.needs.iter().any(|(_, holds)| !holds),
        encloses: step.text,
        replies: Vec::new(),
        code: step.code.clone(),
    }
}

/// The key that opens a move on the page.
fn key_of(step: &str) -> &'static str {
    match step {
        "claim" => "c",
        "explain" => "e",
        "reply" => "r",
        "ask" => "a",
        "note" => "n",
        "resolve" | "pass_on" => "s",
        "decline" => "d",
        "transfer" | "offer" | "forward" => "t",
        _ => "",
    }
}
