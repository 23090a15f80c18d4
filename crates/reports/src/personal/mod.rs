//! Personal numbers in words that everybody would read: noticed before they are published.
//!
//! What reads like one is the pack's (`personal.csv`). On the form the person decides; what a program sends is
//! hidden, because nobody is there to ask. The agency sees what was hidden among the private answers. Words that
//! only the agency reads are left alone.

mod actions;
mod patterns;

pub use actions::{HIDDEN, Noticed, patterns, personal_hide, personal_in};
pub use patterns::{Found, Patterns};
