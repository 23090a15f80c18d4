//! Personal numbers in words that everybody would read: noticed before they are published.
//!
//! What reads like one is the pack's (`personal.csv`). On a form the person decides; what a program sends is hidden,
//! because nobody is there to ask. An officer who is about to publish one is asked too. Words that only the agency
//! reads are left alone. Which words of a case everybody reads is its module's to say.

mod actions;
mod pages;
mod patterns;
mod rules;

pub use actions::{
    patterns, personal_blank, personal_called, personal_word, words_check, words_check_of,
};
pub use pages::{personal_noticed, personal_wished};
pub use patterns::{Fault, Found, Patterns};
pub use rules::{Noticed, Wish, personal_in_words, without};
