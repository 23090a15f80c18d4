//! Two at once.

use std::sync::Mutex;

use kernel::reach::{Channel, Error, Reach, Standing};
use testkit::on_both_worlds;

use super::{Cast, aboard, acts, confirm, modules, named, newest, reach_of, set, suspend, verify};

/// Runs both at once, and gives what came of them.
fn both<T: Send>(one: impl FnOnce() -> T + Send, other: impl FnOnce() -> T + Send) -> [T; 2] {
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let first = one();
        [first, other.join().expect("the other one")]
    })
}

#[test]
fn of_two_confirmations_at_once_one_counts() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        verify(world, &cast, 0, Channel::Desk);
        let test = newest(world);
        let once = || confirm(world, &cast.officer, &test.id).expect("a confirmation");
        let done = both(once, once);
        assert_eq!(done.iter().filter(|done| done.again).count(), 1, "{done:?}");
        assert_eq!(
            acts(world)
                .iter()
                .filter(|act| *act == "agency.live")
                .count(),
            1
        );
    });
}

#[test]
fn of_a_verification_and_a_suspension_at_once_one_is_stale() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        aboard(world, &cast);
        let cmd = Mutex::new(Some(named(world, 1, Channel::Api)));
        let verify = || {
            let cmd = cmd.lock().expect("a lock").take().expect("a command");
            set(world, &cast.bureau, cmd)
        };
        let done = both(verify, || suspend(world, &cast.bureau, 1));
        let stale = done
            .iter()
            .filter(|done| matches!(done, Err(Error::Stale(2))));
        assert_eq!(stale.count(), 1, "{done:?}");
        let kept = done.iter().flatten().next().expect("the other one");
        assert_eq!(kept.version, 2);
        let expected = match kept.standing {
            Standing::Suspended => Reach::Suspended,
            _ => Reach::Unproved,
        };
        assert_eq!(reach_of(world), expected);
    });
}

#[test]
fn a_suspension_and_a_confirmation_at_once_end_in_a_suspension() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        verify(world, &cast, 0, Channel::Desk);
        let test = newest(world);
        let done = both(
            || confirm(world, &cast.officer, &test.id).map(drop),
            || suspend(world, &cast.bureau, 1).map(drop),
        );
        assert!(done[1].is_ok(), "{done:?}");
        assert!(matches!(done[0], Ok(()) | Err(Error::TestOver)), "{done:?}");
        assert_eq!(reach_of(world), Reach::Suspended);
    });
}

#[test]
fn two_nodes_send_one_message_a_month_and_note_a_silence_once() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        aboard(world, &cast);
        world.wait(60 * super::DAY);
        let sent = |done: &[usize; 2]| done.iter().sum::<usize>();
        let watch = || kernel::reach::reach_watch(&world.app, world.now()).expect("a watch");
        assert_eq!(sent(&both(watch, watch)), 1, "one message");
        world.wait(20 * super::DAY);
        watch();
        assert_eq!(reach_of(world), Reach::Unanswered);
        both(watch, watch);
        let noted = acts(world)
            .iter()
            .filter(|act| *act == "agency.unreachable")
            .count();
        assert_eq!(noted, 1);
    });
}
