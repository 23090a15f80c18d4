//! Messages to people: written in their language, queued in the commit that they tell of, and sent
//! afterwards by e-mail or text message. In the demo nothing leaves the house; what would have left
//! is shown.
//!
//! The words are translations: `kernel-mail-<template>-subject`, `kernel-mail-<template>-body` and
//! `kernel-sms-<template>`, with `-` for `_` in the template's name.
//!
//! The page of the demo's letters is `/{lang}/demo`, with the sample people.

mod actions;
mod jobs;
mod letter;
mod mail;
mod model;
mod queries;
mod rules;
mod sms;

use store::Migration;

pub use actions::{message_queue, messages_recent};
pub use jobs::jobs;
pub use letter::{CASE_LETTER, TEMPLATES, letter};
pub use model::{Letter, MailSettings, Message, MessageNew, MessageState, Piece, SmsSettings};
pub(crate) use queries::messages_erase;

pub(crate) use queries::SQL;

/// The tables.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    5,
    "notifications",
    include_str!("../../migrations/0005_notifications.sql"),
);
