//! Many at once, on both databases.

use std::thread;

use store::{Db, Error, params};
use testkit::on_both_stores;

use crate::schema::{AMOUNT, MIGRATIONS, SET_AMOUNT, add, amount};

const THREADS: i64 = 8;
const ROUNDS: i64 = 25;

fn increment(db: &Db, id: &'static str) -> Result<(), Error> {
    db.write_blocking("things.increment", move |tx| {
        let now: i64 = tx
            .one(&AMOUNT, &params![id], |row| row.get("amount"))?
            .unwrap_or_default();
        tx.exec(&SET_AMOUNT, &params![id, now + 1]).map(drop)
    })
}

#[test]
fn increments_are_not_lost() {
    on_both_stores(&[MIGRATIONS], |db| {
        add(&db, "a", 0).expect("a thing");
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    for _ in 0..ROUNDS {
                        increment(&db, "a").expect("retried until it fits");
                    }
                });
            }
        });
        assert_eq!(amount(&db, "a"), Some(THREADS * ROUNDS));
    });
}

#[test]
fn two_who_each_saw_the_other_do_not_both_win() {
    // Write skew: each takes from one account if both together hold enough. Snapshots alone allow both.
    on_both_stores(&[MIGRATIONS], |db| {
        for round in 0..20 {
            let (a, b) = (format!("a{round}"), format!("b{round}"));
            add(&db, &a, 1).expect("an account");
            add(&db, &b, 1).expect("an account");
            let take = |from: &str, other: &str| {
                let (from, other) = (from.to_owned(), other.to_owned());
                db.write_blocking("things.take", move |tx| {
                    let mut total = 0;
                    for id in [&from, &other] {
                        total += tx
                            .one(&AMOUNT, &params![id], |row| row.get::<i64>("amount"))?
                            .unwrap_or_default();
                    }
                    if total == 2 {
                        tx.exec(&SET_AMOUNT, &params![&from, 0])?;
                    }
                    Ok::<_, Error>(())
                })
            };
            thread::scope(|scope| {
                let one = scope.spawn(|| take(&a, &b));
                let two = scope.spawn(|| take(&b, &a));
                one.join().expect("no panic").expect("settled");
                two.join().expect("no panic").expect("settled");
            });
            let left = [&a, &b].map(|id| amount(&db, id).unwrap_or_default());
            assert_eq!(left.iter().sum::<i64>(), 1, "round {round}: {left:?}");
        }
    });
}

#[test]
fn a_read_sees_one_moment() {
    on_both_stores(&[MIGRATIONS], |db| {
        add(&db, "a", 0).expect("a thing");
        add(&db, "b", 0).expect("a thing");
        thread::scope(|scope| {
            let writer = scope.spawn(|| {
                for value in 1..=100_i64 {
                    db.write_blocking("things.both", move |tx| {
                        tx.exec(&SET_AMOUNT, &params!["a", value])?;
                        tx.exec(&SET_AMOUNT, &params!["b", value]).map(drop)
                    })
                    .map_err(|error: Error| error)
                    .expect("committed");
                }
            });
            while !writer.is_finished() {
                let seen = db.read_blocking("things.pair", |tx| {
                    let a: Option<i64> = tx.one(&AMOUNT, &params!["a"], |row| row.get("amount"))?;
                    let b: Option<i64> = tx.one(&AMOUNT, &params!["b"], |row| row.get("amount"))?;
                    Ok::<_, Error>((a, b))
                });
                let (a, b) = seen.expect("a pair");
                assert_eq!(a, b);
            }
        });
    });
}
