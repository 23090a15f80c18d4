//! What other machines say: servers of agencies, in XML and JSON, and gateways of text messages.

use std::cell::RefCell;
use std::sync::LazyLock;

use base::{Time, words};
use kernel::identity::logout_judge;
use kernel::log::rules::{Checkpoint, Note, Receipt, Signer, Verifier, cosigned_at};
use kernel::outbound::{Answer, Error};
use kernel::personal::Patterns;
use kernel::registry::{Pack, Registry};
use reports::lint::{Asker, Subject, lint};
use reports::partners::wire;
use reports::sms::rules::{Grammar, placed};

/// What an agency's server answers is read, or passed over; what is read can be kept.
pub(crate) fn answers(bytes: &[u8]) {
    const REFERENCE: &str = "RR-7K2M-9QX4";
    let taken = wire::taken(bytes);
    assert!(taken.id.is_none_or(|id| !id.is_empty()));
    assert!(taken.token.is_none_or(|token| !token.is_empty()));
    if let Some(fault) = wire::fault(bytes) {
        assert!(fault.chars().count() <= wire::FAULT_MAX && !fault.contains('\n'));
    }
    if let Ok(updates) = wire::told(bytes) {
        assert!(updates.is_sorted_by_key(|told| told.at));
        for told in &updates {
            assert!(!told.id.is_empty() && !told.request.is_empty());
        }
    }
    if let Ok(requests) = wire::made(bytes) {
        for made in &requests {
            assert!(!made.id.is_empty() && !made.service.is_empty());
            if let Some(point) = made.point {
                assert!(point.lat.abs() <= 90.0 && point.lon.abs() <= 180.0);
            }
        }
        let named = |made: &&wire::Made| made.description.contains(REFERENCE);
        if let Some(made) = requests.iter().find(named) {
            assert!(
                matches!(wire::bearing(bytes, REFERENCE), Ok(Some(_))),
                "{}",
                made.id
            );
        }
    }
}

/// A server that answers with one piece after the other, whatever it is asked.
struct Odd<'b> {
    pieces: RefCell<std::iter::Cycle<std::vec::IntoIter<&'b [u8]>>>,
}

impl Odd<'_> {
    fn answer(&self, url: &str) -> Answer {
        let json = url.contains(".json");
        Answer {
            status: 200,
            content_type: Some(
                if json {
                    "application/json; charset=utf-8"
                } else {
                    "text/xml; charset=utf-8"
                }
                .to_owned(),
            ),
            allow_origin: Some("*".to_owned()),
            body: self.pieces.borrow_mut().next().unwrap_or_default().to_vec(),
        }
    }
}

impl Asker for Odd<'_> {
    fn get(&self, url: &str) -> Result<Answer, Error> {
        Ok(self.answer(url))
    }

    fn post(&self, url: &str, _: &str) -> Result<Answer, Error> {
        Ok(self.answer(url))
    }
}

/// What stands with an empty line between it and the next.
fn pieces(bytes: &[u8]) -> Vec<&[u8]> {
    let mut pieces: Vec<&[u8]> = Vec::new();
    let mut rest = bytes;
    while let Some(end) = rest.windows(2).position(|pair| pair == b"\n\n") {
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after.get(2..).unwrap_or_default();
    }
    pieces.push(rest);
    pieces
}

/// Any server is judged to the end, in words that move nobody's cursor.
pub(crate) fn judged(bytes: &[u8]) {
    let server = Odd {
        pieces: RefCell::new(pieces(bytes).into_iter().cycle()),
    };
    let subject = Subject {
        url: "https://aduan.majlis.my/v2/".to_owned(),
        jurisdiction: None,
        now: Time::from_micros(1_795_000_000_000_000),
        key: Some("k".to_owned()),
    };
    let found = lint(&server, &subject);
    assert!(!found.is_empty());
    for finding in &found {
        assert!(!finding.to_string().contains(char::is_control));
    }
}

/// The pack's words and places, read once.
static PACK: LazyLock<Option<(Registry, Grammar, Patterns)>> = LazyLock::new(|| {
    let pack = Pack::embedded().ok()?;
    let grammar = Grammar::read(pack.text("sms.csv")?).ok()?;
    Some((pack.registry().ok()?, grammar, Patterns::of(&pack).ok()?))
});

