//! Looks for bytes that break the promise of one target, named by `BALAI_FUZZ`; `fuzz/run` builds and starts it.
#![no_main]

use std::sync::LazyLock;

use fuzz::{Target, target};

static CHOSEN: LazyLock<&'static Target> = LazyLock::new(|| {
    let name = std::env::var("BALAI_FUZZ").unwrap_or_default();
    target(&name).unwrap_or_else(|| panic!("BALAI_FUZZ names no target"))
});

// Whatever a target reads once is read before the clock of the first input runs.
libfuzzer_sys::fuzz_target!(init: (CHOSEN.run)(&[]), |bytes: &[u8]| (CHOSEN.run)(bytes));
