//! Statements, values and errors, the same on both databases.

use base::{Id, Lang, Problem, Text, Time};
use store::{Error, Json, Sql, Tx, Value, params};
use testkit::on_both_stores;

use crate::schema::{self, INSERT, MIGRATIONS, NAMES, add, names};

#[test]
fn parameters_go_by_number_not_by_appearance() {
    const SWAPPED: Sql = Sql::new(
        "things.swapped",
        "select cast($2 as text) as second, cast($1 as text) as first, cast($2 as text) as again",
    );
    on_both_stores(&[MIGRATIONS], |db| {
        let row = db.read_blocking("things.swapped", |tx| {
            tx.one(&SWAPPED, &params!["one", "two"], |row| {
                Ok([
                    row.get::<String>("first")?,
                    row.get("second")?,
                    row.get("again")?,
                ])
            })
        });
        let expected = ["one", "two", "two"].map(str::to_owned);
        assert_eq!(row, Ok::<_, Error>(Some(expected)));
    });
}

#[test]
fn a_parameter_that_is_missing_or_left_over_is_an_error() {
    on_both_stores(&[MIGRATIONS], |db| {
        for values in [params!["a"].to_vec(), params!["a", "b", 1, 2].to_vec()] {
            let done = db.write_blocking("things.miscounted", move |tx| tx.exec(&INSERT, &values));
            assert!(matches!(done, Err(Error::Sql { .. })), "{done:?}");
        }
    });
}

