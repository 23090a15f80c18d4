//! What is printed for programmers says what the program does.

use crate::house::run;

#[test]
fn the_kept_description_of_the_interface_is_the_one_that_the_program_prints() {
    let kept = include_str!("../../../../docs/reference/openapi.json");
    let same = run(&["openapi"], &[]) == kept.trim();
    assert!(
        same,
        "docs/reference/openapi.json is stale: run `cargo xtask reference`"
    );
}
