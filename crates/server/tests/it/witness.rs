//! The operator is the attacker, with the operator's own key: whoever looked before must notice.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use kernel::log::rules::{
    Checkpoint, Hash, Note, Signer, Verifier, cosigned_at, is_consistent, witness_key,
};
use store::{Sql, Target, params};
use testkit::Folder;

use crate::house::{House, PATIENCE, ask, place, refused, run};
use crate::log::receipt_hash;
use crate::storm::{open, reference, report_ask, token};

/// Looks again after so long; a machine that is busy takes some looks.
const LOOK: Duration = Duration::from_millis(100);

pub(crate) fn get(address: SocketAddr, path: &str) -> (u16, String) {
    ask(address, &format!("GET {path} HTTP/1.1"), "").expect("an answer")
}

/// Waits until the log holds so many acts.
pub(crate) fn logged(house: &House, least: u64) -> u64 {
    for _ in 0..PATIENCE.as_millis() / LOOK.as_millis() {
        let (status, note) = get(house.address, "/log/checkpoint");
        if status == 200 && size_of(&note) >= least {
            return size_of(&note);
        }
        std::thread::park_timeout(LOOK);
    }
    panic!("the log does not come to {least} acts");
}

fn report(house: &House, token: &str, words: &str) -> String {
    let (_, answer) = report_ask(house.address, token, words).expect("an answer");
    reference(&answer).expect("a report")
}

/// Waits until a report's first act stands in the log, and gives its receipt.
///
/// The house logs acts of its own as well (data sets that it publishes), so no size of the log says
/// that this one is among them.
pub(crate) fn receipt(house: &House, reference: &str) -> String {
    for _ in 0..PATIENCE.as_millis() / LOOK.as_millis() {
        let (_, list) = get(house.address, &format!("/ms/receipts/of/{reference}"));
        if let Some(hash) = receipt_hash(&list) {
            let (status, text) = get(house.address, &format!("/log/receipts/{hash}"));
            assert_eq!(status, 200);
            return text;
        }
        std::thread::park_timeout(LOOK);
    }
    panic!("{reference} gets no receipt");
}

