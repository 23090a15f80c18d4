//! The limit of PostgreSQL: pgbench, a program that we did not write, with the same statements.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use store::{Sql, Value};
use testkit::postgres::Database;

use crate::Outcome;
use crate::bare::Statements;
use crate::wrk::CLIENTS;

/// Digits at the end of a word that make it another word each time.
const COUNTER_DIGITS: usize = 12;

/// A database whose commits wait for the disk, as those of the tests' own cluster do not.
pub(crate) fn durable_database() -> Outcome<Database> {
    let database = Database::empty();
    for setting in [
        "fsync = on",
        "synchronous_commit = on",
        "full_page_writes = on",
        "autovacuum = on",
        "shared_buffers = '256MB'",
        "max_wal_size = '4GB'",
    ] {
        store::administer(database.url(), &format!("alter system set {setting}"))?;
    }
    store::administer(database.url(), "select pg_reload_conf()")?;
    Ok(database)
}

/// The database's address as a URL, which the program's command line takes.
pub(crate) fn address(database: &Database) -> Outcome<String> {
    let part = |name: &str| {
        let mut words = database.url().split_whitespace();
        words.find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    };
    let name = part("dbname").ok_or("no database name")?;
    let host = part("host").ok_or("no host")?.replace('/', "%2F");
    Ok(format!("postgres:///{name}?host={host}&user=postgres"))
}

/// Transactions a second over as many connections as the program writes with, and over as many as it has
/// clients. The words that differ between the recorded transactions are made anew each time.
pub(crate) fn limits(
    folder: &Path,
    url: &str,
    recorded: &[Statements],
    seconds: u32,
) -> Outcome<Vec<(u32, f64)>> {
    let [one, other, ..] = recorded else {
        return Err("two transactions are compared".into());
    };
    let path = folder.join("create.sql");
    std::fs::write(&path, script(one, other)?)?;
    let writers = u32::try_from(store::Options::postgres("", Vec::new()).writers)?;
    [writers, CLIENTS]
        .into_iter()
        .enumerate()
        .map(|(turn, clients)| Ok((clients, run(&path, url, clients, (turn, seconds))?)))
        .collect()
}

fn run(script: &Path, url: &str, clients: u32, (turn, seconds): (usize, u32)) -> Outcome<f64> {
    let done = Command::new("pgbench")
        .args(["--no-vacuum", "--protocol=prepared", "--max-tries=100"])
        .args([format!("--client={clients}"), format!("--time={seconds}")])
        .arg(format!("--define=base={}", turn * 1_000))
        .args([
            "--define=i=0".as_ref(),
            "--file".as_ref(),
            script.as_os_str(),
        ])
        .arg(url)
        .output()?;
    let said = String::from_utf8_lossy(&done.stdout);
    let rate = said
        .lines()
        .find_map(|line| line.strip_prefix("tps = "))
        .and_then(|rest| rest.split_whitespace().next());
    match rate {
        Some(rate) if done.status.success() => Ok(rate.parse()?),
        _ => Err(format!("pgbench: {said}{}", String::from_utf8_lossy(&done.stderr)).into()),
    }
}

/// One recorded transaction as a script of pgbench.
fn script(one: &Statements, other: &Statements) -> Outcome<String> {
    let mut words: HashMap<&str, String> = HashMap::new();
    for ((_, values), (_, others)) in one.iter().zip(other.iter()) {
        for (value, twin) in values.iter().zip(others) {
            if let (Value::Text(word), true) = (value, value != twin)
                && let Some(made) = made_anew(word)
            {
                words.insert(word, made);
            }
        }
    }
    let mut out = String::from(
        "\\set i :i + 1\n\\set n (:base + :client_id) * 1000000 + :i\nbegin isolation level serializable;\n",
    );
    for (sql, values) in one.iter() {
        writeln!(out, "{};", spelled(*sql, values, &words))?;
    }
    out.push_str("commit;\n");
    Ok(out)
}

/// An expression for another word of the same length, for ids and references; sentences and JSON stay.
fn made_anew(word: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !word.bytes().all(plain) {
        return None;
    }
    let kept = word.get(..word.len().checked_sub(COUNTER_DIGITS)?)?;
    Some(format!(
        "('{kept}' || lpad(cast(cast(:n as bigint) as text), {COUNTER_DIGITS}, '0'))"
    ))
}

/// The statement with its values in place.
fn spelled(sql: Sql, values: &[Value], words: &HashMap<&str, String>) -> String {
    let mut text = sql.postgres.unwrap_or(sql.text).replace('\n', " ");
    // From the last, so that `$1` does not stand in for the start of `$12`.
    for (place, value) in values.iter().enumerate().rev() {
        text = text.replace(&format!("${}", place + 1), &literal(value, words));
    }
    text
}

fn literal(value: &Value, words: &HashMap<&str, String>) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Int(value) => value.to_string(),
        Value::Real(value) => format!("{value:?}"),
        Value::Text(word) => words.get(word.as_str()).cloned().unwrap_or_else(|| {
            // A colon before a letter would be a variable of pgbench.
            let quoted = word.replace('\'', "''").replace(':', "'||chr(58)||'");
            format!("('{quoted}')")
        }),
        Value::Blob(bytes) => format!("'\\x{}'", base::hex(bytes)),
    }
}
