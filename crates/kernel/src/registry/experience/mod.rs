//! What came of similar reports nearby, and how that weighs against the rules.
//!
//! A report teaches once an agency has put it right: its category, its place, that agency, and how often it changed
//! hands before. Whoever asks who is in charge of a place reads one cell of `kernel_experience`, nothing else. The
//! figures of the rule stand in the pack's `experience.csv`; `docs/routing.md` tells it in words.

mod actions;
mod model;
mod queries;
mod rules;

pub use actions::{
    experience, experience_cells, experience_foresee, experience_forget, experience_put,
    experience_rules,
};
pub use model::{Experience, Lesson, Rule, Rules};
pub(crate) use queries::SQL;
pub use rules::{learn, weigh};
