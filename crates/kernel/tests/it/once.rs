//! Requests that come again: under the same key, under an earlier one, and with other words.

use kernel::once::{Known, Once, once_find, once_keep};
use testkit::{World, on_both_worlds};

fn modules() -> Vec<kernel::Module> {
    vec![kernel::module()]
}

fn key(key: &str, request: &str) -> Once {
    Once::new("test", key, request.as_bytes())
}

fn known(world: &World, once: &Once) -> Known {
    let once = once.clone();
    let found = world
        .app
        .db
        .read_blocking("once.find", move |tx| once_find(tx, &once));
    found.expect("a reading")
}

#[test]
fn a_request_is_known_by_its_key_and_by_an_earlier_one() {
    on_both_worlds(modules, |world| {
        let (first, now) = (key("first", "a lamp"), world.now());
        let done = world
            .app
            .db
            .write_blocking("once.do", move |tx| once_keep(tx, &first, "RR-1", now));
        done.expect("a write");
        let before = Known::Done("RR-1".to_owned());
        assert_eq!(known(world, &key("first", "a lamp")), before);
        assert_eq!(known(world, &key("first", "a drain")), Known::Other);
        assert_eq!(known(world, &key("second", "a lamp")), Known::New);
        let either = |request| key("second", request).or(key("first", request));
        assert_eq!(known(world, &either("a lamp")), before);
        assert_eq!(known(world, &either("a drain")), Known::Other);
        let neither = key("second", "a lamp").or(key("third", "a lamp"));
        assert_eq!(known(world, &neither), Known::New);
    });
}
