//! Figures that a busy page shows: counted by one for all, and again without anybody waiting.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use testkit::{START, on_both_worlds};

const AGE: Duration = Duration::from_secs(5);

fn modules() -> Vec<kernel::Module> {
    vec![kernel::module()]
}

#[test]
fn many_first_callers_wait_for_one_count_and_later_ones_for_none() {
    on_both_worlds(modules, |world| {
        let (app, counts) = (world.app.clone(), Arc::new(AtomicU32::new(0)));
        let ask = |now| {
            let counts = Arc::clone(&counts);
            let count = move |_: &mut store::Tx<'_>| {
                Ok::<_, store::Error>(counts.fetch_add(1, Ordering::SeqCst))
            };
            app.memo.figure(&app.db, ("test.figure", now, AGE), count)
        };
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let all = runtime.block_on(async { tokio::join!(ask(START), ask(START), ask(START)) });
        let all = [all.0, all.1, all.2].map(|figure| *figure.expect("a figure"));
        assert_eq!(all, [0, 0, 0], "one of them counted");

        // It is too old now: whoever asks gets it all the same, and the next count is under way.
        let late = START + AGE + AGE;
        assert_eq!(runtime.block_on(ask(late)).as_deref(), Ok(&0));
        let known = || {
            app.memo
                .get::<u32>("test.figure", late, AGE)
                .as_deref()
                .copied()
        };
        while known() == Some(0) {
            // The store answers in its own time; each read gives its threads a turn.
            let turn = |_: &mut store::Tx<'_>| Ok::<_, store::Error>(());
            app.db.read_blocking("test.turn", turn).expect("a turn");
        }
        assert_eq!(known(), Some(1));
        assert_eq!(counts.load(Ordering::SeqCst), 2);
    });
}
