//! Days of rest, kept by hand: one that a state calls at short notice, or a feast that the moon moved. Open clocks follow.
//!
//! Addresses: `/{lang}/desk/holidays`.

mod actions;
mod pages;
mod rules;

pub use actions::{HolidayPut, HolidayRemove, holiday_put, holiday_remove};
pub(super) use pages::routes;
