//! Letters that are signed: the key, the record that the domain shows, and what leaves.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use testkit::Folder;

use crate::house::{refused, run};
use crate::mail::Office;

/// A key in a folder, and the record that goes with it.
fn made(folder: &Folder) -> (String, String) {
    let key = folder.path().join("dkim.pem").display().to_string();
    let words = [
        "dkim",
        "--key",
        &key,
        "--selector",
        "n2026",
        "--domain",
        "contoh.my",
    ];
    let record = run(&words, &[]);
    assert_eq!(run(&words, &[]), record, "the key stays");
    (key, record)
}

/// A letter of the running program, with this key or none.
fn letter(key: &str) -> String {
    let set = [
        ("BALAI_MAIL_FROM", "Balai <noreply@contoh.my>"),
        ("BALAI_MAIL_DKIM_KEY", key),
        ("BALAI_MAIL_DKIM_SELECTOR", "n2026"),
    ];
    Office::open_with(&set).letter()
}

#[test]
fn a_key_is_made_once_for_its_owner_alone_and_its_record_printed() {
    let folder = Folder::new();
    let (key, record) = made(&folder);
    assert!(record.starts_with("n2026._domainkey.contoh.my. IN TXT ( \"v=DKIM1; k=rsa; p=MI"));
    assert_eq!(record.lines().count(), 1);
    let mode = std::fs::metadata(&key).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    std::fs::write(&key, "no key").unwrap();
    let set = [("BALAI_MAIL_DKIM_KEY", key.as_str())];
    let data = folder.path().display().to_string();
    let told = refused(&["check"], &["--data".to_owned(), data], &set);
    assert!(
        told.contains("mail.dkim_key") && told.contains("2048"),
        "{told}"
    );
    assert!(refused(&["dkim"], &[], &[]).contains("--key"));
}

#[test]
fn letters_are_signed_where_there_is_a_key() {
    let folder = Folder::new();
    let (key, _) = made(&folder);
    let signed = letter(&key);
    let field = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=contoh.my; s=n2026;";
    assert!(signed.contains(field), "{signed}");
    assert!(!letter("").contains("DKIM"));
}

#[test]
#[ignore = "asks dkimpy, which `make oracle` installs"]
fn a_verifier_that_we_did_not_write_knows_our_letters_and_refuses_what_was_changed() {
    let folder = Folder::new();
    let (key, record) = made(&folder);
    let letter = letter(&key);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/mail/signed.py");
    let mut judge = Command::new(std::env::var("BALAI_ORACLE").expect("BALAI_ORACLE"))
        .args([script, &record])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    judge
        .stdin
        .take()
        .unwrap()
        .write_all(letter.as_bytes())
        .unwrap();
    assert!(judge.wait().unwrap().success(), "{letter}");
}
