//! Every two deeds that are both possible with a case, begun at once: what comes out is what one order of the two gives,
//! whole, and whoever comes second is told exactly why not.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Barrier};

use base::{Actor, Lang, PersonId};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{
    self, Area, Case, CaseId, CaseMove, CaseOpen, Error, Kind, Party, TaskEnd, TaskRow,
};
use kernel::ledger::{self, ChargeEnd, ChargeState, End};
use kernel::log;
use store::Tx;
use testkit::{World, on_both_worlds};

use crate::kinds::office::{Office, modules, shipped};
use crate::kinds_racing::sound;

/// So many ways of standing of a kind are looked at, and so many pairs of it are raced, on each store.
const WAYS: usize = 80;
const PAIRS: usize = 48;

/// What somebody does with a case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Move(String),
    End(String, String),
    Settle,
    Waive,
}

/// Who of the cast does what.
type Act = (usize, Deed);

/// How a case came to stand as it does: where it began, and what was done since.
#[derive(Debug, Clone)]
struct Way {
    began: String,
    acts: Vec<Act>,
}

/// Two deeds that are both possible after the same way.
#[derive(Debug, Clone)]
struct Pair {
    way: Way,
    acts: [Act; 2],
}

/// What a case looks like from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Look {
    version: i64,
    state: String,
    agency: String,
    holder: Option<PersonId>,
    steps: Vec<String>,
    open: Vec<(i64, String)>,
    charges: Vec<(i64, &'static str)>,
}

/// What became of two deeds, and of the case.
type Outcome = ([Result<(), String>; 2], Look);

/// Everything that a closure of the store needs to do deeds.
#[derive(Clone)]
struct Stage {
    app: App,
    cast: Arc<Vec<Actor>>,
    now: base::Time,
    kind: Arc<Kind>,
    /// Another case of the kind, to be linked to.
    other: Option<CaseId>,
}

/// Carries something out of a write that is not to stay.
enum Gone<T> {
    Told(T),
    Refused(Error),
}

impl<T> From<store::Error> for Gone<T> {
    fn from(error: store::Error) -> Self {
        Self::Refused(error.into())
    }
}

impl<T> From<Error> for Gone<T> {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

fn cast(world: &World) -> Vec<Actor> {
    vec![
        world.citizen("Aminah"),
        world.citizen("Badrul"),
        world.officer("officer", "mbpj"),
        world.officer("agency_admin", "mbpj"),
        world.colleague("Chong", "agency_admin", "mbpj"),
        world.officer("officer", "bomba"),
        world.officer("triage", "bpa"),
    ]
}

impl Stage {
    fn fresh(&self) -> Fresh {
        Fresh::draw(&self.app.ids, self.now)
    }

    fn opening(&self, state: &str) -> CaseOpen {
        CaseOpen {
            id: self.app.ids.next(self.now),
            reference: self.app.ids.reference("XX"),
            kind: self.kind.code.clone(),
            state: state.to_owned(),
            agency: "mbpj".to_owned(),
            topic: None,
            area: Area::default(),
            owner: self.cast[0].id(),
            key_hash: None,
            party: Party::Owner,
            lang: Lang::EN,
            public: true,
            payload: serde_json::json!({}),
            fresh: self.fresh(),
        }
    }

    fn opened(&self, tx: &mut Tx<'_>, cmd: &CaseOpen) -> Result<(), Error> {
        let registry = self.app.registry.get(tx)?;
        let who = (&self.cast[0], self.now);
        cases::case_open(tx, &self.app.kinds, &registry, who, cmd).map(drop)
    }

    /// Does what was done on a way, with what was drawn for it.
    fn walk(
        &self,
        tx: &mut Tx<'_>,
        (cmd, acts): (&CaseOpen, &[(Act, Fresh)]),
    ) -> Result<(), Error> {
        self.opened(tx, cmd)?;
        for (act, fresh) in acts {
            self.act(tx, cmd.id, act, (None, fresh))?;
        }
        Ok(())
    }

