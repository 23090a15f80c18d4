//! Cases for tests: a module of nothing but kinds as data, and a case of one of them.

use base::{Actor, Lang};
use kernel::Module;
use kernel::audit::Fresh;
use kernel::cases::{self, Area, CaseId, CaseOpen, Party};
use testkit::World;

/// A module that has kinds and their words, and nothing else.
pub(crate) fn kinds_alone(
    name: &'static str,
    kinds: &'static [&'static str],
    locales: &'static [(&'static str, &'static str)],
) -> Module {
    Module {
        name,
        migrations: &[],
        sql: Vec::new(),
        locales,
        routes: Vec::new(),
        permissions: &[],
        kinds,
        jobs: Vec::new(),
        moved: None,
        search: None,
        erase: None,
        reads: None,
        withdrawn: None,
        unname: None,
        forget: None,
        holdings: &[],
        acted_for: &[],
        panel: None,
        about: None,
        datasets: &[],
    }
}

/// Opens a private case at MBPJ, unless `change` says otherwise.
pub(crate) fn opened(
    world: &World,
    owner: &Actor,
    (kind, state): (&str, &str),
    change: impl FnOnce(&mut CaseOpen),
) -> CaseId {
    let (now, ids) = (world.now(), &world.app.ids);
    let mut cmd = CaseOpen {
        id: ids.next(now),
        reference: ids.reference("XX"),
        kind: kind.to_owned(),
        state: state.to_owned(),
        agency: "mbpj".to_owned(),
        topic: None,
        area: Area::default(),
        owner: owner.id(),
        key_hash: None,
        party: Party::Owner,
        lang: Lang::MS,
        public: false,
        payload: serde_json::json!({"about": "a test"}),
        fresh: Fresh::draw(ids, now),
    };
    change(&mut cmd);
    let (app, owner, id) = (world.app.clone(), owner.clone(), cmd.id);
    let case = world.app.db.write_blocking("test.open", move |tx| {
        let registry = app.registry.get(tx)?;
        cases::case_open(tx, &app.kinds, &registry, (&owner, now), &cmd)
    });
    case.expect("a case");
    id
}
