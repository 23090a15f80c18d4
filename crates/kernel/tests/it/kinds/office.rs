//! An office that works on cases of any kind.

use base::{Actor, Lang, Money, Time};
use kernel::Module;
use kernel::audit::Fresh;
use kernel::cases::{
    self, Case, CaseId, CaseMove, Deadline, Entry, Error, Kinds, Moved, TaskEnd, TaskRow,
};
use kernel::ledger::{Charge, ChargeEnd, ChargeState, End};
use testkit::World;

use crate::opened::{kinds_alone, opened};

const KINDS: &[&str] = &[
    include_str!("../../kinds/information.toml"),
    include_str!("../../kinds/licence.toml"),
    include_str!("../../kinds/claim.toml"),
];

const SHIPPED: &[&str] = &[
    include_str!("../../../../reports/kinds/report.toml"),
    include_str!("../../../../reports/kinds/hotspot.toml"),
    include_str!("../../../../reports/kinds/season.toml"),
    include_str!("../../../../disclosure/kinds/information.toml"),
];

/// The kernel and a module of nothing but data: three kinds, and a word for each of their names.
pub(crate) fn modules() -> Vec<Module> {
    modules_without("", "")
}

/// The newest editions of the kinds that are ours, as nothing but data.
pub(crate) fn shipped() -> Vec<Module> {
    modules_of(SHIPPED, ("", ""))
}

/// As [`modules`], without the word for one of their names in one language.
pub(crate) fn modules_without(lacking: &str, key: &str) -> Vec<Module> {
    modules_of(KINDS, (lacking, key))
}

fn modules_of(kinds: &'static [&'static str], (lacking, key): (&str, &str)) -> Vec<Module> {
    let sources = kinds;
    let kinds = Kinds::load(sources.iter().copied()).expect("sound kinds");
    let keys: Vec<String> = kinds.iter().flat_map(cases::Kind::keys).collect();
    let said = |lang: &'static str| {
        let mut words = String::new();
        let said = |known: &&String| lang != lacking || known.as_str() != key;
        for key in keys.iter().filter(said) {
            words.extend([key, " = ", key, " { $reference } { $words }\n"]);
        }
        let words: &'static str = words.leak();
        (lang, words)
    };
    let locales = ["ms", "en", "zh", "ta"].map(said);
    let fixtures = kinds_alone("fixtures", sources, Vec::from(locales).leak());
    vec![kernel::module(), fixtures]
}

/// A case and the world it lives in.
#[derive(Clone, Copy)]
pub(crate) struct Office<'w> {
    pub(crate) world: &'w World,
    pub(crate) id: CaseId,
}

impl<'w> Office<'w> {
    /// Opens a private case at MBPJ.
    pub(crate) fn open(world: &'w World, kind: &str, state: &str, owner: &Actor) -> Self {
        let id = opened(world, owner, (kind, state), |cmd| cmd.lang = Lang::EN);
        Self { world, id }
    }

    /// A licence that was asked and paid for: its agency screens it.
    pub(crate) fn screening(world: &'w World, owner: &Actor, officer: &Actor) -> Self {
        let office = Self::open(world, "licence", "draft", owner);
        office.go(owner, "submit");
        office.charge(officer, End::Settle).expect("a payment");
        office
    }

    /// Makes a move.
    pub(crate) fn step(
        self,
        actor: &Actor,
        step: &str,
        change: impl FnOnce(&mut CaseMove),
    ) -> Result<Moved, Error> {
        let now = self.world.now();
        let mut cmd = CaseMove::new(self.id, step, Fresh::draw(&self.world.app.ids, now));
        change(&mut cmd);
        let (app, actor) = (self.world.app.clone(), actor.clone());
        self.world.app.db.write_blocking("test.step", move |tx| {
            let registry = app.registry.get(tx)?;
            cases::case_move(tx, &app.kinds, &registry, (&actor, now), &cmd)
        })
    }

    /// Makes a move that has to succeed, with words; gives the state after it.
    pub(crate) fn go(self, actor: &Actor, step: &str) -> String {
        let moved = self.step(actor, step, |cmd| cmd.body = Some("so be it".to_owned()));
        match moved {
            Ok(moved) => moved.case.state,
            Err(error) => panic!("{step}: {error}"),
        }
    }