    fn drawn(&self, acts: &[Act]) -> Vec<(Act, Fresh)> {
        let each = acts.iter().cloned();
        each.map(|act| (act, self.fresh())).collect()
    }

    /// Does one deed: a move with everything that it may ask for.
    fn act(
        &self,
        tx: &mut Tx<'_>,
        id: CaseId,
        (who, deed): &Act,
        (version, fresh): (Option<i64>, &Fresh),
    ) -> Result<(), Error> {
        let registry = self.app.registry.get(tx)?;
        let kinds = &self.app.kinds;
        let who = (&self.cast[*who], self.now);
        match deed {
            Deed::Move(code) => {
                let step = self.kind.step(code).expect("a move");
                let fees = self.kind.fees.iter().flat_map(|fees| &fees.items);
                let named = if step.assigns {
                    &self.cast[2]
                } else {
                    &self.cast[1]
                };
                let cmd = CaseMove {
                    version,
                    body: Some("x".to_owned()),
                    reason: step.reasons.first().cloned(),
                    agencies: vec!["bomba".to_owned()],
                    people: named.id().into_iter().collect(),
                    other: self.other,
                    amounts: fees.map(|fee| (fee.code.clone(), 100)).collect(),
                    days: Some(5),
                    ..CaseMove::new(id, code.as_str(), fresh.clone())
                };
                cases::case_move(tx, kinds, &registry, who, &cmd).map(drop)
            }
            Deed::End(sort, outcome) => {
                let case = cases::case_find(tx, &Actor::system(), id)?;
                let tasks = cases::tasks_of_case(tx, kinds, &Actor::system(), &case)?;
                let of_sort = |task: &&TaskRow| task.sort == *sort;
                // The last of its sort, ended or not: who comes second is told that it has ended.
                let task = tasks.iter().rfind(of_sort).ok_or(Error::NotFound)?;
                let cmd = TaskEnd {
                    id,
                    number: task.number,
                    outcome: outcome.clone(),
                    body: Some("x".to_owned()),
                    personal: false,
                    fresh: fresh.clone(),
                };
                cases::task_end(tx, kinds, &registry, who, &cmd).map(drop)
            }
            Deed::Settle | Deed::Waive => {
                let charges = ledger::charges_of_case(tx, &id.to_string())?;
                let cmd = ChargeEnd {
                    id: charges.last().ok_or(Error::NotFound)?.id.clone(),
                    end: if *deed == Deed::Settle {
                        End::Settle
                    } else {
                        End::Waive
                    },
                    actor: None,
                    note: "receipt 12".to_owned(),
                };
                cases::charge_end(tx, kinds, &registry, who, (id, &cmd), fresh).map(drop)
            }
        }
    }

    fn look(&self, tx: &mut Tx<'_>, id: CaseId) -> Result<Look, Error> {
        let case = cases::case_find(tx, &Actor::system(), id)?;
        let (entries, _) = cases::case_timeline(tx, &Actor::system(), &case)?;
        let tasks = cases::tasks_of_case(tx, &self.app.kinds, &Actor::system(), &case)?;
        let open = tasks.into_iter().filter(|task| task.outcome.is_none());
        let charges = ledger::charges_of_case(tx, &id.to_string())?;
        Ok(Look {
            version: case.version,
            holder: case.holder,
            steps: entries.into_iter().map(|entry| entry.step).collect(),
            open: open.map(|task| (task.number, task.sort)).collect(),
            charges: charges
                .iter()
                .map(|charge| (charge.money.amount, charge.state.code()))
                .collect(),
            state: case.state,
            agency: case.agency,
        })
    }

    /// What is told within a write that does not stay.
    fn peek<T: Send + 'static>(
        &self,
        tell: impl Fn(&Self, &mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let stage = self.clone();
        let write = self.app.db.write_blocking("test.peek", move |tx| {
            let told = tell(&stage, tx)?;
            Err::<(), _>(Gone::Told(told))
        });
        match write {
            Err(Gone::Told(told)) => Ok(told),
            Err(Gone::Refused(error)) => Err(error),
            Ok(()) => panic!("a write that stayed"),
        }
    }

