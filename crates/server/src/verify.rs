//! `balai verify`: whether what stands here, or in somebody's hand, is what was done, as the public log says.

use std::path::Path;

use kernel::log;
use kernel::log::rules::{Checkpoint, Receipt, Verifier};

use crate::cli::Verify;
use crate::commands::{complain, say};
use crate::open::{self, Stop};
use crate::witness;

/// `balai verify RECEIPT` and `balai verify --all`
pub(crate) fn verify(verify: &Verify) -> Result<(), Stop> {
    match &verify.receipt {
        Some(file) => receipt(file, verify),
        None => all(verify),
    }
}

fn all(verify: &Verify) -> Result<(), Stop> {
    let app = open::command(&verify.place)?;
    let done = log::verify_all(&app)?;
    say(&format!(
        "{} acts fit, {} of them in the log of {}; {} with what they did; {} checkpoints; {} cases and \
         {} entries stand as their acts left them",
        done.leaves,
        done.logged,
        app.log.verifier.name(),
        done.payloads,
        done.checkpoints,
        done.cases,
        done.entries,
    ))
}

/// Needs the file and the key alone, unless an instance is to be asked.
fn receipt(file: &Path, verify: &Verify) -> Result<(), Stop> {
    let (key, url) = (verify.key.as_deref(), verify.url.as_deref());
    let words = log::Offline::open(verify.place.pack.as_deref(), &server::modules())?;
    let lang = words.language(&verify.lang).map_err(|known| {
        let known = known.join(", ");
        format!("--lang {}: expected one of: {known}", verify.lang)
    })?;
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let text = std::fs::read_to_string(file).map_err(|error| told(&error))?;
    let receipt = Receipt::parse(&text).map_err(|fault| told(&fault))?;
    let given = key.unwrap_or(&receipt.key);
    let verifier =
        Verifier::parse(given).ok_or_else(|| format!("{given} is not a key of a log"))?;
    let proved = receipt.verify(&verifier).map_err(|fault| told(&fault))?;
    if key.is_none() {
        complain(
            &"the key is the receipt's own: whoever forged the receipt forged the key too; give the one that you \
              trust with --key"
                .into(),
        );
    }
    if let Some(url) = url {
        let before = Checkpoint::open(&receipt.checkpoint, &verifier);
        log::follow(&witness::fetch(url), &verifier, before.as_ref())?;
    }
    say(&format!(
        "{} {} {} {}: act {} of {} in the log of {}",
        proved.at,
        proved.act,
        proved.agency,
        proved.reference.as_deref().unwrap_or("(private)"),
        receipt.leaf + 1,
        proved.size,
        verifier.name()
    ))?;
    let lines = words.receipt(lang, (&receipt, &proved));
    lines.iter().try_for_each(|line| say(line))
}
