//! Mail servers prove who they are before a letter is handed over: to the operator's own authorities, if there are such.

use std::fs;
use std::path::{Path, PathBuf};

use kernel::identity::Address;
use kernel::notifications::{
    self, MailAuthorities, MailSettings, MessageNew, MessageState, messages_recent,
};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use store::{JobsAsked, Standing, Tx};
use testkit::{Folder, MailServer, World, on_both_worlds_set};

use crate::house::refused;

/// A mail server that was certified by an authority, and what that authority is known by.
struct Certified {
    server: MailServer,
    authority: String,
    _folder: Folder,
}

fn pem(folder: &Folder, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

/// The certificate of an authority, and what it certified for a name, with its key.
fn certified(name: &str) -> (String, String, String) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    let name_of = &mut params.distinguished_name;
    name_of.push(DnType::CommonName, "Authority of tests");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    let certificate = params.signed_by(&key, &authority).unwrap();
    (authority.pem(), certificate.pem(), key.serialize_pem())
}

impl Certified {
    fn start(name: &str) -> Self {
        let folder = Folder::new();
        let (authority, certificate, key) = certified(name);
        let certificate = pem(&folder, "certificate.pem", &certificate);
        let key = pem(&folder, "key.pem", &key);
        Self {
            server: MailServer::start_tls(&certificate, &key),
            authority,
            _folder: folder,
        }
    }
}

/// What becomes of a letter by this server, known by the word of these authorities: whether it was sent, and what was noted.
fn sent(url: &str, authorities: &MailAuthorities, then: impl Fn(&World, MessageState, &str)) {
    let set = |settings: &mut kernel::Settings| {
        settings.demo = false;
        settings.mail = MailSettings {
            smtp: Some(url.to_owned()),
            from: "Balai <noreply@balai.example>".to_owned(),
            authorities: authorities.clone(),
            ..MailSettings::default()
        };
    };
    on_both_worlds_set(server::modules, set, |world| {
        let letter = MessageNew {
            id: "m1".to_owned(),
            address: Address::parse("ali@contoh.my", "60").expect("an address"),
            person_id: None,
            case_id: None,
            template: "sign_in_code".to_owned(),
            args: vec![("code".to_owned(), "123456".to_owned())],
            lang: base::Lang::MS,
        };
        let now = world.now();
        let queue = move |tx: &mut Tx<'_>| notifications::message_queue(tx, now, &letter);
        let queued: store::Result<_> = world.app.db.write_blocking("test.queue", queue);
        queued.expect("queued");
        world.run_jobs();
        let asked = JobsAsked {
            standing: Standing::Waiting,
            kind: "notifications.send".to_owned(),
            after: None,
            limit: 1,
        };
        let look = move |tx: &mut Tx<'_>| {
            let messages = messages_recent(tx, 1)?;
            let error = tx.jobs_seen(&asked, now)?.pop().and_then(|job| job.error);
            Ok::<_, store::Error>((messages[0].state, error.unwrap_or_default()))
        };
        let (state, error) = world.app.db.read_blocking("test.look", look).expect("it");
        then(world, state, &error);
    });
}

#[test]
fn a_server_that_the_operators_authority_certified_gets_letters_after_starttls() {
    let mail = Certified::start("127.0.0.1");
    let authorities = MailAuthorities::parse(&mail.authority).expect("an authority");
    sent(&mail.server.url_tls(), &authorities, |_, state, error| {
        assert_eq!((state, error), (MessageState::Sent, ""));
        assert!(mail.server.letter().contains("To: ali@contoh.my"));
    });
}

#[test]
fn a_server_of_an_authority_that_nobody_named_or_of_another_name_gets_nothing() {
    let (other, ..) = certified("127.0.0.1");
    let stranger = Certified::start("127.0.0.1");
    let misnamed = Certified::start("mail.balai.example");
    for (mail, authorities) in [
        (&stranger, MailAuthorities::parse(&other).expect("one")),
        (&stranger, MailAuthorities::default()),
        (
            &misnamed,
            MailAuthorities::parse(&misnamed.authority).expect("one"),
        ),
    ] {
        sent(&mail.server.url_tls(), &authorities, |_, state, error| {
            assert_ne!(state, MessageState::Sent);
            assert!(error.contains("certificate"), "{error}");
        });
    }
}

#[test]
fn where_starttls_was_stripped_nothing_is_said_in_the_clear() {
    let (authority, ..) = certified("127.0.0.1");
    let authorities = MailAuthorities::parse(&authority).expect("an authority");
    let stripped = MailServer::start();
    for authorities in [authorities, MailAuthorities::default()] {
        sent(&stripped.url_tls(), &authorities, |_, state, error| {
            assert_ne!(state, MessageState::Sent);
            assert!(error.contains("STARTTLS"), "{error}");
        });
    }
}

#[test]
fn a_file_of_authorities_that_is_none_stops_the_program_with_the_reason() {
    let folder = Folder::new();
    let check = |file: &Path| {
        let file = file.display().to_string();
        let place = ["--data".to_owned(), folder.path().display().to_string()];
        refused(&["check"], &place, &[("BALAI_MAIL_AUTHORITIES", &file)])
    };
    let said = check(&folder.path().join("nothing.pem"));
    assert!(
        said.contains("mail.authorities") && said.contains("nothing.pem"),
        "{said}"
    );
    let (good, ..) = certified("127.0.0.1");
    let broken = pem(
        &folder,
        "two.pem",
        &format!("{good}{}", good.replace("MII", "AAA")),
    );
    let said = check(&broken);
    let expected = "two.pem: certificate 2 is not that of an authority";
    assert!(said.ends_with(expected), "{said}");
}