    /// What can be done after a way, with how the case stands there; nothing where the way does not lead anywhere.
    fn seen(&self, way: &Way) -> Option<(Look, Vec<Act>)> {
        let (cmd, acts) = (self.opening(&way.began), self.drawn(&way.acts));
        let told = self.peek(move |stage, tx| {
            stage.walk(tx, (&cmd, &acts))?;
            let case = cases::case_find(tx, &Actor::system(), cmd.id)?;
            Ok((stage.look(tx, cmd.id)?, stage.possible(tx, &case)?))
        });
        match told {
            Ok(told) => Some(told),
            Err(Error::Store(error)) => panic!("{way:?}: {error}"),
            Err(_) => None,
        }
    }

    /// What each of the cast may do next, as far as can be told before: each deed once.
    fn possible(&self, tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Act>, Error> {
        let registry = self.app.registry.get(tx)?;
        let mut found: BTreeMap<Deed, usize> = BTreeMap::new();
        for (place, actor) in self.cast.iter().enumerate() {
            let who = (actor, self.now);
            for step in cases::case_moves(tx, &self.app.kinds, &registry, who, case)? {
                if step.is_open() {
                    found
                        .entry(Deed::Move(step.step.code.clone()))
                        .or_insert(place);
                }
            }
        }
        let mut acts: Vec<Act> = found.into_iter().map(|(deed, who)| (who, deed)).collect();
        let tasks = cases::tasks_of_case(tx, &self.app.kinds, &Actor::system(), case)?;
        for task in tasks.iter().filter(|task| task.outcome.is_none()) {
            let sort = self.kind.task(&task.sort).expect("its sort");
            let who = (0..self.cast.len()).filter(|place| match task.person {
                Some(person) => self.cast[*place].id() == Some(person),
                None => [2, 5].contains(place),
            });
            for who in who {
                let ends = sort.choices();
                acts.extend(ends.map(|end| (who, Deed::End(sort.code.clone(), end.clone()))));
            }
        }
        let charges = ledger::charges_of_case(tx, &case.id.to_string())?;
        if charges
            .iter()
            .any(|charge| charge.state == ChargeState::Due)
        {
            acts.extend([(3, Deed::Settle), (3, Deed::Waive)]);
        }
        Ok(acts)
    }
}

/// All pairs of deeds that are both possible somewhere, each with the shortest way there.
fn pairs(stage: &Stage) -> (Vec<Pair>, BTreeSet<String>) {
    let began = stage.kind.initial.iter().map(|state| Way {
        began: state.clone(),
        acts: Vec::new(),
    });
    let seen = |way: Way| stage.seen(&way).map(|(look, acts)| (way, look, acts));
    let mut todo: VecDeque<_> = began.filter_map(seen).collect();
    let (mut known, mut found, mut states) = (BTreeSet::new(), BTreeMap::new(), BTreeSet::new());
    while let Some((way, look, acts)) = todo.pop_front() {
        let sorts: BTreeSet<_> = look.open.iter().map(|(_, sort)| sort.clone()).collect();
        let due = look.charges.iter().any(|(_, state)| *state == "due");
        states.insert(look.state.clone());
        let adds = |code: &&String| {
            stage
                .kind
                .step(code)
                .is_some_and(|step| step.adds.is_some())
        };
        let added: BTreeSet<_> = look.steps.iter().filter(adds).cloned().collect();
        let standing = (look.state, look.agency, sorts, due, added);
        if known.len() >= WAYS || !known.insert(standing) {
            continue;
        }
        let mut alone: Vec<Act> = Vec::new();
        for act in acts {
            let mut further = way.clone();
            further.acts.push(act.clone());
            if let Some(next) = seen(further) {
                alone.push(act);
                todo.push_back(next);
            }
        }
        for (place, one) in alone.iter().enumerate() {
            for other in &alone[place..] {
                let key = [one.1.clone(), other.1.clone()];
                found.entry(key).or_insert_with(|| Pair {
                    way: way.clone(),
                    acts: [one.clone(), other.clone()],
                });
            }
        }
    }
    (found.into_values().collect(), states)
}

/// So many of them, evenly, and each deed at least once.
fn chosen(all: Vec<Pair>) -> Vec<Pair> {
    let stride = all.len().div_ceil(PAIRS).max(1);
    let mut met = BTreeSet::new();
    let mut chosen = Vec::new();
    for (place, pair) in all.into_iter().enumerate() {
        let new = pair.acts.iter().any(|(_, deed)| !met.contains(deed));
        if new || place % stride == 0 {
            met.extend(pair.acts.iter().map(|(_, deed)| deed.clone()));
            chosen.push(pair);
        }
    }
    chosen
}

/// A case that came this way, for good.
fn prepared(stage: &Stage, way: &Way) -> CaseId {
    let (cmd, acts) = (stage.opening(&way.began), stage.drawn(&way.acts));
    let (id, own) = (cmd.id, stage.clone());
    let write = stage
        .app
        .db
        .write_blocking("test.way", move |tx| own.walk(tx, (&cmd, &acts)));
    write.expect("a way that was gone before");
    id
}

/// What one order of two deeds gives.
fn one_after_the_other(stage: &Stage, id: CaseId, acts: [&Act; 2]) -> Outcome {
    let drawn = stage.drawn(&acts.map(Act::clone));
    let told = stage.peek(move |stage, tx| {
        let (first, second) = (&drawn[0], &drawn[1]);
        stage.act(tx, id, &first.0, (None, &first.1))?;
        let before = stage.look(tx, id)?;
        match stage.act(tx, id, &second.0, (None, &second.1)) {
            Ok(()) => Ok(([Ok(()), Ok(())], stage.look(tx, id)?)),
            Err(Error::Store(error)) => Err(error.into()),
            Err(error) => Ok(([Ok(()), Err(error.to_string())], before)),
        }
    });
    told.expect("a deed that is possible alone")
}

/// Begins two deeds at once.
fn at_once(
    stage: &Stage,
    id: CaseId,
    acts: &[Act; 2],
    version: Option<i64>,
) -> [Result<(), Error>; 2] {
    let ready = Barrier::new(acts.len());
    let done: Vec<Result<(), Error>> = std::thread::scope(|scope| {
        let begun: Vec<_> = acts
            .iter()
            .map(|act| {
                let (own, act, ready, fresh) = (stage.clone(), act.clone(), &ready, stage.fresh());
                scope.spawn(move || {
                    let db = own.app.db.clone();
                    ready.wait();
                    db.write_blocking("test.deed", move |tx| {
                        own.act(tx, id, &act, (version, &fresh))
                    })
                })
            })
            .collect();
        let ended = begun
            .into_iter()
            .map(|thread| thread.join().expect("a thread"));
        ended.collect()
    });
    done.try_into().expect("two of them")
}

fn look(stage: &Stage, id: CaseId) -> Look {
    let own = stage.clone();
    let read = stage
        .app
        .db
        .read_blocking("test.look", move |tx| own.look(tx, id));
    read.expect("a case")
}

fn race(world: &World, stage: &Stage, pair: &Pair) {
    let id = prepared(stage, &pair.way);
    let [one, other] = &pair.acts;
    let forwards = one_after_the_other(stage, id, [one, other]);
    let ([first, second], last) = one_after_the_other(stage, id, [other, one]);
    let backwards = ([second, first], last);
    let done = at_once(stage, id, &pair.acts, None).map(|done| done.map_err(|it| it.to_string()));
    let outcome = (done, look(stage, id));
    let kind = &stage.kind.code;
    assert!(
        outcome == forwards || outcome == backwards,
        "{kind} {pair:?}:\n{outcome:?}\nis neither\n{forwards:?}\nnor\n{backwards:?}"
    );
    sound(Office { world, id }, &stage.kind);
}

/// Both saw the same version: one of them is told that there is a newer one.
fn race_with_versions(stage: &Stage, pair: &Pair) {
    let id = prepared(stage, &pair.way);
    let seen = look(stage, id).version;
    let done = at_once(stage, id, &pair.acts, Some(seen));
    let kind = &stage.kind.code;
    let late = |done: &Result<(), Error>| match done {
        Err(Error::Stale(version)) => *version > seen,
        // Who has no part in the case any more is not told how it stands.
        Err(Error::Forbidden | Error::NotFound) => true,
        _ => false,
    };
    let made = done.iter().filter(|done| done.is_ok()).count();
    let told = done.iter().filter(|done| late(done)).count();
    assert_eq!((made, told), (1, 1), "{kind} {pair:?}: {done:?}");
}

/// What is planned on the first store is raced on both.
type Plans = RefCell<BTreeMap<String, Vec<Pair>>>;

fn raced(world: &World, plans: &Plans, expected: &[(&str, usize, &[&str])]) {
    let cast = Arc::new(cast(world));
    let kinds: Vec<Kind> = world.app.kinds.newest().cloned().collect();
    assert_eq!(kinds.len(), expected.len());
    for (kind, (code, least, unseen)) in kinds.into_iter().zip(expected) {
        assert_eq!(kind.code, *code);
        let mut stage = Stage {
            app: world.app.clone(),
            cast: Arc::clone(&cast),
            now: world.now(),
            kind: Arc::new(kind),
            other: None,
        };
        let open = |kind: &Kind| {
            let rank = |state: &String| {
                kind.state(state)
                    .map(|state| state.phase != cases::Phase::Open)
            };
            kind.initial.iter().min_by_key(|state| rank(state)).cloned()
        };
        let began = open(&stage.kind).expect("a state to begin in");
        stage.other = Some(prepared(
            &stage,
            &Way {
                began,
                acts: Vec::new(),
            },
        ));
        let planned = plans.borrow().get(*code).cloned();
        let pairs = planned.unwrap_or_else(|| {
            let (all, states) = pairs(&stage);
            let states: BTreeSet<&str> = states.iter().map(String::as_str).collect();
            let every = stage.kind.states.iter().map(|state| state.code.as_str());
            let missed: Vec<&str> = every.filter(|state| !states.contains(state)).collect();
            assert_eq!(missed, *unseen, "{code}");
            assert!(all.len() >= *least, "{code}: {} pairs", all.len());
            let chosen = chosen(all);
            plans
                .borrow_mut()
                .insert((*code).to_owned(), chosen.clone());
            chosen
        });
        for (place, pair) in pairs.iter().enumerate() {
            race(world, &stage, pair);
            let moves = pair
                .acts
                .iter()
                .all(|(_, deed)| matches!(deed, Deed::Move(_)));
            if moves && place % 4 == 0 {
                race_with_versions(&stage, pair);
            }
        }
    }
    world.settle();
    log::verify_all(&world.app).expect("every act fits its case");
    let faults = world
        .app
        .db
        .read_blocking("test.faults", ledger::journal_faults);
    assert_eq!(faults.expect("books"), Vec::<String>::new());
}

#[test]
fn any_two_deeds_with_a_licence_a_claim_or_a_request_race() {
    let plans = Plans::default();
    on_both_worlds(modules, |world| {
        raced(
            world,
            &plans,
            &[
                ("claim", 15, &["default_judgment"]),
                ("information", 20, &[]),
                ("licence", 15, &[]),
            ],
        );
    });
}

#[test]
fn any_two_deeds_with_a_case_of_ours_race() {
    let plans = Plans::default();
    on_both_worlds(shipped, |world| {
        raced(
            world,
            &plans,
            &[
                ("hotspot", 10, &[]),
                ("information", 60, &["lapsed"]),
                ("report", 60, &["unanswered"]),
                ("season", 10, &[]),
            ],
        );
    });
}
