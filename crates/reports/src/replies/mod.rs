//! Replies that are ready: words that officers send often, by the move they go with and in every language. Some
//! come with the pack (`replies.csv`), others are an agency's own.

mod actions;
mod model;
mod queries;

pub(crate) use actions::{replies_of, reply_put, reply_remove, reply_words};
pub(crate) use model::{Reply, ReplyPut, STEPS};
pub(crate) use queries::SQL;
