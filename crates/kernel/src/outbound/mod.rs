//! The one door through which Balai asks other machines for something.
//!
//! Only jobs go through it, after a commit. An address that a stranger gave is never followed to a
//! machine of our own: every name is resolved by us, and every address that it resolves to, at every
//! step of a redirect, must be public. Sizes, times and redirects have limits.

mod client;
mod error;
mod rules;

pub use client::{Answer, Client, Limits, Trust};
pub use error::Error;
pub use rules::{is_named, is_public, url_check};
