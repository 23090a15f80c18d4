//! Alerts: a person is told of new reports around a place, at an agency or of a category, by letter or text
//! message, at once or each morning.
//!
//! A job reads the event feed from where it stopped, so nothing is missed and nobody is told twice. Only what
//! everybody may see is ever told, and a letter holds none of a reporter's words.

mod actions;
mod jobs;
mod model;
mod queries;
mod rules;

pub use actions::{
    alert_confirm, alert_end, alert_make, alerts_followed, alerts_of, alerts_sent, alerts_want,
};
pub use jobs::{LETTER, alerts_read, alerts_tell};
pub use model::{About, Alert, AlertNew, Circle, Pace};
pub use rules::{ALERTS_MAX, RADII_M, alert_check};

pub(crate) use actions::{alerts_erase, alerts_sweep};
pub(crate) use jobs::jobs;
pub(crate) use queries::{SQL, reading, reading_begin, reading_move};