#[test]
fn values_come_back_as_they_went() {
    enum Noun {}
    const PUT: Sql = Sql::new(
        "things.put_all",
        "insert into things_thing (id, name, amount, weight, good, parent) values ($1, $2, $3, $4, $5, $6)",
    );
    const GET: Sql = Sql::new(
        "things.get_all",
        "select id, name, amount, weight, good, parent, good is null as odd
         from things_thing",
    );
    let id: Id<Noun> = Id::from_bits(77);
    let text: Text = serde_json::from_str(r#"{"ms":"Lampu","ta":"விளக்கு"}"#).expect("a text");
    let time = Time::from_micros(i64::MAX);
    on_both_stores(&[MIGRATIONS], |db| {
        let put = text.clone();
        db.write_blocking("things.put_all", move |tx| {
            tx.exec(&PUT, &params![id, &put, time, 0.1, true, None::<&str>])
        })
        .expect("a row");
        let expected = text.clone();
        let found = db.read_blocking("things.get_all", move |tx| {
            tx.one(&GET, &[], |row| {
                assert_eq!(row.get::<Id<Noun>>("id")?, id);
                assert_eq!(row.get::<Text>("name")?, expected);
                assert_eq!(row.get::<Json<Text>>("name")?.0, expected);
                assert_eq!(row.get::<Time>("amount")?, time);
                assert_eq!(row.get::<Option<f64>>("weight")?, Some(0.1));
                assert!(row.get::<bool>("good")?);
                assert!(!row.get::<bool>("odd")?);
                assert_eq!(row.get::<Option<String>>("parent")?, None);
                Ok(())
            })
        });
        assert_eq!(found, Ok::<_, Error>(Some(())));
    });
}

#[test]
fn bytes_and_languages_come_back() {
    const ECHO: Sql = Sql::new("things.echo", "select $1 as bytes, $2 as lang")
        .postgres("select cast($1 as bytea) as bytes, cast($2 as text) as lang");
    on_both_stores(&[MIGRATIONS], |db| {
        let row = db.read_blocking("things.echo", |tx| {
            tx.one(&ECHO, &params![[0_u8, 255, 7], Lang::TA], |row| {
                Ok((row.get::<[u8; 3]>("bytes")?, row.get::<Lang>("lang")?))
            })
        });
        assert_eq!(row, Ok::<_, Error>(Some(([0, 255, 7], Lang::TA))));
    });
}

#[test]
fn narrow_columns_take_whole_numbers() {
    const NARROW: Sql = Sql::new("things.narrow", "select $1 as small, $2 as real")
        .postgres("select cast($1 as integer) as small, cast($2 as double precision) as real")
        .sqlite("select $1 as small, cast($2 as double precision) as real");
    on_both_stores(&[MIGRATIONS], |db| {
        let row = db.read_blocking("things.narrow", |tx| {
            tx.one(&NARROW, &params![7, 3], |row| {
                Ok((row.get::<u8>("small")?, row.get::<f64>("real")?))
            })
        });
        assert_eq!(row, Ok::<_, Error>(Some((7, 3.0))));
    });
}

#[test]
fn a_wrong_column_names_statement_and_column() {
    on_both_stores(&[MIGRATIONS], |db| {
        add(&db, "a", 1).expect("a thing");
        let missing = db.read_blocking("things.missing", |tx| {
            tx.all(&schema::NAMES, &[], |row| row.get::<String>("nome"))
        });
        let mistyped = db.read_blocking("things.mistyped", |tx| {
            tx.all(&schema::NAMES, &[], |row| row.get::<i64>("name"))
        });
        let told = [missing.map(drop), mistyped.map(drop)]
            .map(|result: Result<(), Error>| result.expect_err("an error").to_string());
        assert_eq!(
            told,
            [
                "things.names: column nome: is not in the result",
                "things.names: column name: expected a whole number, found text"
            ]
        );
    });
}

#[test]
fn constraints_are_conflicts_and_write_nothing() {
    const ORPHAN: Sql = Sql::new(
        "things.orphan",
        "insert into things_thing (id, name, amount, parent) values ('x', 'x', 1, 'nobody')",
    );
    on_both_stores(&[MIGRATIONS], |db| {
        add(&db, "a", 1).expect("a thing");
        let unique = db.write_blocking("things.twice", |tx| {
            schema::insert(tx, "b", 1)?;
            tx.exec(&INSERT, &params!["c", "a", 1])
        });
        let check = add(&db, "d", -1).map(|()| 0);
        let foreign = db.write_blocking("things.orphan", |tx| tx.exec(&ORPHAN, &[]));
        for result in [unique, check, foreign] {
            let error = result.expect_err("a conflict");
            assert!(error.is_conflict(), "{error}");
            assert_eq!(Problem::from(error).status, 409);
        }
        assert_eq!(names(&db), ["a"]);
    });
}

#[test]
fn after_a_failed_statement_the_transaction_is_lost() {
    on_both_stores(&[MIGRATIONS], |db| {
        add(&db, "a", 1).expect("a thing");
        let swallowed = db.write_blocking("things.swallowed", |tx| {
            schema::insert(tx, "b", 1)?;
            let refused = tx.exec(&INSERT, &params!["c", "a", 1]);
            assert!(refused.is_err());
            let after = schema::insert(tx, "d", 1);
            assert!(matches!(after, Err(Error::Aborted { .. })));
            Ok::<_, Error>(())
        });
        assert!(swallowed.expect_err("the fault itself").is_conflict());
        assert_eq!(names(&db), ["a"]);
    });
}

#[test]
fn what_nobody_waits_for_is_there_or_voids_everything() {
    on_both_stores(&[MIGRATIONS], |db| {
        let put = |tx: &mut Tx<'_>, id: &'static str| tx.put(&INSERT, &params![id, id, 1]);
        // Read in the same transaction, and left for the commit.
        let seen = db.write_blocking("things.put", move |tx| {
            put(tx, "a")?;
            let seen = tx.all(&NAMES, &[], |row| row.get::<String>("name"))?;
            put(tx, "b")?;
            Ok::<_, Error>(seen)
        });
        assert_eq!(seen, Ok(vec!["a".to_owned()]));
        assert_eq!(names(&db), ["a", "b"]);

        // A failure shows with the next statement, or voids the commit; either way nothing is written.
        for reads in [true, false] {
            let done = db.write_blocking("things.put_twice", move |tx| {
                put(tx, "c")?;
                put(tx, "a")?;
                if reads {
                    tx.all(&NAMES, &[], |row| row.get::<String>("name"))?;
                }
                Ok::<_, Error>(())
            });
            assert!(matches!(done, Err(Error::Conflict { .. })), "{done:?}");
            assert_eq!(names(&db), ["a", "b"]);
        }

        // What the caller itself gives up is not written either.
        let done = db.write_blocking("things.put_not", move |tx| {
            put(tx, "d")?;
            Err::<(), _>(Error::Busy)
        });
        assert!(matches!(done, Err(Error::Busy)));
        assert_eq!(names(&db), ["a", "b"]);
    });
}

#[test]
fn a_read_cannot_write() {
    on_both_stores(&[MIGRATIONS], |db| {
        const RETURNING: Sql = Sql::new(
            "things.insert_returning",
            "insert into things_thing (id, name, amount) values ($1, $1, 1) returning id",
        );
        let done = db.read_blocking("things.sly", |tx| schema::insert(tx, "a", 1));
        assert!(matches!(done, Err(Error::Sql { .. })), "{done:?}");
        let done = db.read_blocking("things.slyer", |tx| {
            tx.one(&RETURNING, &params!["b"], |row| row.get::<String>("id"))
        });
        assert!(matches!(done, Err(Error::Sql { .. })), "{done:?}");
        assert_eq!(names(&db), Vec::<String>::new());
    });
}

#[test]
fn a_panic_stays_inside() {
    on_both_stores(&[MIGRATIONS], |db| {
        let name = "things.panic";
        let wrote = db.write_blocking::<(), Error, _>(name, |tx| {
            schema::insert(tx, "a", 1)?;
            panic!("on purpose");
        });
        assert_eq!(wrote, Err(Error::Panicked { name }));
        let read = db.read_blocking::<(), Error, _>(name, |_| panic!("on purpose"));
        assert_eq!(read, Err(Error::Panicked { name }));
        add(&db, "b", 1).expect("the writer goes on");
        assert_eq!(names(&db), ["b"]);
    });
}

#[test]
fn a_closure_that_calls_the_store_is_told_so() {
    on_both_stores(&[MIGRATIONS], |db| {
        let inner = db.clone();
        let done = db.write_blocking("things.outer", move |_| add(&inner, "a", 1));
        let name = "things.add";
        assert_eq!(done, Err(Error::Nested { name }));
    });
}

#[test]
fn the_callers_own_error_comes_through() {
    #[derive(Debug, PartialEq)]
    enum Own {
        Closed,
        Store(Error),
    }
    impl From<Error> for Own {
        fn from(error: Error) -> Self {
            Self::Store(error)
        }
    }
    on_both_stores(&[MIGRATIONS], |db| {
        let done = db.write_blocking("things.closed", |tx| {
            schema::insert(tx, "a", 1)?;
            Err::<(), _>(Own::Closed)
        });
        assert_eq!(done, Err(Own::Closed));
        assert_eq!(names(&db), Vec::<String>::new());
    });
}

#[test]
fn every_statement_of_the_store_prepares() {
    on_both_stores(&[MIGRATIONS], |db| {
        for sql in store::SQL {
            let done = db.write_blocking("things.prepare", move |tx| tx.prepare(sql));
            done.expect(sql.name);
        }
        let wrong = db.read_blocking("things.prepare", |tx| {
            tx.prepare(&Sql::new("things.wrong", "select nothing from nowhere"))
        });
        assert!(matches!(wrong, Err(Error::Sql { .. })));
    });
}

#[test]
fn the_bundled_sqlite_has_the_wal_reset_mended() {
    testkit::on_sqlite(
        &[MIGRATIONS],
        |options| options,
        |options| {
            let db = store::Db::open(options).expect("a database");
            let version = db.engine_version().trim_start_matches("SQLite ");
            let parts: Vec<u32> = version.split('.').flat_map(str::parse).collect();
            assert!(parts >= vec![3, 51, 3], "{version}");
        },
    );
}

#[test]
fn async_callers_are_answered() {
    on_both_stores(&[MIGRATIONS], |db| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            db.write("things.add", |tx| schema::insert(tx, "a", 5))
                .await
                .expect("a thing");
            let found = db
                .read("things.names", |tx| {
                    tx.all(&schema::NAMES, &[], |row| row.get::<String>("name"))
                })
                .await;
            assert_eq!(found, Ok::<_, Error>(vec!["a".to_owned()]));
        });
    });
}