/// The size of the log that a note states.
fn size_of(note: &str) -> u64 {
    let size = note.lines().nth(1).and_then(|line| line.parse().ok());
    size.expect("a checkpoint")
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
    std::fs::write(&file, receipt(&house, &old)).expect("written");
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
    receipt(&house, &report(&house, &token, "dua"));
    let size = size_of(&run(&strs(&watch(&url)), &[]));
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
    logged(&house, size + 1);
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

/// A note as it is sent to the log; status and answer.
fn hand_in(house: &House, note: &str) -> (u16, String) {
    let head = "POST /log/cosignatures HTTP/1.1\r\nContent-Type: text/plain";
    ask(house.address, head, note).expect("an answer")
}

#[test]
fn what_a_named_witness_cosigned_is_served_with_the_checkpoint_and_nothing_else_is_taken() {
    let (folder, outside) = (Folder::new(), Folder::new());
    let data = place(folder.path(), None);
    let state = outside.path().join("state").display().to_string();
    let token = token(&data);
    let mut house = House::open(&data);
    report(&house, &token, "satu");
    let size = logged(&house, 1);
    let (_, log_key) = get(house.address, "/log/key");
    let watch = |house: &House| {
        let url = format!("http://{}", house.address);
        words(&["witness", &url, "--state", &state])
    };
    let first = words(&["--key", log_key.trim(), "--name", "w.example/1"]);
    let cosigned = run(&strs(&[watch(&house), first].concat()), &[]);
    let (status, _) = hand_in(&house, &format!("{cosigned}\n"));
    assert_eq!(status, 403, "nobody named this witness");
    let (status, _) = get(house.address, "/log/cosigned");
    assert_eq!(status, 404);
    house.kill();

    let secret = std::fs::read_to_string(outside.path().join("state/key")).expect("a key");
    let signer = Signer::parse(&secret).expect("a key");
    let named = witness_key(signer.verifier());
    let mut house = House::open_with(&data, &[("BALAI_PUBLIC_LOG_WITNESSES", &named)]);
    let handed = [watch(&house), words(&["--hand-in"])].concat();
    run(&strs(&handed), &[]);
    let (_, served) = get(house.address, "/log/cosigned");
    let note = Note::parse(&served).expect("a note");
    assert!(cosigned_at(&note, signer.verifier()).is_some(), "{served}");
    let key = Verifier::parse(&log_key).expect("a key");
    let before = Checkpoint::open(&served, &key).expect("a checkpoint");
    let (_, newest) = get(house.address, "/log/checkpoint");
    if Checkpoint::open(&newest, &key).is_some_and(|newest| newest.size == before.size) {
        assert!(newest.contains("\u{2014} w.example/1 "), "{newest}");
    }

    report(&house, &token, "dua");
    let size = logged(&house, size.max(before.size) + 1);
    let (status, proof) = get(
        house.address,
        &format!("/log/consistency/{}/{size}", before.size),
    );
    assert_eq!(status, 200, "{proof}");
    consistent(&proof, &before);
    let (status, _) = get(
        house.address,
        &format!("/log/consistency/1/{}", size + 1_000),
    );
    assert_eq!(status, 404);
    run(&strs(&handed), &[]);
    let (status, answer) = hand_in(&house, &served);
    assert_eq!(status, 409, "a smaller one: {answer}");
    let wrong = served.replacen(&format!("\n{}\n", before.size), &format!("\n{size}\n"), 1);
    assert_eq!(hand_in(&house, &wrong).0, 403, "the log did not sign that");
    assert_eq!(hand_in(&house, "x").0, 400);
    house.kill();
}

/// Checks a proof as a stranger would.
fn consistent(proof: &str, before: &Checkpoint) {
    use base64::Engine as _;
    let read: serde_json::Value = serde_json::from_str(proof).expect("JSON");
    let hash = |text: &serde_json::Value| -> Hash {
        let bytes = base64::engine::general_purpose::STANDARD.decode(text.as_str().expect("text"));
        bytes.expect("base64").try_into().expect("a hash")
    };
    let hashes: Vec<Hash> = read["proof"]
        .as_array()
        .expect("a list")
        .iter()
        .map(hash)
        .collect();
    let new = read["new"]["size"].as_u64().expect("a size");
    assert_eq!(hash(&read["old"]["root"]), before.root);
    let root = hash(&read["new"]["root"]);
    assert!(is_consistent(
        (before.size, &before.root),
        (new, &root),
        &hashes
    ));
}

#[test]
fn a_node_with_another_key_of_secrets_does_not_start_on_the_database() {
    let (first, second) = (Folder::new(), Folder::new());
    let open = ["user", "create", "--email", "a@example.org", "--name", "A"];
    run(&open, &place(first.path(), None));
    let copy =
        |name: &str| std::fs::copy(first.path().join(name), second.path().join(name)).map(drop);
    copy("balai.sqlite").expect("copied");
    // What was written last may still stand beside it.
    for beside in ["balai.sqlite-wal", "balai.sqlite-shm"] {
        if first.path().join(beside).exists() {
            copy(beside).expect("copied");
        }
    }
    std::fs::create_dir_all(second.path().join("keys")).expect("a folder");
    copy("keys/public-log").expect("copied");
    let said = refused(&open, &place(second.path(), None), &[]);
    assert!(
        said.contains("keys/secrets.key") && said.contains("identity.new_key"),
        "{said}"
    );
    let lost = [("BALAI_IDENTITY_NEW_KEY", "true")];
    let mut house = House::open_with(&place(second.path(), None), &lost);
    house.kill();
    let again = ["user", "create", "--email", "b@example.org", "--name", "B"];
    run(&again, &place(second.path(), None));
}
