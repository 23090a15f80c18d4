//! The public log as strangers see it: fetched over HTTP, with nothing but the key, and checked from the beginning.

use base::hex;
use kernel::log::rules::{
    Checkpoint, Edge, Receipt, Verifier, WIDTH, leaf_hash, number_path, promise_open,
};
use reports::model::Visibility;
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};
use crate::house::refused;
use crate::matrix::report;

/// A world with a public report and a private one, all of it in the log.
fn logged(world: &World) -> (String, String) {
    let owner = world.citizen("Aminah");
    let public = report(world, &owner, Visibility::NameHidden);
    let private = report(world, &owner, Visibility::Private);
    extended(world);
    (public, private)
}

fn extended(world: &World) {
    world.settle();
    while kernel::log::log_extend(&world.app).expect("a step") > 0 {}
}

fn opened(browser: &mut Browser) -> Checkpoint {
    let key = Verifier::parse(&browser.get("/log/key").body).expect("a key");
    Checkpoint::open(&browser.get("/log/checkpoint").body, &key).expect("a checkpoint")
}

/// The path of a tile that holds so many hashes, the last one.
fn path(level: &str, size: u64) -> String {
    let whole = u64::try_from(WIDTH).unwrap();
    let (number, width) = (number_path((size - 1) / whole), size % whole);
    match width {
        0 => format!("/log/tile/{level}/{number}"),
        _ => format!("/log/tile/{level}/{number}.p/{width}"),
    }
}

#[test]
fn a_stranger_makes_the_root_again_from_the_entries_alone() {
    on_both_worlds(server::modules, |world| {
        let (public, private) = logged(world);
        let mut browser = Browser::new(world);
        let checkpoint = opened(&mut browser);
        assert!(checkpoint.size < 256, "one bundle: {}", checkpoint.size);
        let bundle = browser.bytes(&path("entries", checkpoint.size));
        let (mut edge, mut rest, mut hashes) = (Edge::default(), bundle.as_slice(), Vec::new());
        while let Some((length, after)) = rest.split_first_chunk::<2>() {
            let (entry, after) = after.split_at(usize::from(u16::from_be_bytes(*length)));
            hashes.extend(leaf_hash(entry));
            edge.push(leaf_hash(entry), &mut Vec::new());
            rest = after;
        }
        assert_eq!(
            (edge.size(), edge.root()),
            (checkpoint.size, checkpoint.root)
        );
        assert_eq!(
            hex(&browser.bytes(&path("0", checkpoint.size))),
            hex(&hashes)
        );
        let text = String::from_utf8_lossy(&bundle);
        assert!(text.contains(&public), "what is public is named");
        assert!(!text.contains(&private), "what is private is not");
        assert!(!text.contains("Aminah") && !text.contains("lubang"));
    });
}

#[test]
fn what_is_not_signed_yet_is_not_shown() {
    on_both_worlds(server::modules, |world| {
        logged(world);
        let mut browser = Browser::new(world);
        let size = opened(&mut browser).size;
        report(world, &world.citizen("Badrul"), Visibility::NameHidden);
        let wrong = [
            path("entries", size + 1),
            path("0", size + 1),
            path("1", 1),
            "/log/tile/0/001".to_owned(),
            "/log/tile/0/0".to_owned(),
            "/log/tile/00/000".to_owned(),
            "/log/tile/x/000".to_owned(),
            "/log/tile/300/000".to_owned(),
            "/log/tile/0/000.p/0".to_owned(),
            "/log/tile/entries/x999/x999/x999/x999/x999/x999/999".to_owned(),
        ];
        for path in wrong {
            assert_eq!(browser.get(&path).status, 404, "{path}");
        }
        let shorter = browser.bytes("/log/tile/0/000.p/1");
        assert_eq!(shorter.len(), 32, "a beginning of what was signed is shown");
    });
}

#[test]
fn tiles_may_be_kept_for_ever_and_checkpoints_may_not() {
    on_both_worlds(server::modules, |world| {
        logged(world);
        let mut browser = Browser::new(world);
        let size = opened(&mut browser).size;
        let caching = |answer: &Answer| {
            let mut all = answer.headers.iter();
            let found = all.find(|(name, _)| name == "cache-control");
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let tile = browser.get(&path("entries", size));
        assert_eq!(caching(&tile), "public, max-age=31536000, immutable");
        let checkpoint = browser.get("/log/checkpoint");
        assert_eq!(caching(&checkpoint), "no-cache");
        let again = browser.get_with("/log/checkpoint", &[("if-none-match", &checkpoint.tag)]);
        assert_eq!(again.status, 304);
    });
}

#[test]
fn the_page_says_it_in_plain_words_with_the_key_and_the_newest_checkpoint() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        assert_eq!(browser.get("/ms/log").status, 200, "before the first step");
        logged(world);
        let note = browser.get("/log/checkpoint").body;
        for lang in ["ms", "en", "zh", "ta"] {
            let page = browser.get(&format!("/{lang}/log"));
            assert_eq!(page.status, 200);
            let key = world.app.log.verifier.to_string().replace('+', "&#43;");
            let plain = page.body.replace('+', "&#43;");
            assert!(plain.contains(&key), "{lang}");
            let root = note.lines().nth(2).expect("a root").replace('+', "&#43;");
            assert!(plain.contains(&root), "{lang}");
        }
    });
}