/// What a text message says is a part of it, and so are a place and a personal number in it.
pub(crate) fn messages(bytes: &[u8]) {
    let (Ok(text), Some((registry, grammar, patterns))) = (std::str::from_utf8(bytes), &*PACK)
    else {
        return;
    };
    let rest = match grammar.understand(text) {
        Some((_, _, rest)) => rest,
        None => text,
    };
    assert!(text.trim().ends_with(rest) || text == rest);
    if let Some((place, words)) = placed(registry, rest) {
        assert!(rest.ends_with(words) && !place.name.is_empty());
        let name = rest.strip_suffix(words).unwrap_or_default();
        let digits = name.chars().any(|letter| letter.is_ascii_digit());
        assert!(digits || !words::tokens(name).is_empty());
    }
    assert!(registry.categories_matching(rest, 1).len() <= 1);
    let mut end = 0;
    for found in patterns.find(text) {
        assert!(
            found.range.start >= end
                && text
                    .get(found.range.clone())
                    .is_some_and(|it| !it.is_empty())
        );
        end = found.range.end;
    }
}

/// The key of a log whose signatures nobody else can make.
static SIGNER: LazyLock<Option<Signer>> =
    LazyLock::new(|| Signer::new("balai.example/log", [7; 32]));

/// A note that was read says the same of itself when it is written, and a checkpoint that opens was signed by the key.
pub(crate) fn notes(bytes: &[u8]) {
    let (Ok(text), Some(signer)) = (std::str::from_utf8(bytes), &*SIGNER) else {
        return;
    };
    for key in [Verifier::parse(text), Verifier::parse_witness(text)]
        .into_iter()
        .flatten()
    {
        assert!(!key.name().contains(['+', ' ', '\n']));
    }
    let Some(note) = Note::parse(text) else {
        assert_eq!(Checkpoint::open(text, signer.verifier()), None);
        return;
    };
    assert!(note.text.ends_with('\n') && note.signatures.len() <= 100);
    let _ = cosigned_at(&note, signer.verifier());
    if let Some(checkpoint) = Checkpoint::open(text, signer.verifier()) {
        assert!(note.is_signed_by(signer.verifier()));
        let own = signer.note(&note.text);
        assert_eq!(Checkpoint::open(&own, signer.verifier()), Some(checkpoint));
    }
}

/// A receipt of a stranger proves nothing by another log's key, and never stops who checks it.
pub(crate) fn receipts(bytes: &[u8]) {
    let (Ok(text), Some(signer)) = (std::str::from_utf8(bytes), &*SIGNER) else {
        return;
    };
    let Ok(receipt) = Receipt::parse(text) else {
        return;
    };
    let logged = Checkpoint::open(&receipt.checkpoint, signer.verifier());
    if let Ok(proved) = receipt.verify(signer.verifier()) {
        assert_eq!(logged.map(|logged| logged.size), Some(proved.size));
        assert!(receipt.leaf < proved.size);
    }
    let Some(own) = Verifier::parse(&receipt.key) else {
        return;
    };
    if own != *signer.verifier() && receipt.verify(&own).is_ok() {
        assert!(receipt.verify(signer.verifier()).is_err());
    }
}

/// Documents of a provider and a word signed with another key than theirs, whose secret half nobody has.
const STRANGER: &[u8] = include_bytes!("../corpus/providers/stranger");

/// Whether a word that somebody signed out counts by the documents that a provider has of itself.
fn counts((about, keys): (&[u8], &[u8]), word: &[u8]) -> Option<bool> {
    const CLIENT: (&str, &str) = ("https://id.example.my", "balai");
    const NOW: Time = Time::from_micros(1_795_000_000_000_000);
    let word = std::str::from_utf8(word).ok()?;
    logout_judge(CLIENT, (about, keys), (word, NOW))
}

/// What a provider says of itself and of who signed out is read or refused, and no word counts by keys of somebody else.
pub(crate) fn providers(bytes: &[u8]) {
    let (said, known) = (pieces(bytes), pieces(STRANGER));
    let ([about, keys, word], [other, others, _]) = (said.as_slice(), known.as_slice()) else {
        return;
    };
    let _ = counts((about, keys), word);
    assert_ne!(counts((other, others), word), Some(true));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_counts_by_the_keys_that_signed_it() {
        let signed = pieces(include_bytes!("../corpus/providers/signed"));
        let [about, keys, word] = signed.as_slice() else {
            panic!("three pieces");
        };
        assert_eq!(counts((about, keys), word), Some(true));
        let stranger = pieces(STRANGER);
        assert_eq!(counts((stranger[0], stranger[1]), word), Some(false));
        assert_eq!(counts((stranger[0], stranger[1]), stranger[2]), Some(false));
    }
}
