//! The operator is the attacker, with the operator's own key: whoever looked before must notice.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use store::{Sql, Target, params};
use testkit::Folder;

use crate::house::{House, PATIENCE, ask, place, refused, run};
use crate::log::receipt_hash;
use crate::storm::{open, reference, report_ask, token};

/// Looks again after so long; a machine that is busy takes some looks.
const LOOK: Duration = Duration::from_millis(100);

fn get(address: SocketAddr, path: &str) -> (u16, String) {
    ask(address, &format!("GET {path} HTTP/1.1"), "").expect("an answer")
}

/// Waits until the log holds so many acts.
fn logged(house: &House, least: u64) -> u64 {
    for _ in 0..PATIENCE.as_millis() / LOOK.as_millis() {
        let (status, note) = get(house.address, "/log/checkpoint");
        let size = note.lines().nth(1).and_then(|line| line.parse().ok());
        if let (200, Some(size)) = (status, size)
            && size >= least
        {
            return size;
        }
        std::thread::park_timeout(LOOK);
    }
    panic!("the log does not come to {least} acts");
}

fn report(house: &House, token: &str, words: &str) -> String {
    let (_, answer) = report_ask(house.address, token, words).expect("an answer");
    reference(&answer).expect("a report")
}

/// Saves the receipt of a report's first act.
fn receipt(house: &House, reference: &str, to: &Path) {
    let (_, list) = get(house.address, &format!("/ms/receipts/of/{reference}"));
    let hash = receipt_hash(&list);
    let (status, text) = get(house.address, &format!("/log/receipts/{hash}"));
    assert_eq!(status, 200);
    std::fs::write(to, text).expect("written");
}

/// What somebody with the database, the program and the key does who wants history to be another.
fn rewrite(data: &Path, first: &'static str) {
    let forget = [
        first,
        "delete from kernel_log_tile",
        "delete from kernel_log_leaf",
        "delete from kernel_log_checkpoint",
        "delete from kernel_log",
    ];
    let db = open(Target::Sqlite(data.join("balai.sqlite")));
    for text in forget {
        let sql = Sql::new("test.rewrite", text);
        let write = move |tx: &mut store::Tx<'_>| tx.exec(&sql, &params![]);
        let rows = db.write_blocking("test.rewrite", write);
        assert!(rows.map_err(|error: store::Error| error).expect("written") > 0);
    }
}

#[test]
fn history_that_the_operator_rewrites_with_the_own_key_is_refused_by_whoever_saw_it() {
    let (folder, outside) = (Folder::new(), Folder::new());
    let data = place(folder.path(), None);
    let state = outside.path().join("state").display().to_string();
    let file = outside.path().join("receipt.json");
    let token = token(&data);
    let mut house = House::open(&data);
    let old = report(&house, &token, "satu");
    let size = logged(&house, 1);
    receipt(&house, &old, &file);
    let (_, key) = get(house.address, "/log/key");
    let url = format!("http://{}", house.address);
    let watch = |url: &str| {
        vec![
            "witness".to_owned(),
            url.to_owned(),
            "--state".to_owned(),
            state.clone(),
        ]
    };
    let first = [
        watch(&url),
        words(&["--key", key.trim(), "--name", "w.example/1"]),
    ]
    .concat();
    let seen = run(&strs(&first), &[]);
    assert!(seen.contains("\u{2014} w.example/1 "), "{seen}");
    report(&house, &token, "dua");
    logged(&house, size + 1);
    run(&strs(&watch(&url)), &[]);
    let receipt = file.display().to_string();
    let check = |url: &str| words(&["verify", &receipt, "--key", key.trim(), "--url", url]);
    run(&strs(&check(&url)), &[]);
    house.kill();

    rewrite(
        folder.path(),
        "update kernel_audit set entry = replace(entry, '\"agency\":\"mbpj\"', '\"agency\":\"dbkl\"')
         where position = (select min(position) from kernel_audit where entry like '%\"agency\":\"mbpj\"%')",
    );
    let mut house = House::open(&data);
    report(&house, &token, "tiga");
    logged(&house, size + 2);
    let url = format!("http://{}", house.address);
    let said = refused(&strs(&watch(&url)), &[], &[]);
    assert!(said.contains("its history was rewritten"), "{said}");
    let said = refused(&strs(&check(&url)), &[], &[]);
    assert!(said.contains("its history was rewritten"), "{said}");
    house.kill();
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn strs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}