/// The hash of the first receipt that a page leads to, if to any.
pub(crate) fn receipt_hash(page: &str) -> Option<String> {
    let links = page.split("\"/ms/receipts/").skip(1);
    let mut hashes = links.filter_map(|rest| rest.split('"').next());
    let found = hashes.find(|hash| hash.len() == 64);
    found.map(ToOwned::to_owned)
}

/// A report through Open311, and what the answer promises.
fn promised(world: &World, browser: &mut Browser) -> (String, Vec<String>) {
    let body = "service_code=pothole-local&lat=3.1073&long=101.6067&description=lubang";
    let answer = browser.post_bare("/open311/v2/requests.json", body);
    assert!(matches!(answer.status, 200 | 201), "{}", answer.body);
    let promises = promises(&answer);
    let hashes: Vec<String> = promises
        .iter()
        .map(|one| hex(&promise_open(one, &world.app.log.verifier).expect("a promise")))
        .collect();
    (answer.body, hashes)
}

fn promises(answer: &Answer) -> Vec<String> {
    let all = answer.headers.iter();
    let found = all.filter(|(name, _)| name == "balai-promise");
    found.map(|(_, value)| value.clone()).collect()
}

#[test]
fn what_was_done_is_promised_and_its_receipt_proves_it() {
    on_both_worlds(server::modules, |world| {
        let token = world.token(&world.citizen("Aminah"), &["open311.write"]);
        let mut program = Browser::new(world).with_bearer(token);
        let (body, hashes) = promised(world, &mut program);
        let hash = hashes.first().expect("a promise");
        let mut stranger = Browser::new(world);
        let address = format!("/log/receipts/{hash}");
        assert_eq!(stranger.get(&address).status, 404, "not yet");
        extended(world);
        let text = stranger.get(&address).body;
        let receipt = Receipt::parse(&text).expect("a receipt");
        let key = Verifier::parse(&stranger.get("/log/key").body).expect("a key");
        let proved = receipt.verify(&key).expect("a proof");
        let reference = proved.reference.expect("a public matter");
        assert!(body.contains(&reference), "{reference}");
        assert_eq!(hex(&leaf_hash(receipt.entry.as_bytes())), *hash);
        for lang in ["ms", "en", "zh", "ta"] {
            let page = stranger.get(&format!("/{lang}/receipts/{hash}"));
            assert_eq!(page.status, 200);
            assert!(
                page.body.contains(&reference) && page.body.contains("<svg"),
                "{lang}"
            );
            let list = stranger.get(&format!("/{lang}/receipts/of/{reference}"));
            assert!(list.body.contains(hash.as_str()), "{lang}");
            assert_eq!(stranger.get(&format!("/{lang}/log/check")).status, 200);
        }
        let shown = stranger.get(&format!("/ms/reports/{reference}")).body;
        assert!(shown.contains(&format!("/ms/receipts/of/{reference}")));
    });
}

#[test]
fn what_is_refused_is_not_promised() {
    on_both_worlds(server::modules, |world| {
        let token = world.token(&world.citizen("Aminah"), &["open311.write"]);
        let mut program = Browser::new(world).with_bearer(token);
        let answer = program.post_bare("/open311/v2/requests.json", "service_code=none");
        assert!(answer.status >= 400 && promises(&answer).is_empty());
    });
}

#[test]
fn only_its_owner_can_open_the_receipt_of_a_private_matter() {
    on_both_worlds(server::modules, |world| {
        let (owner, other) = (world.citizen("Aminah"), world.citizen("Badrul"));
        let reference = report(world, &owner, Visibility::Private);
        extended(world);
        let signed = |actor| Browser::new(world).with_session(world.session(actor));
        let list = signed(&owner).get(&format!("/ms/receipts/of/{reference}"));
        let hash = receipt_hash(&list.body).expect("a receipt");
        let address = format!("/log/receipts/{hash}");
        let own = Receipt::parse(&signed(&owner).get(&address).body).expect("a receipt");
        let proved = own.verify(&world.app.log.verifier).expect("a proof");
        assert_eq!(proved.reference.as_deref(), Some(reference.as_str()));
        let page = signed(&owner).get(&format!("/ms/receipts/{hash}"));
        assert!(page.body.contains(&reference));
        for mut browser in [signed(&other), Browser::new(world)] {
            let receipt = Receipt::parse(&browser.get(&address).body).expect("a receipt");
            assert_eq!(receipt.opening, None);
            assert!(receipt.verify(&world.app.log.verifier).is_ok());
            let page = browser.get(&format!("/ms/receipts/{hash}"));
            assert!(page.status == 200 && !page.body.contains(&reference));
            let list = browser.get(&format!("/ms/receipts/of/{reference}"));
            assert_eq!(list.status, 404);
        }
    });
}