    /// Ends a task.
    pub(crate) fn end(self, actor: &Actor, task: &TaskRow, outcome: &str) -> Result<Case, Error> {
        let now = self.world.now();
        let cmd = TaskEnd {
            id: self.id,
            number: task.number,
            outcome: outcome.to_owned(),
            body: None,
            personal: false,
            fresh: Fresh::draw(&self.world.app.ids, now),
        };
        let (app, actor) = (self.world.app.clone(), actor.clone());
        let ended = self.world.app.db.write_blocking("test.end", move |tx| {
            let registry = app.registry.get(tx)?;
            cases::task_end(tx, &app.kinds, &registry, (&actor, now), &cmd)
        });
        Ok(ended?.moved.case)
    }

    /// Settles or waives the last charge that is due, or tries to do so again.
    pub(crate) fn charge(self, actor: &Actor, end: End) -> Result<Case, Error> {
        let now = self.world.now();
        let charges = self.charges();
        let due = charges.iter().rfind(|it| it.state == ChargeState::Due);
        let cmd = ChargeEnd {
            id: due.or(charges.last()).expect("a charge").id.clone(),
            end,
            actor: None,
            note: "receipt 12".to_owned(),
        };
        let fresh = Fresh::draw(&self.world.app.ids, now);
        let (app, actor, id) = (self.world.app.clone(), actor.clone(), self.id);
        self.world.app.db.write_blocking("test.charge", move |tx| {
            let registry = app.registry.get(tx)?;
            let who = (&actor, now);
            cases::charge_end(tx, &app.kinds, &registry, who, (id, &cmd), &fresh)
        })
    }

    pub(crate) fn charges(self) -> Vec<Charge> {
        self.read(|tx, case| cases::charges_of_case(tx, &Actor::system(), case))
    }

    /// What is due, in sen.
    pub(crate) fn owed(self) -> Vec<i64> {
        let due = |charge: &Charge| charge.state == ChargeState::Due;
        let charges = self.charges();
        let money = charges
            .iter()
            .filter(|charge| due(charge))
            .map(|it| it.money);
        money.map(|Money { amount, .. }| amount).collect()
    }

    pub(crate) fn tasks(self, sort: &str) -> Vec<TaskRow> {
        let app = self.world.app.clone();
        let mut tasks =
            self.read(move |tx, case| cases::tasks_of_case(tx, &app.kinds, &Actor::system(), case));
        tasks.retain(|task| task.sort == sort);
        tasks
    }

    /// The last task of a sort.
    pub(crate) fn task(self, sort: &str) -> TaskRow {
        self.tasks(sort).pop().expect("a task")
    }

    pub(crate) fn case(self) -> Case {
        self.read(|_, case| Ok(case.clone()))
    }

    /// The newest clock of this name.
    pub(crate) fn clock(self, code: &str) -> Deadline {
        let (_, mut clocks) = self.timeline(&Actor::system());
        clocks.retain(|clock| clock.clock == code);
        clocks.pop().expect("a clock")
    }

    pub(crate) fn timeline(self, actor: &Actor) -> (Vec<Entry>, Vec<Deadline>) {
        let actor = actor.clone();
        self.read(move |tx, case| cases::case_timeline(tx, &actor, case))
    }

    /// Whether somebody may see the case.
    pub(crate) fn seen_by(self, actor: &Actor) -> bool {
        let (actor, id) = (actor.clone(), self.id);
        let seen = self.world.app.db.read_blocking("test.seen", move |tx| {
            cases::case_visible(tx, &actor, &id.to_string())
        });
        seen.expect("an answer")
    }

    fn read<T: Send + 'static>(
        self,
        read: impl Fn(&mut store::Tx<'_>, &Case) -> Result<T, Error> + Send + 'static,
    ) -> T {
        let id = self.id;
        let found = self.world.app.db.read_blocking("test.read", move |tx| {
            let case = cases::case_find(tx, &Actor::system(), id)?;
            read(tx, &case)
        });
        found.expect("a case")
    }

    /// Lets time pass until a clock has run out, and what follows follow.
    pub(crate) fn wait_until(self, time: Time) {
        let minute = std::time::Duration::from_mins(1);
        self.world.wait(time.since(self.world.now()) + minute);
        self.world.run_jobs();
    }
}

/// A time of day in Malaysia.
pub(crate) fn at(text: &str) -> Time {
    Time::parse_rfc3339(&format!("{text}+08:00")).expect("an instant")
}

/// Whether a move was refused because of a condition.
pub(crate) fn is_need<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Err(Error::NeedMissing(_)))
}
