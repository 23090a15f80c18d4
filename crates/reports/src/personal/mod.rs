//! Personal numbers in what everybody would read of a report: noticed and hidden before it is made
//! (`kernel::personal`). The agency sees what was hidden among the private answers.

mod actions;

pub use actions::{HIDDEN, personal_hide, personal_in};
