//! The cases and their entries as their acts left them: whatever an act tells of has to stand there, and nothing else.

use std::collections::BTreeMap;

use base::unhex;
use serde::Deserialize;
use serde_json::Value;
use store::Tx;

use super::Finding;
use crate::App;
use crate::audit;
use crate::log::error::Error;
use crate::log::queries::seen::{self, ActSeen, CaseSeen, ClockSeen, EntrySeen};

/// Cases that are read at once, with all that belongs to them: each row is read once, however many acts a case has.
const PAGE: i64 = 500;
/// So many acts of cases that are gone are looked at.
const GONE: i64 = 100;

/// The act that makes no entry.
const ERASE: &str = "erase";
/// The acts after which what was done before may be erased.
const ERASING: [&str; 3] = [ERASE, "leave", "unname"];
/// The acts that put other words in entries.
const MODERATING: [&str; 3] = ["reword", "hide", "unhide"];

/// What was looked at.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) cases: u64,
    pub(super) entries: u64,
    /// Cases that were opened by one of the acts that were looked at before.
    opened: u64,
}

/// Whether an act of this name, if it is the first on something, opens a case.
pub(super) fn opens(app: &App, act: &str) -> bool {
    let kind = act.strip_suffix(".open");
    kind.is_some_and(|kind| app.kinds.get(kind).is_some())
}

/// Compares each case, each of its entries and its date with its acts. So many of the acts up to a position opened a case.
pub(super) fn verify(app: &App, (position, opened): (u64, u64)) -> Result<Seen, Error> {
    let (mut after, mut seen) = (String::new(), Seen::default());
    loop {
        let from = after.clone();
        let read = move |tx: &mut Tx<'_>| Page::read(tx, &from);
        let page = app.db.read_blocking("verify.cases", read)?;
        let Some(last) = page.cases.last() else {
            break;
        };
        last.id.clone_into(&mut after);
        page.verify(position, &mut seen).map_err(Error::Found)?;
    }
    if seen.opened == opened {
        return Ok(seen);
    }
    let gone = app
        .db
        .read_blocking("verify.gone", |tx| seen::gone(tx, GONE))?;
    match gone.into_iter().find(|(act, _)| opens(app, act)) {
        Some((_, id)) => Err(Error::Found(Finding::CaseGone(id))),
        None => Ok(seen),
    }
}

/// A stretch of cases with all that belongs to them, as they stood at one moment.
struct Page {
    cases: Vec<CaseSeen>,
    acts: Vec<ActSeen>,
    entries: Vec<EntrySeen>,
    clocks: Vec<ClockSeen>,
}

impl Page {
    fn read(tx: &mut Tx<'_>, after: &str) -> store::Result<Self> {
        let cases = seen::cases(tx, after, PAGE)?;
        let until = cases.last().map_or(after, |last| last.id.as_str());
        let stretch = (after, until);
        Ok(Self {
            acts: seen::acts(tx, stretch)?,
            entries: seen::entries(tx, stretch)?,
            clocks: seen::clocks(tx, stretch)?,
            cases,
        })
    }

    fn verify(&self, position: u64, seen: &mut Seen) -> Result<(), Finding> {
        let acts = grouped(&self.acts, |act| &act.subject);
        let entries = grouped(&self.entries, |entry| &entry.case_id);
        let clocks = grouped(&self.clocks, |clock| &clock.case_id);
        for case in &self.cases {
            let of_case = OfCase {
                case,
                acts: told(case, listed(&acts, &case.id))?,
            };
            of_case.history()?;
            seen.entries += of_case.entries(listed(&entries, &case.id))?;
            of_case.stands()?;
            of_case.date(listed(&clocks, &case.id))?;
            seen.cases += 1;
            seen.opened += u64::from(of_case.opened_by(position));
        }
        Ok(())
    }
}

type Grouped<'a, T> = BTreeMap<&'a str, Vec<&'a T>>;

/// Rows by what they belong to, in their order.
fn grouped<T>(rows: &[T], key: impl Fn(&T) -> &str) -> Grouped<'_, T> {
    let mut groups: Grouped<'_, T> = BTreeMap::new();
    for row in rows {
        groups.entry(key(row)).or_default().push(row);
    }
    groups
}

fn listed<'a, 'g, T>(groups: &'g Grouped<'a, T>, id: &str) -> &'g [&'a T] {
    groups.get(id).map_or(&[], Vec::as_slice)
}

/// An act, read.
struct Told<'a> {
    act: &'a ActSeen,
    /// What was done, without the kind.
    step: &'a str,
    /// On whose responsibility, as the leaf says.
    agency: String,
    payload: Option<Value>,
}

