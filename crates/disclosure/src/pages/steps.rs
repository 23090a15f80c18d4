//! What somebody may do with a request now, as forms on a page.

use base::Problem;
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{self, CaseId, CaseMove, CaseWords, Party, Possible};
use kernel::documents::{self, Enclosed};
use kernel::personal::personal_wished;
use web::{Choice, Ctx, Form, Page};

use crate::error::Error;
use crate::model::Request;
use crate::regimes::{REFUSALS, Regime};
use crate::rules;

/// Most files that come with one move, and most bytes of such a form.
const FILES_MAX: usize = 10;
pub(super) const BODY_LIMIT: usize = 50_000_000;

/// A move, and the fields that it asks for.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one field is asked for"
)]
pub(super) struct StepForm {
    pub(super) code: String,
    pub(super) label: String,
    /// A line of help; may be empty.
    pub(super) hint: String,
    pub(super) text: bool,
    pub(super) reasons: Vec<Choice>,
    pub(super) agency: bool,
    /// The fee that it raises, its name, and the usual amount.
    pub(super) fee: Option<(String, String, String)>,
    pub(super) files: bool,
    pub(super) open: bool,
    /// Whether it is what usually comes next.
    pub(super) main: bool,
}

impl StepForm {
    /// Whether a button is all there is to it.
    pub(super) fn is_bare(&self) -> bool {
        !self.text && !self.agency && self.reasons.is_empty() && self.fee.is_none()
    }
}

/// The moves that are open to the actor in these parts, as far as the agency's law knows them.
pub(super) fn forms(
    page: &Page,
    words: &CaseWords<'_>,
    (app, regime, owner): (&App, &Regime, bool),
    (request, moves): (&Request, &[Possible]),
    tried: &str,
) -> Vec<StepForm> {
    let mine = |it: &&Possible| (it.party == Party::Owner) == owner;
    let known = |it: &&Possible| {
        let code = &it.step.code;
        it.is_open() && rules::knows(regime, code) && rules::is_fit(request, code)
    };
    let shown = moves.iter().filter(mine).filter(known);
    shown
        .map(|it| form(page, words, (app, regime), it, tried))
        .collect()
}

fn form(
    page: &Page,
    words: &CaseWords<'_>,
    (app, regime): (&App, &Regime),
    possible: &Possible,
    tried: &str,
) -> StepForm {
    let step = &possible.step;
    let list = step.grounds.as_deref();
    let reasons = list.map_or(&[][..], |list| app.kinds.grounds().list(list));
    let given = |code: &str| list != Some(REFUSALS) || regime.refusals.iter().any(|it| it == code);
    let reasons = reasons.iter().filter(|ground| given(&ground.code));
    let owner = possible.party == Party::Owner;
    let hint = format!("disclosure-hint-{}", step.code.replace('_', "-"));
    StepForm {
        label: page
            .t(&format!("disclosure-do-{}", step.code.replace('_', "-")))
            .into_owned(),
        hint: if hinted(&step.code) {
            page.t(&hint).into_owned()
        } else {
            String::new()
        },
        text: step.text,
        reasons: reasons
            .map(|ground| Choice::new(&ground.code, page.plain(&ground.name)))
            .collect(),
        agency: step.hands_over,
        fee: step.charges.first().map(|fee| {
            let usual = if fee == "fee" { regime.usual_fee() } else { 0 };
            let amount = format!("{}.{:02}", usual / 100, usual % 100);
            let amount = if usual > 0 { amount } else { String::new() };
            (fee.clone(), words.say("fee", fee), amount)
        }),
        files: step.text && !owner,
        open: step.code == tried,
        main: matches!(
            step.code.as_str(),
            "acknowledge" | "acknowledge_urgent" | "give" | "explain" | "overturn"
        ),
        code: step.code.clone(),
    }
}

/// Moves beside which a line of help stands.
fn hinted(step: &str) -> bool {
    matches!(
        step,
        "give"
            | "give_part"
            | "refuse"
            | "not_held"
            | "transfer"
            | "transfer_urgent"
            | "appeal"
            | "ask_review"
            | "clarify"
            | "charge"
            | "not_urgent"
            | "extend"
            | "keep_back"
    )
}

/// The move that a form asks for.
pub(super) fn move_of(app: &App, ctx: &Ctx, form: &Form) -> Result<CaseMove, Problem> {
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let seen = form.get("version").and_then(|it| it.parse().ok());
    let words = |name: &str| form.get(name).map(str::to_owned);
    let mut cmd = CaseMove {
        // Whoever saw no version saw none that there is.
        version: seen.or(Some(-1)),
        agencies: words("agency").into_iter().collect(),
        reason: words("reason"),
        body: words("body"),
        ..CaseMove::new(CaseId::from_bits(0), form.value("step"), fresh)
    };
    for (name, value) in &form.fields {
        if let Some(fee) = name.strip_prefix("amount-") {
            let wrong = || Problem::invalid().field(name.clone(), "kernel.amount_wrong");
            let amount = cases::rules::sen(value).ok_or_else(wrong)?;
            cmd.amounts.insert(fee.to_owned(), amount);
        }
    }
    Ok(personal_wished(app, ctx, form, cmd))
}

/// Stores the files that come with a form, each read and written anew; what cannot be taken is refused.
pub(super) async fn enclosed(app: &App, ctx: &Ctx, form: &mut Form) -> Result<Enclosed, Problem> {
    let uploads = std::mem::take(&mut form.files).into_iter();
    let uploads: Vec<_> = uploads.filter(|file| file.name == "files").collect();
    if uploads.len() > FILES_MAX {
        return Err(Error::FilesMany.into());
    }
    let mut stored = Vec::new();
    for upload in uploads {
        let kept = documents::document_store(app, upload.bytes.into()).await;
        let refused =
            |problem: Problem| Problem::invalid().field_with("files", problem.code, problem.args);
        stored.push(kept.map_err(refused)?);
    }
    Ok(Enclosed::draw(&app.ids, ctx.now, stored))
}
