//! Personal numbers in words that everybody would read: noticed before they are published.
//!
//! What reads like one is the pack's (`personal.csv`). On the form the person decides; what a program sends is
//! hidden, because nobody is there to ask. An officer who is about to publish one is asked too. The agency sees what was hidden among the private answers. Words that
//! only the agency reads are left alone.

mod actions;
mod patterns;

pub(crate) use actions::words_check;
pub use actions::{
    HIDDEN, Noticed, Wish, patterns, personal_blank, personal_hide, personal_in, personal_in_words,
};
pub use patterns::{Found, Patterns};