/// What a leaf says, as far as its case's rows say it too.
#[derive(Deserialize)]
struct LeafSaid {
    agency: String,
    #[serde(rename = "ref")]
    public: Option<String>,
    #[serde(rename = "ref_salted")]
    salted: Option<String>,
}

fn told<'a>(case: &CaseSeen, acts: &[&'a ActSeen]) -> Result<Vec<Told<'a>>, Finding> {
    let broken = |what| Finding::Case(case.reference.clone(), what);
    let mut all = Vec::with_capacity(acts.len());
    for &act in acts {
        let leaf: LeafSaid = serde_json::from_str(&act.entry).map_err(|_| broken("act"))?;
        if !names(case, act, &leaf) {
            return Err(broken("reference"));
        }
        let step = act.act.strip_prefix(case.kind.as_str());
        let step = step.and_then(|rest| rest.strip_prefix('.'));
        let payload = act.payload.as_deref().map(serde_json::from_str);
        all.push(Told {
            act,
            step: step.ok_or_else(|| broken("kind"))?,
            agency: leaf.agency,
            payload: payload.transpose().map_err(|_| broken("act"))?,
        });
    }
    Ok(all)
}

/// Whether a leaf is about a case of this reference, as far as that is still known.
fn names(case: &CaseSeen, act: &ActSeen, leaf: &LeafSaid) -> bool {
    if let Some(public) = &leaf.public {
        return *public == case.reference;
    }
    let salt = act.salt.as_deref().and_then(unhex);
    let salt = salt.and_then(|salt| <[u8; 32]>::try_from(salt).ok());
    let (Some(salt), Some(salted)) = (salt, &leaf.salted) else {
        return true;
    };
    audit::commitment(&salt, format!("ref:{}", case.reference).as_bytes()) == *salted
}

/// A case with its acts.
struct OfCase<'a> {
    case: &'a CaseSeen,
    acts: Vec<Told<'a>>,
}

impl OfCase<'_> {
    fn differs(&self, what: &'static str) -> Finding {
        Finding::Case(self.case.reference.clone(), what)
    }

    fn entry_differs(&self, version: i64, what: &'static str) -> Finding {
        Finding::Entry(self.case.reference.clone(), version, what)
    }

    /// One act made each version, the first one when the case was made, and nothing was erased but by an act.
    fn history(&self) -> Result<(), Finding> {
        let (first, last) = (self.acts.first(), self.acts.last());
        if last.map(|last| last.act.version) != Some(self.case.version) {
            return Err(self.differs("version"));
        }
        for (version, told) in (0_i64..).zip(&self.acts) {
            if told.act.version != version {
                let reference = self.case.reference.clone();
                return Err(Finding::CaseAct(reference, version));
            }
        }
        if first.map(|first| first.act.at_us) != Some(self.case.created_us) {
            return Err(self.differs("created_us"));
        }
        let erases = |told: &&Told<'_>| ERASING.contains(&told.step);
        let last_erasing = self.acts.iter().rfind(erases);
        let until = last_erasing.map_or(-1, |told| told.act.version);
        let mut forgotten = self.acts.iter().filter(|told| told.payload.is_none());
        match forgotten.find(|told| told.act.version > until) {
            Some(told) => {
                let reference = self.case.reference.clone();
                Err(Finding::CaseErased(reference, told.act.version))
            }
            None => Ok(()),
        }
    }

    /// Whether the act that opened it has this position or one before.
    fn opened_by(&self, position: u64) -> bool {
        let first = self.acts.first().and_then(|first| first.act.position);
        first.is_some_and(|first| u64::try_from(first).is_ok_and(|first| first <= position))
    }

    /// Each act made its entry, and no entry is there that none made; how many there are.
    fn entries(&self, entries: &[&EntrySeen]) -> Result<u64, Finding> {
        let words = Words::of(&self.acts);
        let mut rest = entries.iter().peekable();
        let mut count = 0;
        for told in self.acts.iter().filter(|told| told.step != ERASE) {
            let version = told.act.version;
            let reference = || self.case.reference.clone();
            match rest.next_if(|entry| entry.version <= version) {
                None => return Err(Finding::EntryGone(reference(), version)),
                Some(entry) if entry.version < version => {
                    return Err(Finding::EntryMade(reference(), entry.version));
                }
                Some(entry) => self.entry(told, entry, &words)?,
            }
            count += 1;
        }
        match rest.next() {
            Some(entry) => {
                let reference = self.case.reference.clone();
                Err(Finding::EntryMade(reference, entry.version))
            }
            None => Ok(count),
        }
    }

    fn entry(&self, told: &Told<'_>, entry: &EntrySeen, words: &Words<'_>) -> Result<(), Finding> {
        let differs = |what| Err(self.entry_differs(entry.version, what));
        if entry.at_us != told.act.at_us {
            return differs("time");
        }
        let ends_task = told.step.strip_prefix("task_") == Some(entry.step.as_str());
        if entry.step != told.step && !ends_task {
            return differs("move");
        }
        if entry.agency != told.agency {
            return differs("agency");
        }
        let Some(payload) = &told.payload else {
            return Ok(());
        };
        let state = payload.get("case").and_then(|case| case.get("state"));
        if state.is_some_and(|state| *state != entry.state.as_str()) {
            return differs("state");
        }
        if let Some((name, _)) = other(&entry.columns, payload.get("entry")) {
            return differs(name);
        }
        words
            .fit(payload, entry)
            .map_err(|what| self.entry_differs(entry.version, what))
    }

    /// What the last act says of the case must stand there. Acts of long ago, and erased ones, say less.
    fn stands(&self) -> Result<(), Finding> {
        let Some(last) = self.acts.last() else {
            return Ok(());
        };
        let said = last.payload.as_ref().and_then(|said| said.get("case"));
        if let Some((name, _)) = other(&self.case.columns, said) {
            return Err(self.differs(name));
        }
        Ok(())
    }

    /// The date of a case is that of one of its clocks, as long as one of them runs for whoever has it: of a case all of whose
    /// clocks ended, only its last act tells.
    fn date(&self, clocks: &[&ClockSeen]) -> Result<(), Finding> {
        let turn = self.case.turn;
        let mut clocks_of_turn = clocks.iter().filter(|clock| clock.turn == turn);
        let runs = clocks_of_turn.any(|clock| clock.ended_us.is_none());
        match self.case.due_us {
            Some(due) if runs && clocks.iter().all(|clock| clock.due_us != due) => {
                Err(Finding::Clock(self.case.reference.clone()))
            }
            _ => Ok(()),
        }
    }
}

