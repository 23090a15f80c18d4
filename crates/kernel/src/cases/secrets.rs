//! Secrets that open a case to its owner who has no account.

use base::hex;
use sha2::{Digest, Sha256};

/// The secret that opens a case to somebody without an account, made from the secret address of the
/// form it came from, so that sending the form twice shows the same one.
pub fn case_secret(form: &str) -> String {
    let digest = hex(&Sha256::digest(format!("case key\n{form}").as_bytes())).to_uppercase();
    let digits: Vec<char> = digest.chars().take(16).collect();
    digits
        .chunks(4)
        .map(|part| part.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-")
}

/// What is stored of a case's secret. Case, spaces and hyphens do not matter.
pub fn secret_hash(typed: &str) -> String {
    let bare: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    hex(&Sha256::digest(bare.to_ascii_uppercase().as_bytes()))
}
