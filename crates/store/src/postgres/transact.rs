//! One closure in one transaction, again while other transactions come in between.

use std::thread;
use std::time::Duration;

use base::Ids;

use super::session::Session;
use crate::tx::Engine;
use crate::work::{Isolation, Work};
use crate::{Error, Tx};

/// How often a transaction is run before the caller hears that there is too much going on.
const TRIES: u32 = 40;
/// The longest pause between two tries.
const LONGEST_PAUSE_US: u64 = 50_000;

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Read,
    Write { replay: bool },
}

/// What came of one try.
enum Try {
    /// The caller can be answered.
    Settled(Result<(), Error>),
    /// Nothing was committed, for a reason that may be gone the next time.
    Again(Error),
}

/// Runs the closure until it is settled. An error makes the closure's own result void.
pub(super) fn transact(
    session: &mut Session,
    work: &mut dyn Work,
    kind: Kind,
) -> Result<(), Error> {
    let mut last = Error::Serialization;
    let mut lost_links = 0;
    for tried in 0..TRIES {
        match try_once(session, work, kind) {
            Try::Settled(verdict) => return verdict,
            Try::Again(Error::Unavailable(why)) => {
                // The server may have been restarted; a second loss in a row is no accident.
                session.disconnect();
                lost_links += 1;
                last = Error::Unavailable(why);
                if lost_links > 1 {
                    break;
                }
            }
            Try::Again(error) => {
                last = error;
                pause(tried);
            }
        }
    }
    tracing::warn!(name = work.name(), error = %last, "transaction given up");
    Err(last)
}

/// Waits a random time, longer with each try, so that those who met once do not meet again.
fn pause(tried: u32) {
    let most = LONGEST_PAUSE_US.min(500_u64 << tried.min(16));
    let random = u64::from_le_bytes(Ids::random().bytes());
    thread::sleep(Duration::from_micros(random % most));
}

fn try_once(session: &mut Session, work: &mut dyn Work, kind: Kind) -> Try {
    if let Err(error) = connect(session, kind) {
        return Try::Settled(Err(error));
    }
    if matches!(kind, Kind::Read)
        && let Some(done) = try_alone(session, work)
    {
        return done;
    }
    let begin = match (kind, work.isolation()) {
        (Kind::Read, _) => "begin isolation level repeatable read read only",
        (_, Isolation::Domain) => "begin isolation level serializable",
        (_, Isolation::Queue) => "begin isolation level read committed",
    };
    session.begin(begin);
    if matches!(kind, Kind::Write { replay: true })
        && let Err(error) = rehearse(session, work)
    {
        return undo(session, work, Some(error), true);
    }
    let (wanted, fault) = run(session, work);
    if fault.is_some() || !wanted {
        return undo(session, work, fault, wanted);
    }
    let (before, committed) = session.end(work.name(), "commit");
    if let Err(fault) = before
        && !session.is_lost()
    {
        // A statement that travelled with the commit had failed, so the server rolled back instead.
        return match fault {
            Error::Serialization | Error::Unavailable(_) => Try::Again(fault),
            _ => Try::Settled(Err(fault)),
        };
    }
    match committed {
        Ok(()) => Try::Settled(Ok(())),
        Err(Error::Serialization) => Try::Again(Error::Serialization),
        Err(error) => {
            // The commit may or may not have happened. To run the closure again could do it twice.
            session.disconnect();
            Try::Settled(Err(error))
        }
    }
}

/// A connection for reads writes nothing, in a transaction or without one.
fn connect(session: &mut Session, kind: Kind) -> Result<(), Error> {
    if session.connect()? && matches!(kind, Kind::Read) {
        session.batch("store.read_only", "set default_transaction_read_only = on")?;
    }
    Ok(())
}

/// Runs a read without a transaction. Nothing if it has more than one statement, which have to share a moment.
fn try_alone(session: &mut Session, work: &mut dyn Work) -> Option<Try> {
    if !session.start_alone(work.name()) {
        return None;
    }
    let (wanted, fault) = run(session, work);
    (!session.end_alone(work.name())).then(|| verdict(fault, wanted))
}

fn run(session: &mut Session, work: &mut dyn Work) -> (bool, Option<Error>) {
    let mut tx = Tx::new(Engine::Postgres(session));
    let wanted = work.run(&mut tx);
    (wanted, tx.into_fault())
}

/// Runs the closure once for nothing, so that what is not repeatable shows.
fn rehearse(session: &mut Session, work: &mut dyn Work) -> Result<(), Error> {
    session.batch(work.name(), "savepoint closure")?;
    let (_, fault) = run(session, work);
    if let Some(fault @ (Error::Serialization | Error::Unavailable(_))) = fault {
        return Err(fault);
    }
    let (before, undone) = session.batch_apart(work.name(), "rollback to savepoint closure");
    match before {
        Err(fault @ (Error::Serialization | Error::Unavailable(_))) => Err(fault),
        _ => undone,
    }
}

/// Rolls back. A fault voids the closure's result, unless the closure itself reported an error.
fn undo(session: &mut Session, work: &dyn Work, fault: Option<Error>, wanted: bool) -> Try {
    if session.roll_back(work.name()).is_err() {
        session.disconnect();
    }
    verdict(fault, wanted)
}

/// What to tell of a run of which nothing stays.
fn verdict(fault: Option<Error>, wanted: bool) -> Try {
    match fault {
        Some(fault @ (Error::Serialization | Error::Unavailable(_))) => Try::Again(fault),
        Some(fault) if wanted => Try::Settled(Err(fault)),
        _ => Try::Settled(Ok(())),
    }
}
