//! Messages to people: written in their language, queued in the commit that they tell of, and sent
//! afterwards by e-mail or text message. In the demo nothing leaves the house; what would have left
//! is shown.
//!
//! The words are translations: `kernel-mail-<template>-subject`, `kernel-mail-<template>-body` and
//! `kernel-sms-<template>`, with `-` for `_` in the template's name.
//!
//! Letters that come back (`bounce`) are held back until somebody at their address proves that they arrive; who
//! wants no more of a letter's like says so through a link in it. Codes are always sent.
//!
//! In which words an agency writes is for it to choose (`wordings`).
//!
//! When a letter leaves is for its reader to say (`preferences`): at once, after quiet hours, or gathered in a digest.
//!
//! Addresses: `/api/v1/bounces` and `/{lang}/letters/{token}`. The page of the demo's letters is `/{lang}/demo`,
//! with the sample people.

mod actions;
mod authorities;
mod bounce;
mod dkim;
mod error;
mod http;
mod jobs;
mod letter;
mod mail;
mod model;
mod pages;
pub mod preferences;
mod queries;
mod rules;
mod sms;
pub mod wordings;

use store::{Migration, Sql};
use web::Route;

use crate::App;

pub use actions::{
    BOUNCES, address_held_back, address_reachable, bounce_take, letters_end, letters_sent,
    letters_start, message_queue, messages_recent, messages_reword, messages_withhold,
};
pub(crate) use actions::{address_proved, channel_proved, letter_key};
pub use authorities::{AuthoritiesFault, MailAuthorities};
pub use bounce::bounce_read;
pub use dkim::{Dkim, DkimFault};
pub use error::Error;
pub(crate) use jobs::SEND;
pub use jobs::jobs;
pub(crate) use letter::LAST;
pub use letter::{
    CASE_LETTER, FORMAL_LETTER, Notice, TEMPLATES, Written, letter, letter_whole, letter_worded,
    notice,
};
pub use model::{
    Action, Bounce, Letter, LetterKey, MailSettings, Message, MessageNew, MessageState, Piece,
    Returned, SmsSettings, Status, Taken,
};
pub(crate) use queries::{
    message_find, messages_erase, secret_ensure, secret_find, secret_put, unreachable_count,
};

/// Every statement of this component.
pub(crate) const ALL: &[&[Sql]] = &[queries::SQL, preferences::SQL, wordings::SQL];

/// The tables.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    5,
    "notifications",
    include_str!("../../migrations/0005_notifications.sql"),
);

/// Bounces, stopped letters, and the instance's key for links in letters.
pub const POST_MIGRATION: Migration = Migration::split(
    "kernel",
    14,
    "post",
    include_str!("../../migrations/0014_post.postgres.sql"),
    include_str!("../../migrations/0014_post.sqlite.sql"),
);

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    [
        http::routes(),
        pages::routes(),
        preferences::routes(),
        wordings::routes(),
    ]
    .concat()
}