/// The first column of a row of which something else was said.
fn other<'r>(
    columns: &'r [(&'static str, Value)],
    said: Option<&Value>,
) -> Option<&'r (&'static str, Value)> {
    let said = said?;
    let differs = |(name, stands): &&(&'static str, Value)| {
        said.get(*name).is_some_and(|said| said != stands)
    };
    columns.iter().find(differs)
}

/// What moderation made of the words of entries.
struct Words<'a> {
    /// By the version of the entry: the last that was said of it.
    moderated: BTreeMap<i64, &'a Value>,
    /// The version of the last act of long ago, which does not say which words it put where.
    untold: Option<i64>,
}

impl<'a> Words<'a> {
    fn of(acts: &'a [Told<'a>]) -> Self {
        let mut words = Self {
            moderated: BTreeMap::new(),
            untold: None,
        };
        for told in acts.iter().filter(|told| MODERATING.contains(&told.step)) {
            let payload = told.payload.as_ref();
            let given = payload.and_then(|payload| payload.get("given"));
            let entry = given.and_then(|given| given.get("entry"));
            let version = entry.and_then(|entry| entry.get("version"));
            if let (Some(entry), Some(version)) = (entry, version.and_then(Value::as_i64)) {
                words.moderated.insert(version, entry);
            } else if payload.is_none_or(|payload| payload.get("entry").is_none()) {
                words.untold = Some(told.act.version);
            }
        }
        words
    }

    /// Compares the words of an entry with what its act, or moderation since, says.
    fn fit(&self, payload: &Value, entry: &EntrySeen) -> Result<(), &'static str> {
        if self.untold.is_some_and(|at| at > entry.version) {
            return Ok(());
        }
        let nothing = Value::Null;
        let (body, mark) = match self.moderated.get(&entry.version) {
            Some(said) => (said.get("body"), said.get("mark")),
            // Which act said no words at all is known of those only that tell of their entry.
            None => match (payload.get("body"), payload.get("entry")) {
                (None, None) => return Ok(()),
                (body, _) => (body, None),
            },
        };
        let stands = |text: &Option<String>| Value::from(text.clone());
        if *body.unwrap_or(&nothing) != stands(&entry.body) {
            return Err("body");
        }
        if *mark.unwrap_or(&nothing) != stands(&entry.moderated) {
            return Err("mark");
        }
        Ok(())
    }
}
