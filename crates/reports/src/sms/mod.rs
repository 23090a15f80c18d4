//! Text messages in: who has no data reports, asks and answers by SMS, and is answered by SMS.
//!
//! A gateway hands messages in with a token. Their words are the pack's (`sms.csv`), in four languages: a report with
//! its place, the state of a report by its reference, and an end to messages. Without such a word a message is the
//! missing place, or an answer to the sender's last report.
//!
//! A sender's number is only as true as the networks are: nothing is shown to whoever claims one, because answers go
//! to the number itself. A message counts once by its id, and ten in an hour are read of one number.
//!
//! Address: `POST /api/v1/sms`.

mod actions;
mod http;
mod model;
mod queries;
pub mod rules;

use base::Permission;

pub(crate) use actions::sms_sweep;
pub use actions::{sms_asked, sms_known, sms_read, sms_take, status_word};
pub(crate) use http::routes;
pub use model::{Known, Read, Sms, SmsFresh, Taken};
pub(crate) use queries::{SQL, sms_erase};

/// Handing in text messages that people sent.
pub const RECEIVE: Permission = Permission("sms.receive");
