//! Devices that are told of news, on both stores.

use base::{Actor, Lang, PersonId};
use kernel::identity::{Address, Email};
use kernel::notifications::{self, MessageNew};
use kernel::push::{self, Device, DeviceNew, Error, Keys};
use testkit::{World, on_both_worlds};

use crate::cases::modules;

fn new(world: &World, endpoint: &str) -> DeviceNew {
    DeviceNew {
        id: world.app.ids.next::<Device>(world.now()).to_string(),
        endpoint: endpoint.to_owned(),
        keys: Keys {
            public: vec![4; 65],
            auth: vec![7; 16],
        },
    }
}

fn id(actor: &Actor) -> PersonId {
    actor.id().expect("a person")
}

fn add(world: &World, person: &Actor, endpoint: &str) -> Result<(), Error> {
    let (new, person, now) = (new(world, endpoint), id(person), world.now());
    let write = move |tx: &mut store::Tx<'_>| push::device_add(tx, now, person, &new);
    world.app.db.write_blocking("test.add", write)
}

fn devices(world: &World, person: &Actor) -> Vec<Device> {
    let person = id(person);
    let read = move |tx: &mut store::Tx<'_>| push::devices_of(tx, person);
    world
        .app
        .db
        .read_blocking("test.devices", read)
        .expect("devices")
}

#[test]
fn a_device_tells_only_who_asked_last() {
    on_both_worlds(modules, |world| {
        let (first, second) = (world.citizen("Aminah"), world.citizen("Bala"));
        add(world, &first, "https://push.example/shared").expect("a device");
        add(world, &second, "https://push.example/shared").expect("a device");
        assert!(devices(world, &first).is_empty());
        assert_eq!(devices(world, &second).len(), 1);
    });
}

#[test]
fn a_person_has_ten_devices_and_may_renew_each() {
    on_both_worlds(modules, |world| {
        let person = world.citizen("Aminah");
        for place in 0..10 {
            add(world, &person, &format!("https://push.example/{place}")).expect("a device");
        }
        let refused = add(world, &person, "https://push.example/11");
        assert!(matches!(refused, Err(Error::Many)));
        add(world, &person, "https://push.example/3").expect("the same device again");
        assert_eq!(devices(world, &person).len(), 10);
    });
}

#[test]
fn nobody_takes_away_the_device_of_somebody_else() {
    on_both_worlds(modules, |world| {
        let (owner, other) = (world.citizen("Aminah"), world.citizen("Bala"));
        add(world, &owner, "https://push.example/1").expect("a device");
        let device = devices(world, &owner).remove(0);
        let remove = |person: &Actor| {
            let (person, device) = (id(person), device.id.clone());
            let write = move |tx: &mut store::Tx<'_>| push::device_remove(tx, person, &device);
            world
                .app
                .db
                .write_blocking("test.remove", write)
                .expect("an answer")
        };
        assert!(!remove(&other));
        assert_eq!(devices(world, &owner).len(), 1);
        assert!(remove(&owner));
        assert!(!remove(&owner), "once");
        assert!(devices(world, &owner).is_empty());
    });
}

#[test]
fn the_key_of_an_instance_stays_the_same() {
    on_both_worlds(modules, |world| {
        let key = world.app.push_key.public().expect("a key");
        assert_eq!(key.len(), 87, "65 bytes in base64");
    });
}

#[test]
fn a_device_shows_a_subject_and_a_link_and_no_words() {
    on_both_worlds(modules, |world| {
        let new = MessageNew {
            id: "told".to_owned(),
            address: Address::Email(Email::parse("aminah@contoh.my").expect("an address")),
            person_id: None,
            case_id: None,
            template: "report_replied".to_owned(),
            args: [
                ("reference", "RR-1"),
                ("path", "reports/RR-1"),
                ("words", "rahsia"),
                ("text", "rahsia"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
            lang: Lang::MS,
        };
        let now = world.now();
        let write = world.app.db.write_blocking("test.queue", move |tx| {
            notifications::message_queue(tx, now, &new)
        });
        write.expect("queued");
        let message = world
            .app
            .db
            .read_blocking("test.read", |tx| notifications::messages_recent(tx, 1));
        let message = message.expect("messages").remove(0);
        let notice = notifications::notice(&world.app.site, &message, now);
        assert!(notice.title.contains("RR-1"), "{}", notice.title);
        assert!(notice.link.ends_with("/ms/reports/RR-1"));
        assert!(!format!("{notice:?}").contains("rahsia"));
    });
}