/// Makes a token for a program on the page, as a person does; gives the hash of the act.
fn token_made(world: &World, browser: &mut Browser) -> String {
    let answer = browser.post(
        "/ms/me/tokens",
        &[
            ("key", "one"),
            ("name", "Skrip"),
            ("scopes", "own.read"),
            ("days", "30"),
        ],
    );
    assert_eq!(answer.status, 200, "{}", answer.body);
    let promised = promises(&answer);
    let promise = promised.first().expect("a promise");
    hex(&promise_open(promise, &world.app.log.verifier).expect("ours"))
}

#[test]
fn what_is_done_with_an_account_has_receipts_that_only_its_person_can_open() {
    on_both_worlds(server::modules, |world| {
        let (owner, other) = (world.citizen("Aminah"), world.citizen("Badrul"));
        let signed = |actor| Browser::new(world).with_session(world.session(actor));
        let hash = token_made(world, &mut signed(&owner));
        extended(world);
        let address = format!("/log/receipts/{hash}");
        for (lang, words) in [
            ("ms", "Token untuk program dibuat"),
            ("en", "Token for a program made"),
            ("zh", "已创建程序令牌"),
            ("ta", "நிரலுக்கான வில்லை உருவாக்கப்பட்டது"),
        ] {
            let list = signed(&owner).get(&format!("/{lang}/me/receipts"));
            assert!(
                list.body.contains(words) && list.body.contains(&hash),
                "{lang}"
            );
            let page = signed(&owner).get(&format!("/{lang}/receipts/{hash}"));
            assert!(page.body.contains(words), "{lang}");
        }
        let own = Receipt::parse(&signed(&owner).get(&address).body).expect("a receipt");
        let proved = own.verify(&world.app.log.verifier).expect("a proof");
        let id = owner.id().expect("a person");
        assert_eq!(proved.reference, Some(format!("person-{id}")));
        for mut browser in [signed(&other), Browser::new(world)] {
            let receipt = Receipt::parse(&browser.get(&address).body).expect("a receipt");
            assert_eq!(receipt.opening, None);
            assert!(!receipt.entry.contains(&id.to_string()));
        }
        let list = signed(&other).get("/ms/me/receipts");
        assert!(list.status == 200 && !list.body.contains(&hash));
        assert!(Browser::new(world).get("/ms/me/receipts").status >= 300);
    });
}

#[test]
fn a_receipt_is_verified_by_the_program_without_any_server() {
    let folder = testkit::Folder::new();
    let path = folder.path().join("receipt.json");
    let file = path.display().to_string();
    on_both_worlds(server::modules, |world| {
        let token = world.token(&world.citizen("Aminah"), &["open311.write"]);
        let (_, hashes) = promised(world, &mut Browser::new(world).with_bearer(token));
        extended(world);
        let text = Browser::new(world).get(&format!("/log/receipts/{}", hashes[0]));
        std::fs::write(&path, &text.body).expect("written");
    });
    let receipt = Receipt::parse(&std::fs::read_to_string(&path).unwrap()).expect("a receipt");
    let key = receipt.key.clone();
    let said = crate::house::run(&["verify", &file, "--key", &key], &[]);
    assert!(
        said.contains("pothole") || said.contains("report."),
        "{said}"
    );
    for (lang, agency, what) in [
        ("ms", "Majlis Bandaraya Petaling Jaya", "Apa yang dibuat: "),
        ("en", "Petaling Jaya", "What was done: "),
        ("zh", "", "做了什么"),
        ("ta", "", "என்ன செய்யப்பட்டது"),
    ] {
        let said = crate::house::run(&["verify", &file, "--key", &key, "--lang", lang], &[]);
        let lines: Vec<&str> = said.lines().collect();
        assert!(lines.len() >= 5 && said.contains(agency), "{said}");
        assert!(said.contains(what) && said.contains("RR-"), "{said}");
        let codes = lines.iter().skip(1).any(|line| line.contains("report."));
        assert!(!codes, "words, not codes: {said}");
    }
    let said = refused(&["verify", "nothing.json", "--lang", "tlh"], &[], &[]);
    assert!(said.ends_with("expected one of: ms, en, zh, ta"), "{said}");
    let forged = Receipt {
        entry: receipt.entry.replace("20", "19"),
        ..receipt
    };
    std::fs::write(&path, serde_json::to_string(&forged).unwrap()).expect("written");
    let said = refused(&["verify", &file, "--key", &key], &[], &[]);
    assert!(said.contains("is not in the log"), "{said}");
}
