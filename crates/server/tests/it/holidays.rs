//! Days of rest on the desk, without a script.

use testkit::on_both_worlds;

use crate::browser::Browser;

const HERE: &str = "/ms/desk/holidays";

#[test]
fn a_day_of_rest_is_added_with_its_states_and_taken_back_with_a_reason() {
    on_both_worlds(server::modules, |world| {
        let admin = world.officer("admin", "");
        let mut desk = Browser::new(world).with_session(world.session(&admin));
        let empty = desk.post(HERE, &[("name-en", "Special holiday")]);
        assert_eq!(empty.status, 422, "{}", empty.body);
        for wrong in ["#date-day", "#name-ms", "#states", "#words"] {
            assert!(empty.body.contains(wrong), "{wrong} in {}", empty.body);
        }
        assert!(
            empty.body.contains("Special holiday"),
            "what was typed stays"
        );
        let filled = |state| {
            [
                ("date-day", "1"),
                ("date-month", "12"),
                ("date-year", "2026"),
                ("name-ms", "Cuti <peristiwa>"),
                ("states", "MY-10"),
                ("states", state),
                ("words", "Warta 12"),
            ]
        };
        let unknown = desk.post(HERE, &filled("MY-99"));
        assert_eq!(
            unknown.status, 422,
            "a state that does not exist is refused"
        );
        let kept = desk.post(HERE, &filled("MY-14"));
        assert_eq!(
            (kept.status, &*kept.location),
            (303, "/ms/desk/holidays?done=kept")
        );
        let page = desk.get(&kept.location).body;
        assert!(page.contains("Cuti &#60;peristiwa&#62;"), "{page}");
        let key = "2026-12-01/MY-10 MY-14";
        assert!(page.contains(&format!("value=\"{key}\"")), "{page}");

        let remove = format!("{HERE}/remove");
        let mute = desk.post(&remove, &[("key", key), ("words", "")]);
        assert_eq!(mute.status, 422, "{}", mute.body);
        let gone = desk.post(&remove, &[("key", key), ("words", "Tersilap")]);
        assert_eq!(
            (gone.status, &*gone.location),
            (303, "/ms/desk/holidays?done=removed")
        );
        assert!(!desk.get(HERE).body.contains("peristiwa&#62;"));
        let again = desk.post(&remove, &[("key", key), ("words", "Tersilap")]);
        assert_eq!(again.status, 404, "{}", again.body);
    });
}
