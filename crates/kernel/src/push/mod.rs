//! News on a person's own devices: what they are written to about also comes up on the devices where they want it
//! (Web Push: RFC 8030, 8291 and 8292). A device is told a title and a link, encrypted for it alone.
//!
//! Address: `/{lang}/me/devices`.

mod actions;
mod error;
mod jobs;
mod model;
mod pages;
mod queries;
mod rules;
mod seal;

use store::Migration;
use web::Route;

use crate::App;

pub(crate) use actions::{daily_fan_out, job_id, message_fan_out, push_key};
pub use actions::{device_add, device_remove, devices_of};
pub use error::Error;
pub use jobs::jobs;
pub use model::{Device, DeviceNew, Key, Keys};
pub(crate) use queries::{SQL, devices_told};
pub(crate) use rules::machine;
pub use seal::{Sealer, authorization};

/// The devices.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    21,
    "push",
    include_str!("../../migrations/0021_push.sql"),
);

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    pages::routes()
}