#[test]
fn what_only_one_database_would_take_is_refused_by_both() {
    on_both_stores(&[MIGRATIONS], |db| {
        let zero = add(&db, "a\0b", 1);
        assert!(matches!(zero, Err(Error::Sql { .. })), "{zero:?}");
        let measure = db.write_blocking("things.nan", |tx| {
            tx.exec(&INSERT, &params!["a", "a", f64::NAN])
        });
        assert!(matches!(measure, Err(Error::Sql { .. })), "{measure:?}");
        assert_eq!(names(&db), Vec::<String>::new());
    });
}

#[test]
fn null_fits_every_column() {
    const PUT: Sql = Sql::new(
        "things.put_nulls",
        "insert into things_thing (id, name, amount, weight, good, parent) values ('a', 'a', 1, $1, $2, $3)",
    );
    on_both_stores(&[MIGRATIONS], |db| {
        let nulls = [Value::Null, Value::Null, Value::Null];
        let done = db.write_blocking("things.put_nulls", move |tx| tx.exec(&PUT, &nulls));
        assert_eq!(done, Ok::<_, Error>(1));
    });
}

#[test]
fn what_was_foreseen_is_answered_as_if_it_had_been_asked_then() {
    const REMOVE: Sql = Sql::new("things.remove", "delete from things_thing where id = $1");
    fn amount(tx: &mut Tx<'_>, id: &str) -> Result<Option<i64>, Error> {
        tx.one(&schema::AMOUNT, &params![id], |row| row.get("amount"))
    }
    fn all(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
        tx.all(&NAMES, &params![], |row| row.get("name"))
    }
    on_both_stores(&[MIGRATIONS], |db| {
        add(&db, "a", 1).expect("added");
        add(&db, "b", 2).expect("added");
        let seen = db.write_blocking("things.foreseen", move |tx| {
            tx.foresee(|tx| {
                assert_eq!(all(tx)?, [""; 0], "nothing was asked yet");
                amount(tx, "b").map(drop)
            })?;
            let foreseen = amount(tx, "b")?;
            schema::insert(tx, "c", 3)?;
            Ok::<_, Error>((foreseen, amount(tx, "c")?, all(tx)?.len(), all(tx)?.len()))
        });
        let (foreseen, other, first, again) = seen.expect("seen");
        assert_eq!((foreseen, other), (Some(2), Some(3)));
        assert!(
            (2..=3).contains(&first),
            "at the earliest as it was when it was sent"
        );
        assert_eq!(again, 3, "asked again, it is asked anew");
        let alone = db.read_blocking("things.alone", move |tx| {
            tx.foresee(|tx| all(tx).map(drop))?;
            all(tx)
        });
        assert_eq!(alone.expect("read").len(), 3);
        let unasked = |tx: &mut Tx<'_>| tx.foresee(|tx| all(tx).map(drop));
        db.write_blocking("things.unasked", unasked)
            .expect("nobody has to ask");
        let wrote = db.write_blocking("things.wrote", |tx| {
            tx.foresee(|tx| tx.exec(&REMOVE, &params!["a"]).map(drop))
        });
        assert!(
            matches!(wrote, Ok(()) | Err(Error::Sql { .. })),
            "{wrote:?}"
        );
        assert_eq!(names(&db).len(), 3, "only reads can be foreseen");
    });
}

#[test]
fn the_same_rows_have_the_same_fingerprint_and_no_others() {
    on_both_stores(&[MIGRATIONS], |db| {
        let print = |times: usize| {
            let read = db.read_blocking("things.print", move |tx| {
                assert_eq!(tx.print(), None, "nobody asked for it yet");
                tx.print_begin();
                for _ in 0..times {
                    tx.all(&NAMES, &[], |_| Ok(()))?;
                }
                Ok::<_, Error>(tx.print())
            });
            read.expect("names").expect("little enough")
        };
        let none = print(1);
        add(&db, "lampu", 1).expect("a row");
        let one = print(1);
        assert_ne!(none, one);
        assert_eq!(one, print(1));
        assert_ne!(one, print(2), "asked twice");
        add(&db, "lubang", 1).expect("a row");
        assert_ne!(one, print(1));
    });
}
