//! Promises and receipts: what whoever did something takes home.

use base::{Actor, Reference, hex};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use store::Tx;

use super::error::Error;
use super::model::Signed;
use super::queries::{self, LeafFound};
use super::rules::{self, Hash, Opening, Proved, Receipt, Tiles, leaf_hash};
use crate::App;
use crate::cases::{self, CaseId};

/// The kind of acts on somebody's account.
pub(super) const PERSON: &str = "person";

/// Signed promises of acts that are durable, for the answer to whoever did them. Nothing without the log's key.
pub(crate) fn promises(app: &App, acts: &[String]) -> Vec<String> {
    let Some(signer) = &app.log.signer else {
        return Vec::new();
    };
    let now = app.clock.now();
    let acts = acts.iter();
    acts.map(|entry| rules::promise(signer, entry, now))
        .collect()
}

/// What a receipt is made of, as far as one look at the store gives it.
struct Parts {
    found: Vec<(LeafFound, Option<String>)>,
    signed: Option<Signed>,
}

/// The receipt of the entry with this hash; nothing if the log does not hold it, or not yet. What opens a private
/// matter is in it for its owner alone.
pub async fn receipt(app: &App, actor: &Actor, hash: Hash) -> Result<Option<Receipt>, Error> {
    let reader = actor.clone();
    let read = app.db.read("log.receipt", move |tx| {
        let mut found = Vec::new();
        for leaf in queries::leaves_found(tx, &hash)? {
            let own = own_reference(tx, &reader, leaf.subject.as_deref())?;
            found.push((leaf, own));
        }
        Ok::<_, store::Error>(Parts {
            found,
            signed: queries::checkpoint(tx)?,
        })
    });
    let parts = read.await?;
    let mut found = parts.found.into_iter();
    let found = found.find(|(leaf, _)| leaf_hash(leaf.entry.as_bytes()) == hash);
    let (Some((leaf, own)), Some(signed)) = (found, parts.signed) else {
        return Ok(None);
    };
    let Some(place) = leaf.place().filter(|place| *place < signed.size) else {
        return Ok(None);
    };
    let proof = inclusion(app, place, signed.size).await?;
    let opening = own.zip(leaf.salt);
    let opening = opening.map(|(reference, salt)| Opening { salt, reference });
    Ok(Some(Receipt {
        v: 1,
        key: app.log.verifier.to_string(),
        opening: opening.filter(|opening| opening.fits(&leaf.entry)),
        entry: leaf.entry,
        leaf: place,
        proof: proof.iter().map(|hash| STANDARD.encode(hash)).collect(),
        checkpoint: signed.note,
    }))
}

/// What an act is about, for whoever's own it is: the reference of a case, or the id of an account.
fn own_reference(
    tx: &mut Tx<'_>,
    actor: &Actor,
    subject: Option<&str>,
) -> store::Result<Option<String>> {
    let Some(subject) = subject.filter(|_| actor.reads_own()) else {
        return Ok(None);
    };
    if own_account(actor).is_some_and(|own| own == subject) {
        return Ok(Some(subject.to_owned()));
    }
    let Ok(case) = CaseId::parse(subject) else {
        return Ok(None);
    };
    let case = cases::queries::case_find(tx, case)?;
    let own = case.filter(|case| actor.stands_for(case.owner, &case.kind));
    Ok(own.map(|case| case.reference.to_string()))
}

/// The subject of what is done with the account that is the actor's own, or that they act for in everything.
fn own_account(actor: &Actor) -> Option<String> {
    let party = actor.party();
    let party = party.filter(|_| actor.stands_for(party, PERSON));
    party.map(|person| format!("person-{person}"))
}

/// The proof that a leaf is in the tree of so many: a few tiles are read, and hashed outside of the store.
async fn inclusion(app: &App, place: u64, size: u64) -> Result<Vec<Hash>, Error> {
    let needed = Tiles::needed(|perfect| rules::inclusion(perfect, place, size));
    let read = app.db.read("log.proof", move |tx| {
        let tiles = needed
            .iter()
            .map(|(level, number)| queries::tile(tx, *level, *number));
        tiles.collect::<store::Result<Vec<_>>>()
    });
    let tiles: Tiles = read.await?.into_iter().flatten().collect();
    let proof = rules::inclusion(&mut |height, at| tiles.perfect(height, at), place, size);
    proof.ok_or_else(|| Error::Damaged(format!("a tile of the tree of {size} leaves is missing")))
}

/// An act, as the list of its case or account shows it.
pub(super) struct Done {
    /// What its entry says.
    pub(super) said: Proved,
    /// The version of the case after it; of an account, its time.
    pub(super) version: Option<i64>,
    /// When, in microseconds.
    pub(super) at_us: i64,
    /// The hash of its entry.
    pub(super) hash: String,
    /// Whether the log holds it already.
    pub(super) logged: bool,
}

/// The acts of a case that the actor may see, the oldest first, at most 500.
pub(super) async fn acts_of(
    app: &App,
    actor: &Actor,
    reference: Reference,
) -> Result<Vec<Done>, cases::Error> {
    let reader = actor.clone();
    let read = app.db.read("log.acts_of", move |tx| {
        let case = cases::case_by_reference(tx, &reader, &reference)?;
        let size = queries::head(tx)?.map_or(0, |head| head.size);
        let acts = queries::acts_of(tx, &case.id.to_string())?;
        Ok::<_, cases::Error>((acts, size))
    });
    let (acts, size) = read.await?;
    Ok(done(acts, size))
}

/// The acts on the account of the actor, or of whoever they act for in everything; the newest 500, newest first.
pub(super) async fn acts_of_account(app: &App, actor: &Actor) -> Result<Vec<Done>, Error> {
    let own = own_account(actor).filter(|_| actor.reads_own());
    let Some(subject) = own else {
        return Ok(Vec::new());
    };
    let read = app.db.read("log.acts_of_account", move |tx| {
        let size = queries::head(tx)?.map_or(0, |head| head.size);
        Ok::<_, store::Error>((queries::acts_newest(tx, &subject)?, size))
    });
    let (acts, size) = read.await?;
    Ok(done(acts, size))
}

fn done(acts: Vec<LeafFound>, size: u64) -> Vec<Done> {
    let done = acts.into_iter().filter_map(|act| {
        Some(Done {
            said: Proved::read(&act.entry)?,
            hash: hex(&leaf_hash(act.entry.as_bytes())),
            logged: act.place().is_some_and(|place| place < size),
            version: act.version,
            at_us: act.at_us,
        })
    });
    done.collect()
}
