//! "Me too": somebody else has the same trouble, and says so once. They are counted, and told what becomes of
//! the report; nobody sees who they are.

mod actions;
mod jobs;
mod queries;

pub use actions::{MeToo, Said, me_too_confirm, me_too_end, me_too_put, me_too_seen};

pub(crate) use actions::{me_too_erase, me_too_merge, news_enqueue};
pub(crate) use jobs::jobs;
pub(crate) use queries::{SQL, counts_of_cases, queue_of_many, queue_row};
